//! Secrets that are handed out: 32 random bytes that mean nothing but to the database, which keeps only their hash.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

use crate::Refusal;

/// The 32 bytes in base64url.
const LENGTH: usize = 43;

/// What a secret is good for. It is told by the secret's prefix, for people and for secret scanners.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Secret {
    /// The next tokens of a session.
    Refresh,
    /// Accepting an invitation.
    Invitation,
    /// Choosing a new password.
    PasswordReset,
    /// Showing the second factor after the password.
    Challenge,
    /// Reading a preview.
    Preview,
}

impl Secret {
    /// A new secret.
    pub fn generate(self) -> Result<String, Refusal> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes).map_err(|error| Refusal::Fault(Box::new(error)))?;
        Ok(format!("{}{}", self.prefix(), URL_SAFE_NO_PAD.encode(bytes)))
    }

    /// Whether somebody means to show a secret of this kind.
    pub fn is_meant_by(self, secret: &str) -> bool {
        secret.starts_with(self.prefix())
    }

    /// What a secret is found by; nothing if it cannot be one of this kind. The bytes are random, so one round of SHA-256 without
    /// salt cannot be turned around, and looking a hash up tells nothing of the secret by the time it takes.
    pub fn hash(self, secret: &str) -> Option<String> {
        let rest = secret.strip_prefix(self.prefix()).filter(|rest| rest.len() == LENGTH);
        rest.map(|rest| URL_SAFE_NO_PAD.encode(Sha256::digest(rest)))
    }

    fn prefix(self) -> &'static str {
        match self {
            Self::Refresh => "mh_rt_",
            Self::Invitation => "mh_in_",
            Self::PasswordReset => "mh_pr_",
            Self::Challenge => "mh_ch_",
            Self::Preview => "mh_pv_",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Secret;

    #[test]
    fn a_secret_is_good_for_one_thing() {
        let secret = Secret::Invitation.generate().unwrap();
        assert!(secret.starts_with("mh_in_"));
        assert!(Secret::Invitation.hash(&secret).is_some_and(|hash| !hash.contains(&secret["mh_in_".len()..])));
        assert_ne!(Secret::Invitation.hash(&secret), Secret::Invitation.hash(&Secret::Invitation.generate().unwrap()));
        assert_eq!(Secret::PasswordReset.hash(&secret), None);
        assert_eq!(Secret::Invitation.hash("mh_in_short"), None);
    }
}
