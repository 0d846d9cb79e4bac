//! A sign-in that is half done, as a user error.

use async_graphql::{Description, Object};
use masthead_newsroom::second_factors::Challenge;

use super::user_error::UserErrorCode;
use crate::scalars::DateTime;

/// The password was right, and this account signs in with a second factor: show it with `signInTwoFactor`.
#[derive(Description)]
pub struct TwoFactorRequiredError(pub Challenge);

#[Object(use_type_description)]
impl TwoFactorRequiredError {
    /// Which kind of error this is.
    pub async fn code(&self) -> UserErrorCode {
        UserErrorCode::TwoFactorRequired
    }

    /// What to do.
    pub async fn message(&self) -> String {
        "Enter the code that your authenticator shows, or one of your recovery codes.".to_owned()
    }

    /// Empty: it is about the request as a whole.
    pub async fn path(&self) -> Vec<String> {
        Vec::new()
    }

    /// What to pass to `signInTwoFactor` with the code; works once. Keep it secret.
    pub async fn challenge(&self) -> &str {
        &self.0.token
    }

    /// When the challenge is over; then begin again with `signIn`.
    pub async fn expires_at(&self) -> DateTime {
        DateTime(self.0.expires_at)
    }
}
