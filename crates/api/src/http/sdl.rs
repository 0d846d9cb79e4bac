//! `/schema.graphql`: the schema as text (GraphQL, section 3), for tools that generate clients.

use std::hash::{DefaultHasher, Hasher as _};

use actix_web::http::header::{CACHE_CONTROL, ETag, EntityTag, Header as _, IfNoneMatch};
use actix_web::{HttpRequest, HttpResponse, web};

use super::state::HttpState;

/// The tag that changes with the text. A client that holds a wrong one only downloads once more.
pub fn entity_tag(sdl: &str) -> EntityTag {
    let mut hasher = DefaultHasher::new();
    hasher.write(sdl.as_bytes());
    EntityTag::new_strong(format!("{:016x}", hasher.finish()))
}

/// The text, or 304 to a client that has it.
pub async fn schema(state: web::Data<HttpState>, request: HttpRequest) -> HttpResponse {
    let known = match IfNoneMatch::parse(&request) {
        Ok(IfNoneMatch::Any) => true,
        Ok(IfNoneMatch::Items(tags)) => tags.iter().any(|tag| tag.weak_eq(&state.sdl_tag)),
        Err(_) => false,
    };
    let mut response = if known { HttpResponse::NotModified() } else { HttpResponse::Ok() };
    response.insert_header(ETag(state.sdl_tag.clone())).insert_header((CACHE_CONTROL, "public, no-cache"));
    if known { response.finish() } else { response.content_type("text/plain; charset=utf-8").body(state.engine.sdl().to_owned()) }
}
