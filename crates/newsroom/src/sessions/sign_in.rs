//! Signing in with an address and a password.

use std::fmt;

use masthead_domain::ids::SessionId;
use masthead_domain::text::nfc;
use masthead_domain::time::Instant;
use masthead_domain::users::{Email, User};
use masthead_persistence::sessions::{self, NewSession, RefreshToken};
use masthead_persistence::users::{self, Credentials};

use super::throttle::{Attempt, network};
use crate::secrets::Secret;
use crate::{Newsroom, Refusal, second_factors};

const USER_AGENT_CHARS: usize = 300;

/// What somebody signs in with, as they typed it.
#[derive(Clone)]
pub struct SignIn {
    /// Address.
    pub email: String,
    /// Password.
    pub password: String,
}

/// Where somebody signs in from.
#[derive(Clone, Default, Debug)]
pub struct Origin {
    /// The network address.
    pub address: Option<String>,
    /// The browser or program, as it names itself.
    pub user_agent: Option<String>,
}

/// What somebody has who signed in.
#[derive(Clone)]
pub struct Granted {
    /// For the `Authorization` header of every request.
    pub access_token: String,
    /// When that is no longer good for anything.
    pub access_expires_at: Instant,
    /// For the next access token; works once.
    pub refresh_token: String,
    /// When that is no longer good for anything.
    pub refresh_expires_at: Instant,
    /// Who they are.
    pub user: User,
}

/// Begins a session.
///
/// [`Refusal::SignInFailed`] for an unknown address, a wrong password and an account that is locked, after the same work for
/// each; [`Refusal::TooManyAttempts`] before any work; [`Refusal::SecondFactorNeeded`] with what to show the second factor with.
pub async fn sign_in(newsroom: &Newsroom, credentials: SignIn, origin: Origin) -> Result<Granted, Refusal> {
    let network = origin.address.as_deref().map(network);
    let attempt = Attempt::count(newsroom, &credentials.email, network.as_deref()).await?;
    let known = match Email::parse(&credentials.email) {
        Ok(email) => users::credentials(newsroom.store.reader(), &email).await?,
        Err(_) => None,
    };
    let password = nfc(&credentials.password);
    let stored = known.as_ref().map(|known| known.password_hash.as_str());
    let matches = newsroom.gate.hasher().check(password.clone(), stored).await?;
    let Some(known) = admitted(known, matches, network.as_deref()) else { return Err(Refusal::SignInFailed) };
    let (user, hash) = (known.user.id, known.password_hash.clone());
    if let Some(challenge) = second_factors::challenge(newsroom, user, hash).await? {
        attempt.succeed(newsroom).await?;
        return Err(Refusal::SecondFactorNeeded(Box::new(challenge)));
    }
    let granted = open(newsroom, known, Shown::Password(password), origin).await?;
    attempt.succeed(newsroom).await?;
    Ok(granted)
}

fn admitted(known: Option<Credentials>, matches: bool, network: Option<&str>) -> Option<Credentials> {
    let user = known.as_ref().map(|known| known.user.id);
    let why = match &known {
        None => "unknown account",
        Some(_) if !matches => "wrong password",
        Some(known) if known.user.disabled_at.is_some() => "account disabled",
        Some(_) => return known,
    };
    tracing::warn!(user = user.map(tracing::field::display), network, why, "sign-in refused");
    None
}

/// What somebody has shown to begin a session.
pub(crate) enum Shown {
    /// Their password alone; its hash is made anew if that is weak.
    Password(String),
    /// A link that was mailed to them, by which they have just chosen a password.
    Link,
    /// Their password, and then their second factor.
    SecondFactor,
}

/// Begins a session for somebody who has shown all there is to show. Should they need a second factor by now, after all, and not
/// have shown it, the sign-in is refused.
pub(crate) async fn open(newsroom: &Newsroom, known: Credentials, shown: Shown, origin: Origin) -> Result<Granted, Refusal> {
    let gate = &newsroom.gate;
    let has_shown_second_factor = matches!(shown, Shown::SecondFactor);
    let stronger_hash = match shown {
        Shown::Password(password) if gate.hasher().is_weak(&known.password_hash) => Some(gate.hasher().hash(password).await?),
        Shown::Password(_) | Shown::Link | Shown::SecondFactor => None,
    };
    let rehashed = stronger_hash.is_some();
    let now = newsroom.clock.now();
    let refresh_token = Secret::Refresh.generate()?;
    let refresh = next(newsroom, &refresh_token, now)?;
    let (refresh_expires_at, user) = (refresh.expires_at, known.user);
    let session = NewSession {
        user: user.id,
        password_hash: known.password_hash,
        has_shown_second_factor,
        stronger_hash,
        user_agent: origin.user_agent.map(|name| name.chars().take(USER_AGENT_CHARS).collect()),
        network: origin.address.as_deref().map(network),
        address: origin.address,
        expires_at: now + gate.settings().session(),
        refresh,
    };
    let Some(session) = sessions::open(&newsroom.store, session, now).await? else {
        tracing::warn!(user = %user.id, "sign-in refused: the account was changed meanwhile");
        return Err(Refusal::SignInFailed);
    };
    tracing::info!(user = %user.id, %session, rehashed, "signed in");
    tidy(newsroom).await;
    Granted::new(newsroom, user, session, (refresh_token, refresh_expires_at), now).await
}

/// What is stored of a new refresh token.
pub(super) fn next(newsroom: &Newsroom, token: &str, now: Instant) -> Result<RefreshToken, Refusal> {
    let settings = newsroom.gate.settings();
    let hash = Secret::Refresh.hash(token).ok_or_else(|| Refusal::Fault("a new refresh token is malformed".into()))?;
    Ok(RefreshToken { hash, expires_at: now + settings.refresh().min(settings.session()) })
}

impl Granted {
    /// Adds an access token to a stored refresh token.
    pub(super) async fn new(
        newsroom: &Newsroom,
        user: User,
        session: SessionId,
        (refresh_token, refresh_expires_at): (String, Instant),
        now: Instant,
    ) -> Result<Self, Refusal> {
        let keyring = newsroom.gate.keyring(&newsroom.store, None, now).await?;
        let (access_token, access_expires_at) = newsroom.gate.issue(&keyring, user.id, session, now)?;
        Ok(Self { access_token, access_expires_at, refresh_token, refresh_expires_at, user })
    }
}

/// Once an hour a sign-in throws away what nobody needs any more; that it did not work is no reason to refuse anybody.
async fn tidy(newsroom: &Newsroom) {
    let now = newsroom.clock.now();
    if !newsroom.gate.is_time_to_tidy(now) {
        return;
    }
    if let Err(error) = sessions::tidy(&newsroom.store, newsroom.gate.settings().throttle_window(), now).await {
        tracing::warn!(%error, "old sessions could not be deleted");
    }
}

impl fmt::Debug for SignIn {
    /// Leaves the password out.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SignIn").field("email", &self.email).finish_non_exhaustive()
    }
}

impl fmt::Debug for Granted {
    /// Leaves the tokens out.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Granted")
            .field("user", &self.user)
            .field("access_expires_at", &self.access_expires_at)
            .field("refresh_expires_at", &self.refresh_expires_at)
            .finish_non_exhaustive()
    }
}
