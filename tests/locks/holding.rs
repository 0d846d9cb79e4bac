//! Holding a lock, losing it, and what it keeps others from.

use std::time::Duration;

use masthead_domain::users::Role;
use masthead_persistence::events;
use masthead_tests::{App, on_each_database};
use serde_json::{Value, json};

use crate::books::{Ledger, Trace, balance};
use crate::changes::{change, done, refused};

const LOCK: &str = "article { version lock { holder { name } since expiresAt } }";

async fn draft(app: &App) -> String {
    let section = app.admin().section("Xã hội", None).await;
    app.reporter().create_article(json!({ "headline": "Một", "sectionId": section })).await.text("articleCreate.article.id")
}

/// The lock as somebody sees it.
async fn lock(app: &App, id: &str) -> Value {
    let ask = "query($id: ID!) { desk { article(id: $id) { lock { holder { name } since expiresAt } } } }";
    app.editor().ask(ask, json!({ "id": id })).await.at("desk.article.lock")
}

on_each_database! {
    async fn whoever_writes_is_seen_and_others_wait(app) {
        let id = draft(app).await;
        let held = done(&app.reporter(), "articleLock", LOCK, json!({ "id": id })).await.at("articleLock.article");
        let shown = json!({ "holder": { "name": "reporter" }, "since": "2022-09-16T05:55:00Z", "expiresAt": "2022-09-16T05:57:00Z" });
        assert_eq!(held, json!({ "version": 1, "lock": shown }));
        assert_eq!(lock(app, &id).await, shown);

        let late = change(&app.editor(), "articleUpdate", "", json!({ "id": id, "expectedVersion": 1, "kicker": "Nóng" })).await;
        let mut error = late.at("articleUpdate.errors.0");
        let message = "Somebody else is writing on this article, at least until 2022-09-16T05:57:00Z; try again then, or have an editor take the lock over.";
        assert_eq!(error.as_object_mut().unwrap().remove("message"), Some(json!(message)));
        assert_eq!(error, json!({
            "__typename": "LockedError", "code": "LOCKED", "path": [],
            "holder": { "name": "reporter" }, "since": "2022-09-16T05:55:00Z", "expiresAt": "2022-09-16T05:57:00Z",
        }));
        done(&app.reporter(), "articleUpdate", "", json!({ "id": id, "expectedVersion": 1, "kicker": "Nóng" })).await;
        for mutation in ["articleLock", "articleLockRenew", "articleUnlock"] {
            assert_eq!(refused(&app.editor(), mutation, json!({ "id": id })).await, ["LOCKED"], "{mutation}");
        }
        for mutation in ["articleSubmit", "articleDelete"] {
            assert_eq!(refused(&app.editor(), mutation, json!({ "id": id, "expectedVersion": 2 })).await, ["LOCKED"], "{mutation}");
        }
        let back = json!({ "id": id, "expectedVersion": 2, "revision": 1 });
        assert_eq!(refused(&app.editor(), "articleRestoreRevision", back).await, ["LOCKED"]);
        balance(&app.newsroom.store).await;
    }

    async fn a_lock_ends_by_itself_and_is_renewed_while_somebody_writes(app) {
        let id = draft(app).await;
        done(&app.reporter(), "articleLock", "", json!({ "id": id })).await;
        app.pass(Duration::from_secs(119));
        let renewed = done(&app.reporter(), "articleLockRenew", LOCK, json!({ "id": id })).await.at("articleLockRenew.article.lock");
        assert_eq!(renewed, json!({ "holder": { "name": "reporter" }, "since": "2022-09-16T05:55:00Z", "expiresAt": "2022-09-16T05:58:59Z" }));
        app.pass(Duration::from_secs(119));
        assert_eq!(refused(&app.editor(), "articleLock", json!({ "id": id })).await, ["LOCKED"]);
        app.pass(Duration::from_secs(1));
        assert_eq!(lock(app, &id).await, json!(null));
        done(&app.editor(), "articleLock", "", json!({ "id": id })).await;
        assert_eq!(lock(app, &id).await["holder"]["name"], json!("editor"));
        assert_eq!(refused(&app.reporter(), "articleLockRenew", json!({ "id": id })).await, ["LOCKED"]);
        app.pass(Duration::from_mins(3));
        assert_eq!(refused(&app.reporter(), "articleLockRenew", json!({ "id": id })).await, ["INVALID id"], "it was the editor's last");
    }

    async fn a_lock_given_back_is_free_at_once(app) {
        let id = draft(app).await;
        done(&app.reporter(), "articleLock", "", json!({ "id": id })).await;
        let freed = done(&app.reporter(), "articleUnlock", LOCK, json!({ "id": id })).await;
        assert_eq!(freed.at("articleUnlock.article.lock"), json!(null));
        done(&app.reporter(), "articleUnlock", "", json!({ "id": id })).await;
        assert_eq!(refused(&app.reporter(), "articleLockRenew", json!({ "id": id })).await, ["INVALID id"]);
        done(&app.editor(), "articleUpdate", "", json!({ "id": id, "expectedVersion": 1, "kicker": "Nóng" })).await;
    }

    async fn an_editor_takes_a_lock_over_and_the_trail_keeps_that(app) {
        let id = draft(app).await;
        done(&app.reporter(), "articleLock", "", json!({ "id": id })).await;
        let mut ledger = Ledger::open(&app.newsroom.store).await;
        assert_eq!(refused(&app.reporter(), "articleLockTakeOver", json!({ "id": id })).await, ["FORBIDDEN"]);
        done(&app.editor(), "articleLockTakeOver", "", json!({ "id": id })).await;
        assert_eq!(lock(app, &id).await["holder"]["name"], json!("editor"));
        assert_eq!(ledger.turn().await, Trace::one(0, "TAKE_OVER_LOCK", "article.lock_taken_over"));
        assert_eq!(refused(&app.reporter(), "articleUpdate", json!({ "id": id, "expectedVersion": 1, "kicker": "Nóng" })).await, ["LOCKED"]);
        done(&app.editor(), "articleLockTakeOver", "", json!({ "id": id })).await;
        assert_eq!(ledger.turn().await, Trace::nothing(), "it was the editor's already");
        balance(&app.newsroom.store).await;
    }

    async fn what_editors_decide_is_not_held_up(app) {
        let id = draft(app).await;
        done(&app.reporter(), "articleLock", "", json!({ "id": id })).await;
        done(&app.editor(), "articlePublish", "", json!({ "id": id, "expectedVersion": 1 })).await;
        let correct = json!({ "id": id, "expectedVersion": 2, "kind": "UPDATE", "text": "Thêm" });
        done(&app.editor(), "articleCorrect", "", correct).await;
        done(&app.user(Role::Legal), "articleKill", "", json!({ "id": id, "expectedVersion": 3 })).await;
        assert_eq!(lock(app, &id).await["holder"]["name"], json!("reporter"));
    }

    async fn a_lock_is_not_the_only_guard(app) {
        let id = draft(app).await;
        done(&app.editor(), "articleUpdate", "", json!({ "id": id, "expectedVersion": 1, "kicker": "Nóng" })).await;
        done(&app.reporter(), "articleLock", "", json!({ "id": id })).await;
        let stale = json!({ "id": id, "expectedVersion": 1, "kicker": "Nguội" });
        assert_eq!(refused(&app.reporter(), "articleUpdate", stale).await, ["CONFLICT expectedVersion"]);
    }

    async fn locks_leave_no_trace_and_cost_the_public_nothing(app) {
        let id = draft(app).await;
        let mut ledger = Ledger::open(&app.newsroom.store).await;
        let newest = events::newest(app.newsroom.store.reader()).await.unwrap();
        for mutation in ["articleLock", "articleLockRenew", "articleUnlock", "articleLockTakeOver"] {
            done(&app.editor(), mutation, "", json!({ "id": id })).await;
        }
        assert_eq!(ledger.turn().await, Trace::nothing());
        assert_eq!(events::newest(app.newsroom.store.reader()).await.unwrap(), newest);
        let ask = "query($id: ID!) { desk { article(id: $id) { version updatedBy { name } } } }";
        let desk = app.editor().ask(ask, json!({ "id": id })).await.at("desk.article");
        assert_eq!(desk, json!({ "version": 1, "updatedBy": { "name": "reporter" } }));
    }

    async fn a_client_learns_that_it_has_to_wait(app) {
        let id = draft(app).await;
        done(&app.reporter(), "articleLock", "", json!({ "id": id })).await;
        let ask = "query($id: ID!) { desk { article(id: $id) { allowedActions { step allowed } } } }";
        let editor = app.editor().ask(ask, json!({ "id": id })).await.at("desk.article.allowedActions");
        let allowed = |actions: &Value, step: &str| actions.as_array().unwrap().iter().find(|action| action["step"] == json!(step)).unwrap()["allowed"].clone();
        let waits: Vec<_> = ["EDIT", "SUBMIT", "DELETE", "SPIKE"].map(|step| allowed(&editor, step)).into();
        assert_eq!(waits, [json!(false), json!(false), json!(false), json!(true)]);
        let reporter = app.reporter().ask(ask, json!({ "id": id })).await.at("desk.article.allowedActions");
        assert_eq!(allowed(&reporter, "EDIT"), json!(true));
    }

    async fn a_lock_goes_with_its_article(app) {
        let id = draft(app).await;
        done(&app.reporter(), "articleLock", "", json!({ "id": id })).await;
        done(&app.reporter(), "articleDelete", "", json!({ "id": id, "expectedVersion": 1 })).await;
        assert_eq!(refused(&app.reporter(), "articleLockRenew", json!({ "id": id })).await, ["NOT_FOUND id"]);
    }
}
