//! `masthead purge`: emptying the trash.

use std::time::Duration;

use masthead_domain::trash::Trashed;
use masthead_newsroom::{Caller, trash};

use crate::config::Config;
use crate::open::admit;
use crate::{CliError, output};

/// Lists what was deleted at least `days` ago and, with `yes`, deletes it for good.
pub async fn run(config: &Config, days: u16, yes: bool) -> Result<(), CliError> {
    let newsroom = admit(config).await?;
    let age = Duration::from_hours(24) * u32::from(days);
    let deleted_before = newsroom.clock.now().checked_sub(age).map_err(|error| CliError::Failed(error.to_string()))?;
    let found = trash::purgeable(&newsroom, &Caller::operator(), deleted_before).await?;
    let end = if found.is_empty() {
        format!("Nothing in the trash was deleted {days} days ago or before.")
    } else if yes {
        format!("{} gone for good.", trash::purge(&newsroom, &Caller::operator(), deleted_before).await?)
    } else {
        format!("{} would be gone for good. Say --yes if that is meant.", found.len())
    };
    newsroom.store.close().await?;
    let rows: Vec<_> = found.iter().map(row).collect();
    output::print(&format!("{}{end}", output::table(&rows)))
}

fn row(trashed: &Trashed) -> [String; 4] {
    [trashed.deleted_at.to_string(), trashed.kind.to_string(), trashed.id.to_string(), trashed.name.clone()]
}
