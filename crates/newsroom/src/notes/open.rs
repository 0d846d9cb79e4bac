//! How every change of a note begins and ends: load it with its article in scope, authorise, check the version; then write it.

use masthead_domain::articles::Article;
use masthead_domain::ids::UserId;
use masthead_domain::notes::{Note, NoteTarget};
use masthead_domain::policy::{Action, Permit, Subject, authorise, desk_scope};
use masthead_persistence::{Transaction, articles, notes};

use crate::{Caller, Newsroom, Refusal};

/// A change of a note in progress.
pub(super) struct Opened {
    /// The transaction it happens in.
    pub tx: Transaction,
    /// The note as it is.
    pub note: Note,
    /// The right to change it.
    pub permit: Permit,
    /// Who changes it.
    pub by: UserId,
}

/// Begins a change that takes the right to `action`. A note on an article that is not for the caller is none.
pub(super) async fn open(newsroom: &Newsroom, caller: &Caller, target: NoteTarget, action: Action) -> Result<Opened, Refusal> {
    let by = caller.signed_in()?.user;
    let tx = newsroom.begin(caller).await?;
    let note = Newsroom::found("note", target.id, notes::find(tx.reader(), target.id)).await?;
    let article = article_of(&tx, caller, &note).await?;
    let permit = authorise(&caller.actor, action, Subject::Note(&note, &article))?;
    Newsroom::check_version(&tx, note.id, target.expected_version, (note.version, note.updated_at)).await?;
    Ok(Opened { tx, note, permit, by })
}

async fn article_of(tx: &Transaction, caller: &Caller, note: &Note) -> Result<Article, Refusal> {
    let scope = desk_scope(&caller.actor)?;
    Newsroom::found("note", note.id, articles::find(tx.reader(), &scope, note.article)).await
}

impl Opened {
    /// Writes the note as it is to be, if that is anything new, and makes it visible.
    pub async fn commit(mut self, after: Note) -> Result<Note, Refusal> {
        if after == self.note {
            return Ok(after);
        }
        let after = Note { version: self.note.version + 1, updated_at: self.tx.now(), ..after };
        notes::update(&mut self.tx, &self.permit, &self.note, &after).await?;
        self.tx.commit().await?;
        Ok(after)
    }
}
