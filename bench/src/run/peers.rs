//! Peers beside Masthead: other systems with the same articles on the same PostgreSQL. What a peer has to bring is in bench/README.md.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde::Deserialize;
use serde_json::{Map, Value};

use super::datasets::own_database;
use super::pages::{ARTICLES, checked};
use super::plan::{DataSet, Engine, Plan};
use super::questions::{Profile, Subjects};
use super::results::{Figure, server};
use super::servers::{Server, absolute, free_port};
use super::session::Session;
use super::wrk::{self, Asked};
use crate::Outcome;

const FOLDER: &str = "bench/peers";
/// The data set that peers get.
const SIZE: u64 = 10_000;

/// A question to a peer, as `f2.json` and `f3.json` have it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Question {
    method: String,
    path: String,
    #[serde(default)]
    headers: Map<String, Value>,
    #[serde(default)]
    body: Value,
    /// Read by whoever looks at the folder: a set-up that answers from a cache is one of its own.
    #[serde(default, rename = "cached")]
    _cached: bool,
}

/// Measures every peer there is, each beside Masthead.
pub async fn measure(plan: &Plan) -> Outcome<Vec<Figure>> {
    let set = plan.set(Engine::Postgres, SIZE)?;
    if !plan.sets()?.contains(&set) {
        return Err(format!("peers are measured on {set}; name that size and database too").into());
    }
    let mut folders: Vec<PathBuf> = std::fs::read_dir(FOLDER)
        .map_err(|error| format!("{FOLDER} cannot be read: {error}"))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.join("start").is_file())
        .collect();
    folders.sort();
    let mut figures = Vec::new();
    for folder in folders {
        match of(plan, &set, &folder).await {
            Ok(found) => figures.extend(found),
            // One that cannot be measured is left out of the table and does not end the run.
            Err(error) => eprintln!("  {} is left out: {error}", folder.display()),
        }
    }
    Ok(figures)
}

async fn of(plan: &Plan, set: &DataSet, folder: &Path) -> Outcome<Vec<Figure>> {
    let name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    eprintln!("— {name}");
    let (folder, port) = (absolute(folder)?, free_port()?);
    let database = own_database(plan, &format!("peer_{}", name.replace('-', "_"))).await?;
    let command = |program: &str| {
        let mut command = Command::new(folder.join(program));
        command.current_dir(&folder).env("PORT", port.to_string());
        command.env("SOURCE_DATABASE_URL", set.address()).env("PEER_DATABASE_URL", &database);
        command
    };
    for program in ["install", "fill"] {
        let status = command(program).status().map_err(|error| format!("{program} cannot be run: {error}"))?;
        if !status.success() {
            return Err(format!("{program} failed: {status}").into());
        }
    }
    let peer = Server::start(command("start"), port)?.wait(|| command("ready").output().is_ok_and(|output| output.status.success()))?;
    let subjects = Subjects::of(set, ARTICLES).await?;
    let mut figures = Vec::new();
    for profile in [Profile::F2, Profile::F3] {
        let question = folder.join(format!("{}.json", format!("{profile:?}").to_lowercase()));
        let question: Question = serde_json::from_slice(&std::fs::read(question)?)?;
        let asked = question.about(profile, &subjects)?;
        answers(&peer, &asked[0])?;
        figures.extend(beside(plan, set, (&name, &peer, &asked), (profile, &subjects))?);
    }
    Ok(figures)
}

