//! W3C Trace Context (level 1): the `traceparent` header, which gives every request an id that other systems can share.

use std::hash::{BuildHasher as _, RandomState};

use actix_web::http::header::HeaderMap;

/// The header's name.
pub const TRACEPARENT: &str = "traceparent";

/// A request's place in a trace: the trace it belongs to and the span it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TraceContext {
    trace_id: String,
    span_id: String,
    flags: String,
}

impl TraceContext {
    /// Continues the trace that the request names; starts one if it names none, or none that can be valid.
    pub fn of(headers: &HeaderMap) -> Self {
        let mut lines = headers.get_all(TRACEPARENT);
        let parent = match (lines.next(), lines.next()) {
            (Some(line), None) => line.to_str().ok().and_then(parse),
            _ => None,
        };
        let (trace_id, flags) = parent.unwrap_or_else(|| (format!("{}{}", random_hex(), random_hex()), "00".to_owned()));
        Self { trace_id, span_id: random_hex(), flags }
    }

    /// The trace id: 32 hexadecimal digits, the request id that clients, logs and audit rows share.
    pub fn request_id(&self) -> &str {
        &self.trace_id
    }

    /// This request's span: 16 hexadecimal digits. It tells requests of one trace apart.
    pub fn span_id(&self) -> &str {
        &self.span_id
    }

    /// The value that continues the trace from here.
    pub fn header(&self) -> String {
        format!("00-{}-{}-{}", self.trace_id, self.span_id, self.flags)
    }
}

/// Trace id and flags of a valid header. Later versions may append fields, version 00 may not (section 3.2.2 and 4).
fn parse(header: &str) -> Option<(String, String)> {
    let mut fields = header.trim().split('-');
    let (version, trace_id, parent_id, flags) = (fields.next()?, fields.next()?, fields.next()?, fields.next()?);
    let known = version != "ff" && (version != "00" || fields.next().is_none());
    let shaped = is_hex(version, 2) && is_hex(trace_id, 32) && is_hex(parent_id, 16) && is_hex(flags, 2);
    let used = [trace_id, parent_id].iter().all(|id| id.bytes().any(|digit| digit != b'0'));
    (known && shaped && used).then(|| (trace_id.to_owned(), flags.to_owned()))
}

fn is_hex(text: &str, length: usize) -> bool {
    text.len() == length && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// 8 bytes that are never all zero. The standard library keys each of these hashers from the system's random source;
/// that is enough for an id that must not repeat but need not be secret, and it cannot fail.
fn random_hex() -> String {
    format!("{:016x}", RandomState::new().hash_one(0_u8).max(1))
}
