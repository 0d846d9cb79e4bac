//! A program with an API token.

use masthead_tests::{App, Person};
use serde_json::{Value, json};

use crate::changes::done;

/// Every scope there is.
pub const ALL_SCOPES: &[&str] = &["READ_DESK", "WRITE_ARTICLES", "PUBLISH_ARTICLES", "MANAGE_TAXONOMY"];

/// A program, and the token it has.
pub struct Program {
    /// The token's id.
    pub id: String,
    /// What it sends.
    pub secret: String,
}

impl Program {
    /// The ADMIN makes a token for it, good in a section or everywhere.
    pub async fn make(app: &App, scopes: &[&str], section: Option<&str>) -> Self {
        Self::made_by(&app.admin(), json!({ "name": "Importer", "scopes": scopes, "sectionId": section })).await
    }

    /// Somebody makes this token for it.
    pub async fn made_by(maker: &Person<'_>, input: Value) -> Self {
        let made = done(maker, "apiTokenCreate", "token { id } secret", input).await;
        Self { id: made.text("apiTokenCreate.token.id"), secret: made.text("apiTokenCreate.secret") }
    }

    /// Whoever sends the secret.
    pub fn person<'a>(&self, app: &'a App) -> Person<'a> {
        app.with_token(&self.secret)
    }

    /// What the desk makes of it: how many articles it sees, or the code of the refusal.
    pub async fn desk(&self, app: &App) -> String {
        let answer = self.person(app).ask("{ desk { articles { nodes { id } } } }", json!({})).await;
        match answer.try_at("desk.articles.nodes") {
            Some(nodes) => nodes.as_array().unwrap().len().to_string(),
            None => answer.error_code(),
        }
    }
}
