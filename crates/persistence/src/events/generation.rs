//! The generation: the newest change this node knows of that the public can notice. Whatever is kept in memory of public
//! answers is good for the generation it was read in, and for no other.

use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// The generation of this node. All clones are one.
#[derive(Clone, Debug, Default)]
pub struct Generation(Arc<Inner>);

#[derive(Debug, Default)]
struct Inner {
    seq: AtomicI64,
    known: AtomicBool,
    heard: Mutex<Option<Instant>>,
}

impl Generation {
    /// The number of the newest public event; none while nobody follows the log, or the database has not been heard of for too
    /// long to say. Read it before reading what is to be kept: then that is at least as new as it claims.
    pub fn current(&self) -> Option<i64> {
        self.0.known.load(Ordering::Acquire).then(|| self.0.seq.load(Ordering::Acquire))
    }

    /// How long ago this node last made sure that it knows the newest event; none if it never did.
    pub fn lag(&self) -> Option<Duration> {
        self.0.heard.lock().unwrap_or_else(PoisonError::into_inner).map(|heard| heard.elapsed())
    }

    /// A public change was committed. Changes of this node and of others may be told in any order.
    pub(crate) fn move_to(&self, seq: i64) {
        self.0.seq.fetch_max(seq, Ordering::AcqRel);
    }

    /// The log was read to its end, and every public change in it was told.
    pub(super) fn is_up_to_date(&self) {
        *self.0.heard.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
        self.0.known.store(true, Ordering::Release);
    }

    /// The log cannot be read any more.
    pub(super) fn is_unknown(&self) {
        self.0.known.store(false, Ordering::Release);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_known_only_while_the_log_is_followed_and_never_goes_back() {
        let generation = Generation::default();
        generation.move_to(7);
        assert_eq!((generation.current(), generation.lag()), (None, None));
        generation.is_up_to_date();
        generation.move_to(5);
        assert_eq!(generation.current(), Some(7));
        generation.is_unknown();
        assert_eq!(generation.current(), None);
        assert!(generation.lag().is_some());
    }
}
