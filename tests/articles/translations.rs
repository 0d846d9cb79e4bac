//! One story in several languages, each a publishable article of its own.

use masthead_tests::{Person, on_each_database};
use serde_json::{Value, json};

use crate::books::balance;
use crate::changes::{done, refused};

const TRANSLATION: &str = "article { id version status slug locale headline canonicalUrl translationGroupId translations { id } }";
const TOLD: &str = "query($id: ID!) { article(by: { id: $id }) { translationGroupId translations { locale headline } } }";

async fn translated(person: &Person<'_>, id: &str, locale: &str) -> Value {
    done(person, "articleTranslate", TRANSLATION, json!({ "id": id, "locale": locale })).await.at("articleTranslate.article")
}

on_each_database! {
    async fn a_translation_is_a_draft_beside_the_article_and_leaves_it_alone(app) {
        let editor = app.editor();
        let section = editor.section("Xã hội", None).await;
        let goes = json!({ "headline": "Cầu mới", "sectionId": section, "canonicalUrl": "https://goc.example/cau" });
        let vi = editor.published(goes).await;
        let en = translated(&editor, &vi, "en").await;
        assert_eq!(en, json!({
            "id": en["id"], "version": 1, "status": "DRAFT", "slug": "cau-moi-2", "locale": "en", "headline": "Cầu mới", "canonicalUrl": null,
            "translationGroupId": vi, "translations": [{ "id": vi }],
        }));
        let ask = "query($id: ID!) { desk { article(id: $id) { version hasUnpublishedChanges translationGroupId translations { locale status } } } }";
        let original = editor.ask(ask, json!({ "id": vi })).await.at("desk.article");
        assert_eq!(original, json!({
            "version": 2, "hasUnpublishedChanges": false, "translationGroupId": vi, "translations": [{ "locale": "en", "status": "DRAFT" }],
        }));

        // The public learns of it when it goes live, from both sides.
        let told = app.reader().ask(TOLD, json!({ "id": vi })).await;
        assert_eq!(told.at("article"), json!({ "translationGroupId": vi, "translations": [] }));
        done(&editor, "articleUpdate", "", json!({ "id": en["id"], "expectedVersion": 1, "headline": "New bridge" })).await;
        done(&editor, "articlePublish", "", json!({ "id": en["id"], "expectedVersion": 2 })).await;
        let told = app.reader().ask(TOLD, json!({ "id": vi })).await;
        assert_eq!(told.at("article.translations"), json!([{ "locale": "en", "headline": "New bridge" }]));
        let told = app.reader().ask(TOLD, json!({ "id": en["id"] })).await;
        assert_eq!(told.at("article"), json!({ "translationGroupId": vi, "translations": [{ "locale": "vi", "headline": "Cầu mới" }] }));
        done(&editor, "articleUnpublish", "", json!({ "id": vi, "expectedVersion": 2 })).await;
        let told = app.reader().ask(TOLD, json!({ "id": en["id"] })).await;
        assert_eq!(told.at("article.translations"), json!([]));
        balance(&app.newsroom.store).await;
    }

    async fn a_story_is_told_once_in_each_language(app) {
        let editor = app.editor();
        let vi = editor.create_article(json!({ "headline": "Một" })).await.text("articleCreate.article.id");
        let en = translated(&editor, &vi, "en").await;
        let fr = translated(&editor, en["id"].as_str().unwrap(), "fr").await;
        assert_eq!(fr["translationGroupId"], json!(vi));
        for locale in ["vi", "en", "fr"] {
            assert_eq!(refused(&editor, "articleTranslate", json!({ "id": en["id"], "locale": locale })).await, ["TAKEN locale"]);
        }
        let update = |id: &Value, version: i32, locale: &str| json!({ "id": id, "expectedVersion": version, "locale": locale });
        assert_eq!(refused(&editor, "articleUpdate", update(&fr["id"], 1, "en")).await, ["TAKEN locale"]);
        let create = json!({ "headline": "Hai", "locale": "fr", "translationGroupId": vi });
        assert_eq!(refused(&editor, "articleCreate", create).await, ["TAKEN locale"]);
        // What is in the trash leaves its language to others, and takes a group of its own when it comes back to find it taken.
        done(&editor, "articleDelete", "", json!({ "id": fr["id"], "expectedVersion": 1 })).await;
        translated(&editor, &vi, "fr").await;
        done(&editor, "trashRecover", "", json!({ "id": fr["id"] })).await;
        let ask = "query($id: ID!) { desk { article(id: $id) { locale translations { id } } } }";
        let recovered = editor.ask(ask, json!({ "id": fr["id"] })).await.at("desk.article");
        assert_eq!(recovered, json!({ "locale": "fr", "translations": [] }));
        balance(&app.newsroom.store).await;
    }

    async fn a_language_taken_since_does_not_come_back_with_a_revision(app) {
        let editor = app.editor();
        let vi = editor.create_article(json!({ "headline": "Một" })).await.text("articleCreate.article.id");
        let en = translated(&editor, &vi, "en").await;
        done(&editor, "articleUpdate", "", json!({ "id": en["id"], "expectedVersion": 1, "locale": "de", "headline": "Eins" })).await;
        translated(&editor, &vi, "en").await;
        let restore = json!({ "id": en["id"], "expectedVersion": 2, "revision": 1 });
        let restored = done(&editor, "articleRestoreRevision", TRANSLATION, restore).await.at("articleRestoreRevision.article");
        assert_eq!((&restored["headline"], &restored["locale"]), (&json!("Một"), &json!("de")));
    }

    async fn the_desk_tells_of_translations_as_far_as_one_may_see_them(app) {
        let reporter = app.reporter();
        let vi = reporter.create_article(json!({ "headline": "Một" })).await.text("articleCreate.article.id");
        translated(&app.editor(), &vi, "en").await;
        let fr = translated(&reporter, &vi, "fr").await;
        assert_eq!(fr["translations"], json!([{ "id": vi }]), "the editor's draft is not for the reporter");
    }

    async fn translations_of_many_articles_cost_one_statement(app) {
        let editor = app.editor();
        let section = editor.section("Xã hội", None).await;
        for number in 0..8 {
            let vi = editor.published(json!({ "headline": format!("Tin {number}"), "sectionId": section })).await;
            let en = translated(&editor, &vi, "en").await;
            done(&editor, "articlePublish", "", json!({ "id": en["id"], "expectedVersion": 1 })).await;
        }
        let without = "{ articles(first: 20) { nodes { headline } } }";
        let with = "{ articles(first: 20) { nodes { headline translations { locale } } } }";
        let (bare, _) = app.statements(&app.reader(), without, json!({})).await;
        let (cost, answer) = app.statements(&app.reader(), with, json!({})).await;
        assert_eq!(answer.at("articles.nodes").as_array().unwrap().iter().filter(|node| node["translations"][0].is_object()).count(), 16);
        assert_eq!(cost, bare + 1);
    }
}
