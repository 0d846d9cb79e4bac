//! What ends a preview.

use std::time::Duration;

use masthead_domain::users::Role;
use masthead_tests::{App, on_each_database};
use serde_json::{Value, json};

use super::guest::Guest;
use crate::books::{Ledger, Trace, balance};
use crate::changes::{done, refused};
use crate::sessions::people::{Hired, hire};

/// An article of the EDITOR's, and a preview of it that Lan made.
async fn lan(app: &App) -> (Hired, Guest) {
    let section = app.editor().section("Thể thao", None).await;
    let id = app.editor().create_article(json!({ "headline": "Nháp", "sectionId": section })).await.text("articleCreate.article.id");
    let lan = hire(app, "lan", Role::Editor).await;
    let guest = Guest::of_article(&app.with_token(&lan.access), &id).await;
    assert_eq!(guest.reads(app).await, "Nháp");
    (lan, guest)
}

on_each_database! {
    async fn its_time(app) {
        let (_, guest) = lan(app).await;
        app.pass(Duration::from_micros(3_599_999_999));
        assert_eq!(guest.reads(app).await, "Nháp");
        app.pass(Duration::from_micros(1));
        assert_eq!(guest.reads(app).await, "UNAUTHENTICATED");
        assert_eq!(app.admin().ask("{ desk { previewTokens { id } } }", json!({})).await.at("desk.previewTokens"), json!([]));
    }

    async fn somebody_who_may_on_every_node(app) {
        let (_, guest) = lan(app).await;
        let node = app.other_node().await;
        let ask = "{ preview { article { headline } } }";
        assert_eq!(node.ask(&guest.token, ask, json!({})).await.text("preview.article.headline"), "Nháp");
        for stranger in [app.reporter(), app.viewer()] {
            assert_eq!(refused(&stranger, "previewTokenRevoke", json!({ "id": guest.id })).await, ["NOT_FOUND id"]);
        }
        let mut ledger = Ledger::open(&app.newsroom.store).await;
        let ended = done(&app.editor(), "previewTokenRevoke", "preview { revokedAt }", json!({ "id": guest.id })).await;
        assert_eq!(ended.text("previewTokenRevoke.preview.revokedAt"), "2022-09-16T05:55:00Z");
        assert_eq!(ledger.turn().await, Trace::one(0, "SHARE_ARTICLE", "preview.revoked"));
        assert_eq!(guest.reads(app).await, "UNAUTHENTICATED");
        assert_eq!(node.ask(&guest.token, ask, json!({})).await.error_code(), "UNAUTHENTICATED");
        done(&app.editor(), "previewTokenRevoke", "", json!({ "id": guest.id })).await;
        assert_eq!(ledger.turn().await, Trace::nothing(), "it was over");
        balance(&app.newsroom.store).await;
        node.stop().await;
    }

    async fn its_makers_lock_out(app) {
        let (lan, guest) = lan(app).await;
        done(&app.admin(), "userUpdate", "", json!({ "id": lan.id, "expectedVersion": 1, "disabled": true })).await;
        assert_eq!(guest.reads(app).await, "UNAUTHENTICATED");
    }

    async fn its_makers_loss_of_the_right(app) {
        let (lan, guest) = lan(app).await;
        done(&app.admin(), "userUpdate", "", json!({ "id": lan.id, "expectedVersion": 1, "role": "VIEWER" })).await;
        assert_eq!((guest.reads(app).await, guest.lists(app).await.len()), (Value::Null, 0));
    }

    async fn made_up_tokens_are_counted(app) {
        let made_up = app.with_token(&format!("mh_pv_{}", "A".repeat(43)));
        for _ in 0..50 {
            assert_eq!(made_up.ask("{ site { name } }", json!({})).await.error_code(), "UNAUTHENTICATED");
        }
        assert_eq!(made_up.ask("{ site { name } }", json!({})).await.error_code(), "TOO_MANY_ATTEMPTS");
    }
}
