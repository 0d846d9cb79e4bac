//! Adding and changing users.

use async_graphql::{Context, Description, Object, Result};
use masthead_newsroom::users;

use super::inputs::{UserCreateInput, UserUpdateInput};
use super::types::User;
use crate::errors::payload;
use crate::inputs::carry_out;

/// Mutations of users.
#[derive(Default, Description)]
pub struct UsersMutation;

payload! {
    /// The answer to a change of a user.
    UserPayload {
        /// The user as they are now.
        user: User
    }
}

#[Object(use_type_description)]
impl UsersMutation {
    /// Adds a user. Needs the role ADMIN.
    async fn user_create(&self, ctx: &Context<'_>, #[graphql(desc = "The user.")] input: UserCreateInput) -> Result<UserPayload> {
        UserPayload::of(ctx, carry_out(ctx, || input.parse(), users::create).await?.map(User))
    }

    /// Changes a user, their role, or locks them out. Needs the role ADMIN.
    async fn user_update(&self, ctx: &Context<'_>, #[graphql(desc = "The changes.")] input: UserUpdateInput) -> Result<UserPayload> {
        UserPayload::of(ctx, carry_out(ctx, || input.parse(), users::update).await?.map(User))
    }
}
