//! Following the log: one task that keeps the [`Generation`] of this node at the newest public event, whoever wrote it.
//!
//! It looks whenever PostgreSQL says that somebody committed, and five times a second in any case: a notification may be lost with
//! its connection, and SQLite, where another process such as the command line may write, sends none.

use std::sync::Arc;
use std::time::{Duration, Instant};

use sea_orm::DatabaseConnection;
use tokio::sync::Notify;
use tokio::task::JoinHandle;
use tokio::time::timeout;

use super::generation::Generation;
use super::{queries, wake};
use crate::{DatabaseUrl, StoreError};

/// How often the log is looked at. A change of another node is known within this and one reading, notified or not.
const INTERVAL: Duration = Duration::from_millis(200);

/// How long one look may take.
const PATIENCE: Duration = Duration::from_secs(1);

/// After so long without a look that worked, what is kept in memory counts as unknown: a reader is rather told that the database
/// does not answer than shown what may have been withdrawn.
const BLIND: Duration = Duration::from_secs(2);

/// The log is followed until this is stopped or dropped.
#[derive(Debug)]
#[must_use = "nobody follows the log once this is dropped"]
pub struct Following(Vec<JoinHandle<()>>);

impl Following {
    /// Stops and gives the connections back.
    pub async fn stop(mut self) {
        for task in self.0.drain(..) {
            task.abort();
            // It was aborted, which is what it says.
            drop(task.await);
        }
    }
}

impl Drop for Following {
    fn drop(&mut self) {
        self.0.iter().for_each(JoinHandle::abort);
    }
}

/// Reads the log to its end, and from then on whatever is added. `db` is for the follower alone, so that it never queues
/// behind requests.
pub(crate) async fn follow(db: DatabaseConnection, url: &DatabaseUrl, generation: Generation) -> Result<Following, StoreError> {
    let mut follower = Follower { db, generation, seen: 0 };
    follower.look().await?;
    let wake = Arc::new(Notify::new());
    let mut tasks = Vec::new();
    if let DatabaseUrl::Postgres(url) = url {
        tasks.push(tokio::spawn(wake::listen(url.clone(), Arc::clone(&wake))));
    }
    tasks.push(tokio::spawn(follower.run(wake)));
    Ok(Following(tasks))
}

struct Follower {
    db: DatabaseConnection,
    generation: Generation,
    seen: i64,
}

impl Follower {
    async fn run(mut self, wake: Arc<Notify>) {
        let mut heard = Instant::now();
        loop {
            // Woken or not, it is time to look.
            drop(timeout(INTERVAL, wake.notified()).await);
            match timeout(PATIENCE, self.look()).await {
                Ok(Ok(())) => heard = Instant::now(),
                Ok(Err(error)) => tracing::debug!(cause = %error, "the event log cannot be read"),
                Err(_) => tracing::debug!("the event log cannot be read in time"),
            }
            if heard.elapsed() > BLIND && self.generation.current().is_some() {
                tracing::warn!("the event log cannot be read; nothing is answered from memory until it can");
                self.generation.is_unknown();
            }
        }
    }

    async fn look(&mut self) -> Result<(), StoreError> {
        let newest = queries::newest(&self.db).await?;
        if newest != self.seen {
            if let Some(public) = queries::newest_public_after(&self.db, self.seen).await? {
                self.generation.move_to(public);
            }
            self.seen = newest;
        }
        self.generation.is_up_to_date();
        Ok(())
    }
}
