//! Writing the settings.

use masthead_domain::events::{EventKind, NewEvent};
use masthead_domain::policy::Permit;
use masthead_domain::settings::Settings;
use sea_orm::ColumnTrait;
use serde_json::json;
use uuid::Uuid;

use super::entity::{Column, Model};
use crate::{StoreError, Transaction, rows};

/// Writes the first settings of a newsroom.
pub async fn create(tx: &mut Transaction, permit: &Permit, settings: &Settings) -> Result<(), StoreError> {
    rows::insert(tx.reader(), Model::from(settings)).await?;
    record(tx, permit, settings);
    Ok(())
}

/// Replaces the settings, if they still have the version before this one.
pub async fn update(tx: &mut Transaction, permit: &Permit, settings: &Settings) -> Result<(), StoreError> {
    rows::replace(tx.reader(), Model::from(settings), Column::Version.eq(settings.version - 1)).await?;
    record(tx, permit, settings);
    Ok(())
}

fn record(tx: &mut Transaction, permit: &Permit, settings: &Settings) {
    let detail = json!({ "version": settings.version, "newsroomName": settings.newsroom_name });
    tx.record(permit, Uuid::nil(), &detail, NewEvent::of(EventKind::SettingsChanged, Uuid::nil()));
}
