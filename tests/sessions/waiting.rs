//! Whoever loses what they were let in by while a write of theirs waits for its turn does not get to write.

use masthead_domain::tags::{TagCreate, TagKind};
use masthead_domain::users::Role;
use masthead_newsroom::{Caller, Refusal, sessions, tags};
use masthead_tests::{App, on_each_database};
use sea_orm::ConnectionTrait;

use super::people::hire;
use crate::books::rows;

/// A write of somebody whom the newsroom has let in, which waits while `statement` is carried out and committed.
async fn overtaken(app: &App, name: &str, statement: &str) -> Result<(), Refusal> {
    let hired = hire(app, name, Role::Editor).await;
    let caller = Caller { actor: sessions::authenticate(&app.newsroom, &hired.access).await.unwrap(), address: None };
    let overtaking = app.newsroom.store.begin(None, || app.newsroom.clock.now()).await.unwrap();
    let command = TagCreate { kind: TagKind::Keyword, name: name.to_owned(), slug: None, description: None };
    let (written, ()) = tokio::join!(tags::create(&app.newsroom, &caller, command), async {
        let owner = format!("(SELECT id FROM users WHERE email = '{name}@example.org')");
        overtaking.reader().execute_unprepared(&statement.replace("OWNER", &owner)).await.unwrap();
        overtaking.commit().await.unwrap();
    });
    written.map(|_| ())
}

on_each_database! {
    async fn a_write_that_waits_is_refused_when_its_caller_is_shut_out(app) {
        assert!(overtaken(app, "control", "UPDATE users SET name = 'Lan' WHERE id = OWNER").await.is_ok());
        let losses = [
            "UPDATE sessions SET revoked_at = 1 WHERE user_id = OWNER",
            "UPDATE sessions SET expires_at = 1 WHERE user_id = OWNER",
            "UPDATE users SET disabled_at = 1 WHERE id = OWNER",
            "UPDATE users SET role = 'VIEWER' WHERE id = OWNER",
            "UPDATE settings SET require_two_factor_for = '[\"EDITOR\"]'",
        ];
        for (number, statement) in losses.into_iter().enumerate() {
            let refused = overtaken(app, &format!("lan{number}"), statement).await;
            assert!(matches!(refused, Err(Refusal::SignInFirst)), "{statement}: {refused:?}");
        }
        assert_eq!(rows(&app.newsroom.store, "SELECT id FROM tags").await.len(), 1, "the control's");
    }
}
