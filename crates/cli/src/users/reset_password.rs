//! Giving somebody another password.

use masthead_newsroom::{Caller, users};

use super::find::find;
use super::passwords::{ChosenPassword, announced, choose};
use crate::config::Config;
use crate::open::admit;
use crate::{CliError, arguments, output};

/// Gives the user another password and ends their sessions. That there is such a user is checked before anybody is asked for one.
pub async fn reset_password(config: &Config, arguments: arguments::ResetPassword) -> Result<(), CliError> {
    let newsroom = admit(config).await?;
    let user = find(&newsroom, &arguments.email).await?;
    let ChosenPassword { password, revealed } = choose(&arguments.password)?;
    let user = users::set_password(&newsroom, &Caller::operator(), user.id, &password).await?;
    newsroom.store.close().await?;
    output::print(&announced(&format!("{} has a new password; all their sessions are over.", user.email), revealed))
}
