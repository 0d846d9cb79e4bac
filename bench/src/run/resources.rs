//! What a server takes: time to start, memory when idle, memory under load.

use std::time::Instant;

use super::plan::{DataSet, Plan};
use super::questions::{Profile, Subjects};
use super::results::Resources;
use super::servers::Server;
use super::session::Session;
use super::wrk::{self, Asked};
use crate::Outcome;

const STARTS: usize = 5;

/// Starts Masthead on a data set several times, and loads it with front pages.
pub fn measure(plan: &Plan, set: &DataSet) -> Outcome<Resources> {
    let nothing = Subjects { slugs: Vec::new(), paths: Vec::new() };
    let front = |server: &Server| nothing.ask(Profile::F1, &Session::reader(&server.address));
    let mut starts_ms = Vec::new();
    for _ in 0..STARTS {
        let begun = Instant::now();
        let server = Server::masthead(plan, set, None)?;
        super::pages::checked(&Session::reader(&server.address), &front(&server)?)?;
        starts_ms.push(begun.elapsed().as_secs_f64() * 1_000.0);
    }
    let server = Server::masthead(plan, set, None)?;
    let bodies = front(&server)?;
    super::pages::checked(&Session::reader(&server.address), &bodies)?;
    let (idle_mb, _) = server.memory()?;
    let asked: Vec<Asked> = bodies.into_iter().map(Asked::graphql).collect();
    wrk::load(plan, &server.address, &asked, plan.turn())?;
    let (_, loaded_mb) = server.memory()?;
    drop(server);
    let server = Server::masthead(plan, set, Some(0))?;
    wrk::load(plan, &server.address, &asked, plan.turn())?;
    let (_, executing_mb) = server.memory()?;
    Ok(Resources { database: set.engine.to_string(), articles: set.articles, starts_ms, idle_mb, loaded_mb, executing_mb })
}
