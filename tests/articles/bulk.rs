//! One step with many articles at once.

use masthead_domain::users::Role;
use masthead_tests::{App, Person, on_each_database};
use serde_json::{Value, json};

use crate::books::{Ledger, Trace, balance};
use crate::changes::{done, refused};

const RESULTS: &str = "results { id article { status version } errors { code path } }";

async fn drafts(app: &App, number: usize) -> Vec<String> {
    let section = app.editor().section("Xã hội", None).await;
    let mut ids = Vec::new();
    for count in 0..number {
        let draft = app.editor().create_article(json!({ "headline": format!("Tin {count}"), "sectionId": section })).await;
        ids.push(draft.text("articleCreate.article.id"));
    }
    ids
}

async fn bulk(person: &Person<'_>, action: &str, items: &[(&str, i64)]) -> Value {
    let items: Vec<Value> = items.iter().map(|(id, version)| json!({ "id": id, "expectedVersion": version })).collect();
    done(person, "articlesBulk", RESULTS, json!({ "action": action, "items": items })).await.at("articlesBulk.results")
}

on_each_database! {
    async fn what_is_refused_with_one_does_not_keep_the_others_from_it(app) {
        let ids = drafts(app, 4).await;
        done(&app.editor(), "articleSpike", "", json!({ "id": ids[2], "expectedVersion": 1 })).await;
        let nowhere = "019286a4-0000-7000-8000-000000000001";
        let mut ledger = Ledger::open(&app.newsroom.store).await;
        let items = [(ids[0].as_str(), 1), (&ids[1], 7), (nowhere, 1), (&ids[2], 2), (&ids[3], 1)];
        let refused = |id: &str, code: &str, path: Value| json!({ "id": id, "article": null, "errors": [{ "code": code, "path": path }] });
        let submitted = |id: &str| json!({ "id": id, "article": { "status": "IN_REVIEW", "version": 2 }, "errors": [] });
        assert_eq!(bulk(&app.editor(), "SUBMIT", &items).await, json!([
            submitted(&ids[0]),
            refused(&ids[1], "CONFLICT", json!(["expectedVersion"])),
            refused(nowhere, "NOT_FOUND", json!(["id"])),
            refused(&ids[2], "NOT_POSSIBLE", json!([])),
            submitted(&ids[3]),
        ]));
        let trace = ledger.turn().await;
        assert_eq!((trace.revisions, trace.audit.len(), trace.events.len()), (0, 2, 2));
        balance(&app.newsroom.store).await;
    }

    async fn each_action_is_the_step_of_its_name(app) {
        let ids = drafts(app, 2).await;
        let way = [("SUBMIT", "IN_REVIEW"), ("APPROVE", "APPROVED"), ("PUBLISH", "PUBLISHED"), ("UNPUBLISH", "UNPUBLISHED")];
        for (version, (action, status)) in (1..).zip(way) {
            // Nobody approves what they wrote.
            let results = bulk(&app.user(Role::ChiefEditor), action, &[(&ids[0], version)]).await;
            assert_eq!(results[0]["article"]["status"], json!(status), "{action}: {results}");
        }
        for (version, (action, status)) in (1..).zip([("SPIKE", "SPIKED"), ("RESTORE", "DRAFT"), ("DELETE", "DRAFT")]) {
            let results = bulk(&app.editor(), action, &[(&ids[1], version)]).await;
            assert_eq!(results[0]["article"]["status"], json!(status), "{action}: {results}");
        }
        let ask = "query($id: ID!) { desk { article(id: $id) { id } } }";
        assert!(app.editor().ask(ask, json!({ "id": ids[1] })).await.at("desk.article").is_null());
        balance(&app.newsroom.store).await;
    }

    async fn each_article_takes_the_right_that_the_step_takes(app) {
        let reporter = app.reporter();
        let own = reporter.create_article(json!({ "headline": "Của tôi" })).await.text("articleCreate.article.id");
        let others = drafts(app, 1).await;
        let results = bulk(&reporter, "PUBLISH", &[(&own, 1), (&others[0], 1)]).await;
        assert_eq!((&results[0]["errors"][0]["code"], &results[1]["errors"][0]["code"]), (&json!("FORBIDDEN"), &json!("NOT_FOUND")));
        assert_eq!(bulk(&reporter, "SUBMIT", &[(&own, 1)]).await[0]["article"]["status"], json!("IN_REVIEW"));
    }

    async fn a_list_that_cannot_be_meant_is_refused_whole(app) {
        let ids = drafts(app, 1).await;
        let item = json!({ "id": ids[0], "expectedVersion": 1 });
        let mut ledger = Ledger::open(&app.newsroom.store).await;
        let many: Vec<Value> =
            (0..101).map(|number| json!({ "id": format!("019286a4-0000-7000-8000-{number:012}"), "expectedVersion": 1 })).collect();
        for (items, why) in [
            (json!([]), "REQUIRED items"),
            (json!(many), "TOO_LONG items"),
            (json!([item, item]), "INVALID items.1.id"),
            (json!([item, { "id": "x", "expectedVersion": 1 }]), "INVALID items.1.id"),
        ] {
            assert_eq!(refused(&app.editor(), "articlesBulk", json!({ "action": "SUBMIT", "items": items })).await, [why]);
        }
        assert_eq!(ledger.turn().await, Trace::nothing());
    }
}
