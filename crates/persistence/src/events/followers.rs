//! Followers that carry the log further, with a position of their own that outlives the process. One node at a time does it; what
//! two would do at once after all, such as when clocks differ, is done twice and never left out: a position only moves forward, and
//! only by whoever did everything up to it.

use masthead_domain::time::Instant;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, Condition, EntityTrait, ExprTrait, QueryFilter};
use uuid::Uuid;

use super::follower_entity::{ActiveModel, Column, Entity, Model};
use super::queries;
use crate::convert::micros;
use crate::{Store, StoreError};

/// How far a follower has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Standing {
    /// The last event that was carried further.
    pub position: i64,
    /// Whether it is this node's turn to go on.
    pub ours: bool,
}

/// Takes the turn of a follower until an instant, if no other node has it. One that has never followed begins with what happens next.
pub async fn take_turn(store: &Store, name: &str, node: Uuid, now: Instant, until: Instant) -> Result<Standing, StoreError> {
    let free = Condition::any().add(Column::Node.is_null()).add(Column::Node.eq(node)).add(Column::Until.lte(micros(now)));
    let taken = Entity::update_many()
        .col_expr(Column::Node, Expr::value(node))
        .col_expr(Column::Until, Expr::value(micros(until)))
        .filter(Column::Name.eq(name))
        .filter(free);
    let ours = taken.exec(store.writer()).await?.rows_affected > 0;
    match Entity::find_by_id(name).one(store.writer()).await? {
        Some(Model { position, .. }) => Ok(Standing { position, ours }),
        None => begin(store, name).await,
    }
}

async fn begin(store: &Store, name: &str) -> Result<Standing, StoreError> {
    let position = queries::newest(store.writer()).await?;
    let row = ActiveModel::from(Model { name: name.to_owned(), position, node: None, until: 0 });
    let unless_there = OnConflict::column(Column::Name).do_nothing().to_owned();
    Entity::insert(row).on_conflict(unless_there).exec_without_returning(store.writer()).await?;
    Ok(Standing { position, ours: false })
}

/// Everything up to this event was carried further.
pub async fn move_to(store: &Store, name: &str, position: i64) -> Result<(), StoreError> {
    let forward = Column::Name.eq(name).and(Column::Position.lt(position));
    let moved = Entity::update_many().col_expr(Column::Position, Expr::value(position)).filter(forward);
    moved.exec(store.writer()).await?;
    Ok(())
}

/// Gives the turn back, so that another node need not wait for its end.
pub async fn give_back(store: &Store, name: &str, node: Uuid) -> Result<(), StoreError> {
    let ours = Column::Name.eq(name).and(Column::Node.eq(node));
    Entity::update_many().col_expr(Column::Until, Expr::value(0_i64)).filter(ours).exec(store.writer()).await?;
    Ok(())
}
