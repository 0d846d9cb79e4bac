//! Taking up again what an earlier revision said.

use masthead_domain::users::Role;
use masthead_tests::on_each_database;
use serde_json::{Value, json};

use crate::articles::desk_work::{draft, edit, publish, version};
use crate::books::{Ledger, Trace, balance};
use crate::changes::{done, refused};

const STANDING: &str = "article { headline kicker slug externalId status revision liveRevision awaitsReview legallySensitive
    section { name } tags { name } contributors { contributor { name } } corrections { text } }";

/// The input that takes up a revision of the article as it stands now.
async fn back_to(app: &masthead_tests::App, id: &str, revision: i32) -> Value {
    json!({ "id": id, "expectedVersion": version(app, id).await, "revision": revision, "note": "Quay lại" })
}

on_each_database! {
    async fn an_earlier_revision_comes_back_as_a_new_one(app) {
        let section = app.admin().section("Xã hội", None).await;
        let id = app.editor().published(json!({ "headline": "Một", "kicker": "Nóng", "sectionId": section })).await;
        edit(app, &id, json!({ "headline": "Hai", "kicker": null })).await;
        let mut ledger = Ledger::open(&app.newsroom.store).await;
        let answer = done(&app.editor(), "articleRestoreRevision", STANDING, back_to(app, &id, 1).await).await;
        let article = answer.at("articleRestoreRevision.article");
        assert_eq!((&article["headline"], &article["kicker"], &article["revision"]), (&json!("Một"), &json!("Nóng"), &json!(3)));
        assert_eq!(ledger.turn().await, Trace::one(1, "EDIT_ARTICLE", "article.edited"));
        let ask = "query($id: ID!) { desk { article(id: $id) { hasUnpublishedChanges history(first: 2) { nodes { number note restoredFrom } } } } }";
        let desk = app.editor().ask(ask, json!({ "id": id })).await.at("desk.article");
        assert_eq!(desk["history"]["nodes"], json!([{ "number": 3, "note": "Quay lại", "restoredFrom": 1 }, { "number": 2, "note": null, "restoredFrom": null }]));
        assert_eq!(desk["hasUnpublishedChanges"], json!(true), "what is live stays");

        done(&app.editor(), "articleRestoreRevision", "", back_to(app, &id, 3).await).await;
        assert_eq!(ledger.turn().await, Trace::nothing(), "it says that already");
        assert_eq!(refused(&app.editor(), "articleRestoreRevision", back_to(app, &id, 8).await).await, ["UNKNOWN revision"]);
        let stale = json!({ "id": id, "expectedVersion": 1, "revision": 1 });
        assert_eq!(refused(&app.editor(), "articleRestoreRevision", stale).await, ["CONFLICT expectedVersion"]);
        balance(&app.newsroom.store).await;
    }

    async fn what_is_gone_does_not_come_back(app) {
        let admin = app.admin();
        let (old, heir) = (admin.section("Cũ", None).await, admin.section("Mới", None).await);
        let (tag, kept, who) = (admin.tag("Cầu").await, admin.tag("Sông").await, admin.contributor("Lê An").await);
        let create = json!({ "headline": "Một", "sectionId": old, "tagIds": [tag, kept], "contributors": [{ "contributorId": who }] });
        let id = draft(app, create).await;
        edit(app, &id, json!({ "headline": "Hai", "tagIds": [], "contributors": [] })).await;
        done(&admin, "tagDelete", "", json!({ "id": tag, "expectedVersion": 1 })).await;
        done(&admin, "contributorDelete", "", json!({ "id": who, "expectedVersion": 1 })).await;
        done(&admin, "sectionDelete", "", json!({ "id": old, "expectedVersion": 1, "moveArticlesTo": heir })).await;
        let answer = done(&app.editor(), "articleRestoreRevision", STANDING, back_to(app, &id, 1).await).await;
        let article = answer.at("articleRestoreRevision.article");
        assert_eq!((&article["headline"], &article["section"]), (&json!("Một"), &json!({ "name": "Mới" })));
        assert_eq!((&article["tags"], &article["contributors"]), (&json!([{ "name": "Sông" }]), &json!([])));
        balance(&app.newsroom.store).await;
    }

    async fn names_that_others_took_since_stay_theirs(app) {
        let id = draft(app, json!({ "headline": "Một", "slug": "cau", "externalId": "cms-1" })).await;
        edit(app, &id, json!({ "slug": "cau-moi", "externalId": "cms-2" })).await;
        draft(app, json!({ "headline": "Khác", "slug": "cau", "externalId": "cms-1" })).await;
        edit(app, &id, json!({ "headline": "Hai" })).await;
        let answer = done(&app.editor(), "articleRestoreRevision", STANDING, back_to(app, &id, 1).await).await;
        let article = answer.at("articleRestoreRevision.article");
        assert_eq!((&article["headline"], &article["slug"], &article["externalId"]), (&json!("Một"), &json!("cau-moi"), &json!("cms-2")));
        balance(&app.newsroom.store).await;
    }

    async fn neither_notes_to_readers_nor_the_legal_mark_are_taken_back(app) {
        let section = app.admin().section("Xã hội", None).await;
        let id = app.editor().published(json!({ "headline": "Một", "sectionId": section })).await;
        let correct = json!({ "id": id, "expectedVersion": 2, "kind": "CORRECTION", "text": "Bản trước sai." });
        done(&app.editor(), "articleCorrect", "", correct).await;
        edit(app, &id, json!({ "legallySensitive": true, "headline": "Hai" })).await;
        let answer = done(&app.admin(), "articleRestoreRevision", STANDING, back_to(app, &id, 1).await).await;
        let article = answer.at("articleRestoreRevision.article");
        assert_eq!(article["headline"], json!("Một"));
        assert_eq!((&article["legallySensitive"], &article["corrections"]), (&json!(true), &json!([{ "text": "Bản trước sai." }])));
        assert_eq!(refused(&app.editor(), "articlePublish", json!({ "id": id, "expectedVersion": 5 })).await, ["APPROVAL_REQUIRED"]);
    }

    async fn what_was_approved_is_reviewed_again(app) {
        let section = app.admin().section("Xã hội", None).await;
        let id = app.reporter().create_article(json!({ "headline": "Một", "sectionId": section })).await.text("articleCreate.article.id");
        done(&app.reporter(), "articleUpdate", "", json!({ "id": id, "expectedVersion": 1, "headline": "Hai" })).await;
        done(&app.reporter(), "articleSubmit", "", json!({ "id": id, "expectedVersion": 2 })).await;
        done(&app.user(Role::ChiefEditor), "articleApprove", "", json!({ "id": id, "expectedVersion": 3 })).await;
        assert_eq!(refused(&app.reporter(), "articleRestoreRevision", back_to(app, &id, 1).await).await, ["FORBIDDEN"], "it is not the reporter's any more");
        let answer = done(&app.editor(), "articleRestoreRevision", STANDING, back_to(app, &id, 1).await).await;
        let article = answer.at("articleRestoreRevision.article");
        assert_eq!((&article["status"], &article["awaitsReview"]), (&json!("IN_REVIEW"), &json!(true)));
    }

    async fn an_article_does_not_go_back_where_its_editor_may_not(app) {
        let admin = app.admin();
        let (sport, politics) = (admin.section("Thể thao", None).await, admin.section("Chính trị", None).await);
        let id = admin.create_article(json!({ "headline": "Họp", "sectionId": politics })).await.text("articleCreate.article.id");
        edit(app, &id, json!({ "sectionId": sport })).await;
        let lan = app.member("lan", json!([{ "sectionId": sport, "role": "EDITOR" }])).await;
        assert_eq!(refused(&lan, "articleRestoreRevision", back_to(app, &id, 1).await).await, ["FORBIDDEN"]);
    }

    async fn a_restored_revision_goes_live_like_any_other(app) {
        let section = app.admin().section("Xã hội", None).await;
        let id = app.editor().published(json!({ "headline": "Một", "sectionId": section })).await;
        edit(app, &id, json!({ "headline": "Hai" })).await;
        publish(app, &id).await;
        done(&app.editor(), "articleRestoreRevision", "", back_to(app, &id, 1).await).await;
        publish(app, &id).await;
        let read = app.reader().ask("query($id: ID!) { article(by: { id: $id }) { headline } }", json!({ "id": id })).await;
        assert_eq!(read.text("article.headline"), "Một");
        balance(&app.newsroom.store).await;
    }
}
