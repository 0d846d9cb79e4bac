//! Holding the lock on an article. Whoever may write on it may lock it; a lock of somebody else keeps them out of all but taking it over.

use masthead_domain::articles::{Article, Lock};
use masthead_domain::ids::ArticleId;
use masthead_domain::policy::Action;
use masthead_domain::problems::Problem;
use masthead_persistence::locks;

use crate::articles::{Opened, open_as_it_is};
use crate::{Caller, Newsroom, Refusal};

/// Locks an article for its caller, or renews the lock they hold. Of many who come at once one gets it.
pub async fn lock(newsroom: &Newsroom, caller: &Caller, id: ArticleId) -> Result<Article, Refusal> {
    let opened = open_as_it_is(newsroom, caller, id, Action::EditArticle).await?;
    let (lease, now) = (newsroom.editing.lease(), opened.tx.now());
    let own = own(&opened).await?.filter(|lock| lock.holds(now));
    let lock = own.map_or_else(|| Lock::begun(id, opened.by, lease, now), |lock| lock.renewed(lease, now));
    hold(opened, lock).await
}

/// Renews the lock that the caller holds. When it was over and somebody else has written meanwhile, or holds it, that shows: they are
/// told to begin anew.
pub async fn renew(newsroom: &Newsroom, caller: &Caller, id: ArticleId) -> Result<Article, Refusal> {
    let opened = open_as_it_is(newsroom, caller, id, Action::EditArticle).await?;
    let lost = || Refusal::invalid("id", Problem::invalid("You do not hold this lock any more. Load the article again and lock it anew."));
    let lock = own(&opened).await?.ok_or_else(lost)?.renewed(newsroom.editing.lease(), opened.tx.now());
    hold(opened, lock).await
}

/// Gives the lock back. An article that is not locked stays so.
pub async fn unlock(newsroom: &Newsroom, caller: &Caller, id: ArticleId) -> Result<Article, Refusal> {
    let Opened { tx, article, permit, .. } = open_as_it_is(newsroom, caller, id, Action::EditArticle).await?;
    locks::release(&tx, &permit, id).await?;
    tx.commit().await?;
    Ok(article)
}

/// Locks an article for the caller, whoever holds it.
pub async fn take_over(newsroom: &Newsroom, caller: &Caller, id: ArticleId) -> Result<Article, Refusal> {
    let mut opened = open_as_it_is(newsroom, caller, id, Action::TakeOverLock).await?;
    let now = opened.tx.now();
    let lock = Lock::begun(id, opened.by, newsroom.editing.lease(), now);
    match locks::of_article(opened.tx.reader(), id).await? {
        Some(standing) if standing.keeps_out(opened.by, now) => {
            locks::take_over(&mut opened.tx, &opened.permit, &standing, &lock).await?;
            opened.tx.commit().await?;
            Ok(opened.article)
        }
        _ => hold(opened, lock).await,
    }
}

/// The lock that the caller holds or held last, if nobody else has locked the article since.
async fn own(opened: &Opened) -> Result<Option<Lock>, Refusal> {
    let standing = locks::of_article(opened.tx.reader(), opened.article.id).await?;
    Ok(standing.filter(|lock| lock.holder == opened.by))
}

async fn hold(opened: Opened, lock: Lock) -> Result<Article, Refusal> {
    let Opened { tx, article, permit, .. } = opened;
    locks::put(&tx, &permit, &lock).await?;
    tx.commit().await?;
    Ok(article)
}
