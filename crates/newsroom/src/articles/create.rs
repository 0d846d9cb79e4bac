//! Starting an article.

use masthead_domain::articles::{self as domain, Article, ArticleContent, ArticleCreate};
use masthead_domain::ids::ArticleId;
use masthead_domain::policy::{Action, Subject, authorise};
use masthead_domain::problems::Problem;
use masthead_domain::slugs::Slug;
use masthead_persistence::{StoreError, Transaction, articles, settings};

use super::{idempotency, references, translations};
use crate::slugs::taken_already;
use crate::{Caller, Newsroom, Refusal};

/// Starts an article. Repeated with the same idempotency key, it answers the article that the first request made.
pub async fn create(newsroom: &Newsroom, caller: &Caller, command: ArticleCreate) -> Result<Article, Refusal> {
    let permit = authorise(&caller.actor, Action::CreateArticle, Subject::Newsroom)?;
    let author = caller.author()?;
    let tx = newsroom.begin(caller).await?;
    let key = idempotency::key(author, "articleCreate", command.idempotency_key.as_deref(), &command);
    if let Some(article) = idempotency::answered_before(&tx, key.as_ref()).await? {
        return Ok(article);
    }
    let id = ArticleId(tx.new_id());
    let note = command.note.clone();
    let content = content(&tx, id, command).await?;
    references::authorise_places(caller, &[], &content)?;
    let change = domain::create(id, content, note, author, tx.now());
    idempotency::begin(tx, &permit, change, key).await
}

async fn content(tx: &Transaction, id: ArticleId, command: ArticleCreate) -> Result<ArticleContent, Refusal> {
    let slug = if let Some(slug) = command.slug {
        articles::claim_slug(tx, id, &slug, false).await?.ok_or_else(|| Refusal::Invalid(vec![taken_already(&slug)]))?
    } else {
        let wanted = Slug::of(&command.headline, "article");
        articles::claim_slug(tx, id, &wanted, true).await?.unwrap_or(wanted)
    };
    let locale = match command.locale {
        Some(locale) => locale,
        None => Newsroom::found("settings", "newsroom", settings::find(tx.reader())).await?.default_locale,
    };
    let mut content = ArticleContent::begun(command.headline, slug, locale);
    command.edits.apply(&mut content);
    references::check(tx, &mut content).await?;
    translations::check(tx, id, &content).await?;
    Ok(content)
}

/// References and slugs were checked, so the one constraint left is the unique external id.
pub(super) fn external_id_taken(error: StoreError) -> Refusal {
    match error {
        StoreError::Constraint(_) => Refusal::invalid("externalId", Problem::taken("Another article has this external id.")),
        other => other.into(),
    }
}
