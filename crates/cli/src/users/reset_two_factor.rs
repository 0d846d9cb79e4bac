//! Helping somebody who lost their second factor, the last admin above all.

use masthead_newsroom::{Caller, second_factors};

use super::find::find;
use crate::config::Config;
use crate::open::admit;
use crate::{CliError, output};

/// Turns two-factor sign-in off for the one who signs in with `address`.
pub async fn reset_two_factor(config: &Config, address: &str) -> Result<(), CliError> {
    let newsroom = admit(config).await?;
    let user = find(&newsroom, address).await?;
    second_factors::reset(&newsroom, &Caller::operator(), user.id).await?;
    newsroom.store.close().await?;
    output::print(&format!("{} signs in with the password alone now.", user.email))
}
