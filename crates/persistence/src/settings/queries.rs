//! Reading the settings.

use masthead_domain::settings::Settings;
use sea_orm::{ConnectionTrait, EntityTrait};

use super::entity::Entity;
use crate::StoreError;

/// The settings; none before the newsroom's first start.
pub async fn find(db: &impl ConnectionTrait) -> Result<Option<Settings>, StoreError> {
    Entity::find_by_id(1).one(db).await?.map(Settings::try_from).transpose()
}
