//! Finding the user whom an operator means.

use masthead_domain::users::{Email, User};
use masthead_newsroom::{Caller, Newsroom, users};

use crate::CliError;

/// The one who signs in with `address`.
pub async fn find(newsroom: &Newsroom, address: &str) -> Result<User, CliError> {
    let email = Email::parse(address).map_err(|problem| CliError::Usage(format!("EMAIL: {}", problem.message)))?;
    let everybody = users::all(newsroom, &Caller::operator()).await?;
    let user = everybody.into_iter().find(|user| user.email == email);
    user.ok_or_else(|| CliError::Failed(format!("nobody signs in with {email}; `masthead user list` shows who there is")))
}
