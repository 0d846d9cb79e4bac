//! W3C Trace Context (level 1): the `traceparent` header, which gives every request an id that other systems can share.

use std::hash::{BuildHasher as _, RandomState};
use std::ops::Range;

use actix_web::http::header::HeaderMap;

/// The header's name.
pub const TRACEPARENT: &str = "traceparent";

/// `00-`, the trace id, `-`, the span id, `-`, the flags.
const LENGTH: usize = 55;
const TRACE_ID: Range<usize> = 3..35;
const SPAN_ID: Range<usize> = 36..52;
const FLAGS: Range<usize> = 53..55;

/// A request's place in a trace: the trace it belongs to and the span it is. Written in place, since every request has one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TraceContext([u8; LENGTH]);

impl TraceContext {
    /// Continues the trace that the request names; starts one if it names none, or none that can be valid.
    pub fn of(headers: &HeaderMap) -> Self {
        let mut lines = headers.get_all(TRACEPARENT);
        let parent = match (lines.next(), lines.next()) {
            (Some(line), None) => line.to_str().ok().and_then(parse),
            _ => None,
        };
        let mut context = Self(*b"00-00000000000000000000000000000000-0000000000000000-00");
        match parent {
            Some((trace_id, flags)) => {
                context.0[TRACE_ID].copy_from_slice(trace_id.as_bytes());
                context.0[FLAGS].copy_from_slice(flags.as_bytes());
            }
            None => context.0[TRACE_ID].chunks_exact_mut(16).for_each(random_hex),
        }
        random_hex(&mut context.0[SPAN_ID]);
        context
    }

    /// The trace id: 32 hexadecimal digits, the request id that clients, logs and audit rows share.
    pub fn request_id(&self) -> &str {
        self.text(TRACE_ID)
    }

    /// This request's span: 16 hexadecimal digits. It tells requests of one trace apart.
    pub fn span_id(&self) -> &str {
        self.text(SPAN_ID)
    }

    /// The value that continues the trace from here.
    pub fn header(&self) -> &str {
        self.text(0..LENGTH)
    }

    fn text(&self, part: Range<usize>) -> &str {
        // Nothing but digits is ever written.
        std::str::from_utf8(&self.0[part]).unwrap_or_default()
    }
}

/// Trace id and flags of a valid header. Later versions may append fields, version 00 may not (section 3.2.2 and 4).
fn parse(header: &str) -> Option<(&str, &str)> {
    let mut fields = header.trim().split('-');
    let (version, trace_id, parent_id, flags) = (fields.next()?, fields.next()?, fields.next()?, fields.next()?);
    let known = version != "ff" && (version != "00" || fields.next().is_none());
    let shaped = is_hex(version, 2) && is_hex(trace_id, 32) && is_hex(parent_id, 16) && is_hex(flags, 2);
    let used = [trace_id, parent_id].iter().all(|id| id.bytes().any(|digit| digit != b'0'));
    (known && shaped && used).then_some((trace_id, flags))
}

fn is_hex(text: &str, length: usize) -> bool {
    text.len() == length && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// 8 bytes that are never all zero, as 16 digits. The standard library keys each of these hashers from the system's random source;
/// that is enough for an id that must not repeat but need not be secret, and it cannot fail.
fn random_hex(digits: &mut [u8]) {
    let mut number = RandomState::new().hash_one(0_u8).max(1);
    for digit in digits.iter_mut().rev() {
        *digit = b"0123456789abcdef"[(number & 15) as usize];
        number >>= 4;
    }
}
