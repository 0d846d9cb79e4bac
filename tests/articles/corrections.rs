//! Corrections: public notes, and which of them move a feed.

use std::time::Duration;

use masthead_tests::on_each_database;
use serde_json::json;

use crate::books::balance;
use crate::changes::{done, refused};

const READ: &str = "query($id: ID!) { article(by: { id: $id }) {
    headline significantlyUpdatedAt updatedAt publishedAt corrections { kind text at } } }";

on_each_database! {
    async fn a_correction_goes_out_with_what_was_mended(app) {
        let section = app.admin().section("Xã hội", None).await;
        let id = app.editor().published(json!({ "headline": "Cầu dài 300 km", "sectionId": section })).await;
        app.pass(Duration::from_hours(1));
        done(&app.editor(), "articleUpdate", "", json!({ "id": id, "expectedVersion": 2, "headline": "Cầu dài 300 m" })).await;
        let note = json!({ "id": id, "expectedVersion": 3, "kind": "CORRECTION", "text": "Bản trước viết nhầm chiều dài cầu." });
        let desk = done(&app.editor(), "articleCorrect", "article { revision liveRevision status version }", note).await;
        assert_eq!(desk.at("articleCorrect.article"), json!({ "revision": 3, "liveRevision": 3, "status": "PUBLISHED", "version": 4 }));
        let read = app.reader().ask(READ, json!({ "id": id })).await.at("article");
        assert_eq!(read, json!({
            "headline": "Cầu dài 300 m",
            "publishedAt": "2022-09-16T05:55:00Z", "significantlyUpdatedAt": "2022-09-16T05:55:00Z", "updatedAt": "2022-09-16T06:55:00Z",
            "corrections": [{ "kind": "CORRECTION", "text": "Bản trước viết nhầm chiều dài cầu.", "at": "2022-09-16T06:55:00Z" }],
        }));
        app.pass(Duration::from_hours(1));
        let update = json!({ "id": id, "expectedVersion": 4, "kind": "UPDATE", "text": "Cầu đã thông xe.", "significant": true });
        done(&app.editor(), "articleCorrect", "", update).await;
        let read = app.reader().ask(READ, json!({ "id": id })).await;
        assert_eq!(read.text("article.significantlyUpdatedAt"), "2022-09-16T07:55:00Z");
        assert_eq!(read.texts("article.corrections", "kind"), ["CORRECTION", "UPDATE"]);
        balance(&app.newsroom.store).await;
    }

    async fn only_what_is_live_can_be_corrected_and_not_by_reporters(app) {
        let section = app.admin().section("Xã hội", None).await;
        let draft = app.reporter().create_article(json!({ "headline": "Cầu", "sectionId": section })).await.text("articleCreate.article.id");
        let note = json!({ "id": draft, "expectedVersion": 1, "kind": "CORRECTION", "text": "Sai" });
        assert_eq!(refused(&app.reporter(), "articleCorrect", note.clone()).await, ["FORBIDDEN"]);
        assert_eq!(refused(&app.editor(), "articleCorrect", note.clone()).await, ["NOT_POSSIBLE"]);
        let mut empty = note;
        empty["text"] = json!("  ");
        assert_eq!(refused(&app.editor(), "articleCorrect", empty).await, ["REQUIRED text"]);
    }
}
