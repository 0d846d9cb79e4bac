//! Adding, changing and deleting tags.

use masthead_tests::on_each_database;
use serde_json::json;

use crate::books::{Ledger, Trace, balance};
use crate::changes::{done, refused};

const TAG: &str = "tag { id kind name slug description version }";
const NOTHING: &str = "019286a4-0000-7000-8000-000000000000";

on_each_database! {
    async fn a_tag_is_added_changed_and_cleared(app) {
        let input = json!({ "kind": "PLACE", "name": " Bến  Sông ", "description": "Quê" });
        let made = done(&app.editor(), "tagCreate", TAG, input).await.at("tagCreate.tag");
        let id = made["id"].clone();
        assert_eq!(made, json!({ "id": id, "kind": "PLACE", "name": "Bến Sông", "slug": "ben-song", "description": "Quê", "version": 1 }));
        let update = json!({ "id": id, "expectedVersion": 1, "kind": "SERIES", "name": "Loạt bài" });
        let changed = done(&app.editor(), "tagUpdate", TAG, update).await.at("tagUpdate.tag");
        assert_eq!(changed, json!({ "id": id, "kind": "SERIES", "name": "Loạt bài", "slug": "ben-song", "description": "Quê", "version": 2 }));
        let clear = json!({ "id": id, "expectedVersion": 2, "description": null });
        assert_eq!(done(&app.editor(), "tagUpdate", TAG, clear).await.at("tagUpdate.tag.description"), json!(null));
        let listed = app.reader().ask("{ tags(kind: SERIES) { nodes { name } } none: tags(kind: PLACE) { nodes { name } } }", json!({})).await;
        assert_eq!((listed.texts("tags.nodes", "name"), listed.at("none.nodes")), (vec!["Loạt bài".to_owned()], json!([])));
    }

    async fn an_old_slug_answers_until_another_tag_bears_it(app) {
        let slug = async |slug: &str| {
            let ask = "query($slug: String!) { tag(by: { slug: $slug }) { name } }";
            app.reader().ask(ask, json!({ "slug": slug })).await.at("tag")["name"].clone()
        };
        let one = app.editor().tag("Cầu").await;
        done(&app.editor(), "tagUpdate", "", json!({ "id": one, "expectedVersion": 1, "slug": "cau-duong", "name": "Cầu đường" })).await;
        assert_eq!((slug("cau").await, slug("cau-duong").await), (json!("Cầu đường"), json!("Cầu đường")));
        app.editor().tag("Câu").await;
        assert_eq!(slug("cau").await, "Cầu đường", "nothing is given an old name unasked");
        done(&app.editor(), "tagCreate", TAG, json!({ "kind": "KEYWORD", "name": "Câu", "slug": "cau" })).await;
        assert_eq!(slug("cau").await, "Câu");
        done(&app.editor(), "tagDelete", "", json!({ "id": one, "expectedVersion": 2 })).await;
        assert_eq!(slug("cau-duong").await, json!(null));
    }

    async fn slugs_are_unique_among_tags_of_all_kinds(app) {
        let one = app.editor().tag("Cầu").await;
        let again = json!({ "kind": "PERSON", "name": "Cầu" });
        assert_eq!(done(&app.editor(), "tagCreate", TAG, again).await.text("tagCreate.tag.slug"), "cau-2");
        let typed = json!({ "kind": "PERSON", "name": "Khác", "slug": "cau" });
        assert_eq!(refused(&app.editor(), "tagCreate", typed).await, ["TAKEN slug"]);
        assert_eq!(refused(&app.editor(), "tagUpdate", json!({ "id": one, "expectedVersion": 1, "slug": "cau-2" })).await, ["TAKEN slug"]);
        let mut wrong = refused(&app.editor(), "tagCreate", json!({ "kind": "PERSON", "name": "n".repeat(121), "slug": "Á", "description": "d".repeat(501) })).await;
        wrong.sort();
        assert_eq!(wrong, ["INVALID slug", "TOO_LONG description", "TOO_LONG name"]);
    }

    async fn every_write_leaves_its_trace_and_no_other(app) {
        let mut ledger = Ledger::open(&app.newsroom.store).await;
        let id = app.editor().tag("Một").await;
        assert_eq!(ledger.turn().await, Trace::one(0, "EDIT_TAGS", "tag.created"));
        done(&app.editor(), "tagUpdate", "", json!({ "id": id, "expectedVersion": 1, "name": "Hai" })).await;
        assert_eq!(ledger.turn().await, Trace::one(0, "EDIT_TAGS", "tag.changed"));
        done(&app.editor(), "tagUpdate", "", json!({ "id": id, "expectedVersion": 2, "name": "Hai", "slug": "mot" })).await;
        for mutation in ["tagUpdate", "tagDelete"] {
            assert_eq!(refused(&app.editor(), mutation, json!({ "id": id, "expectedVersion": 1 })).await, ["CONFLICT expectedVersion"]);
            assert_eq!(refused(&app.reporter(), mutation, json!({ "id": id, "expectedVersion": 2 })).await, ["FORBIDDEN"]);
            assert_eq!(refused(&app.editor(), mutation, json!({ "id": NOTHING, "expectedVersion": 1 })).await, ["NOT_FOUND id"]);
        }
        assert_eq!(ledger.turn().await, Trace::nothing());
        done(&app.editor(), "tagDelete", "", json!({ "id": id, "expectedVersion": 2 })).await;
        assert_eq!(ledger.turn().await, Trace::one(0, "EDIT_TAGS", "tag.deleted"));
        balance(&app.newsroom.store).await;
    }
}
