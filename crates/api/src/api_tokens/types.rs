//! API tokens as those who make them see them.

use async_graphql::{Context, Description, Enum, ID, Object, Result};
use masthead_domain::api_tokens::{ApiToken as DomainToken, ApiTokenScope as DomainScope};

use crate::scalars::{DateTime, to_id};
use crate::sections::types::{Section, section};
use crate::users::types::{Colleague, colleague};

/// Something an API token is good for.
#[derive(Enum, Clone, Copy, PartialEq, Eq, Debug)]
#[graphql(remote = "DomainScope")]
pub enum ApiTokenScope {
    /// Read working copies.
    ReadDesk,
    /// Start, change, hand in and delete working copies, and read them.
    WriteArticles,
    /// Put articles before the public and take them away, and read working copies.
    PublishArticles,
    /// Keep sections, tags and contributors. Only in a token for the whole newsroom.
    ManageTaxonomy,
}

/// How a program comes in. The program sends the token's secret as `Authorization: Bearer mh_…`.
#[derive(Clone, Description)]
pub struct ApiToken(pub DomainToken);

#[Object(use_type_description)]
impl ApiToken {
    /// Its id.
    async fn id(&self) -> ID {
        to_id(self.0.id)
    }

    /// What you call the program that has it.
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// The beginning of its secret, to recognise it by.
    async fn prefix(&self) -> &str {
        &self.0.prefix
    }

    /// What it is good for.
    async fn scopes(&self) -> Vec<ApiTokenScope> {
        self.0.scopes.iter().map(|scope| (*scope).into()).collect()
    }

    /// Where it is good: in this section and everything below; null when it is everywhere, or when the section is gone and it is nowhere.
    async fn section(&self, ctx: &Context<'_>) -> Option<Result<Section>> {
        section(ctx, self.0.section?).await.transpose()
    }

    /// Who made it. What is done with it is done in their name.
    async fn created_by(&self, ctx: &Context<'_>) -> Option<Result<Colleague>> {
        colleague(ctx, self.0.created_by).await.transpose()
    }

    /// When it was made.
    async fn created_at(&self) -> DateTime {
        DateTime(self.0.created_at)
    }

    /// Until when it can be used; null when it does not expire.
    async fn expires_at(&self) -> Option<DateTime> {
        self.0.expires_at.map(DateTime)
    }

    /// When it was last used, to the minute; null when it never was.
    async fn last_used_at(&self) -> Option<DateTime> {
        self.0.last_used_at.map(DateTime)
    }

    /// When it was taken back; null when it was not.
    async fn revoked_at(&self) -> Option<DateTime> {
        self.0.revoked_at.map(DateTime)
    }
}
