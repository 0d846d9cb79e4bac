//! Media types of GraphQL over HTTP: which one answers a request (RFC 9110, section 12.5.1), and which bodies are read.

use actix_web::http::header::{ACCEPT, Accept, CONTENT_ENCODING, CONTENT_TYPE, Header as _, HeaderMap, Quality};
use actix_web::mime::{self, Mime};
use actix_web::{HttpMessage as _, HttpRequest};

use super::errors::Refusal;

/// The two media types of GraphQL responses. They differ in how a request error is told: the first by its status, the
/// second, for clients from before the specification, by status 200 and the body alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ResponseType {
    /// `application/graphql-response+json`
    GraphqlResponse,
    /// `application/json`
    Json,
}

impl ResponseType {
    /// The value of `Content-Type`.
    pub fn content_type(self) -> &'static str {
        match self {
            Self::GraphqlResponse => "application/graphql-response+json; charset=utf-8",
            Self::Json => "application/json; charset=utf-8",
        }
    }

    fn essence(self) -> &'static str {
        match self {
            Self::GraphqlResponse => "application/graphql-response+json",
            Self::Json => "application/json",
        }
    }
}

/// How well a media type suits an `Accept` header: its weight, then how exactly it was named.
type Fit = (Quality, u8);

/// Chooses the answer's media type; none if the client accepts neither.
///
/// A client that names both with equal weight understands the newer one. One that names neither but takes anything
/// gets `application/json`, as does one that says nothing: that is what clients without `Accept` expect.
pub fn negotiate(request: &HttpRequest) -> Option<ResponseType> {
    if !request.headers().contains_key(ACCEPT) {
        return Some(ResponseType::Json);
    }
    if let Some(media) = usual(request.headers()) {
        return Some(media);
    }
    let accept = Accept::parse(request).ok().filter(|accept| !accept.is_empty());
    let Some(accept) = accept else { return Some(ResponseType::Json) };
    let (modern, plain) = (fit(&accept, ResponseType::GraphqlResponse), fit(&accept, ResponseType::Json));
    match (modern, plain) {
        (None, None) => None,
        (Some(modern), plain) if modern.1 == EXACT && plain.is_none_or(|plain| modern >= plain) => Some(ResponseType::GraphqlResponse),
        (Some(_), None) => Some(ResponseType::GraphqlResponse),
        (_, Some(_)) => Some(ResponseType::Json),
    }
}

/// What most clients send, without parsing it.
fn usual(headers: &HeaderMap) -> Option<ResponseType> {
    match headers.get(ACCEPT)?.as_bytes() {
        b"*/*" | b"application/json" => Some(ResponseType::Json),
        b"application/graphql-response+json" => Some(ResponseType::GraphqlResponse),
        _ => None,
    }
    .filter(|_| headers.get_all(ACCEPT).nth(1).is_none())
}

const EXACT: u8 = 2;

/// The most exact range that covers a type decides its weight, so `*/*, application/json;q=0` excludes JSON.
fn fit(accept: &Accept, offered: ResponseType) -> Option<Fit> {
    let ranges = accept.iter().filter_map(|range| Some((exactness(&range.item, offered)?, range.quality)));
    let (exactness, quality) = ranges.max_by_key(|(exactness, quality)| (*exactness, *quality))?;
    (quality > Quality::ZERO).then_some((quality, exactness))
}

fn exactness(range: &Mime, offered: ResponseType) -> Option<u8> {
    let utf8 = range.get_param(mime::CHARSET).is_none_or(|charset| charset == mime::UTF_8);
    match (range.type_(), range.subtype()) {
        _ if !utf8 => None,
        _ if range.essence_str() == offered.essence() => Some(EXACT),
        (mime::APPLICATION, mime::STAR) => Some(1),
        (mime::STAR, mime::STAR) => Some(0),
        _ => None,
    }
}

/// Refuses a body that is not JSON in UTF-8 as it stands.
///
/// This is also what keeps pages of other origins from writing in a user's name: a browser sends form and text types
/// without asking, but `application/json` only after a CORS preflight (Fetch standard, CORS-safelisted headers).
pub fn require_json(request: &HttpRequest) -> Result<(), Refusal> {
    if !request.headers().contains_key(CONTENT_TYPE) {
        return Err(Refusal::unsupported_media_type("The body has no Content-Type. Send it as `Content-Type: application/json`."));
    }
    let content_type = request.mime_type().ok().flatten();
    let json = content_type.is_some_and(|mime| {
        mime.essence_str() == "application/json" && mime.get_param(mime::CHARSET).is_none_or(|charset| charset == mime::UTF_8)
    });
    if !json {
        return Err(Refusal::unsupported_media_type("Only `application/json` in UTF-8 is read here."));
    }
    if is_encoded(request.headers()) {
        return Err(Refusal::unsupported_media_type("Compressed request bodies are not read here."));
    }
    Ok(())
}

fn is_encoded(headers: &HeaderMap) -> bool {
    headers.get(CONTENT_ENCODING).is_some_and(|coding| !coding.as_bytes().eq_ignore_ascii_case(b"identity"))
}
