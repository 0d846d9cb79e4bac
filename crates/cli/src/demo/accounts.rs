//! The demo's people: an ADMIN, an EDITOR, a REPORTER and a VIEWER, with passwords made for this demo alone.

use masthead_domain::problems::Problem;
use masthead_domain::users::{Email, Password, Role, UserCreate};
use masthead_newsroom::sessions::{Origin, SignIn};
use masthead_newsroom::{Caller, Newsroom, sessions, users};
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
    pub editor: Caller,
}

/// Makes an ADMIN, an EDITOR, a REPORTER and a VIEWER.
pub async fn create(newsroom: &Newsroom) -> Result<Accounts, CliError> {
    let admin = user(newsroom, Role::Admin, "Lê Quản Trị", "admin").await?;
    let editor = user(newsroom, Role::Editor, "Trần Minh Châu", "editor").await?;
    let reporter = user(newsroom, Role::Reporter, "Nguyễn Thu Hà", "reporter").await?;
    let viewer = user(newsroom, Role::Viewer, "Phạm An Nhiên", "viewer").await?;
    let caller = signed_in(newsroom, &editor).await?;
    Ok(Accounts { list: vec![admin, editor, reporter, viewer], editor: caller })
}

/// Signs in as anybody else would: only who has a session in force can write.
async fn signed_in(newsroom: &Newsroom, account: &Account) -> Result<Caller, CliError> {
    let credentials = SignIn { email: account.email.clone(), password: account.password.clone() };
    let granted = sessions::sign_in(newsroom, credentials, Origin::default()).await?;
    Ok(Caller { actor: sessions::authenticate(newsroom, &granted.access_token).await?, address: None })
}

async fn user(newsroom: &Newsroom, role: Role, name: &str, address: &str) -> Result<Account, CliError> {
    let wrong = |problem: Problem| CliError::Failed(format!("demo accounts: {}", problem.message));
    let (email, password) = (format!("{address}@bensong.example"), password()?);
    let command = UserCreate {
        email: Email::parse(&email).map_err(wrong)?,
        name: name.to_owned(),
        role,
        section_roles: Vec::new(),
        password: Password::parse(&password).map_err(wrong)?,
    };
    users::create(newsroom, &Caller::operator(), command).await?;
    Ok(Account { role: role.to_string(), name: name.to_owned(), email, password })
}

/// Sixteen letters of five bits each.
fn password() -> Result<String, CliError> {
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes).map_err(|error| CliError::Failed(format!("no random numbers: {error}")))?;
    Ok(bytes.iter().map(|byte| char::from(LETTERS[usize::from(byte & 31)])).collect())
}
