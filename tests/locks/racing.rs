//! Many who want to write at once.

use std::sync::Arc;

use masthead_domain::users::Role;
use masthead_tests::{App, Database};
use serde_json::json;
use tokio::task::JoinSet;

use crate::changes::{change, refusals};

/// Everybody who may edit asks for the lock at the same time, again and again; each time one of them gets it.
async fn one_of_many_gets_it(database: Database) {
    let app = Arc::new(App::start(database).await);
    for round in 0..10 {
        let create = json!({ "headline": format!("Tin {round}") });
        let id = app.editor().create_article(create).await.text("articleCreate.article.id");
        let mut writers = JoinSet::new();
        for role in [Role::Admin, Role::ChiefEditor, Role::Editor] {
            for _ in 0..4 {
                let (app, id) = (Arc::clone(&app), id.clone());
                writers.spawn(async move {
                    let answer = change(&app.user(role), "articleLock", "", json!({ "id": id })).await;
                    (role, refusals(&answer, "articleLock"))
                });
            }
        }
        let answers = writers.join_all().await;
        let mut holders: Vec<Role> = answers.iter().filter(|(_, refused)| refused.is_empty()).map(|(role, _)| *role).collect();
        assert_eq!(holders.len(), 4, "all four requests of the one who was first: {answers:?}");
        holders.dedup();
        assert_eq!(holders.len(), 1);
        assert!(answers.iter().all(|(_, refused)| refused.is_empty() || refused == &["LOCKED"]));
    }
    Arc::into_inner(app).unwrap().stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn sqlite() {
    one_of_many_gets_it(Database::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn postgres() {
    one_of_many_gets_it(Database::Postgres).await;
}
