//! A write storm, SIGKILL in the middle, and what is there afterwards; three times over on the same database.

use std::collections::BTreeMap;
use std::sync::mpsc::channel;

use masthead_newsroom::{DatabaseUrl, Store};
use masthead_tests::Database;
use serde_json::json;

use super::newsroom::{Server, establish};
use super::storm::{Acknowledged, Writer};
use crate::books::{balance, rows};

const WRITERS: usize = 6;
const STORMS: usize = 3;

/// The plug is pulled as soon as this many steps were acknowledged, while the writers go on.
const STEPS: usize = 40;

/// Lets writers loose on the server, kills it in their midst, and answers all that it acknowledged.
fn storm(server: Server, section: &str, round: usize) -> Vec<Acknowledged> {
    let (tell, told) = channel();
    let writers: Vec<_> = (0..WRITERS)
        .map(|writer| {
            let name = format!("Bão {round} người {writer}");
            let writer = Writer { address: server.address, token: server.token.clone(), section: section.to_owned(), name };
            let tell = tell.clone();
            std::thread::spawn(move || writer.write(&tell))
        })
        .collect();
    drop(tell);
    let mut acknowledged: Vec<_> = told.iter().take(STEPS).collect();
    assert_eq!(acknowledged.len(), STEPS, "the writers gave up before the server was killed");
    server.kill();
    for writer in writers {
        writer.join().unwrap();
    }
    acknowledged.extend(told.iter());
    acknowledged
}

/// Asks the server that was started again for everything that was acknowledged.
fn everything_is_there(server: &Server, acknowledged: &BTreeMap<String, Acknowledged>) {
    let ask =
        "query($id: ID!) { desk { article(id: $id) { version headline liveRevision revision } } article(by: { id: $id }) { headline } }";
    for (id, last) in acknowledged {
        let found = server.ask(ask, &json!({ "id": id }));
        let desk = &found["data"]["desk"]["article"];
        let version = desk["version"].as_i64().unwrap_or_else(|| panic!("{last:?} was acknowledged and is gone: {found:#}"));
        assert!(version >= last.version, "{last:?} was acknowledged, and now there is {desk}");
        assert!(version > last.version || desk["headline"] == json!(last.headline), "{last:?} was acknowledged, and now there is {desk}");
        assert_eq!(found["data"]["article"].is_object(), !desk["liveRevision"].is_null(), "{found:#}");
        assert!(!last.live || found["data"]["article"].is_object(), "{last:?} was live, and now there is {found:#}");
    }
}

fn section(server: &Server) -> String {
    let create = "mutation($input: SectionCreateInput!) { sectionCreate(input: $input) { section { id } } }";
    let made = server.ask(create, &json!({ "input": { "name": "Xã hội" } }));
    made["data"]["sectionCreate"]["section"]["id"].as_str().unwrap().to_owned()
}

/// Every acknowledged step left its audit row, and the tables do not contradict each other.
async fn nothing_is_half_there(url: &DatabaseUrl, acknowledged: &[Acknowledged]) {
    let store = Store::open(url, 2).await.unwrap();
    balance(&store).await;
    let mut versions: BTreeMap<String, Vec<i64>> = BTreeMap::new();
    for row in rows(&store, "SELECT subject_id, detail FROM audit WHERE subject_kind = 'article'").await {
        let detail: serde_json::Value = serde_json::from_str(&row.try_get::<String>("", "detail").unwrap()).unwrap();
        let id: uuid::Uuid = row.try_get("", "subject_id").unwrap();
        versions.entry(id.to_string()).or_default().push(detail["version"].as_i64().unwrap());
    }
    for step in acknowledged {
        assert!(versions[&step.id].contains(&step.version), "{step:?} left no audit row");
    }
    store.close().await.unwrap();
}

async fn the_plug_is_pulled(database: Database) {
    let fresh = database.empty().await;
    let folder = tempfile::tempdir().unwrap();
    establish(&fresh.url, folder.path());
    let mut server = Server::start(&fresh.url, folder.path());
    let section = section(&server);
    let (mut all, mut last) = (Vec::new(), BTreeMap::new());
    for round in 0..STORMS {
        for step in storm(server, &section, round) {
            let newest: &mut Acknowledged = last.entry(step.id.clone()).or_insert_with(|| step.clone());
            if newest.version < step.version {
                *newest = step.clone();
            }
            all.push(step);
        }
        server = Server::start(&fresh.url, folder.path());
        everything_is_there(&server, &last);
    }
    server.kill();
    nothing_is_half_there(&fresh.url, &all).await;
    fresh.remove().await;
}

#[tokio::test]
async fn sqlite() {
    the_plug_is_pulled(Database::Sqlite).await;
}

#[tokio::test]
async fn postgres() {
    the_plug_is_pulled(Database::Postgres).await;
}
