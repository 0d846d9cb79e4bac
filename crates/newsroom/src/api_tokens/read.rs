//! Finding tokens.

use masthead_domain::api_tokens::ApiToken;
use masthead_domain::policy::{Action, Subject, authorise};
use masthead_persistence::api_tokens;

use crate::{Caller, Newsroom, Refusal};

/// All tokens there ever were, the newest first, for those who make them.
pub async fn all(newsroom: &Newsroom, caller: &Caller) -> Result<Vec<ApiToken>, Refusal> {
    authorise(&caller.actor, Action::EditApiTokens, Subject::Newsroom)?;
    Ok(api_tokens::all(newsroom.store.reader()).await?)
}
