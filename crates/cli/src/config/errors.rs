//! What can be wrong with a configuration. Each message names the key and the place to mend it, and never a secret.

use std::fmt;
use std::path::PathBuf;

use super::keys::{Key, LISTEN};

/// Where a value was given.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Origin {
    /// Nowhere: it is the default.
    Default,
    /// In the configuration file.
    File {
        /// Which.
        path: PathBuf,
        /// In which line, counted from 1.
        line: usize,
    },
    /// In an environment variable.
    Variable(String),
    /// In a flag.
    Flag(&'static str),
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Default => f.write_str("default"),
            Self::File { path, line } => write!(f, "{} line {line}", path.display()),
            Self::Variable(name) => f.write_str(name),
            Self::Flag(name) => f.write_str(name),
        }
    }
}

/// Why there is no configuration.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file cannot be read.
    #[error("the configuration file {} cannot be read: {cause}", path.display())]
    Unreadable {
        /// Which.
        path: PathBuf,
        /// Why.
        cause: std::io::Error,
    },
    /// The file is no TOML.
    #[error("{origin}: this is no valid TOML: {message}")]
    Syntax {
        /// Where it stops being TOML.
        origin: Origin,
        /// What was expected.
        message: String,
    },
    /// The file has a key that means nothing.
    #[error("{origin}: there is no key `{key}`; {known}")]
    UnknownKey {
        /// Where.
        origin: Origin,
        /// Which.
        key: String,
        /// Which keys there are.
        known: String,
    },
    /// A section's name stands before a single value.
    #[error("{origin}: `{section}` is a section; write its keys below a line [{section}]")]
    NotASection {
        /// Where.
        origin: Origin,
        /// Which.
        section: &'static str,
    },
    /// A value that its key does not take.
    #[error("{origin}: `{key}`: {message}")]
    BadValue {
        /// Where.
        origin: Origin,
        /// Which key.
        key: String,
        /// What it takes.
        message: String,
    },
    /// Two variables for one key.
    #[error("{0} and {1} mean the same; set only one of them")]
    Twice(Origin, Origin),
    /// A variable that is no text.
    #[error("{0} is not valid UTF-8")]
    NotText(String),
    /// A value that its key does not take, before it is known which key and where.
    #[error("{0}")]
    Mistake(String),
}

impl ConfigError {
    /// Adds to a mistake which key it is about and where.
    pub fn at(self, key: Key, origin: Origin) -> Self {
        match self {
            Self::Mistake(message) if key == LISTEN => Self::BadValue {
                origin,
                key: key.to_string(),
                message: format!("{message}; write address and port, such as 127.0.0.1:8080"),
            },
            Self::Mistake(message) => Self::BadValue { origin, key: key.to_string(), message },
            other => other,
        }
    }
}

impl serde::de::Error for ConfigError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::Mistake(message.to_string())
    }
}
