//! Looking at articles before they go before the public.

use std::sync::Arc;

use jiff::SignedDuration;
use masthead_domain::articles::{Article, ArticleContent, Finding, PublishCheck, References, Severity, blockers, examine};
use masthead_domain::policy::{DeskScope, desk_scope};
use masthead_domain::settings::Settings;
use masthead_domain::text::fold;
use masthead_domain::time::Instant;
use masthead_persistence::{Reader, articles, sections, settings};

use super::open::Opened;
use crate::{Caller, Newsroom, Refusal};

/// How long a headline belongs to the article that went live with it.
const HEADLINES_LAST: SignedDuration = SignedDuration::from_hours(30 * 24);

/// What there is to say about working copies that the caller was shown, if they were to go live now; in their order.
pub async fn publish_checks(newsroom: &Newsroom, caller: &Caller, shown: &[Arc<Article>]) -> Result<Vec<Vec<Finding>>, Refusal> {
    let scope = desk_scope(&caller.actor)?;
    let editions: Vec<_> = shown.iter().map(|article| (&**article, &article.content)).collect();
    look_at(newsroom.store.reader(), &scope, &editions, newsroom.clock.now()).await
}

/// The checks that block in a newsroom with these settings, for whoever sees the desk.
pub fn blocking_checks(caller: &Caller, settings: &Settings) -> Result<Vec<PublishCheck>, Refusal> {
    desk_scope(&caller.actor)?;
    let blocks = |check: &&PublishCheck| check.severity(&settings.blocking_checks) == Severity::Blocker;
    Ok(PublishCheck::ALL.iter().filter(blocks).copied().collect())
}

/// Refuses some content of an article that was opened, if the checks that block find anything wrong with its going live at `at`.
pub(crate) async fn pass(opened: &Opened, caller: &Caller, content: &ArticleContent, at: Instant) -> Result<(), Refusal> {
    let scope = desk_scope(&caller.actor)?;
    let findings = look_at(opened.tx.reader(), &scope, &[(&opened.article, content)], at).await?;
    let blockers = blockers(findings.into_iter().flatten().collect());
    if blockers.is_empty() { Ok(()) } else { Err(Refusal::Blocked(blockers)) }
}

async fn look_at(
    db: &impl Reader,
    scope: &DeskScope,
    editions: &[(&Article, &ArticleContent)],
    at: Instant,
) -> Result<Vec<Vec<Finding>>, Refusal> {
    let settings = Newsroom::found("settings", "newsroom", settings::find(db)).await?;
    let tree = sections::tree(db).await?;
    let references: Vec<_> = editions.iter().map(|(_, content)| References::of(content, &tree, &settings.base_url)).collect();
    let headlines: Vec<_> = editions.iter().map(|(_, content)| fold(&content.headline)).collect();
    let since = at.checked_sub(HEADLINES_LAST).unwrap_or(Instant::UNIX_EPOCH);
    let around = articles::surroundings(db, scope, &references, &headlines, since).await?;
    let look = |((article, content), references): (&(&Article, &ArticleContent), &References)| {
        examine(article, content, (references, &around), &settings.blocking_checks, at)
    };
    Ok(editions.iter().zip(&references).map(look).collect())
}
