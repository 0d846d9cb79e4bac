//! Edit locks: who is writing on an article, so that others wait. A lock is a lease: it ends by itself.

use std::time::Duration;

use crate::ids::{ArticleId, UserId};
use crate::policy::Action;
use crate::time::Instant;

/// Somebody is writing on an article.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Lock {
    /// On which article.
    pub article: ArticleId,
    /// Who.
    pub holder: UserId,
    /// Since when.
    pub since: Instant,
    /// It keeps others out before this instant, unless it is renewed.
    pub expires_at: Instant,
}

impl Lock {
    /// A lock that begins now.
    pub fn begun(article: ArticleId, holder: UserId, lease: Duration, now: Instant) -> Self {
        Self { article, holder, since: now, expires_at: now + lease }
    }

    /// The same lock, from now on for another lease.
    pub fn renewed(self, lease: Duration, now: Instant) -> Self {
        Self { expires_at: now + lease, ..self }
    }

    /// Whether it holds at `now`.
    pub fn holds(&self, now: Instant) -> bool {
        now < self.expires_at
    }

    /// Whether `user` has to wait for it at `now`.
    pub fn keeps_out(&self, user: UserId, now: Instant) -> bool {
        self.holds(now) && self.holder != user
    }

    /// Whether `action` waits for somebody else's lock. Writing does, handing in what is being written, and throwing it away. What
    /// editors decide about the article is not held up: a story must be killed at once, whoever has it open.
    pub fn guards(action: Action) -> bool {
        matches!(action, Action::EditArticle | Action::SubmitArticle | Action::DeleteArticle)
    }
}
