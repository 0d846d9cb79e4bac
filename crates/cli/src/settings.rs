//! `masthead settings`: the newsroom's own settings, from the console.

use masthead_domain::locale::Locale;
use masthead_domain::problems::{Problem, Problems, web_url};
use masthead_domain::settings::{Settings, SettingsUpdate, newsroom_name};
use masthead_domain::time::{TimePattern, Zone};
use masthead_newsroom::{Caller, settings};
use serde_json::json;

use crate::CliError;
use crate::arguments::SettingsChanges;
use crate::config::Config;
use crate::open::open_at_console;
use crate::output::{print, print_json, table};

/// Prints the settings.
pub async fn show(config: &Config, as_json: bool) -> Result<(), CliError> {
    let newsroom = open_at_console(config).await?;
    let settings = settings::read(&newsroom).await?;
    newsroom.store.close().await?;
    if as_json { print_json(&json(&settings)) } else { print(&text(&settings)) }
}

/// Changes those settings that are named, and prints all.
pub async fn set(config: &Config, changes: SettingsChanges) -> Result<(), CliError> {
    let changes = parse(changes).map_err(|problems| CliError::flags(&problems))?;
    let newsroom = open_at_console(config).await?;
    let expected_version = settings::read(&newsroom).await?.version;
    let changed = settings::update(&newsroom, &Caller::operator(), SettingsUpdate { expected_version, ..changes }).await?;
    newsroom.store.close().await?;
    print(&text(&changed))
}

fn parse(changes: SettingsChanges) -> Result<SettingsUpdate, Vec<Problem>> {
    let mut problems = Problems::new();
    let update = SettingsUpdate {
        expected_version: 0,
        newsroom_name: checked(&mut problems, "name", changes.name, newsroom_name),
        base_url: checked(&mut problems, "base-url", changes.base_url, web_url),
        time_zone: checked(&mut problems, "time-zone", changes.time_zone, Zone::parse),
        default_locale: checked(&mut problems, "locale", changes.locale, Locale::parse),
        time_pattern: checked(&mut problems, "time-pattern", changes.time_pattern, TimePattern::parse),
        blocking_checks: None,
        require_two_factor_for: None,
    };
    problems.finish(Some(update))
}

fn checked<T>(problems: &mut Problems, flag: &str, text: Option<String>, parse: impl FnOnce(&str) -> Result<T, Problem>) -> Option<T> {
    text.and_then(|text| problems.check(flag, parse(&text)))
}

fn text(settings: &Settings) -> String {
    let blocking: Vec<&str> = settings.blocking_checks.iter().map(|check| check.word()).collect();
    let blocking = blocking.join(", ");
    let rows = [
        ("name", settings.newsroom_name.as_str()),
        ("base-url", &settings.base_url),
        ("time-zone", settings.time_zone.name()),
        ("locale", settings.default_locale.as_str()),
        ("time-pattern", settings.time_pattern.as_str()),
        ("blocking-checks", &blocking),
    ];
    table(&rows.map(|(name, value)| [name.to_owned(), value.to_owned()]))
}

/// Named as the GraphQL API names them.
fn json(settings: &Settings) -> serde_json::Value {
    json!({
        "name": settings.newsroom_name,
        "baseUrl": settings.base_url,
        "timeZone": settings.time_zone.name(),
        "defaultLocale": settings.default_locale.as_str(),
        "timePattern": settings.time_pattern.as_str(),
        "blockingChecks": settings.blocking_checks,
        "version": settings.version,
        "updatedAt": settings.updated_at.to_string(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_wrong_flags_are_named_at_once() {
        let changes = SettingsChanges {
            name: None,
            base_url: Some("news.example.org".to_owned()),
            time_zone: Some("Mars".to_owned()),
            locale: Some("vi".to_owned()),
            time_pattern: None,
        };
        let error = CliError::flags(&parse(changes).unwrap_err()).to_string();
        assert_eq!(
            error,
            "--base-url: Write a whole address that begins with https:// or http://. \
             --time-zone: There is no such time zone; write an IANA name such as \"Asia/Ho_Chi_Minh\"."
        );
    }
}
