//! Adding, changing and deleting tags.

use async_graphql::{Context, Description, Object, Result};
use masthead_newsroom::tags;

use super::inputs::{TagCreateInput, TagDeleteInput, TagUpdateInput};
use super::types::Tag;
use crate::errors::payload;
use crate::inputs::carry_out;

/// Mutations of tags.
#[derive(Default, Description)]
pub struct TagsMutation;

payload! {
    /// The answer to a change of a tag.
    TagPayload {
        /// The tag as it is now, or as it last was.
        tag: Tag
    }
}

#[Object(use_type_description)]
impl TagsMutation {
    /// Adds a tag. Needs the role EDITOR or ADMIN.
    async fn tag_create(&self, ctx: &Context<'_>, #[graphql(desc = "The tag.")] input: TagCreateInput) -> Result<TagPayload> {
        TagPayload::of(ctx, carry_out(ctx, || input.parse(), tags::create).await?.map(Tag::from))
    }

    /// Changes a tag. Needs the role EDITOR or ADMIN.
    async fn tag_update(&self, ctx: &Context<'_>, #[graphql(desc = "The changes.")] input: TagUpdateInput) -> Result<TagPayload> {
        TagPayload::of(ctx, carry_out(ctx, || input.parse(), tags::update).await?.map(Tag::from))
    }

    /// Deletes a tag that no article uses; `trashRecover` brings it back. Needs the role EDITOR or ADMIN.
    async fn tag_delete(&self, ctx: &Context<'_>, #[graphql(desc = "Which tag.")] input: TagDeleteInput) -> Result<TagPayload> {
        TagPayload::of(ctx, carry_out(ctx, || input.parse(), tags::delete).await?.map(Tag::from))
    }
}
