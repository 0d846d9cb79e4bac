//! Caches between the newsroom and its readers: what they are told of an answer, and what of a change.

mod headers;
mod purging;
mod varnish;
mod walk;

use masthead_newsroom::Newsroom;
use masthead_newsroom::surrogates::{CdnSettings, Purger};
use tokio::sync::oneshot::{Sender, channel};
use tokio::task::JoinHandle;

/// Somebody who purges until they are stopped.
struct Purging {
    stop: Sender<()>,
    task: JoinHandle<()>,
}

impl Purging {
    fn start(newsroom: &Newsroom, settings: &CdnSettings) -> Self {
        let purger = Purger::new(newsroom.clone(), settings).unwrap().expect("there is a cache");
        let (stop, stopped) = channel();
        Self { stop, task: tokio::spawn(purger.run(async { drop(stopped.await) })) }
    }

    async fn stop(self) {
        drop(self.stop);
        self.task.await.unwrap();
    }

    /// As if the node had died: it gives nothing back.
    async fn die(self) {
        self.task.abort();
        assert!(self.task.await.is_err());
    }
}
