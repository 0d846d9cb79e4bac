//! Response headers that every answer carries, whatever made it, and the request header rules they follow from.

use actix_web::http::Method;
use actix_web::http::header::{CACHE_CONTROL, HeaderMap, HeaderValue, REFERRER_POLICY, VARY, X_CONTENT_TYPE_OPTIONS};

const NO_STORE: HeaderValue = HeaderValue::from_static("no-store");

/// Whether a method promises not to change anything (RFC 9110, section 9.2.1).
pub fn is_safe(method: &Method) -> bool {
    matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS)
}

/// Adds what keeps browsers and caches from misusing an answer.
///
/// What was answered to somebody in particular is stored nowhere. Other answers to safe methods may be kept by the
/// browser but are asked for anew each time, unless their maker knows better.
pub fn protect(headers: &mut HeaderMap, method: &Method, authorized: bool) {
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    if authorized {
        headers.insert(CACHE_CONTROL, NO_STORE);
    } else if !headers.contains_key(CACHE_CONTROL) {
        headers.insert(CACHE_CONTROL, if is_safe(method) { HeaderValue::from_static("private, no-cache") } else { NO_STORE });
    }
}

/// Says that an answer depends on one more request header.
pub fn vary_by(headers: &mut HeaderMap, name: &'static str) {
    let known = headers.get(VARY).and_then(|vary| vary.to_str().ok()).map(|vary| HeaderValue::try_from(format!("{vary}, {name}")));
    headers.insert(VARY, known.and_then(Result::ok).unwrap_or_else(|| HeaderValue::from_static(name)));
}
