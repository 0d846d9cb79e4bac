//! Many writers at once: one wins, nobody waits for ever, the log stays in order, and feeds and counters stay right.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use masthead_persistence::events;
use masthead_tests::{Answer, App, Database};
use serde_json::{Value, json};
use tokio::task::JoinSet;

use crate::books::{balance, rows};
use crate::changes::{change, done, refusals};

/// Declares stories that run on four threads, once on each database.
macro_rules! in_parallel {
    ($(async fn $name:ident($app:ident) $body:block)*) => {$(
        mod $name {
            use super::*;

            async fn story($app: Arc<App>) $body

            async fn run(database: Database) {
                let app = Arc::new(App::start(database).await);
                story(Arc::clone(&app)).await;
                balance(&app.newsroom.store).await;
                Arc::into_inner(app).unwrap().stop().await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
            async fn sqlite() {
                run(Database::Sqlite).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
            async fn postgres() {
                run(Database::Postgres).await;
            }
        }
    )*};
}

const ARTICLE: &str = "article { id version slug }";

/// Carries a mutation out as the EDITOR, as a task of its own.
async fn edit(app: Arc<App>, mutation: &'static str, input: Value) -> Answer {
    change(&app.editor(), mutation, "", input).await
}

/// All answers of tasks, in no order.
async fn all<T: Send + 'static>(tasks: JoinSet<T>) -> Vec<T> {
    tasks.join_all().await
}

in_parallel! {
    async fn of_eight_writers_one_wins_each_version(app) {
        let id = app.editor().create_article(json!({ "headline": "Một" })).await.text("articleCreate.article.id");
        for version in 1..=20 {
            let mut writers = JoinSet::new();
            for writer in 0..8 {
                let input = json!({ "id": id, "expectedVersion": version, "headline": format!("Bản {version} của {writer}") });
                writers.spawn(edit(Arc::clone(&app), "articleUpdate", input));
            }
            let answers = all(writers).await;
            let (won, lost): (Vec<_>, Vec<_>) = answers.iter().partition(|answer| refusals(answer, "articleUpdate").is_empty());
            assert_eq!((won.len(), lost.len()), (1, 7), "version {version}");
            for answer in lost {
                assert_eq!(refusals(answer, "articleUpdate"), ["CONFLICT expectedVersion"]);
                assert_eq!(answer.number("articleUpdate.errors.0.currentVersion"), version + 1);
                assert_eq!(answer.at("articleUpdate.errors.0.changedFields"), json!(["headline"]));
            }
        }
    }

    async fn of_two_editors_both_land_in_different_fields_and_one_in_the_same(app) {
        let id = app.editor().create_article(json!({ "headline": "Một" })).await.text("articleCreate.article.id");
        for version in (1..=30).step_by(3) {
            let sent = |field: &str, value: String| json!({ "id": id, "expectedVersion": version, "mergeIfPossible": true, field: value });
            let mut editors = JoinSet::new();
            for (field, value) in [("kicker", format!("Nóng {version}")), ("standfirst", format!("Sapo {version}"))] {
                editors.spawn(edit(Arc::clone(&app), "articleUpdate", sent(field, value)));
            }
            let landed = all(editors).await;
            assert!(landed.iter().all(|answer| refusals(answer, "articleUpdate").is_empty()), "version {version}");

            let mut editors = JoinSet::new();
            for editor in 0..2 {
                let input = json!({ "id": id, "expectedVersion": version + 2, "mergeIfPossible": true, "headline": format!("{version} của {editor}") });
                editors.spawn(edit(Arc::clone(&app), "articleUpdate", input));
            }
            let late = all(editors).await.iter().filter(|answer| !refusals(answer, "articleUpdate").is_empty()).count();
            assert_eq!(late, 1, "version {version}");
        }
        let ask = "query($id: ID!) { desk { article(id: $id) { version kicker standfirst } } }";
        let desk = app.editor().ask(ask, json!({ "id": id })).await.at("desk.article");
        assert_eq!(desk, json!({ "version": 31, "kicker": "Nóng 28", "standfirst": "Sapo 28" }));
    }

    async fn fifty_equal_headlines_get_fifty_slugs(app) {
        let mut writers = JoinSet::new();
        for _ in 0..50 {
            let app = Arc::clone(&app);
            writers.spawn(async move { done(&app.reporter(), "articleCreate", ARTICLE, json!({ "headline": "Giá vàng" })).await });
        }
        let slugs: BTreeSet<String> = all(writers).await.iter().map(|answer| answer.text("articleCreate.article.slug")).collect();
        let expected = (2..=50).map(|number| format!("gia-vang-{number}")).chain(["gia-vang".to_owned()]);
        assert_eq!(slugs, expected.collect());
    }

    async fn of_many_who_type_one_slug_one_gets_it(app) {
        let mut writers = JoinSet::new();
        for writer in 0..12 {
            let input = json!({ "headline": format!("Tin {writer}"), "slug": "tin", "externalId": "cms-1" });
            writers.spawn(edit(Arc::clone(&app), "articleCreate", input));
        }
        let mut outcomes: Vec<String> = all(writers).await.iter().map(|answer| refusals(answer, "articleCreate").join(", ")).collect();
        outcomes.sort();
        assert_eq!(outcomes[0], "");
        assert!(outcomes[1..].iter().all(|outcome| outcome == "TAKEN slug"), "{outcomes:?}");
    }

    async fn whoever_follows_the_log_misses_nothing(app) {
        let over = Arc::new(AtomicBool::new(false));
        let mut followers = JoinSet::new();
        for batch in [1, 3, 100] {
            followers.spawn(follow(Arc::clone(&app), Arc::clone(&over), batch));
        }
        followers.spawn(watch(Arc::clone(&app), Arc::clone(&over)));
        let section = app.editor().section("Xã hội", None).await;
        let mut writers = JoinSet::new();
        for writer in 0..6 {
            writers.spawn(write_all_kinds(Arc::clone(&app), section.clone(), writer));
        }
        all(writers).await;
        over.store(true, Ordering::SeqCst);
        let newest = events::newest(app.newsroom.store.reader()).await.unwrap();
        for seen in all(followers).await {
            assert_eq!(seen, newest);
        }
    }

    async fn feeds_stay_right_while_sections_move_under_them(app) {
        let editor = app.editor();
        let homes = [editor.section("Một", None).await, editor.section("Hai", None).await];
        let (below, moving) = (editor.section("Dưới", Some(&homes[0])).await, editor.section("Chuyển", Some(&homes[0])).await);
        let leaf = editor.section("Lá", Some(&moving)).await;
        let mut writers = JoinSet::new();
        for writer in 0..4 {
            let further = if writer % 2 == 0 { vec![below.clone()] } else { vec![homes[1].clone()] };
            let section = if writer < 2 { leaf.clone() } else { moving.clone() };
            writers.spawn(publish_and_withdraw(Arc::clone(&app), section, further, writer));
        }
        let parents = [homes[1].clone(), below.clone(), homes[0].clone()];
        writers.spawn(move_about(Arc::clone(&app), moving.clone(), parents));
        all(writers).await;

        let ask = "query($ids: [ID!]!) { nodes(ids: $ids) { ... on Section { name articles(first: 100) { totalCount nodes { id } } } } }";
        let fronts = app.reader().ask(ask, json!({ "ids": [homes[0], homes[1], below, moving, leaf] })).await;
        for front in fronts.at("nodes").as_array().unwrap() {
            let nodes = front["articles"]["nodes"].as_array().unwrap().len();
            assert_eq!(front["articles"]["totalCount"], json!(nodes), "{}", front["name"]);
        }
    }
}

/// Follows the log, a few events at a time, until everybody has written; answers the last number seen.
async fn follow(app: Arc<App>, over: Arc<AtomicBool>, batch: u64) -> i64 {
    let mut seen = 0;
    loop {
        let last = over.load(Ordering::SeqCst);
        let newer = events::after(app.newsroom.store.reader(), seen, batch).await.unwrap();
        for event in &newer {
            assert_eq!(event.seq, seen + 1, "a number was missed, or came too late");
            seen = event.seq;
        }
        if last && newer.is_empty() {
            return seen;
        }
        tokio::task::yield_now().await;
    }
}

/// Looks at the whole log at once, again and again: whatever is visible has no gap. Answers the last number seen.
async fn watch(app: Arc<App>, over: Arc<AtomicBool>) -> i64 {
    loop {
        let last = over.load(Ordering::SeqCst);
        let log = rows(&app.newsroom.store, "SELECT COUNT(*) AS found, COALESCE(MAX(seq), 0) AS newest FROM events").await;
        let (found, newest): (i64, i64) = (log[0].try_get("", "found").unwrap(), log[0].try_get("", "newest").unwrap());
        assert_eq!(found, newest, "a gap in the log");
        if last {
            return newest;
        }
        tokio::task::yield_now().await;
    }
}

async fn write_all_kinds(app: Arc<App>, section: String, writer: i32) {
    let editor = app.editor();
    for round in 0..8 {
        let name = format!("Tin {writer} {round}");
        let tag = editor.tag(&name).await;
        let id = editor.published(json!({ "headline": name, "sectionId": section, "tagIds": [tag] })).await;
        // A write that is refused must not leave a number behind.
        editor.update_article(json!({ "id": id, "expectedVersion": 1, "headline": "Muộn" })).await;
        editor.update_article(json!({ "id": id, "expectedVersion": 2, "headline": format!("{name} sửa") })).await;
        if round % 2 == 0 {
            editor.unpublish_article(&id, 3).await;
        }
        let draft = app.reporter().create_article(json!({ "headline": name })).await.text("articleCreate.article.id");
        app.reporter().delete_article(&draft, 1).await;
    }
}

async fn publish_and_withdraw(app: Arc<App>, section: String, further: Vec<String>, writer: i32) {
    let editor = app.editor();
    for round in 0..8 {
        let input = json!({ "headline": format!("Tin {writer} {round}"), "sectionId": section, "furtherSectionIds": further });
        let id = editor.published(input).await;
        match round % 4 {
            0 => drop(editor.unpublish_article(&id, 2).await),
            1 => {
                editor.update_article(json!({ "id": id, "expectedVersion": 2, "furtherSectionIds": [] })).await;
                editor.publish_article(json!({ "id": id, "expectedVersion": 3 })).await;
            }
            _ => {}
        }
    }
}

async fn move_about(app: Arc<App>, moving: String, parents: [String; 3]) {
    let version = "query($id: ID!) { section(by: { id: $id }) { version } }";
    for round in 0..12 {
        let version = app.reader().ask(version, json!({ "id": moving })).await.number("section.version");
        let input =
            json!({ "id": moving, "expectedVersion": version, "parentId": parents[round % 3], "slug": format!("chuyen-{}", round % 2) });
        done(&app.editor(), "sectionUpdate", "", input).await;
    }
}
