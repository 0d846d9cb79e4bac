//! The limit of the database: the article page and the section's feed by one plain SQL statement each kind, read into structs.

use masthead_domain::body::Body;
use masthead_domain::locale::Locale;
use masthead_domain::time::{Instant, TimePattern, Zone};
use masthead_newsroom::DatabaseUrl;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sqlx::Row as _;
use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqlitePool, SqlitePoolOptions};

use crate::Outcome;

/// What a card shows. Every statement answers these columns first, in this order.
macro_rules! cards {
    ($($rest:expr),+) => {
        concat!(
            "SELECT p.headline, COALESCE(p.trail_text, p.standfirst), own.path || '/' || p.slug, COALESCE(p.display_at, p.published_at),
            p.published_at, own.name, own.path, p.main_media",
            $($rest),+
        )
    };
}

/// The twenty newest of a section and one more, which says whether there are more. The section is found first: joined with the rest,
/// it would have PostgreSQL sort the whole feed, since only we know that a path has one section.
const FEED: &str = cards!(
    ", (SELECT name FROM sections WHERE path = $1) FROM publication_sections f
    JOIN publications p ON p.article_id = f.article_id
    JOIN sections own ON own.id = p.section_id
    WHERE f.section_id = (SELECT id FROM sections WHERE path = $1) ORDER BY f.published_at DESC, f.article_id DESC LIMIT 21"
);

/// The ten newest of the same section, but for the article itself.
const BESIDE: &str = cards!(
    " FROM publication_sections f
    JOIN publications p ON p.article_id = f.article_id
    JOIN sections own ON own.id = p.section_id
    WHERE f.section_id = (SELECT section_id FROM publications WHERE slug = $1) AND p.slug <> $1 ORDER BY f.published_at DESC, f.article_id DESC LIMIT 10"
);

/// An article with its text. Its authors' names are in an order that only its credits have, and those are JSON.
macro_rules! article {
    ($authors:literal) => {
        cards!(
            ", p.standfirst, d.body, COALESCE(p.byline, ",
            $authors,
            ") FROM publications p
            JOIN publication_details d ON d.article_id = p.article_id
            JOIN sections own ON own.id = p.section_id
            WHERE p.slug = $1"
        )
    };
}

const ARTICLE_POSTGRES: &str = article!(
    "(SELECT string_agg(c.name, ', ' ORDER BY credit.place)
    FROM json_array_elements(p.credits::json) WITH ORDINALITY AS credit(made, place)
    JOIN contributors c ON c.id = (credit.made ->> 'contributor')::uuid WHERE credit.made ->> 'role' = 'AUTHOR')"
);

const ARTICLE_SQLITE: &str = article!(
    "(SELECT group_concat(name, ', ') FROM (SELECT c.name FROM json_each(p.credits) credit
    JOIN contributors c ON c.id = unhex(json_extract(credit.value, '$.contributor'), '-')
    WHERE json_extract(credit.value, '$.role') = 'AUTHOR' ORDER BY credit.key))"
);

/// A database asked in plain SQL.
#[derive(Clone)]
pub struct Join {
    pool: Pool,
    writing: Writing,
}

#[derive(Clone)]
enum Pool {
    Sqlite(SqlitePool),
    Postgres(PgPool),
}

/// How the newspaper writes time.
#[derive(Clone)]
struct Writing {
    pattern: TimePattern,
    zone: Zone,
    locale: Locale,
}

/// An answer as GraphQL wraps it.
#[derive(Serialize)]
pub struct Data<T> {
    /// The answer.
    pub data: T,
}

/// What `f3-section.graphql` asks.
#[derive(Serialize)]
#[allow(missing_docs)] // Named as in the query.
pub struct SectionFeed {
    pub section: Option<Section>,
}

/// A section and the first page of its feed.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct Section {
    pub name: String,
    pub articles: Articles,
}

/// A page of a feed.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct Articles {
    pub nodes: Vec<Card>,
    pub page_info: PageInfo,
}

/// Whether a page is the last.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct PageInfo {
    pub has_next_page: bool,
    pub end_cursor: Option<String>,
}

/// An article in a section's feed.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct Card {
    pub headline: String,
    pub trail_text: Option<String>,
    pub canonical_path: String,
    pub local_time: String,
    pub published_at: Instant,
    pub section: SectionName,
    pub main_media: Option<Thumbnail>,
}

/// A picture on a card.
#[derive(Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Thumbnail {
    pub url: String,
    pub alt: String,
}

/// A section's name and path.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct SectionName {
    pub name: String,
    pub path: String,
}

/// What `f2-article.graphql` asks.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct ArticlePage {
    pub article: Option<Article>,
}

/// An article with its text and the newest of its section.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct Article {
    pub headline: String,
    pub standfirst: Option<String>,
    pub byline: Option<String>,
    pub canonical_path: String,
    pub local_time: String,
    pub published_at: Instant,
    pub section: SectionName,
    pub main_media: Option<HeadPicture>,
    pub body: Html,
    pub same_section: Vec<Neighbour>,
}

/// The picture at the head of an article.
#[derive(Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct HeadPicture {
    pub url: String,
    pub alt: String,
    pub caption: Option<String>,
    pub credit: Option<String>,
}

/// One of the newest of the same section.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct Neighbour {
    pub headline: String,
    pub trail_text: Option<String>,
    pub canonical_path: String,
    pub local_time: String,
    pub section: OnlyName,
}

/// A section's name.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct OnlyName {
    pub name: String,
}

/// A text as HTML.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct Html {
    pub html: String,
}

