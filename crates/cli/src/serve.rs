//! `masthead serve`: the newsroom over HTTP, until somebody ends it.

use std::io::{Error, ErrorKind};
use std::net::SocketAddr;
use std::time::Duration;

use masthead_api::{Engine, http};
use masthead_newsroom::{Caller, Newsroom, users};

use crate::config::Config;
use crate::{CliError, open};

/// How long the database may take to be closed. Nothing is lost after that: every commit is on disk already.
const CLOSING: Duration = Duration::from_secs(5);

/// Opens the newsroom and serves it.
pub async fn run(config: &Config) -> Result<(), CliError> {
    let newsroom = open(config).await?;
    let is_empty = users::all(&newsroom, &Caller::operator()).await?.is_empty();
    serve(config, newsroom, |_| {
        if is_empty {
            tracing::warn!(
                "nobody can sign in yet; make the first user: \
                 masthead user create --email you@example.org --name \"Your Name\" --role ADMIN"
            );
        }
    })
    .await
}

/// Serves a newsroom until SIGTERM or SIGINT, and closes it. `announce` hears the bound addresses as soon as connections are taken.
pub async fn serve(config: &Config, newsroom: Newsroom, announce: impl FnOnce(&[SocketAddr])) -> Result<(), CliError> {
    let store = newsroom.store.clone();
    let following = store.follow(&config.database_url).await?;
    let listening = |addresses: Vec<SocketAddr>| {
        for address in &addresses {
            tracing::info!(address = format!("http://{address}"), version = env!("CARGO_PKG_VERSION"), "listening");
        }
        announce(&addresses);
    };
    let served = http::serve(config.http.clone(), config.cache.clone(), Engine::new(newsroom), listening).await;
    following.stop().await;
    let closed = tokio::time::timeout(CLOSING, store.close()).await;
    served.map_err(|error| failed(config, &error))?;
    closed.unwrap_or(Ok(()))?;
    tracing::info!("stopped");
    Ok(())
}

fn failed(config: &Config, error: &Error) -> CliError {
    match error.kind() {
        ErrorKind::InvalidInput => CliError::Usage(format!("http: {error}")),
        ErrorKind::AddrInUse | ErrorKind::AddrNotAvailable | ErrorKind::PermissionDenied => {
            let listen = config.http.listen;
            CliError::Failed(format!("{listen} cannot be listened on: {error}; choose another address with --listen"))
        }
        _ => CliError::Failed(format!("the server failed: {error}")),
    }
}
