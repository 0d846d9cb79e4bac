//! Loading a newspaper of so many articles: stories are told by as many threads as the machine has cores and written in their order.

use std::ops::Range;
use std::sync::Arc;

use masthead_newsroom::sessions::{Gate, GateSettings};
use masthead_newsroom::{Clock, DatabaseUrl, Newsroom, Store};
use tokio::sync::mpsc;

use super::history::{self, Noted, Placed};
use super::newspaper::{Newspaper, refused};
use super::rows::Batch;
use super::sink::Sink;
use super::story::Storyteller;
use super::vocabulary::Vocabulary;
use crate::Outcome;

/// Counts what makes the same number of articles other data than before.
pub const DATA_VERSION: u32 = 1;

/// Articles written in one transaction.
const TOGETHER: u64 = 500;

/// Batches that wait for the database, for each thread.
const WAITING: usize = 4;

/// Rows of some articles, and what has yet to get its place in the log.
type Told = Outcome<(Batch, Vec<Noted>, Vec<Placed>)>;

/// Fills an empty database. `told` hears how many articles are written.
pub async fn load(url: &DatabaseUrl, articles: u64, mut told: impl FnMut(u64)) -> Outcome<()> {
    let teller = Arc::new(found(url, articles).await?);
    let mut sink = Sink::open(url).await?;
    let mut ledger = sink.ledger().await?;
    let batches = articles.div_ceil(TOGETHER);
    let threads = std::thread::available_parallelism()?.get();
    let mut tellers: Vec<_> = (0..threads).map(|first| tell(&teller, articles, (first..usize::MAX).step_by(threads))).collect();
    for batch in 0..batches {
        let from = &mut tellers[usize::try_from(batch)? % threads];
        let (mut rows, changes, live) = from.recv().await.ok_or("a thread that tells stories ended early")??;
        for noted in changes {
            ledger.put(&mut rows, noted);
        }
        for placed in &live {
            ledger.count(placed);
        }
        sink.write(rows).await?;
        told(articles.min((batch + 1) * TOGETHER));
    }
    sink.finish(&ledger).await
}

/// Makes the tables and the newspaper in an empty database.
pub async fn found(url: &DatabaseUrl, articles: u64) -> Outcome<Storyteller> {
    let store = Store::open(url, 2).await?;
    store.migrate_up().await?;
    let clock = Clock::held_at(Storyteller::begins()?);
    let gate = Gate::at_console(&store, &clock, GateSettings::default()).await.map_err(refused)?;
    let newsroom = Newsroom::new(store, clock, gate);
    let vocabulary = Vocabulary::new();
    let newspaper = Newspaper::found(&newsroom, &vocabulary, articles).await?;
    newsroom.store.close().await?;
    Storyteller::new(vocabulary, newspaper, articles)
}

/// Tells the stories of these batches, one after another.
fn tell(teller: &Arc<Storyteller>, articles: u64, batches: impl Iterator<Item = usize> + Send + 'static) -> mpsc::Receiver<Told> {
    let (sender, receiver) = mpsc::channel(WAITING);
    let teller = Arc::clone(teller);
    tokio::task::spawn_blocking(move || {
        for batch in batches {
            let first = batch as u64 * TOGETHER;
            if first >= articles || sender.blocking_send(rows(&teller, first..articles.min(first + TOGETHER))).is_err() {
                return;
            }
        }
    });
    receiver
}

fn rows(teller: &Storyteller, numbers: Range<u64>) -> Told {
    let (mut batch, mut changes, mut live) = (Batch::new(), Vec::new(), Vec::new());
    for number in numbers {
        let steps = history::steps(&teller.tell(number)?)?;
        let (noted, placed) = history::write(&mut batch, &teller.newspaper.tree, &steps)?;
        changes.extend(noted);
        live.extend(placed);
    }
    Ok((batch, changes, live))
}
