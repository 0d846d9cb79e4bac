//! Purging: the log is read from where the last purge ended, and the cache in front is told the keys of what it says. The place in
//! the log moves on only when the cache has acknowledged them, so a purge may be sent twice and is never left out.
//!
//! Everything is purged once at once and once more later: an answer from before a change may reach the cache after the first purge,
//! from a request that was being executed, or from another node that had not heard of the change.

use std::collections::BTreeSet;
use std::time::Duration;

use masthead_domain::surrogates::{SurrogateKey, made_old_by};
use masthead_persistence::events::{self, followers};
use uuid::Uuid;

use super::cdn::{Cdn, Failure};
use super::settings::CdnSettings;
use crate::{Newsroom, Refusal};

/// How often a node looks whether it has heard of a change. That costs it nothing: what it knows is in memory.
const LISTEN_EVERY: Duration = Duration::from_millis(20);

/// How often the log is looked at without having heard of a change: for what is purged once more, and for a node that went away.
const LOOK_EVERY: Duration = Duration::from_secs(2);

/// How long another node waits for one that does not go on. More than a request may take, or two would purge in turns.
const SPARE: Duration = Duration::from_secs(10);

/// How many events are purged together.
const EVENTS_AT_ONCE: u64 = 500;

const SHORTEST_PAUSE: Duration = Duration::from_millis(500);
const LONGEST_PAUSE: Duration = Duration::from_mins(1);

/// Purges the cache in front. Every node has one; one of them purges at a time.
pub struct Purger {
    newsroom: Newsroom,
    cdn: Cdn,
    node: Uuid,
    lease: Duration,
    rounds: Vec<Round>,
}

/// One reading of the log: under which name its place is kept, and how long after an event it purges.
#[derive(Clone, Copy)]
struct Round {
    name: &'static str,
    after: Duration,
}

enum Halt {
    Database(Refusal),
    Cache(Failure),
}

impl Purger {
    /// Who purges the cache that the settings name; nobody if they name none. [`Refusal::Invalid`] names settings that make no sense.
    pub fn new(newsroom: Newsroom, settings: &CdnSettings) -> Result<Option<Self>, Refusal> {
        let Some(cdn) = Cdn::of(settings)? else { return Ok(None) };
        let again = settings.again().map(|after| Round { name: "cdn-again", after });
        let rounds = [Round { name: "cdn", after: Duration::ZERO }].into_iter().chain(again).collect();
        let lease = settings.timeout() + SPARE;
        Ok(Some(Self { newsroom, cdn, node: Uuid::now_v7(), lease, rounds }))
    }

    /// Purges until `stop` resolves; a request that is under way is finished first.
    pub async fn run(self, stop: impl Future<Output = ()>) {
        let mut stop = std::pin::pin!(stop);
        let mut failures = 0;
        loop {
            let heard = self.newsroom.store.generation().current();
            failures = match self.purge().await {
                Ok(()) => 0,
                Err(halt) => self.tell(&halt, failures + 1),
            };
            tokio::select! {
                () = &mut stop => break,
                () = self.pause(failures, heard) => {}
            }
        }
        for round in &self.rounds {
            // If this fails, the others wait until its turn is over.
            drop(followers::give_back(&self.newsroom.store, round.name, self.node).await);
        }
    }

    /// Until there may be something to do again.
    async fn pause(&self, failures: u32, heard: Option<i64>) {
        if failures > 0 {
            return tokio::time::sleep(pause_after(failures)).await;
        }
        let news = async {
            while self.newsroom.store.generation().current() == heard {
                tokio::time::sleep(LISTEN_EVERY).await;
            }
        };
        // Heard or not, it is time to look.
        drop(tokio::time::timeout(LOOK_EVERY, news).await);
    }

    fn tell(&self, halt: &Halt, failures: u32) -> u32 {
        match halt {
            Halt::Database(refusal) => tracing::error!(cause = ?refusal, "nothing can be purged now"),
            Halt::Cache(cause) => {
                self.newsroom.purges.count_failed();
                let again = pause_after(failures);
                tracing::warn!(%cause, failures, again_in_seconds = again.as_secs_f64(), "the cache in front was not purged");
            }
        }
        failures
    }

    /// Purges what there is to purge and is this node's turn.
    async fn purge(&self) -> Result<(), Halt> {
        for round in &self.rounds {
            while self.purge_some(*round).await? {}
        }
        Ok(())
    }

    /// Purges the next events of a round, and answers whether there may be more.
    async fn purge_some(&self, round: Round) -> Result<bool, Halt> {
        let Newsroom { store, clock, purges, .. } = &self.newsroom;
        let now = clock.now();
        let standing = followers::take_turn(store, round.name, self.node, now, now + self.lease).await?;
        if round.after.is_zero() {
            purges.note_position(standing.position);
        }
        if !standing.ours {
            return Ok(false);
        }
        let mut next = events::after(store.reader(), standing.position, EVENTS_AT_ONCE).await?;
        next.retain(|event| event.at + round.after <= now);
        let Some(last) = next.last() else { return Ok(false) };
        let old = next.iter().flat_map(|event| made_old_by(event.kind, event.subject, &event.payload)).collect();
        self.send(old).await?;
        followers::move_to(store, round.name, last.seq).await?;
        Ok(true)
    }

    async fn send(&self, keys: BTreeSet<String>) -> Result<(), Halt> {
        let all = SurrogateKey::All.to_string();
        let keys: Vec<String> = if keys.contains(&all) { vec![all] } else { keys.into_iter().collect() };
        for some in keys.chunks(self.cdn.keys_at_once()) {
            self.cdn.purge(some.to_vec()).await.map_err(Halt::Cache)?;
            self.newsroom.purges.count_sent();
        }
        Ok(())
    }
}

impl<E: Into<Refusal>> From<E> for Halt {
    fn from(error: E) -> Self {
        Self::Database(error.into())
    }
}

/// How long to wait after so many failures in a row: twice as long each time.
fn pause_after(failures: u32) -> Duration {
    SHORTEST_PAUSE.saturating_mul(1 << failures.saturating_sub(1).min(16)).min(LONGEST_PAUSE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_to_a_minute() {
        let pauses: Vec<_> = [1, 2, 3, 8, 9, u32::MAX].map(pause_after).map(|pause| pause.as_secs_f64()).into();
        assert_eq!(pauses, [0.5, 1.0, 2.0, 60.0, 60.0, 60.0]);
    }
}
