//! Ordering for an instant to come: what is refused, moved and called off.

use std::time::Duration;

use masthead_tests::on_each_database;
use serde_json::json;

use super::punctual::{headlines, in_an_hour};
use crate::changes::{change, done, refused};

on_each_database! {
    async fn a_local_time_that_is_none_is_refused_with_both_readings(app) {
        let section = app.admin().section("Xã hội", None).await;
        let id = app.editor().create_article(json!({ "headline": "Tin", "sectionId": section })).await.text("articleCreate.article.id");
        let order = |local: &str| json!({ "id": id, "expectedVersion": 1, "at": { "local": local }, "timeZone": "Europe/Paris" });
        let gap = change(&app.editor(), "articleSchedule", "article { id }", order("2023-03-26T02:30")).await;
        assert_eq!(gap.at("articleSchedule.errors.0.path"), json!(["at", "local"]));
        let message = gap.text("articleSchedule.errors.0.message");
        assert!(message.contains("2023-03-26T00:30:00Z") && message.contains("2023-03-26T01:30:00Z"), "{message}");
        let fold = change(&app.editor(), "articleSchedule", "article { id }", order("2022-10-30T02:30")).await;
        assert!(fold.text("articleSchedule.errors.0.message").contains("exists twice"));
        assert_eq!(refused(&app.editor(), "articleSchedule", order("2022-01-01T00:00")).await, ["INVALID at"], "it is past");
    }

    async fn an_order_is_moved_and_called_off(app) {
        let section = app.admin().section("Xã hội", None).await;
        let id = app.editor().create_article(json!({ "headline": "Tin", "sectionId": section })).await.text("articleCreate.article.id");
        done(&app.editor(), "articleSchedule", "", in_an_hour(&id, 1)).await;
        let later = json!({ "id": id, "expectedVersion": 2, "at": { "instant": "2022-09-16T09:00:00Z" }, "timeZone": "Asia/Ho_Chi_Minh" });
        let moved = done(&app.editor(), "articleSchedule", "article { schedules { dueAt } }", later).await;
        assert_eq!(moved.texts("articleSchedule.article.schedules", "dueAt"), ["2022-09-16T09:00:00Z"]);
        app.pass(Duration::from_hours(1));
        assert_eq!(headlines(app).await, [""; 0]);
        let off = done(&app.editor(), "articleUnschedule", "article { status schedules { id } }", json!({ "id": id, "expectedVersion": 3 })).await;
        assert_eq!(off.at("articleUnschedule.article"), json!({ "status": "DRAFT", "schedules": [] }));
        app.pass(Duration::from_hours(4));
        assert_eq!(headlines(app).await, [""; 0]);
        assert_eq!(refused(&app.editor(), "articleUnschedule", json!({ "id": id, "expectedVersion": 4 })).await, ["NOT_POSSIBLE"]);
    }

    async fn an_older_revision_can_be_ordered_and_one_that_is_not_there_cannot(app) {
        let section = app.admin().section("Xã hội", None).await;
        let id = app.editor().create_article(json!({ "headline": "Một", "sectionId": section })).await.text("articleCreate.article.id");
        done(&app.editor(), "articleUpdate", "", json!({ "id": id, "expectedVersion": 1, "headline": "Hai" })).await;
        let mut order = in_an_hour(&id, 2);
        order["revision"] = json!(7);
        assert_eq!(refused(&app.editor(), "articleSchedule", order.clone()).await, ["UNKNOWN revision"]);
        order["revision"] = json!(1);
        done(&app.editor(), "articleSchedule", "", order).await;
        app.pass(Duration::from_hours(1));
        assert_eq!(headlines(app).await, ["Một"]);
    }

    async fn nobody_gets_round_a_guard_by_going_back_behind_it(app) {
        let section = app.admin().section("Xã hội", None).await;
        let id = app.editor().create_article(json!({ "headline": "Vụ án", "sectionId": section })).await.text("articleCreate.article.id");
        done(&app.editor(), "articleUpdate", "", json!({ "id": id, "expectedVersion": 1, "legallySensitive": true })).await;
        let mut before_the_mark = in_an_hour(&id, 2);
        before_the_mark["revision"] = json!(1);
        assert_eq!(refused(&app.editor(), "articleSchedule", before_the_mark).await, ["APPROVAL_REQUIRED"]);
    }

    async fn an_older_revision_does_not_go_where_its_editor_may_not(app) {
        let admin = app.admin();
        let (sport, politics) = (admin.section("Thể thao", None).await, admin.section("Chính trị", None).await);
        let id = admin.create_article(json!({ "headline": "Họp", "sectionId": politics })).await.text("articleCreate.article.id");
        done(&admin, "articleUpdate", "", json!({ "id": id, "expectedVersion": 1, "sectionId": sport })).await;
        let lan = app.member("lan", json!([{ "sectionId": sport, "role": "EDITOR" }])).await;
        let mut back = in_an_hour(&id, 2);
        back["revision"] = json!(1);
        assert_eq!(refused(&lan, "articleSchedule", back).await, ["FORBIDDEN"]);
        done(&lan, "articleSchedule", "", in_an_hour(&id, 2)).await;
    }

    async fn publishing_now_calls_the_order_off(app) {
        let section = app.admin().section("Xã hội", None).await;
        let id = app.editor().create_article(json!({ "headline": "Một", "sectionId": section })).await.text("articleCreate.article.id");
        done(&app.editor(), "articleSchedule", "", in_an_hour(&id, 1)).await;
        done(&app.editor(), "articleUpdate", "", json!({ "id": id, "expectedVersion": 2, "headline": "Hai" })).await;
        done(&app.editor(), "articlePublish", "", json!({ "id": id, "expectedVersion": 3 })).await;
        app.pass(Duration::from_hours(1));
        assert_eq!(headlines(app).await, ["Hai"], "the older revision does not come back");
    }

    async fn what_is_not_live_cannot_be_ordered_away(app) {
        let section = app.admin().section("Xã hội", None).await;
        let id = app.editor().create_article(json!({ "headline": "Một", "sectionId": section })).await.text("articleCreate.article.id");
        let away = |version: i64, at: &str| json!({ "id": id, "expectedVersion": version, "kind": "UNPUBLISH", "at": { "instant": at }, "timeZone": "UTC" });
        assert_eq!(refused(&app.editor(), "articleSchedule", away(1, "2022-09-16T09:00:00Z")).await, ["INVALID kind"]);
        done(&app.editor(), "articleSchedule", "", in_an_hour(&id, 1)).await;
        assert_eq!(refused(&app.editor(), "articleSchedule", away(2, "2022-09-16T06:00:00Z")).await, ["INVALID at"]);
        done(&app.editor(), "articleSchedule", "", away(2, "2022-09-16T09:00:00Z")).await;
        assert_eq!(refused(&app.reporter(), "articleSchedule", in_an_hour(&id, 3)).await, ["NOT_FOUND id"]);
    }
}
