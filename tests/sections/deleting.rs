//! Deleting sections, with and without somebody who takes their articles.

use masthead_tests::on_each_database;
use serde_json::json;

use crate::changes::{done, refused};

on_each_database! {
    async fn an_empty_section_goes_and_so_do_its_old_paths(app) {
        let editor = app.editor();
        let id = editor.section("Cũ", None).await;
        done(&editor, "sectionUpdate", "", json!({ "id": id, "expectedVersion": 1, "slug": "moi" })).await;
        let gone = done(&editor, "sectionDelete", "section { name path }", json!({ "id": id, "expectedVersion": 2 })).await;
        assert_eq!(gone.at("sectionDelete.section"), json!({ "name": "Cũ", "path": "moi" }));
        let ask = "query($id: ID!) { a: section(by: { path: \"cu\" }) { id } b: section(by: { path: \"moi\" }) { id } c: section(by: { id: $id }) { id } sections { id } }";
        let answer = app.reader().ask(ask, json!({ "id": id })).await;
        assert_eq!(answer.0["data"], json!({ "a": null, "b": null, "c": null, "sections": [] }));
    }

    async fn the_heir_must_be_another_section_that_exists(app) {
        let id = app.editor().section("Một", None).await;
        let delete = |heir: &str| json!({ "id": id, "expectedVersion": 1, "moveArticlesTo": heir });
        assert_eq!(refused(&app.editor(), "sectionDelete", delete(&id)).await, ["INVALID moveArticlesTo"]);
        assert_eq!(refused(&app.editor(), "sectionDelete", delete("019286a4-0000-7000-8000-000000000000")).await, ["UNKNOWN moveArticlesTo"]);
        assert_eq!(refused(&app.editor(), "sectionDelete", delete("x")).await, ["INVALID moveArticlesTo"]);
    }

    async fn the_heir_takes_live_articles_and_drafts_and_paths(app) {
        let editor = app.editor();
        let (old_root, new_root) = (editor.section("Gốc cũ", None).await, editor.section("Gốc mới", None).await);
        let gone = editor.section("Cũ", Some(&old_root)).await;
        let heir = editor.section("Mới", Some(&new_root)).await;
        done(&editor, "sectionUpdate", "", json!({ "id": gone, "expectedVersion": 1, "slug": "cu-hon" })).await;
        editor.published(json!({ "headline": "Một", "sectionId": gone })).await;
        editor.published(json!({ "headline": "Hai", "sectionId": heir, "furtherSectionIds": [gone] })).await;
        editor.published(json!({ "headline": "Ba", "sectionId": old_root, "furtherSectionIds": [gone] })).await;
        let draft = app.reporter().create_article(json!({ "headline": "Nháp", "sectionId": gone })).await.text("articleCreate.article.id");
        let changed = editor.published(json!({ "headline": "Sửa", "sectionId": gone })).await;
        editor.update_article(json!({ "id": changed, "expectedVersion": 2, "headline": "Đang sửa" })).await;

        done(&editor, "sectionDelete", "", json!({ "id": gone, "expectedVersion": 2, "moveArticlesTo": heir })).await;
        let ask = "query($old: ID!, $new: ID!, $heir: ID!) {
            old: section(by: { id: $old }) { articles { totalCount nodes { headline } } }
            new: section(by: { id: $new }) { articles { totalCount nodes { headline } } }
            heir: section(by: { id: $heir }) { articles(includeDescendants: false, orderBy: PUBLISHED_AT_DESC) { totalCount nodes { headline } } }
            a: section(by: { path: \"goc-cu/cu\" }) { canonicalPath redirectStatus }
            b: section(by: { path: \"goc-cu/cu-hon\" }) { canonicalPath redirectStatus }
            c: article(by: { path: \"goc-cu/cu/mot\" }) { canonicalPath redirectStatus section { name } }
        }";
        let answer = app.reader().ask(ask, json!({ "old": old_root, "new": new_root, "heir": heir })).await;
        let found = |name: &str| {
            let mut headlines = answer.texts(&format!("{name}.articles.nodes"), "headline");
            headlines.sort();
            (answer.number(&format!("{name}.articles.totalCount")), headlines)
        };
        let of = |headlines: &[&str]| (i64::try_from(headlines.len()).unwrap(), headlines.iter().map(ToString::to_string).collect::<Vec<_>>());
        assert_eq!(found("old"), of(&["Ba"]));
        assert_eq!(found("new"), of(&["Ba", "Hai", "Một", "Sửa"]));
        assert_eq!(found("heir"), of(&["Ba", "Hai", "Một", "Sửa"]));
        let moved = json!({ "canonicalPath": "goc-moi/moi", "redirectStatus": 301 });
        assert_eq!((answer.at("a"), answer.at("b")), (moved.clone(), moved));
        assert_eq!(answer.at("c"), json!({ "canonicalPath": "goc-moi/moi/mot", "redirectStatus": 301, "section": { "name": "Mới" } }));

        let desk = "query($draft: ID!, $changed: ID!) { desk {
            draft: article(id: $draft) { section { name } version revision status updatedBy { name } }
            changed: article(id: $changed) { section { name } headline hasUnpublishedChanges live { headline section { name } } }
        } }";
        let desk = editor.ask(desk, json!({ "draft": draft, "changed": changed })).await;
        assert_eq!(desk.at("desk"), json!({
            "draft": { "section": { "name": "Mới" }, "version": 2, "revision": 2, "status": "DRAFT", "updatedBy": { "name": "editor" } },
            "changed": { "section": { "name": "Mới" }, "headline": "Đang sửa", "hasUnpublishedChanges": true,
                "live": { "headline": "Sửa", "section": { "name": "Mới" } } },
        }));
        assert_eq!(refused(&editor, "sectionDelete", json!({ "id": gone, "expectedVersion": 2 })).await, ["NOT_FOUND id"]);
    }
}
