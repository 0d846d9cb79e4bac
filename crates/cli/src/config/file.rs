//! Reading the configuration file: which keys it gives, and in which lines.

use std::path::Path;

use serde::Deserialize;
use toml::Spanned;
use toml::de::{DeTable, DeValue, ValueDeserializer};

use super::errors::{ConfigError, Origin};
use super::keys::{self, Key};
use super::values::{Setting, Value};

type Entry<'text> = (Spanned<std::borrow::Cow<'text, str>>, Spanned<DeValue<'text>>);

/// What the text of the file at `path` sets.
pub fn read(path: &Path, text: &str) -> Result<Vec<Setting>, ConfigError> {
    let file = File { path, text };
    let table = DeTable::parse(text).map_err(|error| file.syntax(&error))?.into_inner();
    let mut settings = Vec::new();
    for (name, value) in table {
        match keys::SECTIONS.into_iter().find(|section| section == name.get_ref()) {
            Some(section) => settings.extend(file.section(section, &name, value)?),
            None => settings.push(file.setting(keys::TOP, (name, value))?),
        }
    }
    Ok(settings)
}

struct File<'a> {
    path: &'a Path,
    text: &'a str,
}

impl File<'_> {
    fn section(&self, section: &'static str, name: &Spanned<impl Sized>, value: Spanned<DeValue>) -> Result<Vec<Setting>, ConfigError> {
        match value.into_inner() {
            DeValue::Table(table) => table.into_iter().map(|entry| self.setting(section, entry)).collect(),
            _ => Err(ConfigError::NotASection { origin: self.origin(name.span().start), section }),
        }
    }

    fn setting(&self, section: &'static str, (name, value): Entry) -> Result<Setting, ConfigError> {
        let origin = self.origin(name.span().start);
        let Some(key) = keys::of(section).find(|key| key.name == name.get_ref()) else {
            return Err(unknown(section, name.get_ref(), origin));
        };
        match toml::Value::deserialize(ValueDeserializer::from(value)) {
            Ok(value) => Ok(Setting { key, value: Value::Toml(value), origin }),
            Err(error) => Err(ConfigError::Mistake(error.message().to_owned()).at(key, origin)),
        }
    }

    fn syntax(&self, error: &toml::de::Error) -> ConfigError {
        let place = error.span().map_or(self.text.len(), |span| span.start);
        ConfigError::Syntax { origin: self.origin(place), message: error.message().to_owned() }
    }

    fn origin(&self, place: usize) -> Origin {
        let before = self.text.as_bytes().iter().take(place);
        Origin::File { path: self.path.to_owned(), line: 1 + before.filter(|byte| **byte == b'\n').count() }
    }
}

fn unknown(section: &'static str, name: &str, origin: Origin) -> ConfigError {
    let mut names: Vec<String> = keys::of(section).map(|key| key.name.to_owned()).collect();
    let (key, place) = if section == keys::TOP {
        names.extend(keys::SECTIONS.map(|section| format!("[{section}]")));
        (name.to_owned(), "there are".to_owned())
    } else {
        (format!("{section}.{name}"), format!("[{section}] has"))
    };
    ConfigError::UnknownKey { origin, key, known: format!("{place} {}", names.join(", ")) }
}

impl Setting {
    /// A value that was given as text.
    pub fn text(key: Key, text: impl Into<String>, origin: Origin) -> Self {
        Self { key, value: Value::Text(text.into()), origin }
    }
}
