//! Who a token's session belongs to, and where a user has signed in from before.

use masthead_domain::ids::{SessionId, UserId};
use masthead_domain::policy::{Actor, Rights, SignedIn};
use masthead_domain::sessions::Session;
use masthead_domain::time::Instant;
use masthead_domain::users::{Email, Role};
use sea_orm::sea_query::{Expr, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationDef, Select};
use uuid::Uuid;

use super::account_entity as account;
use super::entity::{Column, Entity};
use crate::StoreError;
use crate::convert::{Row, micros};
use crate::settings::entity as settings;
use crate::users::{section_role_entity, section_roles};
use crate::{second_factors, sections};

/// A user whose session is in force, and what decides whether they have to show more than a password.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Standing {
    /// Who, with the roles they have now.
    pub signed_in: SignedIn,
    /// Whether they sign in with a second factor.
    pub has_second_factor: bool,
    /// The roles that need one.
    pub two_factor_for: Vec<Role>,
}

impl Standing {
    /// What the policy makes of it.
    pub fn actor(self) -> Actor {
        Actor::signed_in(self.signed_in, self.has_second_factor, &self.two_factor_for)
    }
}

/// A row for each role in a section: the newsroom's role, section and role there, second factor, roles that need one.
type StandingRow = (String, Option<Uuid>, Option<String>, Option<i64>, Option<String>);

/// Who a session in force belongs to; nothing if the session is over or the user locked out.
///
/// One statement, so that a revoked session, a lock-out, a changed role and a second factor that came to be needed count from the
/// moment they are committed. Whoever has roles in sections costs one more: the section tree, as far as they reach.
pub async fn standing(db: &impl ConnectionTrait, session: SessionId, user: UserId, now: Instant) -> Result<Option<Standing>, StoreError> {
    let required = Query::select().column(settings::Column::RequireTwoFactorFor).from(settings::Entity).limit(1).take();
    let rows: Vec<StandingRow> = in_force(now)
        .inner_join(account::Entity)
        .join(JoinType::LeftJoin, roles_of_account())
        .join(JoinType::LeftJoin, second_factor_of_account())
        .filter(Column::Id.eq(Uuid::from(session)))
        .filter(Column::UserId.eq(Uuid::from(user)))
        .filter(account::Column::DisabledAt.is_null())
        .select_only()
        .column(account::Column::Role)
        .column(section_role_entity::Column::SectionId)
        .column_as(section_role_entity::Column::Role, "section_role")
        .column_as(second_factors::Column::ConfirmedAt, "confirmed_at")
        .expr_as(Expr::SubQuery(None, Box::new(required.into())), "required")
        .into_tuple()
        .all(db)
        .await?;
    let Some((role, _, _, confirmed_at, required)) = rows.first() else { return Ok(None) };
    let newsroom = Row { table: "users", id: user.into() }.word("role", role, Role::of)?;
    let settings = Row { table: "settings", id: Uuid::nil() };
    let two_factor_for = required.as_deref().map_or(Ok(Vec::new()), |json| settings.json("require_two_factor_for", json))?;
    let given = rows.iter().filter_map(|(_, section, role, ..)| Some((*section.as_ref()?, role.as_deref()?)));
    let mut given = given.map(|(section, role)| section_roles::read(user.into(), section, role)).collect::<Result<Vec<_>, _>>()?;
    given.sort_unstable();
    let rights = if given.is_empty() { Rights::everywhere(newsroom) } else { Rights::of(newsroom, given, &sections::tree(db).await?) };
    Ok(Some(Standing { signed_in: SignedIn { user, rights, session }, has_second_factor: confirmed_at.is_some(), two_factor_for }))
}

fn second_factor_of_account() -> RelationDef {
    let of_account = second_factors::Entity::belongs_to(account::Entity);
    RelationDef::from(of_account.from(second_factors::Column::UserId).to(account::Column::Id)).rev()
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
