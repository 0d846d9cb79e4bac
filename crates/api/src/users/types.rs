//! Users as clients see them.

use async_graphql::{Context, Description, Enum, ID, Object, Result};
use masthead_domain::ids::UserId;
use masthead_domain::users::{Role as DomainRole, User as DomainUser};

use crate::context;
use crate::errors::fault;
use crate::invitations::types::{Invitation, invitation_of};
use crate::scalars::{DateTime, to_id};
use crate::sessions::types::{UserSession, sessions_of};

/// What a user is in the newsroom.
#[derive(Enum, Clone, Copy, PartialEq, Eq, Debug)]
#[graphql(remote = "DomainRole")]
pub enum Role {
    /// Runs the system: settings, users, everything.
    Admin,
    /// Publishes, and keeps the sections, tags and contributors.
    Editor,
    /// Writes, and changes their own drafts.
    Reporter,
    /// Reads the desk.
    Viewer,
}

/// Someone who signs in, as those who keep the users see them.
#[derive(Clone, Description)]
pub struct User(pub DomainUser);

#[Object(use_type_description)]
impl User {
    /// Their id, unique over everything in the API.
    async fn id(&self) -> ID {
        to_id(self.0.id)
    }

    /// The address they sign in with.
    async fn email(&self) -> &str {
        self.0.email.as_str()
    }

    /// Their name as colleagues see it.
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// What they are in the newsroom.
    async fn role(&self) -> Role {
        self.0.role.into()
    }

    /// Since when they can no longer sign in; null when they can.
    async fn disabled_at(&self) -> Option<DateTime> {
        self.0.disabled_at.map(DateTime)
    }

    /// Where they are signed in, the session used last first. Your own, or anybody's for the role ADMIN.
    async fn sessions(&self, ctx: &Context<'_>) -> Option<Result<Vec<UserSession>>> {
        Some(sessions_of(ctx, self.0.id).await)
    }

    /// Their invitation while they have not accepted it; null for everybody who has a password. Needs the role ADMIN.
    async fn invitation(&self, ctx: &Context<'_>) -> Option<Result<Invitation>> {
        invitation_of(ctx, self.0.id).await.transpose()
    }

    /// When the account was made.
    async fn created_at(&self) -> DateTime {
        DateTime(self.0.created_at)
    }

    /// When the account was last changed.
    async fn updated_at(&self) -> DateTime {
        DateTime(self.0.updated_at)
    }

    /// Counts the changes; pass it as `expectedVersion` when you change it.
    async fn version(&self) -> i64 {
        self.0.version
    }
}

/// A user as colleagues at the desk see them.
#[derive(Clone, Description)]
pub struct Colleague(pub DomainUser);

#[Object(use_type_description)]
impl Colleague {
    /// Their id, the same as of the user.
    async fn id(&self) -> ID {
        to_id(self.0.id)
    }

    /// Their name.
    async fn name(&self) -> &str {
        &self.0.name
    }
}

/// A colleague by id.
pub async fn colleague(ctx: &Context<'_>, id: UserId) -> Result<Option<Colleague>> {
    Ok(context::of(ctx)?.loaded().users.one(id).await.map_err(fault)?.map(Colleague))
}
