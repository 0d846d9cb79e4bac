//! Taking something out of the trash.

use async_graphql::{Context, Description, ID, InputObject, Object, Result};
use masthead_domain::problems::Problem;
use masthead_newsroom::trash;
use uuid::Uuid;

use super::types::Recovered;
use crate::context;
use crate::errors::payload;
use crate::inputs::carry_out;
use crate::scalars::id;

/// Mutations of the trash.
#[derive(Default, Description)]
pub struct TrashMutation;

/// What to take out of the trash.
#[derive(InputObject)]
pub struct TrashRecoverInput {
    /// The id of the deleted article, section, tag or contributor.
    id: ID,
}

impl TrashRecoverInput {
    fn parse(&self) -> Result<Uuid, Vec<Problem>> {
        id(&self.id).map_err(|problem| vec![problem.at("id")])
    }
}

payload! {
    /// The answer to taking something out of the trash.
    TrashRecoverPayload {
        /// What came out, with the id that it had.
        recovered: Recovered
    }
}

#[Object(use_type_description)]
impl TrashMutation {
    /// Brings back what was deleted: an article with its history, a section without the articles that another one took, a tag, a
    /// contributor. It takes the right that deleting it took. Where its slug was given to something else since, it gets a numbered one.
    async fn trash_recover(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to bring back.")] input: TrashRecoverInput,
    ) -> Result<TrashRecoverPayload> {
        let answer = carry_out(ctx, || input.parse(), trash::recover).await?;
        let context = context::of(ctx)?;
        context.forget();
        let tree = context.tree().await?;
        TrashRecoverPayload::of(ctx, answer.map(|recovered| Recovered::of(&tree, recovered)))
    }
}
