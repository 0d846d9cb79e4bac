//! Starting an article with the words of another: to tell them anew, or to translate them.

use masthead_domain::articles::{self as domain, Article, ArticleContent, ArticleCopy, CopyPurpose};
use masthead_domain::ids::ArticleId;
use masthead_domain::policy::{Action, Subject, authorise, desk_scope};
use masthead_persistence::{Transaction, articles};

use super::{idempotency, references, translations};
use crate::{Caller, Newsroom, Refusal};

/// Starts a draft with what the working copy of another article says. Whoever sees that one and may start articles in its sections may do
/// so; the other article stays as it is.
pub async fn copy(newsroom: &Newsroom, caller: &Caller, command: ArticleCopy) -> Result<Article, Refusal> {
    let permit = authorise(&caller.actor, Action::CreateArticle, Subject::Newsroom)?;
    let author = caller.author()?;
    let scope = desk_scope(&caller.actor)?;
    let tx = newsroom.begin(caller).await?;
    let key = idempotency::key(author, operation(&command.purpose), command.idempotency_key.as_deref(), &command);
    if let Some(article) = idempotency::answered_before(&tx, key.as_ref()).await? {
        return Ok(article);
    }
    let original = Newsroom::found("article", command.id, articles::find(tx.reader(), &scope, command.id)).await?;
    let id = ArticleId(tx.new_id());
    let content = content(&tx, id, &original, &command.purpose).await?;
    references::authorise_places(caller, &[], &content)?;
    translations::check(&tx, id, &content).await?;
    let change = domain::copy(id, &original, content, author, tx.now());
    idempotency::begin(tx, &permit, change, key).await
}

/// A key is good for one operation, as the public schema spells it.
fn operation(purpose: &CopyPurpose) -> &'static str {
    match purpose {
        CopyPurpose::Duplicate(_) => "articleDuplicate",
        CopyPurpose::Translation(_) => "articleTranslate",
    }
}

async fn content(tx: &Transaction, id: ArticleId, original: &Article, purpose: &CopyPurpose) -> Result<ArticleContent, Refusal> {
    let mut content = original.copied_content(purpose);
    content.slug = articles::claim_slug(tx, id, &content.slug, true).await?.unwrap_or(content.slug);
    Ok(content)
}
