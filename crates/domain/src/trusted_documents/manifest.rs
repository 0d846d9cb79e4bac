//! The lists of documents that tools write: Apollo's `generate-persisted-query-manifest`, and the plain object of ids and texts that
//! Relay's compiler and GraphQL Code Generator's client preset write.

use std::collections::BTreeMap;

use serde::Deserialize;
use thiserror::Error;

use super::{DocumentId, NewTrustedDocument};

/// Why a list cannot be read.
#[derive(Debug, Error)]
pub enum ManifestError {
    /// It is not JSON.
    #[error("It is not JSON: {0}.")]
    Syntax(serde_json::Error),
    /// It is JSON of another shape.
    #[error("It is neither a manifest of Apollo's tools nor an object of ids and documents.")]
    Shape,
    /// It is Apollo's, of a version that is not known here.
    #[error("It is a manifest of version {0}; version 1 is known here.")]
    Version(u64),
    /// An id will not do.
    #[error("The id \"{id}\" will not do. {problem}")]
    Id {
        /// The id.
        id: String,
        /// Why.
        problem: String,
    },
    /// Two documents have one id.
    #[error("Two documents have the id {0}.")]
    Twice(DocumentId),
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Manifest {
    Apollo(Apollo),
    Texts(BTreeMap<String, String>),
}

#[derive(Deserialize)]
struct Apollo {
    #[serde(rename = "format")]
    _format: ApolloFormat,
    version: u64,
    operations: Vec<Operation>,
}

#[derive(Deserialize)]
enum ApolloFormat {
    #[serde(rename = "apollo-persisted-query-manifest")]
    Known,
}

#[derive(Deserialize)]
struct Operation {
    id: String,
    name: Option<String>,
    body: String,
}

/// The documents of a list.
///
/// # Errors
/// The first thing about the list that cannot be read.
pub fn read_manifest(text: &str) -> Result<Vec<NewTrustedDocument>, ManifestError> {
    let value: serde_json::Value = serde_json::from_str(text).map_err(ManifestError::Syntax)?;
    let operations = match serde_json::from_value(value).map_err(|_| ManifestError::Shape)? {
        Manifest::Apollo(Apollo { version: 1, operations, .. }) => operations,
        Manifest::Apollo(Apollo { version, .. }) => return Err(ManifestError::Version(version)),
        Manifest::Texts(texts) => texts.into_iter().map(|(id, body)| Operation { id, name: None, body }).collect(),
    };
    let mut documents: Vec<NewTrustedDocument> = Vec::with_capacity(operations.len());
    for Operation { id, name, body } in operations {
        let id = DocumentId::parse(&id).map_err(|problem| ManifestError::Id { id, problem: problem.message })?;
        if documents.iter().any(|other| other.id == id && other.text != body) {
            return Err(ManifestError::Twice(id));
        }
        documents.push(NewTrustedDocument { id, name, text: body });
    }
    Ok(documents)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Vec<String>, String> {
        let documents = read_manifest(text).map_err(|error| error.to_string())?;
        Ok(documents.into_iter().map(|document| format!("{} {:?} {}", document.id, document.name, document.text)).collect())
    }

    #[test]
    fn lists_of_all_three_tools_are_read() {
        let apollo = r#"{ "format": "apollo-persisted-query-manifest", "version": 1,
            "operations": [{ "id": "a1", "name": "Front", "type": "query", "body": "query Front { site { name } }" }] }"#;
        assert_eq!(read(apollo).unwrap(), ["a1 Some(\"Front\") query Front { site { name } }"]);
        assert_eq!(read(r#"{ "b": "{ b }", "a": "{ a }" }"#).unwrap(), ["a None { a }", "b None { b }"]);
    }

    #[test]
    fn what_is_wrong_with_a_list_is_said() {
        let version = r#"{ "format": "apollo-persisted-query-manifest", "version": 2, "operations": [] }"#;
        let twice = r#"{ "format": "apollo-persisted-query-manifest", "version": 1,
            "operations": [{ "id": "a", "body": "{ a }" }, { "id": "a", "body": "{ b }" }] }"#;
        let table = [
            ("{", "It is not JSON"),
            ("[]", "It is neither"),
            (r#"{ "a": 1 }"#, "It is neither"),
            (version, "It is a manifest of version 2"),
            (r#"{ "a b": "{ a }" }"#, "The id \"a b\" will not do."),
            (twice, "Two documents have the id a."),
        ];
        for (text, problem) in table {
            assert!(read(text).unwrap_err().starts_with(problem), "{text}: {:?}", read(text));
        }
    }
}
