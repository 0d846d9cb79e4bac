//! How an article moves: pure functions from what it is and what is asked to everything that changes (law 2).

use super::publication::Clocks;
use super::{Article, ArticleContent, ArticlePublish, ArticleStatus, Publication, PublicationDetails};
use crate::events::EventKind;
use crate::ids::{ArticleId, SectionId, UserId};
use crate::problems::Problem;
use crate::time::Instant;
use crate::words::words;

words! {
    /// Something that can be done with an article, if where it stands allows it.
    Step {
        /// Change the working copy.
        Edit = "EDIT",
        /// Put the working copy before the public.
        Publish = "PUBLISH",
        /// Take it away from the public.
        Unpublish = "UNPUBLISH",
        /// Delete it for good.
        Delete = "DELETE",
    }
}

/// A step that cannot be taken from where the article stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NotPossible {
    /// The step that was asked for.
    pub step: Step,
    /// Where the article stands.
    pub from: ArticleStatus,
    /// What can be done instead.
    pub allowed: Vec<Step>,
}

/// Why a step was not carried out.
#[derive(Clone, PartialEq, Debug)]
pub enum Refusal {
    /// It is not possible from here.
    NotPossible(NotPossible),
    /// The article or the order is not fit for it.
    Unfit(Vec<Problem>),
}

/// What happens to the live row.
#[derive(Clone, PartialEq, Debug)]
pub enum Live {
    /// Nothing: what the public sees stays.
    Keep,
    /// The public sees this from now on.
    Replace(Box<(Publication, PublicationDetails)>),
    /// The public sees it no more.
    Remove,
}

/// Everything that a step changes. It is written in one transaction, or not at all.
#[derive(Clone, PartialEq, Debug)]
pub struct ArticleChange {
    /// The article afterwards; its version is one more than before.
    pub article: Article,
    /// The note of the new revision, if the content changed.
    pub revision: Option<Option<String>>,
    /// What happens to the live row.
    pub live: Live,
    /// What the log says.
    pub event: EventKind,
}

/// What can be done with an article that stands at `from`.
pub fn allowed_steps(from: ArticleStatus) -> Vec<Step> {
    Step::ALL.iter().copied().filter(|step| next(from, *step).is_some()).collect()
}

/// The table of the workflow: where a step leads, if it can be taken. Deleting leads nowhere, so the status stays.
fn next(from: ArticleStatus, step: Step) -> Option<ArticleStatus> {
    use ArticleStatus::{Draft, Published, Unpublished};
    match (from, step) {
        (Draft, Step::Edit | Step::Delete) => Some(Draft),
        (Draft | Published | Unpublished, Step::Publish) | (Published, Step::Edit) => Some(Published),
        (Published, Step::Unpublish) | (Unpublished, Step::Edit) => Some(Unpublished),
        (Draft | Unpublished, Step::Unpublish) | (Published | Unpublished, Step::Delete) => None,
    }
}

fn step(article: &Article, step: Step) -> Result<ArticleStatus, Refusal> {
    let from = article.status;
    next(from, step).ok_or_else(|| Refusal::NotPossible(NotPossible { step, from, allowed: allowed_steps(from) }))
}

/// A new working copy.
pub fn create(id: ArticleId, content: ArticleContent, note: Option<String>, author: UserId, now: Instant) -> ArticleChange {
    let article = Article {
        id,
        version: 1,
        status: ArticleStatus::Draft,
        content,
        revision: 1,
        live_revision: None,
        first_published_at: None,
        published_at: None,
        significantly_updated_at: None,
        display_at: None,
        created_by: author,
        updated_by: author,
        created_at: now,
        updated_at: now,
    };
    ArticleChange { article, revision: Some(note), live: Live::Keep, event: EventKind::ArticleCreated }
}

/// A changed working copy: a new revision if the content differs, nothing at all if it does not.
pub fn edit(
    article: &Article,
    content: ArticleContent,
    note: Option<String>,
    editor: UserId,
    now: Instant,
) -> Result<Option<ArticleChange>, Refusal> {
    let status = step(article, Step::Edit)?;
    if content == article.content {
        return Ok(None);
    }
    let mut article = touched(article, status, editor, now);
    article.content = content;
    article.revision += 1;
    Ok(Some(ArticleChange { article, revision: Some(note), live: Live::Keep, event: EventKind::ArticleEdited }))
}

