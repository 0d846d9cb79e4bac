//! The newspaper as the public sees it.

use std::sync::Arc;

use async_graphql::{Context, Description, Object, Result};
use masthead_domain::settings::Settings;

use crate::local_time::{Writing, written};
use crate::scalars::DateTime;

/// The newspaper itself.
#[derive(Description)]
pub struct Site(pub Arc<Settings>);

#[Object(use_type_description)]
impl Site {
    /// Its name as readers know it.
    async fn name(&self) -> &str {
        &self.0.newsroom_name
    }

    /// The address of its public site, without a slash at the end; article and section paths follow it.
    async fn base_url(&self) -> &str {
        &self.0.base_url
    }

    /// The IANA name of the time zone it goes by, such as `Asia/Ho_Chi_Minh`.
    async fn time_zone(&self) -> &str {
        self.0.time_zone.name()
    }

    /// The language of articles that name none, as a BCP 47 tag.
    async fn default_locale(&self) -> &str {
        self.0.default_locale.as_str()
    }

    /// How it writes time for readers, as a Unicode date pattern (UTS #35), such as `HH:mm dd/MM/yyyy`.
    async fn time_pattern(&self) -> &str {
        self.0.time_pattern.as_str()
    }

    /// Writes any instant the way this newspaper does.
    async fn local_time(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The instant to write.")] at: DateTime,
        #[graphql(desc = "An IANA time zone instead of the newspaper's own.")] time_zone: Option<String>,
        #[graphql(desc = "A Unicode date pattern (UTS #35) instead of the newspaper's own.")] format: Option<String>,
    ) -> Result<String> {
        written(ctx, at.0, Writing { time_zone, format, locale: None }).await
    }

    /// Counts the changes to the settings; pass it as `expectedVersion` when you change them.
    async fn version(&self) -> i64 {
        self.0.version
    }
}
