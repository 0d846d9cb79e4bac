//! Changes to the settings as they come.

use async_graphql::InputObject;
use masthead_domain::locale::Locale;
use masthead_domain::problems::{Problem, Problems, web_url};
use masthead_domain::settings::{SettingsUpdate, newsroom_name};
use masthead_domain::time::{TimePattern, Zone};

use crate::articles::check_types::PublishCheck;
use crate::inputs::replace;
use crate::users::types::Role;

/// Changes to the newspaper's settings; what is left out stays as it is.
#[derive(InputObject)]
pub struct SettingsUpdateInput {
    /// The `version` of the site you loaded.
    expected_version: i64,
    /// The name as readers know it, at most 120 characters.
    name: Option<String>,
    /// The address of the public site, such as `https://news.example.org`.
    base_url: Option<String>,
    /// An IANA time zone, such as `Asia/Ho_Chi_Minh`.
    time_zone: Option<String>,
    /// The language of articles that name none, as a BCP 47 tag such as `vi`.
    default_locale: Option<String>,
    /// How readers see time, as a Unicode date pattern such as `HH:mm dd/MM/yyyy`.
    time_pattern: Option<String>,
    /// The checks that keep an article from going live, all of them; the rest warn. `MISSING_SECTION` and `UNDER_EMBARGO` always block.
    blocking_checks: Option<Vec<PublishCheck>>,
    /// The roles that need two-factor sign-in; an empty list needs it of nobody. Whoever has one of these roles, anywhere, and has no
    /// second factor can do nothing but set it up, from now on.
    require_two_factor_for: Option<Vec<Role>>,
}

impl SettingsUpdateInput {
    /// The command, or everything that is wrong with the input.
    pub fn parse(self) -> Result<SettingsUpdate, Vec<Problem>> {
        let mut problems = Problems::new();
        let command = SettingsUpdate {
            expected_version: self.expected_version,
            newsroom_name: replace(&mut problems, "name", self.name, |text| newsroom_name(&text)),
            base_url: replace(&mut problems, "baseUrl", self.base_url, |text| web_url(&text)),
            time_zone: replace(&mut problems, "timeZone", self.time_zone, |text| Zone::parse(&text)),
            default_locale: replace(&mut problems, "defaultLocale", self.default_locale, |text| Locale::parse(&text)),
            time_pattern: replace(&mut problems, "timePattern", self.time_pattern, |text| TimePattern::parse(&text)),
            blocking_checks: self.blocking_checks.map(|checks| checks.into_iter().map(Into::into).collect()),
            require_two_factor_for: self.require_two_factor_for.map(|roles| roles.into_iter().map(Into::into).collect()),
        };
        problems.finish(Some(command))
    }
}
