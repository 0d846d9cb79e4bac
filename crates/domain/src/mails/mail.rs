//! A mail, before and after it is written.

use uuid::Uuid;

use super::Letter;
use crate::time::Instant;
use crate::users::Email;

/// A mail that waits to be written and sent. It names its occasion and holds no secret: what opens an account is made when the mail
/// is written, and is kept nowhere but in the mail itself.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct QueuedMail {
    /// Names it, for its `Message-ID`.
    pub id: Uuid,
    /// What it is about.
    pub letter: Letter,
    /// The address as somebody gave it. Whether anybody has it is found out when the mail is written.
    pub recipient: Email,
    /// How often sending it was begun.
    pub attempts: u32,
    /// From when on it is of no use any more.
    pub expires_at: Instant,
}

/// A mail that is written: one address and plain text.
#[derive(Clone, PartialEq, Eq)]
pub struct Mail {
    /// Who gets it.
    pub recipient: Email,
    /// What it is about, in one line.
    pub subject: String,
    /// What it says.
    pub body: String,
}

impl std::fmt::Debug for Mail {
    /// Leaves the text out, which may hold what opens an account.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Mail").field("subject", &self.subject).finish_non_exhaustive()
    }
}
