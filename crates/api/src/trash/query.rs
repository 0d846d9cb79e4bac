//! Looking into the trash.

use async_graphql::{Context, Result};
use masthead_domain::paging::{Keyset, PageArguments, PageRequest};
use masthead_domain::trash::Trashed as DomainTrashed;
use masthead_newsroom::trash;

use super::types::{TrashConnection, TrashKind, Trashed};
use crate::context;
use crate::errors::{fault, invalid};
use crate::paging::Uncounted;

/// The letter that cursors of the trash carry.
const TRASH: u8 = b'x';

/// A page of the trash, what was deleted last first.
pub async fn page(ctx: &Context<'_>, kinds: Option<Vec<TrashKind>>, arguments: PageArguments) -> Result<TrashConnection> {
    let context = context::of(ctx)?;
    let request = PageRequest::parse(&arguments, TRASH).map_err(invalid)?;
    let kinds: Vec<_> = kinds.unwrap_or_default().into_iter().map(Into::into).collect();
    let page = trash::page(&context.newsroom, &context.caller, &kinds, &request).await.map_err(fault)?;
    let place = |trashed: &DomainTrashed| Keyset { key: trashed.deleted_at.as_microsecond(), id: trashed.id }.cursor(TRASH);
    Ok(TrashConnection::of(page, place, Trashed, Uncounted))
}
