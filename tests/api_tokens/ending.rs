//! What ends a token: at once, on every node, for writes too that wait for their turn.

use std::time::Duration;

use masthead_domain::api_tokens::ApiTokenRevoke;
use masthead_domain::tags::{TagCreate, TagKind};
use masthead_domain::users::Role;
use masthead_newsroom::{Caller, Refusal, api_tokens, tags};
use masthead_tests::{App, OtherNode, on_each_database};
use sea_orm::ConnectionTrait;
use serde_json::json;

use super::program::{ALL_SCOPES, Program};
use crate::books::{Ledger, Trace, balance};
use crate::changes::{done, refused};
use crate::sessions::people::hire;

/// Whether the other node lets a program see the desk, or the code of the refusal.
async fn there(node: &OtherNode, program: &Program) -> String {
    let answer = node.ask(&program.secret, "{ desk { articles { nodes { id } } } }", json!({})).await;
    if answer.0.get("errors").is_some() { answer.error_code() } else { "SEES".to_owned() }
}

async fn at_the_gate(app: &App, program: &Program) -> Caller {
    Caller { actor: api_tokens::authenticate(&app.newsroom, &program.secret, None).await.unwrap(), address: None }
}

on_each_database! {
    async fn a_token_that_is_taken_back_is_over_on_every_node(app) {
        let node = app.other_node().await;
        let program = Program::make(app, ALL_SCOPES, None).await;
        assert_eq!(there(&node, &program).await, "SEES");
        let mut ledger = Ledger::open(&app.newsroom.store).await;
        let revoked = done(&app.admin(), "apiTokenRevoke", "token { revokedAt }", json!({ "id": program.id })).await;
        assert_eq!(revoked.text("apiTokenRevoke.token.revokedAt"), "2022-09-16T05:55:00Z");
        assert_eq!(ledger.turn().await, Trace::one(0, "EDIT_API_TOKENS", "api_token.revoked"));
        assert_eq!(there(&node, &program).await, "UNAUTHENTICATED");
        assert_eq!(program.desk(app).await, "UNAUTHENTICATED");
        done(&app.admin(), "apiTokenRevoke", "", json!({ "id": program.id })).await;
        assert_eq!(ledger.turn().await, Trace::nothing(), "it was over");
        balance(&app.newsroom.store).await;
        node.stop().await;
    }

    async fn a_scope_that_is_taken_back_is_over_on_every_node(app) {
        let node = app.other_node().await;
        let program = Program::make(app, &["WRITE_ARTICLES", "READ_DESK"], None).await;
        let left = done(&app.admin(), "apiTokenRevoke", "token { scopes revokedAt }", json!({ "id": program.id, "scopes": ["WRITE_ARTICLES"] })).await;
        assert_eq!(left.at("apiTokenRevoke.token"), json!({ "scopes": ["READ_DESK"], "revokedAt": null }));
        assert_eq!(there(&node, &program).await, "SEES");
        assert_eq!(refused(&program.person(app), "articleCreate", json!({ "headline": "Một" })).await, ["FORBIDDEN"]);
        assert_eq!(refused(&app.admin(), "apiTokenRevoke", json!({ "id": program.id, "scopes": [] })).await, ["REQUIRED scopes"]);
        done(&app.admin(), "apiTokenRevoke", "", json!({ "id": program.id, "scopes": ["READ_DESK"] })).await;
        assert_eq!(there(&node, &program).await, "UNAUTHENTICATED");
        node.stop().await;
    }

    async fn a_token_expires(app) {
        let input = json!({ "name": "Importer", "scopes": ["READ_DESK"], "expiresAt": "2022-09-16T05:56:00Z" });
        let program = Program::made_by(&app.admin(), input).await;
        app.pass(Duration::from_micros(59_999_999));
        assert_eq!(program.desk(app).await, "0");
        app.pass(Duration::from_micros(1));
        assert_eq!(program.desk(app).await, "UNAUTHENTICATED");
    }

    async fn the_tokens_of_whoever_is_locked_out_or_no_admin_any_more_stop(app) {
        let minh = hire(app, "minh", Role::Admin).await;
        let input = json!({ "name": "Importer", "scopes": ["READ_DESK"] });
        let program = Program::made_by(&app.with_token(&minh.access), input).await;
        assert_eq!(program.desk(app).await, "0");
        for (version, loss, again) in [(1, json!({ "disabled": true }), json!({ "disabled": false })), (3, json!({ "role": "EDITOR" }), json!({ "role": "ADMIN" }))] {
            let change = |mut change: serde_json::Value, version: i64| {
                change["id"] = json!(minh.id);
                change["expectedVersion"] = json!(version);
                change
            };
            done(&app.admin(), "userUpdate", "", change(loss, version)).await;
            assert_eq!(program.desk(app).await, "UNAUTHENTICATED");
            done(&app.admin(), "userUpdate", "", change(again, version + 1)).await;
            assert_eq!(program.desk(app).await, "0");
        }
    }

    async fn a_section_that_is_gone_leaves_nothing(app) {
        let section = app.editor().section("Thể thao", None).await;
        app.editor().create_article(json!({ "headline": "Nháp" })).await;
        let program = Program::make(app, &["READ_DESK", "WRITE_ARTICLES"], Some(&section)).await;
        done(&app.editor(), "sectionDelete", "", json!({ "id": section, "expectedVersion": 1 })).await;
        assert_eq!(program.desk(app).await, "0");
        assert_eq!(refused(&program.person(app), "articleCreate", json!({ "headline": "Một" })).await, ["FORBIDDEN"]);
    }

    async fn a_write_that_waits_is_refused_when_its_token_is_taken_back(app) {
        for (number, statement) in ["UPDATE api_tokens SET revoked_at = 1", "UPDATE api_tokens SET scopes = '[\"READ_DESK\"]'"].into_iter().enumerate() {
            let program = Program::make(app, ALL_SCOPES, None).await;
            let caller = at_the_gate(app, &program).await;
            let overtaking = app.newsroom.store.begin(None, || app.newsroom.clock.now()).await.unwrap();
            let command = TagCreate { kind: TagKind::Keyword, name: format!("Thẻ {number}"), slug: None, description: None };
            let (written, ()) = tokio::join!(tags::create(&app.newsroom, &caller, command), async {
                overtaking.reader().execute_unprepared(statement).await.unwrap();
                overtaking.commit().await.unwrap();
            });
            assert!(matches!(written, Err(Refusal::SignInFirst)), "{statement}: {written:?}");
        }
    }

    async fn no_program_takes_tokens_back(app) {
        let program = Program::make(app, ALL_SCOPES, None).await;
        let caller = at_the_gate(app, &program).await;
        let all = ApiTokenRevoke { id: program.id.parse().unwrap(), scopes: Vec::new() };
        assert!(matches!(api_tokens::revoke(&app.newsroom, &caller, all).await, Err(Refusal::NotAllowed(_))));
    }
}
