//! What the public saw at an instant.

use std::time::Duration;

use masthead_tests::{App, on_each_database};
use serde_json::{Value, json};

use crate::articles::desk_work::{draft, edit, publish, unpublish, version};
use crate::books::{balance, run};
use crate::changes::done;

/// The revision and headline that were live at an instant of 16 September 2022, such as `06:30:00`.
async fn live_at(app: &App, id: &str, time: &str) -> Value {
    let ask = "query($id: ID!, $at: DateTime!) { desk { article(id: $id) { liveAt(instant: $at) { revision { number headline } } } } }";
    let answer = app.editor().ask(ask, json!({ "id": id, "at": format!("2022-09-16T{time}Z") })).await;
    answer.at("desk.article.liveAt")
}

fn saw(number: i32, headline: &str) -> Value {
    json!({ "revision": { "number": number, "headline": headline } })
}

on_each_database! {
    async fn what_was_live_is_known_for_each_instant(app) {
        let section = app.admin().section("Xã hội", None).await;
        let id = draft(app, json!({ "headline": "Một", "sectionId": section })).await;
        app.pass(Duration::from_mins(5));
        publish(app, &id).await; // 06:00
        app.pass(Duration::from_mins(30));
        edit(app, &id, json!({ "headline": "Hai" })).await;
        app.pass(Duration::from_mins(30));
        publish(app, &id).await; // 07:00
        app.pass(Duration::from_hours(1));
        unpublish(app, &id).await; // 08:00
        app.pass(Duration::from_hours(1));
        publish(app, &id).await; // 09:00
        app.pass(Duration::from_hours(1));
        done(&app.admin(), "articleKill", "", json!({ "id": id, "expectedVersion": version(app, &id).await })).await; // 10:00
        app.pass(Duration::from_hours(1));

        let nothing = json!(null);
        for (time, expected) in [
            ("05:55:00", &nothing),
            ("05:59:59.999999", &nothing),
            ("06:00:00", &saw(1, "Một")),
            ("06:59:59.999999", &saw(1, "Một")),
            ("07:00:00", &saw(2, "Hai")),
            ("08:00:00", &nothing),
            ("08:59:59", &nothing),
            ("09:30:00", &saw(2, "Hai")),
            ("10:00:00", &nothing),
            ("23:00:00", &nothing),
        ] {
            assert_eq!(&live_at(app, &id, time).await, expected, "{time}");
        }
        let ask = "query($id: ID!) { desk { article(id: $id) { liveAt(instant: \"2022-09-16T09:30:00Z\") { from until } } } }";
        let span = app.editor().ask(ask, json!({ "id": id })).await.at("desk.article.liveAt");
        assert_eq!(span, json!({ "from": "2022-09-16T09:00:00Z", "until": "2022-09-16T10:00:00Z" }));
        balance(&app.newsroom.store).await;
    }

    async fn what_was_scheduled_counts_from_its_instant_however_late_it_was_carried_out(app) {
        let section = app.admin().section("Xã hội", None).await;
        let id = draft(app, json!({ "headline": "Một", "sectionId": section })).await;
        let order = |version: i64, kind: &str, at: &str| json!({
            "id": id, "expectedVersion": version, "kind": kind, "at": { "instant": format!("2022-09-16T{at}Z") }, "timeZone": "UTC",
        });
        done(&app.editor(), "articleEmbargo", "", json!({ "id": id, "expectedVersion": 1, "until": "2022-09-16T07:00:00Z" })).await;
        done(&app.editor(), "articleSchedule", "", order(2, "PUBLISH", "07:00:00")).await;
        done(&app.editor(), "articleSchedule", "", order(3, "UNPUBLISH", "08:00:00")).await;
        edit(app, &id, json!({ "headline": "Hai" })).await;
        app.pass(Duration::from_hours(5));
        assert_eq!(live_at(app, &id, "06:59:59.999999").await, json!(null), "under embargo");
        assert_eq!(live_at(app, &id, "07:00:00").await, saw(1, "Một"), "the revision that was scheduled, at the instant it was due");
        assert_eq!(live_at(app, &id, "07:59:59.999999").await, saw(1, "Một"));
        assert_eq!(live_at(app, &id, "08:00:00").await, json!(null));
        balance(&app.newsroom.store).await;
    }

    async fn an_article_that_is_older_than_the_paper_was_seen_from_when_it_was_brought_in(app) {
        let section = app.admin().section("Xã hội", None).await;
        let id = draft(app, json!({ "headline": "Cũ", "sectionId": section })).await;
        let then = json!({ "id": id, "expectedVersion": 1, "publishedAt": "2022-09-16T01:00:00Z" });
        done(&app.editor(), "articlePublish", "", then).await;
        assert_eq!(live_at(app, &id, "02:00:00").await, json!(null));
        assert_eq!(live_at(app, &id, "05:55:00").await, saw(1, "Cũ"));
    }

    async fn a_section_that_went_takes_the_live_edition_along(app) {
        let (old, heir) = (app.admin().section("Cũ", None).await, app.admin().section("Mới", None).await);
        let id = app.editor().published(json!({ "headline": "Một", "sectionId": old })).await;
        app.pass(Duration::from_mins(5));
        done(&app.admin(), "sectionDelete", "", json!({ "id": old, "expectedVersion": 1, "moveArticlesTo": heir })).await;
        assert_eq!(live_at(app, &id, "05:59:59").await, saw(1, "Một"));
        assert_eq!(live_at(app, &id, "06:00:00").await, saw(2, "Một"));
        balance(&app.newsroom.store).await;
    }

    async fn a_revision_that_was_live_and_is_missing_is_a_fault_and_not_nothing(app) {
        let section = app.admin().section("Xã hội", None).await;
        let id = app.editor().published(json!({ "headline": "Một", "sectionId": section })).await;
        run(&app.newsroom.store, "DELETE FROM revisions").await;
        let ask = "query($id: ID!) { desk { article(id: $id) { liveAt(instant: \"2022-09-16T05:55:00Z\") { revision { number } } } } }";
        assert_eq!(app.editor().ask(ask, json!({ "id": id })).await.error_code(), "INTERNAL");
    }
}
