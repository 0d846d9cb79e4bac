//! What the pages ask, about which articles and sections: chosen from the data set, the same for every server.

use masthead_newsroom::DatabaseUrl;
use serde_json::{Value, json};
use sqlx::postgres::PgConnection;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{Connection as _, Executor as _, Row as _};

use super::plan::DataSet;
use super::session::Session;
use crate::Outcome;

const FRONT: &str = include_str!("../../queries/f1-front.graphql");
const ARTICLE: &str = include_str!("../../queries/f2-article.graphql");
const SECTION: &str = include_str!("../../queries/f3-section.graphql");
const SECTION_PAGE: &str = include_str!("../../queries/f4-section-page.graphql");

/// The sections that F3 and F4 ask for: the ones with most articles.
const SECTIONS: usize = 5;
/// The page that F4 asks for; an earlier one where a section has fewer.
const DEEP: usize = 1_000;
const ON_A_PAGE: usize = 20;
/// How many neighbouring pages F4 asks for in each section.
const NEIGHBOURS: usize = 4;

/// A page of the site.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Profile {
    /// The front page.
    F1,
    /// An article page.
    F2,
    /// The first page of a section's feed.
    F3,
    /// A deep page of it.
    F4,
}

impl Profile {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::F1, Self::F2, Self::F3, Self::F4];
}

/// The articles and sections that are asked for.
pub struct Subjects {
    /// Slugs of live articles over all the years.
    pub slugs: Vec<String>,
    /// Paths of sections, the largest first.
    pub paths: Vec<String>,
}

impl Subjects {
    /// Chooses `articles` articles at even distances and the largest sections.
    pub async fn of(set: &DataSet, articles: usize) -> Outcome<Self> {
        const LARGEST: &str = "SELECT s.path FROM sections s JOIN publication_counts c ON c.subject_id = s.id AND c.kind = 'SECTION'
            ORDER BY c.count DESC, s.path";
        const FROM_ON: &str = "SELECT slug FROM publications WHERE published_at >= $1 ORDER BY published_at, article_id LIMIT 1";
        const YEARS: &str = "SELECT MIN(published_at), MAX(published_at) FROM publications";
        macro_rules! chosen {
            ($db:expr) => {{
                let mut db = $db;
                let paths = db.fetch_all(LARGEST).await?.iter().map(|row| row.try_get(0)).collect::<Result<Vec<String>, _>>()?;
                let years = db.fetch_one(YEARS).await?;
                let (first, last): (i64, i64) = (years.try_get(0)?, years.try_get(1)?);
                let mut slugs: Vec<String> = Vec::with_capacity(articles);
                for place in 0..i64::try_from(articles)? {
                    let at = first + (last - first) / i64::try_from(articles)? * place;
                    slugs.push(sqlx::query_scalar(FROM_ON).bind(at).fetch_one(&mut db).await?);
                }
                slugs.dedup();
                db.close().await?;
                Self { slugs, paths: paths.into_iter().take(SECTIONS).collect() }
            }};
        }
        Ok(match &set.url {
            DatabaseUrl::Sqlite(path) => {
                chosen!(SqliteConnection::connect_with(&SqliteConnectOptions::new().filename(path).read_only(true)).await?)
            }
            DatabaseUrl::Postgres(url) => chosen!(PgConnection::connect(url).await?),
        })
    }

    /// What a profile asks, as bodies of requests. F4's cursors are found by walking to them.
    pub fn ask(&self, profile: Profile, session: &Session) -> Outcome<Vec<String>> {
        Ok(match profile {
            Profile::F1 => vec![body(FRONT, &json!({}))],
            Profile::F2 => self.slugs.iter().map(|slug| article(slug)).collect(),
            Profile::F3 => self.paths.iter().map(|path| section(path)).collect(),
            Profile::F4 => {
                let mut bodies = Vec::new();
                for path in &self.paths {
                    let cursors = deep_cursors(session, path)?;
                    bodies.extend(cursors.iter().map(|after| body(SECTION_PAGE, &json!({ "path": path, "after": after }))));
                }
                bodies
            }
        })
    }
}

/// F2 about one article.
pub fn article(slug: &str) -> String {
    body(ARTICLE, &json!({ "slug": slug }))
}

/// F3 about one section.
pub fn section(path: &str) -> String {
    body(SECTION, &json!({ "path": path }))
}

/// A request without the comments that only readers of the file need.
fn body(document: &str, variables: &Value) -> String {
    let document: Vec<&str> = document.lines().filter(|line| !line.starts_with('#')).collect();
    json!({ "query": document.join("\n"), "variables": variables }).to_string()
}

/// The cursors before page 1,000 and the pages before it, or before the last pages.
fn deep_cursors(session: &Session, path: &str) -> Outcome<Vec<String>> {
    const WALK: &str = "query($path: String!, $after: String, $first: Int!) { section(by: { path: $path }) {
        articles(first: $first, after: $after) { pageInfo { hasNextPage endCursor } } } }";
    let mut passed = 0;
    let (mut after, mut cursors): (Option<String>, Vec<String>) = (None, Vec::new());
    // In long steps to a little before, or to the end of a section that has fewer; then page by page.
    let mut far = (DEEP - NEIGHBOURS) * ON_A_PAGE;
    while passed < (DEEP - 1) * ON_A_PAGE {
        let first = if passed + 100 <= far { 100 } else { ON_A_PAGE };
        let data = session.ask(WALK, &json!({ "path": path, "after": after, "first": first }))?;
        let page = &data["section"]["articles"]["pageInfo"];
        if page["hasNextPage"] != true && first > ON_A_PAGE {
            far = 0;
            continue;
        }
        if page["hasNextPage"] != true {
            break;
        }
        passed += first;
        let cursor = page["endCursor"].as_str().ok_or("a page without a cursor")?;
        cursors.push(cursor.to_owned());
        after = Some(cursor.to_owned());
    }
    let last = cursors.split_off(cursors.len().saturating_sub(NEIGHBOURS));
    if last.is_empty() { Err(format!("{path} has no second page").into()) } else { Ok(last) }
}
