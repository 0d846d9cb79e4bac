//! What an article refers to must exist; what does not is named, field by field.

use masthead_domain::articles::{Article, ArticleContent};
use masthead_domain::ids::SectionId;
use masthead_domain::policy::{Action, Subject, authorise};
use masthead_domain::problems::{Problem, ProblemCode, Problems};
use masthead_persistence::{Transaction, contributors, sections, tags};

use crate::{Caller, Refusal};

const MAX_SECTIONS: usize = 20;
const MAX_CREDITS: usize = 50;
const MAX_TAGS: usize = 100;
const MAX_RELATED: usize = 50;

/// Refuses what does not exist, and drops repetitions from the content's lists.
pub(super) async fn check(tx: &Transaction, content: &mut ArticleContent) -> Result<(), Refusal> {
    let mut problems = Problems::new();
    bounded(&mut problems, "furtherSectionIds", content.further_sections.len(), MAX_SECTIONS);
    bounded(&mut problems, "contributors", content.credits.len(), MAX_CREDITS);
    bounded(&mut problems, "tagIds", content.tags.len(), MAX_TAGS);
    bounded(&mut problems, "relatedIds", content.related.len(), MAX_RELATED);
    if problems.is_empty() {
        existing(tx, content, &mut problems).await?;
    }
    // Only now: problems are told by their place in the input.
    unique(&mut content.further_sections);
    content.further_sections.retain(|section| Some(*section) != content.section);
    unique(&mut content.credits);
    unique(&mut content.tags);
    unique(&mut content.related);
    problems.finish(Some(())).map_err(Refusal::Invalid)
}

/// Refuses a section that the caller may not start articles in, unless the article stood there before: nobody puts a text where
/// others answer for it.
pub(crate) fn authorise_places(caller: &Caller, before: &[SectionId], content: &ArticleContent) -> Result<(), Refusal> {
    if content.all_sections().is_empty() {
        authorise(&caller.actor, Action::CreateArticle, Subject::NoSection)?;
    }
    for section in content.all_sections().into_iter().filter(|section| !before.contains(section)) {
        authorise(&caller.actor, Action::CreateArticle, Subject::Section(section))?;
    }
    Ok(())
}

/// Refuses to change the sections of an article for whoever may not move it, or may not put anything where it is to go.
pub(super) fn authorise_move(caller: &Caller, article: &Article, content: &ArticleContent) -> Result<(), Refusal> {
    let before = article.content.all_sections();
    if content.all_sections() != before {
        authorise(&caller.actor, Action::MoveArticle, Subject::Article(article))?;
    }
    authorise_places(caller, &before, content)
}

/// An older revision may name what was deleted since. Its section is then the one that the working copy was moved to; tags and
/// contributors that are gone are left out.
pub(crate) async fn with_what_is_left(
    tx: &Transaction,
    mut content: ArticleContent,
    newest: &ArticleContent,
) -> Result<ArticleContent, Refusal> {
    let db = tx.reader();
    let tree = sections::tree(db).await?;
    content.section = content.section.filter(|section| tree.get(*section).is_some()).or(newest.section);
    content.further_sections.retain(|section| tree.get(*section).is_some() && Some(*section) != content.section);
    let tags: Vec<_> = tags::by_ids(db, &content.tags).await?.into_iter().map(|tag| tag.id).collect();
    content.tags.retain(|tag| tags.contains(tag));
    let credited: Vec<_> = contributors::by_ids(db, &content.all_contributors()).await?.into_iter().map(|one| one.id).collect();
    content.credits.retain(|credit| credited.contains(&credit.contributor));
    Ok(content)
}

async fn existing(tx: &Transaction, content: &ArticleContent, problems: &mut Problems) -> Result<(), Refusal> {
    let db = tx.reader();
    if !content.all_sections().is_empty() {
        let tree = sections::tree(db).await?;
        if content.section.is_some_and(|id| tree.get(id).is_none()) {
            problems.push(Problem::unknown("There is no such section.").at("sectionId"));
        }
        let exists = content.further_sections.iter().map(|id| tree.get(*id).is_some());
        unknown(problems, "furtherSectionIds", "section", exists);
    }
    if !content.tags.is_empty() {
        let found: Vec<_> = tags::by_ids(db, &content.tags).await?.into_iter().map(|tag| tag.id).collect();
        unknown(problems, "tagIds", "tag", content.tags.iter().map(|id| found.contains(id)));
    }
    if !content.credits.is_empty() {
        let found = contributors::by_ids(db, &content.all_contributors()).await?;
        let found: Vec<_> = found.into_iter().map(|contributor| contributor.id).collect();
        unknown(problems, "contributors", "contributor", content.credits.iter().map(|credit| found.contains(&credit.contributor)));
    }
    Ok(())
}

fn unknown(problems: &mut Problems, field: &str, what: &str, exists: impl Iterator<Item = bool>) {
    for (place, _) in exists.enumerate().filter(|(_, exists)| !exists) {
        problems.push(Problem::unknown(format!("There is no such {what}.")).at(place.to_string()).at(field));
    }
}

fn bounded(problems: &mut Problems, field: &str, length: usize, max: usize) {
    if length > max {
        problems.push(Problem::new(ProblemCode::TooLong, format!("At most {max} are possible; there are {length}.")).at(field));
    }
}

fn unique<T: Copy + PartialEq>(list: &mut Vec<T>) {
    let mut seen = Vec::with_capacity(list.len());
    list.retain(|item| {
        let new = !seen.contains(item);
        seen.push(*item);
        new
    });
}
