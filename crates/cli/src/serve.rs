//! `masthead serve`: the newsroom over HTTP, until somebody ends it.

use std::io::{Error, ErrorKind};
use std::net::SocketAddr;
use std::time::Duration;

use masthead_api::{Engine, http};
use masthead_newsroom::mails::Postman;
use masthead_newsroom::surrogates::Purger;
use masthead_newsroom::{Caller, Newsroom, Refusal, schedules, users};

use crate::config::Config;
use crate::errors::listed;
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
    let postman = Postman::new(newsroom.clone(), &config.mail, &config.mail_folder()).map_err(|refusal| wrong("mail.", refusal))?;
    let purger = Purger::new(newsroom.clone(), &config.cdn).map_err(|refusal| wrong("cdn.", refusal))?;
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let post = tokio::spawn(postman.run(async { drop(stopped.await) }));
    let following = store.follow(&config.database_url).await?;
    let (stop_purging, purging_stopped) = tokio::sync::oneshot::channel::<()>();
    let purging = purger.map(|purger| tokio::spawn(purger.run(async { drop(purging_stopped.await) })));
    let listening = |addresses: Vec<SocketAddr>| {
        for address in &addresses {
            tracing::info!(address = format!("http://{address}"), version = env!("CARGO_PKG_VERSION"), "listening");
        }
        announce(&addresses);
    };
    let worker = tokio::spawn(schedules::work(newsroom.clone()));
    let served = http::serve(config.http.clone(), config.cache.clone(), Engine::new(newsroom), listening).await;
    worker.abort();
    drop(stop);
    // A mail that is cut off here is sent again at the next start.
    drop(tokio::time::timeout(CLOSING, post).await);
    drop(stop_purging);
    if let Some(purging) = purging {
        // A purge that is cut off here is sent again, by another node or at the next start.
        drop(tokio::time::timeout(CLOSING, purging).await);
    }
    following.stop().await;
    let closed = tokio::time::timeout(CLOSING, store.close()).await;
    served.map_err(|error| failed(config, &error))?;
    closed.unwrap_or(Ok(()))?;
    tracing::info!("stopped");
    Ok(())
}

fn wrong(section: &str, refusal: Refusal) -> CliError {
    match refusal {
        Refusal::Invalid(problems) => CliError::Usage(listed(&problems, section)),
        other => other.into(),
    }
}

fn failed(config: &Config, error: &Error) -> CliError {
    match error.kind() {
        ErrorKind::InvalidInput => CliError::Usage(error.to_string()),
        ErrorKind::AddrInUse | ErrorKind::AddrNotAvailable | ErrorKind::PermissionDenied => {
            let listen = config.http.listen;
            CliError::Failed(format!("{listen} cannot be listened on: {error}; choose another address with --listen"))
        }
        _ => CliError::Failed(format!("the server failed: {error}")),
    }
}
