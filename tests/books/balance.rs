//! What must hold between the tables whenever nobody is writing.

use std::collections::{BTreeMap, BTreeSet};

use masthead_newsroom::Store;
use serde_json::Value;
use uuid::Uuid;

use super::{feeds, rows};

/// Fails, naming the row, where two tables contradict each other.
pub async fn balance(store: &Store) {
    events_are_numbered_without_gaps(store).await;
    every_change_has_an_audit_row_and_an_event(store).await;
    the_audit_trail_is_whole(store).await;
    working_copies_have_their_revisions(store).await;
    live_rows_belong_to_published_articles(store).await;
    spans_end_with_what_is_live(store).await;
    slugs_are_claimed(store).await;
    links_follow_working_copies(store).await;
    articles_know_who_has_something_to_do_for_them(store).await;
    feeds::balance(store).await;
}

async fn events_are_numbered_without_gaps(store: &Store) {
    let seqs: Vec<i64> =
        rows(store, "SELECT seq FROM events ORDER BY seq").await.iter().map(|row| row.try_get("", "seq").unwrap()).collect();
    let expected: Vec<i64> = (1..).take(seqs.len()).collect();
    assert_eq!(seqs, expected, "the events' numbers");
    let head: i64 = rows(store, "SELECT seq FROM event_head").await[0].try_get("", "seq").unwrap();
    assert_eq!(head, i64::try_from(seqs.len()).unwrap(), "the counter of events");
}

async fn every_change_has_an_audit_row_and_an_event(store: &Store) {
    let count = async |table: &str| {
        let found = rows(store, &format!("SELECT subject_id, at FROM {table}")).await;
        let mut of: BTreeMap<(Uuid, i64), usize> = BTreeMap::new();
        for row in found {
            *of.entry((row.try_get("", "subject_id").unwrap(), row.try_get("", "at").unwrap())).or_default() += 1;
        }
        of
    };
    assert_eq!(count("audit").await, count("events").await, "changes by subject and instant, in the audit trail and in the log");
    // That a schedule failed, a revision was named or a lock taken over, changes nothing about its article, so an editor's version stays good.
    let versions = "SELECT id, version, (SELECT COUNT(*) FROM events WHERE subject_id = articles.id
        AND kind NOT IN ('article.schedule_failed', 'article.revision_named', 'article.lock_taken_over')) AS events FROM articles";
    for row in rows(store, versions).await {
        let id: Uuid = row.try_get("", "id").unwrap();
        let (version, events): (i64, i64) = (row.try_get("", "version").unwrap(), row.try_get("", "events").unwrap());
        assert_eq!(events, version, "one event a version of {id}");
    }
}

async fn the_audit_trail_is_whole(store: &Store) {
    let verified = masthead_persistence::audit::verify(store.reader(), None).await.unwrap();
    let written = rows(store, "SELECT COUNT(*) AS found FROM audit").await[0].try_get("", "found").unwrap();
    assert_eq!(verified.map(|(entries, _)| entries), Ok::<i64, _>(written), "the chain of the audit trail");
}

async fn working_copies_have_their_revisions(store: &Store) {
    let revisions = revisions(store).await;
    for row in rows(store, "SELECT id, revision, content FROM articles").await {
        let id: Uuid = row.try_get("", "id").unwrap();
        let newest: i32 = row.try_get("", "revision").unwrap();
        let revisions = &revisions[&id];
        let numbers: Vec<i32> = revisions.keys().copied().collect();
        assert_eq!(numbers, (1..=newest).collect::<Vec<_>>(), "the revisions of {id}");
        assert_eq!(json(row.try_get("", "content").unwrap()), revisions[&newest], "the newest revision of {id}");
    }
}

/// What every revision says, by article and number.
async fn revisions(store: &Store) -> BTreeMap<Uuid, BTreeMap<i32, Value>> {
    let mut revisions: BTreeMap<Uuid, BTreeMap<i32, Value>> = BTreeMap::new();
    for row in rows(store, "SELECT article_id, number, content FROM revisions").await {
        let content = json(row.try_get("", "content").unwrap());
        revisions.entry(row.try_get("", "article_id").unwrap()).or_default().insert(row.try_get("", "number").unwrap(), content);
    }
    revisions
}

