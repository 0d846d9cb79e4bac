//! Writing notes, answering, settling and taking them back.

use masthead_domain::articles::Article;
use masthead_domain::ids::NoteId;
use masthead_domain::notes::{Anchor, MAX_NOTES, Note, NoteAdd, NoteEdit, NoteTarget};
use masthead_domain::policy::{Action, Subject, authorise, desk_scope};
use masthead_domain::problems::{Problem, ProblemCode};
use masthead_persistence::{Transaction, articles, notes};

use super::open::open;
use crate::{Caller, Newsroom, Refusal};

/// Writes a note on an article, or answers one. The article itself does not change: it keeps its version.
pub async fn add(newsroom: &Newsroom, caller: &Caller, command: NoteAdd) -> Result<Note, Refusal> {
    let author = caller.signed_in()?.user;
    let mut tx = newsroom.begin(caller).await?;
    let scope = desk_scope(&caller.actor)?;
    let article = Newsroom::found("article", command.article, articles::find(tx.reader(), &scope, command.article)).await?;
    let permit = authorise(&caller.actor, Action::WriteNote, Subject::Article(&article))?;
    has_room(&tx, &article).await?;
    let in_reply_to = match command.in_reply_to {
        Some(answered) => Some(thread_of(&tx, &article, answered).await?),
        None => None,
    };
    let anchor = anchor(&article, &command)?;
    let (id, now) = (tx.new_id().into(), tx.now());
    let note = Note {
        id,
        article: article.id,
        in_reply_to,
        text: command.text,
        anchor,
        author,
        resolved: None,
        deleted_at: None,
        version: 1,
        created_at: now,
        updated_at: now,
    };
    notes::insert(&mut tx, &permit, &note).await?;
    tx.commit().await?;
    Ok(note)
}

async fn has_room(tx: &Transaction, article: &Article) -> Result<(), Refusal> {
    if notes::count(tx.reader(), article.id).await? < MAX_NOTES as u64 {
        return Ok(());
    }
    let full = format!("The article has {MAX_NOTES} notes; take back what is settled before you write another.");
    Err(Refusal::invalid("articleId", Problem::new(ProblemCode::TooLong, full)))
}

/// The note that the thread of `answered` began with.
async fn thread_of(tx: &Transaction, article: &Article, answered: NoteId) -> Result<NoteId, Refusal> {
    let note = notes::find(tx.reader(), answered).await?.filter(|note| note.article == article.id);
    let unknown = || Refusal::invalid("inReplyTo", Problem::unknown("The article has no such note."));
    Ok(note.ok_or_else(unknown)?.root())
}

/// The place that a note is about. An answer has none of its own: it stands where its thread does.
fn anchor(article: &Article, command: &NoteAdd) -> Result<Option<Anchor>, Refusal> {
    let Some(place) = &command.place else { return Ok(None) };
    if command.in_reply_to.is_some() {
        return Err(Refusal::invalid("anchor", Problem::invalid("An answer stands where its thread does; leave this out.")));
    }
    let anchor = Anchor::at(place, &article.content.body, article.revision);
    anchor.map(Some).map_err(|problem| Refusal::invalid("anchor", problem))
}

/// Says something else in one's own note.
pub async fn edit(newsroom: &Newsroom, caller: &Caller, command: NoteEdit) -> Result<Note, Refusal> {
    let opened = open(newsroom, caller, command.target, Action::EditNote).await?;
    let after = Note { text: command.text, ..opened.note.clone() };
    opened.commit(after).await
}

/// Settles a thread.
pub async fn resolve(newsroom: &Newsroom, caller: &Caller, target: NoteTarget) -> Result<Note, Refusal> {
    let opened = open(newsroom, caller, target, Action::WriteNote).await?;
    let after = opened.note.settled(Some(opened.by), opened.tx.now()).map_err(|problem| Refusal::Invalid(vec![problem]))?;
    opened.commit(after).await
}

/// Opens a settled thread again.
pub async fn reopen(newsroom: &Newsroom, caller: &Caller, target: NoteTarget) -> Result<Note, Refusal> {
    let opened = open(newsroom, caller, target, Action::WriteNote).await?;
    let after = opened.note.settled(None, opened.tx.now()).map_err(|problem| Refusal::Invalid(vec![problem]))?;
    opened.commit(after).await
}

/// Takes a note back.
pub async fn delete(newsroom: &Newsroom, caller: &Caller, target: NoteTarget) -> Result<Note, Refusal> {
    let opened = open(newsroom, caller, target, Action::DeleteNote).await?;
    let after = Note { deleted_at: Some(opened.tx.now()), ..opened.note.clone() };
    opened.commit(after).await
}
