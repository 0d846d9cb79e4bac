//! After the deadline of an operation nothing goes on for it, and what it held is there for others.

use std::time::Duration;

use masthead_api::http::HttpSettings;
use masthead_domain::users::Role;
use masthead_newsroom::{Newsroom, Store};
use masthead_tests::{App, Database, Node, on_each_database};
use sea_orm::{ConnectionTrait as _, Statement};
use serde_json::json;

use crate::books::rows;

const DEADLINE: Duration = Duration::from_millis(300);
const LONGEST: Duration = Duration::from_millis(600);
const MAKE_TAG: &str = "mutation($input: TagCreateInput!) { tagCreate(input: $input) { tag { id } errors { message } } }";

/// A statement that nobody takes the rows of any more, and which would go on for an hour or for ever.
fn endless(database: Database) -> &'static str {
    match database {
        Database::Sqlite => "WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers) SELECT n FROM numbers",
        Database::Postgres => "SELECT count(*) FROM generate_series(1, 1000000000000) AS numbers(n) WHERE n < 0",
    }
}

/// How many statements PostgreSQL works on, or lets wait, but for the one that asks.
async fn at_work(app: &App) -> usize {
    let sql = "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend' \
               AND state = 'active' AND pid <> pg_backend_pid()";
    rows(&app.newsroom.store, sql).await.len()
}

on_each_database! {
    async fn a_statement_that_nobody_waits_for_ends_and_its_connection_is_used_again(app) {
        let store = Store::open_with(app.url(), 1, Some(LONGEST)).await.unwrap();
        let statement = Statement::from_string(store.reader().get_database_backend(), endless(app.database));
        let given_up = tokio::time::timeout(DEADLINE, store.reader().query_all_raw(statement)).await;
        assert!(given_up.is_err(), "it ended by itself: {given_up:?}");
        // There is one connection, and whoever comes next gets it.
        store.ping().await.unwrap();
        if app.database == Database::Postgres {
            let endless = "SELECT 1 FROM pg_stat_activity WHERE state = 'active' AND query LIKE 'SELECT count(*) FROM generate_series%' \
                           AND datname = current_database()";
            let ended = async { while !rows(&app.newsroom.store, endless).await.is_empty() {} };
            tokio::time::timeout(LONGEST * 10, ended).await.expect("the server works on it no longer");
        }
        store.close().await.unwrap();
    }

    async fn what_a_request_waited_for_is_not_waited_for_after_its_deadline(app) {
        let store = Store::open_with(app.url(), 2, Some(LONGEST)).await.unwrap();
        let newsroom = Newsroom { store: store.clone(), ..app.newsroom.clone() };
        let settings = HttpSettings { execution_deadline: DEADLINE, ..HttpSettings::default() };
        let node = Node::with(newsroom, app.url(), settings).await;
        let mut client = node.client().await;
        let writing = app.newsroom.store.begin(None, || app.newsroom.clock.now()).await.unwrap();
        let tag = json!({ "input": { "name": "Cầu", "kind": "KEYWORD" } });
        for _ in 0..4 {
            let answer = client.ask(Some(app.token(Role::Editor)), MAKE_TAG, &tag).await;
            assert_eq!((answer.status(), &answer.json()["errors"][0]["extensions"]["code"]), (503, &json!("TIMEOUT")), "{}", answer.text);
        }
        if app.database == Database::Postgres {
            while at_work(app).await > 0 {}
        }
        drop(writing);
        // Twice, for each connection there is.
        for name in ["Phà", "Đò"] {
            let tag = json!({ "input": { "name": name, "kind": "KEYWORD" } });
            let mut answer = client.ask(Some(app.token(Role::Editor)), MAKE_TAG, &tag).await;
            while answer.status() == 503 {
                answer = client.ask(Some(app.token(Role::Editor)), MAKE_TAG, &tag).await;
            }
            assert_eq!((answer.status(), &answer.json()["data"]["tagCreate"]["errors"]), (200, &json!([])), "{}", answer.text);
        }
        assert_eq!(rows(&app.newsroom.store, "SELECT 1 FROM tags WHERE name = 'Cầu'").await.len(), 0, "what timed out was not done");
        node.stop().await;
        store.close().await.unwrap();
    }
}
