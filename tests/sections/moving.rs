//! Renaming and moving sections: paths, aliases, feeds and counts follow.

use masthead_tests::{App, on_each_database};
use serde_json::{Value, json};

use crate::books::{Ledger, balance};
use crate::changes::{done, refused};

/// Where a path leads: the path it answers under, and 301 if that is another.
async fn leads(app: &App, path: &str) -> Value {
    let ask = "query($path: String!) { section(by: { path: $path }) { canonicalPath redirectStatus } }";
    let section = app.reader().ask(ask, json!({ "path": path })).await.at("section");
    if section.is_null() { json!(null) } else { json!([section["canonicalPath"], section["redirectStatus"]]) }
}

async fn article_leads(app: &App, path: &str) -> Value {
    let ask = "query($path: String!) { article(by: { path: $path }) { canonicalPath redirectStatus } }";
    let article = app.reader().ask(ask, json!({ "path": path })).await.at("article");
    if article.is_null() { json!(null) } else { json!([article["canonicalPath"], article["redirectStatus"]]) }
}

/// The counts of a section: with those below it, and its own alone.
async fn counts(app: &App, id: &str) -> (i64, i64) {
    let ask = "query($id: ID!) { section(by: { id: $id }) { all: articles { totalCount nodes { id } }
        own: articles(includeDescendants: false) { totalCount nodes { id } } } }";
    let answer = app.reader().ask(ask, json!({ "id": id })).await;
    for feed in ["all", "own"] {
        let (count, nodes) = (answer.number(&format!("section.{feed}.totalCount")), answer.at(&format!("section.{feed}.nodes")));
        assert_eq!(nodes.as_array().unwrap().len(), usize::try_from(count).unwrap(), "{feed}");
    }
    (answer.number("section.all.totalCount"), answer.number("section.own.totalCount"))
}

