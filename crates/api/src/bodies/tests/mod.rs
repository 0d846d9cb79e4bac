//! A schema that only has bodies: one to read, and one that comes back as it was understood.
#![allow(clippy::unwrap_used)]

use std::sync::Arc;

use async_graphql::{EmptyMutation, EmptySubscription, Object, Request, Schema, Variables};
use masthead_domain::articles::PublicationDetails;
use masthead_domain::body::Body as DomainBody;
use masthead_domain::ids::ArticleId;
use serde_json::{Value, json};
use uuid::Uuid;

use super::inputs::BodyInput;
use super::types::Body;

mod every_block;
mod problems;
mod whole_text;

struct Query;

fn live(body: DomainBody) -> Body<'static> {
    let (article, related, custom_fields) = (ArticleId(Uuid::nil()), Vec::new(), serde_json::Map::new());
    let (seo_title, seo_description, canonical_url, corrections) = (None, None, None, Vec::new());
    let details = PublicationDetails { article, body, seo_title, seo_description, canonical_url, related, custom_fields, corrections };
    Arc::new(details).into()
}

#[Object]
impl Query {
    /// The body of this input.
    #[allow(clippy::unused_async)] // Resolvers have to be async.
    async fn body(&self, input: BodyInput) -> async_graphql::Result<Body<'static>> {
        input.parse().map(live).map_err(|problems| format!("{problems:?}").into())
    }
}

/// What is answered to `query` with `$input`, and the messages of errors.
async fn ask(query: &str, input: Value) -> (Value, Vec<String>) {
    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    let query = format!("query($input: BodyInput!) {{ body(input: $input) {query} }}");
    let response = schema.execute(Request::new(query).variables(Variables::from_json(json!({ "input": input })))).await;
    let errors = response.errors.iter().map(|error| format!("{:?}: {}", error.path, error.message)).collect();
    (response.data.into_json().unwrap(), errors)
}

/// The answer to a query that has no errors.
async fn answer(query: &str, input: Value) -> Value {
    let (mut data, errors) = ask(query, input).await;
    assert_eq!(errors, Vec::<String>::new());
    data["body"].take()
}
