//! Law 7 for everything but articles, which have stories of their own: who was too late hears who changed which fields.

use masthead_tests::{Person, on_each_database};
use serde_json::{Value, json};

use crate::changes::{change, done};

/// Makes two changes, then one on the first version; answers what that was told.
async fn too_late(person: &Person<'_>, mutation: &str, changes: [Value; 2], target: Value) -> Value {
    let with = |changes: &Value, version: i64| {
        let mut input = target.clone();
        for (field, value) in changes.as_object().unwrap() {
            input[field] = value.clone();
        }
        input["expectedVersion"] = json!(version);
        input
    };
    done(person, mutation, "", with(&changes[0], 1)).await;
    done(person, mutation, "", with(&changes[1], 2)).await;
    let refused = change(person, mutation, "", with(&changes[0], 1)).await.at(&format!("{mutation}.errors.0"));
    assert_eq!((&refused["code"], &refused["currentVersion"]), (&json!("CONFLICT"), &json!(3)));
    json!([refused["changedBy"]["name"], refused["changedFields"]])
}

on_each_database! {
    async fn a_late_change_hears_who_changed_what(app) {
        let admin = app.admin();
        let changes = [json!({ "name": "Đầu" }), json!({ "description": "Sau" })];
        let section = admin.section("Xã hội", None).await;
        let told = too_late(&admin, "sectionUpdate", changes.clone(), json!({ "id": section })).await;
        assert_eq!(told, json!(["admin", ["description", "name"]]));

        let tag = admin.tag("Cầu").await;
        let told = too_late(&admin, "tagUpdate", changes, json!({ "id": tag })).await;
        assert_eq!(told, json!(["admin", ["description", "name"]]));

        let contributor = admin.contributor("Lê An").await;
        let changes = [json!({ "bio": "Viết" }), json!({ "role": "EDITOR" })];
        let told = too_late(&admin, "contributorUpdate", changes, json!({ "id": contributor })).await;
        assert_eq!(told, json!(["admin", ["bio", "role"]]));

        let changes = [json!({ "name": "Báo" }), json!({ "timeZone": "Europe/Paris" })];
        let told = too_late(&admin, "settingsUpdate", changes, json!({})).await;
        assert_eq!(told, json!(["admin", ["name", "timeZone"]]));
    }

    async fn only_what_was_changed_since_is_named(app) {
        let admin = app.admin();
        let tag = admin.tag("Cầu").await;
        for (version, change) in [(1, json!({ "name": "Đò" })), (2, json!({ "kind": "PLACE" }))] {
            let mut input = change;
            input["id"] = json!(tag);
            input["expectedVersion"] = json!(version);
            done(&admin, "tagUpdate", "", input).await;
        }
        let late = json!({ "id": tag, "expectedVersion": 2, "name": "Phà" });
        let refused = change(&admin, "tagUpdate", "", late).await;
        assert_eq!(refused.at("tagUpdate.errors.0.changedFields"), json!(["kind"]));
    }
}