on_each_database! {
    async fn a_renamed_section_takes_all_paths_below_along(app) {
        let editor = app.editor();
        let root = editor.section("Xã hội", None).await;
        let child = editor.section("Giao thông", Some(&root)).await;
        let leaf = editor.section("Đường sắt", Some(&child)).await;
        editor.published(json!({ "headline": "Tàu mới", "sectionId": leaf })).await;
        let mut ledger = Ledger::open(&app.newsroom.store).await;
        let renamed = json!({ "id": root, "expectedVersion": 1, "slug": "doi-song" });
        let answer = done(&editor, "sectionUpdate", "section { path children { path version children { path version } } }", renamed).await;
        assert_eq!(answer.at("sectionUpdate.section"), json!({ "path": "doi-song", "children": [{ "path": "doi-song/giao-thong", "version": 2,
            "children": [{ "path": "doi-song/giao-thong/duong-sat", "version": 2 }] }] }));
        assert_eq!(ledger.turn().await.events, ["section.changed"; 3]);

        assert_eq!(leads(app, "doi-song/giao-thong").await, json!(["doi-song/giao-thong", null]));
        assert_eq!(leads(app, "xa-hoi").await, json!(["doi-song", 301]));
        assert_eq!(leads(app, "xa-hoi/giao-thong/duong-sat").await, json!(["doi-song/giao-thong/duong-sat", 301]));
        let article = json!(["doi-song/giao-thong/duong-sat/tau-moi", 301]);
        assert_eq!(article_leads(app, "xa-hoi/giao-thong/duong-sat/tau-moi").await, article);

        // Renamed once more, every earlier path leads to the newest at once.
        done(&editor, "sectionUpdate", "", json!({ "id": root, "expectedVersion": 2, "slug": "cuoc-song" })).await;
        for old in ["xa-hoi/giao-thong", "doi-song/giao-thong"] {
            assert_eq!(leads(app, old).await, json!(["cuoc-song/giao-thong", 301]), "{old}");
        }
        // And back: the first path is its own again.
        done(&editor, "sectionUpdate", "", json!({ "id": root, "expectedVersion": 3, "slug": "xa-hoi" })).await;
        assert_eq!(leads(app, "xa-hoi/giao-thong").await, json!(["xa-hoi/giao-thong", null]));
        assert_eq!(leads(app, "cuoc-song/giao-thong").await, json!(["xa-hoi/giao-thong", 301]));
        balance(&app.newsroom.store).await;
    }

    async fn a_path_that_is_given_anew_leads_to_its_new_owner(app) {
        let editor = app.editor();
        let old = editor.section("Xã hội", None).await;
        done(&editor, "sectionUpdate", "", json!({ "id": old, "expectedVersion": 1, "slug": "doi-song" })).await;
        let new = editor.section("Xã hội", None).await;
        assert_eq!(leads(app, "xa-hoi").await, json!(["doi-song", 301]), "nothing is given an old path unasked");
        done(&editor, "sectionUpdate", "", json!({ "id": new, "expectedVersion": 1, "slug": "xa-hoi" })).await;
        assert_eq!(leads(app, "xa-hoi").await, json!(["xa-hoi", null]));
        done(&editor, "sectionUpdate", "", json!({ "id": new, "expectedVersion": 2, "slug": "khac" })).await;
        assert_eq!(leads(app, "xa-hoi").await, json!(["khac", 301]));
        // Two sections change places.
        done(&editor, "sectionUpdate", "", json!({ "id": old, "expectedVersion": 2, "slug": "tam" })).await;
        done(&editor, "sectionUpdate", "", json!({ "id": new, "expectedVersion": 3, "slug": "doi-song" })).await;
        done(&editor, "sectionUpdate", "", json!({ "id": old, "expectedVersion": 3, "slug": "khac" })).await;
        assert_eq!((leads(app, "doi-song").await, leads(app, "khac").await), (json!(["doi-song", null]), json!(["khac", null])));
        assert_eq!(leads(app, "tam").await, json!(["khac", 301]));
        balance(&app.newsroom.store).await;
    }

    async fn a_moved_section_takes_its_articles_from_one_feed_to_the_other(app) {
        let editor = app.editor();
        let (society, economy) = (editor.section("Xã hội", None).await, editor.section("Kinh tế", None).await);
        let traffic = editor.section("Giao thông", Some(&society)).await;
        let rail = editor.section("Đường sắt", Some(&traffic)).await;
        for (headline, section, further) in [
            ("Một", &rail, vec![]),
            ("Hai", &traffic, vec![]),
            ("Ba", &society, vec![&rail]), // Stays in society by itself.
            ("Bốn", &rail, vec![&economy]), // Stands in economy already.
            ("Năm", &economy, vec![]),
        ] {
            editor.published(json!({ "headline": headline, "sectionId": section, "furtherSectionIds": further })).await;
        }
        let draft = json!({ "headline": "Nháp", "sectionId": rail });
        editor.create_article(draft).await;
        assert_eq!((counts(app, &society).await, counts(app, &economy).await), ((4, 1), (2, 2)));
        assert_eq!((counts(app, &traffic).await, counts(app, &rail).await), ((4, 1), (3, 3)));
        balance(&app.newsroom.store).await;

        let moved = json!({ "id": traffic, "expectedVersion": 1, "parentId": economy, "slug": "van-tai" });
        done(&editor, "sectionUpdate", "", moved).await;
        balance(&app.newsroom.store).await;
        assert_eq!((counts(app, &society).await, counts(app, &economy).await), ((1, 1), (5, 2)));
        assert_eq!((counts(app, &traffic).await, counts(app, &rail).await), ((4, 1), (3, 3)));
        assert_eq!(leads(app, "xa-hoi/giao-thong/duong-sat").await, json!(["kinh-te/van-tai/duong-sat", 301]));
        assert_eq!(article_leads(app, "xa-hoi/giao-thong/duong-sat/mot").await, json!(["kinh-te/van-tai/duong-sat/mot", 301]));

        done(&editor, "sectionUpdate", "", json!({ "id": rail, "expectedVersion": 2, "parentId": null })).await;
        balance(&app.newsroom.store).await;
        assert_eq!((counts(app, &economy).await, counts(app, &traffic).await, counts(app, &rail).await), ((3, 2), (1, 1), (3, 3)));
        assert_eq!(leads(app, "duong-sat").await, json!(["duong-sat", null]));

        // Below its former uncle's child, and home again.
        done(&editor, "sectionUpdate", "", json!({ "id": economy, "expectedVersion": 1, "parentId": rail })).await;
        balance(&app.newsroom.store).await;
        assert_eq!(counts(app, &rail).await, (5, 3));
        done(&editor, "sectionUpdate", "", json!({ "id": economy, "expectedVersion": 2, "parentId": null })).await;
        balance(&app.newsroom.store).await;
        assert_eq!(counts(app, &rail).await, (3, 3));
    }

    async fn a_section_is_never_its_own_ancestor(app) {
        let editor = app.editor();
        let root = editor.section("Một", None).await;
        let child = editor.section("Hai", Some(&root)).await;
        let leaf = editor.section("Ba", Some(&child)).await;
        for parent in [&root, &child, &leaf] {
            let cycle = json!({ "id": root, "expectedVersion": 1, "parentId": parent });
            assert_eq!(refused(&editor, "sectionUpdate", cycle).await, ["INVALID parentId"]);
        }
        let nowhere = json!({ "id": root, "expectedVersion": 1, "parentId": "019286a4-0000-7000-8000-000000000000" });
        assert_eq!(refused(&editor, "sectionUpdate", nowhere).await, ["UNKNOWN parentId"]);
        let twin = editor.section("Hai", None).await;
        let taken = json!({ "id": twin, "expectedVersion": 1, "parentId": root });
        assert_eq!(refused(&editor, "sectionUpdate", taken).await, ["TAKEN slug"]);
    }
}
