//! Adding, changing and deleting contributors.

use async_graphql::{Context, Description, Object, Result};
use masthead_newsroom::contributors;

use super::inputs::{ContributorCreateInput, ContributorDeleteInput, ContributorUpdateInput};
use super::types::Contributor;
use crate::errors::payload;
use crate::inputs::carry_out;

/// Mutations of contributors.
#[derive(Default, Description)]
pub struct ContributorsMutation;

payload! {
    /// The answer to a change of a contributor.
    ContributorPayload {
        /// The contributor as it is now, or as it last was.
        contributor: Contributor
    }
}

#[Object(use_type_description)]
impl ContributorsMutation {
    /// Adds a contributor. Needs the role EDITOR or ADMIN.
    async fn contributor_create(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The contributor.")] input: ContributorCreateInput,
    ) -> Result<ContributorPayload> {
        ContributorPayload::of(ctx, carry_out(ctx, || input.parse(), contributors::create).await?.map(Contributor::from))
    }

    /// Changes a contributor. Needs the role EDITOR or ADMIN.
    async fn contributor_update(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The changes.")] input: ContributorUpdateInput,
    ) -> Result<ContributorPayload> {
        ContributorPayload::of(ctx, carry_out(ctx, || input.parse(), contributors::update).await?.map(Contributor::from))
    }

    /// Deletes a contributor whom no article credits; `trashRecover` brings them back. Needs the role EDITOR or ADMIN.
    async fn contributor_delete(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which contributor.")] input: ContributorDeleteInput,
    ) -> Result<ContributorPayload> {
        ContributorPayload::of(ctx, carry_out(ctx, || input.parse(), contributors::delete).await?.map(Contributor::from))
    }
}
