//! People with accounts of their own, so that nobody stands in another's way.

use masthead_domain::users::Role;
use masthead_tests::{App, Person};
use serde_json::json;

use crate::changes::done;

/// The password they begin with.
pub const PASSWORD: &str = "một mật khẩu rất dài";

/// A new user and one session of theirs.
pub struct Hired {
    /// The user's id.
    pub id: String,
    /// The session's access token.
    pub access: String,
    /// The session's refresh token.
    pub refresh: String,
}

/// Adds a user and signs them in.
pub async fn hire(app: &App, name: &str, role: Role) -> Hired {
    let input = json!({ "email": format!("{name}@example.org"), "name": name, "role": role.word(), "password": PASSWORD });
    let id = done(&app.admin(), "userCreate", "user { id }", input).await.text("userCreate.user.id");
    let (access, refresh) = sign_in(app, name).await;
    Hired { id, access, refresh }
}

/// Begins another session of theirs: its access token and refresh token.
pub async fn sign_in(app: &App, name: &str) -> (String, String) {
    let input = json!({ "email": format!("{name}@example.org"), "password": PASSWORD });
    let session = done(&app.reader(), "signIn", "session { accessToken refreshToken }", input).await;
    (session.text("signIn.session.accessToken"), session.text("signIn.session.refreshToken"))
}

/// Whether somebody is still signed in: their role, or the code of the refusal.
pub async fn standing(person: &Person<'_>) -> String {
    let answer = person.ask("{ me { role } }", json!({})).await;
    answer.try_at("me.role").map_or_else(|| answer.error_code(), |role| role.as_str().unwrap().to_owned())
}
