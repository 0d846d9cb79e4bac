//! Waking the followers of other nodes: PostgreSQL's NOTIFY with the commit, LISTEN on a connection of its own.
//! A notification says only that there is something to read; what, stands in the log.

use std::sync::Arc;
use std::time::Duration;

use sea_orm::sqlx::postgres::PgListener;
use sea_orm::{ConnectionTrait, DatabaseTransaction};
use tokio::sync::Notify;

use crate::StoreError;
use crate::connect::is_postgres;

const CHANNEL: &str = "masthead_events";

/// The pause before the next attempt to connect.
const PAUSE: Duration = Duration::from_secs(1);

/// Tells all nodes of this transaction's events, at the instant it is committed and only then.
pub(crate) async fn announce(tx: &DatabaseTransaction) -> Result<(), StoreError> {
    if is_postgres(tx) {
        tx.execute_unprepared(&format!("NOTIFY {CHANNEL}")).await?;
    }
    Ok(())
}

/// Wakes the follower at each notification, and after each loss of the connection, when one may have been missed.
pub(super) async fn listen(url: String, wake: Arc<Notify>) {
    loop {
        if let Err(error) = until_lost(&url, &wake).await {
            tracing::debug!(cause = %error, "no notifications from PostgreSQL");
        }
        tokio::time::sleep(PAUSE).await;
    }
}

async fn until_lost(url: &str, wake: &Notify) -> Result<(), sea_orm::SqlxError> {
    let mut listener = PgListener::connect(url).await?;
    listener.listen(CHANNEL).await?;
    while listener.try_recv().await?.is_some() {
        wake.notify_one();
    }
    Ok(())
}
