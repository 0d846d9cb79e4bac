//! The feeds and counters, worked out anew from the live rows and compared with what is stored.

use std::collections::{BTreeMap, BTreeSet};

use masthead_newsroom::Store;
use sea_orm::QueryResult;
use serde_json::{Value, json};
use uuid::Uuid;

use super::rows;

/// Feed, subject, article, the instant that orders it, and whether it stands there directly.
type Place = (&'static str, Uuid, Uuid, i64, bool);

/// Fails where a feed or a counter is not what the live rows make it.
pub async fn balance(store: &Store) {
    let expected = expected(store).await;
    assert_eq!(stored(store).await, expected, "the feeds");
    let mut counts: BTreeMap<(String, Uuid), i64> = BTreeMap::new();
    let mut count = |kind: &str, subject| *counts.entry((kind.to_owned(), subject)).or_default() += 1;
    for (feed, subject, _, _, direct) in &expected {
        count(feed, *subject);
        if *feed == "SECTION" && *direct {
            count("SECTION_DIRECT", *subject);
        }
    }
    for _ in rows(store, "SELECT article_id FROM publications").await {
        count("ALL", Uuid::nil());
    }
    let kept = rows(store, "SELECT kind, subject_id, count FROM publication_counts WHERE count <> 0").await;
    let kept: BTreeMap<(String, Uuid), i64> = kept
        .iter()
        .map(|row| ((row.try_get("", "kind").unwrap(), row.try_get("", "subject_id").unwrap()), row.try_get("", "count").unwrap()))
        .collect();
    assert_eq!(kept, counts, "the counters");
}

async fn stored(store: &Store) -> BTreeSet<Place> {
    let mut places = BTreeSet::new();
    for (feed, table, column, direct) in [
        ("SECTION", "publication_sections", "section_id", "direct"),
        ("TAG", "publication_tags", "tag_id", "TRUE AS direct"),
        ("CONTRIBUTOR", "publication_contributors", "contributor_id", "TRUE AS direct"),
    ] {
        for row in rows(store, &format!("SELECT {column} AS subject, article_id, published_at, {direct} FROM {table}")).await {
            let (subject, at) = (id(&row, "subject"), row.try_get("", "published_at").unwrap());
            places.insert((feed, subject, id(&row, "article_id"), at, row.try_get("", "direct").unwrap()));
        }
    }
    places
}

async fn expected(store: &Store) -> BTreeSet<Place> {
    let parents = rows(store, "SELECT id, parent_id FROM sections").await;
    let parents: BTreeMap<Uuid, Option<Uuid>> = parents.iter().map(|row| (id(row, "id"), row.try_get("", "parent_id").unwrap())).collect();
    let mut places = BTreeSet::new();
    for row in rows(store, "SELECT article_id, section_id, further_sections, tags, credits, published_at FROM publications").await {
        let (article, at) = (id(&row, "article_id"), row.try_get("", "published_at").unwrap());
        let list = |column: &str| serde_json::from_str::<Value>(&row.try_get::<String>("", column).unwrap()).unwrap();
        let section = id(&row, "section_id");
        let content = json!({
            "section": section, "furtherSections": list("further_sections"), "tags": list("tags"), "credits": list("credits"),
        });
        let direct = sections_of(&content);
        let mut above = BTreeSet::new();
        for section in &direct {
            let mut next = parents[section];
            while let Some(parent) = next {
                above.insert(parent);
                next = parents[&parent];
            }
        }
        places.extend(direct.iter().map(|subject| ("SECTION", *subject, article, at, true)));
        places.extend(above.difference(&direct).map(|subject| ("SECTION", *subject, article, at, false)));
        places.extend(tags_of(&content).into_iter().map(|subject| ("TAG", subject, article, at, true)));
        places.extend(contributors_of(&content).into_iter().map(|subject| ("CONTRIBUTOR", subject, article, at, true)));
    }
    places
}

/// The sections that content names.
pub fn sections_of(content: &Value) -> BTreeSet<Uuid> {
    let further = content["furtherSections"].as_array().into_iter().flatten();
    further.chain([&content["section"]]).filter_map(uuid).collect()
}

/// The tags that content names.
pub fn tags_of(content: &Value) -> BTreeSet<Uuid> {
    content["tags"].as_array().into_iter().flatten().filter_map(uuid).collect()
}

/// The contributors that content names.
pub fn contributors_of(content: &Value) -> BTreeSet<Uuid> {
    content["credits"].as_array().into_iter().flatten().filter_map(|credit| uuid(&credit["contributor"])).collect()
}

fn uuid(value: &Value) -> Option<Uuid> {
    value.as_str().map(|text| text.parse().unwrap())
}

fn id(row: &QueryResult, column: &str) -> Uuid {
    row.try_get("", column).unwrap()
}
