//! Reading, first writing and changing the settings.

use masthead_domain::policy::{Action, Subject, authorise};
use masthead_domain::settings::{Settings, SettingsUpdate};
use masthead_persistence::settings;

use uuid::Uuid;

use crate::{Caller, Newsroom, Refusal};

/// The settings. Everybody may read them.
pub async fn read(newsroom: &Newsroom) -> Result<Settings, Refusal> {
    Newsroom::found("settings", "newsroom", settings::find(newsroom.store.reader())).await
}

/// Writes the settings of a newsroom that has none yet; one that has keeps them.
pub async fn establish(newsroom: &Newsroom, caller: &Caller, first: Settings) -> Result<Settings, Refusal> {
    let permit = authorise(&caller.actor, Action::UpdateSettings, Subject::Newsroom)?;
    let mut tx = newsroom.begin(caller).await?;
    if let Some(settings) = settings::find(tx.reader()).await? {
        return Ok(settings);
    }
    let first = Settings { version: 1, updated_at: tx.now(), ..first };
    settings::create(&mut tx, &permit, &first).await?;
    tx.commit().await?;
    Ok(first)
}

/// Changes the settings.
pub async fn update(newsroom: &Newsroom, caller: &Caller, command: SettingsUpdate) -> Result<Settings, Refusal> {
    let permit = authorise(&caller.actor, Action::UpdateSettings, Subject::Newsroom)?;
    let mut tx = newsroom.begin(caller).await?;
    let before = Newsroom::found("settings", "newsroom", settings::find(tx.reader())).await?;
    Newsroom::check_version(&tx, Uuid::nil(), command.expected_version, (before.version, before.updated_at)).await?;
    let after = command.apply(before.clone());
    if after == before {
        return Ok(before);
    }
    let after = Settings { version: before.version + 1, updated_at: tx.now(), ..after };
    settings::update(&mut tx, &permit, &before, &after).await?;
    tx.commit().await?;
    Ok(after)
}
