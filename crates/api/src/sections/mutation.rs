//! Adding, changing, moving and deleting sections.

use std::sync::Arc;

use async_graphql::{Context, Description, Object, Result};
use masthead_domain::sections::Section as DomainSection;
use masthead_newsroom::{Refusal, sections};

use super::inputs::{SectionCreateInput, SectionDeleteInput, SectionUpdateInput};
use super::types::Section;
use crate::context;
use crate::errors::payload;
use crate::inputs::carry_out;

/// Mutations of sections.
#[derive(Default, Description)]
pub struct SectionsMutation;

payload! {
    /// The answer to a change of a section.
    SectionPayload {
        /// The section as it is now, or as it last was.
        section: Section
    }
}

#[Object(use_type_description)]
impl SectionsMutation {
    /// Adds a section. Needs the role EDITOR or ADMIN.
    async fn section_create(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The section.")] input: SectionCreateInput,
    ) -> Result<SectionPayload> {
        answer(ctx, carry_out(ctx, || input.parse(), sections::create).await?).await
    }

    /// Changes, renames or moves a section. Needs the role EDITOR or ADMIN.
    async fn section_update(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The changes.")] input: SectionUpdateInput,
    ) -> Result<SectionPayload> {
        answer(ctx, carry_out(ctx, || input.parse(), sections::update).await?).await
    }

    /// Deletes a section; its articles go to the section you name. `trashRecover` brings it back, without them. Needs the role EDITOR or ADMIN.
    async fn section_delete(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which section.")] input: SectionDeleteInput,
    ) -> Result<SectionPayload> {
        answer(ctx, carry_out(ctx, || input.parse(), sections::delete).await?).await
    }
}

async fn answer(ctx: &Context<'_>, answer: Result<DomainSection, Refusal>) -> Result<SectionPayload> {
    let context = context::of(ctx)?;
    context.forget();
    let tree: Arc<_> = context.tree().await?;
    SectionPayload::of(ctx, answer.map(|section| Section::of(&tree, &section.into())))
}