/// The peer, Masthead executing, and Masthead out of its memory, in turns.
fn beside(
    plan: &Plan,
    set: &DataSet,
    (name, peer, asked): (&str, &Server, &[Asked]),
    (profile, subjects): (Profile, &Subjects),
) -> Outcome<Vec<Figure>> {
    let executed = Server::masthead(plan, set, Some(0))?;
    let memory = Server::masthead(plan, set, None)?;
    let bodies = subjects.ask(profile, &Session::reader(&executed.address))?;
    checked(&Session::reader(&memory.address), &bodies)?;
    let own: Vec<Asked> = bodies.into_iter().map(Asked::graphql).collect();
    let turns = [(name, peer, asked), (server::EXECUTED, &executed, &own), (server::MEMORY, &memory, &own)];
    let mut figures = turns.map(|(server, _, _)| {
        let beside = (server != name).then(|| name.to_owned());
        Figure { beside, ..Figure::of(set, profile, server) }
    });
    for _ in 0..plan.turns() {
        for (figure, (_, server, asked)) in figures.iter_mut().zip(turns) {
            figure.turns.push(wrk::load(plan, &server.address, asked, plan.turn())?);
        }
    }
    for figure in &figures {
        eprintln!("  {profile:?} {:12} {:8.0} requests/s", figure.server, figure.median(|turn| turn.requests_per_second));
    }
    Ok(figures.into())
}

impl Question {
    /// The question about each subject.
    fn about(&self, profile: Profile, subjects: &Subjects) -> Outcome<Vec<Asked>> {
        let (mark, values): (&str, Vec<&str>) = match profile {
            Profile::F2 => ("{{slug}}", subjects.slugs.iter().map(String::as_str).collect()),
            _ => ("{{section}}", subjects.paths.iter().filter_map(|path| path.rsplit('/').next()).collect()),
        };
        let mut headers = Vec::new();
        for (name, value) in &self.headers {
            let value = value.as_str().ok_or("a header's value has to be a string")?;
            headers.push((name.clone(), value.to_owned()));
        }
        let body = match &self.body {
            Value::Null => None,
            Value::String(text) => Some(text.clone()),
            json => Some(json.to_string()),
        };
        if !matches!(self.body, Value::Null | Value::String(_))
            && !headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("content-type"))
        {
            headers.push(("content-type".to_owned(), "application/json".to_owned()));
        }
        Ok(values
            .into_iter()
            .map(|value| Asked {
                method: self.method.clone(),
                path: self.path.replace(mark, value),
                headers: headers.clone(),
                body: body.as_ref().map(|body| body.replace(mark, value)),
            })
            .collect())
    }
}

/// Asks a peer once before it is measured: an answer that is an error would be a fast one.
fn answers(peer: &Server, asked: &Asked) -> Outcome<()> {
    let agent: ureq::Agent = ureq::Agent::config_builder().http_status_as_error(false).build().new_agent();
    let url = format!("{}{}", peer.address, asked.path);
    let request = asked
        .headers
        .iter()
        .fold(ureq::http::Request::builder().method(asked.method.as_str()).uri(url), |request, (name, value)| request.header(name, value));
    let mut response = agent.run(request.body(asked.body.clone().unwrap_or_default())?)?;
    let text = response.body_mut().read_to_string()?;
    if response.status() != 200 || text.contains("\"errors\":[") {
        return Err(format!("asked {}, answered {}: {text}", asked.path, response.status()).into());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn subjects_take_the_places_of_the_marks() {
        let text = r#"{ "method": "POST", "path": "/graphql", "body": { "variables": { "slug": "{{slug}}" } }, "cached": true }"#;
        let question: Question = serde_json::from_str(text).unwrap();
        let subjects = Subjects { slugs: vec!["bai-7".to_owned()], paths: vec!["thoi-su-0/trong-nuoc-10".to_owned()] };
        let asked = question.about(Profile::F2, &subjects).unwrap();
        assert_eq!(asked[0].body.as_deref(), Some(r#"{"variables":{"slug":"bai-7"}}"#));
        assert_eq!(asked[0].headers, [("content-type".to_owned(), "application/json".to_owned())]);
        let text = r#"{ "method": "GET", "path": "/items?section={{section}}", "headers": { "Authorization": "Bearer a" } }"#;
        let asked = serde_json::from_str::<Question>(text).unwrap().about(Profile::F3, &subjects).unwrap();
        assert_eq!((asked[0].path.as_str(), asked[0].body.as_ref()), ("/items?section=trong-nuoc-10", None));
    }
}
