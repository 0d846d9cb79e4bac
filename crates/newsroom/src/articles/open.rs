//! How every change of an article begins and ends: load in scope, authorise, check the version; then write it all at once.

use masthead_domain::articles::{Article, ArticleChange, ArticleTarget, Lock};
use masthead_domain::ids::{ArticleId, UserId};
use masthead_domain::policy::{Action, Permit, Subject, authorise, desk_scope};
use masthead_persistence::{Transaction, articles, locks};

use super::conflict::check_version;
use super::create::external_id_taken;
use crate::{Caller, Newsroom, Refusal};

/// A change of an article in progress.
pub(crate) struct Opened {
    /// The transaction it happens in.
    pub tx: Transaction,
    /// The article as it is.
    pub article: Article,
    /// The right to change it.
    pub permit: Permit,
    /// Who changes it.
    pub by: UserId,
}

/// Begins a change that takes the right to `action`, on the version that the editor saw.
pub(crate) async fn open(newsroom: &Newsroom, caller: &Caller, target: ArticleTarget, action: Action) -> Result<Opened, Refusal> {
    let opened = open_as_it_is(newsroom, caller, target.id, action).await?;
    check_version(&opened.tx, &opened.article, target.expected_version).await?;
    Ok(opened)
}

/// Begins a change that takes the right to `action`, on whatever version there is.
pub(crate) async fn open_as_it_is(newsroom: &Newsroom, caller: &Caller, id: ArticleId, action: Action) -> Result<Opened, Refusal> {
    let by = caller.author()?;
    let tx = newsroom.begin(caller).await?;
    let scope = desk_scope(&caller.actor)?;
    let article = Newsroom::found("article", id, articles::find(tx.reader(), &scope, id)).await?;
    let permit = authorise(&caller.actor, action, Subject::Article(&article))?;
    if Lock::guards(action) {
        check_lock(&tx, id, by).await?;
    }
    Ok(Opened { tx, article, permit, by })
}

/// Refuses a change while somebody else is writing. The version is checked all the same: nobody has to lock anything.
async fn check_lock(tx: &Transaction, id: ArticleId, by: UserId) -> Result<(), Refusal> {
    let standing = locks::of_article(tx.reader(), id).await?;
    standing.filter(|lock| lock.keeps_out(by, tx.now())).map_or(Ok(()), |lock| Err(Refusal::Locked(lock)))
}

impl Opened {
    /// Writes what was decided, and makes it visible.
    pub async fn commit(mut self, change: ArticleChange) -> Result<Article, Refusal> {
        articles::commit(&mut self.tx, &self.permit, Some(&self.article), &change).await.map_err(external_id_taken)?;
        self.tx.commit().await?;
        Ok(change.article)
    }
}
