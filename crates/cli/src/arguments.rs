//! The command line: its commands and flags. What they mean is in [`crate::commands`].

#![expect(clippy::doc_markdown, reason = "help is shown as it is written")]

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use masthead_domain::audit::Seal;
use masthead_domain::trusted_documents::DocumentId;
use masthead_domain::users::Role;

use crate::config::{Flag, Sources, keys};

/// A newsroom's CMS that serves its content through GraphQL.
///
/// Everything can be set in a file (masthead.toml), in the environment and, for the most part, not at all: see
/// masthead.example.toml. Flags are stronger than the environment, the environment is stronger than the file.
#[derive(Parser, Debug)]
#[command(name = "masthead", version, disable_help_subcommand = true, arg_required_else_help = true)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What the program can do.
#[derive(Subcommand, Debug)]
pub enum Command {
    /// Serve the newsroom until SIGTERM or Ctrl-C
    Serve(Serve),
    /// Fill a newsroom with a demonstration newspaper and serve it
    Demo(Demo),
    /// Bring the database's tables up to date, or see whether they are
    #[command(subcommand, arg_required_else_help = true)]
    Migrate(Migrate),
    /// Keep the users
    #[command(subcommand, arg_required_else_help = true)]
    User(User),
    /// Keep the documents that the newsroom's own programs ask with
    #[command(subcommand, arg_required_else_help = true)]
    Documents(Documents),
    /// Keep the keys that sign access tokens
    #[command(subcommand, arg_required_else_help = true)]
    Keys(Keys),
    /// See to the audit trail
    #[command(subcommand, arg_required_else_help = true)]
    Audit(Audit),
    /// Empty the trash: what editors deleted is then gone for good
    Purge(Purge),
    /// Print the GraphQL schema; needs no database
    Schema,
    /// Show or change the newsroom's settings
    #[command(args_conflicts_with_subcommands = true)]
    Settings(Settings),
}

/// Where the newsroom is.
#[derive(Args, Debug, Default)]
pub struct Place {
    /// The configuration file [default: ./masthead.toml if there is one] [env: MASTHEAD_CONFIG]
    #[arg(long, value_name = "PATH")]
    config: Option<PathBuf>,
    /// Where the newsroom keeps its files [default: ./masthead-data] [env: MASTHEAD_DATA_DIR]
    #[arg(long, value_name = "PATH")]
    data_dir: Option<String>,
    /// postgres://… or sqlite:PATH [default: sqlite:DATA_DIR/masthead.db] [env: MASTHEAD_DATABASE_URL]
    #[arg(long, value_name = "URL")]
    database_url: Option<String>,
}

impl Place {
    /// The configuration's sources as these flags have them.
    pub fn sources(self) -> Sources {
        let flags =
            [Flag::of("--data-dir", keys::DATA_DIR, self.data_dir), Flag::of("--database-url", keys::DATABASE_URL, self.database_url)];
        Sources { file: self.config, flags: flags.into_iter().flatten().collect() }
    }
}

/// Where the newsroom is and where it listens.
#[derive(Args, Debug)]
pub struct Listening {
    /// Where it is.
    #[command(flatten)]
    place: Place,
    /// Address and port to listen on [default: 127.0.0.1:8080] [env: MASTHEAD_LISTEN]
    #[arg(long, value_name = "ADDRESS:PORT")]
    listen: Option<String>,
}

impl Listening {
    /// The configuration's sources as these flags have them.
    pub fn sources(self) -> Sources {
        let mut sources = self.place.sources();
        sources.flags.extend(Flag::of("--listen", keys::LISTEN, self.listen));
        sources
    }
}

/// `serve`.
#[derive(Args, Debug)]
pub struct Serve {
    /// Where.
    #[command(flatten)]
    listening: Listening,
    /// Refuse to start while the database's tables are not up to date, instead of bringing them up to date
    #[arg(long)]
    no_migrate: bool,
}

impl Serve {
    /// The configuration's sources as these flags have them.
    pub fn sources(self) -> Sources {
        let mut sources = self.listening.sources();
        sources.flags.extend(Flag::of("--no-migrate", keys::MIGRATE, self.no_migrate.then(|| "false".to_owned())));
        sources
    }
}

/// `demo`.
#[derive(Args, Debug)]
pub struct Demo {
    /// Where.
    #[command(flatten)]
    pub listening: Listening,
    /// Begin anew: throw away what an earlier demonstration left
    #[arg(long)]
    pub fresh: bool,
}

/// `migrate …`.
#[derive(Subcommand, Debug)]
pub enum Migrate {
    /// Carry out every migration that is still to do
    Up {
        /// Where.
        #[command(flatten)]
        place: Place,
    },
    /// Take migrations back, and lose what their tables hold
    Down {
        /// Where.
        #[command(flatten)]
        place: Place,
        /// How many
        #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..))]
        steps: u32,
        /// Yes, lose it
        #[arg(long)]
        yes: bool,
    },
    /// Show which migrations have been carried out
    Status {
        /// Where.
        #[command(flatten)]
        place: Place,
    },
}

