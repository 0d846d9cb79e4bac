//! Users as clients see them.

use async_graphql::{Context, Description, Enum, ID, Object, Result};
use masthead_domain::ids::UserId;
use masthead_domain::users::{Role as DomainRole, SectionRole as DomainSectionRole, User as DomainUser};

use crate::context;
use crate::errors::fault;
use crate::invitations::types::{Invitation, invitation_of};
use crate::scalars::{DateTime, to_id};
use crate::second_factors::types::{TwoFactor, two_factor_of};
use crate::sections::types::{Section, section};
use crate::sessions::types::{UserSession, sessions_of};

/// What a user is in the newsroom.
#[derive(Enum, Clone, Copy, PartialEq, Eq, Debug)]
#[graphql(remote = "DomainRole")]
pub enum Role {
    /// Runs the system: settings, users, everything.
    Admin,
    /// Answers for what is published: does everything an editor does, and brings back what was killed.
    ChiefEditor,
    /// Approves and publishes, and keeps the sections, tags and contributors.
    Editor,
    /// Writes, and changes their own drafts.
    Reporter,
    /// Clears what is legally sensitive, and kills what must not stay.
    Legal,
    /// Reads the desk.
    Viewer,
    /// Belongs to the newsroom; sees and does what roles in sections allow.
    Member,
}

/// A role in a section and in everything below it, on top of the role in the whole newsroom.
#[derive(Description)]
pub struct SectionRole(DomainSectionRole);

#[Object(use_type_description)]
impl SectionRole {
    /// Where.
    async fn section(&self, ctx: &Context<'_>) -> Option<Result<Section>> {
        section(ctx, self.0.section).await.transpose()
    }

    /// As what.
    async fn role(&self) -> Role {
        self.0.role.into()
    }
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

    /// What they are in the whole newsroom.
    async fn role(&self) -> Role {
        self.0.role.into()
    }

    /// What they are in sections besides.
    async fn section_roles(&self) -> Vec<SectionRole> {
        self.0.section_roles.iter().copied().map(SectionRole).collect()
    }

    /// Since when they can no longer sign in; null when they can.
    async fn disabled_at(&self) -> Option<DateTime> {
        self.0.disabled_at.map(DateTime)
    }

    /// Where they are signed in, the session used last first. Your own, or anybody's for the role ADMIN.
    async fn sessions(&self, ctx: &Context<'_>) -> Option<Result<Vec<UserSession>>> {
        Some(sessions_of(ctx, self.0.id).await)
    }

    /// Their two-factor sign-in; null when it is off. Your own, or anybody's for the role ADMIN.
    async fn two_factor(&self, ctx: &Context<'_>) -> Option<Result<TwoFactor>> {
        two_factor_of(ctx, self.0.id).await.transpose()
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
