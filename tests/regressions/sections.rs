//! Of sections and what stands in them.

use masthead_tests::on_each_database;
use serde_json::json;
use uuid::Uuid;

use crate::books::{balance, rows};
use crate::changes::done;

on_each_database! {
    async fn the_live_edition_is_that_of_its_revision_after_its_section_went(app) {
        let (gone, heir) = (app.editor().section("Cũ", None).await, app.editor().section("Mới", None).await);
        app.editor().published(json!({ "headline": "Một", "sectionId": gone })).await;
        done(&app.editor(), "sectionDelete", "", json!({ "id": gone, "expectedVersion": 1, "moveArticlesTo": heir })).await;
        balance(&app.newsroom.store).await;
    }

    async fn the_heir_is_not_named_twice(app) {
        let (gone, heir) = (app.editor().section("Cũ", None).await, app.editor().section("Mới", None).await);
        let both = json!({ "headline": "Một", "sectionId": gone, "furtherSectionIds": [heir] });
        let id = app.editor().published(both).await;
        done(&app.editor(), "sectionDelete", "", json!({ "id": gone, "expectedVersion": 1, "moveArticlesTo": heir })).await;
        let ask = "query($id: ID!) { article(by: { id: $id }) { section { name } furtherSections { name } }
            desk { article(id: $id) { section { name } furtherSections { name } hasUnpublishedChanges } } }";
        let page = app.editor().ask(ask, json!({ "id": id })).await;
        assert_eq!(page.at("article"), json!({ "section": { "name": "Mới" }, "furtherSections": [] }));
        let desk = json!({ "section": { "name": "Mới" }, "furtherSections": [], "hasUnpublishedChanges": false });
        assert_eq!(page.at("desk.article"), desk);
    }

    async fn the_audit_trail_says_that_an_article_was_moved_and_not_a_section(app) {
        let (gone, heir) = (app.editor().section("Cũ", None).await, app.editor().section("Mới", None).await);
        let id = app.editor().published(json!({ "headline": "Một", "sectionId": gone })).await;
        done(&app.editor(), "sectionDelete", "", json!({ "id": gone, "expectedVersion": 1, "moveArticlesTo": heir })).await;
        let id: Uuid = id.parse().unwrap();
        for row in rows(&app.newsroom.store, "SELECT subject_id, subject_kind FROM audit").await {
            if row.try_get::<Uuid>("", "subject_id").unwrap() == id {
                assert_eq!(row.try_get::<String>("", "subject_kind").unwrap(), "article");
            }
        }
    }
}
