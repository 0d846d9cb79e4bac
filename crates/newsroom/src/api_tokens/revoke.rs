//! Taking a token back, or some of what it is good for.

use masthead_domain::api_tokens::{ApiToken, ApiTokenRevoke};
use masthead_domain::policy::{Action, Subject, authorise};
use masthead_persistence::api_tokens;

use crate::{Caller, Newsroom, Refusal};

/// Takes all scopes back, or those that are named. It counts at once, on every node, for writes too that wait for their turn.
pub async fn revoke(newsroom: &Newsroom, caller: &Caller, command: ApiTokenRevoke) -> Result<ApiToken, Refusal> {
    let permit = authorise(&caller.actor, Action::EditApiTokens, Subject::Thing(command.id.into()))?;
    let mut tx = newsroom.begin(caller).await?;
    let before = Newsroom::found("API token", command.id, api_tokens::find(tx.reader(), command.id)).await?;
    let after = before.without(&command.scopes, tx.now());
    if after == before {
        return Ok(before);
    }
    api_tokens::update(&mut tx, &permit, &before, &after).await?;
    tx.commit().await?;
    Ok(after)
}
