//! Access tokens: JSON Web Tokens signed with Ed25519 (RFC 7519, RFC 8037) that name a session.

use jsonwebtoken::{Algorithm, Header, Validation};
use masthead_domain::ids::{SessionId, UserId};
use masthead_domain::time::Instant;
use masthead_persistence::Store;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::gate::{Gate, fault};
use super::keyring::Keyring;
use crate::Refusal;

/// The one algorithm. A token's header is compared with it and never chooses it (RFC 8725, section 3.1).
const ALGORITHM: Algorithm = Algorithm::EdDSA;

/// What an access token says. Not the role: that is read from the database.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) struct Claims {
    pub iss: String,
    pub aud: String,
    pub sub: UserId,
    pub sid: SessionId,
    pub iat: i64,
    pub exp: i64,
    pub jti: Uuid,
}

impl Gate {
    /// A new access token and the instant it expires, on a whole second.
    pub(super) fn issue(&self, keyring: &Keyring, user: UserId, session: SessionId, now: Instant) -> Result<(String, Instant), Refusal> {
        let expires_at = Instant::from_second((now + self.settings().access()).as_second()).map_err(fault)?;
        let claims = Claims {
            iss: self.settings().issuer.clone(),
            aud: self.settings().audience.clone(),
            sub: user,
            sid: session,
            iat: now.as_second(),
            exp: expires_at.as_second(),
            jti: new_id(now),
        };
        let header = Header { kid: Some(keyring.signing().kid.clone()), ..Header::new(ALGORITHM) };
        let token = jsonwebtoken::encode(&header, &claims, &keyring.signing().encoding).map_err(fault)?;
        Ok((token, expires_at))
    }

    /// What a token says, if one of our keys signed it for us and it has not expired; else [`Refusal::SignInFirst`].
    pub(super) async fn read(&self, store: &Store, token: &str, now: Instant) -> Result<Claims, Refusal> {
        let header = jsonwebtoken::decode_header(token).map_err(|_| Refusal::SignInFirst)?;
        let kid = header.kid.filter(|_| header.alg == ALGORITHM).ok_or(Refusal::SignInFirst)?;
        let keyring = self.keyring(store, Some(&kid), now).await?;
        let key = keyring.verifying(&kid, now).ok_or(Refusal::SignInFirst)?;
        let claims = jsonwebtoken::decode::<Claims>(token, key, &self.validation()).map_err(|_| Refusal::SignInFirst)?.claims;
        if now.as_second() < claims.exp { Ok(claims) } else { Err(Refusal::SignInFirst) }
    }

    fn validation(&self) -> Validation {
        let mut validation = Validation::new(ALGORITHM);
        validation.set_issuer(&[&self.settings().issuer]);
        validation.set_audience(&[&self.settings().audience]);
        validation.set_required_spec_claims(&["exp", "iss", "aud", "sub"]);
        // The library asks the machine's clock; `read` asks the newsroom's.
        validation.validate_exp = false;
        validation
    }
}

fn new_id(now: Instant) -> Uuid {
    let seconds = u64::try_from(now.as_second()).unwrap_or(0);
    Uuid::new_v7(uuid::Timestamp::from_unix(uuid::NoContext, seconds, now.subsec_nanosecond().unsigned_abs()))
}
