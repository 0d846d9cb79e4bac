//! A newsroom to test from outside: real databases, a held clock, people who sign in, and questions in GraphQL.

#![allow(clippy::unwrap_used, clippy::expect_used)] // What breaks here must break the test.

mod answer;
mod app;
mod database;
pub mod mail;
mod node;
mod other_node;
mod people;
mod purged;
mod varnish;

pub use answer::Answer;
pub use app::{App, PASSWORD};
pub use database::Database;
pub use node::{Client, HttpAnswer, Node};
pub use other_node::OtherNode;
pub use people::Person;
pub use purged::{CacheApi, Told};
pub use varnish::Varnish;

/// Declares tests that run once on SQLite and once on PostgreSQL, each on a newsroom of its own.
#[macro_export]
macro_rules! on_each_database {
    ($($(#[$attribute:meta])* async fn $name:ident($app:ident) $body:block)*) => {$(
        $(#[$attribute])*
        mod $name {
            #[allow(unused_imports)]
            use super::*;

            async fn story($app: &$crate::App) $body

            #[tokio::test]
            async fn sqlite() {
                let app = $crate::App::start($crate::Database::Sqlite).await;
                story(&app).await;
                app.stop().await;
            }

            #[tokio::test]
            async fn postgres() {
                let app = $crate::App::start($crate::Database::Postgres).await;
                story(&app).await;
                app.stop().await;
            }
        }
    )*};
}
