//! Saving by itself while somebody writes.

use std::time::Duration;

use masthead_tests::{App, Person, on_each_database};
use serde_json::{Value, json};

use crate::articles::desk_work::{draft, publish, unpublish, version};
use crate::books::{Ledger, Trace, balance};
use crate::changes::{done, refused};

/// Saves a headline as somebody's program does, and answers the number of the newest revision.
async fn autosave(app: &App, person: &Person<'_>, id: &str, headline: &str) -> i64 {
    let input = json!({ "id": id, "expectedVersion": version(app, id).await, "headline": headline });
    done(person, "articleAutosave", "article { revision }", input).await.number("articleAutosave.article.revision")
}

/// The revisions in brief, the newest first: number, headline, whether it was autosaved.
async fn history(app: &App, id: &str) -> Value {
    let ask = "query($id: ID!) { desk { article(id: $id) { history(first: 100) { nodes { number headline autosaved } } } } }";
    let nodes = app.editor().ask(ask, json!({ "id": id })).await.at("desk.article.history.nodes");
    nodes.as_array().unwrap().iter().map(|node| json!([node["number"], node["headline"], node["autosaved"]])).collect()
}

on_each_database! {
    async fn two_hundred_autosaves_in_an_hour_leave_six_revisions(app) {
        let id = draft(app, json!({ "headline": "Bản đầu" })).await;
        for number in 0..200_i64 {
            let input = json!({ "id": id, "expectedVersion": number + 1, "headline": format!("Bản {number}") });
            done(&app.editor(), "articleAutosave", "", input).await;
            app.pass(Duration::from_secs(18));
        }
        let told = history(app, &id).await;
        let told = told.as_array().unwrap();
        assert_eq!(told.iter().filter(|revision| revision[2] == json!(true)).count(), 6);
        assert_eq!((&told[0], told.last().unwrap()), (&json!([7, "Bản 199", true]), &json!([1, "Bản đầu", false])));
        assert_eq!(version(app, &id).await, 201, "each one counts");
        balance(&app.newsroom.store).await;
    }

    async fn an_autosave_is_a_change_like_any_other_but_for_its_revision(app) {
        let id = draft(app, json!({ "headline": "Một" })).await;
        let mut ledger = Ledger::open(&app.newsroom.store).await;
        autosave(app, &app.editor(), &id, "Hai").await;
        assert_eq!(ledger.turn().await, Trace::one(1, "EDIT_ARTICLE", "article.edited"));
        autosave(app, &app.editor(), &id, "Ba").await;
        assert_eq!(ledger.turn().await, Trace::one(0, "EDIT_ARTICLE", "article.edited"));
        autosave(app, &app.editor(), &id, "Ba").await;
        assert_eq!(ledger.turn().await, Trace::nothing(), "nothing had changed");
        let stale = json!({ "id": id, "expectedVersion": 2, "headline": "Bốn" });
        assert_eq!(refused(&app.admin(), "articleAutosave", stale).await, ["CONFLICT expectedVersion"]);
        done(&app.admin(), "articleLock", "", json!({ "id": id })).await;
        assert_eq!(refused(&app.editor(), "articleAutosave", json!({ "id": id, "expectedVersion": 3, "headline": "Năm" })).await, ["LOCKED"]);
    }

    async fn what_the_author_saves_stays(app) {
        let id = draft(app, json!({ "headline": "Một" })).await;
        autosave(app, &app.editor(), &id, "Hai").await;
        let save = async |fields: Value| {
            let mut input = fields;
            input["id"] = json!(id);
            input["expectedVersion"] = json!(version(app, &id).await);
            done(&app.editor(), "articleUpdate", "", input).await;
        };
        save(json!({ "headline": "Ba" })).await;
        assert_eq!(autosave(app, &app.editor(), &id, "Bốn").await, 4);
        // What the program had saved already is kept by saving it once more.
        save(json!({ "note": "Xong" })).await;
        assert_eq!(autosave(app, &app.editor(), &id, "Năm").await, 5);
        assert_eq!(history(app, &id).await, json!([
            [5, "Năm", true], [4, "Bốn", false], [3, "Ba", false], [2, "Hai", true], [1, "Một", false],
        ]));
        balance(&app.newsroom.store).await;
    }

    async fn two_who_write_by_turns_do_not_write_over_each_other(app) {
        let id = draft(app, json!({ "headline": "Một" })).await;
        assert_eq!(autosave(app, &app.editor(), &id, "Hai").await, 2);
        assert_eq!(autosave(app, &app.admin(), &id, "Ba").await, 3);
        assert_eq!(autosave(app, &app.editor(), &id, "Bốn").await, 4);
    }

    async fn what_somebody_relies_on_stays(app) {
        let section = app.admin().section("Xã hội", None).await;
        let start = async || {
            let id = draft(app, json!({ "headline": "Một", "sectionId": section })).await;
            assert_eq!(autosave(app, &app.editor(), &id, "Hai").await, 2);
            id
        };
        let live = start().await;
        publish(app, &live).await;
        assert_eq!(autosave(app, &app.editor(), &live, "Ba").await, 3);

        let was_live = start().await;
        publish(app, &was_live).await;
        app.pass(Duration::from_secs(1));
        unpublish(app, &was_live).await;
        assert_eq!(autosave(app, &app.editor(), &was_live, "Ba").await, 3, "readers have seen the second");

        let handed_in = start().await;
        done(&app.editor(), "articleSubmit", "", json!({ "id": handed_in, "expectedVersion": 2 })).await;
        assert_eq!(autosave(app, &app.editor(), &handed_in, "Ba").await, 3);

        let handed_back = start().await;
        done(&app.editor(), "articleSubmit", "", json!({ "id": handed_back, "expectedVersion": 2 })).await;
        done(&app.admin(), "articleRequestChanges", "", json!({ "id": handed_back, "expectedVersion": 3, "note": "Viết lại" })).await;
        assert_eq!(autosave(app, &app.editor(), &handed_back, "Ba").await, 3, "somebody has read the second");

        let named = start().await;
        done(&app.editor(), "revisionName", "", json!({ "articleId": named, "revision": 2, "name": "In" })).await;
        assert_eq!(autosave(app, &app.editor(), &named, "Ba").await, 3);

        let scheduled = start().await;
        let at = json!({ "instant": "2022-09-16T06:30:00Z" });
        done(&app.editor(), "articleSchedule", "", json!({ "id": scheduled, "expectedVersion": 2, "at": at, "timeZone": "UTC" })).await;
        assert_eq!(autosave(app, &app.editor(), &scheduled, "Ba").await, 3);
        app.pass(Duration::from_hours(1));
        let read = app.reader().ask("query($id: ID!) { article(by: { id: $id }) { headline } }", json!({ "id": scheduled })).await;
        assert_eq!(read.text("article.headline"), "Hai", "exactly what was scheduled");
        balance(&app.newsroom.store).await;
    }
}
