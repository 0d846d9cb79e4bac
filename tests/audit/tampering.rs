//! Whoever changes the trail behind the newsroom's back is found out.

use masthead_domain::audit::{Flaw, Seal};
use masthead_newsroom::{Caller, audit};
use masthead_tests::{App, Database, on_each_database};
use serde_json::json;

use crate::books::{rows, run};
use crate::changes::done;

async fn verify(app: &App, noted: Option<(i64, Seal)>) -> Result<(i64, Seal), Flaw> {
    audit::verify(&app.newsroom, &Caller::operator(), noted).await.unwrap()
}

/// A few entries, and what a verification answers of them.
async fn some_history(app: &App) -> (i64, Seal) {
    let id = app.editor().tag("Cầu").await;
    done(&app.editor(), "tagUpdate", "", json!({ "id": id, "expectedVersion": 1, "name": "Cầu đường" })).await;
    app.editor().tag("Sông").await;
    verify(app, None).await.unwrap()
}

on_each_database! {
    async fn what_the_newsroom_wrote_is_whole_and_stays_so(app) {
        let noted = some_history(app).await;
        app.editor().tag("Phà").await;
        let (entries, _) = verify(app, Some(noted.clone())).await.unwrap();
        assert_eq!(entries, noted.0 + 1);
    }

    async fn an_altered_entry_shows(app) {
        let (entries, seal) = some_history(app).await;
        let before_last = entries - 1;
        run(&app.newsroom.store, &format!("UPDATE audit SET actor_id = NULL WHERE seq = {before_last}")).await;
        assert_eq!(verify(app, None).await, Err(Flaw::Altered(before_last)));
        assert_eq!(verify(app, Some((entries, seal))).await, Err(Flaw::Altered(before_last)));
    }

    async fn an_altered_detail_shows(app) {
        let (entries, _) = some_history(app).await;
        run(&app.newsroom.store, &format!("UPDATE audit SET detail = '{{}}' WHERE seq = {entries}")).await;
        assert_eq!(verify(app, None).await, Err(Flaw::DetailAltered(entries)));
    }

    async fn a_removed_entry_shows(app) {
        let (entries, _) = some_history(app).await;
        run(&app.newsroom.store, &format!("DELETE FROM audit WHERE seq = {}", entries - 1)).await;
        assert_eq!(verify(app, None).await, Err(Flaw::Missing { expected: entries - 1, found: entries }));
    }

    async fn a_trail_that_was_cut_off_shows(app) {
        let noted = some_history(app).await;
        run(&app.newsroom.store, &format!("DELETE FROM audit WHERE seq = {}", noted.0)).await;
        assert_eq!(verify(app, None).await, Err(Flaw::Length { expected: noted.0, found: noted.0 - 1 }));
        // Whoever knows where its end is kept mends that too, and is betrayed by what was noted elsewhere.
        let end = "UPDATE event_head SET audit_seq = audit_seq - 1, audit_seal = (SELECT seal FROM audit ORDER BY seq DESC LIMIT 1)";
        run(&app.newsroom.store, end).await;
        assert!(verify(app, None).await.is_ok());
        assert_eq!(verify(app, Some(noted.clone())).await, Err(Flaw::Length { expected: noted.0, found: noted.0 - 1 }));
    }
}

/// A trail that was written before there was a chain is chained as it is, in the order of its instants.
async fn an_old_trail_is_chained(database: Database) {
    let app = App::start(database).await;
    let (entries, _) = some_history(&app).await;
    app.pass(std::time::Duration::from_hours(1));
    app.editor().tag("Phà").await;
    let actions = async || {
        let rows = rows(&app.newsroom.store, "SELECT action FROM audit ORDER BY at, seq").await;
        rows.iter().map(|row| row.try_get::<String>("", "action").unwrap()).collect::<Vec<_>>()
    };
    let (before, store) = (actions().await, &app.newsroom.store);
    let steps = store.migrations().await.unwrap();
    let place = steps.iter().position(|(name, _)| name == "m0009_audit_chain").unwrap();
    store.migrate_down(u32::try_from(steps.len() - place).unwrap()).await.unwrap();
    store.migrate_up().await.unwrap();
    let mut after = actions().await;
    assert_eq!(after.pop(), before.last().cloned(), "the newest is the last");
    assert_eq!(verify(&app, None).await.unwrap().0, entries + 1);
    app.editor().tag("Đò").await;
    assert_eq!(verify(&app, None).await.unwrap().0, entries + 2, "and it goes on from there");
    app.stop().await;
}

#[tokio::test]
async fn an_old_trail_is_chained_on_sqlite() {
    an_old_trail_is_chained(Database::Sqlite).await;
}

#[tokio::test]
async fn an_old_trail_is_chained_on_postgres() {
    an_old_trail_is_chained(Database::Postgres).await;
}
