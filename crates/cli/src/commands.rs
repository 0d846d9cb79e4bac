//! Which command does what: reads the configuration, begins to log, and hands over.

use crate::arguments::{Audit, Cli, Command, Demo, Documents, Keys, Migrate, Purge, Settings, SettingsStep, User};
use crate::config::{Config, Sources};
use crate::logging::{self, Verbosity};
use crate::{CliError, audit, demo, documents, keys, migrations, purge, schema, serve, settings, users};

/// Does what the command line says.
pub async fn run(cli: Cli) -> Result<(), CliError> {
    match cli.command {
        Command::Serve(arguments) => serve::run(&ready(arguments.sources(), Verbosity::Server)?).await,
        Command::Demo(Demo { listening, fresh }) => demo::run(&ready(listening.sources(), Verbosity::Server)?, fresh).await,
        Command::Migrate(step) => migrate(step).await,
        Command::User(step) => user(step).await,
        Command::Documents(step) => trusted(step).await,
        Command::Keys(Keys::Rotate { place }) => keys::rotate(&ready(place.sources(), Verbosity::Command)?).await,
        Command::Audit(Audit::Verify { place, noted }) => audit::verify(&ready(place.sources(), Verbosity::Command)?, noted).await,
        Command::Purge(Purge { place, older_than, yes }) => purge::run(&ready(place.sources(), Verbosity::Command)?, older_than, yes).await,
        Command::Schema => schema::print(),
        Command::Settings(Settings { step: None, place, json }) => settings::show(&ready(place.sources(), Verbosity::Command)?, json).await,
        Command::Settings(Settings { step: Some(SettingsStep::Set { place, changes }), .. }) => {
            settings::set(&ready(place.sources(), Verbosity::Command)?, changes).await
        }
    }
}

async fn migrate(step: Migrate) -> Result<(), CliError> {
    match step {
        Migrate::Up { place } => migrations::up(&ready(place.sources(), Verbosity::Command)?).await,
        Migrate::Down { place, steps, yes } => migrations::down(&ready(place.sources(), Verbosity::Command)?, steps, yes).await,
        Migrate::Status { place } => migrations::status(&ready(place.sources(), Verbosity::Command)?).await,
    }
}

async fn trusted(step: Documents) -> Result<(), CliError> {
    match step {
        Documents::Add { place, file } => documents::add(&ready(place.sources(), Verbosity::Command)?, &file).await,
        Documents::List { place } => documents::list(&ready(place.sources(), Verbosity::Command)?).await,
        Documents::Remove { place, ids } => documents::remove(&ready(place.sources(), Verbosity::Command)?, ids).await,
    }
}

async fn user(step: User) -> Result<(), CliError> {
    match step {
        User::Create(mut arguments) => {
            let config = ready(std::mem::take(&mut arguments.place).sources(), Verbosity::Command)?;
            users::create(&config, arguments).await
        }
        User::ResetPassword(mut arguments) => {
            let config = ready(std::mem::take(&mut arguments.place).sources(), Verbosity::Command)?;
            users::reset_password(&config, arguments).await
        }
        User::ResetTwoFactor { place, email } => users::reset_two_factor(&ready(place.sources(), Verbosity::Command)?, &email).await,
        User::List { place, json } => users::list(&ready(place.sources(), Verbosity::Command)?, json).await,
        User::SetRole { place, email, role } => users::set_role(&ready(place.sources(), Verbosity::Command)?, &email, role).await,
    }
}

/// The configuration, with the log running as it says.
fn ready(sources: Sources, verbosity: Verbosity) -> Result<Config, CliError> {
    let (config, ignored) = sources.load()?;
    logging::start(&config, verbosity)?;
    for variable in ignored {
        tracing::warn!(variable, "this variable is no setting of Masthead; masthead.example.toml lists all there are");
    }
    Ok(config)
}
