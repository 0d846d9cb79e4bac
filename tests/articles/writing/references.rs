//! What an article refers to: it must exist, and an id of another system is one article's alone.

use masthead_tests::on_each_database;
use serde_json::json;

use crate::books::balance;
use crate::changes::{done, refused};

const NOTHING: &str = "019286a4-0000-7000-8000-000000000000";

on_each_database! {
    async fn what_does_not_exist_is_named_by_its_place(app) {
        let editor = app.editor();
        let (section, tag, author) = (editor.section("Xã hội", None).await, editor.tag("Cầu").await, editor.contributor("An").await);
        let mut input = json!({
            "headline": "Một", "sectionId": NOTHING, "furtherSectionIds": [section, tag], "tagIds": [NOTHING, tag],
            "contributors": [{ "contributorId": author }, { "contributorId": tag }],
        });
        let expected = ["UNKNOWN contributors.1", "UNKNOWN furtherSectionIds.1", "UNKNOWN sectionId", "UNKNOWN tagIds.0"];
        let mut wrong = refused(&editor, "articleCreate", input.clone()).await;
        wrong.sort();
        assert_eq!(wrong, expected);

        let id = editor.create_article(json!({ "headline": "Hai" })).await.text("articleCreate.article.id");
        input.as_object_mut().unwrap().extend([("id".to_owned(), json!(id)), ("expectedVersion".to_owned(), json!(1))]);
        let mut wrong = refused(&editor, "articleUpdate", input).await;
        wrong.sort();
        assert_eq!(wrong, expected);
        balance(&app.newsroom.store).await;
    }

    async fn related_articles_may_not_be_live_or_not_be_at_all(app) {
        let section = app.editor().section("Xã hội", None).await;
        let draft = app.editor().create_article(json!({ "headline": "Nháp" })).await.text("articleCreate.article.id");
        let live = app.editor().published(json!({ "headline": "Sống", "sectionId": section })).await;
        let id = app.editor().published(json!({ "headline": "Một", "sectionId": section, "relatedIds": [draft, NOTHING, live] })).await;
        let page = app.reader().ask("query($id: ID!) { article(by: { id: $id }) { related { headline } } }", json!({ "id": id })).await;
        assert_eq!(page.texts("article.related", "headline"), ["Sống"]);
    }

    async fn an_external_id_belongs_to_one_article(app) {
        let editor = app.editor();
        let section = editor.section("Xã hội", None).await;
        let one = editor.published(json!({ "headline": "Một", "sectionId": section, "externalId": "cms-1" })).await;
        let two = editor.published(json!({ "headline": "Hai", "sectionId": section })).await;
        let taken = ["TAKEN externalId"];
        assert_eq!(refused(&editor, "articleCreate", json!({ "headline": "Ba", "externalId": " cms-1 " })).await, taken);
        assert_eq!(refused(&editor, "articleUpdate", json!({ "id": two, "expectedVersion": 2, "externalId": "cms-1" })).await, taken);
        done(&editor, "articleUpdate", "", json!({ "id": one, "expectedVersion": 2, "externalId": "cms-1", "kicker": "Nóng" })).await;

        // Given away in the working copy, but the live edition still bears it.
        done(&editor, "articleUpdate", "", json!({ "id": one, "expectedVersion": 3, "externalId": "cms-9" })).await;
        done(&editor, "articleUpdate", "", json!({ "id": two, "expectedVersion": 2, "externalId": "cms-1" })).await;
        assert_eq!(refused(&editor, "articlePublish", json!({ "id": two, "expectedVersion": 3 })).await, taken);
        let found = app.reader().ask("{ article(by: { externalId: \"cms-1\" }) { headline } }", json!({})).await;
        assert_eq!(found.text("article.headline"), "Một");

        done(&editor, "articlePublish", "", json!({ "id": one, "expectedVersion": 4 })).await;
        done(&editor, "articlePublish", "", json!({ "id": two, "expectedVersion": 3 })).await;
        let found = app.reader().ask("{ article(by: { externalId: \"cms-1\" }) { headline } }", json!({})).await;
        assert_eq!(found.text("article.headline"), "Hai");
        balance(&app.newsroom.store).await;
    }
}
