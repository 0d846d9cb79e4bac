//! How each kind of cache is told what to forget.

use std::time::Duration;

use serde_json::{Value, json};
use ureq::Agent;
use ureq::http::Request;

use super::settings::{CdnKind, CdnSettings};
use crate::Refusal;

/// What goes wrong when a cache is told something. The text is for the log and holds no token.
pub(super) type Failure = Box<dyn std::error::Error + Send + Sync>;

/// More of an answer than this says nothing.
const MOST_OF_AN_ANSWER: u64 = 64 * 1024;

/// How much of an answer is logged when it says no.
const LOGGED_CHARS: usize = 200;

/// The cache in front. Cheap to clone.
#[derive(Clone)]
pub(super) struct Cdn {
    agent: Agent,
    settings: CdnSettings,
    addresses: Vec<String>,
}

impl Cdn {
    /// The cache that the settings name, if they name one. [`Refusal::Invalid`] names settings that make no sense.
    pub fn of(settings: &CdnSettings) -> Result<Option<Self>, Refusal> {
        settings.check()?;
        if settings.kind == CdnKind::None {
            return Ok(None);
        }
        Ok(Some(Self { agent: agent(settings.timeout()), settings: settings.clone(), addresses: settings.addresses() }))
    }

    /// How many keys one request takes: 256 at Fastly, 30 in every plan of Cloudflare, a header of 3 KB at Varnish.
    pub fn keys_at_once(&self) -> usize {
        match self.settings.kind {
            CdnKind::Fastly => 256,
            CdnKind::Cloudflare => 30,
            CdnKind::None | CdnKind::Varnish => 200,
        }
    }

    /// Has everything forgotten that bears one of these keys, away from the threads that answer requests. Once this is done, every
    /// server of the cache has acknowledged it.
    pub async fn purge(&self, keys: Vec<String>) -> Result<(), Failure> {
        let cdn = self.clone();
        tokio::task::spawn_blocking(move || cdn.addresses.iter().try_for_each(|address| cdn.tell(address, &keys))).await?
    }

    fn tell(&self, address: &str, keys: &[String]) -> Result<(), Failure> {
        let (id, token) = (self.settings.id.as_deref().unwrap_or_default(), self.settings.token.as_deref().unwrap_or_default());
        match self.settings.kind {
            CdnKind::None => Ok(()),
            CdnKind::Fastly => {
                let mut request = Request::post(format!("{address}/service/{id}/purge")).header("Fastly-Key", token);
                if self.settings.soft {
                    request = request.header("Fastly-Soft-Purge", "1");
                }
                let request = request.header("Accept", "application/json").header("Content-Type", "application/json");
                self.ask(request.body(json!({ "surrogate_keys": keys }).to_string())?).map(drop)
            }
            CdnKind::Cloudflare => {
                let request = Request::post(format!("{address}/zones/{id}/purge_cache")).header("Authorization", format!("Bearer {token}"));
                let request = request.header("Content-Type", "application/json");
                let answer = self.ask(request.body(json!({ "tags": keys }).to_string())?)?;
                let success = serde_json::from_str::<Value>(&answer).is_ok_and(|answer| answer["success"] == true);
                if success { Ok(()) } else { Err(refused(&answer)) }
            }
            CdnKind::Varnish => {
                let request = Request::builder().method("PURGE").uri(format!("{address}/")).header("Surrogate-Key", keys.join(" "));
                self.ask(request.body(String::new())?).map(drop)
            }
        }
    }

    /// Sends a request and answers the body of a 2xx.
    fn ask(&self, request: Request<String>) -> Result<String, Failure> {
        let mut response = self.agent.run(request)?;
        let text = response.body_mut().with_config().limit(MOST_OF_AN_ANSWER).read_to_string()?;
        if response.status().is_success() { Ok(text) } else { Err(format!("{}: {}", response.status(), beginning(&text)).into()) }
    }
}

/// An HTTP client that takes every status for an answer and goes nowhere but where it is sent.
fn agent(timeout: Duration) -> Agent {
    let config = Agent::config_builder().timeout_global(Some(timeout)).max_redirects(0).max_redirects_will_error(false);
    config.http_status_as_error(false).allow_non_standard_methods(true).user_agent("masthead").build().into()
}

fn refused(answer: &str) -> Failure {
    format!("the cache did not say that it forgot: {}", beginning(answer)).into()
}

fn beginning(text: &str) -> String {
    text.chars().take(LOGGED_CHARS).collect()
}
