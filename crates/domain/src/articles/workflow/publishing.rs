//! Before the public: publishing what was written, and correcting what was published.

use super::change::{Agenda, ArticleChange, Live, NewRevision, Refusal, step, touched};
use super::steps::Step;
use crate::articles::publication::Clocks;
use crate::articles::{Approval, Article, ArticleCorrect, ArticlePublish, Correction, Edition, Publication, Requirements, ScheduleKind};
use crate::events::EventKind;
use crate::ids::{SectionId, UserId};
use crate::problems::Problem;
use crate::time::Instant;

/// What is asked of an edition before the public sees it, and what it was given.
#[derive(Clone, Copy, Debug)]
pub struct Clearance<'a> {
    /// What it takes.
    pub requirements: Requirements,
    /// The approvals there are, of whatever revision.
    pub approvals: &'a [Approval],
}

/// The working copy goes live as it is. What was scheduled to go live later is called off: it would bring back older words.
pub fn publish(
    article: &Article,
    order: &ArticlePublish,
    clearance: Clearance<'_>,
    editor: UserId,
    now: Instant,
) -> Result<ArticleChange, Refusal> {
    let status = step(article, Step::Publish)?;
    if order.published_at.is_some_and(|at| at > now) {
        let future = "publishedAt is in the future; it may only be now or a past instant. To publish later, schedule it.";
        let homeless = article.content.section.is_none().then(homeless);
        return Err(Refusal::Unfit([Problem::invalid(future).at("publishedAt")].into_iter().chain(homeless).collect()));
    }
    let section = fit_for_the_public(article, &article.edition(), clearance, now)?;
    let mut article = touched(article, status, editor, now);
    order.display_at.clone().apply(&mut article.display_at);
    let published_at = order.published_at.or(article.published_at).unwrap_or(now);
    let edition = article.edition();
    let live = go_live(&mut article, edition, section, published_at, Emphasis { significant: order.significant, at: now });
    Ok(ArticleChange { live, agenda: Agenda::Drop(&[ScheduleKind::Publish]), ..ArticleChange::of(article, EventKind::ArticlePublished) })
}

/// Adds a public note and publishes the working copy with it. The note needs no review of its own: it goes out with what was
/// cleared before.
pub fn correct(
    article: &Article,
    order: &ArticleCorrect,
    clearance: Clearance<'_>,
    editor: UserId,
    now: Instant,
) -> Result<ArticleChange, Refusal> {
    let status = step(article, Step::Correct)?;
    let cleared = if article.has_unpublished_changes() { clearance } else { Clearance::given() };
    let section = fit_for_the_public(article, &article.edition(), cleared, now)?;
    let mut article = touched(article, status, editor, now);
    article.content.corrections.push(Correction { kind: order.kind, text: order.text.clone(), at: now });
    article.revision += 1;
    let published_at = article.published_at.unwrap_or(now);
    let edition = article.edition();
    let live = go_live(&mut article, edition, section, published_at, Emphasis { significant: order.significant, at: now });
    let agenda = Agenda::Drop(&[ScheduleKind::Publish]);
    Ok(ArticleChange { revision: Some(NewRevision::default()), live, agenda, ..ArticleChange::of(article, EventKind::ArticleCorrected) })
}

/// What keeps the working copy from the public now, besides where it stands and who asks; nothing if nothing does.
pub fn obstacle(article: &Article, clearance: Clearance<'_>, now: Instant) -> Option<Refusal> {
    fit_for_the_public(article, &article.edition(), clearance, now).err()
}

impl Clearance<'_> {
    /// For what was cleared before.
    pub(super) fn given() -> Self {
        Self { requirements: Requirements::default(), approvals: &[] }
    }
}

/// Whether an edition may go before the public at `at`: the section it goes live in, or why not.
pub(super) fn fit_for_the_public(
    article: &Article,
    edition: &Edition,
    clearance: Clearance<'_>,
    at: Instant,
) -> Result<SectionId, Refusal> {
    if let Some(until) = article.embargoed_until.filter(|until| *until > at) {
        return Err(Refusal::Embargoed(until));
    }
    if let Some(lacking) = clearance.requirements.lacking(clearance.approvals, edition.revision) {
        return Err(Refusal::NotApproved(lacking));
    }
    edition.content.section.ok_or_else(|| Refusal::Unfit(vec![homeless()]))
}

fn homeless() -> Problem {
    Problem::required("Give the article a section before you publish it.").at("sectionId")
}

/// Whether feeds shall say that an edition is new to readers, and when it went up.
#[derive(Clone, Copy)]
pub(super) struct Emphasis {
    pub significant: bool,
    pub at: Instant,
}

/// Moves the clocks and makes the live row.
pub(super) fn go_live(
    article: &mut Article,
    edition: Edition,
    section: SectionId,
    published_at: Instant,
    Emphasis { significant, at }: Emphasis,
) -> Live {
    let first = article.first_published_at.is_none();
    let clocks = Clocks {
        first_published_at: article.first_published_at.unwrap_or(published_at),
        published_at,
        significantly_updated_at: if significant && !first { at } else { article.significantly_updated_at.unwrap_or(published_at) },
        display_at: article.display_at,
        updated_at: if first { published_at } else { at },
    };
    article.first_published_at = Some(clocks.first_published_at);
    article.published_at = Some(clocks.published_at);
    article.significantly_updated_at = Some(clocks.significantly_updated_at);
    article.live_revision = Some(edition.revision);
    Live::Replace(Box::new(Publication::of(edition, section, &clocks)))
}
