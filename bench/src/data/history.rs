//! What happened to an article, decided by the program's own workflow, and the rows that this leaves.

use masthead_domain::articles::{
    Article, ArticleChange, ArticlePublish, Clearance, Live, Publication, PublicationDetails, Refusal, Requirements, Urgency,
    content_difference, create, edit, publish,
};
use masthead_domain::audit::{Difference, Link, digest};
use masthead_domain::ids::SectionId;
use masthead_domain::patch::Patch;
use masthead_domain::policy::Action;
use masthead_domain::search::words_of_article;
use masthead_domain::sections::SectionTree;
use masthead_domain::surrogates::{PAYLOAD_MEMBER, SurrogateKey, SurrogateKeys};
use masthead_domain::text::fold;
use serde_json::json;
use uuid::Uuid;

use super::rows::{Batch, Cell, Table, json as as_json};
use super::story::Story;
use crate::Outcome;

/// No section of the bench asks for approvals.
const CLEARED: Clearance<'static> = Clearance { requirements: Requirements { editorial: 0, legal: false }, approvals: &[] };

/// A change that has yet to get its place in the log and in the audit trail.
pub struct Noted {
    /// What is sealed of it, but for number and id.
    pub link: Link,
    /// What the audit trail keeps of it.
    pub detail: String,
    /// The kind of its event.
    pub kind: &'static str,
    /// What the event says.
    pub payload: String,
}

/// A live article, for the counters.
pub struct Placed {
    /// Every section whose feed it stands in, and whether directly.
    pub sections: Vec<(Uuid, bool)>,
    /// Its tags.
    pub tags: Vec<Uuid>,
    /// Its contributors.
    pub contributors: Vec<Uuid>,
}

/// The steps of a story, in their order.
pub fn steps(story: &Story) -> Outcome<Vec<(Action, ArticleChange)>> {
    let [begun, published, edited, again] = story.instants;
    let (author, refused) = (story.author, |refusal: Refusal| format!("a story cannot have happened so: {refusal:?}"));
    let mut steps = vec![(Action::CreateArticle, create(story.id, story.content.clone(), None, author, begun))];
    let newest = |steps: &[(Action, ArticleChange)]| steps[steps.len() - 1].1.article.clone();
    if story.live {
        let article = newest(&steps);
        steps.push((Action::PublishArticle, publish(&article, &order(&article), CLEARED, author, published).map_err(refused)?));
    }
    if let Some(content) = &story.revised {
        let change = edit(&newest(&steps), content.clone(), None, author, edited).map_err(refused)?;
        steps.extend(change.map(|change| (Action::EditArticle, change)));
        let article = newest(&steps);
        steps.push((Action::PublishArticle, publish(&article, &order(&article), CLEARED, author, again).map_err(refused)?));
    }
    Ok(steps)
}

/// As an editor publishes: now, and nothing else.
pub fn order(article: &Article) -> ArticlePublish {
    let (id, expected_version) = (article.id, article.version);
    ArticlePublish { id, expected_version, published_at: None, display_at: Patch::Keep, significant: false }
}

/// Writes what these steps leave, all but the log and the trail.
pub fn write(batch: &mut Batch, tree: &SectionTree, steps: &[(Action, ArticleChange)]) -> Outcome<(Vec<Noted>, Option<Placed>)> {
    let Some((_, last)) = steps.last() else { return Ok((Vec::new(), None)) };
    working_copy(batch, &last.article)?;
    for (_, change) in steps.iter().filter(|(_, change)| change.revision.is_some()) {
        revision(batch, &change.article)?;
    }
    let live: Vec<&ArticleChange> = steps.iter().map(|(_, change)| change).filter(|change| change.live != Live::Keep).collect();
    for (place, change) in live.iter().enumerate() {
        let until = live.get(place + 1).map(|next| next.live_since);
        let row = [uuid(change.article.id), change.live_since.into(), until.into(), change.article.live_revision.into()];
        batch.push(Table::Spans, row);
    }
    let placed = match live.last().map(|change| &change.live) {
        Some(Live::Replace(live)) => Some(live_row(batch, tree, &live.0, &live.1)?),
        _ => None,
    };
    let befores = std::iter::once(None).chain(steps.iter().map(|(_, change)| Some(&change.article)));
    Ok((befores.zip(steps).map(|(before, (action, change))| noted(tree, *action, before, change)).collect(), placed))
}

fn uuid(id: impl Into<Uuid>) -> Cell {
    Cell::Id(id.into())
}

fn working_copy(batch: &mut Batch, article: &Article) -> Outcome<()> {
    let content = &article.content;
    let row = [
        uuid(article.id),
        article.version.into(),
        article.status.word().into(),
        content.slug.as_str().into(),
        content.external_id.clone().into(),
        content.section.map(Uuid::from).into(),
        content.locale.to_string().into(),
        content.headline.as_str().into(),
        fold(&content.headline).into(),
        as_json(content)?,
        article.revision.into(),
        article.live_revision.into(),
        article.first_published_at.into(),
        article.published_at.into(),
        article.significantly_updated_at.into(),
        article.display_at.into(),
        uuid(article.created_by),
        uuid(article.updated_by),
        article.created_at.into(),
        article.updated_at.into(),
        article.submitted_revision.into(),
        article.review_note.clone().into(),
        article.embargoed_until.into(),
        article.in_trash.into(),
        as_json(&article.assignees)?,
        content.translation_group.map(Uuid::from).into(),
    ];
    batch.push(Table::Articles, row);
    batch.push(Table::Slugs, [content.slug.as_str().into(), uuid(article.id)]);
    batch.push(Table::ArticleWords, [uuid(article.id), words_of_article(content).joined().into()]);
    for section in content.all_sections() {
        batch.push(Table::ArticleSections, [uuid(article.id), uuid(section)]);
    }
    for tag in &content.tags {
        batch.push(Table::ArticleTags, [uuid(article.id), uuid(*tag)]);
    }
    for contributor in content.all_contributors() {
        batch.push(Table::ArticleContributors, [uuid(article.id), uuid(contributor)]);
    }
    Ok(())
}

