//! Saving by itself while somebody writes, so that nothing is lost and the history is not flooded.

use std::time::Duration;

use super::change::{ArticleChange, NewRevision, Refusal, step, touched};
use super::editing::edit;
use super::steps::Step;
use crate::articles::{Article, ArticleContent, Revision};
use crate::events::EventKind;
use crate::ids::UserId;
use crate::time::Instant;

/// For how long what a program saves goes into one revision.
const ONE_REVISION: Duration = Duration::from_mins(10);

/// A working copy that an editor's program saved while they were writing. It takes the place of `newest`, the newest revision, if that was
/// saved so by the same editor within ten minutes and nobody relies on it; `relied_on` says whether somebody does.
pub fn autosave(
    article: &Article,
    content: ArticleContent,
    (newest, relied_on): (&Revision, bool),
    note: Option<String>,
    editor: UserId,
    now: Instant,
) -> Result<Option<ArticleChange>, Refusal> {
    let Some(mut change) = edit(article, content, note.clone(), editor, now)? else { return Ok(None) };
    let in_place = goes_on(newest, editor, now) && !relied_on;
    if in_place {
        change.article.revision = article.revision;
        change.article.submitted_revision = article.submitted_revision;
    }
    change.revision = Some(NewRevision { note, autosaved: true, in_place, ..NewRevision::default() });
    Ok(Some(change))
}

/// Whether an editor goes on with what their program saved last. A revision with a name is meant to stay.
fn goes_on(newest: &Revision, editor: UserId, now: Instant) -> bool {
    newest.autosaved && newest.author == editor && newest.name.is_none() && now < newest.created_at + ONE_REVISION
}

/// An editor saved what their program had saved already: `newest` stays from then on. Nothing if there is nothing to settle.
pub fn settle(
    article: &Article,
    newest: &Revision,
    note: Option<String>,
    editor: UserId,
    now: Instant,
) -> Result<Option<ArticleChange>, Refusal> {
    step(article, Step::Edit)?;
    if !newest.autosaved || newest.author != editor {
        return Ok(None);
    }
    let revision = Some(NewRevision { note, in_place: true, ..NewRevision::default() });
    // The content is what it was, so whoever has approved it stands by it still.
    let article = touched(article, article.status, editor, now);
    Ok(Some(ArticleChange { revision, ..ArticleChange::of(article, EventKind::ArticleEdited) }))
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::articles::create;
    use crate::ids::ArticleId;
    use crate::locale::Locale;
    use crate::slugs::Slug;

    const WRITER: UserId = UserId(Uuid::from_u128(1));
    const OTHER: UserId = UserId(Uuid::from_u128(2));

    fn begun() -> Instant {
        "2026-11-25T02:00:00Z".parse().unwrap()
    }

    fn article() -> Article {
        let content = ArticleContent::begun("Tin".to_owned(), Slug::of("Tin", "tin"), Locale::parse("vi").unwrap());
        create(ArticleId(Uuid::from_u128(9)), content, None, WRITER, begun()).article
    }

    fn newest(article: &Article) -> Revision {
        let (number, content) = (article.revision, article.content.clone());
        let (note, name, restored_from) = (None, None, None);
        Revision { article: article.id, number, content, note, name, restored_from, autosaved: true, author: WRITER, created_at: begun() }
    }

    /// Whether what `editor` writes after so many seconds goes into the newest revision.
    fn in_place(newest: &Revision, relied_on: bool, editor: UserId, seconds: u64) -> bool {
        let article = article();
        let content = ArticleContent { headline: "Tin mới".to_owned(), ..article.content.clone() };
        let now = begun() + Duration::from_secs(seconds);
        let change = autosave(&article, content, (newest, relied_on), None, editor, now).unwrap().unwrap();
        let revision = change.revision.unwrap();
        assert!(revision.autosaved);
        assert_eq!(change.article.version, 2, "each one counts");
        assert_eq!(change.article.revision, if revision.in_place { 1 } else { 2 });
        revision.in_place
    }

    #[test]
    fn only_what_its_author_just_wrote_and_nobody_relies_on_is_replaced() {
        let saved = newest(&article());
        assert!(in_place(&saved, false, WRITER, 599));
        assert!(!in_place(&saved, false, WRITER, 600), "ten minutes are over");
        assert!(!in_place(&saved, false, OTHER, 1), "somebody else wrote it");
        assert!(!in_place(&saved, true, WRITER, 1), "somebody relies on it");
        assert!(!in_place(&Revision { autosaved: false, ..saved.clone() }, false, WRITER, 1), "the author saved it");
        assert!(!in_place(&Revision { name: Some("In".to_owned()), ..saved }, false, WRITER, 1), "it has a name");
    }

    #[test]
    fn what_did_not_change_is_not_saved_and_what_was_saved_by_itself_can_be_kept() {
        let (article, saved, now) = (article(), newest(&article()), begun());
        assert_eq!(autosave(&article, article.content.clone(), (&saved, false), None, WRITER, now), Ok(None));
        let settled = settle(&article, &saved, Some("Xong".to_owned()), WRITER, now).unwrap().unwrap();
        assert_eq!(settled.revision, Some(NewRevision { note: Some("Xong".to_owned()), in_place: true, ..NewRevision::default() }));
        assert_eq!(settle(&article, &saved, None, OTHER, now), Ok(None));
        assert_eq!(settle(&article, &Revision { autosaved: false, ..saved }, None, WRITER, now), Ok(None));
    }
}
