//! Reading who did what.

use masthead_domain::users::Role;
use masthead_tests::{Answer, Person, on_each_database};
use serde_json::{Value, json};

use crate::changes::done;

const ASK: &str = "query($where: AuditWhere, $first: Int, $after: String, $last: Int, $before: String) {
    desk { audit(where: $where, first: $first, after: $after, last: $last, before: $before) {
        nodes { seq action subjectKind subjectId by { name } changedFields before after address }
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount } } }";

async fn ask(person: &Person<'_>, variables: Value) -> Answer {
    person.ask(ASK, variables).await
}

fn seqs(answer: &Answer) -> Vec<i64> {
    answer.at("desk.audit.nodes").as_array().unwrap().iter().map(|entry| entry["seq"].as_i64().unwrap()).collect()
}

on_each_database! {
    async fn an_admin_reads_who_changed_what_from_what_into_what(app) {
        let id = app.editor().tag("Cầu").await;
        done(&app.editor(), "tagUpdate", "", json!({ "id": id, "expectedVersion": 1, "name": "Cầu đường" })).await;
        done(&app.admin(), "tagDelete", "", json!({ "id": id, "expectedVersion": 2 })).await;
        let entries = ask(&app.admin(), json!({ "where": { "subjectId": id } })).await.at("desk.audit.nodes");
        let told: Vec<_> = entries.as_array().unwrap().iter().map(|entry| {
            let changes = ["before", "after"].map(|side| entry[side]["name"].clone());
            (entry["action"].clone(), entry["subjectKind"].clone(), entry["by"]["name"].clone(), changes)
        }).collect();
        let entry = |by: &str, before: Value, after: Value| (json!("EDIT_TAGS"), json!("tag"), json!(by), [before, after]);
        assert_eq!(told, [
            entry("admin", json!("Cầu đường"), Value::Null),
            entry("editor", json!("Cầu"), json!("Cầu đường")),
            entry("editor", Value::Null, json!("Cầu")),
        ]);
        assert_eq!(entries[1]["changedFields"], json!(["name"]));
        assert_eq!(entries[0]["after"], Value::Null, "what does not exist any more holds nothing");
    }

    async fn legal_reads_it_too_and_nobody_else_does(app) {
        for role in Role::ALL {
            let answer = ask(&app.user(*role), json!({})).await;
            if matches!(role, Role::Admin | Role::Legal) {
                assert!(!seqs(&answer).is_empty());
            } else {
                assert_eq!((answer.error_code().as_str(), answer.try_at("desk.audit")), ("FORBIDDEN", Some(Value::Null)), "{role}");
            }
        }
        let section = app.admin().section("Xã hội", None).await;
        let of_a_section = app.member("luat-su", json!([{ "sectionId": section, "role": "LEGAL" }])).await;
        assert_eq!(ask(&of_a_section, json!({})).await.error_code(), "FORBIDDEN", "the trail is about the whole newsroom");
    }

    async fn conditions_add_up(app) {
        let section = app.admin().section("Xã hội", None).await;
        let id = app.editor().published(json!({ "headline": "Cầu mới", "sectionId": section })).await;
        app.pass(std::time::Duration::from_hours(1));
        app.editor().unpublish_article(&id, 2).await;
        let me = app.editor().ask("{ me { id } }", json!({})).await.text("me.id");
        let count = async |wanted: Value| seqs(&ask(&app.admin(), json!({ "where": wanted })).await).len();
        assert_eq!(count(json!({ "byId": me })).await, 3);
        assert_eq!(count(json!({ "byId": me, "actions": ["PUBLISH_ARTICLE", "UNPUBLISH_ARTICLE"] })).await, 2);
        assert_eq!(count(json!({ "byId": me, "subjectKinds": ["section"] })).await, 0);
        assert_eq!(count(json!({ "subjectId": id, "from": "2022-09-16T06:00:00Z" })).await, 1);
        assert_eq!(count(json!({ "subjectId": id, "before": "2022-09-16T06:00:00Z" })).await, 2);
        for (wanted, path) in [
            (json!({ "actions": ["PUBLISH_ARTICLE", "PUBLISH"] }), json!(["where", "actions", "1"])),
            (json!({ "subjectKinds": ["Article"] }), json!(["where", "subjectKinds", "0"])),
            (json!({ "byId": "me" }), json!(["where", "byId"])),
        ] {
            let answer = ask(&app.admin(), json!({ "where": wanted })).await;
            assert_eq!(answer.0["errors"][0]["extensions"]["argument"], path, "{:#}", answer.0);
        }
    }

    async fn pages_follow_each_other_both_ways(app) {
        for number in 0..5 {
            app.editor().tag(&format!("Thẻ {number}")).await;
        }
        let tags = json!({ "subjectKinds": ["tag"] });
        let first = ask(&app.admin(), json!({ "where": tags, "first": 2 })).await;
        let after = first.at("desk.audit.pageInfo.endCursor");
        let second = ask(&app.admin(), json!({ "where": tags, "first": 2, "after": after })).await;
        let before = second.at("desk.audit.pageInfo.startCursor");
        let back = ask(&app.admin(), json!({ "where": tags, "last": 2, "before": before })).await;
        let newest = seqs(&first)[0];
        assert_eq!((seqs(&first), seqs(&second)), (vec![newest, newest - 1], vec![newest - 2, newest - 3]));
        assert_eq!(seqs(&back), seqs(&first));
        assert_eq!(second.at("desk.audit.pageInfo.hasNextPage"), json!(true));
        assert_eq!(second.at("desk.audit.pageInfo.hasPreviousPage"), json!(true));
    }
}
