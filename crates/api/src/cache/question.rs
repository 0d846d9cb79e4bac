//! What is asked, in two ways: by the exact bytes of a request, and by what those bytes mean.

use std::hash::{BuildHasher, Hash, Hasher};

use actix_web::web::Bytes;
use async_graphql::{Name, Request, Value, Variables};
use quick_cache::{DefaultHashBuilder, Equivalent};

use crate::http::ResponseType;

/// A request as it came: everything of it that its answer can depend on, as long as nobody has signed in.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Exact {
    media: ResponseType,
    posted: bool,
    bytes: Bytes,
}

/// The same, borrowed from the request.
#[derive(Clone, Copy, Hash, Debug)]
pub struct ExactRef<'a> {
    /// The media type that will answer.
    pub media: ResponseType,
    /// Whether it was sent in a body and not in the address.
    pub posted: bool,
    /// The body, or the query string.
    pub bytes: &'a [u8],
}

impl Exact {
    /// The request with this body or query string, which it copies: the buffer it came in may be much larger.
    pub fn copied(media: ResponseType, posted: bool, bytes: &[u8]) -> Self {
        Self { media, posted, bytes: Bytes::copy_from_slice(bytes) }
    }

    /// The media type that will answer.
    pub fn media(&self) -> ResponseType {
        self.media
    }

    pub(super) fn weight(&self) -> usize {
        self.bytes.len()
    }
}

impl Equivalent<Exact> for ExactRef<'_> {
    fn equivalent(&self, key: &Exact) -> bool {
        self.media == key.media && self.posted == key.posted && self.bytes == &*key.bytes
    }
}

/// What a request asks: however it is spaced, ordered or sent, the same question has the same answer.
#[derive(Debug)]
pub struct Question {
    hash: u64,
    media: ResponseType,
    document: String,
    operation: Option<String>,
    variables: String,
}

impl Question {
    /// The question of a request.
    pub fn of(request: &Request, media: ResponseType, hasher: &DefaultHashBuilder) -> Self {
        let (document, operation) = (request.query.clone(), request.operation_name.clone());
        let variables = canonical(&request.variables);
        let hash = hasher.hash_one((media, &document, &operation, &variables));
        Self { hash, media, document, operation, variables }
    }

    pub(super) fn weight(&self) -> usize {
        self.document.len() + self.operation.as_ref().map_or(0, String::len) + self.variables.len()
    }
}

impl PartialEq for Question {
    fn eq(&self, other: &Self) -> bool {
        let same = |one: &Self| (one.hash, one.media);
        same(self) == same(other)
            && self.document == other.document
            && self.operation == other.operation
            && self.variables == other.variables
    }
}

impl Eq for Question {}

impl Hash for Question {
    /// It is hashed once, by the hasher of the memory that it is for.
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u64(self.hash);
    }
}

/// Variables as JSON, the members of every object in the order of their names. All names and texts are quoted, so that no two
/// different questions can be written alike.
fn canonical(variables: &Variables) -> String {
    let mut text = String::new();
    members(variables.iter(), &mut text);
    text
}

fn members<'a>(members: impl Iterator<Item = (&'a Name, &'a Value)>, text: &mut String) {
    let mut members: Vec<_> = members.collect();
    members.sort_unstable_by_key(|(name, _)| *name);
    text.push('{');
    for (name, value) in members {
        simple(&Value::String(name.to_string()), text);
        text.push(':');
        write(value, text);
        text.push(',');
    }
    text.push('}');
}

fn write(value: &Value, text: &mut String) {
    match value {
        Value::Object(object) => members(object.iter(), text),
        Value::List(items) => {
            text.push('[');
            for item in items {
                write(item, text);
                text.push(',');
            }
            text.push(']');
        }
        other => simple(other, text),
    }
}

fn simple(value: &Value, text: &mut String) {
    // Numbers, texts, booleans and null always have a JSON form.
    text.push_str(&serde_json::to_string(value).unwrap_or_default());
}
