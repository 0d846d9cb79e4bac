//! Previews as guests and as those at the desk see them.

use std::sync::Arc;

use async_graphql::{Context, Description, ID, Object, Result};
use masthead_domain::previews::{Preview as DomainPreview, PreviewOf};
use masthead_domain::problems::Problem;
use masthead_newsroom::previews::{self, Previewed};

use crate::articles::types::{Article, parsed};
use crate::context;
use crate::errors::{fault, invalid};
use crate::scalars::{DateTime, id, to_id};
use crate::sections::types::{Section, section};
use crate::users::types::{Colleague, colleague};

/// How many articles a preview lists at most.
const MOST: i32 = 100;

/// What you were given to read before it is live, or as it will be. Everything in it is as the public would see it now.
#[derive(Description)]
pub struct Preview(pub DomainPreview);

#[Object(use_type_description)]
impl Preview {
    /// Until when you can read it.
    async fn expires_at(&self) -> DateTime {
        DateTime(self.0.expires_at)
    }

    /// The article, or one of the section's; null when it is not part of the preview, or not to be seen now.
    async fn article(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one, in the preview of a section.")] id: Option<ID>,
    ) -> Option<Result<Article>> {
        one(ctx, id).await.transpose()
    }

    /// All articles of the preview, those changed last first.
    async fn articles(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, at most 100.", default = 20)] first: i32,
    ) -> Result<Vec<Article>> {
        let first = usize::try_from(first).ok().filter(|_| first <= MOST);
        let first = first.ok_or_else(|| invalid(Problem::invalid("Ask for 0 to 100.").at("first")))?;
        let context = context::of(ctx)?;
        Ok(previews::articles(&context.newsroom, &context.caller, first).await.map_err(fault)?.into_iter().map(shown).collect())
    }
}

async fn one(ctx: &Context<'_>, text: Option<ID>) -> Result<Option<Article>> {
    let context = context::of(ctx)?;
    let wanted = parsed(text.as_ref().map(id).transpose())?;
    Ok(previews::article(&context.newsroom, &context.caller, wanted).await.map_err(fault)?.map(shown))
}

fn shown((publication, details): Previewed) -> Article {
    Article::previewed(Arc::new(publication), Arc::new(details))
}

/// A token that lets somebody without an account read working copies for a while.
#[derive(Clone, Description)]
pub struct PreviewToken(pub DomainPreview);

#[Object(use_type_description)]
impl PreviewToken {
    /// Its id.
    async fn id(&self) -> ID {
        to_id(self.0.id)
    }

    /// The article it shows; null when it shows a section.
    async fn article_id(&self) -> Option<ID> {
        match self.0.of {
            PreviewOf::Article(article) => Some(to_id(article)),
            PreviewOf::Section(_) => None,
        }
    }

    /// The section it shows, with everything below; null when it shows an article, or when the section is gone.
    async fn section(&self, ctx: &Context<'_>) -> Option<Result<Section>> {
        match self.0.of {
            PreviewOf::Article(_) => None,
            PreviewOf::Section(id) => section(ctx, id).await.transpose(),
        }
    }

    /// Who made it.
    async fn created_by(&self, ctx: &Context<'_>) -> Option<Result<Colleague>> {
        colleague(ctx, self.0.created_by).await.transpose()
    }

    /// When it was made.
    async fn created_at(&self) -> DateTime {
        DateTime(self.0.created_at)
    }

    /// Until when it shows anything.
    async fn expires_at(&self) -> DateTime {
        DateTime(self.0.expires_at)
    }

    /// When it was ended before that; null when it was not.
    async fn revoked_at(&self) -> Option<DateTime> {
        self.0.revoked_at.map(DateTime)
    }
}
