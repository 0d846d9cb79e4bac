//! What editors do over and over in these stories. Each step names the version it saw, looked up when it is not known.

use std::time::Duration;

use masthead_tests::App;
use serde_json::{Value, json};

/// The version of a working copy.
pub async fn version(app: &App, id: &str) -> i64 {
    app.editor().ask("query($id: ID!) { desk { article(id: $id) { version } } }", json!({ "id": id })).await.number("desk.article.version")
}

/// Changes fields of a working copy, and nothing that is live.
pub async fn edit(app: &App, id: &str, mut fields: Value) {
    fields["id"] = json!(id);
    fields["expectedVersion"] = json!(version(app, id).await);
    let answer = app.editor().update_article(fields).await;
    assert_eq!(answer.at("articleUpdate.errors"), json!([]));
}

/// Puts a working copy before the public.
pub async fn publish(app: &App, id: &str) {
    publish_with(app, id, json!({})).await;
}

/// Puts a working copy before the public, with further fields of the input.
pub async fn publish_with(app: &App, id: &str, mut fields: Value) {
    fields["id"] = json!(id);
    fields["expectedVersion"] = json!(version(app, id).await);
    let answer = app.editor().publish_article(fields).await;
    assert_eq!(answer.at("articlePublish.errors"), json!([]));
}

/// Changes fields of an article and puts them before the public.
pub async fn republish(app: &App, id: &str, fields: Value) {
    edit(app, id, fields).await;
    publish(app, id).await;
}

/// Takes an article away from the public.
pub async fn unpublish(app: &App, id: &str) {
    let answer = app.editor().unpublish_article(id, version(app, id).await).await;
    assert_eq!(answer.at("articleUnpublish.errors"), json!([]));
}

/// Starts an article that the public does not see, and answers its id.
pub async fn draft(app: &App, input: Value) -> String {
    app.editor().create_article(input).await.text("articleCreate.article.id")
}

/// Starts an article and publishes it as of an instant in the past, and answers its id.
pub async fn published_at(app: &App, instant: &str, input: Value) -> String {
    let id = draft(app, input).await;
    publish_with(app, &id, json!({ "publishedAt": instant })).await;
    id
}

/// Changes a section: its slug, name or parent.
pub async fn change_section(app: &App, id: &str, mut fields: Value) {
    let document = "mutation($input: SectionUpdateInput!) { sectionUpdate(input: $input) { errors { message } } }";
    fields["id"] = json!(id);
    fields["expectedVersion"] = json!(section_version(app, id).await);
    let answer = app.editor().ask(document, json!({ "input": fields })).await;
    assert_eq!(answer.at("sectionUpdate.errors"), json!([]));
}

/// Deletes a section, whose articles another takes.
pub async fn delete_section(app: &App, id: &str, heir: &str) {
    let document = "mutation($input: SectionDeleteInput!) { sectionDelete(input: $input) { errors { message } } }";
    let input = json!({ "id": id, "expectedVersion": section_version(app, id).await, "moveArticlesTo": heir });
    let answer = app.editor().ask(document, json!({ "input": input })).await;
    assert_eq!(answer.at("sectionDelete.errors"), json!([]));
}

/// Lets a minute pass, so that what comes next is newer.
pub fn minute(app: &App) {
    app.pass(Duration::from_mins(1));
}

async fn section_version(app: &App, id: &str) -> i64 {
    app.reader().ask("query($id: ID!) { section(by: { id: $id }) { version } }", json!({ "id": id })).await.number("section.version")
}
