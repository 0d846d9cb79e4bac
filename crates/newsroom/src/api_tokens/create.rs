//! Making a token.

use std::fmt;

use masthead_domain::api_tokens::{ApiToken, ApiTokenCreate};
use masthead_domain::policy::{Action, Subject, authorise};
use masthead_domain::problems::{Problem, Problems};
use masthead_persistence::{Transaction, api_tokens, sections};

use super::secret::{Made, make};
use crate::{Caller, Newsroom, Refusal};

/// A new token with its secret, which nobody will see again. It never prints that.
#[derive(Clone, PartialEq, Eq)]
pub struct NewApiToken {
    /// The token.
    pub token: ApiToken,
    /// What the program sends.
    pub secret: String,
}

impl fmt::Debug for NewApiToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NewApiToken").field("token", &self.token).finish_non_exhaustive()
    }
}

/// Makes a token. What is done with it is done in the name of the one who makes it.
pub async fn create(newsroom: &Newsroom, caller: &Caller, command: ApiTokenCreate) -> Result<NewApiToken, Refusal> {
    let permit = authorise(&caller.actor, Action::EditApiTokens, Subject::Newsroom)?;
    let created_by = caller.signed_in()?.user;
    let Made { secret, prefix, hash } = make()?;
    let mut tx = newsroom.begin(caller).await?;
    check(&tx, &command).await?;
    let ApiTokenCreate { name, scopes, section, expires_at } = command;
    let id = tx.new_id().into();
    let token =
        ApiToken { id, name, prefix, scopes, section, created_by, created_at: tx.now(), expires_at, last_used_at: None, revoked_at: None };
    api_tokens::insert(&mut tx, &permit, &token, hash).await?;
    tx.commit().await?;
    Ok(NewApiToken { token, secret })
}

async fn check(tx: &Transaction, command: &ApiTokenCreate) -> Result<(), Refusal> {
    let mut problems = Problems::new();
    if command.expires_at.is_some_and(|expires_at| expires_at <= tx.now()) {
        problems.push(Problem::invalid("This instant is past; name one to come, or none.").at("expiresAt"));
    }
    if let Some(section) = command.section
        && sections::tree(tx.reader()).await?.get(section).is_none()
    {
        problems.push(Problem::unknown("There is no such section.").at("sectionId"));
    }
    problems.finish(Some(())).map_err(Refusal::Invalid)
}
