//! Two nodes on one database: what ends access on one has ended it on the other.

use masthead_domain::users::Role;
use masthead_tests::{App, OtherNode, on_each_database};
use serde_json::json;

use super::people::{Hired, PASSWORD, hire, sign_in};
use crate::changes::done;

/// What the other node makes of a token: the role of its user, or the code of the refusal.
async fn there(node: &OtherNode, token: &str) -> String {
    let answer = node.ask(token, "{ me { role } }", json!({})).await;
    answer.try_at("me.role").map_or_else(|| answer.error_code(), |role| role.as_str().unwrap().to_owned())
}

/// Somebody whom the other node knows well, since it has just answered them.
async fn known_there(app: &App, node: &OtherNode, name: &str) -> Hired {
    let hired = hire(app, name, Role::Editor).await;
    assert_eq!(there(node, &hired.access).await, "EDITOR");
    hired
}

on_each_database! {
    async fn a_lock_out_counts_on_the_other_node(app) {
        let node = app.other_node().await;
        let lan = known_there(app, &node, "lan").await;
        done(&app.admin(), "userUpdate", "", json!({ "id": lan.id, "expectedVersion": 1, "disabled": true })).await;
        assert_eq!(there(&node, &lan.access).await, "UNAUTHENTICATED");
        node.stop().await;
    }

    async fn a_new_role_counts_on_the_other_node(app) {
        let node = app.other_node().await;
        let lan = known_there(app, &node, "lan").await;
        done(&app.admin(), "userUpdate", "", json!({ "id": lan.id, "expectedVersion": 1, "role": "VIEWER" })).await;
        assert_eq!(there(&node, &lan.access).await, "UNAUTHENTICATED");
        let write = "mutation { tagCreate(input: { kind: KEYWORD, name: \"Một\" }) { errors { code } } }";
        assert_eq!(node.ask(&lan.access, write, json!({})).await.error_code(), "UNAUTHENTICATED");
        let (anew, _) = sign_in(app, "lan").await;
        assert_eq!(there(&node, &anew).await, "VIEWER");
        node.stop().await;
    }

    async fn a_new_password_ends_the_other_sessions_on_the_other_node(app) {
        let node = app.other_node().await;
        let lan = known_there(app, &node, "lan").await;
        let (thief, _) = sign_in(app, "lan").await;
        assert_eq!(there(&node, &thief).await, "EDITOR");
        let change = json!({ "currentPassword": PASSWORD, "newPassword": "mưa rừng chiều thu" });
        done(&app.with_token(&lan.access), "passwordChange", "done", change).await;
        assert_eq!(there(&node, &thief).await, "UNAUTHENTICATED");
        assert_eq!(there(&node, &lan.access).await, "EDITOR");
        node.stop().await;
    }

    async fn a_revoked_session_is_over_on_the_other_node(app) {
        let node = app.other_node().await;
        let lan = known_there(app, &node, "lan").await;
        done(&app.admin(), "sessionsRevokeAll", "ended", json!({ "userId": lan.id })).await;
        assert_eq!(there(&node, &lan.access).await, "UNAUTHENTICATED");
        node.stop().await;
    }
}
