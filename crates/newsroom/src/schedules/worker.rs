//! The worker: sees to it that what is due happens even while nobody reads.

use std::time::Duration;

use tokio::time::sleep;

use super::due::{carry_out_due, look};
use crate::{Newsroom, Refusal};

/// How long another process's order may stay unheard of. What this process orders it knows at once.
const LOOKS_EVERY: Duration = Duration::from_millis(250);
/// How long to wait when the database does not answer.
const AFTER_A_FAULT: Duration = Duration::from_secs(1);

/// Carries out what is due, until it is dropped. Any number of processes may do so on one database.
pub async fn work(newsroom: Newsroom) {
    loop {
        let pause = match tick(&newsroom).await {
            Ok(()) => until_next(&newsroom),
            Err(refusal) => {
                tracing::error!(cause = ?refusal, "what is due could not be carried out; it will be tried again");
                AFTER_A_FAULT
            }
        };
        sleep(pause).await;
    }
}

async fn tick(newsroom: &Newsroom) -> Result<(), Refusal> {
    look(newsroom).await?;
    carry_out_due(newsroom).await
}

fn until_next(newsroom: &Newsroom) -> Duration {
    let next = newsroom.store.agenda().next().map(|next| next.duration_since(newsroom.clock.now()));
    next.and_then(|left| Duration::try_from(left).ok()).map_or(LOOKS_EVERY, |left| left.min(LOOKS_EVERY))
}
