//! What people at the desk write to each other beside an article.

use std::time::Duration;

use masthead_domain::users::Role;
use masthead_tests::{App, Person, on_each_database};
use serde_json::{Value, json};

use crate::books::{Ledger, Trace, balance};
use crate::changes::{change, done, refused};

const NOTES: &str = "query($id: ID!, $resolved: Boolean) { desk { article(id: $id) { version notes(resolved: $resolved) {
    id text author { name } resolvedBy { name } deletedAt anchor { block quote } replies { id text author { name } }
} } } }";

async fn add(person: &Person<'_>, input: Value) -> String {
    done(person, "noteAdd", "note { id }", input).await.text("noteAdd.note.id")
}

async fn notes(person: &Person<'_>, article: &str, resolved: Option<bool>) -> Value {
    person.ask(NOTES, json!({ "id": article, "resolved": resolved })).await.at("desk.article.notes")
}

async fn draft(app: &App) -> String {
    let section = app.admin().section("Xã hội", None).await;
    let body = json!({ "markdown": "Một hai.\n\nBa bốn.\n\n---\n" });
    app.reporter().create_article(json!({ "headline": "Cầu", "sectionId": section, "body": body })).await.text("articleCreate.article.id")
}

fn first(id: &str) -> Value {
    json!({ "id": id, "expectedVersion": 1 })
}

