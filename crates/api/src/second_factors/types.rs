//! Second factors as their owners see them.

use async_graphql::{Context, Description, Object, Result, SimpleObject};
use masthead_domain::ids::UserId;
use masthead_domain::second_factors::SecondFactor as DomainFactor;
use masthead_newsroom::second_factors::Setup;

use crate::context;
use crate::errors::fault;
use crate::scalars::DateTime;

/// That somebody signs in with a code besides their password.
#[derive(Clone, Description)]
pub struct TwoFactor(pub DomainFactor);

#[Object(use_type_description)]
impl TwoFactor {
    /// Since when.
    async fn enabled_at(&self) -> DateTime {
        DateTime(self.0.confirmed_at)
    }

    /// How many recovery codes are left; renew them before there are none.
    async fn recovery_codes_left(&self) -> u64 {
        self.0.recovery_codes_left
    }
}

/// What to tell an authenticator. It is shown once; `twoFactorStart` makes another.
#[derive(SimpleObject)]
pub struct TwoFactorSetup {
    /// The secret in base32, to be typed into an authenticator.
    secret: String,
    /// The same as an `otpauth://` address, to be shown as a QR code.
    uri: String,
}

impl From<Setup> for TwoFactorSetup {
    fn from(setup: Setup) -> Self {
        Self { secret: setup.secret, uri: setup.uri }
    }
}

/// The second factor of a user, if they have one.
pub async fn two_factor_of(ctx: &Context<'_>, user: UserId) -> Result<Option<TwoFactor>> {
    Ok(context::of(ctx)?.loaded().second_factors.one(user).await.map_err(fault)?.map(TwoFactor))
}
