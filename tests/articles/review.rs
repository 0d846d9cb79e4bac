//! Under other eyes: handing in, approving, handing back.

use std::time::Duration;

use masthead_domain::users::Role;
use masthead_tests::{Person, on_each_database};
use serde_json::{Value, json};

use crate::books::balance;
use crate::changes::{change, done, refused};

const STANDING: &str = "article { status version revision awaitsReview reviewNote approvals { revision kind approvedBy { name } } }";

/// Takes a step with the version the article has now, and answers where it stands then.
async fn step(person: &Person<'_>, mutation: &str, id: &str, mut input: Value) -> Value {
    input["id"] = json!(id);
    input["expectedVersion"] = json!(version(person, id).await);
    done(person, mutation, STANDING, input).await.at(&format!("{mutation}.article"))
}

async fn version(person: &Person<'_>, id: &str) -> i64 {
    let ask = "query($id: ID!) { desk { article(id: $id) { version } } }";
    person.ask(ask, json!({ "id": id })).await.number("desk.article.version")
}

on_each_database! {
    async fn a_reporters_text_goes_through_two_pairs_of_eyes(app) {
        let admin = app.admin();
        let section = admin.section("Xã hội", None).await;
        done(&admin, "sectionUpdate", "", json!({ "id": section, "expectedVersion": 1, "requiredApprovals": 2 })).await;
        let below = admin.section("Giao thông", Some(&section)).await;
        let reporter = app.reporter();
        let create = json!({ "headline": "Cầu mới", "sectionId": below });
        let id = reporter.create_article(create).await.text("articleCreate.article.id");

        let handed_in = step(&reporter, "articleSubmit", &id, json!({})).await;
        assert_eq!((&handed_in["status"], &handed_in["awaitsReview"]), (&json!("IN_REVIEW"), &json!(true)));
        let late = json!({ "id": id, "expectedVersion": 2, "kicker": "Nóng" });
        assert_eq!(refused(&reporter, "articleUpdate", late).await, ["FORBIDDEN"], "it is not the reporter's any more");

        let returned = step(&app.editor(), "articleRequestChanges", &id, json!({ "note": "Thiếu nguồn" })).await;
        assert_eq!((&returned["status"], &returned["reviewNote"]), (&json!("DRAFT"), &json!("Thiếu nguồn")));
        step(&reporter, "articleUpdate", &id, json!({ "source": "Bến Sông" })).await;
        assert_eq!(step(&reporter, "articleSubmit", &id, json!({})).await["reviewNote"], json!(null));

        let once = step(&app.editor(), "articleApprove", &id, json!({})).await;
        assert_eq!(once["status"], json!("IN_REVIEW"), "one of two");
        let soon = json!({ "id": id, "expectedVersion": version(&admin, &id).await });
        let early = change(&app.editor(), "articlePublish", "article { id }", soon.clone()).await;
        assert_eq!(early.text("articlePublish.errors.0.__typename"), "ApprovalError");
        assert_eq!(early.text("articlePublish.errors.0.message"), "Before the public sees this revision, one more person has to approve it.");
        assert_eq!(refused(&app.editor(), "articleApprove", soon).await, ["INVALID id"], "nobody counts twice");

        app.pass(Duration::from_mins(1));
        let twice = step(&app.user(Role::ChiefEditor), "articleApprove", &id, json!({})).await;
        assert_eq!(twice["status"], json!("APPROVED"));
        assert_eq!(twice["approvals"], json!([
            { "revision": 2, "kind": "EDITORIAL", "approvedBy": { "name": "editor" } },
            { "revision": 2, "kind": "EDITORIAL", "approvedBy": { "name": "chief_editor" } },
        ]));
        assert_eq!(step(&app.editor(), "articlePublish", &id, json!({})).await["status"], json!("PUBLISHED"));
        balance(&app.newsroom.store).await;
    }

    async fn a_change_after_approval_asks_for_approval_again(app) {
        let section = app.admin().section("Xã hội", None).await;
        done(&app.admin(), "sectionUpdate", "", json!({ "id": section, "expectedVersion": 1, "requiredApprovals": 1 })).await;
        let id = app.reporter().create_article(json!({ "headline": "Cầu", "sectionId": section })).await.text("articleCreate.article.id");
        step(&app.reporter(), "articleSubmit", &id, json!({})).await;
        assert_eq!(step(&app.editor(), "articleApprove", &id, json!({})).await["status"], json!("APPROVED"));
        let changed = step(&app.editor(), "articleUpdate", &id, json!({ "kicker": "Nóng" })).await;
        assert_eq!((&changed["status"], &changed["awaitsReview"]), (&json!("IN_REVIEW"), &json!(true)));
        let again = json!({ "id": id, "expectedVersion": version(&app.editor(), &id).await });
        assert_eq!(refused(&app.editor(), "articlePublish", again.clone()).await, ["APPROVAL_REQUIRED"]);
        assert_eq!(refused(&app.editor(), "articleApprove", again).await, ["INVALID id"], "nobody approves what they wrote");
        step(&app.admin(), "articleApprove", &id, json!({})).await;
        step(&app.editor(), "articlePublish", &id, json!({})).await;
    }

    async fn what_is_legally_sensitive_waits_for_legal(app) {
        let section = app.admin().section("Xã hội", None).await;
        let create = json!({ "headline": "Vụ án", "sectionId": section, "legallySensitive": true });
        let id = app.reporter().create_article(create).await.text("articleCreate.article.id");
        step(&app.reporter(), "articleSubmit", &id, json!({})).await;
        assert_eq!(step(&app.editor(), "articleApprove", &id, json!({})).await["status"], json!("IN_REVIEW"));
        let now = json!({ "id": id, "expectedVersion": version(&app.editor(), &id).await });
        let refusal = change(&app.editor(), "articlePublish", "article { id }", now.clone()).await;
        assert_eq!(refusal.text("articlePublish.errors.0.message"), "Before the public sees this revision, somebody has to clear it legally.");
        let mut lower = now.clone();
        lower["legallySensitive"] = json!(false);
        assert_eq!(refused(&app.editor(), "articleUpdate", lower).await, ["FORBIDDEN"]);
        let mut legally = now;
        legally["kind"] = json!("LEGAL");
        assert_eq!(refused(&app.editor(), "articleApprove", legally).await, ["FORBIDDEN"]);
        let cleared = step(&app.user(Role::Legal), "articleApprove", &id, json!({ "kind": "LEGAL" })).await;
        assert_eq!(cleared["status"], json!("APPROVED"));
        step(&app.editor(), "articlePublish", &id, json!({})).await;
    }

    async fn the_next_edition_of_what_is_live_is_reviewed_while_the_last_one_stands(app) {
        let section = app.admin().section("Xã hội", None).await;
        let id = app.editor().published(json!({ "headline": "Một", "sectionId": section })).await;
        done(&app.admin(), "sectionUpdate", "", json!({ "id": section, "expectedVersion": 1, "requiredApprovals": 1 })).await;
        step(&app.editor(), "articleUpdate", &id, json!({ "headline": "Hai" })).await;
        let handed_in = step(&app.editor(), "articleSubmit", &id, json!({})).await;
        assert_eq!((&handed_in["status"], &handed_in["awaitsReview"]), (&json!("PUBLISHED"), &json!(true)));
        assert_eq!(app.reader().ask("{ articles { nodes { headline } } }", json!({})).await.texts("articles.nodes", "headline"), ["Một"]);
        let waiting = app.editor().ask("{ desk { articles(where: { awaitsReview: true }) { nodes { id } } } }", json!({})).await;
        assert_eq!(waiting.texts("desk.articles.nodes", "id"), std::slice::from_ref(&id));
        let early = json!({ "id": id, "expectedVersion": version(&app.editor(), &id).await });
        assert_eq!(refused(&app.editor(), "articlePublish", early).await, ["APPROVAL_REQUIRED"]);
        step(&app.admin(), "articleApprove", &id, json!({})).await;
        step(&app.editor(), "articlePublish", &id, json!({})).await;
        assert_eq!(app.reader().ask("{ articles { nodes { headline } } }", json!({})).await.texts("articles.nodes", "headline"), ["Hai"]);
    }

    async fn a_client_learns_what_this_user_may_do_and_why_not(app) {
        let section = app.admin().section("Xã hội", None).await;
        let id = app.reporter().create_article(json!({ "headline": "Cầu", "sectionId": section })).await.text("articleCreate.article.id");
        let ask = "query($id: ID!) { desk { article(id: $id) { allowedActions { step allowed reason } } } }";
        let actions = app.reporter().ask(ask, json!({ "id": id })).await.at("desk.article.allowedActions");
        let allowed: Vec<&str> = actions.as_array().unwrap().iter().filter(|action| action["allowed"] == json!(true)).map(|action| action["step"].as_str().unwrap()).collect();
        assert_eq!(allowed, ["EDIT", "SUBMIT", "SPIKE", "DELETE"]);
        let reason = |step: &str| actions.as_array().unwrap().iter().find(|action| action["step"] == json!(step)).unwrap()["reason"].clone();
        assert_eq!(reason("PUBLISH"), json!("Your roles do not allow this here (PUBLISH_ARTICLE)."));
        assert_eq!(reason("UNPUBLISH"), json!("UNPUBLISH is not possible while the article is DRAFT."));
        assert_eq!(reason("EDIT"), json!(null));
    }

    async fn what_keeps_an_article_from_the_public_is_said_before_it_is_tried(app) {
        let section = app.admin().section("Xã hội", None).await;
        done(&app.admin(), "sectionUpdate", "", json!({ "id": section, "expectedVersion": 1, "requiredApprovals": 1 })).await;
        let id = app.reporter().create_article(json!({ "headline": "Cầu", "sectionId": section })).await.text("articleCreate.article.id");
        let ask = "query($id: ID!) { desk { article(id: $id) { allowedActions { step allowed reason } } } }";
        let actions = app.editor().ask(ask, json!({ "id": id })).await.at("desk.article.allowedActions");
        let publish = actions.as_array().unwrap().iter().find(|action| action["step"] == json!("PUBLISH")).unwrap().clone();
        assert_eq!(publish, json!({
            "step": "PUBLISH", "allowed": false,
            "reason": "Before the public sees this revision, one more person has to approve it.",
        }));
    }

    async fn a_spiked_story_is_kept_and_can_be_taken_up_again(app) {
        let section = app.admin().section("Xã hội", None).await;
        let id = app.reporter().create_article(json!({ "headline": "Cầu", "sectionId": section })).await.text("articleCreate.article.id");
        assert_eq!(step(&app.reporter(), "articleSpike", &id, json!({})).await["status"], json!("SPIKED"));
        let edit = json!({ "id": id, "expectedVersion": 2, "kicker": "Nóng" });
        assert_eq!(refused(&app.editor(), "articleUpdate", edit).await, ["NOT_POSSIBLE"]);
        assert_eq!(step(&app.reporter(), "articleRestore", &id, json!({})).await["status"], json!("DRAFT"));
    }
}