on_each_database! {
    async fn people_talk_about_an_article_in_threads(app) {
        let article = draft(app).await;
        let question = add(&app.editor(), json!({ "articleId": article, "text": " Nguồn?\r\nAi nói? " })).await;
        app.pass(Duration::from_mins(1));
        let answer = add(&app.reporter(), json!({ "articleId": article, "text": "Bà Sáu.", "inReplyTo": question })).await;
        app.pass(Duration::from_mins(1));
        add(&app.viewer(), json!({ "articleId": article, "text": "Cảm ơn.", "inReplyTo": answer })).await;
        let told = notes(&app.reporter(), &article, None).await;
        assert_eq!(told.as_array().unwrap().len(), 1);
        assert_eq!(told[0]["text"], json!("Nguồn?\nAi nói?"));
        assert_eq!(told[0]["author"], json!({ "name": "editor" }));
        let replies: Vec<&Value> = told[0]["replies"].as_array().unwrap().iter().map(|reply| &reply["text"]).collect();
        assert_eq!(replies, ["Bà Sáu.", "Cảm ơn."], "an answer to an answer joins the thread");
        let version = app.editor().ask(NOTES, json!({ "id": article })).await.number("desk.article.version");
        assert_eq!(version, 1, "talking changes no article");

        assert_eq!(refused(&app.editor(), "noteResolve", first(&answer)).await, ["INVALID id"]);
        done(&app.reporter(), "noteResolve", "", first(&question)).await;
        assert_eq!(notes(&app.editor(), &article, Some(false)).await, json!([]));
        assert_eq!(notes(&app.editor(), &article, Some(true)).await[0]["resolvedBy"], json!({ "name": "reporter" }));
        let reopened = done(&app.editor(), "noteReopen", "note { version resolvedAt }", json!({ "id": question, "expectedVersion": 2 })).await;
        assert_eq!(reopened.at("noteReopen.note"), json!({ "version": 3, "resolvedAt": null }));
        balance(&app.newsroom.store).await;
    }

    async fn a_note_follows_the_words_it_is_about(app) {
        let article = draft(app).await;
        add(&app.editor(), json!({ "articleId": article, "text": "Sai.", "anchor": { "block": 1, "quote": "Ba" } })).await;
        app.pass(Duration::from_secs(1));
        add(&app.editor(), json!({ "articleId": article, "text": "Cần không?", "anchor": { "block": 2 } })).await;
        let nowhere = json!({ "articleId": article, "text": "?", "anchor": { "block": 3 } });
        assert_eq!(refused(&app.editor(), "noteAdd", nowhere).await, ["INVALID anchor.block"]);
        let other = json!({ "articleId": article, "text": "?", "anchor": { "block": 0, "quote": "Ba" } });
        assert_eq!(refused(&app.editor(), "noteAdd", other).await, ["INVALID anchor.quote"]);
        let places = async || {
            let told = notes(&app.editor(), &article, None).await;
            told.as_array().unwrap().iter().map(|note| note["anchor"]["block"].clone()).collect::<Vec<_>>()
        };
        assert_eq!(places().await, [json!(1), json!(2)]);
        let body = json!({ "markdown": "Mới.\n\nMột hai.\n\nBa **bốn**.\n\n---\n" });
        done(&app.editor(), "articleUpdate", "", json!({ "id": article, "expectedVersion": 1, "body": body })).await;
        assert_eq!(places().await, [json!(2), json!(2)], "what has no words is known by its number");
        done(&app.editor(), "articleUpdate", "", json!({ "id": article, "expectedVersion": 2, "body": null })).await;
        assert_eq!(places().await, [json!(null), json!(null)]);
        let told = notes(&app.editor(), &article, None).await;
        assert_eq!(told[0]["anchor"]["quote"], json!("Ba"), "what it was about is still said");
    }

    async fn what_was_taken_back_keeps_its_place_while_it_is_answered(app) {
        let article = draft(app).await;
        let question = add(&app.editor(), json!({ "articleId": article, "text": "Nguồn?" })).await;
        let answer = add(&app.reporter(), json!({ "articleId": article, "text": "Bà Sáu.", "inReplyTo": question })).await;
        assert_eq!(refused(&app.reporter(), "noteDelete", first(&question)).await, ["FORBIDDEN"]);
        assert_eq!(refused(&app.admin(), "noteEdit", json!({ "id": question, "expectedVersion": 1, "text": "X" })).await, ["FORBIDDEN"]);
        let said = done(&app.editor(), "noteEdit", "note { text version }", json!({ "id": question, "expectedVersion": 1, "text": "Ai nói?" })).await;
        assert_eq!(said.at("noteEdit.note"), json!({ "text": "Ai nói?", "version": 2 }));
        let stale = change(&app.editor(), "noteDelete", "", first(&question)).await;
        assert_eq!(stale.at("noteDelete.errors.0.changedFields"), json!(["text"]));
        done(&app.editor(), "noteDelete", "", json!({ "id": question, "expectedVersion": 2 })).await;
        let told = notes(&app.editor(), &article, None).await;
        assert_eq!((&told[0]["text"], &told[0]["replies"][0]["text"]), (&Value::Null, &json!("Bà Sáu.")));
        assert_eq!(refused(&app.editor(), "noteReopen", json!({ "id": question, "expectedVersion": 3 })).await, ["NOT_FOUND id"]);
        done(&app.user(Role::ChiefEditor), "noteDelete", "", first(&answer)).await;
        assert_eq!(notes(&app.editor(), &article, None).await, json!([]));
        balance(&app.newsroom.store).await;
    }

    async fn who_does_not_see_the_article_has_no_part_in_it(app) {
        let article = draft(app).await;
        let note = add(&app.reporter(), json!({ "articleId": article, "text": "Của tôi." })).await;
        let elsewhere = app.admin().section("Thể thao", None).await;
        let stranger = app.member("stranger", json!([{ "sectionId": elsewhere, "role": "EDITOR" }])).await;
        assert_eq!(refused(&stranger, "noteAdd", json!({ "articleId": article, "text": "?" })).await, ["NOT_FOUND id"]);
        for mutation in ["noteResolve", "noteReopen", "noteDelete"] {
            assert_eq!(refused(&stranger, mutation, first(&note)).await, ["NOT_FOUND id"], "{mutation}");
        }
        let foreign = app.editor().create_article(json!({ "headline": "Khác" })).await.text("articleCreate.article.id");
        let across = json!({ "articleId": foreign, "text": "?", "inReplyTo": note });
        assert_eq!(refused(&app.editor(), "noteAdd", across).await, ["UNKNOWN inReplyTo"]);
        let whole = "{ __type(name: \"Article\") { fields { name } } }";
        assert!(!app.reader().ask(whole, Value::Null).await.texts("__type.fields", "name").contains(&"notes".to_owned()));
    }

    async fn notes_have_limits_and_leave_traces(app) {
        let article = draft(app).await;
        assert_eq!(refused(&app.editor(), "noteAdd", json!({ "articleId": article, "text": " \n " })).await, ["REQUIRED text"]);
        assert_eq!(refused(&app.editor(), "noteAdd", json!({ "articleId": article, "text": "x".repeat(2_001) })).await, ["TOO_LONG text"]);
        let mut ledger = Ledger::open(&app.newsroom.store).await;
        let note = add(&app.editor(), json!({ "articleId": article, "text": "Nguồn?" })).await;
        assert_eq!(ledger.turn().await, Trace::one(0, "WRITE_NOTE", "note.added"));
        done(&app.editor(), "noteReopen", "", first(&note)).await;
        assert_eq!(ledger.turn().await, Trace::nothing(), "it is open already");
        done(&app.editor(), "noteDelete", "", first(&note)).await;
        assert_eq!(ledger.turn().await, Trace::one(0, "DELETE_NOTE", "note.deleted"));
    }

    async fn a_list_of_ten_costs_what_a_list_of_two_does(app) {
        for number in 0..10 {
            let id = app.editor().create_article(json!({ "headline": format!("Tin {number}"), "body": { "markdown": "Một." } })).await.text("articleCreate.article.id");
            let root = add(&app.editor(), json!({ "articleId": id, "text": "A", "anchor": { "block": 0 } })).await;
            add(&app.editor(), json!({ "articleId": id, "text": "B", "inReplyTo": root })).await;
        }
        let ask = "query($first: Int!) { desk { articles(first: $first) { nodes { notes { text anchor { block } author { name } replies { text } } } } } }";
        let (two, _) = app.statements(&app.editor(), ask, json!({ "first": 2 })).await;
        let (ten, answer) = app.statements(&app.editor(), ask, json!({ "first": 10 })).await;
        assert_eq!(answer.text("desk.articles.nodes.9.notes.0.replies.0.text"), "B");
        assert_eq!(two, ten, "2 articles cost {two} statements, 10 cost {ten}");
    }
}
