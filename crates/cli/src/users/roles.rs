//! Giving somebody another role.

use masthead_domain::users::{Role, UserUpdate};
use masthead_newsroom::{Caller, users};

use super::find::find;
use crate::config::Config;
use crate::open::admit;
use crate::{CliError, output};

/// Gives the one who signs in with `address` another role.
pub async fn set_role(config: &Config, address: &str, role: Role) -> Result<(), CliError> {
    let newsroom = admit(config).await?;
    let user = find(&newsroom, address).await?;
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
