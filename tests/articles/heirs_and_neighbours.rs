//! Of feeds: heirs, and how many stand below an article.

use std::time::Duration;

use masthead_tests::on_each_database;
use serde_json::json;

use super::desk_work::{delete_section, minute};

on_each_database! {
    async fn a_heir_of_a_section_shows_an_article_once(app) {
        let editor = app.editor();
        let (old, heir) = (editor.section("Cũ", None).await, editor.section("Mới", None).await);
        let third = editor.section("Ba", None).await;
        editor.published(json!({ "headline": "A", "sectionId": old, "furtherSectionIds": [heir, third] })).await;
        minute(app);
        editor.published(json!({ "headline": "B", "sectionId": third, "furtherSectionIds": [old, heir] })).await;
        delete_section(app, &old, &heir).await;
        let document = "{ articles(orderBy: PUBLISHED_AT_ASC) { nodes { section { name } furtherSections { name } } } }";
        let answer = app.reader().ask(document, json!({})).await;
        let expected = json!([
            { "section": { "name": "Mới" }, "furtherSections": [{ "name": "Ba" }] },
            { "section": { "name": "Ba" }, "furtherSections": [{ "name": "Mới" }] },
        ]);
        assert_eq!(answer.at("articles.nodes"), expected);
    }

    async fn below_an_article_stand_as_many_others_as_asked_for(app) {
        let section = app.editor().section("Xã hội", None).await;
        let mut newest = String::new();
        for number in 0..102 {
            newest = app.editor().published(json!({ "headline": format!("Tin {number}"), "sectionId": section })).await;
            app.pass(Duration::from_secs(1));
        }
        let document = "query($id: ID!, $first: Int!) { article(by: { id: $id }) { sameSection(first: $first) { headline } } }";
        let hundred = app.reader().ask(document, json!({ "id": newest, "first": 100 })).await;
        assert_eq!(hundred.at("article.sameSection").as_array().unwrap().len(), 100);
    }

    async fn below_an_article_cannot_stand_less_than_nothing(app) {
        let section = app.editor().section("Xã hội", None).await;
        app.editor().published(json!({ "headline": "Chuyển đổi số", "slug": "so", "sectionId": section })).await;
        let answer = app.reader().ask("{ article(by: { slug: \"so\" }) { sameSection(first: -1) { id } } }", json!({})).await;
        assert_eq!(answer.error_code(), "BAD_USER_INPUT");
    }
}
