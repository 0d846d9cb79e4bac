//! What a run found out, as it is kept in JSON.

use std::path::Path;

use serde::Serialize;

use super::datasets::Load;
use super::machine::Machine;
use super::plan::{DataSet, Plan};
use super::questions::Profile;
use super::wrk::Turn;
use super::{bars, charts, markdown};
use crate::Outcome;

/// Everything one run found out.
#[derive(Serialize)]
pub struct Report {
    /// On what.
    pub machine: Machine,
    /// How.
    pub settings: Vec<String>,
    /// Loading the data sets.
    pub loads: Vec<Load>,
    /// Pages under load.
    pub figures: Vec<Figure>,
    /// Memory and starting up.
    pub resources: Vec<Resources>,
    /// One editor saving (F6).
    pub edits: Vec<Edits>,
    /// Mixed days (F7).
    pub days: Vec<Day>,
    /// A publish on one node, seen on another.
    pub visible: Option<Visible>,
    /// The bars of the project, each with what was measured.
    pub bars: Vec<bars::Bar>,
}

/// One server under the load of one page.
#[derive(Serialize)]
pub struct Figure {
    /// On which database.
    pub database: String,
    /// With how many articles.
    pub articles: u64,
    /// Which page.
    pub profile: String,
    /// Which server: `bare`, `memory`, `executed`, `join`, or a peer's name.
    pub server: String,
    /// With whom it took turns.
    pub beside: Option<String>,
    /// Its turns, in the order of the rounds.
    pub turns: Vec<Turn>,
}

/// The names of servers in figures.
pub mod server {
    /// The bare handler.
    pub const BARE: &str = "bare";
    /// Masthead answering out of its memory.
    pub const MEMORY: &str = "memory";
    /// Masthead executing each request.
    pub const EXECUTED: &str = "executed";
    /// The plain SQL join.
    pub const JOIN: &str = "join";
}

/// What a server on a data set takes.
#[derive(Serialize)]
#[allow(missing_docs)] // Named as it is printed.
pub struct Resources {
    pub database: String,
    pub articles: u64,
    /// From starting the process to the first answer, each time, in milliseconds.
    pub starts_ms: Vec<f64>,
    /// Megabytes after the first answer.
    pub idle_mb: f64,
    /// Megabytes at most, under the load of front pages out of the memory and, after that, executed.
    pub loaded_mb: f64,
    pub executing_mb: f64,
}

/// How long one editor waits for a save.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct Edits {
    pub database: String,
    pub articles: u64,
    pub saves: usize,
    pub p50_ms: f64,
    pub p99_ms: f64,
    pub errors: u64,
}

/// A mixed day.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct Day {
    pub database: String,
    pub articles: u64,
    pub seconds: f64,
    pub reads: u64,
    pub edits: u64,
    pub publishes: u64,
    /// Reads that the server answered from its memory, of those it looked up there.
    pub from_memory: f64,
    pub read_p50_ms: f64,
    pub read_p99_ms: f64,
    /// Answers older than a publish that had been acknowledged before they were asked for.
    pub stale: u64,
    /// Answers that were looked at for that.
    pub looked_at: u64,
    pub errors: u64,
}

/// How long it takes until another node shows a publish, counted from its acknowledgement.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct Visible {
    pub publishes: usize,
    pub p50_ms: f64,
    pub p99_ms: f64,
    pub most_ms: f64,
}

impl Report {
    /// A report without figures.
    pub fn begun(machine: Machine, plan: &Plan) -> Self {
        let settings = vec![
            format!("wrk with 1 thread and {} connections, HTTP/1.1 keep-alive, no compression asked for", plan.connections),
            format!("{} rounds, {} s a turn; servers take turns in each round", plan.turns(), plan.turn().as_secs()),
            "Masthead as it is by default but for MASTHEAD_LOG=error and no budget for accounts; executed is with MASTHEAD_CACHE_MAX_BYTES=0".to_owned(),
            "PostgreSQL as initdb sets it, but for max_connections and shared_buffers (bench/run)".to_owned(),
        ];
        let (loads, figures, resources, edits) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Self { machine, settings, loads, figures, resources, edits, days: Vec::new(), visible: None, bars: Vec::new() }
    }

    /// Looks at the bars and writes `results.json`, `README.md` and the charts.
    pub fn write(mut self, folder: &Path) -> Outcome<()> {
        self.bars = bars::look_at(&self);
        std::fs::create_dir_all(folder)?;
        std::fs::write(folder.join("results.json"), serde_json::to_string_pretty(&self)? + "\n")?;
        charts::draw(&self, folder)?;
        std::fs::write(folder.join("README.md"), markdown::of(&self))?;
        eprintln!("written to {}", folder.display());
        Ok(())
    }

    /// The figure of a server.
    pub fn figure(&self, set: (&str, u64), profile: Profile, server: &str) -> Option<&Figure> {
        let profile = format!("{profile:?}");
        self.figures.iter().find(|figure| {
            (figure.database.as_str(), figure.articles) == set
                && figure.profile == profile
                && figure.server == server
                && figure.beside.is_none()
        })
    }

    /// The data sets that pages were measured on.
    pub fn sets(&self) -> Vec<(&str, u64)> {
        let mut sets = Vec::new();
        for figure in &self.figures {
            let set = (figure.database.as_str(), figure.articles);
            if !sets.contains(&set) {
                sets.push(set);
            }
        }
        sets
    }
}

impl Figure {
    /// No turns yet.
    pub fn of(set: &DataSet, profile: Profile, server: &str) -> Self {
        let (database, profile, server) = (set.engine.to_string(), format!("{profile:?}"), server.to_owned());
        Self { database, articles: set.articles, profile, server, beside: None, turns: Vec::new() }
    }

    /// The median of its turns.
    pub fn median(&self, value: impl Fn(&Turn) -> f64) -> f64 {
        median(self.turns.iter().map(value).collect())
    }

    /// The median of what it did in each round divided by what the other did in it.
    pub fn ratio(&self, other: &Self, value: impl Fn(&Turn) -> f64) -> Option<f64> {
        let ratios: Vec<f64> = self.turns.iter().zip(&other.turns).map(|(one, other)| value(one) / value(other)).collect();
        (!ratios.is_empty()).then(|| median(ratios))
    }

    /// Whether this is another system's.
    pub fn is_peer(&self) -> bool {
        ![server::BARE, server::MEMORY, server::EXECUTED, server::JOIN].contains(&self.server.as_str())
    }

    /// Whether it answers from a cache of its own, which its folder's name says.
    pub fn has_cache(&self) -> bool {
        self.server == server::MEMORY || self.server.ends_with("-cached")
    }

    /// Errors in all turns.
    pub fn errors(&self) -> u64 {
        self.turns.iter().map(|turn| turn.errors).sum()
    }
}

/// The value in the middle.
pub fn median(values: Vec<f64>) -> f64 {
    quantile(values, 0.5)
}

/// The value that this share of the values does not exceed (nearest rank).
pub fn quantile(mut values: Vec<f64>, share: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)] // Places in a list.
    let rank = (values.len() as f64 * share).ceil() as usize;
    values.get(rank.saturating_sub(1)).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_values_that_were_measured() {
        let values: Vec<f64> = (1..=100).rev().map(f64::from).collect();
        assert_eq!((quantile(values.clone(), 0.99), median(values)), (99.0, 50.0));
        assert_eq!((median(vec![3.0]), quantile(Vec::new(), 0.5)), (3.0, 0.0));
    }
}
