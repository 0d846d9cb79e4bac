//! What is measured, on what and for how long.

use std::fmt;
use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, ValueEnum};
use masthead_newsroom::DatabaseUrl;

use crate::Outcome;

/// Which database.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, ValueEnum)]
pub enum Engine {
    /// The embedded one.
    Sqlite,
    /// The server.
    Postgres,
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Sqlite => "SQLite",
            Self::Postgres => "PostgreSQL",
        })
    }
}

/// What is measured, on what and for how long.
#[derive(Args, Clone, Debug)]
pub struct Plan {
    /// How many articles the data sets have.
    #[arg(long, value_delimiter = ',', default_value = "10000,100000,1000000")]
    pub sizes: Vec<u64>,
    /// On which databases.
    #[arg(long, value_delimiter = ',', default_value = "sqlite,postgres")]
    pub databases: Vec<Engine>,
    /// Short rounds, and no data set above 100 thousand articles: about ten minutes.
    #[arg(long)]
    pub quick: bool,
    /// Measure the peers in bench/peers as well.
    #[arg(long)]
    pub peers: bool,
    /// Load the data sets and measure nothing.
    #[arg(long)]
    pub load_only: bool,
    /// Where data sets are kept from run to run.
    #[arg(long, default_value = "target/bench")]
    pub data: PathBuf,
    /// Where the report is written.
    #[arg(long, default_value = "docs/performance")]
    pub output: PathBuf,
    /// How often each server has its turn.
    #[arg(long, default_value_t = 3)]
    pub rounds: usize,
    /// How long a turn is, in seconds.
    #[arg(long, default_value_t = 3)]
    pub seconds: u64,
    /// Connections of the load generator.
    #[arg(long, default_value_t = 16)]
    pub connections: u32,
    /// The folder of the programs that are measured.
    #[arg(long, default_value = "target/release")]
    pub programs: PathBuf,
    /// The server of the PostgreSQL data sets, with a superuser and any database's name.
    #[arg(long, env = "BENCH_POSTGRES_URL")]
    pub postgres: Option<String>,
}

/// A data set: so many articles on one of the databases.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DataSet {
    /// Which database.
    pub engine: Engine,
    /// How many articles.
    pub articles: u64,
    /// Where.
    pub url: DatabaseUrl,
}

impl fmt::Display for DataSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} articles on {}", self.articles, self.engine)
    }
}

impl DataSet {
    /// Its address as settings have it.
    pub fn address(&self) -> String {
        address(&self.url)
    }
}

/// A database's address as settings have it.
pub fn address(url: &DatabaseUrl) -> String {
    match url {
        DatabaseUrl::Sqlite(path) => format!("sqlite:{}", path.display()),
        DatabaseUrl::Postgres(url) => url.clone(),
    }
}

impl Plan {
    /// How long a turn is.
    pub fn turn(&self) -> Duration {
        Duration::from_secs(if self.quick { 2 } else { self.seconds })
    }

    /// How often each server has its turn.
    pub fn turns(&self) -> usize {
        if self.quick { 2 } else { self.rounds }
    }

    /// The data sets, the smaller first.
    pub fn sets(&self) -> Outcome<Vec<DataSet>> {
        let mut sizes = self.sizes.clone();
        sizes.sort_unstable();
        let sizes = sizes.into_iter().filter(|articles| !self.quick || *articles <= 100_000);
        let pairs = sizes.flat_map(|articles| self.databases.iter().map(move |engine| (*engine, articles)));
        pairs.map(|(engine, articles)| self.set(engine, articles)).collect()
    }

    /// The smallest data set of each database.
    pub fn smallest_of_each(&self) -> Outcome<Vec<DataSet>> {
        let mut smallest: Vec<DataSet> = Vec::new();
        for set in self.sets()? {
            if smallest.iter().all(|other| other.engine != set.engine) {
                smallest.push(set);
            }
        }
        Ok(smallest)
    }

    /// The data set of so many articles.
    pub fn set(&self, engine: Engine, articles: u64) -> Outcome<DataSet> {
        let url = match engine {
            Engine::Sqlite => DatabaseUrl::Sqlite(self.data.join(format!("sqlite-{articles}")).join("masthead.db")),
            Engine::Postgres => self.postgres_database(&format!("masthead_{articles}"))?,
        };
        Ok(DataSet { engine, articles, url })
    }

    /// A database of the server's.
    pub fn postgres_database(&self, name: &str) -> Outcome<DatabaseUrl> {
        let server = self.postgres.as_deref().ok_or("where is PostgreSQL? bench/run starts one; else set BENCH_POSTGRES_URL")?;
        let (server, _) = server.rsplit_once('/').ok_or("BENCH_POSTGRES_URL has to end with a database's name")?;
        Ok(DatabaseUrl::Postgres(format!("{server}/{name}")))
    }
}
