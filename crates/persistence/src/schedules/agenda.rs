//! The next instant at which something is due, as this process knows it: so that asking costs a comparison, not a statement.

use std::fmt;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::Duration;

use masthead_domain::time::Instant;

use crate::convert::micros;

type Observer = Box<dyn Fn(Duration) + Send + Sync>;

/// Nothing is known to be due. Never earlier than the truth says for what this process has written; what other processes
/// write it learns by looking, which [`Agenda::look`] is for.
pub struct Agenda {
    /// Microseconds; the least there is before the first look, the greatest when nothing is due.
    next: AtomicI64,
    orders: AtomicU64,
    generation: AtomicI64,
    looking: Mutex<()>,
    carried_out: AtomicU64,
    latest: AtomicI64,
    observer: OnceLock<Observer>,
}

impl fmt::Debug for Agenda {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Agenda").field("next", &self.next()).finish_non_exhaustive()
    }
}

impl Default for Agenda {
    fn default() -> Self {
        let (next, latest) = (AtomicI64::new(i64::MIN), AtomicI64::new(0));
        Self {
            next,
            orders: AtomicU64::new(0),
            generation: AtomicI64::new(i64::MIN),
            looking: Mutex::new(()),
            carried_out: AtomicU64::new(0),
            latest,
            observer: OnceLock::new(),
        }
    }
}

impl Agenda {
    /// Whether something may be due at `now`. Looking is then worth its statement.
    pub fn may_be_due(&self, now: Instant) -> bool {
        self.next.load(Ordering::Acquire) <= micros(now)
    }

    /// The next instant at which something is due, if one is known.
    pub fn next(&self) -> Option<Instant> {
        let next = self.next.load(Ordering::Acquire);
        if next == i64::MAX { None } else { Instant::from_microsecond(next).ok() }
    }

    /// Something was ordered for `due_at`, and is committed.
    pub fn ordered(&self, due_at: Instant) {
        let _alone = self.looking.lock().unwrap_or_else(PoisonError::into_inner);
        self.orders.fetch_add(1, Ordering::AcqRel);
        self.next.fetch_min(micros(due_at), Ordering::AcqRel);
    }

    /// Learns from the database, by `read`, what is due next. What is ordered meanwhile is not forgotten.
    pub async fn look<E>(&self, read: impl Future<Output = Result<Option<Instant>, E>>) -> Result<(), E> {
        let before = self.orders.load(Ordering::Acquire);
        let found = read.await?.map_or(i64::MAX, micros);
        let _alone = self.looking.lock().unwrap_or_else(PoisonError::into_inner);
        if self.orders.load(Ordering::Acquire) == before {
            self.next.store(found, Ordering::Release);
        }
        Ok(())
    }

    /// As [`Agenda::look`], unless this was looked for since `generation` began: every order and every end of one begins another.
    pub async fn look_for<E>(&self, generation: i64, read: impl Future<Output = Result<Option<Instant>, E>>) -> Result<(), E> {
        if self.generation.load(Ordering::Acquire) < generation {
            self.look(read).await?;
            self.generation.fetch_max(generation, Ordering::AcqRel);
        }
        Ok(())
    }

    /// Notes that something due at `due_at` was carried out at `now`.
    pub fn done(&self, due_at: Instant, now: Instant) {
        self.carried_out.fetch_add(1, Ordering::Relaxed);
        let late = micros(now) - micros(due_at);
        self.latest.fetch_max(late, Ordering::Relaxed);
        if let Some(observe) = self.observer.get() {
            observe(Duration::from_micros(u64::try_from(late).unwrap_or_default()));
        }
    }

    /// Tells `observe` from now on how late each step was. One observer is enough: of several the first is told.
    pub fn observe_lateness(&self, observe: impl Fn(Duration) + Send + Sync + 'static) {
        // A second observer finds the place taken.
        drop(self.observer.set(Box::new(observe)));
    }

    /// How many schedules this process has carried out, and how many microseconds too late the latest of them was.
    pub fn carried_out(&self) -> (u64, i64) {
        (self.carried_out.load(Ordering::Relaxed), self.latest.load(Ordering::Relaxed))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Instant {
        text.parse().unwrap()
    }

    #[tokio::test]
    async fn what_is_ordered_while_looking_is_not_forgotten() {
        let agenda = Agenda::default();
        assert!(agenda.may_be_due(Instant::UNIX_EPOCH), "nothing is known yet");
        agenda.look(async { Ok::<_, ()>(None) }).await.unwrap();
        assert_eq!((agenda.next(), agenda.may_be_due(at("2026-01-01T00:00:00Z"))), (None, false));
        let looked = agenda.look(async {
            agenda.ordered(at("2026-01-02T00:00:00Z"));
            Ok::<_, ()>(None)
        });
        looked.await.unwrap();
        assert_eq!(agenda.next(), Some(at("2026-01-02T00:00:00Z")));
        agenda.ordered(at("2026-01-03T00:00:00Z"));
        assert!(!agenda.may_be_due(at("2026-01-01T23:59:59Z")) && agenda.may_be_due(at("2026-01-02T00:00:00Z")));
    }
}
