//! Adding somebody who signs in.

use masthead_domain::problems::Problems;
use masthead_domain::users::{self as domain, Email, UserCreate};
use masthead_newsroom::{Caller, users};

use super::passwords::{ChosenPassword, announced, choose};
use crate::config::Config;
use crate::open::admit;
use crate::{CliError, arguments, output};

/// Adds a user. What the flags say is checked before anybody is asked for a password.
pub async fn create(config: &Config, arguments: arguments::UserCreate) -> Result<(), CliError> {
    let (email, name) = identity(&arguments)?;
    let newsroom = admit(config).await?;
    let ChosenPassword { password, revealed } = choose(&arguments.password)?;
    let user = users::create(
        &newsroom,
        &Caller::operator(),
        UserCreate { email, name, role: arguments.role, section_roles: Vec::new(), password },
    )
    .await?;
    newsroom.store.close().await?;
    output::print(&announced(&format!("{} can sign in now ({}).", user.email, user.role), revealed))
}

fn identity(arguments: &arguments::UserCreate) -> Result<(Email, String), CliError> {
    let mut problems = Problems::new();
    let email = problems.check("email", Email::parse(&arguments.email));
    let name = problems.check("name", domain::name(&arguments.name));
    problems.finish(email.zip(name)).map_err(|problems| CliError::flags(&problems))
}
