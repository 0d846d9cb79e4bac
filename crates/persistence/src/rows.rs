//! Inserting and replacing whole rows: the two ways most rows are written.

use sea_orm::sea_query::IntoCondition;
use sea_orm::{ActiveModelBehavior, ActiveModelTrait, ConnectionTrait, EntityTrait, IntoActiveModel, Iterable, ModelTrait, QueryFilter};

use crate::StoreError;

/// How many values one statement may bind; SQLite allows 32,766, PostgreSQL 65,535.
const MAX_BOUND: usize = 30_000;

/// Inserts one row.
pub(crate) async fn insert<M, A>(db: &impl ConnectionTrait, model: M) -> Result<(), StoreError>
where
    M: ModelTrait + IntoActiveModel<A>,
    A: ActiveModelTrait<Entity = M::Entity> + ActiveModelBehavior + Send,
{
    insert_all(db, vec![model]).await
}

/// Inserts rows, in statements small enough for both databases.
pub(crate) async fn insert_all<M, A>(db: &impl ConnectionTrait, models: Vec<M>) -> Result<(), StoreError>
where
    M: ModelTrait + IntoActiveModel<A>,
    A: ActiveModelTrait<Entity = M::Entity> + ActiveModelBehavior + Send,
{
    let columns = <M::Entity as EntityTrait>::Column::iter().count();
    let mut rows: Vec<A> = models.into_iter().map(|model| model.into_active_model().reset_all()).collect();
    while !rows.is_empty() {
        let rest = rows.split_off(rows.len().min(MAX_BOUND / columns.max(1)));
        <M::Entity as EntityTrait>::insert_many(rows).exec_without_returning(db).await?;
        rows = rest;
    }
    Ok(())
}

/// Replaces the one row that `filter` finds; that it is not there (any more) means somebody else was faster.
pub(crate) async fn replace<M, A>(db: &impl ConnectionTrait, model: M, filter: impl IntoCondition) -> Result<(), StoreError>
where
    M: ModelTrait + IntoActiveModel<A>,
    A: ActiveModelTrait<Entity = M::Entity> + ActiveModelBehavior + Send,
{
    let update = <M::Entity as EntityTrait>::update_many().set(model.into_active_model().reset_all()).filter(filter.into_condition());
    match update.exec(db).await?.rows_affected {
        0 => Err(StoreError::Stale),
        _ => Ok(()),
    }
}
