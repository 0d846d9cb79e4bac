//! Adding and changing sections.

use masthead_tests::on_each_database;
use serde_json::json;

use crate::books::{Ledger, Trace, balance};
use crate::changes::{change, done, refused};

const SECTION: &str = "section { id name slug path position description seoTitle seoDescription version parent { name } }";

on_each_database! {
    async fn a_section_is_added_and_read(app) {
        let root = app.editor().section("Xã hội", None).await;
        let input = json!({
            "name": " Giao  thông ", "parentId": root, "description": "Đường sá", "position": 7, "seoTitle": "Tin giao thông",
            "seoDescription": "Mô tả",
        });
        let made = done(&app.editor(), "sectionCreate", SECTION, input).await.at("sectionCreate.section");
        let expected = json!({
            "id": made["id"], "name": "Giao thông", "slug": "giao-thong", "path": "xa-hoi/giao-thong", "position": 7,
            "description": "Đường sá", "seoTitle": "Tin giao thông", "seoDescription": "Mô tả", "version": 1, "parent": { "name": "Xã hội" },
        });
        assert_eq!(made, expected);
        let ask = format!("{{ {} }}", SECTION.replacen("section", "section(by: { path: \"/xa-hoi/giao-thong/\" })", 1));
        assert_eq!(app.reader().ask(&ask, json!({})).await.at("section"), expected);
    }

    async fn siblings_stand_by_position_and_new_ones_come_last(app) {
        for (name, position) in [("Một", None), ("Hai", None), ("Đầu", Some(-1)), ("Ba", None)] {
            done(&app.editor(), "sectionCreate", "", json!({ "name": name, "position": position })).await;
        }
        let ask = "{ sections { name position id version } }";
        let roots = app.reader().ask(ask, json!({})).await;
        assert_eq!(roots.texts("sections", "name"), ["Đầu", "Một", "Hai", "Ba"]);
        let last = roots.at("sections.3");
        done(&app.editor(), "sectionUpdate", "", json!({ "id": last["id"], "expectedVersion": 1, "position": -5 })).await;
        assert_eq!(app.reader().ask(ask, json!({})).await.texts("sections", "name"), ["Ba", "Đầu", "Một", "Hai"]);
    }

    async fn names_repeat_and_slugs_do_not(app) {
        let root = app.editor().section("Xã hội", None).await;
        let create = |name: &str, slug: Option<&str>, parent: Option<&str>| json!({ "name": name, "slug": slug, "parentId": parent });
        let path = async |input| done(&app.editor(), "sectionCreate", SECTION, input).await.text("sectionCreate.section.path");
        assert_eq!(path(create("Xã hội", None, None)).await, "xa-hoi-2");
        assert_eq!(path(create("Xã hội", None, Some(&root))).await, "xa-hoi/xa-hoi");
        assert_eq!(refused(&app.editor(), "sectionCreate", create("Khác", Some("xa-hoi"), None)).await, ["TAKEN slug"]);
        assert_eq!(path(create("Khác", Some("khac"), Some(&root))).await, "xa-hoi/khac");
        assert_eq!(path(create("Khác", Some("khac"), None)).await, "khac");
        let mut wrong = refused(&app.editor(), "sectionCreate", json!({ "name": "", "slug": "Sai", "parentId": "x", "description": "d".repeat(501) })).await;
        wrong.sort();
        assert_eq!(wrong, ["INVALID parentId", "INVALID slug", "REQUIRED name", "TOO_LONG description"]);
        let nowhere = create("Khác", None, Some("019286a4-0000-7000-8000-000000000000"));
        assert_eq!(refused(&app.editor(), "sectionCreate", nowhere).await, ["UNKNOWN parentId"]);
        balance(&app.newsroom.store).await;
    }

    async fn absent_stays_and_null_clears(app) {
        let input = json!({ "name": "Một", "description": "A", "seoTitle": "B", "seoDescription": "C", "position": 3 });
        let made = done(&app.editor(), "sectionCreate", SECTION, input).await.at("sectionCreate.section");
        let mut expected = made.clone();
        for (version, field) in (1..).zip(["description", "seoTitle", "seoDescription"]) {
            let clear = json!({ "id": made["id"], "expectedVersion": version, field: null });
            expected[field] = json!(null);
            expected["version"] = json!(version + 1);
            assert_eq!(done(&app.editor(), "sectionUpdate", SECTION, clear).await.at("sectionUpdate.section"), expected);
        }
    }

    async fn every_write_leaves_its_trace_and_no_other(app) {
        let mut ledger = Ledger::open(&app.newsroom.store).await;
        let id = app.editor().section("Một", None).await;
        assert_eq!(ledger.turn().await, Trace::one(0, "EDIT_SECTIONS", "section.created"));
        done(&app.editor(), "sectionUpdate", "", json!({ "id": id, "expectedVersion": 1, "name": "Hai" })).await;
        assert_eq!(ledger.turn().await, Trace::one(0, "EDIT_SECTIONS", "section.changed"));
        done(&app.editor(), "sectionUpdate", "", json!({ "id": id, "expectedVersion": 2, "name": "Hai", "slug": "mot" })).await;
        assert_eq!(refused(&app.reporter(), "sectionUpdate", json!({ "id": id, "expectedVersion": 2, "name": "Ba" })).await, ["FORBIDDEN"]);
        assert_eq!(refused(&app.editor(), "sectionUpdate", json!({ "id": id, "expectedVersion": 1 })).await, ["CONFLICT expectedVersion"]);
        assert_eq!(refused(&app.editor(), "sectionDelete", json!({ "id": id, "expectedVersion": 1 })).await, ["CONFLICT expectedVersion"]);
        assert_eq!(ledger.turn().await, Trace::nothing());
        let stale = change(&app.editor(), "sectionUpdate", "", json!({ "id": id, "expectedVersion": 1, "name": "Ba" })).await;
        assert_eq!(stale.number("sectionUpdate.errors.0.currentVersion"), 2);
        done(&app.editor(), "sectionDelete", "", json!({ "id": id, "expectedVersion": 2 })).await;
        assert_eq!(ledger.turn().await, Trace::one(0, "EDIT_SECTIONS", "section.deleted"));
        for mutation in ["sectionUpdate", "sectionDelete"] {
            assert_eq!(refused(&app.editor(), mutation, json!({ "id": id, "expectedVersion": 3 })).await, ["NOT_FOUND id"]);
        }
        balance(&app.newsroom.store).await;
    }

    async fn the_tree_is_at_most_eight_deep(app) {
        let mut parent: Option<String> = None;
        let mut chain = Vec::new();
        for depth in 1..=8 {
            let id = app.editor().section(&format!("Tầng {depth}"), parent.as_deref()).await;
            chain.push(id.clone());
            parent = Some(id);
        }
        let ninth = json!({ "name": "Tầng 9", "parentId": parent });
        assert_eq!(refused(&app.editor(), "sectionCreate", ninth).await, ["INVALID parentId"]);
        let other = app.editor().section("Khác", None).await;
        let below = app.editor().section("Dưới", Some(&other)).await;
        let too_deep = json!({ "id": other, "expectedVersion": 1, "parentId": chain[6] });
        assert_eq!(refused(&app.editor(), "sectionUpdate", too_deep).await, ["INVALID parentId"]);
        done(&app.editor(), "sectionUpdate", "", json!({ "id": below, "expectedVersion": 1, "parentId": chain[6] })).await;
        let ask = "query($id: ID!) { section(by: { id: $id }) { path ancestors { name } children { name } } }";
        let answer = app.reader().ask(ask, json!({ "id": below })).await;
        assert_eq!(answer.at("section.ancestors").as_array().unwrap().len(), 7);
        assert!(answer.text("section.path").ends_with("tang-7/duoi"));
    }
}
