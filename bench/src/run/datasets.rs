//! Data sets: loaded once, kept with a note of what they are, and copied where something is to be written.

use std::path::{Path, PathBuf};
use std::time::Instant;

use masthead_newsroom::DatabaseUrl;
use serde::{Deserialize, Serialize};
use sqlx::postgres::PgConnection;
use sqlx::{AssertSqlSafe, Connection as _};

use super::plan::{DataSet, Engine, Plan};
use crate::{Outcome, data};

/// What is noted beside a data set.
#[derive(Clone, Serialize, Deserialize)]
pub struct Load {
    /// Which database.
    pub database: String,
    /// How many articles.
    pub articles: u64,
    /// Which data.
    pub version: u32,
    /// How long loading took.
    pub seconds: f64,
    /// The commit that loaded it.
    pub commit: String,
}

/// Loads what is not there yet; answers how long each took when it was loaded.
pub async fn prepare(plan: &Plan) -> Outcome<Vec<Load>> {
    let mut loads = Vec::new();
    for set in plan.sets()? {
        let note = note(plan, &set);
        let load = match known(&note) {
            Some(load) if is_there(&set).await => load,
            _ => fill(plan, &set, &note).await?,
        };
        loads.push(load);
    }
    Ok(loads)
}

fn note(plan: &Plan, set: &DataSet) -> PathBuf {
    plan.data.join(format!("{}-{}.json", set.engine.to_string().to_lowercase(), set.articles))
}

async fn is_there(set: &DataSet) -> bool {
    match &set.url {
        DatabaseUrl::Sqlite(path) => path.exists(),
        DatabaseUrl::Postgres(url) => PgConnection::connect(url).await.is_ok(),
    }
}

fn known(note: &Path) -> Option<Load> {
    let load: Load = serde_json::from_slice(&std::fs::read(note).ok()?).ok()?;
    (load.version == data::DATA_VERSION).then_some(load)
}

async fn fill(plan: &Plan, set: &DataSet, note: &Path) -> Outcome<Load> {
    eprintln!("loading {set}");
    std::fs::create_dir_all(&plan.data)?;
    match &set.url {
        DatabaseUrl::Sqlite(path) => {
            let folder = path.parent().ok_or("a data set lies in a folder")?;
            if folder.exists() {
                std::fs::remove_dir_all(folder)?;
            }
            std::fs::create_dir_all(folder)?;
        }
        DatabaseUrl::Postgres(url) => empty(plan, name(url)).await?,
    }
    let begun = Instant::now();
    data::load(&set.url, set.articles, |_| {}).await?;
    let seconds = begun.elapsed().as_secs_f64();
    eprintln!("loaded in {seconds:.0} s");
    let (database, articles, version) = (set.engine.to_string(), set.articles, data::DATA_VERSION);
    let load = Load { database, articles, version, seconds, commit: super::machine::commit() };
    std::fs::write(note, serde_json::to_vec_pretty(&load)?)?;
    Ok(load)
}

fn name(url: &str) -> &str {
    url.rsplit('/').next().unwrap_or_default()
}

/// Makes a PostgreSQL database anew.
async fn empty(plan: &Plan, name: &str) -> Outcome<()> {
    administer(plan, &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await?;
    administer(plan, &format!("CREATE DATABASE {name}")).await
}

/// Makes a PostgreSQL database if it is not there; answers its address.
pub async fn own_database(plan: &Plan, name: &str) -> Outcome<String> {
    let DatabaseUrl::Postgres(url) = plan.postgres_database(name)? else { return Err("a peer needs PostgreSQL".into()) };
    if PgConnection::connect(&url).await.is_err() {
        administer(plan, &format!("CREATE DATABASE {name}")).await?;
    }
    Ok(url)
}

async fn administer(plan: &Plan, statement: &str) -> Outcome<()> {
    let DatabaseUrl::Postgres(server) = plan.postgres_database("postgres")? else { return Err("no PostgreSQL".into()) };
    let mut db = PgConnection::connect(&server).await?;
    sqlx::query(AssertSqlSafe(statement.to_owned())).execute(&mut db).await?;
    Ok(db.close().await?)
}

/// A copy of a data set that may be written to.
pub struct Copy {
    /// The copy.
    pub set: DataSet,
}

impl Copy {
    /// Copies a data set that nobody is using.
    pub async fn of(plan: &Plan, set: &DataSet) -> Outcome<Self> {
        let url = match &set.url {
            DatabaseUrl::Sqlite(path) => {
                let copy = plan.data.join("copy");
                std::fs::create_dir_all(&copy)?;
                let copy = copy.join("masthead.db");
                remove_file(&copy)?;
                std::fs::copy(path, &copy)?;
                DatabaseUrl::Sqlite(copy)
            }
            DatabaseUrl::Postgres(url) => {
                administer(plan, "DROP DATABASE IF EXISTS masthead_copy WITH (FORCE)").await?;
                administer(plan, &format!("CREATE DATABASE masthead_copy TEMPLATE {}", name(url))).await?;
                plan.postgres_database("masthead_copy")?
            }
        };
        Ok(Self { set: DataSet { url, ..set.clone() } })
    }

    /// Throws the copy away.
    pub async fn remove(self, plan: &Plan) -> Outcome<()> {
        match (&self.set.url, self.set.engine) {
            (DatabaseUrl::Sqlite(path), Engine::Sqlite) => remove_file(path),
            _ => administer(plan, "DROP DATABASE IF EXISTS masthead_copy WITH (FORCE)").await,
        }
    }
}

/// Removes a SQLite file and what stands beside it.
fn remove_file(path: &Path) -> Outcome<()> {
    for end in ["", "-wal", "-shm"] {
        let mut name = path.as_os_str().to_owned();
        name.push(end);
        match std::fs::remove_file(PathBuf::from(name)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    Ok(())
}
