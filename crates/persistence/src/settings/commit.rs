//! Writing the settings.

use masthead_domain::events::{EventKind, NewEvent};
use masthead_domain::policy::Permit;
use masthead_domain::settings::Settings;
use sea_orm::ColumnTrait;
use uuid::Uuid;

use super::entity::{Column, Model};
use crate::audit::detail;
use crate::{StoreError, Transaction, rows};

/// Writes the first settings of a newsroom.
pub async fn create(tx: &mut Transaction, permit: &Permit, settings: &Settings) -> Result<(), StoreError> {
    rows::insert(tx.reader(), Model::try_from(settings)?).await?;
    record(tx, permit, None, settings);
    Ok(())
}

/// Replaces the settings, if they are still as they were `before`.
pub async fn update(tx: &mut Transaction, permit: &Permit, before: &Settings, settings: &Settings) -> Result<(), StoreError> {
    rows::replace(tx.reader(), Model::try_from(settings)?, Column::Version.eq(before.version)).await?;
    record(tx, permit, Some(before), settings);
    Ok(())
}

fn record(tx: &mut Transaction, permit: &Permit, before: Option<&Settings>, settings: &Settings) {
    let event = NewEvent::of(EventKind::SettingsChanged, Uuid::nil());
    tx.record(permit, Uuid::nil(), &detail(settings.version, before, Some(settings)), event);
}