/// `user …`.
#[derive(Subcommand, Debug)]
pub enum User {
    /// Add somebody who signs in
    Create(UserCreate),
    /// Show who there is
    List {
        /// Where.
        #[command(flatten)]
        place: Place,
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// Give somebody another password; their sessions end
    ResetPassword(ResetPassword),
    /// Turn two-factor sign-in off for somebody who lost authenticator and recovery codes; their sessions end
    ResetTwoFactor {
        /// Where.
        #[command(flatten)]
        place: Place,
        /// The address they sign in with
        email: String,
    },
    /// Give somebody another role; their sessions end
    SetRole {
        /// Where.
        #[command(flatten)]
        place: Place,
        /// The address they sign in with
        email: String,
        /// ADMIN, CHIEF_EDITOR, EDITOR, REPORTER, LEGAL, VIEWER or MEMBER
        #[arg(value_parser = role)]
        role: Role,
    },
}

/// `documents …`.
#[derive(Subcommand, Debug)]
pub enum Documents {
    /// Add the documents of a manifest, as Apollo's, Relay's or GraphQL Code Generator's tools write it
    Add {
        /// Where.
        #[command(flatten)]
        place: Place,
        /// The manifest, a JSON file
        file: std::path::PathBuf,
    },
    /// Show which documents there are
    List {
        /// Where.
        #[command(flatten)]
        place: Place,
    },
    /// Take documents back
    Remove {
        /// Where.
        #[command(flatten)]
        place: Place,
        /// Their ids
        #[arg(required = true, value_parser = document)]
        ids: Vec<DocumentId>,
    },
}

/// `keys …`.
#[derive(Subcommand, Debug)]
pub enum Keys {
    /// Put a new key in force; the old one verifies until its last token is over
    Rotate {
        /// Where.
        #[command(flatten)]
        place: Place,
    },
}

/// `purge`.
#[derive(Args, Debug)]
pub struct Purge {
    /// Where.
    #[command(flatten)]
    pub place: Place,
    /// Only what was deleted at least so many days ago
    #[arg(long, value_name = "DAYS", default_value_t = 30)]
    pub older_than: u16,
    /// Yes, lose it; without this flag it is only listed
    #[arg(long)]
    pub yes: bool,
}

/// `audit …`.
#[derive(Subcommand, Debug)]
pub enum Audit {
    /// Find out whether the trail is as it was written: follow its chain from the first entry to the last
    Verify {
        /// Where.
        #[command(flatten)]
        place: Place,
        /// What an earlier run printed and you kept elsewhere: the number and the seal of an entry
        #[arg(long, value_name = "NUMBER:SEAL", value_parser = noted)]
        noted: Option<(i64, Seal)>,
    },
}

/// `user reset-password`. Without a password flag the password is asked for on the terminal.
#[derive(Args, Debug)]
pub struct ResetPassword {
    /// Where.
    #[command(flatten)]
    pub place: Place,
    /// The address they sign in with
    pub email: String,
    /// How the password is given.
    #[command(flatten)]
    pub password: NewPassword,
}

/// How a password is given that is not asked for.
#[derive(Args, Debug)]
pub struct NewPassword {
    /// Read the password from the first line of stdin
    #[arg(long = "password-stdin", conflicts_with = "generate")]
    pub from_stdin: bool,
    /// Make a password up and print it, once
    #[arg(long = "generate-password")]
    pub generate: bool,
}

/// `user create`. Without a password flag the password is asked for on the terminal.
#[derive(Args, Debug)]
pub struct UserCreate {
    /// Where.
    #[command(flatten)]
    pub place: Place,
    /// The address they sign in with
    #[arg(long)]
    pub email: String,
    /// Their name as colleagues see it
    #[arg(long)]
    pub name: String,
    /// ADMIN, CHIEF_EDITOR, EDITOR, REPORTER, LEGAL, VIEWER or MEMBER
    #[arg(long, value_parser = role)]
    pub role: Role,
    /// How the password is given.
    #[command(flatten)]
    pub password: NewPassword,
}

/// `settings`.
#[derive(Args, Debug)]
pub struct Settings {
    /// What to do with them; nothing shows them.
    #[command(subcommand)]
    pub step: Option<SettingsStep>,
    /// Where.
    #[command(flatten)]
    pub place: Place,
    /// As JSON
    #[arg(long)]
    pub json: bool,
}

/// `settings …`.
#[derive(Subcommand, Debug)]
pub enum SettingsStep {
    /// Change those that are named; the others stay
    Set {
        /// Where.
        #[command(flatten)]
        place: Place,
        /// Which.
        #[command(flatten)]
        changes: SettingsChanges,
    },
}

/// What `settings set` changes.
#[derive(Args, Debug)]
#[group(required = true, multiple = true)]
pub struct SettingsChanges {
    /// The newspaper's name as readers know it
    #[arg(long)]
    pub name: Option<String>,
    /// Where the public site lives, such as https://news.example.org
    #[arg(long)]
    pub base_url: Option<String>,
    /// The clock the newsroom goes by, such as Asia/Ho_Chi_Minh
    #[arg(long)]
    pub time_zone: Option<String>,
    /// The language of articles that name none, such as vi
    #[arg(long)]
    pub locale: Option<String>,
    /// How readers see time, such as "HH:mm dd/MM/yyyy"
    #[arg(long)]
    pub time_pattern: Option<String>,
}

fn noted(text: &str) -> Result<(i64, Seal), String> {
    let parts = text.split_once(':').and_then(|(number, seal)| Some((number.parse().ok().filter(|number| *number > 0)?, seal)));
    let (number, seal) = parts.ok_or("write the number of an entry, a colon, and its seal")?;
    let is_seal = seal.len() == 64 && seal.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    if is_seal { Ok((number, Seal(seal.to_owned()))) } else { Err("a seal is 64 hexadecimal digits".to_owned()) }
}

fn document(text: &str) -> Result<DocumentId, String> {
    DocumentId::parse(text).map_err(|problem| problem.message)
}

fn role(text: &str) -> Result<Role, String> {
    let words: Vec<&str> = Role::ALL.iter().map(|role| role.word()).collect();
    Role::of(&text.to_uppercase()).ok_or_else(|| format!("a role is one of {}", words.join(", ")))
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_sound() {
        super::Cli::command().debug_assert();
    }
}
