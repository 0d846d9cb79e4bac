//! Who sends a request, as far as HTTP can tell: the token is carried, not judged. Judging is the engine's part.

use std::fmt;
use std::net::{IpAddr, SocketAddr};

use actix_web::HttpRequest;
use actix_web::http::header::{AUTHORIZATION, HeaderMap, USER_AGENT};

const FORWARDED_FOR: &str = "x-forwarded-for";
const USER_AGENT_CHARS: usize = 300;

/// The sender of one request.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Caller {
    /// The bearer token (RFC 6750, section 2.1), unchecked.
    pub token: Option<String>,
    /// The client's address: the peer, or what the trusted proxies say of it.
    pub address: Option<IpAddr>,
    /// The `User-Agent` header, at most 300 characters of it.
    pub user_agent: Option<String>,
    /// The id under which this request is logged; the trace id of W3C Trace Context, 32 hexadecimal digits.
    pub request_id: String,
}

impl Caller {
    /// Reads the sender from a request. `trusted_proxies` counts the proxies that append to `X-Forwarded-For`.
    #[must_use]
    pub fn of(request: &HttpRequest, request_id: &str, trusted_proxies: usize) -> Self {
        Self {
            token: bearer_token(request.headers()),
            address: client_address(request.headers(), request.peer_addr(), trusted_proxies),
            user_agent: user_agent(request.headers()),
            request_id: request_id.to_owned(),
        }
    }
}

impl fmt::Debug for Caller {
    /// Leaves the token out, so that no log can hold one.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Caller")
            .field("token", &self.token.as_ref().map(|_| "[hidden]"))
            .field("address", &self.address)
            .field("user_agent", &self.user_agent)
            .field("request_id", &self.request_id)
            .finish()
    }
}

fn bearer_token(headers: &HeaderMap) -> Option<String> {
    let (scheme, token) = headers.get(AUTHORIZATION)?.to_str().ok()?.trim().split_once(' ')?;
    let token = token.trim();
    (scheme.eq_ignore_ascii_case("bearer") && !token.is_empty()).then(|| token.to_owned())
}

fn user_agent(headers: &HeaderMap) -> Option<String> {
    let text = String::from_utf8_lossy(headers.get(USER_AGENT)?.as_bytes());
    Some(text.chars().take(USER_AGENT_CHARS).collect())
}

/// The right-most address that no trusted proxy vouches against. Everything further left was written by the client
/// and may be a lie, so counting starts at the right; a proxy that writes no address ends the walk.
pub(super) fn client_address(headers: &HeaderMap, peer: Option<SocketAddr>, trusted_proxies: usize) -> Option<IpAddr> {
    let mut address = peer.map(|peer| peer.ip().to_canonical());
    let lines: Vec<&str> = headers.get_all(FORWARDED_FOR).filter_map(|line| line.to_str().ok()).collect();
    for hop in lines.iter().rev().flat_map(|line| line.rsplit(',')).take(trusted_proxies) {
        match hop_address(hop.trim()) {
            Some(hop) => address = Some(hop),
            None => break,
        }
    }
    address
}

/// Some proxies write the port, too.
fn hop_address(hop: &str) -> Option<IpAddr> {
    let address = hop.parse().or_else(|_| hop.parse::<SocketAddr>().map(|address| address.ip()));
    address.or_else(|_| hop.trim_start_matches('[').trim_end_matches(']').parse()).ok().map(|address| address.to_canonical())
}
