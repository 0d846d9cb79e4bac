//! Making previews and ending them.

use async_graphql::{Context, Description, Object, Result, SimpleObject};
use masthead_newsroom::Refusal;
use masthead_newsroom::previews::{self, NewPreview};

use super::inputs::{PreviewTokenCreateInput, PreviewTokenRevokeInput};
use super::types::PreviewToken;
use crate::context;
use crate::errors::{UserError, payload, user_errors};
use crate::inputs::carry_out;

/// Mutations of previews.
#[derive(Default, Description)]
pub struct PreviewsMutation;

/// The answer to making a preview.
#[derive(SimpleObject)]
pub struct PreviewTokenCreatePayload {
    /// The preview.
    preview: Option<PreviewToken>,
    /// What the guest's program has to send. Nobody can show it again.
    token: Option<String>,
    /// Why nothing was done; empty when it was.
    errors: Vec<UserError>,
}

payload! {
    /// The answer to ending a preview.
    PreviewTokenRevokePayload {
        /// The preview as it is now.
        preview: PreviewToken
    }
}

#[Object(use_type_description)]
impl PreviewsMutation {
    /// Lets somebody without an account read the working copy of an article, or those of a section, for a while. Answers the token this once.
    /// It shows what you may share, and no longer than you may.
    async fn preview_token_create(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to show.")] input: PreviewTokenCreateInput,
    ) -> Result<PreviewTokenCreatePayload> {
        PreviewTokenCreatePayload::of(ctx, carry_out(ctx, || input.parse(), previews::create).await?)
    }

    /// Ends a preview at once. Yours, or anybody's for whoever edits in the whole newsroom.
    async fn preview_token_revoke(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] input: PreviewTokenRevokeInput,
    ) -> Result<PreviewTokenRevokePayload> {
        PreviewTokenRevokePayload::of(ctx, carry_out(ctx, || input.parse(), previews::revoke).await?.map(PreviewToken))
    }
}

impl PreviewTokenCreatePayload {
    fn of(ctx: &Context<'_>, answer: std::result::Result<NewPreview, Refusal>) -> Result<Self> {
        context::of(ctx)?.forget();
        Ok(match answer {
            Ok(NewPreview { preview, token }) => Self { preview: Some(PreviewToken(preview)), token: Some(token), errors: Vec::new() },
            Err(refusal) => Self { preview: None, token: None, errors: user_errors(refusal)? },
        })
    }
}
