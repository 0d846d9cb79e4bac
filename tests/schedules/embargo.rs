//! Embargoes: nobody outside sees the article before the instant, whatever is tried.

use std::time::Duration;

use masthead_tests::on_each_database;
use serde_json::json;

use super::punctual::{headlines, in_an_hour};
use crate::books::balance;
use crate::changes::{change, done, refused};

on_each_database! {
    async fn nothing_goes_out_before_an_embargo_ends(app) {
        let section = app.admin().section("Xã hội", None).await;
        let id = app.editor().create_article(json!({ "headline": "Báo cáo", "sectionId": section })).await.text("articleCreate.article.id");
        let until = json!({ "id": id, "expectedVersion": 1, "until": "2022-09-16T07:00:00Z" });
        let held = done(&app.editor(), "articleEmbargo", "article { embargoedUntil status }", until).await;
        assert_eq!(held.at("articleEmbargo.article"), json!({ "embargoedUntil": "2022-09-16T07:00:00Z", "status": "DRAFT" }));
        let now = change(&app.editor(), "articlePublish", "article { id }", json!({ "id": id, "expectedVersion": 2 })).await;
        assert_eq!(now.text("articlePublish.errors.0.__typename"), "EmbargoError");
        assert_eq!(refused(&app.editor(), "articleSchedule", in_an_hour(&id, 2)).await, ["EMBARGOED"], "06:55 is too early");
        let at_the_end = json!({ "id": id, "expectedVersion": 2, "at": { "instant": "2022-09-16T07:00:00Z" }, "timeZone": "UTC" });
        done(&app.editor(), "articleSchedule", "", at_the_end).await;
        let longer = json!({ "id": id, "expectedVersion": 3, "until": "2022-09-16T08:00:00Z" });
        assert_eq!(refused(&app.editor(), "articleEmbargo", longer).await, ["INVALID until"], "what is scheduled stands in the way");
        app.pass(Duration::from_hours(1));
        assert_eq!(headlines(app).await, [""; 0]);
        app.pass(Duration::from_mins(5));
        assert_eq!(headlines(app).await, ["Báo cáo"]);
        balance(&app.newsroom.store).await;
    }

    async fn an_embargo_is_lifted_by_who_may(app) {
        let section = app.admin().section("Xã hội", None).await;
        let id = app.reporter().create_article(json!({ "headline": "Báo cáo", "sectionId": section })).await.text("articleCreate.article.id");
        assert_eq!(refused(&app.reporter(), "articleEmbargo", json!({ "id": id, "expectedVersion": 1 })).await, ["FORBIDDEN"]);
        done(&app.editor(), "articleEmbargo", "", json!({ "id": id, "expectedVersion": 1, "until": "2022-09-16T07:00:00Z" })).await;
        done(&app.editor(), "articleEmbargo", "", json!({ "id": id, "expectedVersion": 2, "until": null })).await;
        done(&app.editor(), "articlePublish", "", json!({ "id": id, "expectedVersion": 3 })).await;
        let live = json!({ "id": id, "expectedVersion": 4, "until": "2022-09-16T07:00:00Z" });
        assert_eq!(refused(&app.editor(), "articleEmbargo", live).await, ["INVALID until"]);
    }
}
