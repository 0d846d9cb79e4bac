//! `masthead audit …`: whether the audit trail is as it was written.

use masthead_domain::audit::Seal;
use masthead_newsroom::{Caller, audit};

use crate::config::Config;
use crate::open::admit;
use crate::{CliError, output};

/// Follows the chain and says where it ends, or fails at the first flaw.
pub async fn verify(config: &Config, noted: Option<(i64, Seal)>) -> Result<(), CliError> {
    let newsroom = admit(config).await?;
    let verified = audit::verify(&newsroom, &Caller::operator(), noted).await?;
    newsroom.store.close().await?;
    let (entries, seal) = verified.map_err(|flaw| CliError::Failed(format!("the audit trail is not as it was written: {flaw}")))?;
    output::print(&format!(
        "The audit trail is whole: {entries} entries. Keep this somewhere else and give it to --noted next time:\n{entries}:{seal}"
    ))
}