fn revision(batch: &mut Batch, article: &Article) -> Outcome<()> {
    let (note, name, restored_from) = (Cell::Null, Cell::Null, Cell::Null);
    let (author, at, autosaved) = (uuid(article.updated_by), article.updated_at.into(), false.into());
    let content = as_json(&article.content)?;
    batch.push(Table::Revisions, [uuid(article.id), article.revision.into(), content, note, author, at, name, restored_from, autosaved]);
    Ok(())
}

fn live_row(batch: &mut Batch, tree: &SectionTree, live: &Publication, details: &PublicationDetails) -> Outcome<Placed> {
    let row = [
        uuid(live.article),
        live.revision.into(),
        live.slug.as_str().into(),
        live.external_id.clone().into(),
        uuid(live.section),
        as_json(&live.further_sections)?,
        live.locale.to_string().into(),
        live.translation_group.map(Uuid::from).into(),
        live.headline.as_str().into(),
        live.kicker.clone().into(),
        live.standfirst.clone().into(),
        live.trail_text.clone().into(),
        live.byline.clone().into(),
        as_json(&live.credits)?,
        as_json(&live.tags)?,
        live.main_media.as_ref().map_or(Ok(Cell::Null), as_json)?,
        live.main_media.is_some().into(),
        live.dateline.clone().into(),
        live.source.clone().into(),
        live.urgency.map(Urgency::number).into(),
        live.noindex.into(),
        live.word_count.into(),
        live.first_published_at.into(),
        live.published_at.into(),
        live.significantly_updated_at.into(),
        live.display_at.into(),
        live.updated_at.into(),
    ];
    batch.push(Table::Publications, row);
    let long = [
        uuid(details.article),
        as_json(&details.body)?,
        details.seo_title.clone().into(),
        details.seo_description.clone().into(),
        details.canonical_url.clone().into(),
        as_json(&details.related)?,
        as_json(&details.custom_fields)?,
        as_json(&details.corrections)?,
    ];
    batch.push(Table::Details, long);
    let placed = placed(tree, live);
    for (section, direct) in &placed.sections {
        batch.push(Table::PublicationSections, [uuid(*section), uuid(live.article), live.published_at.into(), (*direct).into()]);
    }
    for tag in &placed.tags {
        batch.push(Table::PublicationTags, [uuid(*tag), uuid(live.article), live.published_at.into()]);
    }
    for contributor in &placed.contributors {
        batch.push(Table::PublicationContributors, [uuid(*contributor), uuid(live.article), live.published_at.into()]);
    }
    Ok(placed)
}

/// The feeds it stands in: its sections, all above them, its tags and contributors.
fn placed(tree: &SectionTree, live: &Publication) -> Placed {
    let direct = live.all_sections();
    let mut sections: Vec<(SectionId, bool)> = direct.iter().map(|section| (*section, true)).collect();
    for section in direct {
        for above in tree.ancestors(section) {
            if sections.iter().all(|(section, _)| *section != above.id) {
                sections.push((above.id, false));
            }
        }
    }
    let mut contributors: Vec<Uuid> = live.credits.iter().map(|credit| credit.contributor.into()).collect();
    contributors.sort_unstable();
    contributors.dedup();
    Placed {
        sections: sections.into_iter().map(|(section, direct)| (section.into(), direct)).collect(),
        tags: live.tags.iter().map(|tag| Uuid::from(*tag)).collect(),
        contributors,
    }
}

/// The keys of the answers that a change makes old.
fn made_old(tree: &SectionTree, change: &ArticleChange) -> SurrogateKeys {
    let Live::Replace(live) = &change.live else { return SurrogateKeys::default() };
    let mut old = SurrogateKeys::of_article(live.0.article);
    old.insert(SurrogateKey::Translations(live.0.translation_group()));
    let Placed { sections, tags, contributors } = placed(tree, &live.0);
    old.extend(sections.into_iter().map(|(section, _)| SurrogateKey::InSection(section.into())));
    old.extend(tags.into_iter().map(|tag| SurrogateKey::WithTag(tag.into())));
    old.extend(contributors.into_iter().map(|contributor| SurrogateKey::ByContributor(contributor.into())));
    old
}

fn noted(tree: &SectionTree, action: Action, before: Option<&Article>, change: &ArticleChange) -> Noted {
    let after = &change.article;
    let Difference { fields, before, after: held } = before.map(|before| content_difference(before, after)).unwrap_or_default();
    let detail = json!({
        "version": after.version, "revision": after.revision, "status": after.status, "headline": after.content.headline,
        "fields": fields, "before": before, "after": held,
    });
    let detail = detail.to_string();
    let link = Link {
        seq: 0,
        id: Uuid::nil(),
        at: after.updated_at.as_microsecond(),
        actor: Some(after.updated_by.into()),
        action: action.word().to_owned(),
        subject_kind: change.event.subject().to_owned(),
        subject: after.id.into(),
        address: None,
        detail_digest: digest(&detail),
    };
    let payload = json!({ "revision": after.revision, "status": after.status, PAYLOAD_MEMBER: made_old(tree, change) }).to_string();
    Noted { link, detail, kind: change.event.word(), payload }
}
