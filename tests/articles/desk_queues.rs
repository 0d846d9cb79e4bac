//! What the desk finds: by words, by when, and by what an article is marked with; always within its scope.

use std::time::Duration;

use masthead_domain::paging::PageRequest;
use masthead_domain::policy::DeskScope;
use masthead_domain::search::SearchWords;
use masthead_newsroom::articles::DeskFilter;
use masthead_persistence::articles;
use masthead_tests::{App, Database, Person, on_each_database};
use sea_orm::{ConnectionTrait, DatabaseConnection, Statement};
use serde_json::{Value, json};

use crate::changes::done;

/// The headlines that a filter finds, the last changed first.
async fn found(person: &Person<'_>, filter: Value) -> Vec<String> {
    let ask = "query($where: DeskArticleWhere!) { desk { articles(where: $where) { nodes { headline } } } }";
    person.ask(ask, json!({ "where": filter })).await.texts("desk.articles.nodes", "headline")
}

async fn draft(person: &Person<'_>, input: Value) -> String {
    person.create_article(input).await.text("articleCreate.article.id")
}

/// The plan of the statement that the desk sends to find words.
async fn plan(app: &App, text: &str) -> String {
    let sent = std::sync::Arc::new(std::sync::Mutex::new(Vec::<Statement>::new()));
    let mut connection: DatabaseConnection = app.newsroom.store.reader().clone();
    let sink = std::sync::Arc::clone(&sent);
    connection.set_metric_callback(move |info| sink.lock().unwrap().push(info.statement.clone()));
    let filter = DeskFilter { words: SearchWords::of(text), ..DeskFilter::default() };
    articles::page(&connection, &DeskScope::Everything, &filter, &PageRequest::first(20)).await.unwrap();
    let statement = sent.lock().unwrap().pop().unwrap();
    let (explain, column) = match app.database {
        Database::Sqlite => ("EXPLAIN QUERY PLAN", "detail"),
        Database::Postgres => ("EXPLAIN", "QUERY PLAN"),
    };
    let explain = Statement { sql: format!("{explain} {}", statement.sql), ..statement };
    let rows = app.newsroom.store.reader().query_all_raw(explain).await.unwrap();
    rows.iter().map(|row| row.try_get::<String>("", column).unwrap()).collect::<Vec<_>>().join("\n")
}

