//! Giving assignments, changing them, and saying that they are done.

use async_graphql::{Context, Description, Object, Result};
use masthead_newsroom::assignments;

use super::inputs::{AssignmentCancelInput, AssignmentCreateInput, AssignmentDoneInput, AssignmentReopenInput, AssignmentUpdateInput};
use super::types::Assignment;
use crate::errors::payload;
use crate::inputs::carry_out;

/// Mutations of assignments.
#[derive(Default, Description)]
pub struct AssignmentsMutation;

payload! {
    /// The answer to a change of an assignment.
    AssignmentPayload {
        /// The assignment as it is now.
        assignment: Assignment
    }
}

#[Object(use_type_description)]
impl AssignmentsMutation {
    /// Gives somebody something to do. While it is open they see its article, and a `REPORTER` may write and hand it in while it is a
    /// draft. Needs the role EDITOR or above.
    async fn assignment_create(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What, for whom.")] input: AssignmentCreateInput,
    ) -> Result<AssignmentPayload> {
        AssignmentPayload::of(ctx, carry_out(ctx, || input.parse(), assignments::create).await?.map(Assignment))
    }

    /// Changes an assignment, such as when an article comes of a brief. Needs the role EDITOR or above.
    async fn assignment_update(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The changes.")] input: AssignmentUpdateInput,
    ) -> Result<AssignmentPayload> {
        AssignmentPayload::of(ctx, carry_out(ctx, || input.parse(), assignments::update).await?.map(Assignment))
    }

    /// Says that it was done. For whoever was to do it, or the role EDITOR or above.
    async fn assignment_done(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which assignment.")] input: AssignmentDoneInput,
    ) -> Result<AssignmentPayload> {
        AssignmentPayload::of(ctx, carry_out(ctx, || input.parse(), assignments::done).await?.map(Assignment))
    }

    /// Says that it is to be done after all. Needs the role EDITOR or above.
    async fn assignment_reopen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which assignment.")] input: AssignmentReopenInput,
    ) -> Result<AssignmentPayload> {
        AssignmentPayload::of(ctx, carry_out(ctx, || input.parse(), assignments::reopen).await?.map(Assignment))
    }

    /// Says that it is not to be done any more. Needs the role EDITOR or above.
    async fn assignment_cancel(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which assignment.")] input: AssignmentCancelInput,
    ) -> Result<AssignmentPayload> {
        AssignmentPayload::of(ctx, carry_out(ctx, || input.parse(), assignments::cancel).await?.map(Assignment))
    }
}
