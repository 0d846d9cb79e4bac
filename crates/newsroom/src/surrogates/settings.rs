//! What an operator may set about the cache in front.

use std::fmt;
use std::time::Duration;

use masthead_domain::problems::{Problem, Problems};
use serde::Deserialize;
use url::{Host, Url};

use crate::Refusal;

/// Which cache stands in front.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CdnKind {
    /// None that is to be told anything.
    #[default]
    None,
    /// Fastly.
    Fastly,
    /// Cloudflare.
    Cloudflare,
    /// Varnish, with `ops/varnish/masthead.vcl` or a VCL that does the same.
    Varnish,
}

/// The `[cdn]` part of the configuration.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CdnSettings {
    /// Which cache stands in front.
    pub kind: CdnKind,
    /// Where it is told what to forget: the addresses of all Varnish servers. The API's own address for the others when absent.
    pub urls: Vec<String>,
    /// Fastly's id of the service, Cloudflare's id of the zone.
    pub id: Option<String>,
    /// The token that allows purging.
    pub token: Option<String>,
    /// Whether Fastly keeps what it was told to forget, to show it while it asks anew or while the newsroom fails.
    pub soft: bool,
    /// How long the cache may take to answer.
    pub timeout_seconds: u32,
    /// After how long everything is purged once more, for answers that were on their way when it was purged first. 0 for never.
    pub again_seconds: u32,
}

impl Default for CdnSettings {
    fn default() -> Self {
        let (kind, urls, id, token, soft) = (CdnKind::None, Vec::new(), None, None, false);
        // An answer is on its way for about as long as it may be executed (`http.execution_deadline`).
        Self { kind, urls, id, token, soft, timeout_seconds: 10, again_seconds: 15 }
    }
}

impl fmt::Debug for CdnSettings {
    /// Leaves the token out.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CdnSettings").field("kind", &self.kind).field("urls", &self.urls).field("id", &self.id).finish_non_exhaustive()
    }
}

impl CdnSettings {
    pub(super) fn timeout(&self) -> Duration {
        Duration::from_secs(self.timeout_seconds.into())
    }

    /// After how long everything is purged once more, if it is.
    pub(super) fn again(&self) -> Option<Duration> {
        (self.again_seconds > 0).then(|| Duration::from_secs(self.again_seconds.into()))
    }

    /// The addresses of the cache, each without a slash at its end.
    pub(super) fn addresses(&self) -> Vec<String> {
        let own = match self.kind {
            CdnKind::Fastly => Some("https://api.fastly.com"),
            CdnKind::Cloudflare => Some("https://api.cloudflare.com/client/v4"),
            CdnKind::None | CdnKind::Varnish => None,
        };
        let given = self.urls.iter().map(String::as_str).chain(own.filter(|_| self.urls.is_empty()));
        given.map(|url| url.trim_end_matches('/').to_owned()).collect()
    }

    /// Refuses what makes no sense, all at once.
    pub(super) fn check(&self) -> Result<(), Refusal> {
        let mut problems = Problems::new();
        let has_account = matches!(self.kind, CdnKind::Fastly | CdnKind::Cloudflare);
        for (name, value) in [("id", &self.id), ("token", &self.token)] {
            if has_account && value.as_deref().is_none_or(|value| !is_plain(value)) {
                problems.push(Problem::required("Give it as your account with the cache shows it.").at(name));
            }
        }
        if self.kind == CdnKind::Varnish && self.urls.is_empty() {
            problems.push(Problem::required("Name every Varnish server, such as http://127.0.0.1:6081.").at("urls"));
        }
        for url in &self.urls {
            problems.check("urls", check_address(url, has_account));
        }
        if !(1..=300).contains(&self.timeout_seconds) {
            problems.push(Problem::invalid("This must be 1 to 300.").at("timeout_seconds"));
        }
        problems.finish(Some(())).map_err(Refusal::Invalid)
    }
}

/// What can stand in an address and in a header as it is.
fn is_plain(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte))
}

fn check_address(address: &str, with_token: bool) -> Result<(), Problem> {
    let url = Url::parse(address).ok().filter(|url| ["http", "https"].contains(&url.scheme()) && url.has_host());
    let url = url.ok_or_else(|| Problem::invalid("Write an address such as http://127.0.0.1:6081."))?;
    let is_private = url.scheme() == "https" || !with_token || is_this_machine(&url);
    if is_private { Ok(()) } else { Err(Problem::invalid("The token would cross the network for all to read; use https://.")) }
}

fn is_this_machine(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong(settings: &CdnSettings) -> Vec<String> {
        match settings.check() {
            Ok(()) => Vec::new(),
            Err(Refusal::Invalid(problems)) => problems.into_iter().flat_map(|problem| problem.path).collect(),
            Err(other) => panic!("{other:?}"),
        }
    }

    #[test]
    fn everything_wrong_is_named_at_once_and_the_token_is_not_repeated() {
        assert_eq!(wrong(&CdnSettings::default()), [""; 0]);
        let fastly = CdnSettings { kind: CdnKind::Fastly, timeout_seconds: 0, ..CdnSettings::default() };
        assert_eq!(wrong(&fastly), ["id", "token", "timeout_seconds"]);
        assert_eq!(wrong(&CdnSettings { kind: CdnKind::Varnish, ..CdnSettings::default() }), ["urls"]);
        let open = CdnSettings {
            kind: CdnKind::Cloudflare,
            urls: vec!["http://cache.example".to_owned(), "http://127.0.0.1:1".to_owned(), "cache".to_owned()],
            id: Some("zone".to_owned()),
            token: Some("secret".to_owned()),
            ..CdnSettings::default()
        };
        assert_eq!(wrong(&open), ["urls", "urls"]);
        assert!(!format!("{open:?} {:?}", open.check()).contains("secret"));
    }
}
