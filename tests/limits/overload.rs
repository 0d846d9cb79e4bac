//! More work than there is room for: what is too much is refused at once, what was let in is done, and what needs no room goes on.

use std::num::NonZeroUsize;
use std::sync::Arc;
use std::time::Instant;

use masthead_api::http::HttpSettings;
use masthead_domain::users::Role;
use masthead_tests::{App, Client, HttpAnswer, Node, on_each_database};
use serde_json::json;
use tokio::sync::Barrier;

const SITE: &str = "{ site { name } }";
const MAKE_TAG: &str = "mutation($input: TagCreateInput!) { tagCreate(input: $input) { tag { id } errors { message } } }";

/// Room for so many operations: fewer than the database has connections, so that others than operations get one.
const ROOM: usize = 2;
const CLIENTS: usize = 40;

async fn crowded(app: &App) -> Node {
    let settings = HttpSettings { operations_at_once: NonZeroUsize::new(ROOM).unwrap(), ..HttpSettings::default() };
    Node::with(app.newsroom.clone(), app.url(), settings).await
}

async fn make_tag(client: &mut Client, token: &str, number: usize) -> HttpAnswer {
    client.ask(Some(token), MAKE_TAG, &json!({ "input": { "name": format!("Thẻ {number}"), "kind": "KEYWORD" } })).await
}

fn assert_shed(answer: &HttpAnswer) {
    assert_eq!((answer.status(), answer.header("retry-after")), (503, Some("1")), "{}", answer.text);
    assert_eq!(answer.json()["errors"][0]["extensions"]["code"], "OVERLOADED");
}

on_each_database! {
    async fn what_is_too_much_is_refused_at_once_and_what_was_let_in_is_done(app) {
        let node = crowded(app).await;
        let mut reader = node.client().await;
        assert_eq!(reader.ask(None, SITE, &json!({})).await.status(), 200);
        assert_eq!(reader.get("/readyz").await.status(), 200, "whoever sends requests here has looked before");
        // Nobody else can write as long as this transaction is open, so whoever wants to waits in the room.
        let writing = app.newsroom.store.begin(None, || app.newsroom.clock.now()).await.unwrap();
        let mut waiting = Vec::new();
        for number in 0..ROOM {
            let (mut client, token) = (node.client().await, app.token(Role::Editor).to_owned());
            waiting.push(tokio::spawn(async move { make_tag(&mut client, &token, number).await }));
        }
        while !reader.get("/metrics").await.text.contains(&format!("masthead_operations_at_work {ROOM}")) {}

        let asked = Instant::now();
        assert_shed(&make_tag(&mut reader, app.token(Role::Editor), ROOM).await);
        assert_shed(&reader.ask(None, "{ sections { name } }", &json!({})).await);
        assert!(asked.elapsed() < HttpSettings::default().execution_deadline / 2, "neither waited for those in the room");
        assert_eq!(reader.ask(None, SITE, &json!({})).await.status(), 200, "what is known needs no room");
        assert_eq!(reader.get("/readyz").await.status(), 200);
        assert!(waiting.iter().all(|waits| !waits.is_finished()));

        drop(writing);
        for waits in waiting {
            let made = waits.await.unwrap();
            assert_eq!((made.status(), &made.json()["data"]["tagCreate"]["errors"]), (200, &json!([])), "{}", made.text);
        }
        assert_eq!(make_tag(&mut reader, app.token(Role::Editor), ROOM).await.status(), 200, "there is room again");
        let metrics = reader.get("/metrics").await.text;
        assert!(metrics.contains(r#"masthead_graphql_operations_total{name="anonymous",outcome="overloaded",type="mutation"} 1"#), "{metrics}");
        node.stop().await;
    }

    async fn a_crowd_gets_answers_or_refusals_and_nothing_else(app) {
        let node = crowded(app).await;
        let start = Arc::new(Barrier::new(CLIENTS));
        let mut crowd = Vec::new();
        for number in 0..CLIENTS {
            let (mut client, start) = (node.client().await, Arc::clone(&start));
            crowd.push(tokio::spawn(async move {
                start.wait().await;
                let mut statuses = Vec::new();
                for turn in 0..10 {
                    // Each question is another, so that none is known.
                    let answer = client.ask(None, &format!("{{ tag(by: {{ slug: \"the-{number}-{turn}\" }}) {{ name }} }}"), &json!({})).await;
                    if answer.status() != 200 {
                        assert_shed(&answer);
                    }
                    statuses.push(answer.status());
                }
                statuses
            }));
        }
        let mut answered = 0;
        for client in crowd {
            answered += client.await.unwrap().iter().filter(|status| **status == 200).count();
        }
        assert!(answered > 0);
        let mut reader = node.client().await;
        assert_eq!(reader.ask(None, "{ sections { name } }", &json!({})).await.status(), 200, "the crowd left nothing behind");
        node.stop().await;
    }
}
