//! Layers of settings: a later one replaces single values of an earlier one.

use std::collections::BTreeMap;

use masthead_api::http::HttpSettings;

use super::errors::{ConfigError, Origin};
use super::keys::{self, Key};
use super::parts::{Config, NEWSROOM_DEFAULTS, Serving};
use super::values::{self, Setting};

/// All that was given so far, by key.
pub struct Layers(BTreeMap<Key, Setting>);

impl Layers {
    /// Nothing but defaults that their types do not have themselves.
    pub fn new() -> Self {
        let mut layers = Self(BTreeMap::new());
        let defaults = NEWSROOM_DEFAULTS.into_iter();
        layers.add(defaults.map(|(name, text)| Setting::text(Key { section: keys::NEWSROOM, name }, text, Origin::Default)));
        layers
    }

    /// Adds a stronger layer.
    pub fn add(&mut self, layer: impl IntoIterator<Item = Setting>) {
        self.0.extend(layer.into_iter().map(|setting| (setting.key, setting)));
    }

    /// The configuration, or the first value that will not do.
    pub fn finish(mut self) -> Result<Config, ConfigError> {
        let (general, http) = (values::section(self.take(keys::TOP))?, values::section(self.take(keys::HTTP))?);
        let (limits, budgets) = (values::section(self.take(keys::LIMITS))?, values::section(self.take(keys::BUDGETS))?);
        let http = HttpSettings { limits, budgets, ..http };
        let (cache, cdn) = (values::section(self.take(keys::CACHE))?, values::section(self.take(keys::CDN))?);
        let (sign_in, newsroom) = (values::section(self.take(keys::SIGN_IN))?, values::section(self.take(keys::NEWSROOM))?);
        let (mail, editing) = (values::section(self.take(keys::MAIL))?, values::section(self.take(keys::EDITING))?);
        Ok(Config::new(general, Serving { http, cache, cdn, editing }, sign_in, mail, newsroom))
    }

    fn take(&mut self, section: &str) -> Vec<Setting> {
        self.0.extract_if(.., |key, _| key.section == section).map(|(_, setting)| setting).collect()
    }
}

/// What the environment sets, and which variables look as if they were meant to set something but do not.
///
/// Those are no error: a container platform makes up such names from those of its services (`MASTHEAD_PORT`).
pub fn environment(variables: &[(String, String)]) -> Result<(Vec<Setting>, Vec<String>), ConfigError> {
    let mut settings = Vec::new();
    let mut unknown: Vec<String> = variables.iter().map(|(name, _)| name.clone()).filter(|name| name.starts_with("MASTHEAD_")).collect();
    for key in keys::all() {
        let names = key.variables();
        unknown.retain(|name| !names.contains(name));
        let mut given = variables.iter().filter(|(name, text)| names.contains(name) && !text.is_empty());
        let Some((name, text)) = given.next() else { continue };
        let origin = Origin::Variable(name.clone());
        if let Some((other, _)) = given.next() {
            return Err(ConfigError::Twice(origin, Origin::Variable(other.clone())));
        }
        settings.push(Setting::text(key, text, origin));
    }
    unknown.retain(|name| ![super::sources::FILE_VARIABLE, "MASTHEAD_SKIP_WEB"].contains(&name.as_str()));
    Ok((settings, unknown))
}
