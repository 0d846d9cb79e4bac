//! Revisions one by one, page by page, and by name.

use masthead_tests::on_each_database;
use serde_json::json;

use crate::articles::desk_work::{draft, edit};
use crate::books::{Ledger, Trace, balance};
use crate::changes::{done, refused};

on_each_database! {
    async fn a_long_history_is_paged_in_both_directions(app) {
        let id = draft(app, json!({ "headline": "Bản 1" })).await;
        for number in 2..=7 {
            edit(app, &id, json!({ "headline": format!("Bản {number}"), "note": format!("lần {number}") })).await;
        }
        let ask = "query($id: ID!, $first: Int, $after: String, $last: Int, $before: String) { desk { article(id: $id) {
            history(first: $first, after: $after, last: $last, before: $before) { nodes { number headline note author { name } }
                pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } } }";
        let page = async |mut arguments: serde_json::Value| {
            arguments["id"] = json!(id);
            app.editor().ask(ask, arguments).await.at("desk.article.history")
        };
        let numbers = |page: &serde_json::Value| page["nodes"].as_array().unwrap().iter().map(|node| node["number"].as_i64().unwrap()).collect::<Vec<_>>();
        let first = page(json!({ "first": 3 })).await;
        assert_eq!(numbers(&first), [7, 6, 5]);
        assert_eq!(first["nodes"][0], json!({ "number": 7, "headline": "Bản 7", "note": "lần 7", "author": { "name": "editor" } }));
        let second = page(json!({ "first": 10, "after": first["pageInfo"]["endCursor"] })).await;
        assert_eq!((numbers(&second), &second["pageInfo"]["hasNextPage"]), (vec![4, 3, 2, 1], &json!(false)));
        let back = page(json!({ "last": 2, "before": second["pageInfo"]["startCursor"] })).await;
        assert_eq!((numbers(&back), &back["pageInfo"]["hasPreviousPage"]), (vec![6, 5], &json!(true)));
    }

    async fn one_revision_is_found_by_its_number_with_all_it_said(app) {
        let (section, tag) = (app.admin().section("Xã hội", None).await, app.admin().tag("Cầu").await);
        let id = draft(app, json!({ "headline": "Một", "kicker": "Nóng", "sectionId": section, "tagIds": [tag] })).await;
        edit(app, &id, json!({ "headline": "Hai", "kicker": null, "tagIds": [] })).await;
        let ask = "query($id: ID!, $number: Int!) { desk { article(id: $id) {
            revisionByNumber(number: $number) { headline kicker slug section { name } tags { name } } } } }";
        let first = app.editor().ask(ask, json!({ "id": id, "number": 1 })).await;
        assert_eq!(first.at("desk.article.revisionByNumber"), json!({
            "headline": "Một", "kicker": "Nóng", "slug": "mot", "section": { "name": "Xã hội" }, "tags": [{ "name": "Cầu" }],
        }));
        for none in [0, -1, 3] {
            let found = app.editor().ask(ask, json!({ "id": id, "number": none })).await;
            assert_eq!(found.at("desk.article.revisionByNumber"), json!(null));
        }
    }

    async fn a_revision_is_named_and_loses_its_name_without_a_new_version(app) {
        let id = draft(app, json!({ "headline": "Một" })).await;
        let mut ledger = Ledger::open(&app.newsroom.store).await;
        let named = json!({ "articleId": id, "revision": 1, "name": " Bản  in báo " });
        let answer = done(&app.editor(), "revisionName", "revision { number name }", named.clone()).await;
        assert_eq!(answer.at("revisionName.revision"), json!({ "number": 1, "name": "Bản in báo" }));
        assert_eq!(ledger.turn().await, Trace::one(0, "EDIT_ARTICLE", "article.revision_named"));
        done(&app.editor(), "revisionName", "", named).await;
        assert_eq!(ledger.turn().await, Trace::nothing(), "it has that name already");
        edit(app, &id, json!({ "headline": "Hai" })).await;
        let ask = "query($id: ID!) { desk { article(id: $id) { version history { nodes { number name } } } } }";
        let desk = app.editor().ask(ask, json!({ "id": id })).await.at("desk.article");
        assert_eq!(desk, json!({ "version": 2, "history": { "nodes": [{ "number": 2, "name": null }, { "number": 1, "name": "Bản in báo" }] } }));
        let unnamed = done(&app.editor(), "revisionName", "revision { name }", json!({ "articleId": id, "revision": 1 })).await;
        assert_eq!(unnamed.at("revisionName.revision.name"), json!(null));
        let wrong = |revision: i32, name: &str| json!({ "articleId": id, "revision": revision, "name": name });
        assert_eq!(refused(&app.editor(), "revisionName", wrong(9, "X")).await, ["UNKNOWN revision"]);
        assert_eq!(refused(&app.editor(), "revisionName", wrong(1, &"x".repeat(101))).await, ["TOO_LONG name"]);
        balance(&app.newsroom.store).await;
    }
}
