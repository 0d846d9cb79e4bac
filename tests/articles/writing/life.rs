//! From the first line to the public and back: what can be done with an article, and what readers see meanwhile.

use masthead_tests::on_each_database;
use serde_json::{Value, json};

use crate::books::balance;
use crate::changes::{change, done, refused};

const STANDING: &str = "article { id version status revision liveRevision hasUnpublishedChanges possibleSteps headline live { headline } }";

const LIVE_STEPS: [&str; 11] =
    ["EDIT", "SUBMIT", "APPROVE", "REQUEST_CHANGES", "PUBLISH", "SCHEDULE", "UNSCHEDULE", "CORRECT", "UNPUBLISH", "KILL", "EMBARGO"];
const UNPUBLISHED_STEPS: [&str; 8] = ["EDIT", "SUBMIT", "APPROVE", "REQUEST_CHANGES", "PUBLISH", "SCHEDULE", "KILL", "EMBARGO"];

/// What readers find under an id, by every way there is.
async fn readers_find(app: &masthead_tests::App, id: &str, slug: &str) -> Vec<Value> {
    let ask = "query($id: ID!, $slug: String!, $path: String!) {
        one: article(by: { id: $id }) { headline }
        two: article(by: { slug: $slug }) { headline }
        three: article(by: { path: $path }) { headline }
        node(id: $id) { ... on Article { headline } }
        articles { totalCount nodes { headline } }
    }";
    let answer = app.reader().ask(ask, json!({ "id": id, "slug": slug, "path": format!("xa-hoi/{slug}") })).await;
    let count = answer.number("articles.totalCount");
    assert_eq!(answer.at("articles.nodes").as_array().unwrap().len(), usize::try_from(count).unwrap());
    ["one", "two", "three", "node"].map(|way| answer.at(way)["headline"].clone()).into_iter().chain([json!(count)]).collect()
}