on_each_database! {
    async fn words_are_found_wherever_they_stand_and_however_they_are_written(app) {
        let body = json!({ "markdown": "Sáng nay **hàng trăm người** đi bộ qua cầu.\n\n- Đường thủy\n" });
        let bridge = draft(&app.editor(), json!({ "headline": "Cầu Bến Sông thông xe", "slugline": "bridge-2026", "body": body })).await;
        app.pass(Duration::from_secs(1));
        draft(&app.editor(), json!({ "headline": "Bến cảng mới" })).await;
        let by = async |text: &str| found(&app.editor(), json!({ "text": text })).await;
        for text in ["cau ben song", "CẦU BẾN SÔNG", "thông cầu", "duong thuy", "bridge", "2026 nguoi", "hang tram"] {
            assert_eq!(by(text).await, ["Cầu Bến Sông thông xe"], "{text}");
        }
        assert_eq!(by("bến").await, ["Bến cảng mới", "Cầu Bến Sông thông xe"]);
        for text in ["cau cang", "be", "cầu OR cảng", "xe NOT cảng", "khong-co"] {
            assert_eq!(by(text).await, [""; 0], "{text}");
        }
        assert_eq!(by("\"cau*").await, ["Cầu Bến Sông thông xe"], "signs mean nothing");
        done(&app.editor(), "articleUpdate", "", json!({ "id": bridge, "expectedVersion": 1, "headline": "Hầm mới", "body": null })).await;
        assert_eq!(by("cau").await, [""; 0], "words that are gone are not found");
        assert_eq!(by("ham bridge").await, ["Hầm mới"]);
        done(&app.editor(), "articleDelete", "", json!({ "id": bridge, "expectedVersion": 2 })).await;
        assert_eq!(by("ham").await, [""; 0]);
    }

    async fn a_reporter_finds_words_of_their_own_only(app) {
        draft(&app.editor(), json!({ "headline": "Cầu bí mật" })).await;
        draft(&app.reporter(), json!({ "headline": "Cầu của tôi" })).await;
        assert_eq!(found(&app.reporter(), json!({ "text": "cau" })).await, ["Cầu của tôi"]);
        assert_eq!(found(&app.viewer(), json!({ "text": "cau" })).await.len(), 2);
    }

    async fn each_queue_is_one_question(app) {
        let section = app.admin().section("Xã hội", None).await;
        let (tag, author) = (app.editor().tag("Cầu").await, app.editor().contributor("Việt Anh").await);
        let input = |headline: &str| json!({ "headline": headline, "sectionId": section });
        let mut marked = input("Hôm qua");
        marked["tagIds"] = json!([tag]);
        app.editor().published(marked).await;
        app.pass(Duration::from_hours(20));
        let credited = json!({ "headline": "Hôm nay", "sectionId": section, "contributors": [{ "contributorId": author }] });
        let today = app.editor().published(credited).await;
        let planned = draft(&app.editor(), input("Chiều nay")).await;
        let order = json!({ "id": planned, "expectedVersion": 1, "timeZone": "UTC", "at": { "instant": "2022-09-17T08:00:00Z" } });
        done(&app.editor(), "articleSchedule", "", order).await;
        let killed = app.editor().published(input("Bị rút")).await;
        done(&app.editor(), "articleKill", "", json!({ "id": killed, "expectedVersion": 2 })).await;
        let (from, before) = ("2022-09-17T00:00:00Z", "2022-09-18T00:00:00Z");
        let queue = async |filter: Value| found(&app.editor(), filter).await;
        assert_eq!(queue(json!({ "publishedFrom": from, "publishedBefore": before, "statuses": ["PUBLISHED"] })).await, ["Hôm nay"]);
        assert_eq!(queue(json!({ "publishedBefore": from })).await, ["Hôm qua"]);
        assert_eq!(queue(json!({ "scheduledFrom": from, "scheduledBefore": before })).await, ["Chiều nay"]);
        assert_eq!(queue(json!({ "scheduledFrom": before })).await, [""; 0]);
        assert_eq!(queue(json!({ "killedFrom": from, "killedBefore": before })).await, ["Bị rút"]);
        assert_eq!(queue(json!({ "updatedSince": from, "statuses": ["SCHEDULED", "KILLED"] })).await.len(), 2);
        assert_eq!(queue(json!({ "tagIds": [tag] })).await, ["Hôm qua"]);
        assert_eq!(queue(json!({ "contributorIds": [author] })).await, ["Hôm nay"]);
        assert_eq!(queue(json!({ "text": "hom", "tagIds": [tag], "updatedSince": from })).await, [""; 0], "conditions add up");
        let ordered = json!({ "id": today, "expectedVersion": 2, "timeZone": "UTC", "kind": "UNPUBLISH", "at": { "instant": "2022-09-17T09:00:00Z" } });
        done(&app.editor(), "articleSchedule", "", ordered).await;
        assert_eq!(queue(json!({ "scheduledFrom": from })).await, ["Chiều nay"], "what is to be taken away is not in the queue");
    }

    async fn words_are_looked_up_in_an_index(app) {
        for number in 0..40 {
            draft(&app.editor(), json!({ "headline": format!("Tin {number}") })).await;
        }
        let copies = "WITH RECURSIVE series(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM series WHERE n < 100)
            INSERT INTO articles (id, version, status, slug, locale, headline, headline_folded, content, revision, created_by, updated_by, created_at, updated_at)
            SELECT NEW_ID, 1, status, slug || '-' || n, locale, headline, headline_folded, content, revision, created_by, updated_by, created_at, updated_at
            FROM articles CROSS JOIN series";
        let new_id = if app.database == Database::Sqlite { "randomblob(16)" } else { "gen_random_uuid()" };
        let text: Vec<String> = (0..200).map(|number| format!("chu{number}")).collect();
        let words = format!(
            "INSERT INTO article_words (article_id, words) SELECT id, headline_folded || ' {}' FROM articles
            WHERE id NOT IN (SELECT article_id FROM article_words)",
            text.join(" ")
        );
        let tx = app.newsroom.store.begin(None, || app.newsroom.clock.now()).await.unwrap();
        for statement in [copies.replace("NEW_ID", new_id).as_str(), words.as_str(), "ANALYZE"] {
            tx.reader().execute_unprepared(statement).await.unwrap();
        }
        tx.commit().await.unwrap();
        draft(&app.editor(), json!({ "headline": "Hầm chui" })).await;
        let plan = plan(app, "ham chui").await;
        let index = if app.database == Database::Sqlite { "VIRTUAL TABLE INDEX" } else { "article_words_words" };
        assert!(plan.contains(index) && !plan.contains("Seq Scan on article_words"), "{plan}");
        assert!(!plan.contains("SCAN article_words"), "{plan}");
    }
}
