//! Ordering that something happens at an instant to come, and calling it off.

use masthead_domain::articles::{self as domain, Agenda, Article, ArticleSchedule, ArticleUnschedule, Edition, ScheduleKind};
use masthead_domain::policy::Action;
use masthead_persistence::schedules;

use crate::articles::{Asked, Opened, authorise_places, named_revision, open, pass};
use crate::{Caller, Newsroom, Refusal};

/// Orders that a revision goes live, or that the article is taken away. Ordered again, it is moved. Checks that block are made now, for
/// the instant it is due; what they block from then on does not hold up what was ordered before.
pub async fn schedule(newsroom: &Newsroom, caller: &Caller, command: ArticleSchedule) -> Result<Article, Refusal> {
    let opened = open(newsroom, caller, command.target, right_to(command.kind)).await?;
    let (db, article) = (opened.tx.reader(), &opened.article);
    let edition = edition(&opened, command.revision).await?;
    authorise_places(caller, &article.content.all_sections(), &edition.content)?;
    let standing = schedules::of_article(db, article.id).await?;
    let asked = Asked::of(&opened.tx, article, &edition.content).await?;
    let ordered = (opened.tx.new_id().into(), opened.by, opened.tx.now());
    let change = domain::schedule(article, &command, &edition, &standing, asked.clearance(), ordered)?;
    if command.kind == ScheduleKind::Publish {
        pass(&opened, caller, &edition.content, command.due_at).await?;
    }
    let due_at = match &change.agenda {
        Agenda::Put(schedule) => Some(schedule.due_at),
        Agenda::Keep | Agenda::Drop(_) => None,
    };
    let article = opened.commit(change).await?;
    if let Some(due_at) = due_at {
        newsroom.store.agenda().ordered(due_at);
    }
    Ok(article)
}

async fn edition(opened: &Opened, revision: Option<i32>) -> Result<Edition, Refusal> {
    let article = &opened.article;
    let Some(number) = revision.filter(|number| *number != article.revision) else { return Ok(article.edition()) };
    let revision = named_revision(&opened.tx, article.id, number).await?;
    Ok(Edition { article: article.id, revision: number, content: revision.content })
}

/// Calls off what is ordered.
pub async fn unschedule(newsroom: &Newsroom, caller: &Caller, command: ArticleUnschedule) -> Result<Article, Refusal> {
    let opened = open(newsroom, caller, command.target, right_to(command.kind)).await?;
    let (db, article) = (opened.tx.reader(), &opened.article);
    let standing = schedules::of_article(db, article.id).await?;
    let asked = Asked::of(&opened.tx, article, &article.content).await?;
    let change = domain::unschedule(article, command.kind, &standing, asked.clearance(), (opened.by, opened.tx.now()))?;
    opened.commit(change).await
}

/// Whoever may do it now may order it for later.
fn right_to(kind: ScheduleKind) -> Action {
    match kind {
        ScheduleKind::Publish => Action::PublishArticle,
        ScheduleKind::Unpublish => Action::UnpublishArticle,
    }
}
