//! Writing an instant the way the newsroom does.

use async_graphql::{Context, Result};
use masthead_domain::locale::Locale;
use masthead_domain::problems::Problem;
use masthead_domain::time::{Instant, TimePattern, Zone};

use crate::context;
use crate::errors::invalid;

/// How a client wants an instant written; what it does not say is the newsroom's way.
#[derive(Default)]
pub struct Writing<'a> {
    /// IANA time zone.
    pub time_zone: Option<String>,
    /// UTS #35 pattern.
    pub format: Option<String>,
    /// Whose names of months and days.
    pub locale: Option<&'a Locale>,
}

/// The instant in words and numbers, such as `12:55 16/09/2022`.
pub async fn written(ctx: &Context<'_>, instant: Instant, writing: Writing<'_>) -> Result<String> {
    let settings = context::of(ctx)?.settings().await?;
    let own_zone = asked(writing.time_zone.as_deref(), "timeZone", Zone::parse)?;
    let own_pattern = asked(writing.format.as_deref(), "format", TimePattern::parse)?;
    let zone = own_zone.as_ref().unwrap_or(&settings.time_zone);
    let pattern = own_pattern.as_ref().unwrap_or(&settings.time_pattern);
    Ok(pattern.format(instant, zone, writing.locale.unwrap_or(&settings.default_locale)))
}

fn asked<T>(text: Option<&str>, argument: &str, parse: impl FnOnce(&str) -> Result<T, Problem>) -> Result<Option<T>> {
    text.map(parse).transpose().map_err(|problem| invalid(problem.at(argument)))
}
