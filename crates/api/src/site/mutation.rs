//! Changing the settings.

use std::sync::Arc;

use async_graphql::{Context, Description, Object, Result};
use masthead_newsroom::settings;

use super::inputs::SettingsUpdateInput;
use super::types::Site;
use crate::errors::payload;
use crate::inputs::carry_out;

/// Mutations of the newspaper itself.
#[derive(Default, Description)]
pub struct SiteMutation;

payload! {
    /// The answer to a change of the settings.
    SettingsPayload {
        /// The newspaper as it is now.
        site: Site
    }
}

#[Object(use_type_description)]
impl SiteMutation {
    /// Changes the newspaper's settings. Needs the role ADMIN.
    async fn settings_update(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The changes.")] input: SettingsUpdateInput,
    ) -> Result<SettingsPayload> {
        let answer = carry_out(ctx, || input.parse(), settings::update).await?;
        SettingsPayload::of(ctx, answer.map(|settings| Site(Arc::new(settings))))
    }
}
