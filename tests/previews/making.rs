//! Making previews and listing them.

use masthead_tests::on_each_database;
use serde_json::json;

use super::guest::Guest;
use crate::books::{Ledger, Trace, balance, rows};
use crate::changes::{done, refused};

const LISTED: &str = "{ desk { previewTokens { id articleId section { name } createdBy { name } createdAt expiresAt revokedAt } } }";

on_each_database! {
    async fn the_token_is_shown_once_and_kept_nowhere(app) {
        let section = app.editor().section("Thể thao", None).await;
        let mut ledger = Ledger::open(&app.newsroom.store).await;
        let guest = Guest::of_section(&app.editor(), &section).await;
        assert_eq!(ledger.turn().await, Trace::one(0, "SHARE_ARTICLE", "preview.created"));
        assert!(guest.token.starts_with("mh_pv_"));
        let expected = json!([{ "id": guest.id, "articleId": null, "section": { "name": "Thể thao" }, "createdBy": { "name": "editor" },
            "createdAt": "2022-09-16T05:55:00Z", "expiresAt": "2022-09-16T06:55:00Z", "revokedAt": null }]);
        assert_eq!(app.editor().ask(LISTED, json!({})).await.at("desk.previewTokens"), expected);
        assert_eq!(app.admin().ask(LISTED, json!({})).await.at("desk.previewTokens"), expected);
        assert_eq!(app.reporter().ask(LISTED, json!({})).await.at("desk.previewTokens"), json!([]), "not theirs");
        let random = &guest.token["mh_pv_".len()..];
        for (table, column) in [("previews", "hash"), ("audit", "detail"), ("events", "payload")] {
            let texts = rows(&app.newsroom.store, &format!("SELECT {column} AS line FROM {table}")).await;
            assert!(texts.iter().all(|row| !row.try_get::<String>("", "line").unwrap().contains(random)), "{table}");
        }
        balance(&app.newsroom.store).await;
    }

    async fn it_lasts_an_hour_unless_somebody_says_otherwise_and_a_week_at_most(app) {
        let section = app.editor().section("Thể thao", None).await;
        let of = json!({ "sectionId": section });
        let week = json!({ "of": of, "expiresInMinutes": 10_080 });
        let made = done(&app.editor(), "previewTokenCreate", "preview { expiresAt }", week).await;
        assert_eq!(made.text("previewTokenCreate.preview.expiresAt"), "2022-09-23T05:55:00Z");
        for wrong in [0, -5, 10_081] {
            let input = json!({ "of": of, "expiresInMinutes": wrong });
            assert_eq!(refused(&app.editor(), "previewTokenCreate", input).await, ["INVALID expiresInMinutes"]);
        }
    }

    async fn what_cannot_be_shared_gets_no_preview(app) {
        let section = app.editor().section("Thể thao", None).await;
        let theirs = app.editor().create_article(json!({ "headline": "Nháp", "sectionId": section })).await.text("articleCreate.article.id");
        let nowhere = app.editor().create_article(json!({ "headline": "Chưa có mục" })).await.text("articleCreate.article.id");
        let article = |id: &str| json!({ "of": { "articleId": id } });
        assert_eq!(refused(&app.reporter(), "previewTokenCreate", article(&theirs)).await, ["NOT_FOUND id"]);
        assert_eq!(refused(&app.viewer(), "previewTokenCreate", article(&theirs)).await, ["FORBIDDEN"]);
        assert_eq!(refused(&app.editor(), "previewTokenCreate", article(&nowhere)).await, ["INVALID articleId"]);
        assert_eq!(refused(&app.editor(), "previewTokenCreate", json!({ "of": { "sectionId": theirs } })).await, ["UNKNOWN sectionId"]);
        assert_eq!(refused(&app.reporter(), "previewTokenCreate", json!({ "of": { "sectionId": section } })).await, ["FORBIDDEN"]);
        let own = app.reporter().create_article(json!({ "headline": "Của tôi", "sectionId": section })).await.text("articleCreate.article.id");
        assert_eq!(Guest::of_article(&app.reporter(), &own).await.reads(app).await, "Của tôi");
    }
}
