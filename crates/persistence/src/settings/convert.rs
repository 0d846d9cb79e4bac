//! Between the row and the domain's settings.

use masthead_domain::locale::Locale;
use masthead_domain::settings::Settings;
use masthead_domain::time::{TimePattern, Zone};
use masthead_domain::users::Role;
use uuid::Uuid;

use super::entity::Model;
use crate::StoreError;
use crate::convert::{Row, json, micros};

impl TryFrom<Model> for Settings {
    type Error = StoreError;

    fn try_from(model: Model) -> Result<Self, StoreError> {
        let row = Row { table: "settings", id: Uuid::nil() };
        Ok(Self {
            time_zone: row.parsed("time_zone", Zone::parse(&model.time_zone))?,
            time_pattern: row.parsed("time_pattern", TimePattern::parse(&model.time_pattern))?,
            blocking_checks: row.json("blocking_checks", &model.blocking_checks)?,
            updated_at: row.instant("updated_at", model.updated_at)?,
            newsroom_name: model.newsroom_name,
            base_url: model.base_url,
            default_locale: Locale::stored(model.default_locale),
            require_two_factor_for: row.json("require_two_factor_for", &model.require_two_factor_for)?,
            version: model.version,
        })
    }
}

impl TryFrom<&Settings> for Model {
    type Error = StoreError;

    fn try_from(settings: &Settings) -> Result<Self, StoreError> {
        Ok(Self {
            id: 1,
            newsroom_name: settings.newsroom_name.clone(),
            base_url: settings.base_url.clone(),
            time_zone: settings.time_zone.name().to_owned(),
            default_locale: settings.default_locale.to_string(),
            time_pattern: settings.time_pattern.as_str().to_owned(),
            require_two_factor_for: words(&settings.require_two_factor_for),
            version: settings.version,
            updated_at: micros(settings.updated_at),
            blocking_checks: json(&settings.blocking_checks)?,
        })
    }
}

/// Roles as a JSON list of their words.
fn words(roles: &[Role]) -> String {
    let words: Vec<&str> = roles.iter().map(|role| role.word()).collect();
    serde_json::Value::from(words).to_string()
}
