//! `masthead migrate …`: bringing the database's tables up to date, back, and seeing where they are.

use masthead_newsroom::{DatabaseUrl, Store};

use crate::CliError;
use crate::config::Config;
use crate::open::{place, store};
use crate::output::{print, table};

/// Carries out every migration that is still to do.
pub async fn up(config: &Config) -> Result<(), CliError> {
    let store = store(config).await?;
    let before = pending(&store).await?;
    store.migrate_up().await?;
    store.close().await?;
    report("carried out", &before)
}

/// Takes the last `steps` migrations back; `sure` is what `--yes` says.
pub async fn down(config: &Config, steps: u32, sure: bool) -> Result<(), CliError> {
    let store = existing(config).await?;
    let last = last_done(&store, steps).await?;
    if !sure && !last.is_empty() {
        let names = last.join(", ");
        return Err(CliError::Usage(format!("this takes back {names} and loses what their tables hold; add --yes if you mean it")));
    }
    store.migrate_down(steps).await?;
    store.close().await?;
    report("taken back", &last)
}

/// Shows which migrations have been carried out.
pub async fn status(config: &Config) -> Result<(), CliError> {
    let store = existing(config).await?;
    let word = |done| if done { "done" } else { "to do" };
    let rows: Vec<_> = store.migrations().await?.into_iter().map(|(name, done)| [word(done).to_owned(), name]).collect();
    store.close().await?;
    print(&table(&rows))
}

/// Opens the store, but does not make a database file only to say that it is empty.
async fn existing(config: &Config) -> Result<Store, CliError> {
    match &config.database_url {
        DatabaseUrl::Sqlite(path) if !path.exists() => {
            let place = place(&config.database_url);
            Err(CliError::Failed(format!("{place} does not exist; check --data-dir and --database-url, or make it: masthead migrate up")))
        }
        _ => store(config).await,
    }
}

async fn pending(store: &Store) -> Result<Vec<String>, CliError> {
    Ok(store.migrations().await?.into_iter().filter(|(_, done)| !done).map(|(name, _)| name).collect())
}

/// The last `steps` that have been carried out, the newest first.
async fn last_done(store: &Store, steps: u32) -> Result<Vec<String>, CliError> {
    let done = store.migrations().await?.into_iter().rev().filter(|(_, done)| *done);
    Ok(done.map(|(name, _)| name).take(steps as usize).collect())
}

fn report(what: &str, names: &[String]) -> Result<(), CliError> {
    if names.is_empty() {
        return print("There is nothing to do.");
    }
    let lines: Vec<String> = names.iter().map(|name| format!("{what}: {name}")).collect();
    print(&lines.join("\n"))
}