/// The working copy goes live as it is.
pub fn publish(article: &Article, order: &ArticlePublish, editor: UserId, now: Instant) -> Result<ArticleChange, Refusal> {
    let status = step(article, Step::Publish)?;
    let section = fit_to_publish(article, order, now).map_err(Refusal::Unfit)?;
    let published_at = order.published_at.or(article.published_at).unwrap_or(now);
    let first = article.first_published_at.is_none();
    let mut article = touched(article, status, editor, now);
    order.display_at.clone().apply(&mut article.display_at);
    let clocks = Clocks {
        first_published_at: article.first_published_at.unwrap_or(published_at),
        published_at,
        significantly_updated_at: if order.significant && !first { now } else { article.significantly_updated_at.unwrap_or(published_at) },
        display_at: article.display_at,
        updated_at: if first { published_at } else { now },
    };
    article.first_published_at = Some(clocks.first_published_at);
    article.published_at = Some(clocks.published_at);
    article.significantly_updated_at = Some(clocks.significantly_updated_at);
    article.live_revision = Some(article.revision);
    let live = Live::Replace(Box::new(Publication::of(&article, section, &clocks)));
    Ok(ArticleChange { article, revision: None, live, event: EventKind::ArticlePublished })
}

fn fit_to_publish(article: &Article, order: &ArticlePublish, now: Instant) -> Result<SectionId, Vec<Problem>> {
    let mut problems = Vec::new();
    if order.published_at.is_some_and(|at| at > now) {
        problems.push(Problem::invalid("publishedAt is in the future; it may only be now or a past instant.").at("publishedAt"));
    }
    match article.content.section {
        Some(section) if problems.is_empty() => return Ok(section),
        Some(_) => {}
        None => problems.push(Problem::required("Give the article a section before you publish it.").at("sectionId")),
    }
    Err(problems)
}

/// The live row goes; the working copy stays.
pub fn unpublish(article: &Article, editor: UserId, now: Instant) -> Result<ArticleChange, Refusal> {
    let status = step(article, Step::Unpublish)?;
    let mut article = touched(article, status, editor, now);
    article.live_revision = None;
    Ok(ArticleChange { article, revision: None, live: Live::Remove, event: EventKind::ArticleUnpublished })
}

/// Whether the working copy can be deleted.
pub fn delete(article: &Article) -> Result<(), Refusal> {
    step(article, Step::Delete).map(|_| ())
}

/// Another section takes what stood in `from`. A live edition without unpublished changes moves along and stays the newest;
/// one whose working copy has gone on is left as it is, for its content is not this one.
pub fn move_section(article: &Article, from: SectionId, to: SectionId, editor: UserId, now: Instant) -> ArticleChange {
    let live_is_newest = article.live_revision == Some(article.revision);
    let mut article = touched(article, article.status, editor, now);
    let content = &mut article.content;
    for section in content.section.iter_mut().chain(&mut content.further_sections).filter(|section| **section == from) {
        *section = to;
    }
    content.further_sections = content.all_sections().into_iter().filter(|section| Some(*section) != content.section).collect();
    let stands_in = content.section;
    article.revision += 1;
    let (live, event) = match (live_is_newest, stands_in, clocks_of(&article, now)) {
        (true, Some(section), Some(clocks)) => {
            article.live_revision = Some(article.revision);
            (Live::Replace(Box::new(Publication::of(&article, section, &clocks))), EventKind::ArticlePublished)
        }
        _ => (Live::Keep, EventKind::ArticleEdited),
    };
    ArticleChange { article, revision: Some(None), live, event }
}

/// The clocks of an article that was live before, for an edition that goes up now without being a new one to readers.
fn clocks_of(article: &Article, now: Instant) -> Option<Clocks> {
    Some(Clocks {
        first_published_at: article.first_published_at?,
        published_at: article.published_at?,
        significantly_updated_at: article.significantly_updated_at?,
        display_at: article.display_at,
        updated_at: now,
    })
}

fn touched(article: &Article, status: ArticleStatus, editor: UserId, now: Instant) -> Article {
    Article { version: article.version + 1, status, updated_by: editor, updated_at: now, ..article.clone() }
}