async fn live_rows_belong_to_published_articles(store: &Store) {
    let live = "SELECT article_id, revision, slug, headline FROM publications";
    let live: BTreeMap<Uuid, (i32, String, String)> = rows(store, live)
        .await
        .iter()
        .map(|row| {
            let [slug, headline] = ["slug", "headline"].map(|column| row.try_get("", column).unwrap());
            (row.try_get("", "article_id").unwrap(), (row.try_get("", "revision").unwrap(), slug, headline))
        })
        .collect();
    let revisions = revisions(store).await;
    for row in rows(store, "SELECT id, status, live_revision FROM articles").await {
        let id: Uuid = row.try_get("", "id").unwrap();
        let status: String = row.try_get("", "status").unwrap();
        let live_revision: Option<i32> = row.try_get("", "live_revision").unwrap();
        assert_eq!(live.contains_key(&id), status == "PUBLISHED", "whether {id} is live");
        assert_eq!(live.get(&id).map(|live| live.0), live_revision, "the live revision of {id}");
        if let Some((revision, slug, headline)) = live.get(&id) {
            let content = &revisions[&id][revision];
            assert_eq!(
                (&content["slug"], &content["headline"]),
                (&slug.as_str().into(), &headline.as_str().into()),
                "what is live of {id}"
            );
        }
    }
}

async fn spans_end_with_what_is_live(store: &Store) {
    let live = rows(store, "SELECT article_id, revision FROM publications").await;
    let live: BTreeSet<(Uuid, i32)> =
        live.iter().map(|row| (row.try_get("", "article_id").unwrap(), row.try_get("", "revision").unwrap())).collect();
    let spans = rows(store, "SELECT article_id, revision, live_from, live_until FROM live_spans ORDER BY article_id, live_from").await;
    let (mut open, mut ended) = (BTreeSet::new(), (Uuid::nil(), i64::MIN));
    for span in &spans {
        let (article, from): (Uuid, i64) = (span.try_get("", "article_id").unwrap(), span.try_get("", "live_from").unwrap());
        let until: Option<i64> = span.try_get("", "live_until").unwrap();
        assert!(ended.0 != article || ended.1 <= from, "two revisions of {article} were live at once");
        assert!(until.is_none_or(|until| until > from), "a revision of {article} was live for no time");
        ended = (article, until.unwrap_or(i64::MAX));
        if until.is_none() {
            open.insert((article, span.try_get("", "revision").unwrap()));
        }
    }
    assert_eq!(open, live, "the spans that have not ended");
}

async fn slugs_are_claimed(store: &Store) {
    let claims: BTreeSet<(String, Uuid)> = pairs(store, "SELECT slug AS name, article_id AS id FROM article_slugs").await;
    let held = pairs(
        store,
        "SELECT slug AS name, id FROM articles WHERE NOT in_trash UNION SELECT slug AS name, article_id AS id FROM publications",
    )
    .await;
    let missing: Vec<_> = held.difference(&claims).collect();
    assert!(missing.is_empty(), "slugs used but not claimed: {missing:?}");
}

async fn pairs(store: &Store, sql: &str) -> BTreeSet<(String, Uuid)> {
    rows(store, sql).await.iter().map(|row| (row.try_get("", "name").unwrap(), row.try_get("", "id").unwrap())).collect()
}

async fn links_follow_working_copies(store: &Store) {
    for (table, column, used) in [
        ("article_sections", "section_id", feeds::sections_of as fn(&Value) -> BTreeSet<Uuid>),
        ("article_tags", "tag_id", feeds::tags_of),
        ("article_contributors", "contributor_id", feeds::contributors_of),
    ] {
        let stored = rows(store, &format!("SELECT article_id, {column} AS target FROM {table}")).await;
        let stored: BTreeSet<(Uuid, Uuid)> =
            stored.iter().map(|row| (row.try_get("", "article_id").unwrap(), row.try_get("", "target").unwrap())).collect();
        let mut expected = BTreeSet::new();
        for row in rows(store, "SELECT id, content FROM articles WHERE NOT in_trash").await {
            let id: Uuid = row.try_get("", "id").unwrap();
            expected.extend(used(&json(row.try_get("", "content").unwrap())).into_iter().map(|target| (id, target)));
        }
        assert_eq!(stored, expected, "{table}");
    }
}

async fn articles_know_who_has_something_to_do_for_them(store: &Store) {
    let open = "SELECT article_id, assignee_id FROM assignments WHERE state = 'OPEN' AND article_id IS NOT NULL";
    let mut expected: BTreeMap<Uuid, BTreeSet<Uuid>> = BTreeMap::new();
    for row in rows(store, open).await {
        expected.entry(row.try_get("", "article_id").unwrap()).or_default().insert(row.try_get("", "assignee_id").unwrap());
    }
    for row in rows(store, "SELECT id, assignees FROM articles").await {
        let id: Uuid = row.try_get("", "id").unwrap();
        let known: BTreeSet<Uuid> = serde_json::from_value(json(row.try_get("", "assignees").unwrap())).unwrap();
        assert_eq!(known, expected.remove(&id).unwrap_or_default(), "the assignees of {id}");
    }
}

fn json(text: String) -> Value {
    serde_json::from_str(&text).unwrap()
}
