//! Every field of the schema that is an entrance, walked as everybody.

use std::collections::BTreeSet;

use masthead_domain::users::Role;
use masthead_tests::{App, Person, on_each_database};
use serde_json::{Value, json};

use super::asking::asking;
use super::outcome::Outcome;
use super::stage::Stage;
use super::table::TABLE;
use crate::books::balance;

/// The columns of the table; MEMBER is the stranger.
const EVERYBODY: [Option<Role>; 6] =
    [None, Some(Role::Member), Some(Role::Viewer), Some(Role::Reporter), Some(Role::Editor), Some(Role::Admin)];

/// The entrances that the schema has: `Query.site`, …
async fn entrances(app: &App) -> BTreeSet<String> {
    let ask = "{ __schema { types { name fields { name } } } }";
    let schema = app.reader().ask(ask, json!({})).await;
    let types = schema.at("__schema.types");
    let entrances =
        types.as_array().unwrap().iter().filter(|found| ["Query", "Mutation", "Desk"].contains(&found["name"].as_str().unwrap()));
    let named = |found: &Value| {
        let parent = found["name"].as_str().unwrap().to_owned();
        let fields = found["fields"].as_array().unwrap().clone();
        fields.into_iter().map(move |field| format!("{parent}.{}", field["name"].as_str().unwrap()))
    };
    entrances.flat_map(named).collect()
}

/// Somebody whose rights lie in another section than everything on the stage.
async fn stranger(app: &App, number: usize) -> Person<'_> {
    let elsewhere = app.editor().section(&format!("Nơi khác {number}"), None).await;
    app.member(&format!("stranger{number}"), json!([{ "sectionId": elsewhere, "role": "EDITOR" }])).await
}

on_each_database! {
    async fn the_table_has_a_row_for_every_entrance(app) {
        let rows: BTreeSet<String> = TABLE.iter().map(|(row, _)| row.split(' ').next().unwrap().to_owned()).collect();
        assert_eq!(entrances(app).await, rows, "add the new field to tests/policy/table.rs, with what comes of it for everybody");
    }

    async fn everybody_gets_what_the_table_says(app) {
        let (mut wrong, mut number, mut untouched) = (Vec::new(), 0, None);
        for (row, expected) in TABLE {
            for (who, expected) in EVERYBODY.iter().zip(expected) {
                number += 1;
                let stage = match untouched.take() {
                    Some(stage) => stage,
                    None => Stage::set(app, number).await,
                };
                let person = match who {
                    None => app.reader(),
                    Some(Role::Member) => stranger(app, number).await,
                    Some(role) => app.newcomer(&format!("walker{number}"), *role).await,
                };
                let (document, variables, path) = asking(row, &stage);
                let found = Outcome::of(&person.ask(&document, variables).await, &path);
                // Who only looked, or was refused, leaves the stage as it was.
                untouched = Some(stage).filter(|_| !row.starts_with("Mutation.") || !matches!(found, Outcome::Yes | Outcome::Allowed));
                if found != *expected {
                    let who = who.map_or("anonymous", Role::word);
                    wrong.push(format!("{row} as {who}: {found:?}, but the table says {expected:?}"));
                }
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
        balance(&app.newsroom.store).await;
    }
}
