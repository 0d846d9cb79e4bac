//! One run: data sets, servers, load, figures, and what is written about them.

mod bars;
mod charts;
mod datasets;
mod day;
mod editing;
mod machine;
mod markdown;
mod nodes;
mod pages;
mod peers;
mod plan;
mod questions;
mod resources;
mod results;
mod servers;
mod session;
mod wrk;

pub use plan::{Engine, Plan};

use crate::Outcome;
use results::Report;

/// Measures everything that the plan asks for and writes the report.
pub async fn run(plan: &Plan) -> Outcome<()> {
    let mut report = Report::begun(machine::describe()?, plan);
    report.loads = datasets::prepare(plan).await?;
    if plan.load_only {
        return Ok(());
    }
    for set in plan.sets()? {
        eprintln!("— {set}");
        report.figures.extend(pages::measure(plan, &set).await?);
        report.resources.push(resources::measure(plan, &set)?);
    }
    for set in plan.smallest_of_each()? {
        let copy = datasets::Copy::of(plan, &set).await?;
        eprintln!("— editors and a mixed day, {set}");
        report.edits.push(editing::measure(plan, &copy)?);
        report.days.push(day::measure(plan, &copy).await?);
        if set.engine == Engine::Postgres {
            report.visible = Some(nodes::measure(plan, &copy)?);
        }
        copy.remove(plan).await?;
    }
    if plan.peers {
        report.figures.extend(peers::measure(plan).await?);
    }
    report.write(&plan.output)
}
