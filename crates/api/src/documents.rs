//! Looking at a document without executing it: whether it is within the limits and fits the schema.

use std::sync::Arc;

use async_graphql::extensions::{Extension, ExtensionContext, ExtensionFactory, NextExecute};
use async_graphql::{Request, Response, Value, Variables};

use crate::limits::{self, Limits};
use crate::schema;

/// Everything that is wrong with a document, in sentences.
pub async fn check_document(text: &str, limits: &Limits) -> Vec<String> {
    if let Err(exceeded) = limits::scan(text, limits) {
        return vec![exceeded.to_string()];
    }
    let document = match async_graphql::parser::parse_query(text) {
        Ok(document) => document,
        Err(error) => return vec![error.to_string()],
    };
    let mut wrong = Vec::new();
    for (name, operation) in document.operations.iter() {
        let name = name.map(async_graphql::Name::as_str);
        let within = limits::check(&document, name, limits)
            .and_then(|expansion| limits::check_cost(&document, &expansion, &operation.node, &Variables::default(), limits));
        wrong.extend(within.err().map(|exceeded| exceeded.to_string()));
        let request = Request::new(text);
        let request = match name {
            Some(name) => request.operation_name(name),
            None => request,
        };
        let response = schema::checking().execute(request).await;
        wrong.extend(response.errors.into_iter().map(|error| error.message));
    }
    wrong.dedup();
    wrong
}

/// Ends each request where it would be executed.
pub struct CheckOnly;

impl ExtensionFactory for CheckOnly {
    fn create(&self) -> Arc<dyn Extension> {
        Arc::new(Self)
    }
}

#[async_graphql::async_trait::async_trait]
impl Extension for CheckOnly {
    async fn execute(&self, _: &ExtensionContext<'_>, _: Option<&str>, _: NextExecute<'_>) -> Response {
        Response::new(Value::Null)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_is_wrong_with_a_document_is_said_and_nothing_is_executed() {
        let limits = Limits::default();
        for good in [
            "query Front($first: Int = 3) { articles(first: $first) { nodes { headline } } }",
            "query Page($slug: String!) { article(by: { slug: $slug }) { headline } } query Other { site { name } }",
            "mutation Sign($input: SignInInput!) { signIn(input: $input) { session { accessToken } } }",
        ] {
            assert_eq!(check_document(good, &limits).await, [""; 0], "{good}");
        }
        let table = [
            ("{ site {", "expected"),
            ("{ site { colour } }", "colour"),
            ("query A { site { name } } query B { site { colour } }", "colour"),
            ("{ articles(first: 100) { nodes { sameSection(first: 100) { sameSection(first: 100) { id } } } } }", "the limit is"),
        ];
        for (bad, said) in table {
            let wrong = check_document(bad, &limits).await.join(" ");
            assert!(wrong.contains(said), "{bad}: {wrong}");
        }
    }
}
