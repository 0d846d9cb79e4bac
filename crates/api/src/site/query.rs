//! Asking for the newspaper.

use async_graphql::{Context, Description, Object, Result};

use super::types::Site;
use crate::context;

/// Queries about the newspaper itself.
#[derive(Default, Description)]
pub struct SiteQuery;

#[Object(use_type_description)]
impl SiteQuery {
    /// The newspaper itself: its name, address, language and clock.
    async fn site(&self, ctx: &Context<'_>) -> Result<Site> {
        Ok(Site(context::of(ctx)?.settings().await?))
    }
}
