//! A guest with the token of a preview.

use masthead_tests::{App, Person};
use serde_json::{Value, json};

use crate::changes::done;

/// A preview and its token.
pub struct Guest {
    /// The preview's id.
    pub id: String,
    /// What the guest sends.
    pub token: String,
}

impl Guest {
    /// Somebody makes a preview of an article for them.
    pub async fn of_article(maker: &Person<'_>, article: &str) -> Self {
        Self::of(maker, json!({ "of": { "articleId": article } })).await
    }

    /// Somebody makes a preview of a section for them.
    pub async fn of_section(maker: &Person<'_>, section: &str) -> Self {
        Self::of(maker, json!({ "of": { "sectionId": section } })).await
    }

    /// Somebody makes this preview for them.
    pub async fn of(maker: &Person<'_>, input: Value) -> Self {
        let made = done(maker, "previewTokenCreate", "preview { id } token", input).await;
        Self { id: made.text("previewTokenCreate.preview.id"), token: made.text("previewTokenCreate.token") }
    }

    /// The headline of the one article, null where there is none to see, or the code of the refusal.
    pub async fn reads(&self, app: &App) -> Value {
        let answer = app.with_token(&self.token).ask("{ preview { article { headline } } }", json!({})).await;
        if answer.0.get("errors").is_some() {
            return json!(answer.error_code());
        }
        answer.at("preview.article").get("headline").cloned().unwrap_or_default()
    }

    /// The headlines of all articles.
    pub async fn lists(&self, app: &App) -> Vec<String> {
        let answer = app.with_token(&self.token).ask("{ preview { articles { headline } } }", json!({})).await;
        let articles = answer.at("preview.articles");
        articles.as_array().unwrap().iter().map(|article| article["headline"].as_str().unwrap().to_owned()).collect()
    }
}
