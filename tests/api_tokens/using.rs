//! What programs do with their tokens, and what is told of it.

use std::time::Duration;

use masthead_tests::{App, on_each_database};
use serde_json::{Value, json};

use super::program::{ALL_SCOPES, Program};
use crate::books::{balance, rows};
use crate::changes::{done, refused};

async fn last_used(app: &App) -> Value {
    app.admin().ask("{ desk { apiTokens { lastUsedAt } } }", json!({})).await.at("desk.apiTokens.0.lastUsedAt")
}

on_each_database! {
    async fn what_it_writes_is_its_makers_and_names_the_token(app) {
        let program = Program::make(app, &["WRITE_ARTICLES", "PUBLISH_ARTICLES"], None).await;
        let section = app.editor().section("Thể thao", None).await;
        let importer = program.person(app);
        let id = importer.published(json!({ "headline": "Tin nhập", "sectionId": section })).await;
        let look = "query($id: ID!) { desk { article(id: $id) { createdBy { name } revisions { author { name } } } } }";
        let seen = importer.ask(look, json!({ "id": id })).await.at("desk.article");
        assert_eq!(seen["createdBy"]["name"], "admin");
        assert_eq!(seen["revisions"][0]["author"]["name"], "admin");

        let asked = "query($id: ID!) { desk { audit(where: { subjectId: $id }) { nodes { action by { name } apiToken detail } } } }";
        let trail = app.admin().ask(asked, json!({ "id": id })).await.at("desk.audit.nodes");
        assert_eq!(trail.as_array().unwrap().len(), 2);
        for entry in trail.as_array().unwrap() {
            assert_eq!((&entry["by"]["name"], &entry["apiToken"]), (&json!("admin"), &json!("Importer")));
            assert_eq!(entry["detail"]["apiToken"], json!({ "id": program.id, "name": "Importer" }));
        }
        let own = app.admin().create_article(json!({ "headline": "Tự tay" })).await.text("articleCreate.article.id");
        let trail = app.admin().ask(asked, json!({ "id": own })).await;
        assert_eq!(trail.at("desk.audit.nodes.0.apiToken"), Value::Null);
        balance(&app.newsroom.store).await;
    }

    async fn a_scope_allows_what_it_says(app) {
        let section = app.editor().section("Thể thao", None).await;
        let draft = app.editor().create_article(json!({ "headline": "Nháp", "sectionId": section })).await.text("articleCreate.article.id");
        let reader = Program::make(app, &["READ_DESK"], None).await;
        assert_eq!(reader.desk(app).await, "1");
        let update = json!({ "id": draft, "expectedVersion": 1, "kicker": "Nóng" });
        assert_eq!(refused(&reader.person(app), "articleUpdate", update.clone()).await, ["FORBIDDEN"]);
        let writer = Program::make(app, &["WRITE_ARTICLES"], None).await;
        done(&writer.person(app), "articleUpdate", "", update).await;
        let publish = json!({ "id": draft, "expectedVersion": 2 });
        assert_eq!(refused(&writer.person(app), "articlePublish", publish.clone()).await, ["FORBIDDEN"]);
        let publisher = Program::make(app, &["PUBLISH_ARTICLES"], None).await;
        assert_eq!(refused(&publisher.person(app), "articleCreate", json!({ "headline": "Một" })).await, ["FORBIDDEN"]);
        done(&publisher.person(app), "articlePublish", "", publish).await;
        let keeper = Program::make(app, &["MANAGE_TAXONOMY"], None).await;
        assert_eq!(keeper.desk(app).await, "0", "it has nothing to do with articles");
        done(&keeper.person(app), "tagCreate", "", json!({ "kind": "KEYWORD", "name": "Cầu" })).await;
        assert_eq!(refused(&publisher.person(app), "tagCreate", json!({ "kind": "KEYWORD", "name": "Sông" })).await, ["FORBIDDEN"]);
    }

    async fn a_token_for_a_section_stays_in_it(app) {
        let editor = app.editor();
        let sport = editor.section("Thể thao", None).await;
        let football = editor.section("Bóng đá", Some(&sport)).await;
        let politics = editor.section("Chính trị", None).await;
        let article = async |section: Option<&str>| {
            editor.create_article(json!({ "headline": "Nháp", "sectionId": section })).await.text("articleCreate.article.id")
        };
        let (inside, outside) = (article(Some(&football)).await, article(Some(&politics)).await);
        app.admin().create_article(json!({ "headline": "Của người làm ra mã" })).await;
        let program = Program::make(app, &["WRITE_ARTICLES", "PUBLISH_ARTICLES"], Some(&sport)).await;
        let importer = program.person(app);
        assert_eq!(program.desk(app).await, "1", "not even its maker's articles elsewhere");
        done(&importer, "articleUpdate", "", json!({ "id": inside, "expectedVersion": 1, "kicker": "Nóng" })).await;
        assert_eq!(refused(&importer, "articlePublish", json!({ "id": outside, "expectedVersion": 1 })).await, ["NOT_FOUND id"]);
        done(&importer, "articleCreate", "", json!({ "headline": "Một", "sectionId": football })).await;
        for elsewhere in [json!(politics), Value::Null] {
            assert_eq!(refused(&importer, "articleCreate", json!({ "headline": "Hai", "sectionId": elsewhere })).await, ["FORBIDDEN"]);
            let away = json!({ "id": inside, "expectedVersion": 2, "sectionId": elsewhere });
            assert_eq!(refused(&importer, "articleUpdate", away).await, ["FORBIDDEN"]);
        }
        done(&editor, "sectionUpdate", "", json!({ "id": football, "expectedVersion": 1, "parentId": politics })).await;
        assert_eq!(program.desk(app).await, "0", "the section moved away");
    }

    async fn its_last_use_is_noted_to_the_minute(app) {
        let program = Program::make(app, &["READ_DESK"], None).await;
        assert_eq!(last_used(app).await, Value::Null);
        program.desk(app).await;
        assert_eq!(last_used(app).await, "2022-09-16T05:55:00Z");
        app.pass(Duration::from_secs(59));
        program.desk(app).await;
        assert_eq!(last_used(app).await, "2022-09-16T05:55:00Z");
        app.pass(Duration::from_secs(1));
        program.desk(app).await;
        assert_eq!(last_used(app).await, "2022-09-16T05:56:00Z");
    }

    async fn made_up_tokens_are_counted_and_good_ones_are_not(app) {
        let program = Program::make(app, ALL_SCOPES, None).await;
        let made_up = app.with_token(&format!("mh_abcdefgh_{}", "A".repeat(43)));
        let ask = "{ site { name } }";
        for _ in 0..50 {
            assert_eq!(made_up.ask(ask, json!({})).await.error_code(), "UNAUTHENTICATED");
        }
        assert_eq!(made_up.ask(ask, json!({})).await.error_code(), "TOO_MANY_ATTEMPTS");
        assert_eq!(app.with_token("mh_rt_whatever").ask(ask, json!({})).await.error_code(), "TOO_MANY_ATTEMPTS");
        assert_eq!(program.desk(app).await, "0", "a good token is not hindered");
        app.pass(Duration::from_mins(15));
        assert_eq!(made_up.ask(ask, json!({})).await.error_code(), "UNAUTHENTICATED");
        let counted = rows(&app.newsroom.store, "SELECT failures FROM sign_in_throttle WHERE subject LIKE 'token:%'").await;
        assert_eq!(counted.len(), 1);
    }
}
