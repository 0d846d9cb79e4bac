//! Law 7: a change names the version it saw, and a stale one hears who changed what since.

use masthead_tests::on_each_database;
use serde_json::json;

use crate::books::balance;
use crate::changes::{change, done, refused};

on_each_database! {
    async fn the_second_of_two_editors_hears_of_the_first(app) {
        let section = app.editor().section("Xã hội", None).await;
        let id = app.reporter().create_article(json!({ "headline": "Một", "sectionId": section })).await.text("articleCreate.article.id");
        app.pass(std::time::Duration::from_mins(1));
        done(&app.editor(), "articleUpdate", "", json!({ "id": id, "expectedVersion": 1, "headline": "Hai" })).await;
        app.pass(std::time::Duration::from_mins(1));
        done(&app.admin(), "articleUpdate", "", json!({ "id": id, "expectedVersion": 2, "kicker": "Nóng", "body": { "plainText": "A" } })).await;
        app.pass(std::time::Duration::from_mins(1));

        let stale = json!({ "id": id, "expectedVersion": 1, "headline": "Ba" });
        let answer = change(&app.reporter(), "articleUpdate", "article { id }", stale).await;
        assert_eq!(answer.at("articleUpdate.article"), json!(null));
        let mut error = answer.at("articleUpdate.errors.0");
        error.as_object_mut().unwrap().remove("message");
        assert_eq!(error, json!({
            "__typename": "ConflictError", "code": "CONFLICT", "path": ["expectedVersion"], "currentVersion": 3,
            "changedAt": "2022-09-16T05:57:00Z", "changedBy": { "name": "admin" }, "changedFields": ["body", "headline", "kicker"],
        }));

        let one_behind = change(&app.reporter(), "articleUpdate", "", json!({ "id": id, "expectedVersion": 2, "headline": "Ba" })).await;
        assert_eq!(one_behind.at("articleUpdate.errors.0.changedFields"), json!(["body", "kicker"]));
        let desk = app.editor().ask("query($id: ID!) { desk { article(id: $id) { headline version } } }", json!({ "id": id })).await;
        assert_eq!(desk.at("desk.article"), json!({ "headline": "Hai", "version": 3 }));
        balance(&app.newsroom.store).await;
    }

    async fn every_change_of_an_article_names_its_version(app) {
        let section = app.editor().section("Xã hội", None).await;
        let id = app.editor().create_article(json!({ "headline": "Một", "sectionId": section })).await.text("articleCreate.article.id");
        app.editor().update_article(json!({ "id": id, "expectedVersion": 1, "headline": "Hai" })).await;
        for mutation in ["articleUpdate", "articlePublish", "articleUnpublish", "articleDelete"] {
            for wrong in [0, 1, 3, -1, i64::MAX] {
                let stale = json!({ "id": id, "expectedVersion": wrong });
                assert_eq!(refused(&app.editor(), mutation, stale).await, ["CONFLICT expectedVersion"], "{mutation} {wrong}");
            }
        }
    }

    async fn a_conflict_does_not_tell_strangers_that_a_draft_exists(app) {
        let id = app.editor().create_article(json!({ "headline": "Tin mật" })).await.text("articleCreate.article.id");
        assert_eq!(refused(&app.reporter(), "articleUpdate", json!({ "id": id, "expectedVersion": 9 })).await, ["NOT_FOUND id"]);
    }
}
