//! People, and the things they do over and over.

use serde_json::{Value, json};

use crate::{Answer, App};

/// Somebody who asks: a reader or a signed-in user.
pub struct Person<'a> {
    app: &'a App,
    token: Option<String>,
}

/// What the helpers below answer about an article.
const ARTICLE: &str = "article { id version status slug revision liveRevision } errors { __typename code message path }";

impl<'a> Person<'a> {
    pub(crate) fn new(app: &'a App, token: Option<String>) -> Self {
        Self { app, token }
    }

    /// Asks anything.
    pub async fn ask(&self, document: &str, variables: Value) -> Answer {
        self.app.execute(self.token.clone(), document, variables).await
    }

    /// Makes a section and answers its id.
    pub async fn section(&self, name: &str, parent: Option<&str>) -> String {
        let document = "mutation($input: SectionCreateInput!) { sectionCreate(input: $input) { section { id } errors { message } } }";
        self.ask(document, json!({ "input": { "name": name, "parentId": parent } })).await.text("sectionCreate.section.id")
    }

    /// Makes a tag and answers its id.
    pub async fn tag(&self, name: &str) -> String {
        let document = "mutation($input: TagCreateInput!) { tagCreate(input: $input) { tag { id } errors { message } } }";
        self.ask(document, json!({ "input": { "name": name, "kind": "KEYWORD" } })).await.text("tagCreate.tag.id")
    }

    /// Makes a contributor and answers their id.
    pub async fn contributor(&self, name: &str) -> String {
        let document =
            "mutation($input: ContributorCreateInput!) { contributorCreate(input: $input) { contributor { id } errors { message } } }";
        self.ask(document, json!({ "input": { "name": name } })).await.text("contributorCreate.contributor.id")
    }

    /// Starts an article with these input fields.
    pub async fn create_article(&self, input: Value) -> Answer {
        self.ask(
            &format!("mutation($input: ArticleCreateInput!) {{ articleCreate(input: $input) {{ {ARTICLE} }} }}"),
            json!({ "input": input }),
        )
        .await
    }

    /// Changes a working copy.
    pub async fn update_article(&self, input: Value) -> Answer {
        self.ask(
            &format!("mutation($input: ArticleUpdateInput!) {{ articleUpdate(input: $input) {{ {ARTICLE} }} }}"),
            json!({ "input": input }),
        )
        .await
    }

    /// Publishes a working copy.
    pub async fn publish_article(&self, input: Value) -> Answer {
        self.ask(
            &format!("mutation($input: ArticlePublishInput!) {{ articlePublish(input: $input) {{ {ARTICLE} }} }}"),
            json!({ "input": input }),
        )
        .await
    }

    /// Takes an article away from the public.
    pub async fn unpublish_article(&self, id: &str, version: i64) -> Answer {
        let input = json!({ "id": id, "expectedVersion": version });
        self.ask(
            &format!("mutation($input: ArticleUnpublishInput!) {{ articleUnpublish(input: $input) {{ {ARTICLE} }} }}"),
            json!({ "input": input }),
        )
        .await
    }

    /// Deletes a working copy.
    pub async fn delete_article(&self, id: &str, version: i64) -> Answer {
        let input = json!({ "id": id, "expectedVersion": version });
        self.ask(
            &format!("mutation($input: ArticleDeleteInput!) {{ articleDelete(input: $input) {{ {ARTICLE} }} }}"),
            json!({ "input": input }),
        )
        .await
    }

    /// Writes and publishes an article and answers its id.
    pub async fn published(&self, input: Value) -> String {
        let id = self.create_article(input).await.text("articleCreate.article.id");
        let answer = self.publish_article(json!({ "id": id, "expectedVersion": 1 })).await;
        assert_eq!(answer.text("articlePublish.article.status"), "PUBLISHED");
        id
    }
}
