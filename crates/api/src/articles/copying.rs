//! Starting articles with the words of others.

use async_graphql::{Context, Description, ID, InputObject, Object, Result};
use masthead_domain::articles::{ArticleCopy, CopyPurpose, Field};
use masthead_domain::locale::Locale;
use masthead_domain::problems::{Problem, Problems};
use masthead_newsroom::articles;

use super::inputs::idempotency_key;
use super::mutation::{ArticlePayload, desk};
use crate::inputs::{carry_out, replace};
use crate::scalars::id;

/// Which article to duplicate.
#[derive(InputObject)]
pub struct ArticleDuplicateInput {
    /// Which article.
    id: ID,
    /// The title of the duplicate, at most 300 characters; that of the article when left out.
    headline: Option<String>,
    /// A text of your own making, at most 100 characters: repeating the request with it makes no second duplicate.
    idempotency_key: Option<String>,
}

impl ArticleDuplicateInput {
    fn parse(self) -> Result<ArticleCopy, Vec<Problem>> {
        let mut problems = Problems::new();
        let article = problems.check("id", id(&self.id));
        let headline = replace(&mut problems, "headline", self.headline, |text| Field::Headline.required(&text));
        let idempotency_key = idempotency_key(&mut problems, self.idempotency_key);
        problems.finish(article.map(|id| ArticleCopy { id, purpose: CopyPurpose::Duplicate(headline), idempotency_key }))
    }
}

/// Which article to translate.
#[derive(InputObject)]
pub struct ArticleTranslateInput {
    /// Which article.
    id: ID,
    /// The language of the translation, as a BCP 47 tag; each language once for a story.
    locale: String,
    /// A text of your own making, at most 100 characters: repeating the request with it makes no second translation.
    idempotency_key: Option<String>,
}

impl ArticleTranslateInput {
    fn parse(self) -> Result<ArticleCopy, Vec<Problem>> {
        let mut problems = Problems::new();
        let article = problems.check("id", id(&self.id));
        let locale = problems.check("locale", Locale::parse(&self.locale));
        let idempotency_key = idempotency_key(&mut problems, self.idempotency_key);
        let both = article.zip(locale);
        problems.finish(both.map(|(id, locale)| ArticleCopy { id, purpose: CopyPurpose::Translation(locale), idempotency_key }))
    }
}

/// Mutations that start articles with the words of others.
#[derive(Default, Description)]
pub struct CopyingMutation;

#[Object(use_type_description)]
impl CopyingMutation {
    /// Starts a draft that says what the working copy of an article says. It has a slug of its own, and no external id, corrections or dates.
    /// Needs the right to start articles in its sections.
    async fn article_duplicate(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which article.")] input: ArticleDuplicateInput,
    ) -> Result<ArticlePayload> {
        ArticlePayload::of(ctx, desk(carry_out(ctx, || input.parse(), articles::copy).await?))
    }

    /// Starts a draft to be written in another language, in the translation group of the article and with its words to begin with. The
    /// article itself stays as it is. Needs the right to start articles in its sections.
    async fn article_translate(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which article, and into which language.")] input: ArticleTranslateInput,
    ) -> Result<ArticlePayload> {
        ArticlePayload::of(ctx, desk(carry_out(ctx, || input.parse(), articles::copy).await?))
    }
}
