//! Who a token's session belongs to, and where a user has signed in from before.

use masthead_domain::ids::{SessionId, UserId};
use masthead_domain::policy::{Rights, SignedIn};
use masthead_domain::sessions::Session;
use masthead_domain::time::Instant;
use masthead_domain::users::{Email, Role};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationDef, Select};
use uuid::Uuid;

use super::account_entity as account;
use super::entity::{Column, Entity};
use crate::StoreError;
use crate::convert::{Row, micros};
use crate::sections;
use crate::users::{section_role_entity, section_roles};

/// The user of a session in force, with the roles they have now; nothing if the session is over or the user locked out.
///
/// One statement, so that a revoked session, a lock-out and a changed role count from the moment they are committed. Whoever has
/// roles in sections costs one more: the section tree, as far as they reach.
pub async fn signed_in(db: &impl ConnectionTrait, session: SessionId, user: UserId, now: Instant) -> Result<Option<SignedIn>, StoreError> {
    let roles: Vec<(String, Option<Uuid>, Option<String>)> = in_force(now)
        .inner_join(account::Entity)
        .join(JoinType::LeftJoin, roles_of_account())
        .filter(Column::Id.eq(Uuid::from(session)))
        .filter(Column::UserId.eq(Uuid::from(user)))
        .filter(account::Column::DisabledAt.is_null())
        .select_only()
        .column(account::Column::Role)
        .column(section_role_entity::Column::SectionId)
        .column_as(section_role_entity::Column::Role, "section_role")
        .into_tuple()
        .all(db)
        .await?;
    let Some((role, _, _)) = roles.first() else { return Ok(None) };
    let newsroom = Row { table: "users", id: user.into() }.word("role", role, Role::of)?;
    let given = roles.iter().filter_map(|(_, section, role)| Some((*section.as_ref()?, role.as_deref()?)));
    let mut given = given.map(|(section, role)| section_roles::read(user.into(), section, role)).collect::<Result<Vec<_>, _>>()?;
    given.sort_unstable();
    let rights = if given.is_empty() { Rights::everywhere(newsroom) } else { Rights::of(newsroom, given, &sections::tree(db).await?) };
    Ok(Some(SignedIn { user, rights, session }))
}

fn roles_of_account() -> RelationDef {
    let of_account = section_role_entity::Entity::belongs_to(account::Entity);
    RelationDef::from(of_account.from(section_role_entity::Column::UserId).to(account::Column::Id)).rev()
}

/// Whether the owner of this address has signed in from this network before, as far back as sessions are kept.
pub async fn is_familiar(db: &impl ConnectionTrait, email: &Email, network: &str) -> Result<bool, StoreError> {
    let session: Option<Uuid> = Entity::find()
        .inner_join(account::Entity)
        .filter(account::Column::Email.eq(email.as_str()))
        .filter(Column::Network.eq(network))
        .select_only()
        .column(Column::Id)
        .into_tuple()
        .one(db)
        .await?;
    Ok(session.is_some())
}

/// One session in force.
pub async fn find(db: &impl ConnectionTrait, session: SessionId, now: Instant) -> Result<Option<Session>, StoreError> {
    in_force(now).filter(Column::Id.eq(Uuid::from(session))).one(db).await?.map(Session::try_from).transpose()
}

/// The sessions in force of these users, those used last first.
pub async fn of_users(db: &impl ConnectionTrait, users: &[UserId], now: Instant) -> Result<Vec<Session>, StoreError> {
    let users = users.iter().map(|id| Uuid::from(*id));
    let last_used_first = in_force(now).order_by_desc(Column::LastUsedAt).order_by_desc(Column::Id);
    last_used_first.filter(Column::UserId.is_in(users)).all(db).await?.into_iter().map(Session::try_from).collect()
}

fn in_force(now: Instant) -> Select<Entity> {
    Entity::find().filter(Column::RevokedAt.is_null()).filter(Column::ExpiresAt.gt(micros(now)))
}
