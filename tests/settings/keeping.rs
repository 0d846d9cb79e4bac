//! Changing the settings, and what follows from them.

use masthead_domain::users::Role;
use masthead_tests::on_each_database;
use serde_json::json;

use crate::books::{Ledger, Trace, balance};
use crate::changes::{change, done, refused};

const SITE: &str = "site { name baseUrl timeZone defaultLocale timePattern version localTime(at: \"2022-09-16T05:55:00Z\") }";

on_each_database! {
    async fn what_is_left_out_stays(app) {
        let first = json!({
            "name": "Nhật báo Bến Sông", "baseUrl": "https://bensong.example", "timeZone": "Asia/Ho_Chi_Minh", "defaultLocale": "vi",
            "timePattern": "HH:mm dd/MM/yyyy", "version": 1, "localTime": "12:55 16/09/2022",
        });
        assert_eq!(app.reader().ask(&format!("{{ {SITE} }}"), json!({})).await.at("site"), first);
        let mut expected = first;
        for (version, (field, value, kept)) in (1..).zip([
            ("name", " Báo  Mới ", "Báo Mới"),
            ("baseUrl", "https://moi.example/", "https://moi.example"),
            ("timeZone", "Europe/Paris", "Europe/Paris"),
            ("defaultLocale", "EN-gb", "en-GB"),
            ("timePattern", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm"),
        ]) {
            let answer = done(&app.admin(), "settingsUpdate", SITE, json!({ "expectedVersion": version, field: value })).await;
            expected[field] = json!(kept);
            expected["version"] = json!(version + 1);
            expected["localTime"] = answer.at("settingsUpdate.site.localTime");
            assert_eq!(answer.at("settingsUpdate.site"), expected, "{field}");
        }
        assert_eq!(expected["localTime"], "2022-09-16 07:55");
        assert_eq!(app.reader().ask(&format!("{{ {SITE} }}"), json!({})).await.at("site"), expected);
        let article = done(&app.editor(), "articleCreate", "article { locale }", json!({ "headline": "One" })).await;
        assert_eq!(article.text("articleCreate.article.locale"), "en-GB");
    }

    async fn all_wrong_fields_are_named_at_once(app) {
        let wrong = json!({
            "expectedVersion": 1, "name": "n".repeat(121), "baseUrl": "bensong.example", "timeZone": "Asia/Saigon Standard",
            "defaultLocale": "vietnamese", "timePattern": "",
        });
        let mut refusals: Vec<String> = refused(&app.admin(), "settingsUpdate", wrong).await;
        refusals.sort_by_key(|line| line.split(' ').next_back().unwrap().to_owned());
        let fields: Vec<&str> = refusals.iter().map(|line| line.split(' ').next_back().unwrap()).collect();
        assert_eq!(fields, ["baseUrl", "defaultLocale", "name", "timePattern", "timeZone"]);
    }

    async fn a_change_leaves_its_trace_and_a_refused_one_none(app) {
        let mut ledger = Ledger::open(&app.newsroom.store).await;
        done(&app.admin(), "settingsUpdate", "", json!({ "expectedVersion": 1, "name": "Báo Mới" })).await;
        assert_eq!(ledger.turn().await, Trace::one(0, "UPDATE_SETTINGS", "settings.changed"));
        let stale = change(&app.admin(), "settingsUpdate", "", json!({ "expectedVersion": 1, "name": "Báo Khác" })).await;
        assert_eq!(stale.number("settingsUpdate.errors.0.currentVersion"), 2);
        for role in [Role::Editor, Role::Reporter, Role::Viewer] {
            assert_eq!(refused(&app.user(role), "settingsUpdate", json!({ "expectedVersion": 2, "name": "Tôi" })).await, ["FORBIDDEN"]);
        }
        assert_eq!(ledger.turn().await, Trace::nothing());
        balance(&app.newsroom.store).await;
    }
}
