//! Adding, changing and deleting contributors.

use masthead_tests::on_each_database;
use serde_json::json;

use crate::books::{Ledger, Trace, balance, rows};
use crate::changes::{done, refused};

const CONTRIBUTOR: &str = "contributor { id name slug bio role version }";
const NOTHING: &str = "019286a4-0000-7000-8000-000000000000";

on_each_database! {
    async fn a_contributor_is_added_changed_and_cleared(app) {
        let input = json!({ "name": " Việt  Anh ", "bio": "Phóng viên", "role": "PHOTOGRAPHER" });
        let made = done(&app.editor(), "contributorCreate", CONTRIBUTOR, input).await.at("contributorCreate.contributor");
        let id = made["id"].clone();
        let expected = json!({ "id": id, "name": "Việt Anh", "slug": "viet-anh", "bio": "Phóng viên", "role": "PHOTOGRAPHER", "version": 1 });
        assert_eq!(made, expected);
        let update = json!({ "id": id, "expectedVersion": 1, "name": "V. Anh", "role": "EDITOR", "bio": null });
        let changed = done(&app.editor(), "contributorUpdate", CONTRIBUTOR, update).await.at("contributorUpdate.contributor");
        assert_eq!(changed, json!({ "id": id, "name": "V. Anh", "slug": "viet-anh", "bio": null, "role": "EDITOR", "version": 2 }));
        let mut wrong = refused(&app.editor(), "contributorCreate", json!({ "name": "", "slug": "Á", "bio": "b".repeat(2_001), "userId": "x" })).await;
        wrong.sort();
        assert_eq!(wrong, ["INVALID slug", "INVALID userId", "REQUIRED name", "TOO_LONG bio"]);
    }

    async fn a_contributor_may_be_somebody_who_signs_in(app) {
        let user = app.reporter().ask("{ me { id } }", json!({})).await.text("me.id");
        let make = json!({ "name": "An", "userId": user });
        let id = done(&app.editor(), "contributorCreate", CONTRIBUTOR, make).await.text("contributorCreate.contributor.id");
        let linked = async || {
            let found = rows(&app.newsroom.store, "SELECT COUNT(*) AS found FROM contributors WHERE user_id IS NOT NULL").await;
            found[0].try_get::<i64>("", "found").unwrap()
        };
        assert_eq!(linked().await, 1);
        done(&app.editor(), "contributorUpdate", "", json!({ "id": id, "expectedVersion": 1, "name": "Ân" })).await;
        assert_eq!(linked().await, 1, "absent stays");
        done(&app.editor(), "contributorUpdate", "", json!({ "id": id, "expectedVersion": 2, "userId": null })).await;
        assert_eq!(linked().await, 0, "null clears");
        let unknown = json!({ "id": id, "expectedVersion": 3, "userId": NOTHING });
        assert_eq!(refused(&app.editor(), "contributorUpdate", unknown).await, ["UNKNOWN userId"]);
        assert_eq!(refused(&app.editor(), "contributorCreate", json!({ "name": "Bình", "userId": NOTHING })).await, ["UNKNOWN userId"]);
    }

    async fn an_old_slug_answers(app) {
        let one = app.editor().contributor("An").await;
        done(&app.editor(), "contributorUpdate", "", json!({ "id": one, "expectedVersion": 1, "slug": "nguyen-an" })).await;
        let ask = "{ old: contributor(by: { slug: \"an\" }) { slug } new: contributor(by: { slug: \"nguyen-an\" }) { slug } }";
        let answer = app.reader().ask(ask, json!({})).await;
        assert_eq!((answer.text("old.slug"), answer.text("new.slug")), ("nguyen-an".to_owned(), "nguyen-an".to_owned()));
        let two = app.editor().contributor("An").await;
        assert_eq!(app.reader().ask(ask, json!({})).await.text("old.slug"), "nguyen-an", "nobody is given an old name unasked");
        assert_eq!(refused(&app.editor(), "contributorUpdate", json!({ "id": two, "expectedVersion": 1, "slug": "nguyen-an" })).await, ["TAKEN slug"]);
        done(&app.editor(), "contributorUpdate", "", json!({ "id": two, "expectedVersion": 1, "slug": "an" })).await;
        assert_eq!(app.reader().ask(ask, json!({})).await.text("old.slug"), "an");
    }

    async fn every_write_leaves_its_trace_and_no_other(app) {
        let mut ledger = Ledger::open(&app.newsroom.store).await;
        let id = app.editor().contributor("Một").await;
        assert_eq!(ledger.turn().await, Trace::one(0, "EDIT_CONTRIBUTORS", "contributor.created"));
        done(&app.editor(), "contributorUpdate", "", json!({ "id": id, "expectedVersion": 1, "name": "Hai" })).await;
        assert_eq!(ledger.turn().await, Trace::one(0, "EDIT_CONTRIBUTORS", "contributor.changed"));
        done(&app.editor(), "contributorUpdate", "", json!({ "id": id, "expectedVersion": 2, "name": "Hai", "bio": "" })).await;
        for mutation in ["contributorUpdate", "contributorDelete"] {
            assert_eq!(refused(&app.editor(), mutation, json!({ "id": id, "expectedVersion": 1 })).await, ["CONFLICT expectedVersion"]);
            assert_eq!(refused(&app.reporter(), mutation, json!({ "id": id, "expectedVersion": 2 })).await, ["FORBIDDEN"]);
            assert_eq!(refused(&app.editor(), mutation, json!({ "id": NOTHING, "expectedVersion": 1 })).await, ["NOT_FOUND id"]);
        }
        assert_eq!(ledger.turn().await, Trace::nothing());
        done(&app.editor(), "contributorDelete", "", json!({ "id": id, "expectedVersion": 2 })).await;
        assert_eq!(ledger.turn().await, Trace::one(0, "EDIT_CONTRIBUTORS", "contributor.deleted"));
        balance(&app.newsroom.store).await;
    }
}
