//! What guests read: the working copies of their preview, as the public would see them (law 1).

use masthead_domain::articles::{Article, ArticleStatus, Publication, PublicationDetails};
use masthead_domain::ids::ArticleId;
use masthead_domain::paging::{PageRequest, Walk};
use masthead_domain::policy::{Actor, Guest};
use masthead_domain::previews::PreviewOf;
use masthead_persistence::articles::{self, DeskFilter};

use crate::{Caller, Newsroom, Refusal};

/// A working copy as it would go live.
pub type Previewed = (Publication, PublicationDetails);

/// One article of the preview; nothing when it is none of those, or is not shown. Without an id the one that the preview is of.
pub async fn article(newsroom: &Newsroom, caller: &Caller, id: Option<ArticleId>) -> Result<Option<Previewed>, Refusal> {
    let Actor::Guest(guest) = &caller.actor else { return Ok(None) };
    let id = match (id, guest.preview.of) {
        (Some(id), _) | (None, PreviewOf::Article(id)) => id,
        (None, PreviewOf::Section(_)) => return Ok(None),
    };
    let found = articles::find(newsroom.store.reader(), &guest.looks_at(), id).await?;
    Ok(found.and_then(|article| shown(newsroom, guest, &article)))
}

/// The articles of the preview, those changed last first; at most so many, and fewer when some of them are not shown.
pub async fn articles(newsroom: &Newsroom, caller: &Caller, first: usize) -> Result<Vec<Previewed>, Refusal> {
    let Actor::Guest(guest) = &caller.actor else { return Ok(Vec::new()) };
    if let PreviewOf::Article(_) = guest.preview.of {
        return Ok(article(newsroom, caller, None).await?.into_iter().take(first).collect());
    }
    let gone = [ArticleStatus::Killed, ArticleStatus::Spiked];
    let statuses = ArticleStatus::ALL.iter().copied().filter(|status| !gone.contains(status)).collect();
    let request = PageRequest { walk: Walk::Forward, from: None, size: first };
    let filter = DeskFilter { statuses, ..DeskFilter::default() };
    let page = articles::page(newsroom.store.reader(), &guest.looks_at(), &filter, &request).await?;
    Ok(page.rows.iter().filter_map(|article| shown(newsroom, guest, article)).collect())
}

fn shown(newsroom: &Newsroom, guest: &Guest, article: &Article) -> Option<Previewed> {
    let now = newsroom.clock.now();
    if guest.is_shown(article, now) { Publication::as_if_live(article, now) } else { None }
}
