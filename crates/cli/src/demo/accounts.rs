//! The demo's people: one of each role, with passwords made for this demo alone.

use masthead_domain::problems::Problem;
use masthead_domain::users::{Email, Password, Role, User, UserCreate};
use masthead_newsroom::{Caller, Newsroom, users};
use serde::{Deserialize, Serialize};

use crate::CliError;

/// Letters and digits that are not mistaken for one another.
const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";

/// Somebody to sign in as.
#[derive(Serialize, Deserialize)]
pub struct Account {
    pub role: String,
    pub name: String,
    pub email: String,
    pub password: String,
}

/// Everybody, and the editor in whose name the demo's articles are brought in.
pub struct Accounts {
    pub list: Vec<Account>,
    pub editor: User,
}

/// Makes one user of each role.
pub async fn create(newsroom: &Newsroom) -> Result<Accounts, CliError> {
    let (admin, _) = user(newsroom, Role::Admin, "Lê Quản Trị", "admin").await?;
    let (editor, who) = user(newsroom, Role::Editor, "Trần Minh Châu", "editor").await?;
    let (reporter, _) = user(newsroom, Role::Reporter, "Nguyễn Thu Hà", "reporter").await?;
    let (viewer, _) = user(newsroom, Role::Viewer, "Phạm An Nhiên", "viewer").await?;
    Ok(Accounts { list: vec![admin, editor, reporter, viewer], editor: who })
}

async fn user(newsroom: &Newsroom, role: Role, name: &str, address: &str) -> Result<(Account, User), CliError> {
    let wrong = |problem: Problem| CliError::Failed(format!("demo accounts: {}", problem.message));
    let (email, password) = (format!("{address}@bensong.example"), password()?);
    let command = UserCreate {
        email: Email::parse(&email).map_err(wrong)?,
        name: name.to_owned(),
        role,
        section_roles: Vec::new(),
        password: Password::parse(&password).map_err(wrong)?,
    };
    let user = users::create(newsroom, &Caller::operator(), command).await?;
    Ok((Account { role: role.to_string(), name: name.to_owned(), email, password }, user))
}

/// Sixteen letters of five bits each.
fn password() -> Result<String, CliError> {
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes).map_err(|error| CliError::Failed(format!("no random numbers: {error}")))?;
    Ok(bytes.iter().map(|byte| char::from(LETTERS[usize::from(byte & 31)])).collect())
}
