//! Tombstones: what was killed is gone everywhere at once, and says so.

use masthead_domain::users::Role;
use masthead_tests::on_each_database;
use serde_json::{Value, json};

use crate::books::balance;
use crate::changes::{done, refused};

const ASK: &str = "query($id: ID!) {
    article(by: { id: $id }) { headline }
    node(id: $id) { id }
    articles { totalCount nodes { id } }
    one: tombstone(by: { id: $id }) { id reason killedAt }
    two: tombstone(by: { slug: \"cau-moi\" }) { id }
    three: tombstone(by: { path: \"xa-hoi/cau-moi\" }) { id }
    four: tombstone(by: { externalId: \"cms-1\" }) { id }
}";

on_each_database! {
    async fn what_is_killed_is_gone_everywhere_and_leaves_a_tombstone(app) {
        let section = app.admin().section("Xã hội", None).await;
        let id = app.editor().published(json!({ "headline": "Cầu mới", "sectionId": section, "externalId": "cms-1" })).await;
        assert_eq!(app.reader().ask(ASK, json!({ "id": id })).await.at("one"), Value::Null);
        // It is known by the names it had before the public. Those of its working copy were never said, and are not said now.
        let rename = json!({ "id": id, "expectedVersion": 2, "slug": "cau-bi-mat", "externalId": "cms-bi-mat" });
        done(&app.editor(), "articleUpdate", "", rename).await;
        let kill = json!({ "id": id, "expectedVersion": 3, "publicReason": "Theo yêu cầu của tòa án" });
        let killed = done(&app.user(Role::Legal), "articleKill", "article { status liveRevision }", kill).await;
        assert_eq!(killed.at("articleKill.article"), json!({ "status": "KILLED", "liveRevision": null }));
        let after = app.reader().ask(ASK, json!({ "id": id })).await;
        assert_eq!(after.0["data"], json!({
            "article": null, "node": null, "articles": { "totalCount": 0, "nodes": [] },
            "one": { "id": id, "reason": "Theo yêu cầu của tòa án", "killedAt": "2022-09-16T05:55:00Z" },
            "two": { "id": id }, "three": { "id": id }, "four": { "id": id },
        }));
        let never_said = "{ one: tombstone(by: { slug: \"cau-bi-mat\" }) { id } two: tombstone(by: { externalId: \"cms-bi-mat\" }) { id } }";
        assert_eq!(app.reader().ask(never_said, Value::Null).await.0["data"], json!({ "one": null, "two": null }));
        assert_eq!(refused(&app.editor(), "articleUpdate", json!({ "id": id, "expectedVersion": 4, "kicker": "X" })).await, ["NOT_POSSIBLE"]);
        assert_eq!(refused(&app.editor(), "articleRestore", json!({ "id": id, "expectedVersion": 4 })).await, ["FORBIDDEN"]);
        balance(&app.newsroom.store).await;

        let back = done(&app.user(Role::ChiefEditor), "articleRestore", "article { status }", json!({ "id": id, "expectedVersion": 4 })).await;
        assert_eq!(back.text("articleRestore.article.status"), "UNPUBLISHED");
        let after = app.reader().ask(ASK, json!({ "id": id })).await;
        assert_eq!((after.at("one"), after.at("article")), (Value::Null, Value::Null));
    }

    async fn nothing_says_that_a_draft_or_what_was_unpublished_exists(app) {
        let section = app.admin().section("Xã hội", None).await;
        let draft = app.editor().create_article(json!({ "headline": "Nháp", "sectionId": section })).await.text("articleCreate.article.id");
        let gone = app.editor().published(json!({ "headline": "Cầu mới", "sectionId": section })).await;
        app.editor().unpublish_article(&gone, 2).await;
        for id in [draft.clone(), gone] {
            let answer = app.reader().ask(ASK, json!({ "id": id })).await;
            assert_eq!((answer.at("one"), answer.at("two"), answer.at("three")), (Value::Null, Value::Null, Value::Null));
        }
        assert_eq!(refused(&app.editor(), "articleKill", json!({ "id": draft, "expectedVersion": 1 })).await, ["NOT_POSSIBLE"]);
    }
}
