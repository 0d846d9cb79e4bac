//! What is in use stays, on both databases.

use masthead_tests::on_each_database;
use serde_json::json;

use crate::books::balance;
use crate::changes::{done, refused};

on_each_database! {
    async fn a_tag_in_use_stays(app) {
        let editor = app.editor();
        let (section, tag) = (editor.section("Xã hội", None).await, editor.tag("Cầu").await);
        let delete = json!({ "id": tag, "expectedVersion": 1 });
        let draft = editor.create_article(json!({ "headline": "Nháp", "tagIds": [tag] })).await.text("articleCreate.article.id");
        assert_eq!(refused(&editor, "tagDelete", delete.clone()).await, ["IN_USE id"], "a draft has it");
        editor.delete_article(&draft, 1).await;
        let live = editor.published(json!({ "headline": "Sống", "sectionId": section, "tagIds": [tag] })).await;
        assert_eq!(refused(&editor, "tagDelete", delete.clone()).await, ["IN_USE id"], "working copy and live edition have it");
        editor.update_article(json!({ "id": live, "expectedVersion": 2, "tagIds": null })).await;
        assert_eq!(refused(&editor, "tagDelete", delete.clone()).await, ["IN_USE id"], "the live edition has it");
        let count = "query($id: ID!) { tag(by: { id: $id }) { articles { totalCount } } }";
        assert_eq!(app.reader().ask(count, json!({ "id": tag })).await.number("tag.articles.totalCount"), 1);
        editor.publish_article(json!({ "id": live, "expectedVersion": 3 })).await;
        assert_eq!(app.reader().ask(count, json!({ "id": tag })).await.number("tag.articles.totalCount"), 0);
        done(&editor, "tagDelete", "", delete).await;
        balance(&app.newsroom.store).await;
    }

    async fn a_contributor_whom_articles_credit_stays(app) {
        let editor = app.editor();
        let (section, who) = (editor.section("Xã hội", None).await, editor.contributor("An").await);
        let credits = json!([{ "contributorId": who }, { "contributorId": who, "role": "PHOTOGRAPHER" }]);
        let delete = json!({ "id": who, "expectedVersion": 1 });
        let live = editor.published(json!({ "headline": "Sống", "sectionId": section, "contributors": credits })).await;
        assert_eq!(refused(&editor, "contributorDelete", delete.clone()).await, ["IN_USE id"]);
        editor.update_article(json!({ "id": live, "expectedVersion": 2, "contributors": [] })).await;
        assert_eq!(refused(&editor, "contributorDelete", delete.clone()).await, ["IN_USE id"], "the live edition credits them");
        let count = "query($id: ID!) { contributor(by: { id: $id }) { articles { totalCount nodes { id } } } }";
        let articles = app.reader().ask(count, json!({ "id": who })).await;
        assert_eq!((articles.number("contributor.articles.totalCount"), articles.texts("contributor.articles.nodes", "id").len()), (1, 1));
        editor.unpublish_article(&live, 3).await;
        done(&editor, "contributorDelete", "", delete).await;
        balance(&app.newsroom.store).await;
    }

    async fn a_section_with_something_in_it_stays(app) {
        let editor = app.editor();
        let root = editor.section("Gốc", None).await;
        editor.section("Con", Some(&root)).await;
        let other = editor.section("Khác", None).await;
        assert_eq!(refused(&editor, "sectionDelete", json!({ "id": root, "expectedVersion": 1 })).await, ["IN_USE id"]);
        let with_heir = json!({ "id": root, "expectedVersion": 1, "moveArticlesTo": other });
        assert_eq!(refused(&editor, "sectionDelete", with_heir).await, ["IN_USE id"]);

        for (what, input) in [
            ("a draft", json!({ "headline": "Nháp", "sectionId": other })),
            ("a draft that names it among others", json!({ "headline": "Nháp", "furtherSectionIds": [other] })),
        ] {
            let id = editor.create_article(input).await.text("articleCreate.article.id");
            let delete = json!({ "id": other, "expectedVersion": 1 });
            assert_eq!(refused(&editor, "sectionDelete", delete).await, ["REQUIRED moveArticlesTo"], "{what}");
            editor.delete_article(&id, 1).await;
        }
        let live = editor.published(json!({ "headline": "Sống", "sectionId": other })).await;
        editor.update_article(json!({ "id": live, "expectedVersion": 2, "sectionId": root })).await;
        let delete = json!({ "id": other, "expectedVersion": 1 });
        assert_eq!(refused(&editor, "sectionDelete", delete).await, ["REQUIRED moveArticlesTo"], "only the live edition stands there");
    }
}
