//! Law 6: what is due has happened for whoever asks at that instant, with no worker running.

use std::time::Duration;

use masthead_tests::{App, on_each_database};
use serde_json::{Value, json};

use crate::books::{balance, run};
use crate::changes::{done, refused};

/// An order for an hour from now: 06:55 UTC, as clocks in the newsroom show it.
pub fn in_an_hour(id: &str, version: i64) -> Value {
    json!({ "id": id, "expectedVersion": version, "at": { "local": "2022-09-16T13:55" }, "timeZone": "Asia/Ho_Chi_Minh" })
}

pub async fn headlines(app: &App) -> Vec<String> {
    app.reader().ask("{ articles { nodes { headline } } }", json!({})).await.texts("articles.nodes", "headline")
}

async fn status(app: &App, id: &str) -> Value {
    let ask = "query($id: ID!) { desk { article(id: $id) { status version revision liveRevision schedules { kind } } } }";
    app.editor().ask(ask, json!({ "id": id })).await.at("desk.article")
}

on_each_database! {
    async fn a_reader_at_the_instant_sees_the_article_and_one_before_does_not(app) {
        let section = app.admin().section("Xã hội", None).await;
        let id = app.editor().create_article(json!({ "headline": "Đúng giờ", "sectionId": section })).await.text("articleCreate.article.id");
        let ordered = done(&app.editor(), "articleSchedule", "article { status schedules { dueAt timeZone revision orderedBy { name } } }", in_an_hour(&id, 1)).await;
        assert_eq!(ordered.at("articleSchedule.article"), json!({ "status": "SCHEDULED", "schedules": [
            { "dueAt": "2022-09-16T06:55:00Z", "timeZone": "Asia/Ho_Chi_Minh", "revision": 1, "orderedBy": { "name": "editor" } },
        ] }));
        app.pass(Duration::from_micros(3_600_000_000 - 1));
        assert_eq!(headlines(app).await, [""; 0]);
        app.pass(Duration::from_micros(1));
        assert_eq!(headlines(app).await, ["Đúng giờ"]);
        let read = app.reader().ask("query($id: ID!) { article(by: { id: $id }) { publishedAt firstPublishedAt } }", json!({ "id": id })).await;
        assert_eq!(read.text("article.publishedAt"), "2022-09-16T06:55:00Z");
        assert_eq!(status(app, &id).await, json!({ "status": "PUBLISHED", "version": 3, "revision": 1, "liveRevision": 1, "schedules": [] }));
        balance(&app.newsroom.store).await;
    }

    async fn readers_who_come_late_are_told_the_instant_it_was_due(app) {
        let section = app.admin().section("Xã hội", None).await;
        let id = app.editor().create_article(json!({ "headline": "Đúng giờ", "sectionId": section })).await.text("articleCreate.article.id");
        done(&app.editor(), "articleSchedule", "", in_an_hour(&id, 1)).await;
        app.pass(Duration::from_hours(2));
        assert_eq!(headlines(app).await, ["Đúng giờ"]);
        let read = app.reader().ask("query($id: ID!) { article(by: { id: $id }) { publishedAt updatedAt } }", json!({ "id": id })).await;
        assert_eq!((read.text("article.publishedAt"), read.text("article.updatedAt")), ("2022-09-16T06:55:00Z".to_owned(), "2022-09-16T06:55:00Z".to_owned()));
    }

    async fn later_edits_do_not_slip_in(app) {
        let section = app.admin().section("Xã hội", None).await;
        let create = json!({ "headline": "Bản duyệt", "sectionId": section });
        let id = app.editor().create_article(create).await.text("articleCreate.article.id");
        done(&app.editor(), "articleSchedule", "", in_an_hour(&id, 1)).await;
        let edit = json!({ "id": id, "expectedVersion": 2, "headline": "Bản nháp", "slug": "ban-nhap" });
        done(&app.editor(), "articleUpdate", "", edit).await;
        let thief = json!({ "headline": "Bản duyệt", "sectionId": section, "slug": "ban-duyet" });
        assert_eq!(refused(&app.editor(), "articleCreate", thief).await, ["TAKEN slug"], "its slug stays its own");
        app.pass(Duration::from_hours(1));
        assert_eq!(headlines(app).await, ["Bản duyệt"]);
        assert_eq!(status(app, &id).await, json!({ "status": "PUBLISHED", "version": 4, "revision": 2, "liveRevision": 1, "schedules": [] }));
        let by_slug = app.reader().ask("{ article(by: { slug: \"ban-duyet\" }) { headline } }", json!({})).await;
        assert_eq!(by_slug.text("article.headline"), "Bản duyệt");
        balance(&app.newsroom.store).await;
    }

    async fn what_is_live_is_replaced_and_taken_away_on_time(app) {
        let section = app.admin().section("Xã hội", None).await;
        let id = app.editor().published(json!({ "headline": "Sáng", "sectionId": section })).await;
        done(&app.editor(), "articleUpdate", "", json!({ "id": id, "expectedVersion": 2, "headline": "Trưa" })).await;
        done(&app.editor(), "articleSchedule", "", in_an_hour(&id, 3)).await;
        let evening = json!({ "id": id, "expectedVersion": 4, "kind": "UNPUBLISH", "at": { "instant": "2022-09-16T08:00:00Z" }, "timeZone": "Europe/Paris" });
        done(&app.editor(), "articleSchedule", "", evening).await;
        let calendar = "{ desk { schedules(from: \"2022-09-16T00:00:00Z\", to: \"2022-09-17T00:00:00Z\") { kind dueAt article { headline } } } }";
        assert_eq!(app.editor().ask(calendar, json!({})).await.texts("desk.schedules", "kind"), ["PUBLISH", "UNPUBLISH"]);
        assert_eq!(app.reporter().ask(calendar, json!({})).await.at("desk.schedules"), json!([]), "a reporter sees their own");
        app.pass(Duration::from_hours(1));
        assert_eq!(headlines(app).await, ["Trưa"]);
        app.pass(Duration::from_hours(3));
        assert_eq!(headlines(app).await, [""; 0]);
        assert_eq!(status(app, &id).await["status"], json!("UNPUBLISHED"));
        balance(&app.newsroom.store).await;
    }

    async fn one_that_cannot_be_carried_out_says_why_and_does_not_hold_up_the_others(app) {
        let section = app.admin().section("Xã hội", None).await;
        let mut ids = Vec::new();
        for headline in ["Một", "Hai"] {
            let create = json!({ "headline": headline, "sectionId": section, "externalId": if headline == "Một" { json!("cms-1") } else { json!(null) } });
            let id = app.editor().create_article(create).await.text("articleCreate.article.id");
            done(&app.editor(), "articleSchedule", "", in_an_hour(&id, 1)).await;
            ids.push(id);
        }
        // The working copy gives its external id up, and another article goes live with it: the scheduled revision cannot any more.
        done(&app.editor(), "articleUpdate", "", json!({ "id": ids[0], "expectedVersion": 2, "externalId": null })).await;
        app.editor().published(json!({ "headline": "Ba", "sectionId": section, "externalId": "cms-1" })).await;
        app.pass(Duration::from_hours(1));
        let mut live = headlines(app).await;
        live.sort();
        assert_eq!(live, ["Ba", "Hai"]);
        let ask = "query($id: ID!) { desk { article(id: $id) { status schedules { failure } } } }";
        let failed = app.editor().ask(ask, json!({ "id": ids[0] })).await;
        assert_eq!(failed.text("desk.article.schedules.0.failure"), "Its slug or external id was taken by another article.");
        assert_eq!(failed.text("desk.article.status"), "SCHEDULED");
        balance(&app.newsroom.store).await;
    }

    async fn one_that_cannot_be_read_does_not_hold_up_the_others_either(app) {
        let section = app.admin().section("Xã hội", None).await;
        let mut ids = Vec::new();
        for headline in ["Một", "Hai"] {
            let id = app.editor().create_article(json!({ "headline": headline, "sectionId": section })).await.text("articleCreate.article.id");
            done(&app.editor(), "articleSchedule", "", in_an_hour(&id, 1)).await;
            done(&app.editor(), "articleUpdate", "", json!({ "id": id, "expectedVersion": 2, "kicker": "Nóng" })).await;
            ids.push(id);
        }
        let first = "UPDATE revisions SET content = '{' WHERE number = 1 AND article_id = (SELECT id FROM articles WHERE slug = 'mot')";
        run(&app.newsroom.store, first).await;
        app.pass(Duration::from_hours(1));
        assert_eq!(headlines(app).await, ["Hai"]);
        let ask = "query($id: ID!) { desk { article(id: $id) { schedules { failure } } } }";
        let failed = app.editor().ask(ask, json!({ "id": ids[0] })).await;
        assert_eq!(failed.text("desk.article.schedules.0.failure"), "What is stored of it cannot be read; the operator's log says more.");
    }

    async fn a_section_that_went_meanwhile_does_not_lose_the_article(app) {
        let admin = app.admin();
        let (old, heir) = (admin.section("Cũ", None).await, admin.section("Mới", None).await);
        let tag = admin.tag("Cầu").await;
        let create = json!({ "headline": "Đúng giờ", "sectionId": old, "tagIds": [tag] });
        let id = app.editor().create_article(create).await.text("articleCreate.article.id");
        done(&app.editor(), "articleSchedule", "", in_an_hour(&id, 1)).await;
        done(&app.editor(), "articleUpdate", "", json!({ "id": id, "expectedVersion": 2, "tagIds": [] })).await;
        done(&admin, "tagDelete", "", json!({ "id": tag, "expectedVersion": 1 })).await;
        done(&admin, "sectionDelete", "", json!({ "id": old, "expectedVersion": 1, "moveArticlesTo": heir })).await;
        app.pass(Duration::from_hours(1));
        let read = app.reader().ask("query($id: ID!) { article(by: { id: $id }) { section { name } tags { name } } }", json!({ "id": id })).await;
        assert_eq!(read.at("article"), json!({ "section": { "name": "Mới" }, "tags": [] }));
        balance(&app.newsroom.store).await;
    }
}
