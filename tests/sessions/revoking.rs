//! Seeing sessions and ending them.

use std::time::Duration;

use masthead_domain::users::Role;
use masthead_tests::{Person, on_each_database};
use serde_json::{Value, json};

use super::people::{hire, sign_in, standing};
use crate::books::{Ledger, Trace, balance};
use crate::changes::{change, done, refused};

const MINE: &str = "{ me { sessions { id current userAgent address createdAt lastUsedAt expiresAt } } }";

async fn mine(person: &Person<'_>) -> Vec<Value> {
    person.ask(MINE, json!({})).await.at("me.sessions").as_array().unwrap().clone()
}

/// The id of the session that asks.
async fn current(person: &Person<'_>) -> String {
    let sessions = mine(person).await;
    let current: Vec<_> = sessions.iter().filter(|session| session["current"] == true).collect();
    assert_eq!(current.len(), 1, "{sessions:#?}");
    current[0]["id"].as_str().unwrap().to_owned()
}

on_each_database! {
    async fn one_sees_ones_own_sessions(app) {
        let lan = hire(app, "lan", Role::Reporter).await;
        app.pass(Duration::from_mins(10));
        sign_in(app, "lan").await;
        let sessions = mine(&app.with_token(&lan.access)).await;
        let first = json!({ "id": sessions[1]["id"], "current": true, "userAgent": null, "address": null, "createdAt": "2022-09-16T05:55:00Z",
            "lastUsedAt": "2022-09-16T05:55:00Z", "expiresAt": "2023-03-15T05:55:00Z" });
        assert_eq!((sessions.len(), &sessions[1]), (2, &first), "that used last comes first");
        assert_eq!(sessions[0]["current"], false);

        app.pass(Duration::from_mins(4));
        done(&app.reader(), "sessionRefresh", "session { accessToken }", json!({ "refreshToken": lan.refresh })).await;
        let sessions = mine(&app.with_token(&lan.access)).await;
        assert_eq!((&sessions[0]["current"], &sessions[0]["lastUsedAt"]), (&json!(true), &json!("2022-09-16T06:09:00Z")));
        let leak = app.with_token(&lan.access).ask("{ me { sessions { id } } desk { users { sessions { id } } } }", json!({})).await;
        assert_eq!(leak.error_code(), "FORBIDDEN");
    }

    async fn a_lost_phone_is_signed_out(app) {
        let lan = hire(app, "lan", Role::Reporter).await;
        let (phone, phones_refresh) = sign_in(app, "lan").await;
        let lost = current(&app.with_token(&phone)).await;
        let mut ledger = Ledger::open(&app.newsroom.store).await;
        let desktop = app.with_token(&lan.access);
        let ended = done(&desktop, "sessionRevoke", "session { id current }", json!({ "id": lost })).await.at("sessionRevoke.session");
        assert_eq!(ended, json!({ "id": lost, "current": false }));
        assert_eq!(ledger.turn().await, Trace::one(0, "EDIT_OWN_ACCOUNT", "session.ended"));
        assert_eq!(standing(&app.with_token(&phone)).await, "UNAUTHENTICATED");
        let again = change(&app.reader(), "sessionRefresh", "", json!({ "refreshToken": phones_refresh })).await;
        assert_eq!(again.error_code(), "UNAUTHENTICATED");
        assert_eq!((standing(&desktop).await, mine(&desktop).await.len()), ("REPORTER".to_owned(), 1));
        assert_eq!(refused(&desktop, "sessionRevoke", json!({ "id": lost })).await, ["NOT_FOUND id"], "it is over already");
        assert_eq!(ledger.turn().await, Trace::nothing());
        balance(&app.newsroom.store).await;
    }

    async fn nobody_but_an_admin_finds_the_sessions_of_others(app) {
        let lan = hire(app, "lan", Role::Reporter).await;
        let lans = current(&app.with_token(&lan.access)).await;
        for stranger in [app.viewer(), app.reporter(), app.editor()] {
            assert_eq!(refused(&stranger, "sessionRevoke", json!({ "id": lans })).await, ["NOT_FOUND id"]);
            assert_eq!(refused(&stranger, "sessionsRevokeAll", json!({ "userId": lan.id })).await, ["FORBIDDEN"]);
            let look = stranger.ask("query($id: ID!) { desk { user(id: $id) { email } } }", json!({ "id": lan.id })).await;
            assert_eq!(look.error_code(), "FORBIDDEN");
        }
        assert_eq!(change(&app.reader(), "sessionRevoke", "", json!({ "id": lans })).await.error_code(), "UNAUTHENTICATED");
        assert_eq!(standing(&app.with_token(&lan.access)).await, "REPORTER");

        let look = "query($id: ID!) { desk { user(id: $id) { email sessions { id current } } } }";
        let seen = app.admin().ask(look, json!({ "id": lan.id })).await.at("desk.user");
        assert_eq!(seen, json!({ "email": "lan@example.org", "sessions": [{ "id": lans, "current": false }] }));
        let mut ledger = Ledger::open(&app.newsroom.store).await;
        done(&app.admin(), "sessionRevoke", "session { id }", json!({ "id": lans })).await;
        assert_eq!(ledger.turn().await, Trace::one(0, "EDIT_USERS", "session.ended"));
        assert_eq!(standing(&app.with_token(&lan.access)).await, "UNAUTHENTICATED");
        let nobody = "019286a4-0000-7000-8000-000000000000";
        assert_eq!(app.admin().ask(look, json!({ "id": nobody })).await.at("desk.user"), json!(null));
        assert_eq!(refused(&app.admin(), "sessionsRevokeAll", json!({ "userId": nobody })).await, ["NOT_FOUND id"]);
    }

    async fn all_sessions_but_this_one_end(app) {
        let lan = hire(app, "lan", Role::Reporter).await;
        let (phone, _) = sign_in(app, "lan").await;
        let mut ledger = Ledger::open(&app.newsroom.store).await;
        let desktop = app.with_token(&lan.access);
        let ended = done(&desktop, "sessionsRevokeAll", "ended", json!({})).await.number("sessionsRevokeAll.ended");
        assert_eq!(ended, 1);
        assert_eq!(ledger.turn().await, Trace::one(0, "EDIT_OWN_ACCOUNT", "user.signed_out"));
        assert_eq!((standing(&desktop).await, standing(&app.with_token(&phone)).await), ("REPORTER".into(), "UNAUTHENTICATED".into()));
        assert_eq!(done(&desktop, "sessionsRevokeAll", "ended", json!({})).await.number("sessionsRevokeAll.ended"), 0);
        assert_eq!(ledger.turn().await, Trace::nothing(), "nothing ended, nothing to tell");
        done(&desktop, "sessionsRevokeAll", "ended", json!({ "exceptCurrent": false })).await;
        assert_eq!(standing(&desktop).await, "UNAUTHENTICATED");
        balance(&app.newsroom.store).await;
    }

    async fn an_admin_ends_all_sessions_of_somebody(app) {
        let lan = hire(app, "lan", Role::Editor).await;
        let (phone, _) = sign_in(app, "lan").await;
        let ended = done(&app.admin(), "sessionsRevokeAll", "ended", json!({ "userId": lan.id })).await;
        assert_eq!(ended.number("sessionsRevokeAll.ended"), 2);
        for token in [lan.access, phone] {
            assert_eq!(standing(&app.with_token(&token)).await, "UNAUTHENTICATED");
        }
        assert_eq!(standing(&app.admin()).await, "ADMIN", "the one who asked stays");
    }

    async fn the_sessions_of_everybody_cost_one_statement(app) {
        let ask = "{ desk { users { id sessions { id } } } }";
        let (few, _) = app.statements(&app.admin(), ask, json!({})).await;
        for name in ["lan", "minh", "hoa"] {
            hire(app, name, Role::Viewer).await;
        }
        let (many, answer) = app.statements(&app.admin(), ask, json!({})).await;
        assert_eq!(answer.at("desk.users").as_array().unwrap().len(), Role::ALL.len() + 3);
        assert_eq!(many, few);
    }
}
