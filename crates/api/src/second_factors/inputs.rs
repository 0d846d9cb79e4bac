//! What people show besides their password, as it comes.

use async_graphql::{ID, InputObject};
use masthead_domain::ids::UserId;
use masthead_domain::problems::Problem;
use masthead_domain::second_factors::{SecondFactorDisable, Secret, SignInProof};
use masthead_newsroom::second_factors::SecondFactorSignIn;

use crate::scalars::id;

/// The second half of signing in.
#[derive(InputObject)]
pub struct SignInTwoFactorInput {
    /// The `challenge` of the `TwoFactorRequiredError` that `signIn` answered.
    #[graphql(secret)]
    challenge: String,
    /// The six digits that your authenticator shows.
    #[graphql(secret)]
    code: Option<String>,
    /// Instead of a code, one of your recovery codes; it is spent by this.
    #[graphql(secret)]
    recovery_code: Option<String>,
}

impl SignInTwoFactorInput {
    /// The command, or what is wrong with the input.
    pub fn parse(self) -> Result<SecondFactorSignIn, Vec<Problem>> {
        Ok(SecondFactorSignIn { challenge: self.challenge, proof: proof(self.code, self.recovery_code)? })
    }
}

/// That it is you who begins to set two-factor sign-in up.
#[derive(InputObject)]
pub struct TwoFactorStartInput {
    /// Your password.
    #[graphql(secret)]
    password: String,
}

impl From<TwoFactorStartInput> for Secret {
    fn from(input: TwoFactorStartInput) -> Self {
        Self(input.password)
    }
}

/// That your authenticator knows the secret.
#[derive(InputObject)]
pub struct TwoFactorConfirmInput {
    /// The six digits that your authenticator shows.
    #[graphql(secret)]
    code: String,
}

impl From<TwoFactorConfirmInput> for Secret {
    fn from(input: TwoFactorConfirmInput) -> Self {
        Self(input.code)
    }
}

/// That it is you who turns two-factor sign-in off.
#[derive(InputObject)]
pub struct TwoFactorDisableInput {
    /// Your password.
    #[graphql(secret)]
    password: String,
    /// The six digits that your authenticator shows.
    #[graphql(secret)]
    code: Option<String>,
    /// Instead of a code, one of your recovery codes.
    #[graphql(secret)]
    recovery_code: Option<String>,
}

impl TwoFactorDisableInput {
    /// The command, or what is wrong with the input.
    pub fn parse(self) -> Result<SecondFactorDisable, Vec<Problem>> {
        Ok(SecondFactorDisable { password: Secret(self.password), proof: proof(self.code, self.recovery_code)? })
    }
}

/// That it is you who wants other recovery codes.
#[derive(InputObject)]
pub struct RecoveryCodesRenewInput {
    /// The six digits that your authenticator shows.
    #[graphql(secret)]
    code: Option<String>,
    /// Instead of a code, one of the recovery codes you have.
    #[graphql(secret)]
    recovery_code: Option<String>,
}

impl RecoveryCodesRenewInput {
    /// What is shown, or what is wrong with the input.
    pub fn parse(self) -> Result<SignInProof, Vec<Problem>> {
        proof(self.code, self.recovery_code)
    }
}

/// Who lost their second factor.
#[derive(InputObject)]
pub struct UserTwoFactorResetInput {
    /// Which user.
    user_id: ID,
}

impl UserTwoFactorResetInput {
    /// The user, or that this is no id.
    pub fn parse(self) -> Result<UserId, Vec<Problem>> {
        id(&self.user_id).map_err(|problem| vec![problem.at("userId")])
    }
}

fn proof(code: Option<String>, recovery_code: Option<String>) -> Result<SignInProof, Vec<Problem>> {
    match (code, recovery_code) {
        (Some(code), None) => Ok(SignInProof::Code(Secret(code))),
        (None, Some(code)) => Ok(SignInProof::RecoveryCode(Secret(code))),
        (None, None) => Err(vec![Problem::required("Give the code of your authenticator, or a recovery code.").at("code")]),
        (Some(_), Some(_)) => Err(vec![Problem::invalid("Give either a code or a recovery code, not both.").at("recoveryCode")]),
    }
}
