//! A public answer on its way out: which form of it this client gets, whether it has that already (RFC 9110, section 13.1.2),
//! and what caches on the way may do with it.

use std::time::Duration;

use actix_web::HttpResponse;
use actix_web::http::Method;
use actix_web::http::StatusCode;
use actix_web::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, HeaderMap, HeaderValue, IF_NONE_MATCH, VARY,
};

use super::headers::is_safe;
use super::state::HttpState;
use crate::cache::{Coding, Content};

/// What every answer of `/graphql` depends on besides the address and the body.
pub const VARIES_BY: HeaderValue = HeaderValue::from_static("Accept, Accept-Encoding, Authorization");

/// The parts of a request that decide how a public answer is sent.
pub struct Asker<'a> {
    /// The method.
    pub method: &'a Method,
    /// The headers.
    pub headers: &'a HeaderMap,
}

impl Asker<'_> {
    /// The answer as this client gets it. `due` is how long it is certain to stay true, where that is known.
    pub fn respond(&self, state: &HttpState, content: &Content, due: Option<Duration>) -> HttpResponse {
        let (coding, body) = content.form(self.coding());
        let tag = is_safe(self.method).then(|| content.tag(coding));
        let known = tag.is_some_and(|tag| self.has(tag));
        let mut response = if known {
            HttpResponse::new(StatusCode::NOT_MODIFIED)
        } else {
            HttpResponse::with_body(StatusCode::OK, body.clone()).map_into_boxed_body()
        };
        let headers = response.headers_mut();
        if !known {
            headers.insert(CONTENT_TYPE, HeaderValue::from_static(content.media.content_type()));
            if coding != Coding::Identity {
                headers.insert(CONTENT_ENCODING, HeaderValue::from_static(coding.token()));
            }
        }
        // An answer to POST is for its client alone: caches do not know by which body to find it.
        if let Some(tag) = tag {
            headers.insert(ETAG, tag.clone());
            headers.insert(CACHE_CONTROL, outward(state, due));
            if let Some((name, keys)) = state.cache.surrogate_header().zip(content.surrogates.clone()) {
                headers.insert(name, keys);
            }
        }
        headers.insert(VARY, VARIES_BY);
        response
    }

    fn coding(&self) -> Coding {
        let accepted = self.headers.get(ACCEPT_ENCODING).and_then(|accepted| accepted.to_str().ok());
        accepted.map_or(Coding::Identity, Coding::wanted)
    }

    /// Tags are compared weakly, as the condition wants it.
    fn has(&self, known: &HeaderValue) -> bool {
        let lists = self.headers.get_all(IF_NONE_MATCH).filter_map(|list| list.to_str().ok());
        lists
            .flat_map(|list| list.split(','))
            .map(str::trim)
            .any(|tag| tag == "*" || tag.strip_prefix("W/").unwrap_or(tag).as_bytes() == known.as_bytes())
    }
}

fn outward(state: &HttpState, due: Option<Duration>) -> HeaderValue {
    let clipped = due.map(|due| HeaderValue::try_from(state.cache.outward(Some(due))));
    clipped.and_then(Result::ok).unwrap_or_else(|| state.outward.clone())
}
