//! Starting an article.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use masthead_domain::articles::{self as domain, Article, ArticleContent, ArticleCreate};
use masthead_domain::ids::{ArticleId, UserId};
use masthead_domain::policy::{Action, Actor, DeskScope, Subject, authorise};
use masthead_domain::problems::Problem;
use masthead_domain::slugs::Slug;
use masthead_persistence::articles::{self, IdempotencyKey};
use masthead_persistence::{StoreError, Transaction, settings};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::references;
use crate::slugs::taken_already;
use crate::{Caller, Newsroom, Refusal};

/// Starts an article. Repeated with the same idempotency key, it answers the article that the first request made.
pub async fn create(newsroom: &Newsroom, caller: &Caller, command: ArticleCreate) -> Result<Article, Refusal> {
    let permit = authorise(&caller.actor, Action::CreateArticle, Subject::Newsroom)?;
    let author = caller.author()?;
    let mut tx = newsroom.begin(caller).await?;
    let key = command.idempotency_key.clone().map(|key| IdempotencyKey {
        owner: owner_of_keys(caller, author),
        key,
        operation: "articleCreate",
        fingerprint: fingerprint(&command),
    });
    if let Some(key) = &key
        && let Some(article) = answered_before(&tx, key).await?
    {
        return Ok(article);
    }
    let id = ArticleId(tx.new_id());
    let note = command.note.clone();
    let content = content(&tx, id, command).await?;
    references::authorise_places(caller, &[], &content)?;
    let change = domain::create(id, content, note, author, tx.now());
    articles::commit(&mut tx, &permit, None, &change).await.map_err(external_id_taken)?;
    if let Some(key) = key {
        articles::remember(&tx, key, id.into()).await?;
    }
    tx.commit().await?;
    Ok(change.article)
}

/// Two programs of one maker may both number their keys, so each has keys of its own.
fn owner_of_keys(caller: &Caller, author: UserId) -> Uuid {
    match &caller.actor {
        Actor::Token(machine) => machine.token.into(),
        _ => author.into(),
    }
}

/// What the first request with this key made. When that was deleted since, the key is free again.
async fn answered_before(tx: &Transaction, key: &IdempotencyKey) -> Result<Option<Article>, Refusal> {
    match articles::first_answer(tx.reader(), key).await? {
        None => Ok(None),
        Some((_, false)) => {
            let used = Problem::taken("This key was used for another input; make a new key for a new article.");
            Err(Refusal::invalid("idempotencyKey", used))
        }
        Some((id, true)) => {
            // The caller made it, so it is theirs to see again, wherever it stands now.
            let article = articles::find(tx.reader(), &DeskScope::Everything, id.into()).await?;
            if article.is_none() {
                articles::forget(tx, key).await?;
            }
            Ok(article)
        }
    }
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
    Ok(content)
}

/// References and slugs were checked, so the one constraint left is the unique external id.
pub(super) fn external_id_taken(error: StoreError) -> Refusal {
    match error {
        StoreError::Constraint(_) => Refusal::invalid("externalId", Problem::taken("Another article has this external id.")),
        other => other.into(),
    }
}

fn fingerprint(command: &ArticleCreate) -> String {
    // The Debug form names every field and value, and never leaves the process but as a hash.
    URL_SAFE_NO_PAD.encode(Sha256::digest(format!("{command:?}")))
}
