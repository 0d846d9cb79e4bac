//! Who is to do what until when, and what that opens to them.

use masthead_domain::users::Role;
use masthead_tests::{App, Person, on_each_database};
use serde_json::{Value, json};

use crate::books::{Ledger, Trace, balance};
use crate::changes::{done, refused};

async fn me(person: &Person<'_>) -> String {
    person.ask("{ me { id } }", Value::Null).await.text("me.id")
}

async fn assign(person: &Person<'_>, input: Value) -> String {
    done(person, "assignmentCreate", "assignment { id }", input).await.text("assignmentCreate.assignment.id")
}

async fn draft(app: &App, headline: &str) -> String {
    app.editor().create_article(json!({ "headline": headline })).await.text("articleCreate.article.id")
}

async fn sees(person: &Person<'_>, article: &str) -> bool {
    let ask = "query($id: ID!) { desk { article(id: $id) { headline } } }";
    !person.ask(ask, json!({ "id": article })).await.at("desk.article").is_null()
}

fn nth(id: &str, version: i64) -> Value {
    json!({ "id": id, "expectedVersion": version })
}

on_each_database! {
    async fn whoever_was_assigned_cannot_carry_the_article_off(app) {
        let theirs = app.admin().section("Thể thao", None).await;
        let rules = json!([{ "sectionId": theirs, "role": "EDITOR" }, { "sectionId": theirs, "role": "REPORTER" }]);
        let member = app.member("lan", rules).await;
        let article = draft(app, "Cầu").await;
        let reporter = app.reporter();
        for person in [&reporter, &member] {
            assign(&app.editor(), json!({ "articleId": article, "task": "Viết bài", "assigneeId": me(person).await })).await;
        }
        let away = json!({ "id": article, "expectedVersion": 1, "sectionId": theirs });
        assert_eq!(refused(&reporter, "articleUpdate", away.clone()).await, ["FORBIDDEN"]);
        assert_eq!(refused(&member, "articleUpdate", away.clone()).await, ["FORBIDDEN"]);
        done(&app.editor(), "articleUpdate", "", away).await;
    }

    async fn a_reporter_writes_what_they_were_assigned_until_it_is_handed_in(app) {
        let (reporter, article) = (app.reporter(), draft(app, "Cầu").await);
        let change = json!({ "id": article, "expectedVersion": 1, "kicker": "Nóng" });
        assert_eq!(refused(&reporter, "articleUpdate", change.clone()).await, ["NOT_FOUND id"]);
        let task = json!({ "articleId": article, "task": "Viết bài", "assigneeId": me(&reporter).await, "dueAt": "2022-09-16T09:00:00Z" });
        let assignment = assign(&app.editor(), task).await;
        done(&reporter, "articleUpdate", "", change).await;
        let mine = "{ desk { articles(where: { assignedToMe: true, text: \"cau\" }) { nodes { headline assignments { task assignee { name } } } } } }";
        assert_eq!(reporter.ask(mine, Value::Null).await.at("desk.articles.nodes"), json!([
            { "headline": "Cầu", "assignments": [{ "task": "Viết bài", "assignee": { "name": "reporter" } }] },
        ]));
        done(&reporter, "noteAdd", "", json!({ "articleId": article, "text": "Xong." })).await;
        assert_eq!(refused(&reporter, "articleDelete", nth(&article, 2)).await, ["FORBIDDEN"], "it is not theirs to delete");
        assert_eq!(refused(&reporter, "articlePublish", nth(&article, 2)).await, ["FORBIDDEN"]);
        done(&reporter, "articleSubmit", "", nth(&article, 2)).await;
        let late = json!({ "id": article, "expectedVersion": 3, "kicker": "Nguội" });
        assert_eq!(refused(&reporter, "articleUpdate", late).await, ["FORBIDDEN"]);
        assert!(sees(&reporter, &article).await);
        done(&reporter, "assignmentDone", "assignment { state }", nth(&assignment, 1)).await;
        assert!(!sees(&reporter, &article).await, "what is done opens nothing any more");
        assert_eq!(refused(&reporter, "assignmentReopen", nth(&assignment, 2)).await, ["FORBIDDEN"], "nor does one open it oneself");
        done(&app.editor(), "assignmentReopen", "", nth(&assignment, 2)).await;
        assert!(sees(&reporter, &article).await);
        done(&app.editor(), "assignmentCancel", "", nth(&assignment, 3)).await;
        assert!(!sees(&reporter, &article).await);
        assert_eq!(refused(&app.editor(), "assignmentDone", nth(&assignment, 4)).await, ["INVALID id"]);
        balance(&app.newsroom.store).await;
    }

    async fn a_brief_becomes_an_article(app) {
        let reporter = app.reporter();
        let brief = json!({ "brief": "Cầu mới sắp xong.", "task": "Viết bài", "assigneeId": me(&reporter).await });
        let id = assign(&app.editor(), brief).await;
        let open = "{ desk { assignments(where: { mine: true, states: [OPEN] }) { task brief article { id } assignedBy { name } version } } }";
        let told = json!([{ "task": "Viết bài", "brief": "Cầu mới sắp xong.", "article": null, "assignedBy": { "name": "editor" }, "version": 1 }]);
        assert_eq!(reporter.ask(open, Value::Null).await.at("desk.assignments"), told);
        assert_eq!(app.editor().ask(open, Value::Null).await.at("desk.assignments"), json!([]));
        let article = draft(app, "Cầu").await;
        done(&app.editor(), "assignmentUpdate", "", json!({ "id": id, "expectedVersion": 1, "articleId": article, "brief": null })).await;
        assert!(sees(&reporter, &article).await);
        let other = me(&app.user(Role::Legal)).await;
        done(&app.editor(), "assignmentUpdate", "", json!({ "id": id, "expectedVersion": 2, "assigneeId": other })).await;
        assert!(!sees(&reporter, &article).await, "it is somebody else's now");
        let nothing = json!({ "id": id, "expectedVersion": 3, "articleId": null });
        assert_eq!(refused(&app.editor(), "assignmentUpdate", nothing).await, ["REQUIRED brief"]);
        balance(&app.newsroom.store).await;
    }

    async fn only_editors_give_work_and_only_where_they_edit(app) {
        let (article, reporter) = (draft(app, "Cầu").await, me(&app.reporter()).await);
        let own = app.reporter().create_article(json!({ "headline": "Của tôi" })).await.text("articleCreate.article.id");
        let task = |article: &str| json!({ "articleId": article, "task": "Chụp ảnh", "assigneeId": reporter });
        assert_eq!(refused(&app.reporter(), "assignmentCreate", task(&own)).await, ["FORBIDDEN"]);
        let elsewhere = app.admin().section("Thể thao", None).await;
        let stranger = app.member("stranger", json!([{ "sectionId": elsewhere, "role": "EDITOR" }])).await;
        let theirs = json!({ "articleId": article, "task": "Xem", "assigneeId": me(&stranger).await });
        let assignment = assign(&app.editor(), theirs).await;
        assert!(sees(&stranger, &article).await);
        assert_eq!(refused(&stranger, "assignmentCreate", task(&article)).await, ["FORBIDDEN"], "seeing is not editing");
        assert_eq!(refused(&stranger, "assignmentUpdate", json!({ "id": assignment, "expectedVersion": 1, "task": "X" })).await, ["FORBIDDEN"]);
        done(&stranger, "assignmentDone", "", nth(&assignment, 1)).await;
        assert_eq!(refused(&stranger, "assignmentReopen", nth(&assignment, 2)).await, ["FORBIDDEN"], "out of sight it is nobody's to change");
        let nobody = json!({ "brief": "X", "task": "Chụp ảnh", "assigneeId": article });
        assert_eq!(refused(&app.editor(), "assignmentCreate", nobody).await, ["UNKNOWN assigneeId"]);
        let mut ledger = Ledger::open(&app.newsroom.store).await;
        assign(&app.editor(), task(&own)).await;
        assert_eq!(ledger.turn().await, Trace::one(0, "ASSIGN_WORK", "assignment.created"));
    }

    async fn what_is_due_stands_in_the_queue_and_in_the_calendar(app) {
        let reporter = me(&app.reporter()).await;
        for (task, due) in [("Sau", json!(null)), ("Chiều", json!("2022-09-16T09:00:00Z")), ("Trưa", json!("2022-09-16T06:00:00Z"))] {
            assign(&app.editor(), json!({ "brief": "Cầu", "task": task, "assigneeId": reporter, "dueAt": due })).await;
        }
        let ask = "query($where: AssignmentWhere) { desk { assignments(where: $where) { task } } }";
        let tasks = async |filter: Value| app.reporter().ask(ask, json!({ "where": filter })).await.texts("desk.assignments", "task");
        assert_eq!(tasks(json!({})).await, ["Trưa", "Chiều", "Sau"]);
        assert_eq!(tasks(json!({ "dueBefore": "2022-09-16T09:00:00Z" })).await, ["Trưa"]);
        assert_eq!(tasks(json!({ "states": ["DONE"] })).await, [""; 0]);
        let day = "{ desk { calendar(from: \"2022-09-16T00:00:00Z\", to: \"2022-09-17T00:00:00Z\") { at ... on AssignmentDueEntry { assignment { task } } } } }";
        let entries = app.reporter().ask(day, Value::Null).await.at("desk.calendar");
        let due: Vec<&Value> = entries.as_array().unwrap().iter().map(|entry| &entry["assignment"]["task"]).collect();
        assert_eq!(due, ["Trưa", "Chiều"]);
    }
}
