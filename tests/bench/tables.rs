//! Tables as text, with a name in the place of each id, so that two newsrooms with the same content compare equal.

use std::collections::BTreeMap;

use masthead_bench::data::rows::Table;
use masthead_newsroom::Store;
use serde_json::Value;
use uuid::Uuid;

use crate::books::rows;

/// Ids of rows that nothing refers to, and digests of what holds ids; that they are right is the books' to say.
const OWN: [(Table, &[&str]); 2] = [(Table::Events, &["id", "payload"]), (Table::Audit, &["id", "detail_digest", "seal"])];

/// The rows of a table in no order that depends on ids.
pub async fn content(store: &Store, sqlite: bool, table: Table) -> Vec<String> {
    let names = names(store).await;
    let own = OWN.iter().find(|(of, _)| *of == table).map_or(&[][..], |(_, columns)| columns);
    let columns: Vec<&str> = table.columns().iter().copied().filter(|column| !own.contains(column)).collect();
    let as_text = |column: &&str| {
        let blob = if sqlite { format!("CASE typeof({column}) WHEN 'blob' THEN lower(hex({column})) ELSE ") } else { String::new() };
        format!("{blob}CAST({column} AS TEXT){} AS {column}", if sqlite { " END" } else { "" })
    };
    let select = columns.iter().map(as_text).collect::<Vec<_>>().join(", ");
    let mut found = Vec::new();
    for row in rows(store, &format!("SELECT {select} FROM {}", table.name())).await {
        let cells = columns.iter().map(|column| row.try_get::<Option<String>>("", column).unwrap().unwrap_or_else(|| "∅".to_owned()));
        found.push(named(cells.collect::<Vec<_>>().join(" | "), &names));
    }
    found.sort();
    found
}

/// What each event says, with the kinds of its surrogate keys in the place of the keys, which are cut out of ids.
pub async fn payloads(store: &Store) -> Vec<Value> {
    let found = rows(store, "SELECT payload FROM events ORDER BY seq").await;
    let read = |text: String| serde_json::from_str::<Value>(&text).unwrap();
    let mut payloads: Vec<Value> = found.iter().map(|row| read(row.try_get("", "payload").unwrap())).collect();
    for keys in payloads.iter_mut().filter_map(|payload| payload.get_mut("surrogates")?.as_array_mut()) {
        for key in keys.iter_mut() {
            *key = key.as_str().unwrap().split('-').next().unwrap().into();
        }
        keys.sort_by_key(ToString::to_string);
    }
    payloads
}

/// What bears each id: paths, slugs, addresses, all of which are the same in both newsrooms.
async fn names(store: &Store) -> BTreeMap<Uuid, String> {
    let mut names = BTreeMap::new();
    for (table, name) in [("sections", "path"), ("tags", "slug"), ("contributors", "slug"), ("users", "email"), ("articles", "slug")] {
        for row in rows(store, &format!("SELECT id, {name} AS name FROM {table}")).await {
            let name: String = row.try_get("", "name").unwrap();
            names.insert(row.try_get("", "id").unwrap(), format!("⟨{table} {name}⟩"));
        }
    }
    names
}

fn named(text: String, names: &BTreeMap<Uuid, String>) -> String {
    let mut named = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(start) = rest.find(|c: char| c.is_ascii_hexdigit()) {
        named.push_str(&rest[..start]);
        rest = &rest[start..];
        let end = rest.find(|c: char| !c.is_ascii_hexdigit() && c != '-').unwrap_or(rest.len());
        let word = &rest[..end];
        match Uuid::parse_str(word).ok().and_then(|id| names.get(&id)) {
            Some(name) => named.push_str(name),
            None => named.push_str(word),
        }
        rest = &rest[end..];
    }
    named + rest
}
