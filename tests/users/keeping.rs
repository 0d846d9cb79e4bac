//! Adding and changing users.

use masthead_tests::on_each_database;
use serde_json::json;

use crate::books::{Ledger, Trace, balance, rows};
use crate::changes::{done, refused};

const USER: &str = "user { id email name role disabledAt version createdAt }";
const PASSWORD: &str = "một mật khẩu rất dài";

on_each_database! {
    async fn a_user_is_added_and_signs_in(app) {
        let input = json!({ "email": " Lan@Example.ORG ", "name": " Lan  Anh ", "role": "REPORTER", "password": PASSWORD });
        let made = done(&app.admin(), "userCreate", USER, input).await.at("userCreate.user");
        assert_eq!(made, json!({ "id": made["id"], "email": "lan@example.org", "name": "Lan Anh", "role": "REPORTER", "disabledAt": null,
            "version": 1, "createdAt": "2022-09-16T05:55:00Z" }));
        let sign_in = json!({ "email": "LAN@example.org", "password": PASSWORD });
        let session = done(&app.reader(), "signIn", "session { accessToken user { name } }", sign_in).await;
        let me = app.with_token(&session.text("signIn.session.accessToken")).ask("{ me { name role } }", json!({})).await;
        assert_eq!(me.at("me"), json!({ "name": "Lan Anh", "role": "REPORTER" }));
        for column in ["detail", "subject_kind"] {
            let told = rows(&app.newsroom.store, &format!("SELECT {column} AS text FROM audit")).await;
            assert!(told.iter().all(|row| !row.try_get::<String>("", "text").unwrap().contains(PASSWORD)), "no password in the audit trail");
        }
    }

    async fn all_wrong_fields_are_named_at_once(app) {
        let wrong = json!({ "email": "lan", "name": " ", "role": "VIEWER", "password": "123" });
        let mut refusals = refused(&app.admin(), "userCreate", wrong).await;
        refusals.sort();
        assert_eq!(refusals, ["INVALID email", "INVALID password", "REQUIRED name"]);
        for common in ["12345678", "password", "qwertyuiop"] {
            let input = json!({ "email": "lan@example.org", "name": "Lan", "role": "VIEWER", "password": common });
            assert_eq!(refused(&app.admin(), "userCreate", input).await, ["INVALID password"], "{common}");
        }
    }

    async fn an_address_belongs_to_one_user(app) {
        let input = json!({ "email": "EDITOR@example.org", "name": "Lan", "role": "VIEWER", "password": PASSWORD });
        assert_eq!(refused(&app.admin(), "userCreate", input).await, ["TAKEN email"]);
        let users = app.admin().ask("{ desk { users { id email version } } }", json!({})).await;
        let mut emails = users.texts("desk.users", "email");
        emails.sort(); // All were made at the same instant.
        assert_eq!(emails, ["admin", "chief_editor", "editor", "legal", "member", "reporter", "viewer"].map(|name| format!("{name}@example.org")));
        let viewer = app.viewer().ask("{ me { id } }", json!({})).await.text("me.id");
        let take = json!({ "id": viewer, "expectedVersion": 1, "email": "admin@example.org" });
        assert_eq!(refused(&app.admin(), "userUpdate", take).await, ["TAKEN email"]);
        done(&app.admin(), "userUpdate", "", json!({ "id": viewer, "expectedVersion": 1, "email": "moi@example.org" })).await;
        balance(&app.newsroom.store).await;
    }

    async fn every_write_leaves_its_trace_and_no_other(app) {
        let mut ledger = Ledger::open(&app.newsroom.store).await;
        let input = json!({ "email": "lan@example.org", "name": "Lan", "role": "VIEWER", "password": PASSWORD });
        let id = done(&app.admin(), "userCreate", USER, input).await.text("userCreate.user.id");
        assert_eq!(ledger.turn().await, Trace::one(0, "EDIT_USERS", "user.created"));
        done(&app.admin(), "userUpdate", "", json!({ "id": id, "expectedVersion": 1, "name": "Lan Anh" })).await;
        assert_eq!(ledger.turn().await, Trace::one(0, "EDIT_USERS", "user.changed"));
        done(&app.admin(), "userUpdate", "", json!({ "id": id, "expectedVersion": 2, "role": "VIEWER", "disabled": false })).await;
        assert_eq!(refused(&app.admin(), "userUpdate", json!({ "id": id, "expectedVersion": 1 })).await, ["CONFLICT expectedVersion"]);
        assert_eq!(refused(&app.editor(), "userUpdate", json!({ "id": id, "expectedVersion": 2, "role": "ADMIN" })).await, ["FORBIDDEN"]);
        let nobody = json!({ "id": "019286a4-0000-7000-8000-000000000000", "expectedVersion": 1 });
        assert_eq!(refused(&app.admin(), "userUpdate", nobody).await, ["NOT_FOUND id"]);
        assert_eq!(ledger.turn().await, Trace::nothing());
        balance(&app.newsroom.store).await;
    }

    async fn null_leaves_what_a_user_cannot_be_without(app) {
        let viewer = app.viewer().ask("{ me { id } }", json!({})).await.text("me.id");
        let nothing = json!({ "id": viewer, "expectedVersion": 1, "email": null, "name": null, "role": null, "disabled": null });
        let user = done(&app.admin(), "userUpdate", "user { email name role disabledAt version }", nothing).await.at("userUpdate.user");
        assert_eq!(user, json!({ "email": "viewer@example.org", "name": "viewer", "role": "VIEWER", "disabledAt": null, "version": 1 }));
    }
}
