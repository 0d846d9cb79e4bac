//! Documents that a client names by their hash instead of sending them: automatic persisted queries as Apollo's clients speak them
//! (Apollo Server, "Automatic persisted queries"). A hash that is not known is answered with an error, upon which the client sends
//! the document once, with its hash.

use async_graphql::{Request, ServerError, Value};
use masthead_domain::trusted_documents::DocumentId;
use quick_cache::Weighter;
use quick_cache::sync::Cache;
use sha2::{Digest as _, Sha256};

use super::errors::{code, coded};

/// The member of `extensions` that names a document.
pub const EXTENSION: &str = "persistedQuery";

/// Where a request carries the id of its document, which clients send as a parameter of its own.
pub const DOCUMENT_ID: &str = "documentId";

/// The one version of the protocol there is.
const VERSION: i64 = 1;

/// What an entry takes beside its text.
const OVERHEAD: usize = 128;

/// A typical document, to size the table for.
const TYPICAL: u64 = 1024;

/// SHA-256 of a document.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct DocumentHash([u8; 32]);

/// Documents that clients have sent with their hash, as far as there is room for them.
pub struct PersistedQueries(Option<Cache<DocumentHash, String, Weight>>);

#[derive(Clone)]
struct Weight;

impl Weighter<DocumentHash, String> for Weight {
    fn weight(&self, _: &DocumentHash, text: &String) -> u64 {
        (text.len() + OVERHEAD) as u64
    }
}

impl PersistedQueries {
    /// None so far; together they take at most so many bytes. 0 remembers none, and says so to clients.
    pub fn within(max_bytes: u64) -> Self {
        let entries = usize::try_from(max_bytes / TYPICAL).unwrap_or(usize::MAX).max(1);
        Self((max_bytes > 0).then(|| Cache::with_weighter(entries, max_bytes, Weight)))
    }

    /// Puts the document into a request that names one, and answers the hash of one that came with it, to be remembered.
    ///
    /// # Errors
    /// A hash that is not known, not that of the document, or none at all.
    pub fn complete(&self, request: &mut Request) -> Result<Option<DocumentHash>, ServerError> {
        let Some(named) = request.extensions.get(EXTENSION) else { return Ok(None) };
        let hash = hash_in(named)?;
        let Some(known) = &self.0 else {
            return Err(coded(code::PERSISTED_QUERY_NOT_SUPPORTED, "PersistedQueryNotSupported", None));
        };
        if request.query.is_empty() {
            let not_found = || coded(code::PERSISTED_QUERY_NOT_FOUND, "PersistedQueryNotFound", None);
            request.query = known.get(&hash).ok_or_else(not_found)?;
            return Ok(None);
        }
        if DocumentHash(Sha256::digest(&request.query).into()) != hash {
            return Err(coded(code::BAD_REQUEST, "The hash in `extensions.persistedQuery` is not that of the document.", None));
        }
        Ok(Some(hash))
    }

    /// Remembers a document that is within the limits.
    pub fn remember(&self, hash: DocumentHash, document: &str) {
        if let Some(known) = &self.0 {
            known.insert(hash, document.to_owned());
        }
    }
}

/// The id of the document that a request names, by whichever of the two ways.
pub fn id_in(request: &Request) -> Option<DocumentId> {
    let by_hash = || match request.extensions.get(EXTENSION)? {
        Value::Object(named) => named.get("sha256Hash"),
        _ => None,
    };
    match request.extensions.get(DOCUMENT_ID).or_else(by_hash)? {
        Value::String(id) => DocumentId::parse(id).ok(),
        _ => None,
    }
}

fn hash_in(named: &Value) -> Result<DocumentHash, ServerError> {
    let wrong =
        || coded(code::BAD_REQUEST, "`extensions.persistedQuery` must have `version` 1 and a `sha256Hash` in hexadecimal digits.", None);
    let Value::Object(named) = named else { return Err(wrong()) };
    let (version, hash) = (named.get("version"), named.get("sha256Hash"));
    match (version, hash) {
        (Some(Value::Number(version)), Some(Value::String(hash))) if version.as_i64() == Some(VERSION) => parse(hash).ok_or_else(wrong),
        _ => Err(wrong()),
    }
}

fn parse(hexadecimal: &str) -> Option<DocumentHash> {
    let mut hash = [0; 32];
    if hexadecimal.len() != 2 * hash.len() || !hexadecimal.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return None;
    }
    for (place, byte) in hash.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&hexadecimal[2 * place..2 * place + 2], 16).ok()?;
    }
    Some(DocumentHash(hash))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn named(query: &str, hash: &str) -> Request {
        let mut request = Request::new(query);
        let named = json!({ "version": 1, "sha256Hash": hash });
        request.extensions.0.insert(EXTENSION.to_owned(), Value::from_json(named).unwrap());
        request
    }

    fn code_of(result: Result<Option<DocumentHash>, ServerError>) -> String {
        let error = result.unwrap_err();
        let code = super::super::errors::code_of(&error).unwrap_or_default();
        format!("{code}: {}", error.message)
    }

    #[test]
    fn a_document_is_known_by_its_hash_once_it_was_sent_with_it() {
        let (queries, document) = (PersistedQueries::within(4096), "{ site { name } }");
        let hash = format!("{:x}", Sha256::digest(document));
        assert_eq!(code_of(queries.complete(&mut named("", &hash))), "PERSISTED_QUERY_NOT_FOUND: PersistedQueryNotFound");
        let known = queries.complete(&mut named(document, &hash)).unwrap().unwrap();
        assert!(queries.complete(&mut named("", &hash)).is_err(), "only what is within the limits is remembered");
        queries.remember(known, document);
        let mut request = named("", &hash);
        assert_eq!(queries.complete(&mut request).unwrap(), None);
        assert_eq!(request.query, document);
        assert!(code_of(queries.complete(&mut named("{ sections { name } }", &hash))).starts_with("BAD_REQUEST"));
        for wrong in ["", "abc", &hash.replace(|_: char| true, "g")] {
            assert!(code_of(queries.complete(&mut named(document, wrong))).starts_with("BAD_REQUEST"), "{wrong}");
        }
    }

    #[test]
    fn no_more_is_remembered_than_there_is_room_for_and_nothing_where_there_is_none() {
        let queries = PersistedQueries::within(64 * 1024);
        let text = |number: usize| format!("{{ a{number} }}{}", " ".repeat(1000));
        for number in 0..1000 {
            let hash = DocumentHash(Sha256::digest(text(number)).into());
            queries.remember(hash, &text(number));
        }
        assert!(queries.0.as_ref().is_some_and(|known| known.weight() <= 64 * 1024));
        let off = PersistedQueries::within(0);
        let hash = "0".repeat(64);
        assert_eq!(code_of(off.complete(&mut named("", &hash))), "PERSISTED_QUERY_NOT_SUPPORTED: PersistedQueryNotSupported");
        assert_eq!(off.complete(&mut Request::new("{ a }")).unwrap(), None);
    }
}
