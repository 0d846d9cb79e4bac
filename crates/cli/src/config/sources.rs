//! Where the configuration comes from: a file, the environment and flags, in that order of strength.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::errors::{ConfigError, Origin};
use super::file;
use super::keys::Key;
use super::layers::{Layers, environment};
use super::parts::Config;
use super::values::Setting;

/// The variable that names the file.
pub const FILE_VARIABLE: &str = "MASTHEAD_CONFIG";

/// The file that is read if it is there and no other is named.
const DEFAULT_FILE: &str = "masthead.toml";

/// What the command line says about the configuration.
#[derive(Debug, Default)]
pub struct Sources {
    /// The file; else the one that [`FILE_VARIABLE`] names, else `./masthead.toml` if there is one.
    pub file: Option<PathBuf>,
    /// Flags that give keys.
    pub flags: Vec<Flag>,
}

/// A flag that gives a key.
#[derive(Debug)]
pub struct Flag {
    /// The flag, with its dashes.
    name: &'static str,
    /// The key it gives.
    key: Key,
    /// Its value.
    text: String,
}

impl Flag {
    /// The flag, if it was given.
    pub fn of(name: &'static str, key: Key, text: Option<String>) -> Option<Self> {
        text.map(|text| Self { name, key, text })
    }
}

impl Sources {
    /// The configuration, and the names of variables that look like settings and are none.
    pub fn load(self) -> Result<(Config, Vec<String>), ConfigError> {
        self.load_with(&own_variables()?)
    }

    /// The same with a made-up environment.
    pub(super) fn load_with(self, variables: &[(String, String)]) -> Result<(Config, Vec<String>), ConfigError> {
        let named = || variables.iter().find(|(name, text)| name == FILE_VARIABLE && !text.is_empty()).map(|(_, text)| text.into());
        let mut layers = Layers::new();
        layers.add(from_file(self.file.or_else(named).as_deref())?);
        let (settings, ignored) = environment(variables)?;
        layers.add(settings);
        layers.add(self.flags.into_iter().map(|flag| Setting::text(flag.key, flag.text, Origin::Flag(flag.name))));
        Ok((layers.finish()?, ignored))
    }
}

fn from_file(named: Option<&Path>) -> Result<Vec<Setting>, ConfigError> {
    let path = named.unwrap_or(Path::new(DEFAULT_FILE));
    match std::fs::read_to_string(path) {
        Ok(text) => file::read(path, &text),
        Err(cause) if named.is_none() && cause.kind() == ErrorKind::NotFound => Ok(Vec::new()),
        Err(cause) => Err(ConfigError::Unreadable { path: path.to_owned(), cause }),
    }
}

/// The variables of this process that concern Masthead.
fn own_variables() -> Result<Vec<(String, String)>, ConfigError> {
    let variables = std::env::vars_os().filter_map(|(name, text)| Some((name.into_string().ok()?, text)));
    let own = variables.filter(|(name, _)| name.starts_with("MASTHEAD_"));
    own.map(|(name, text)| match text.into_string() {
        Ok(text) => Ok((name, text)),
        Err(_) => Err(ConfigError::NotText(name)),
    })
    .collect()
}
