//! Making tokens and listing them.

use masthead_tests::on_each_database;
use serde_json::{Value, json};

use super::program::{ALL_SCOPES, Program};
use crate::books::{Ledger, Trace, balance, rows};
use crate::changes::{done, refused};

on_each_database! {
    async fn the_secret_is_shown_once_and_kept_nowhere(app) {
        let section = app.editor().section("Thể thao", None).await;
        let mut ledger = Ledger::open(&app.newsroom.store).await;
        let input = json!({
            "name": " Importer ", "scopes": ["WRITE_ARTICLES", "READ_DESK", "READ_DESK"], "sectionId": section, "expiresAt": "2022-12-31T00:00:00Z",
        });
        let shown = "id name prefix scopes section { name } createdBy { name } createdAt expiresAt lastUsedAt revokedAt";
        let made = done(&app.admin(), "apiTokenCreate", &format!("token {{ {shown} }} secret"), input).await;
        assert_eq!(ledger.turn().await, Trace::one(0, "EDIT_API_TOKENS", "api_token.created"));
        let (token, secret) = (made.at("apiTokenCreate.token"), made.text("apiTokenCreate.secret"));
        let prefix = token["prefix"].as_str().unwrap();
        assert!(prefix.len() == 11 && secret.starts_with(&format!("{prefix}_")) && secret.len() == 55, "{secret}");
        let expected = json!({
            "id": token["id"], "name": "Importer", "prefix": prefix, "scopes": ["READ_DESK", "WRITE_ARTICLES"], "section": { "name": "Thể thao" },
            "createdBy": { "name": "admin" }, "createdAt": "2022-09-16T05:55:00Z", "expiresAt": "2022-12-31T00:00:00Z",
            "lastUsedAt": null, "revokedAt": null,
        });
        assert_eq!(token, expected);
        let listed = app.admin().ask(&format!("{{ desk {{ apiTokens {{ {shown} }} }} }}"), json!({})).await;
        assert_eq!(listed.at("desk.apiTokens"), json!([expected]));

        let random = &secret[12..];
        for (table, columns) in [("api_tokens", "name || prefix || hash || scopes"), ("audit", "detail"), ("events", "payload")] {
            let texts = rows(&app.newsroom.store, &format!("SELECT {columns} AS line FROM {table}")).await;
            assert!(texts.iter().all(|row| !row.try_get::<String>("", "line").unwrap().contains(random)), "{table}");
        }
        balance(&app.newsroom.store).await;
    }

    async fn wrong_fields_are_named_at_once(app) {
        let section = app.editor().section("Thể thao", None).await;
        let nothing = json!({ "name": " ", "scopes": [], "sectionId": "x" });
        assert_eq!(refused(&app.admin(), "apiTokenCreate", nothing).await, ["REQUIRED name", "REQUIRED scopes", "INVALID sectionId"]);
        let past = json!({ "name": "Importer", "scopes": ["READ_DESK"], "sectionId": app.admin().ask("{ me { id } }", Value::Null).await.at("me.id"),
            "expiresAt": "2022-09-16T05:55:00Z" });
        assert_eq!(refused(&app.admin(), "apiTokenCreate", past).await, ["INVALID expiresAt", "UNKNOWN sectionId"]);
        let everywhere = json!({ "name": "Importer", "scopes": ["MANAGE_TAXONOMY"], "sectionId": section });
        assert_eq!(refused(&app.admin(), "apiTokenCreate", everywhere).await, ["INVALID scopes"]);
    }

    async fn a_program_makes_no_tokens_for_others(app) {
        let program = Program::make(app, ALL_SCOPES, None).await;
        let more = json!({ "name": "Another", "scopes": ["READ_DESK"] });
        assert_eq!(refused(&program.person(app), "apiTokenCreate", more).await, ["FORBIDDEN"]);
    }
}
