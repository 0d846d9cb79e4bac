//! An authenticator as people carry it.

use masthead_newsroom::second_factors::code_at;
use masthead_tests::{App, Person};
use serde_json::{Value, json};

use crate::changes::{change, done};
use crate::sessions::people::PASSWORD;

/// What somebody has who turned two-factor sign-in on.
pub struct Authenticator {
    secret: String,
    /// The recovery codes.
    pub recovery_codes: Vec<String>,
}

impl Authenticator {
    /// Turns two-factor sign-in on for somebody whose password is [`PASSWORD`], and lets a step go by, so that a new code is shown.
    pub async fn set_up(app: &App, person: &Person<'_>) -> Self {
        let secret = start(person).await;
        let confirm = json!({ "code": code_at(&secret, app.newsroom.clock.now()) });
        let confirmed = done(person, "twoFactorConfirm", "recoveryCodes", confirm).await.at("twoFactorConfirm.recoveryCodes");
        let recovery_codes = serde_json::from_value(confirmed).unwrap();
        app.pass(std::time::Duration::from_secs(30));
        Self { secret, recovery_codes }
    }

    /// The code it shows now.
    pub fn code(&self, app: &App) -> String {
        code_at(&self.secret, app.newsroom.clock.now())
    }
}

/// Begins to set it up, and answers the secret.
pub async fn start(person: &Person<'_>) -> String {
    let setup = done(person, "twoFactorStart", "setup { secret uri }", json!({ "password": PASSWORD })).await;
    setup.text("twoFactorStart.setup.secret")
}

/// Signs in with the password, and answers the challenge.
pub async fn challenge(app: &App, name: &str) -> String {
    let ask = "mutation($input: SignInInput!) { signIn(input: $input) { session { accessToken } errors { code ... on TwoFactorRequiredError { challenge expiresAt } } } }";
    let input = json!({ "email": format!("{name}@example.org"), "password": PASSWORD });
    let answer = app.reader().ask(ask, json!({ "input": input })).await;
    assert_eq!(answer.at("signIn.session"), Value::Null);
    assert_eq!(answer.text("signIn.errors.0.code"), "TWO_FACTOR_REQUIRED");
    answer.text("signIn.errors.0.challenge")
}

/// Shows something to a challenge, and answers the access token, or why not.
pub async fn show(app: &App, challenge: &str, field: &str, code: &str) -> Result<String, Vec<String>> {
    let answer = change(&app.reader(), "signInTwoFactor", "session { accessToken }", json!({ "challenge": challenge, field: code })).await;
    match crate::changes::refusals(&answer, "signInTwoFactor") {
        none if none.is_empty() => Ok(answer.text("signInTwoFactor.session.accessToken")),
        refusals => Err(refusals),
    }
}

/// A refusal in one line.
pub fn refusal(line: &str) -> Result<String, Vec<String>> {
    Err(vec![line.to_owned()])
}
