//! From the acknowledgement of a publish on one node until another node, on the same PostgreSQL, shows it.

use std::time::{Duration, Instant};

use serde_json::json;

use super::datasets::Copy;
use super::editing::{WorkingCopy, working_copies};
use super::plan::Plan;
use super::results::{Visible, quantile};
use super::servers::Server;
use super::session::Session;
use crate::Outcome;

const PUBLISHES: usize = 200;
const CORRECT: &str = "mutation($input: ArticleUpdateInput!) { articleUpdate(input: $input) { article { version } errors { message } } }";
const PUBLISH: &str = "mutation($input: ArticlePublishInput!) { articlePublish(input: $input) { article { version } errors { message } } }";
const SHOWN: &str = "query($id: ID!) { node(id: $id) { ... on Article { headline } } }";

/// Publishes on one node and asks the other until it shows it.
pub fn measure(plan: &Plan, copy: &Copy) -> Outcome<Visible> {
    let (here, there) = (Server::masthead(plan, &copy.set, None)?, Server::masthead(plan, &copy.set, None)?);
    let (editor, reader) = (Session::editor(&here.address)?, Session::reader(&there.address));
    let (id, mut version) = live(&editor, &reader)?;
    let mut waits = Vec::with_capacity(PUBLISHES);
    for number in 0..PUBLISHES {
        let headline = format!("Tin thứ {number}");
        let input = json!({ "input": { "id": id, "expectedVersion": version, "headline": headline } });
        let updated = editor.change(CORRECT, &input)?["article"]["version"].clone();
        let published = editor.change(PUBLISH, &json!({ "input": { "id": id, "expectedVersion": updated } }))?;
        version = published["article"]["version"].as_i64().ok_or("a publish without a version")?;
        let acknowledged = Instant::now();
        while reader.ask(SHOWN, &json!({ "id": id }))?["node"]["headline"] != headline.as_str() {
            if acknowledged.elapsed() > Duration::from_secs(10) {
                return Err("the other node does not show what was published".into());
            }
        }
        waits.push(acknowledged.elapsed().as_secs_f64() * 1_000.0);
    }
    let most_ms = quantile(waits.clone(), 1.0);
    Ok(Visible { publishes: PUBLISHES, p50_ms: quantile(waits.clone(), 0.5), p99_ms: quantile(waits, 0.99), most_ms })
}

/// A working copy that is live.
fn live(editor: &Session, reader: &Session) -> Outcome<(String, i64)> {
    for WorkingCopy { id, version, .. } in working_copies(editor)? {
        if reader.ask(SHOWN, &json!({ "id": id }))?["node"].is_object() {
            return Ok((id, version));
        }
    }
    Err("none of the newest working copies is live".into())
}
