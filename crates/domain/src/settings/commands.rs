//! Changes to the settings.

use super::Settings;
use crate::articles::PublishCheck;
use crate::locale::Locale;
use crate::time::{TimePattern, Zone};
use crate::users::Role;

/// Changes some settings; what is `None` stays.
#[derive(Clone, Debug, Default)]
pub struct SettingsUpdate {
    /// The version the editor saw.
    pub expected_version: i64,
    /// New name.
    pub newsroom_name: Option<String>,
    /// New address of the site.
    pub base_url: Option<String>,
    /// New time zone.
    pub time_zone: Option<Zone>,
    /// New default language.
    pub default_locale: Option<Locale>,
    /// New way of writing time.
    pub time_pattern: Option<TimePattern>,
    /// The checks that block from now on.
    pub blocking_checks: Option<Vec<PublishCheck>>,
    /// New roles that need a second factor.
    pub require_two_factor_for: Option<Vec<Role>>,
}

impl SettingsUpdate {
    /// The settings with these changes made.
    pub fn apply(self, mut settings: Settings) -> Settings {
        settings.newsroom_name = self.newsroom_name.unwrap_or(settings.newsroom_name);
        settings.base_url = self.base_url.map_or(settings.base_url, |url| url.trim_end_matches('/').to_owned());
        settings.time_zone = self.time_zone.unwrap_or(settings.time_zone);
        settings.default_locale = self.default_locale.unwrap_or(settings.default_locale);
        settings.time_pattern = self.time_pattern.unwrap_or(settings.time_pattern);
        settings.blocking_checks = self.blocking_checks.map_or(settings.blocking_checks, each_once);
        settings.require_two_factor_for = self.require_two_factor_for.map_or(settings.require_two_factor_for, each_once);
        settings
    }
}

fn each_once<T: Ord>(mut words: Vec<T>) -> Vec<T> {
    words.sort_unstable();
    words.dedup();
    words
}
