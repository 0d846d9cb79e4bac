//! Feeds are ranges of indexes: the plans of the very statements that the program sends, over six thousand live articles.

use std::sync::{Arc, Mutex};

use masthead_domain::ids::{ContributorId, SectionId, TagId};
use masthead_domain::paging::{Keyset, PageRequest, Walk};
use masthead_domain::time::Instant;
use masthead_persistence::publications::{self, Clock, Columns, FeedPage, PublicationFilter, PublicationOrder};
use masthead_tests::{App, Database, on_each_database};
use sea_orm::{ConnectionTrait, DatabaseConnection, Statement};
use serde_json::json;
use uuid::Uuid;

use super::desk_work::published_at;

const COPIES: i64 = 3_000;
const NEWEST: &str = "2022-09-01T00:00:00Z";

/// One newspaper with two sections, tags and contributors, each with three thousand articles a second apart.
struct Archive {
    section: SectionId,
    tag: TagId,
    contributor: ContributorId,
}

impl Archive {
    async fn filled(app: &App) -> Self {
        let editor = app.editor();
        let root = editor.section("Tin tức", None).await;
        let mut own = None;
        for (slug, name) in [("mot", "Một"), ("hai", "Hai")] {
            let section = editor.section(name, Some(&root)).await;
            let (tag, contributor) = (editor.tag(name).await, editor.contributor(name).await);
            let credits = json!([{ "contributorId": contributor }]);
            let input = json!({ "headline": name, "slug": slug, "sectionId": section, "tagIds": [tag], "contributors": credits });
            published_at(app, NEWEST, input).await;
            own = Some(Self { section: id(&section), tag: id(&tag), contributor: id(&contributor) });
        }
        copy_articles(app).await;
        own.unwrap()
    }
}

fn id<T: From<Uuid>>(text: &str) -> T {
    Uuid::parse_str(text).unwrap().into()
}

/// Copies each article over and over, straight in the tables.
async fn copy_articles(app: &App) {
    let new_id = if app.database == Database::Sqlite { "randomblob(16)" } else { "gen_random_uuid()" };
    let articles = format!(
        "WITH RECURSIVE series(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM series WHERE n < {COPIES})
         INSERT INTO articles (id, version, status, slug, section_id, locale, headline, headline_folded, content, revision, live_revision,
            first_published_at, published_at, significantly_updated_at, created_by, updated_by, created_at, updated_at)
         SELECT {new_id}, n, status, slug || '-' || n, section_id, locale, headline, headline_folded, content, revision, live_revision,
            first_published_at, published_at - n * CAST(1000000 AS BIGINT), significantly_updated_at, created_by, updated_by, created_at, updated_at
         FROM articles CROSS JOIN series"
    );
    let publications =
        "INSERT INTO publications (article_id, revision, slug, section_id, further_sections, locale, headline, credits, tags,
            has_main_media, noindex, word_count, first_published_at, published_at, significantly_updated_at, updated_at)
         SELECT copy.id, live.revision, copy.slug, live.section_id, further_sections, live.locale, live.headline, credits, tags,
            has_main_media, noindex, word_count, copy.published_at, copy.published_at, copy.published_at, live.updated_at
         FROM articles copy JOIN publications live ON copy.slug LIKE live.slug || '-%'";
    let mut statements = vec![articles, publications.to_owned()];
    for (feed, columns) in
        [("publication_sections", "section_id, direct"), ("publication_tags", "tag_id"), ("publication_contributors", "contributor_id")]
    {
        statements.push(format!(
            "INSERT INTO {feed} (article_id, published_at, {columns})
             SELECT copy.article_id, copy.published_at, {columns}
             FROM (SELECT copy.article_id, copy.published_at, live.article_id AS live_id FROM publications copy
                JOIN publications live ON copy.slug LIKE live.slug || '-%') copy
             JOIN (SELECT article_id AS live_id, {columns} FROM {feed}) feed ON feed.live_id = copy.live_id"
        ));
    }
    let tx = app.newsroom.store.begin(None, || app.newsroom.clock.now()).await.unwrap();
    for statement in statements {
        tx.reader().execute_unprepared(&statement).await.unwrap();
    }
    tx.commit().await.unwrap();
}

/// What large databases do of their own accord: count what is in the tables.
async fn analyse(app: &App) {
    let tx = app.newsroom.store.begin(None, || app.newsroom.clock.now()).await.unwrap();
    tx.reader().execute_unprepared("ANALYZE").await.unwrap();
    tx.commit().await.unwrap();
}

/// A place far down every list, with as much before it as behind it: the planner may well sort what little is left at an end.
fn deep() -> Keyset {
    let newest: Instant = NEWEST.parse().unwrap();
    Keyset { key: newest.as_microsecond() - COPIES / 2 * 1_000_000, id: Uuid::now_v7() }
}

fn whole(filter: PublicationFilter, order: PublicationOrder, request: PageRequest) -> FeedPage {
    FeedPage { filter, order, request, columns: Columns::ALL }
}

