//! Reading the trail.

use async_graphql::{Context, Result};
use masthead_domain::audit::AuditEntry as DomainEntry;
use masthead_domain::paging::{Keyset, PageArguments, PageRequest};
use masthead_newsroom::audit;

use super::inputs::AuditWhere;
use super::types::{AuditConnection, AuditEntry};
use crate::context;
use crate::errors::{fault, invalid};
use crate::paging::Uncounted;

/// The letter that cursors of the trail carry.
const TRAIL: u8 = b'a';

/// A page of the trail, the newest entry first.
pub async fn page(ctx: &Context<'_>, wanted: AuditWhere, arguments: PageArguments) -> Result<AuditConnection> {
    let context = context::of(ctx)?;
    let request = PageRequest::parse(&arguments, TRAIL).map_err(invalid)?;
    let filter = wanted.parse().map_err(|problem| invalid(problem.at("where")))?;
    let page = audit::page(&context.newsroom, &context.caller, &filter, &request).await.map_err(fault)?;
    let place = |entry: &DomainEntry| Keyset { key: entry.seq, id: entry.id }.cursor(TRAIL);
    Ok(AuditConnection::of(page, place, AuditEntry, Uncounted))
}
