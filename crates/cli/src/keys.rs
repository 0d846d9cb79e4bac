//! `masthead keys …`: the keys that sign access tokens.

use masthead_newsroom::sessions::rotate_keys;

use crate::config::Config;
use crate::open::admit;
use crate::{CliError, output};

/// Puts a new key in force on all nodes.
pub async fn rotate(config: &Config) -> Result<(), CliError> {
    let newsroom = admit(config).await?;
    rotate_keys(&newsroom).await?;
    newsroom.store.close().await?;
    output::print(
        "A new key signs from now on. Running servers change to it within a minute; tokens of the old one stay good until they are over.",
    )
}
