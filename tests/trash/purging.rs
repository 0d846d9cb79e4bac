//! Emptying the trash.

use std::time::Duration;

use masthead_domain::users::Role;
use masthead_newsroom::{Caller, audit, trash};
use masthead_tests::{App, on_each_database};
use serde_json::{Value, json};

use crate::books::{balance, rows, run};
use crate::changes::{done, refused};

async fn purge(app: &App, days: u64) -> usize {
    let deleted_before = app.newsroom.clock.now() - Duration::from_hours(24 * days);
    trash::purge(&app.newsroom, &Caller::operator(), deleted_before).await.unwrap()
}

async fn is_whole(app: &App) -> bool {
    audit::verify(&app.newsroom, &Caller::operator(), None).await.unwrap().is_ok()
}

on_each_database! {
    async fn what_was_deleted_long_ago_goes_for_good(app) {
        let old = app.reporter().create_article(json!({ "headline": "Cầu bí mật" })).await.text("articleCreate.article.id");
        app.reporter().update_article(json!({ "id": old, "expectedVersion": 1, "kicker": "Bí mật" })).await;
        done(&app.reporter(), "articleDelete", "", json!({ "id": old, "expectedVersion": 2 })).await;
        app.pass(Duration::from_hours(24 * 40));
        let editor = app.newcomer("sau", Role::Editor).await;
        let tag = editor.tag("Mới bỏ").await;
        done(&editor, "tagDelete", "", json!({ "id": tag, "expectedVersion": 1 })).await;

        assert_eq!(purge(app, 30).await, 1);
        assert_eq!(refused(&editor, "trashRecover", json!({ "id": old })).await, ["NOT_FOUND id"]);
        let left = editor.ask("{ desk { trash { nodes { name } } } }", Value::Null).await;
        assert_eq!(left.texts("desk.trash.nodes", "name"), ["Mới bỏ"]);
        for table in ["articles", "revisions"] {
            assert!(rows(&app.newsroom.store, &format!("SELECT * FROM {table}")).await.is_empty(), "{table}");
        }
        balance(&app.newsroom.store).await;
        assert_eq!(purge(app, 30).await, 0);
    }

    async fn what_was_said_beside_an_article_goes_with_it(app) {
        let id = app.editor().create_article(json!({ "headline": "Cầu" })).await.text("articleCreate.article.id");
        done(&app.editor(), "noteAdd", "", json!({ "articleId": id, "text": "Nguồn tin xin giấu tên" })).await;
        let assignee = app.reporter().ask("{ me { id } }", Value::Null).await.text("me.id");
        done(&app.editor(), "assignmentCreate", "", json!({ "articleId": id, "task": "Gặp nguồn tin", "assigneeId": assignee })).await;
        done(&app.editor(), "articleDelete", "", json!({ "id": id, "expectedVersion": 1 })).await;
        let listed = app.editor().ask("{ desk { assignments { id } } }", Value::Null).await;
        assert_eq!(listed.at("desk.assignments"), json!([]), "nobody works on what was thrown away");
        app.pass(Duration::from_secs(1));
        assert_eq!(purge(app, 0).await, 1);
        let told = rows(&app.newsroom.store, "SELECT detail FROM audit UNION ALL SELECT payload AS detail FROM events").await;
        assert!(told.iter().all(|row| !row.try_get::<String>("", "detail").unwrap().contains("guồn tin")));
        assert!(is_whole(app).await);
        balance(&app.newsroom.store).await;
    }

    async fn the_trail_tells_that_it_was_there_and_not_what_it_said(app) {
        let id = app.editor().contributor("Hà Linh").await;
        done(&app.editor(), "contributorDelete", "", json!({ "id": id, "expectedVersion": 1 })).await;
        app.pass(Duration::from_hours(1));
        assert_eq!(purge(app, 0).await, 1);
        let ask = "query($id: ID!) { desk { audit(where: { subjectId: $id }) { nodes { action by { name } before after detail } } } }";
        let entries = app.newcomer("sau", Role::Admin).await.ask(ask, json!({ "id": id })).await.at("desk.audit.nodes");
        let erased = json!({ "action": "EDIT_CONTRIBUTORS", "by": { "name": "editor" }, "before": null, "after": null, "detail": null });
        assert_eq!((&entries[1], &entries[2], entries[0]["action"].as_str()), (&erased, &erased, Some("PURGE")));
        assert!(is_whole(app).await, "what a purge erased is no flaw");
        let told = rows(&app.newsroom.store, "SELECT detail FROM audit UNION ALL SELECT payload AS detail FROM events").await;
        assert!(told.iter().all(|row| !row.try_get::<String>("", "detail").unwrap().contains("Hà Linh")));
    }

    async fn erasing_without_a_purge_shows(app) {
        let id = app.editor().tag("Cầu").await;
        assert!(is_whole(app).await);
        let last = "UPDATE audit SET detail = '' WHERE seq = (SELECT MAX(seq) FROM audit)";
        run(&app.newsroom.store, last).await;
        assert!(!is_whole(app).await, "{id}");
    }
}
