//! Whoever was too late hears what was changed, with both values; what does not overlap can be merged.

use std::time::Duration;

use masthead_tests::{App, on_each_database};
use serde_json::{Value, json};

use crate::articles::desk_work::{draft, edit, publish, version};
use crate::books::{balance, rows};
use crate::changes::{change, done, refused};

/// What a conflict says of each field.
async fn changes(app: &App, input: Value) -> Value {
    let document = "mutation($input: ArticleUpdateInput!) { articleUpdate(input: $input) { errors {
        ... on ConflictError { changedFields changes { field before after changedBy { name } changedAt } } } } }";
    app.admin().ask(document, json!({ "input": input })).await.at("articleUpdate.errors.0")
}

/// An update that may be merged.
fn merged(id: &str, expected: i64, mut fields: Value) -> Value {
    fields["id"] = json!(id);
    fields["expectedVersion"] = json!(expected);
    fields["mergeIfPossible"] = json!(true);
    fields
}

on_each_database! {
    async fn a_conflict_carries_both_values_of_each_field_and_who_changed_it(app) {
        let tag = app.admin().tag("Cầu").await;
        let id = draft(app, json!({ "headline": "Một", "kicker": "Nóng", "body": { "plainText": "Cũ." } })).await;
        app.pass(Duration::from_mins(1));
        edit(app, &id, json!({ "headline": "Hai", "tagIds": [tag] })).await;
        app.pass(Duration::from_mins(1));
        done(&app.admin(), "articleUpdate", "", json!({ "id": id, "expectedVersion": 2, "headline": "Ba", "kicker": null, "body": { "plainText": "Mới." } })).await;
        let told = changes(app, json!({ "id": id, "expectedVersion": 1, "source": "Bến Sông" })).await;
        let by = |name: &str, minute: i32| (json!({ "name": name }), json!(format!("2022-09-16T05:{minute}:00Z")));
        let ((editor, at_56), (admin, at_57)) = (by("editor", 56), by("admin", 57));
        assert_eq!(told["changes"], json!([
            { "field": "body", "before": { "revision": 2 }, "after": { "revision": 3 }, "changedBy": admin, "changedAt": at_57 },
            { "field": "headline", "before": "Một", "after": "Ba", "changedBy": admin, "changedAt": at_57 },
            { "field": "kicker", "before": "Nóng", "after": null, "changedBy": admin, "changedAt": at_57 },
            { "field": "tagIds", "before": [], "after": [tag], "changedBy": editor, "changedAt": at_56 },
        ]));
        assert_eq!(told["changedFields"], json!(["body", "headline", "kicker", "tagIds"]));
    }

    async fn sections_and_the_like_say_it_too(app) {
        let tag = app.admin().tag("Cầu").await;
        done(&app.editor(), "tagUpdate", "", json!({ "id": tag, "expectedVersion": 1, "name": "Đò" })).await;
        let document = "mutation($input: TagUpdateInput!) { tagUpdate(input: $input) { errors {
            ... on ConflictError { changes { field before after changedBy { name } } } } } }";
        let late = json!({ "input": { "id": tag, "expectedVersion": 1, "name": "Phà" } });
        let told = app.admin().ask(document, late).await.at("tagUpdate.errors.0.changes");
        assert_eq!(told, json!([{ "field": "name", "before": "Cầu", "after": "Đò", "changedBy": { "name": "editor" } }]));
    }

    async fn changes_to_other_fields_are_merged_when_that_is_asked_for(app) {
        let id = draft(app, json!({ "headline": "Một" })).await;
        edit(app, &id, json!({ "headline": "Hai" })).await;
        edit(app, &id, json!({ "standfirst": "Sapo" })).await;
        let late = json!({ "id": id, "expectedVersion": 1, "kicker": "Nóng" });
        assert_eq!(refused(&app.admin(), "articleUpdate", late).await, ["CONFLICT expectedVersion"], "it was not asked for");
        let answer = done(&app.admin(), "articleUpdate", "article { version headline standfirst kicker }", merged(&id, 1, json!({ "kicker": "Nóng" }))).await;
        let expected = json!({ "version": 4, "headline": "Hai", "standfirst": "Sapo", "kicker": "Nóng" });
        assert_eq!(answer.at("articleUpdate.article"), expected);
        let overlapping = merged(&id, 3, json!({ "kicker": null, "byline": "Lê An" }));
        let told = change(&app.editor(), "articleUpdate", "", overlapping).await;
        assert_eq!(told.at("articleUpdate.errors.0.changedFields"), json!(["kicker"]), "one field that overlaps is enough, also to clear it");
        balance(&app.newsroom.store).await;
    }

    async fn the_text_is_one_field(app) {
        let id = draft(app, json!({ "headline": "Một", "body": { "plainText": "A\n\nB" } })).await;
        edit(app, &id, json!({ "body": { "plainText": "A mới\n\nB" } })).await;
        let late = merged(&id, 1, json!({ "body": { "plainText": "A\n\nB mới" } }));
        assert_eq!(refused(&app.admin(), "articleUpdate", late).await, ["CONFLICT expectedVersion"]);
    }

    async fn what_was_done_since_besides_editing_does_not_stand_in_the_way_but_counts(app) {
        let section = app.admin().section("Xã hội", None).await;
        let id = draft(app, json!({ "headline": "Một", "sectionId": section })).await;
        publish(app, &id).await;
        let answer = done(&app.admin(), "articleUpdate", "article { status hasUnpublishedChanges }", merged(&id, 1, json!({ "kicker": "Nóng" }))).await;
        assert_eq!(answer.at("articleUpdate.article"), json!({ "status": "PUBLISHED", "hasUnpublishedChanges": true }));
        done(&app.admin(), "articleKill", "", json!({ "id": id, "expectedVersion": version(app, &id).await })).await;
        assert_eq!(refused(&app.admin(), "articleUpdate", merged(&id, 1, json!({ "source": "X" }))).await, ["NOT_POSSIBLE"]);
    }

    async fn versions_that_never_were_are_not_merged(app) {
        let id = draft(app, json!({ "headline": "Một" })).await;
        edit(app, &id, json!({ "headline": "Hai" })).await;
        for wrong in [-1, 0, 3, i64::MAX] {
            let late = merged(&id, wrong, json!({ "kicker": "Nóng" }));
            assert_eq!(refused(&app.admin(), "articleUpdate", late).await, ["CONFLICT expectedVersion"], "{wrong}");
        }
    }

    async fn the_audit_trail_keeps_what_an_article_said_before_and_after(app) {
        let id = draft(app, json!({ "headline": "Một", "body": { "plainText": "Cũ." } })).await;
        edit(app, &id, json!({ "headline": "Hai", "body": { "plainText": "Mới." } })).await;
        let trail = rows(&app.newsroom.store, "SELECT detail FROM audit WHERE subject_kind = 'article' ORDER BY seq DESC").await;
        let detail: Value = serde_json::from_str(&trail[0].try_get::<String>("", "detail").unwrap()).unwrap();
        assert_eq!(detail["before"], json!({ "headline": "Một", "body": { "revision": 1 } }));
        assert_eq!(detail["after"], json!({ "headline": "Hai", "body": { "revision": 2 } }));
    }
}