/// The plan of the one statement that the program sends for these feeds, line by line.
async fn plan(app: &App, feeds: &[FeedPage]) -> Vec<String> {
    let sent = Arc::new(Mutex::new(Vec::<Statement>::new()));
    let mut connection: DatabaseConnection = app.newsroom.store.reader().clone();
    let sink = Arc::clone(&sent);
    connection.set_metric_callback(move |info| sink.lock().unwrap().push(info.statement.clone()));
    let pages = publications::pages(&connection, feeds).await.unwrap();
    for (page, wanted) in pages.iter().zip(feeds) {
        assert_eq!(page.rows.len(), wanted.request.size, "there are enough articles for a full page");
    }
    let statements = std::mem::take(&mut *sent.lock().unwrap());
    let [statement] = &statements[..] else { panic!("{} statements were sent", statements.len()) };
    let (explain, column) = match app.database {
        Database::Sqlite => ("EXPLAIN QUERY PLAN", "detail"),
        Database::Postgres => ("EXPLAIN", "QUERY PLAN"),
    };
    let explain = Statement { sql: format!("{explain} {}", statement.sql), ..statement.clone() };
    let rows = app.newsroom.store.reader().query_all_raw(explain).await.unwrap();
    rows.iter().map(|row| row.try_get("", column).unwrap()).collect()
}

/// Nothing is sorted and no table is read from end to end; where a page begins is found in the index.
fn assert_range(name: &str, index: &str, from_a_place: bool, plan: &[String]) {
    let shown = plan.join("\n");
    let sorts = ["TEMP B-TREE", "Sort"];
    assert!(!plan.iter().any(|line| sorts.iter().any(|sort| line.contains(sort))), "{name} sorts:\n{shown}");
    let scans = |line: &String| line.contains("Seq Scan") || (line.starts_with("SCAN publication") && !line.contains("USING"));
    assert!(!plan.iter().any(scans), "{name} reads a whole table:\n{shown}");
    let line = plan.iter().position(|line| line.contains(index)).unwrap_or_else(|| panic!("{name} does not use {index}:\n{shown}"));
    if from_a_place {
        let found =
            plan[line..].iter().take(2).any(|line| ["article_id)<(", "article_id)>(", "ROW("].iter().any(|bound| line.contains(bound)));
        assert!(found, "{name} walks to its page from the beginning:\n{shown}");
    }
}

const ALL: &str = "publications_published_at_article_id";
const SECTION: &str = "publication_sections_section_id_published_at_article_id";
const DIRECT: &str = "publication_sections_section_id_direct_published_at_article_id";
const TAG: &str = "publication_tags_tag_id_published_at_article_id";
const CONTRIBUTOR: &str = "publication_contributors_contributor_id_published_at_article_id";

/// Every feed of the schema, with the index that holds it.
fn feeds(archive: &Archive) -> Vec<(&'static str, PublicationFilter, &'static str)> {
    let none = PublicationFilter::default;
    let excluding: Vec<_> = (0..5).map(|_| Uuid::now_v7().into()).collect();
    vec![
        ("all articles", none(), ALL),
        ("a section", PublicationFilter { sections: vec![archive.section], ..none() }, SECTION),
        ("a section without five", PublicationFilter { sections: vec![archive.section], excluding, ..none() }, SECTION),
        ("a section alone", PublicationFilter { sections: vec![archive.section], direct_only: true, ..none() }, DIRECT),
        ("a tag", PublicationFilter { tags_some: vec![archive.tag], ..none() }, TAG),
        ("a contributor", PublicationFilter { contributors: vec![archive.contributor], ..none() }, CONTRIBUTOR),
    ]
}

/// The first page and deep pages, in both orders and both ways.
fn pages() -> Vec<(&'static str, PublicationOrder, PageRequest)> {
    let newest = PublicationOrder::default();
    let oldest = PublicationOrder { descending: false, ..newest };
    let from = Some(deep());
    let back = PageRequest { size: 20, walk: Walk::Backward, from };
    vec![
        ("first page", newest, PageRequest::first(20)),
        ("deep page", newest, PageRequest { from, ..PageRequest::first(20) }),
        ("deep page back", newest, back),
        ("first page of the oldest", oldest, PageRequest::first(20)),
        ("deep page of the oldest", oldest, PageRequest { from, ..PageRequest::first(20) }),
    ]
}

async fn assert_all(app: &App, archive: &Archive, when: &str) {
    for (feed, filter, index) in feeds(archive) {
        for (page, order, request) in pages() {
            let plan = plan(app, &[whole(filter.clone(), order, request)]).await;
            assert_range(&format!("{page} of {feed} {when}"), index, request.from.is_some(), &plan);
        }
    }
}

on_each_database! {
    async fn feeds_are_ranges_of_indexes(app) {
        let archive = Archive::filled(app).await;
        if app.database == Database::Sqlite {
            assert_all(app, &archive, "before any statistics").await;
        }
        analyse(app).await;
        assert_all(app, &archive, "with statistics").await;
    }

    async fn other_clocks_have_their_indexes(app) {
        Archive::filled(app).await;
        analyse(app).await;
        for (clock, index) in [
            (Clock::SignificantlyUpdated, "publications_significantly_updated_at_article_id"),
            (Clock::FirstPublished, "publications_first_published_at_article_id"),
        ] {
            for (page, order, request) in pages() {
                let plan = plan(app, &[whole(PublicationFilter::default(), PublicationOrder { clock, ..order }, request)]).await;
                assert_range(&format!("{page} by {clock:?}"), index, false, &plan);
            }
        }
    }

    async fn a_front_page_reads_only_ranges(app) {
        let archive = Archive::filled(app).await;
        analyse(app).await;
        let front = |filter| whole(filter, PublicationOrder::default(), PageRequest::first(5));
        let fronts: Vec<FeedPage> = feeds(&archive).into_iter().map(|(_, filter, _)| front(filter)).collect();
        let plan = plan(app, &fronts).await;
        for (feed, _, index) in feeds(&archive) {
            assert_range(&format!("{feed} on a front page"), index, false, &plan);
        }
    }
}