/// A column of a row as the type that is wanted. These are macros, for the drivers' rows have no type in common that is read by place.
macro_rules! instant {
    ($row:expr, $place:expr) => {
        Instant::from_microsecond($row.try_get($place)?)?
    };
}

macro_rules! section_feed {
    ($pool:expr, $writing:expr, $path:expr) => {{
        let rows = sqlx::query(FEED).bind($path).fetch_all($pool).await?;
        let name = rows.first().map(|row| row.try_get(8)).transpose()?;
        let mut nodes = Vec::with_capacity(rows.len());
        for row in rows.iter().take(20) {
            nodes.push(Card {
                headline: row.try_get(0)?,
                trail_text: row.try_get(1)?,
                canonical_path: row.try_get(2)?,
                local_time: $writing.write(instant!(row, 3)),
                published_at: instant!(row, 4),
                section: SectionName { name: row.try_get(5)?, path: row.try_get(6)? },
                main_media: media(row.try_get(7)?)?,
            });
        }
        let end_cursor = nodes.last().map(|last| format!("{}/{}", last.published_at.as_microsecond(), last.canonical_path));
        let page_info = PageInfo { has_next_page: rows.len() > 20, end_cursor };
        SectionFeed { section: name.map(|name| Section { name, articles: Articles { nodes, page_info } }) }
    }};
}

macro_rules! article_page {
    ($pool:expr, $writing:expr, $slug:expr, $article:expr) => {{
        let Some(row) = sqlx::query($article).bind($slug).fetch_optional($pool).await? else {
            return Ok(Data { data: ArticlePage { article: None } });
        };
        let mut same_section = Vec::with_capacity(10);
        for row in sqlx::query(BESIDE).bind($slug).fetch_all($pool).await? {
            same_section.push(Neighbour {
                headline: row.try_get(0)?,
                trail_text: row.try_get(1)?,
                canonical_path: row.try_get(2)?,
                local_time: $writing.write(instant!(row, 3)),
                section: OnlyName { name: row.try_get(5)? },
            });
        }
        let body: String = row.try_get(9)?;
        ArticlePage {
            article: Some(Article {
                headline: row.try_get(0)?,
                standfirst: row.try_get(8)?,
                byline: row.try_get(10)?,
                canonical_path: row.try_get(2)?,
                local_time: $writing.write(instant!(row, 3)),
                published_at: instant!(row, 4),
                section: SectionName { name: row.try_get(5)?, path: row.try_get(6)? },
                main_media: media(row.try_get(7)?)?,
                body: Html { html: Body::from_json(&body)?.html() },
                same_section,
            }),
        }
    }};
}

fn media<T: DeserializeOwned>(stored: Option<String>) -> Outcome<Option<T>> {
    Ok(stored.map(|stored| serde_json::from_str(&stored)).transpose()?)
}

impl Join {
    /// Opens a database that is loaded, with so many connections.
    pub async fn open(url: &DatabaseUrl, connections: u32) -> Outcome<Self> {
        const SETTINGS: &str = "SELECT time_pattern, time_zone, default_locale FROM settings";
        let (pool, (pattern, zone, locale)): (_, (String, String, String)) = match url {
            DatabaseUrl::Sqlite(path) => {
                let options = SqliteConnectOptions::new().filename(path).read_only(true).pragma("mmap_size", "268435456");
                let pool = SqlitePoolOptions::new().max_connections(connections).test_before_acquire(false).connect_with(options).await?;
                let row = sqlx::query(SETTINGS).fetch_one(&pool).await?;
                (Pool::Sqlite(pool), (row.try_get(0)?, row.try_get(1)?, row.try_get(2)?))
            }
            DatabaseUrl::Postgres(url) => {
                // As Masthead asks for it: planning the feed anew each time costs more than reading it.
                let options = url.parse::<PgConnectOptions>()?.options([("plan_cache_mode", "force_generic_plan")]);
                let pool = PgPoolOptions::new().max_connections(connections).test_before_acquire(false).connect_with(options).await?;
                let row = sqlx::query(SETTINGS).fetch_one(&pool).await?;
                (Pool::Postgres(pool), (row.try_get(0)?, row.try_get(1)?, row.try_get(2)?))
            }
        };
        Ok(Self { pool, writing: Writing::of(&pattern, &zone, &locale)? })
    }

    /// The first page of the feed of the section at `path`.
    pub async fn section_feed(&self, path: &str) -> Outcome<Data<SectionFeed>> {
        let data = match &self.pool {
            Pool::Sqlite(pool) => section_feed!(pool, self.writing, path),
            Pool::Postgres(pool) => section_feed!(pool, self.writing, path),
        };
        Ok(Data { data })
    }

    /// The page of the article with this slug.
    pub async fn article_page(&self, slug: &str) -> Outcome<Data<ArticlePage>> {
        let data = match &self.pool {
            Pool::Sqlite(pool) => article_page!(pool, self.writing, slug, ARTICLE_SQLITE),
            Pool::Postgres(pool) => article_page!(pool, self.writing, slug, ARTICLE_POSTGRES),
        };
        Ok(Data { data })
    }

    /// Closes its connections.
    pub async fn close(self) {
        match self.pool {
            Pool::Sqlite(pool) => pool.close().await,
            Pool::Postgres(pool) => pool.close().await,
        }
    }
}

impl Writing {
    fn of(pattern: &str, zone: &str, locale: &str) -> Outcome<Self> {
        Ok(Self {
            pattern: TimePattern::parse(pattern).map_err(|problem| problem.message)?,
            zone: Zone::parse(zone).map_err(|problem| problem.message)?,
            locale: Locale::stored(locale.to_owned()),
        })
    }

    fn write(&self, at: Instant) -> String {
        self.pattern.format(at, &self.zone, &self.locale)
    }
}
