//! The pages F1 to F4 under load: the bare handler, Masthead out of its memory, Masthead executing, and the plain join, in turns.

use super::plan::{DataSet, Plan};
use super::questions::{Profile, Subjects};
use super::results::{Figure, server};
use super::servers::Server;
use super::session::Session;
use super::wrk::{self, Asked};
use crate::Outcome;

/// Articles that F2 asks for: all of their answers fit into the memory.
pub const ARTICLES: usize = 1_000;

/// A server and what it is asked.
struct Contender {
    name: &'static str,
    server: Server,
    asked: Vec<Asked>,
}

/// Measures every page on one data set.
pub async fn measure(plan: &Plan, set: &DataSet) -> Outcome<Vec<Figure>> {
    let subjects = Subjects::of(set, ARTICLES).await?;
    let mut figures = Vec::new();
    for profile in Profile::ALL {
        let contenders = contenders(plan, set, &subjects, profile)?;
        let mut found: Vec<Figure> = contenders.iter().map(|contender| Figure::of(set, profile, contender.name)).collect();
        for _ in 0..plan.turns() {
            for (figure, Contender { server, asked, .. }) in found.iter_mut().zip(&contenders) {
                figure.turns.push(wrk::load(plan, &server.address, asked, plan.turn())?);
            }
        }
        for figure in &found {
            eprintln!("  {profile:?} {:9} {:8.0} requests/s", figure.server, figure.median(|turn| turn.requests_per_second));
        }
        figures.extend(found);
    }
    Ok(figures)
}

fn contenders(plan: &Plan, set: &DataSet, subjects: &Subjects, profile: Profile) -> Outcome<Vec<Contender>> {
    let memory = Server::masthead(plan, set, None)?;
    let executed = Server::masthead(plan, set, Some(0))?;
    let bodies = subjects.ask(profile, &Session::reader(&executed.address))?;
    let answers = checked(&Session::reader(&memory.address), &bodies)?;
    let bare = Server::bare(plan, middle(answers).as_bytes())?;
    let asked: Vec<Asked> = bodies.into_iter().map(Asked::graphql).collect();
    let joined: Option<Vec<Asked>> = match profile {
        Profile::F2 => Some(subjects.slugs.iter().map(|slug| Asked::get(format!("/f2/{slug}"))).collect()),
        Profile::F3 => Some(subjects.paths.iter().map(|path| Asked::get(format!("/f3/{path}"))).collect()),
        Profile::F1 | Profile::F4 => None,
    };
    let mut contenders = vec![
        Contender { name: server::BARE, server: bare, asked: asked.clone() },
        Contender { name: server::MEMORY, server: memory, asked: asked.clone() },
        Contender { name: server::EXECUTED, server: executed, asked },
    ];
    if let Some(asked) = joined {
        contenders.push(Contender { name: server::JOIN, server: Server::join(plan, set)?, asked });
    }
    Ok(contenders)
}

/// The answers to all of these; each has to be one without errors and with something in it. They are in the memory afterwards.
pub fn checked(session: &Session, bodies: &[String]) -> Outcome<Vec<String>> {
    let mut answers = Vec::with_capacity(bodies.len());
    for body in bodies {
        let answered = session.post(body)?;
        if answered.status != 200 || answered.text.contains("\"errors\":") || answered.text.contains(":null}}") {
            return Err(format!("asked {body}, answered {}: {}", answered.status, answered.text).into());
        }
        answers.push(answered.text);
    }
    Ok(answers)
}

/// The answer of middle length: what the bare handler sends each time.
fn middle(mut answers: Vec<String>) -> String {
    answers.sort_by_key(String::len);
    let middle = answers.len() / 2;
    answers.into_iter().nth(middle).unwrap_or_default()
}
