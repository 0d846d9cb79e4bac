//! Giving somebody another role.

use masthead_domain::users::{Email, Role, UserUpdate};
use masthead_newsroom::{Caller, users};

use crate::config::Config;
use crate::open::admit;
use crate::{CliError, output};

/// Gives the one who signs in with `address` another role.
pub async fn set_role(config: &Config, address: &str, role: Role) -> Result<(), CliError> {
    let email = Email::parse(address).map_err(|problem| CliError::Usage(format!("EMAIL: {}", problem.message)))?;
    let newsroom = admit(config).await?;
    let everybody = users::all(&newsroom, &Caller::operator()).await?;
    let Some(user) = everybody.into_iter().find(|user| user.email == email) else {
        return Err(CliError::Failed(format!("nobody signs in with {email}; `masthead user list` shows who there is")));
    };
    let change = UserUpdate {
        id: user.id,
        expected_version: user.version,
        email: None,
        name: None,
        role: Some(role),
        section_roles: None,
        disabled: None,
    };
    let user = users::update(&newsroom, &Caller::operator(), change).await?;
    newsroom.store.close().await?;
    output::print(&format!("{} is {} now.", user.email, user.role))
}
