//! Of the settings.

use masthead_tests::on_each_database;
use serde_json::json;

use crate::books::{Ledger, Trace};
use crate::changes::done;

on_each_database! {
    async fn a_change_of_the_settings_that_changes_nothing_leaves_no_trace(app) {
        let mut ledger = Ledger::open(&app.newsroom.store).await;
        let same = json!({ "expectedVersion": 1, "name": "Nhật báo Bến Sông", "baseUrl": "https://bensong.example/" });
        let answer = done(&app.admin(), "settingsUpdate", "site { version }", same).await;
        assert_eq!((answer.number("settingsUpdate.site.version"), ledger.turn().await), (1, Trace::nothing()));
    }
}
