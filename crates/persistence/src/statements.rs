//! How many statements run and how long they take: all of them, and those of one piece of work. Texts and values are nobody's business here.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use sea_orm::DatabaseConnection;

use crate::connect::is_postgres;

tokio::task_local! {
    static TALLY: Arc<Tally>;
}

type Observer = Box<dyn Fn(Duration) + Send + Sync>;

/// What the statements of a store come to.
#[derive(Default)]
pub(crate) struct Statements {
    count: AtomicU64,
    observer: OnceLock<Observer>,
}

impl Statements {
    /// A statement was run.
    pub(crate) fn done(&self, elapsed: Duration) {
        self.count.fetch_add(1, Ordering::Relaxed);
        if let Some(observe) = self.observer.get() {
            observe(elapsed);
        }
        // Work that nobody tallies, such as that of the follower, is no error.
        TALLY.try_with(|tally| tally.add(elapsed)).unwrap_or_default();
    }

    pub(crate) fn count(&self) -> u64 {
        self.count.load(Ordering::Relaxed)
    }

    pub(crate) fn observe(&self, observer: impl Fn(Duration) + Send + Sync + 'static) {
        // A second observer finds the place taken.
        drop(self.observer.set(Box::new(observer)));
    }
}

impl std::fmt::Debug for Statements {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Statements").field("count", &self.count).finish_non_exhaustive()
    }
}

/// The statements of one piece of work. Those that were cut off are not in it.
#[derive(Debug, Default)]
pub struct Tally {
    count: AtomicU64,
    microseconds: AtomicU64,
}

impl Tally {
    /// Does the work and counts its statements.
    pub async fn of<F: Future>(self: Arc<Self>, work: F) -> F::Output {
        TALLY.scope(self, work).await
    }

    /// How many statements there were.
    pub fn count(&self) -> u64 {
        self.count.load(Ordering::Relaxed)
    }

    /// How long they took together; some may have run at the same time.
    pub fn time(&self) -> Duration {
        Duration::from_micros(self.microseconds.load(Ordering::Relaxed))
    }

    fn add(&self, elapsed: Duration) {
        self.count.fetch_add(1, Ordering::Relaxed);
        self.microseconds.fetch_add(u64::try_from(elapsed.as_micros()).unwrap_or(u64::MAX), Ordering::Relaxed);
    }
}

/// A pool of connections to the database.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Connections {
    /// What they are for: `readers` and `writer` of SQLite, `all` of PostgreSQL.
    pub pool: &'static str,
    /// How many are open.
    pub open: usize,
    /// How many of those are at work.
    pub in_use: usize,
}

impl Connections {
    pub(crate) fn of(pool: &'static str, db: &DatabaseConnection) -> Self {
        let (open, idle) = if is_postgres(db) {
            let pool = db.get_postgres_connection_pool();
            (pool.size(), pool.num_idle())
        } else {
            let pool = db.get_sqlite_connection_pool();
            (pool.size(), pool.num_idle())
        };
        let open = usize::try_from(open).unwrap_or(usize::MAX);
        Self { pool, open, in_use: open.saturating_sub(idle) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_tally_has_its_own_statements_and_the_store_has_all() {
        let (statements, tally, told) = (Arc::<Statements>::default(), Arc::<Tally>::default(), Arc::new(AtomicU64::new(0)));
        let observer = Arc::clone(&told);
        statements.observe(move |elapsed| {
            observer.fetch_add(u64::try_from(elapsed.as_micros()).unwrap(), Ordering::Relaxed);
        });
        statements.observe(|_| panic!("the first observer is the one"));
        statements.done(Duration::from_micros(1));
        let work = async {
            statements.done(Duration::from_micros(20));
            statements.done(Duration::from_micros(300));
        };
        Arc::clone(&tally).of(work).await;
        assert_eq!((statements.count(), told.load(Ordering::Relaxed)), (3, 321));
        assert_eq!((tally.count(), tally.time()), (2, Duration::from_micros(320)));
    }
}
