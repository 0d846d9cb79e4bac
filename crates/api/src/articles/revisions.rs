//! Revisions as the desk sees them.

use async_graphql::{Context, Description, Object, Result};
use masthead_domain::articles::Revision as DomainRevision;

use crate::bodies::types::Body;
use crate::scalars::DateTime;
use crate::users::types::{Colleague, colleague};

/// An immutable snapshot of an article's content.
#[derive(Description)]
pub struct Revision(pub DomainRevision);

#[Object(use_type_description)]
impl Revision {
    /// Its number within the article: 1, 2, 3, …
    async fn number(&self) -> i32 {
        self.0.number
    }

    /// The title it had.
    async fn headline(&self) -> &str {
        &self.0.content.headline
    }

    /// The summary it had.
    async fn standfirst(&self) -> Option<&str> {
        self.0.content.standfirst.as_deref()
    }

    /// The text it had.
    async fn body(&self) -> Body<'_> {
        (&self.0.content.body).into()
    }

    /// What its author said about it.
    async fn note(&self) -> Option<&str> {
        self.0.note.as_deref()
    }

    /// Who made it.
    async fn author(&self, ctx: &Context<'_>) -> Option<Result<Colleague>> {
        colleague(ctx, self.0.author).await.transpose()
    }

    /// When.
    async fn created_at(&self) -> DateTime {
        DateTime(self.0.created_at)
    }
}