on_each_database! {
    async fn readers_see_what_was_published_and_nothing_else(app) {
        let section = app.editor().section("Xã hội", None).await;
        let id = app.editor().create_article(json!({ "headline": "Cầu mới", "sectionId": section })).await.text("articleCreate.article.id");
        assert_eq!(readers_find(app, &id, "cau-moi").await, [json!(null), json!(null), json!(null), json!(null), json!(0)]);

        let live = done(&app.editor(), "articlePublish", STANDING, json!({ "id": id, "expectedVersion": 1 })).await;
        assert_eq!(live.at("articlePublish.article"), json!({
            "id": id, "version": 2, "status": "PUBLISHED", "revision": 1, "liveRevision": 1, "hasUnpublishedChanges": false,
            "possibleSteps": LIVE_STEPS, "headline": "Cầu mới", "live": { "headline": "Cầu mới" },
        }));
        let first = [json!("Cầu mới"), json!("Cầu mới"), json!("Cầu mới"), json!("Cầu mới"), json!(1)];
        assert_eq!(readers_find(app, &id, "cau-moi").await, first);

        let edit = json!({ "id": id, "expectedVersion": 2, "headline": "Cầu mới thông xe" });
        let edited = done(&app.editor(), "articleUpdate", STANDING, edit).await;
        assert_eq!(edited.at("articleUpdate.article"), json!({
            "id": id, "version": 3, "status": "PUBLISHED", "revision": 2, "liveRevision": 1, "hasUnpublishedChanges": true,
            "possibleSteps": LIVE_STEPS, "headline": "Cầu mới thông xe", "live": { "headline": "Cầu mới" },
        }));
        assert_eq!(readers_find(app, &id, "cau-moi").await, first);
        balance(&app.newsroom.store).await;

        done(&app.editor(), "articlePublish", STANDING, json!({ "id": id, "expectedVersion": 3 })).await;
        let second = ["Cầu mới thông xe"; 4].map(|headline| json!(headline)).into_iter().chain([json!(1)]).collect::<Vec<_>>();
        assert_eq!(readers_find(app, &id, "cau-moi").await, second);

        let gone = done(&app.editor(), "articleUnpublish", STANDING, json!({ "id": id, "expectedVersion": 4 })).await;
        assert_eq!(gone.at("articleUnpublish.article"), json!({
            "id": id, "version": 5, "status": "UNPUBLISHED", "revision": 2, "liveRevision": null, "hasUnpublishedChanges": false,
            "possibleSteps": UNPUBLISHED_STEPS, "headline": "Cầu mới thông xe", "live": null,
        }));
        assert_eq!(readers_find(app, &id, "cau-moi").await, [json!(null), json!(null), json!(null), json!(null), json!(0)]);
        balance(&app.newsroom.store).await;

        done(&app.editor(), "articlePublish", STANDING, json!({ "id": id, "expectedVersion": 5 })).await;
        assert_eq!(readers_find(app, &id, "cau-moi").await, second);
        balance(&app.newsroom.store).await;
    }

    async fn what_is_not_possible_says_what_is(app) {
        let section = app.editor().section("Xã hội", None).await;
        let id = app.editor().create_article(json!({ "headline": "Một", "sectionId": section })).await.text("articleCreate.article.id");
        let standing = async |mutation: &str, version: i64| {
            let answer = change(&app.editor(), mutation, "", json!({ "id": id, "expectedVersion": version })).await;
            let error = answer.at(&format!("{mutation}.errors.0"));
            assert_eq!((&error["__typename"], &error["code"], &error["path"]), (&json!("TransitionError"), &json!("NOT_POSSIBLE"), &json!([])));
            (error["from"].clone(), error["allowed"].clone())
        };
        assert_eq!(standing("articleUnpublish", 1).await, (json!("DRAFT"), json!(["EDIT", "SUBMIT", "PUBLISH", "SCHEDULE", "SPIKE", "EMBARGO", "DELETE"])));
        app.editor().publish_article(json!({ "id": id, "expectedVersion": 1 })).await;
        assert_eq!(standing("articleDelete", 2).await, (json!("PUBLISHED"), json!(LIVE_STEPS)));
        app.editor().unpublish_article(&id, 2).await;
        assert_eq!(standing("articleUnpublish", 3).await, (json!("UNPUBLISHED"), json!(UNPUBLISHED_STEPS)));
        assert_eq!(standing("articleDelete", 3).await, (json!("UNPUBLISHED"), json!(UNPUBLISHED_STEPS)));
        balance(&app.newsroom.store).await;
    }

    async fn a_draft_is_deleted_for_good(app) {
        let id = app.reporter().create_article(json!({ "headline": "Bản nháp" })).await.text("articleCreate.article.id");
        app.reporter().update_article(json!({ "id": id, "expectedVersion": 1, "kicker": "Thử" })).await;
        let deleted = done(&app.reporter(), "articleDelete", "article { id headline kicker }", json!({ "id": id, "expectedVersion": 2 })).await;
        assert_eq!(deleted.at("articleDelete.article"), json!({ "id": id, "headline": "Bản nháp", "kicker": "Thử" }));
        let desk = app.editor().ask("query($id: ID!) { desk { article(id: $id) { id } articles { nodes { id } } } }", json!({ "id": id })).await;
        assert_eq!(desk.at("desk"), json!({ "article": null, "articles": { "nodes": [] } }));
        assert_eq!(refused(&app.reporter(), "articleDelete", json!({ "id": id, "expectedVersion": 2 })).await, ["NOT_FOUND id"]);
        balance(&app.newsroom.store).await;
    }

    async fn publishing_needs_a_section(app) {
        let id = app.editor().create_article(json!({ "headline": "Chưa có mục" })).await.text("articleCreate.article.id");
        let publish = json!({ "id": id, "expectedVersion": 1, "publishedAt": "2030-01-01T00:00:00Z" });
        assert_eq!(refused(&app.editor(), "articlePublish", publish).await, ["INVALID publishedAt", "REQUIRED sectionId"]);

        let section = app.editor().section("Xã hội", None).await;
        let id = app.editor().published(json!({ "headline": "Có mục", "sectionId": section })).await;
        app.editor().update_article(json!({ "id": id, "expectedVersion": 2, "sectionId": null })).await;
        assert_eq!(refused(&app.editor(), "articlePublish", json!({ "id": id, "expectedVersion": 3 })).await, ["REQUIRED sectionId"]);
        let live = app.reader().ask("query($id: ID!) { article(by: { id: $id }) { section { name } } }", json!({ "id": id })).await;
        assert_eq!(live.text("article.section.name"), "Xã hội");
    }

    async fn what_is_not_there_or_not_for_you_is_not_found(app) {
        let nothing = "019286a4-0000-7000-8000-000000000000";
        let hidden = app.editor().create_article(json!({ "headline": "Tin mật" })).await.text("articleCreate.article.id");
        for mutation in ["articleUpdate", "articlePublish", "articleUnpublish", "articleDelete"] {
            for (person, id) in [(app.editor(), nothing), (app.reporter(), hidden.as_str())] {
                let answer = change(&person, mutation, "article { id }", json!({ "id": id, "expectedVersion": 1 })).await;
                assert_eq!(answer.at(mutation)["article"], json!(null));
                let error = answer.at(&format!("{mutation}.errors.0"));
                assert_eq!((&error["__typename"], &error["id"]), (&json!("NotFoundError"), &json!(id)), "{mutation}");
                assert_eq!(error["message"], json!(format!("There is no article {id}.")));
            }
            assert_eq!(refused(&app.editor(), mutation, json!({ "id": "17", "expectedVersion": 1 })).await, ["INVALID id"]);
        }
    }

    async fn a_reporters_text_is_theirs_until_it_was_live(app) {
        let section = app.editor().section("Xã hội", None).await;
        let id = app.reporter().create_article(json!({ "headline": "Của tôi", "sectionId": section })).await.text("articleCreate.article.id");
        let own = json!({ "id": id, "expectedVersion": 1 });
        assert_eq!(refused(&app.reporter(), "articlePublish", own).await, ["FORBIDDEN"]);
        assert_eq!(refused(&app.viewer(), "articleUpdate", json!({ "id": id, "expectedVersion": 1, "kicker": "?" })).await, ["FORBIDDEN"]);
        done(&app.reporter(), "articleUpdate", STANDING, json!({ "id": id, "expectedVersion": 1, "kicker": "Nóng" })).await;
        app.editor().publish_article(json!({ "id": id, "expectedVersion": 2 })).await;
        for version in [3, 4] {
            for mutation in ["articleUpdate", "articleDelete", "articlePublish", "articleUnpublish"] {
                assert_eq!(refused(&app.reporter(), mutation, json!({ "id": id, "expectedVersion": version })).await, ["FORBIDDEN"], "{mutation}");
            }
            if version == 3 {
                app.editor().unpublish_article(&id, 3).await;
            }
        }
    }
}
