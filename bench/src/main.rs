//! `masthead-bench`: loads the data that Masthead is measured on, and measures.

use std::process::ExitCode;
use std::time::Instant;

use clap::{Parser, Subcommand};
use masthead_bench::run::{self, Plan};
use masthead_bench::{Outcome, data};
use masthead_newsroom::DatabaseUrl;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[derive(Parser)]
#[command(about = "Loads and measures; bench/README.md says what")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Fills an empty database with a newspaper of so many articles.
    Load {
        /// Where: sqlite:FILE or postgres://…
        #[arg(long)]
        database: DatabaseUrl,
        /// How many.
        #[arg(long)]
        articles: u64,
    },
    /// Measures, on data sets that are loaded if they are not there. `bench/run` starts PostgreSQL for it.
    Run(Plan),
}

#[tokio::main]
async fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Load { database, articles } => load(&database, articles).await,
        Command::Run(plan) => run::run(&plan).await,
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("masthead-bench: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn load(database: &DatabaseUrl, articles: u64) -> Outcome<()> {
    let begun = Instant::now();
    data::load(database, articles, |written| {
        if written % 50_000 == 0 || written == articles {
            eprintln!("{written} articles after {:.0} s", begun.elapsed().as_secs_f64());
        }
    })
    .await?;
    println!("loaded {articles} articles in {:.1} s", begun.elapsed().as_secs_f64());
    Ok(())
}
