//! Making a preview.

use std::fmt;

use masthead_domain::policy::{Action, Permit, Subject, authorise, desk_scope};
use masthead_domain::previews::{Preview, PreviewCreate, PreviewOf};
use masthead_domain::problems::Problem;
use masthead_persistence::{Transaction, articles, previews, sections};

use crate::secrets::Secret;
use crate::{Caller, Newsroom, Refusal};

/// A new preview with its token, which nobody will see again. It never prints that.
#[derive(Clone, PartialEq, Eq)]
pub struct NewPreview {
    /// The preview.
    pub preview: Preview,
    /// What the guest's program sends.
    pub token: String,
}

impl fmt::Debug for NewPreview {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NewPreview").field("preview", &self.preview).finish_non_exhaustive()
    }
}

/// Makes a preview of what the caller may share.
pub async fn create(newsroom: &Newsroom, caller: &Caller, command: PreviewCreate) -> Result<NewPreview, Refusal> {
    let created_by = caller.signed_in()?.user;
    let token = Secret::Preview.generate()?;
    let hash = Secret::Preview.hash(&token).ok_or_else(|| Refusal::Fault("a new token is malformed".into()))?;
    let mut tx = newsroom.begin(caller).await?;
    let permit = permit(&tx, caller, command.of).await?;
    let (created_at, expires_at) = (tx.now(), tx.now() + command.lifetime);
    let preview = Preview { id: tx.new_id().into(), of: command.of, created_by, created_at, expires_at, revoked_at: None };
    previews::insert(&mut tx, &permit, &preview, hash).await?;
    tx.commit().await?;
    Ok(NewPreview { preview, token })
}

async fn permit(tx: &Transaction, caller: &Caller, of: PreviewOf) -> Result<Permit, Refusal> {
    match of {
        PreviewOf::Article(id) => {
            let scope = desk_scope(&caller.actor)?;
            let article = Newsroom::found("article", id, articles::find(tx.reader(), &scope, id)).await?;
            let permit = authorise(&caller.actor, Action::ShareArticle, Subject::Article(&article))?;
            if article.content.section.is_none() {
                return Err(Refusal::invalid(
                    "articleId",
                    Problem::invalid("Put the article into a section first, where readers would find it."),
                ));
            }
            Ok(permit)
        }
        PreviewOf::Section(id) => {
            if sections::tree(tx.reader()).await?.get(id).is_none() {
                return Err(Refusal::invalid("sectionId", Problem::unknown("There is no such section.")));
            }
            Ok(authorise(&caller.actor, Action::ShareArticle, Subject::Section(id))?)
        }
    }
}
