//! One execution for all who ask the same at the same time: the first leads, the others wait for what it brings.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::watch::{Receiver, Sender, channel};

use super::memory::Kept;
use super::question::Question;

/// A question in a generation: whoever asks after a change must not wait for an answer from before it.
type Flight = (Arc<Question>, i64);

/// What is being executed.
#[derive(Debug, Default)]
pub(super) struct Flights(Mutex<HashMap<Flight, Receiver<Landing>>>);

#[derive(Clone, Debug)]
enum Landing {
    UnderWay,
    Kept(Arc<Kept>),
    NotKept,
}

/// What whoever joins has to do.
#[derive(Debug)]
pub enum Turn {
    /// Execute, and tell the others.
    Lead(Leader),
    /// Nothing: this is the answer.
    Kept(Arc<Kept>),
    /// Execute for oneself. The answer of this question is not one that can be kept, so waiting for each other would only put all
    /// who ask in a row.
    Alone,
}

/// The one who executes. Dropped without a word, such as when its client goes away, it leaves the lead to the next.
#[derive(Debug)]
pub struct Leader {
    flights: Arc<Flights>,
    flight: Flight,
    others: Sender<Landing>,
}

impl Flights {
    /// Joins those who ask this question, or leads them.
    pub async fn join(self: &Arc<Self>, question: &Arc<Question>, generation: i64) -> Turn {
        loop {
            let mut leader = match self.lead_or_follow((Arc::clone(question), generation)) {
                Ok(leader) => return Turn::Lead(leader),
                Err(leader) => leader,
            };
            match leader.wait_for(|landing| !matches!(landing, Landing::UnderWay)).await.as_deref() {
                Ok(Landing::Kept(kept)) => return Turn::Kept(Arc::clone(kept)),
                Ok(Landing::NotKept) => return Turn::Alone,
                Ok(Landing::UnderWay) | Err(_) => {}
            }
        }
    }

    fn lead_or_follow(self: &Arc<Self>, flight: Flight) -> Result<Leader, Receiver<Landing>> {
        let mut under_way = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(leader) = under_way.get(&flight) {
            return Err(leader.clone());
        }
        let (others, receiver) = channel(Landing::UnderWay);
        under_way.insert(flight.clone(), receiver);
        Ok(Leader { flights: Arc::clone(self), flight, others })
    }
}

impl Leader {
    /// The question, and the generation that its answer will belong to.
    pub(super) fn flight(&self) -> (&Arc<Question>, i64) {
        (&self.flight.0, self.flight.1)
    }

    /// Tells the others the answer.
    pub(super) fn tell(self, kept: Arc<Kept>) {
        self.others.send_replace(Landing::Kept(kept));
    }

    /// Tells the others that the answer is not one that can be kept.
    pub fn pass(self) {
        self.others.send_replace(Landing::NotKept);
    }
}

impl Drop for Leader {
    /// Before the others learn that the leader is gone, so that one of them finds the lead free.
    fn drop(&mut self) {
        self.flights.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.flight);
    }
}
