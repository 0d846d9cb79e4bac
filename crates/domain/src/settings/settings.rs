//! What is set once for the whole newsroom.

use serde_json::{Value, json};

use crate::articles::PublishCheck;
use crate::audit::Facts;
use crate::locale::Locale;
use crate::problems::{Problem, required_line};
use crate::time::{Instant, TimePattern, Zone};
use crate::users::Role;

/// Everything that is set once for the whole newsroom.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Settings {
    /// The newspaper's name as readers know it.
    pub newsroom_name: String,
    /// Where the public site lives, without a slash at the end.
    pub base_url: String,
    /// The clock the newsroom goes by.
    pub time_zone: Zone,
    /// The language of articles that name none.
    pub default_locale: Locale,
    /// How readers see time.
    pub time_pattern: TimePattern,
    /// Which checks keep an article from going live, besides those that always do.
    pub blocking_checks: Vec<PublishCheck>,
    /// Whoever has one of these roles, anywhere, has to sign in with a second factor; in order and each once.
    pub require_two_factor_for: Vec<Role>,
    /// Counts the changes to the settings, for `expectedVersion`.
    pub version: i64,
    /// When they were last changed.
    pub updated_at: Instant,
}

impl Facts for Settings {
    fn facts(&self) -> Vec<(&'static str, Value)> {
        vec![
            ("name", json!(self.newsroom_name)),
            ("baseUrl", json!(self.base_url)),
            ("timeZone", json!(self.time_zone.name())),
            ("defaultLocale", json!(self.default_locale)),
            ("timePattern", json!(self.time_pattern.as_str())),
            ("blockingChecks", json!(self.blocking_checks)),
            ("requireTwoFactorFor", json!(self.require_two_factor_for)),
        ]
    }
}

/// A newsroom's name: one line of at most 120 characters.
pub fn newsroom_name(text: &str) -> Result<String, Problem> {
    required_line(text, 120)
}
