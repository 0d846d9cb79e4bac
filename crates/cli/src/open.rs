//! Opening a newsroom: its store, its tables, its gate and its first settings.

use std::path::Path;
use std::time::Duration;

use masthead_newsroom::sessions::Gate;
use masthead_newsroom::{Caller, Clock, DatabaseUrl, Newsroom, Refusal, Store, settings};

use crate::CliError;
use crate::config::Config;
use crate::errors::{listed, with_causes};

/// How much longer than an operation a statement may take: so that it is the operation that is told, and not some statement of it.
const GRACE: Duration = Duration::from_secs(1);

/// Opens the newsroom for serving: its tables up to date, with settings, those of `[newsroom]` if it has none yet, and with a
/// key to sign tokens.
pub async fn open(config: &Config) -> Result<Newsroom, CliError> {
    let store = connected(config, Some(config.http.execution_deadline + GRACE)).await?;
    bring_up_to_date(config, &store).await?;
    let clock = Clock::default();
    let gate = Gate::open(&store, &clock, config.sign_in.clone()).await.map_err(wrong_sign_in)?;
    established(config, Newsroom { editing: config.editing, ..Newsroom::new(store, clock, gate) }).await
}

/// Opens the newsroom for work at the console, with settings.
pub async fn open_at_console(config: &Config) -> Result<Newsroom, CliError> {
    established(config, admit(config).await?).await
}

/// Opens the newsroom for work at the console that needs no settings, and leaves it to others to establish them.
pub async fn admit(config: &Config) -> Result<Newsroom, CliError> {
    let (store, clock) = (up_to_date(config).await?, Clock::default());
    let gate = Gate::at_console(&store, &clock, config.sign_in.clone()).await.map_err(wrong_sign_in)?;
    Ok(Newsroom { editing: config.editing, ..Newsroom::new(store, clock, gate) })
}

async fn established(config: &Config, newsroom: Newsroom) -> Result<Newsroom, CliError> {
    settings::establish(&newsroom, &Caller::operator(), config.first_settings()).await?;
    Ok(newsroom)
}

async fn up_to_date(config: &Config) -> Result<Store, CliError> {
    let store = store(config).await?;
    bring_up_to_date(config, &store).await?;
    Ok(store)
}

/// Opens the store. Its tables may not be there yet.
pub async fn store(config: &Config) -> Result<Store, CliError> {
    connected(config, None).await
}

async fn connected(config: &Config, longest: Option<Duration>) -> Result<Store, CliError> {
    if let DatabaseUrl::Sqlite(path) = &config.database_url
        && path.starts_with(&config.data_dir)
    {
        make_private_directory(&config.data_dir)?;
    }
    Store::open_with(&config.database_url, config.database_connections, longest).await.map_err(|error| {
        let cause = without_secrets(&config.database_url, with_causes(&error));
        CliError::Failed(format!("{} cannot be opened: {}; check database_url", place(&config.database_url), cause.trim_end_matches('.')))
    })
}

/// What to call the database in a message.
pub fn place(url: &DatabaseUrl) -> String {
    match url {
        DatabaseUrl::Sqlite(path) => format!("the database {}", path.display()),
        DatabaseUrl::Postgres(_) => "the PostgreSQL database".to_owned(),
    }
}

async fn bring_up_to_date(config: &Config, store: &Store) -> Result<(), CliError> {
    if config.migrate {
        return Ok(store.migrate_up().await?);
    }
    match store.migrations().await?.iter().filter(|(_, done)| !done).count() {
        0 => Ok(()),
        pending => Err(CliError::Failed(format!(
            "{} is not up to date ({pending} migrations are still to do): run `masthead migrate up` first",
            place(&config.database_url)
        ))),
    }
}

/// Nobody else on the machine may read drafts and keys.
fn make_private_directory(path: &Path) -> Result<(), CliError> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path).map_err(|error| CliError::Failed(format!("the directory {} (data_dir) cannot be made: {error}", path.display())))
}

/// Messages of the database driver may repeat an address that it cannot read, with the password in it.
fn without_secrets(url: &DatabaseUrl, message: String) -> String {
    match url {
        DatabaseUrl::Sqlite(_) => message,
        DatabaseUrl::Postgres(address) => message.replace(address.as_str(), "…"),
    }
}

fn wrong_sign_in(refusal: Refusal) -> CliError {
    match refusal {
        Refusal::Invalid(problems) => CliError::Usage(listed(&problems, "sign_in.")),
        other => other.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_in_an_address_is_not_repeated() {
        let address = "postgres://me:secret#1@db/masthead";
        let message = without_secrets(&address.parse().unwrap(), format!("The connection string '{address}' cannot be parsed."));
        assert_eq!(message, "The connection string '…' cannot be parsed.");
    }
}
