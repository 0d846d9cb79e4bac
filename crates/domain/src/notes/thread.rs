//! Notes with their answers.

use super::Note;

/// A note and what others answered.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Thread {
    /// The note that the thread began with. It may have been taken back when it was answered already.
    pub note: Note,
    /// The answers, oldest first.
    pub replies: Vec<Note>,
}

/// The threads of notes that stand in the order in which they were written. What was taken back is left out, unless others have
/// answered it.
pub fn threads(notes: Vec<Note>) -> Vec<Thread> {
    let (roots, replies): (Vec<Note>, Vec<Note>) = notes.into_iter().partition(|note| note.in_reply_to.is_none());
    let mut threads: Vec<Thread> = roots.into_iter().map(|note| Thread { note, replies: Vec::new() }).collect();
    for reply in replies.into_iter().filter(|reply| reply.deleted_at.is_none()) {
        if let Some(thread) = threads.iter_mut().find(|thread| thread.note.id == reply.root()) {
            thread.replies.push(reply);
        }
    }
    threads.retain(|thread| thread.note.deleted_at.is_none() || !thread.replies.is_empty());
    threads
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::ids::{ArticleId, NoteId, UserId};
    use crate::time::Instant;

    fn note(id: u128, in_reply_to: Option<u128>, deleted: bool) -> Note {
        Note {
            id: NoteId(Uuid::from_u128(id)),
            article: ArticleId(Uuid::nil()),
            in_reply_to: in_reply_to.map(|id| NoteId(Uuid::from_u128(id))),
            text: id.to_string(),
            anchor: None,
            author: UserId(Uuid::nil()),
            resolved: None,
            deleted_at: deleted.then_some(Instant::UNIX_EPOCH),
            version: 1,
            created_at: Instant::UNIX_EPOCH,
            updated_at: Instant::UNIX_EPOCH,
        }
    }

    #[test]
    fn what_was_taken_back_stays_while_it_is_answered() {
        let notes = vec![
            note(1, None, true),
            note(2, None, true),
            note(3, Some(1), false),
            note(4, Some(2), true),
            note(5, None, false),
            note(6, Some(1), true),
        ];
        let shown: Vec<(String, usize)> = threads(notes).into_iter().map(|thread| (thread.note.text, thread.replies.len())).collect();
        assert_eq!(shown, [("1".to_owned(), 1), ("5".to_owned(), 0)]);
    }

    #[test]
    fn a_thread_is_settled_where_it_began() {
        let now = Instant::UNIX_EPOCH;
        let by = Some(UserId(Uuid::nil()));
        assert!(note(2, Some(1), false).settled(by, now).is_err());
        let settled = note(1, None, false).settled(by, now).unwrap();
        assert!(settled.resolved.is_some());
        assert_eq!(settled.settled(by, now).unwrap(), settled, "settling twice changes nothing");
        assert_eq!(settled.settled(None, now).unwrap(), note(1, None, false));
    }
}
