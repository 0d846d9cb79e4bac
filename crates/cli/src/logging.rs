//! The log: lines on stderr, JSON for machines and plain text for people.

use std::io::{IsTerminal, stderr};

use tracing_subscriber::EnvFilter;
use tracing_subscriber::util::SubscriberInitExt;

use crate::CliError;
use crate::config::{Config, LogFormat};
use crate::errors::with_causes;

/// How much is logged when the configuration does not say.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verbosity {
    /// What a server does.
    Server,
    /// Only what went wrong: the command itself says the rest.
    Command,
}

impl Verbosity {
    fn filter(self) -> &'static str {
        match self {
            Self::Server => "info",
            Self::Command => "warn",
        }
    }
}

/// Begins to log as the configuration says.
pub fn start(config: &Config, verbosity: Verbosity) -> Result<(), CliError> {
    let filter = filter(config.log.as_deref().unwrap_or_else(|| verbosity.filter()))?;
    let format = config.log_format.unwrap_or_else(|| if stderr().is_terminal() { LogFormat::Text } else { LogFormat::Json });
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_writer(stderr);
    let started = match format {
        LogFormat::Json => lines.json().flatten_event(true).finish().try_init(),
        LogFormat::Text => lines.finish().try_init(),
    };
    started.map_err(|error| CliError::Failed(format!("the log cannot be started: {error}")))
}

/// Reads a filter in the syntax of `tracing_subscriber::EnvFilter`.
fn filter(text: &str) -> Result<EnvFilter, CliError> {
    // actix-http reports every oversized URL as an error of ours. Whoever wants to see that names it again: the last one counts.
    EnvFilter::builder().parse(format!("actix_http=off,{text}")).map_err(|error| {
        CliError::Usage(format!("log: {}; write a filter such as \"info\" or \"warn,masthead_api=debug\"", with_causes(&error)))
    })
}

#[cfg(test)]
mod tests {
    use super::filter;

    #[test]
    fn the_noise_of_actix_is_off_unless_somebody_asks_for_it() {
        assert!(filter("debug").unwrap().to_string().contains("actix_http=off"));
        assert!(filter("info,actix_http=warn").unwrap().to_string().contains("actix_http=warn"));
        assert!(filter("no such=filter=at all").unwrap_err().to_string().starts_with("log: "));
    }
}
