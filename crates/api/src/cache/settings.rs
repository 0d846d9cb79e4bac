//! What an operator may set about kept answers, here and in the caches between this server and readers.

use std::time::Duration;

use actix_web::http::header::{HeaderName, HeaderValue};
use masthead_domain::surrogates::SurrogateKeys;
use serde::Deserialize;

use crate::http::seconds;

/// The `[cache]` part of the configuration. Durations are written in seconds, whole or with a fraction.
#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CacheSettings {
    /// How many bytes kept answers may take, with the questions they belong to. 0 keeps none.
    pub max_bytes: u64,
    /// For how long a shared cache may answer in our place without asking (RFC 9111, section 5.2.2.10, `s-maxage`).
    #[serde(deserialize_with = "seconds")]
    pub shared_max_age: Duration,
    /// For how long after that it may answer with what it has while it asks (RFC 5861, section 3).
    #[serde(deserialize_with = "seconds")]
    pub stale_while_revalidate: Duration,
    /// For how long after that it may answer with what it has while we fail (RFC 5861, section 4).
    #[serde(deserialize_with = "seconds")]
    pub stale_if_error: Duration,
    /// In which header caches on the way are told what an answer was made of. Absent, as the one takes it that is told what to
    /// forget (`[cdn]`), or in none.
    pub surrogate_header: Option<SurrogateHeader>,
    /// How long that header may be, in bytes; keys beyond it give way to coarser ones.
    pub surrogate_bytes: usize,
}

/// The header that tells what an answer was made of.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SurrogateHeader {
    /// None.
    None,
    /// `Surrogate-Key`, keys with spaces between them: Fastly, Varnish.
    SurrogateKey,
    /// `Cache-Tag`, keys with commas between them: Cloudflare.
    CacheTag,
}

impl Default for CacheSettings {
    /// Nobody tells a shared cache that something was withdrawn, so what it may show unasked is counted in seconds. That is
    /// enough for it to take a rush on one page upon itself.
    fn default() -> Self {
        Self {
            max_bytes: 64 * 1024 * 1024,
            shared_max_age: Duration::from_secs(5),
            stale_while_revalidate: Duration::from_secs(5),
            stale_if_error: Duration::from_mins(5),
            surrogate_header: None,
            // A quarter of what Fastly and Cloudflare take, and half of what Varnish takes unless it is told otherwise.
            surrogate_bytes: 4096,
        }
    }
}

impl CacheSettings {
    /// The name of the header that tells what an answer was made of, if it is told.
    pub fn surrogate_header(&self) -> Option<HeaderName> {
        match self.surrogate_header? {
            SurrogateHeader::None => None,
            SurrogateHeader::SurrogateKey => Some(HeaderName::from_static("surrogate-key")),
            SurrogateHeader::CacheTag => Some(HeaderName::from_static("cache-tag")),
        }
    }

    /// The value of that header.
    pub fn surrogates(&self, keys: &SurrogateKeys) -> Option<HeaderValue> {
        let separator = match self.surrogate_header? {
            SurrogateHeader::None => return None,
            SurrogateHeader::SurrogateKey => " ",
            SurrogateHeader::CacheTag => ",",
        };
        HeaderValue::try_from(keys.header(separator, self.surrogate_bytes)).ok()
    }

    /// The value of `Cache-Control` for a public answer; `due` is how long it is certain to stay true, where that is known.
    /// Browsers ask each time, with the tag they have: they cannot be told either, and a reader reloads to see what is new.
    pub fn outward(&self, due: Option<Duration>) -> String {
        let within = |time: Duration, due: Option<Duration>| due.map_or(time, |due| time.min(due)).as_secs();
        let shared = within(self.shared_max_age, due);
        let afterwards = due.map(|due| due.saturating_sub(Duration::from_secs(shared)));
        let mut value = format!("public, max-age=0, s-maxage={shared}");
        for (name, time) in [("stale-while-revalidate", self.stale_while_revalidate), ("stale-if-error", self.stale_if_error)] {
            match within(time, afterwards) {
                0 => {}
                seconds => value.extend([", ", name, "=", &seconds.to_string()]),
            }
        }
        value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_shown_anywhere_beyond_what_is_due() {
        let settings = CacheSettings::default();
        let outward = |seconds| settings.outward(Some(Duration::from_secs(seconds)));
        assert_eq!(settings.outward(None), "public, max-age=0, s-maxage=5, stale-while-revalidate=5, stale-if-error=300");
        assert_eq!(outward(3600), settings.outward(None));
        assert_eq!(outward(7), "public, max-age=0, s-maxage=5, stale-while-revalidate=2, stale-if-error=2");
        assert_eq!(outward(2), "public, max-age=0, s-maxage=2");
        assert_eq!(outward(0), "public, max-age=0, s-maxage=0");
    }
}
