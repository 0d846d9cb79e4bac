//! Turning two-factor sign-in on: a secret for the authenticator, then a code that shows the authenticator knows it.

use std::fmt;
use std::fmt::Write;

use masthead_domain::policy::{Action, SignedIn, Subject, authorise};
use masthead_domain::problems::Problem;
use masthead_domain::second_factors::{Secret, SignInProof};
use masthead_persistence::{second_factors, sessions, settings};

use super::prove::{proof, wrong};
use super::recovery_codes::RecoveryCodes;
use super::totp::random_base32;
use crate::sessions::{check_own_password, count_proof, forgive_proofs};
use crate::{Caller, Newsroom, Refusal};

/// The bytes of a secret, as RFC 4226 recommends.
const SECRET_BYTES: usize = 20;

/// What an authenticator has to be told. It never prints itself.
#[derive(Clone, PartialEq, Eq)]
pub struct Setup {
    /// The secret in base32, to be typed.
    pub secret: String,
    /// The same as an `otpauth:` address, to be shown as a QR code.
    pub uri: String,
}

impl fmt::Debug for Setup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Setup(…)")
    }
}

/// Makes a new secret. Nothing changes for signing in until it is confirmed; starting again makes another.
///
/// The password is asked for once more: whoever holds a stolen token could else lock the owner out with a factor of their own.
pub async fn start(newsroom: &Newsroom, caller: &Caller, password: Secret) -> Result<Setup, Refusal> {
    let user = caller.account_owner()?.user;
    let permit = authorise(&caller.actor, Action::EditOwnAccount, Subject::Thing(user.into()))?;
    let known = check_own_password(newsroom, caller, "password", &password.0).await?;
    let secret = random_base32(SECRET_BYTES)?;
    let newspaper = Newsroom::found("settings", "newsroom", settings::find(newsroom.store.reader())).await?;
    let tx = newsroom.begin(caller).await?;
    if second_factors::find(tx.reader(), user).await?.is_some_and(|factor| factor.is_confirmed) {
        return Err(Refusal::Invalid(vec![Problem::invalid("Two-factor sign-in is on already; turn it off first.")]));
    }
    second_factors::start(&tx, &permit, user, secret.clone()).await?;
    tx.commit().await?;
    Ok(Setup { uri: uri(&newspaper.newsroom_name, known.user.email.as_str(), &secret), secret })
}

/// Turns it on, and ends all other sessions: they were begun with a password alone. Answers the recovery codes, which nobody will
/// see again.
pub async fn confirm(newsroom: &Newsroom, caller: &Caller, code: Secret) -> Result<RecoveryCodes, Refusal> {
    let SignedIn { user, session, .. } = *caller.account_owner()?;
    let permit = authorise(&caller.actor, Action::EditOwnAccount, Subject::Thing(user.into()))?;
    count_proof(newsroom, user).await?;
    let (codes, shown) = (RecoveryCodes::generate()?, SignInProof::Code(code));
    let mut tx = newsroom.begin(caller).await?;
    let waiting = second_factors::find(tx.reader(), user).await?.filter(|factor| !factor.is_confirmed);
    let factor =
        waiting.ok_or_else(|| Refusal::Invalid(vec![Problem::invalid("There is nothing to confirm; start with twoFactorStart.")]))?;
    let proof = proof(&factor, &shown, tx.now())?;
    if !second_factors::spend(&tx, &permit, user, &proof).await? {
        return Err(wrong(&shown));
    }
    second_factors::confirm(&mut tx, &permit, user, codes.hashes()).await?;
    let ended = sessions::end_others(&tx, user, session).await?;
    tx.commit().await?;
    forgive_proofs(newsroom, user).await?;
    tracing::info!(%user, ended, "two-factor sign-in turned on; all other sessions of the user are over");
    Ok(codes)
}

/// That there is no second factor to do anything with.
pub(super) fn not_on() -> Refusal {
    Refusal::Invalid(vec![Problem::invalid("Two-factor sign-in is not on.")])
}

/// The key URI that authenticators read: `otpauth://totp/ISSUER:ACCOUNT?…`.
fn uri(issuer: &str, account: &str, secret: &str) -> String {
    let (issuer, account) = (encoded(issuer), encoded(account));
    format!("otpauth://totp/{issuer}:{account}?secret={secret}&issuer={issuer}&algorithm=SHA1&digits=6&period=30")
}

/// Percent-encoding (RFC 3986) of all but unreserved characters; some authenticators show a `+` as it is.
fn encoded(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing into a String cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn the_address_is_one_that_authenticators_read() {
        let uri = uri("Báo & Chí", "lan@example.org", "JBSWY3DPEHPK3PXP");
        let issuer = "B%C3%A1o%20%26%20Ch%C3%AD";
        assert_eq!(
            uri,
            format!("otpauth://totp/{issuer}:lan%40example.org?secret=JBSWY3DPEHPK3PXP&issuer={issuer}&algorithm=SHA1&digits=6&period=30")
        );
    }
}
