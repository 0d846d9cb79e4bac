//! Turning two-factor sign-in on and off, and signing in with it.

use async_graphql::{Context, Description, Object, Result};
use masthead_newsroom::second_factors::{self, RecoveryCodes};

use super::inputs::{
    RecoveryCodesRenewInput, SignInTwoFactorInput, TwoFactorConfirmInput, TwoFactorDisableInput, TwoFactorStartInput,
    UserTwoFactorResetInput,
};
use super::types::TwoFactorSetup;
use crate::errors::payload;
use crate::inputs::carry_out;
use crate::sessions::mutation::{DonePayload, SessionPayload, enter};
use crate::users::mutation::UserPayload;
use crate::users::types::User;

/// Mutations of two-factor sign-in.
#[derive(Default, Description)]
pub struct SecondFactorsMutation;

payload! {
    /// The answer to beginning to set two-factor sign-in up.
    TwoFactorStartPayload {
        /// What to tell the authenticator.
        setup: TwoFactorSetup
    }
}

payload! {
    /// The answer to what makes recovery codes.
    RecoveryCodesPayload {
        /// Ten codes, each good for one sign-in without the authenticator. Keep them; nobody can show them again.
        recovery_codes: Vec<String>
    }
}

#[Object(use_type_description)]
impl SecondFactorsMutation {
    /// The second half of signing in, for those who have turned two-factor sign-in on.
    async fn sign_in_two_factor(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The challenge, and a code.")] input: SignInTwoFactorInput,
    ) -> Result<SessionPayload> {
        SessionPayload::of(ctx, enter(ctx, || input.parse(), second_factors::sign_in).await?.map(Into::into))
    }

    /// Begins to set two-factor sign-in up: answers the secret for your authenticator (TOTP, RFC 6238). Confirm it with
    /// `twoFactorConfirm`; until then nothing changes.
    async fn two_factor_start(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Your password.")] input: TwoFactorStartInput,
    ) -> Result<TwoFactorStartPayload> {
        TwoFactorStartPayload::of(ctx, carry_out(ctx, || Ok(input.into()), second_factors::start).await?.map(Into::into))
    }

    /// Turns two-factor sign-in on with a code of your authenticator. Answers your recovery codes.
    async fn two_factor_confirm(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "A code.")] input: TwoFactorConfirmInput,
    ) -> Result<RecoveryCodesPayload> {
        RecoveryCodesPayload::of(ctx, carry_out(ctx, || Ok(input.into()), second_factors::confirm).await?.map(texts))
    }

    /// Turns two-factor sign-in off.
    async fn two_factor_disable(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Your password and a code.")] input: TwoFactorDisableInput,
    ) -> Result<DonePayload> {
        DonePayload::of(ctx, carry_out(ctx, || input.parse(), second_factors::disable).await?.map(|()| true))
    }

    /// Puts ten new recovery codes in the place of those that are left.
    async fn recovery_codes_renew(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "A code.")] input: RecoveryCodesRenewInput,
    ) -> Result<RecoveryCodesPayload> {
        RecoveryCodesPayload::of(ctx, carry_out(ctx, || input.parse(), second_factors::renew_recovery_codes).await?.map(texts))
    }

    /// Turns two-factor sign-in off for a user who lost authenticator and recovery codes, and ends their sessions. Needs the role ADMIN.
    async fn user_two_factor_reset(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Who.")] input: UserTwoFactorResetInput,
    ) -> Result<UserPayload> {
        UserPayload::of(ctx, carry_out(ctx, || input.parse(), second_factors::reset).await?.map(User))
    }
}

fn texts(codes: RecoveryCodes) -> Vec<String> {
    codes.0
}
