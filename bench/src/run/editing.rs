//! F6: one editor who changes articles, one save after another.

use std::time::Instant;

use serde::Deserialize;
use serde_json::json;

use super::datasets::Copy;
use super::plan::Plan;
use super::results::{Edits, quantile};
use super::servers::Server;
use super::session::Session;
use crate::Outcome;

const NEWEST: &str = "{ desk { articles(first: 100) { nodes { id version slug } } } }";
const UPDATE: &str = "mutation($input: ArticleUpdateInput!) { articleUpdate(input: $input) { article { version } errors { message } } }";

/// Saves for three turns.
pub fn measure(plan: &Plan, copy: &Copy) -> Outcome<Edits> {
    let server = Server::masthead(plan, &copy.set, None)?;
    let editor = Session::editor(&server.address)?;
    let mut articles = working_copies(&editor)?;
    let (mut waits, mut errors, begun) = (Vec::new(), 0, Instant::now());
    while begun.elapsed() < plan.turn() * 3 {
        let number = waits.len();
        let place = number % articles.len();
        let WorkingCopy { id, version, .. } = &mut articles[place];
        let standfirst = format!("Bản sửa thứ {number} của người biên tập, như mọi khi.");
        let input = json!({ "input": { "id": id, "expectedVersion": version, "standfirst": standfirst } });
        let asked = Instant::now();
        match editor.change(UPDATE, &input) {
            Ok(payload) => *version = payload["article"]["version"].as_i64().unwrap_or(*version + 1),
            Err(_) => errors += 1,
        }
        waits.push(asked.elapsed().as_secs_f64() * 1_000.0);
    }
    let (p50_ms, p99_ms) = (quantile(waits.clone(), 0.5), quantile(waits.clone(), 0.99));
    Ok(Edits { database: copy.set.engine.to_string(), articles: copy.set.articles, saves: waits.len(), p50_ms, p99_ms, errors })
}

/// An article at the desk.
#[derive(Deserialize)]
pub struct WorkingCopy {
    /// Its id.
    pub id: String,
    /// The version that was seen last.
    pub version: i64,
    /// Its slug.
    pub slug: String,
}

/// The hundred working copies that the desk lists first.
pub fn working_copies(editor: &Session) -> Outcome<Vec<WorkingCopy>> {
    let mut data = editor.ask(NEWEST, &json!({}))?;
    let known: Vec<WorkingCopy> = serde_json::from_value(data["desk"]["articles"]["nodes"].take())?;
    if known.is_empty() { Err("the desk has no working copies".into()) } else { Ok(known) }
}
