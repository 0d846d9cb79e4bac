//! Turning it on and off.

use masthead_domain::users::Role;
use masthead_newsroom::second_factors::code_at;
use masthead_tests::on_each_database;
use serde_json::{Value, json};

use super::authenticator::{Authenticator, challenge, start};
use crate::books::{Ledger, Trace, balance, rows};
use crate::changes::{change, done, refused};
use crate::sessions::people::{PASSWORD, hire, sign_in, standing};

const MINE: &str = "{ me { twoFactor { enabledAt recoveryCodesLeft } } }";

on_each_database! {
    async fn it_counts_once_it_is_confirmed(app) {
        let lan = hire(app, "lan", Role::Editor).await;
        let lan = app.with_token(&lan.access);
        let mut ledger = Ledger::open(&app.newsroom.store).await;
        let setup = done(&lan, "twoFactorStart", "setup { secret uri }", json!({ "password": PASSWORD })).await;
        let (secret, uri) = (setup.text("twoFactorStart.setup.secret"), setup.text("twoFactorStart.setup.uri"));
        assert_eq!(secret.len(), 32, "20 bytes in base32");
        assert!(uri.starts_with("otpauth://totp/Nh%E1%BA%ADt%20b%C3%A1o") && uri.contains(&format!("lan%40example.org?secret={secret}&")), "{uri}");
        assert_eq!(lan.ask(MINE, json!({})).await.at("me.twoFactor"), Value::Null);
        sign_in(app, "lan").await;
        assert_eq!(ledger.turn().await, Trace::nothing(), "nothing changed yet");

        assert_eq!(refused(&lan, "twoFactorConfirm", json!({ "code": "000000" })).await, ["INVALID code"]);
        let code = json!({ "code": code_at(&secret, app.newsroom.clock.now()) });
        let codes = done(&lan, "twoFactorConfirm", "recoveryCodes", code.clone()).await.at("twoFactorConfirm.recoveryCodes");
        assert_eq!(codes.as_array().unwrap().len(), 10);
        assert_eq!(ledger.turn().await, Trace::one(0, "EDIT_OWN_ACCOUNT", "user.changed"));
        let mine = lan.ask(MINE, json!({})).await.at("me.twoFactor");
        assert_eq!(mine, json!({ "enabledAt": "2022-09-16T05:55:00Z", "recoveryCodesLeft": 10 }));
        challenge(app, "lan").await;
        assert_eq!(refused(&lan, "twoFactorConfirm", code).await, ["INVALID "].map(str::trim), "there is nothing to confirm any more");
        assert_eq!(refused(&lan, "twoFactorStart", json!({ "password": PASSWORD })).await, ["INVALID"]);
        balance(&app.newsroom.store).await;
    }

    async fn turning_it_on_ends_the_sessions_that_were_begun_without(app) {
        let thief = hire(app, "lan", Role::Editor).await;
        let (mine, _) = sign_in(app, "lan").await;
        Authenticator::set_up(app, &app.with_token(&mine)).await;
        assert_eq!(standing(&app.with_token(&mine)).await, "EDITOR");
        assert_eq!(standing(&app.with_token(&thief.access)).await, "UNAUTHENTICATED");
        let refresh = change(&app.reader(), "sessionRefresh", "", json!({ "refreshToken": thief.refresh })).await;
        assert_eq!(refresh.error_code(), "UNAUTHENTICATED");
    }

    async fn a_stolen_token_is_not_enough(app) {
        let lan = hire(app, "lan", Role::Editor).await;
        let lan = app.with_token(&lan.access);
        assert_eq!(refused(&lan, "twoFactorStart", json!({ "password": "a guess" })).await, ["INVALID password"]);
        let authenticator = Authenticator::set_up(app, &lan).await;
        let code = authenticator.code(app);
        assert_eq!(refused(&lan, "twoFactorDisable", json!({ "password": "a guess", "code": code })).await, ["INVALID password"]);
        assert_eq!(refused(&lan, "twoFactorDisable", json!({ "password": PASSWORD, "code": "000000" })).await, ["INVALID code"]);
        assert_eq!(refused(&lan, "twoFactorDisable", json!({ "password": PASSWORD })).await, ["REQUIRED code"]);
        let both = json!({ "password": PASSWORD, "code": code, "recoveryCode": "x" });
        assert_eq!(refused(&lan, "twoFactorDisable", both).await, ["INVALID recoveryCode"]);
        assert_eq!(refused(&lan, "recoveryCodesRenew", json!({ "code": "000000" })).await, ["INVALID code"]);
        let mut ledger = Ledger::open(&app.newsroom.store).await;
        done(&lan, "twoFactorDisable", "done", json!({ "password": PASSWORD, "code": code })).await;
        assert_eq!(ledger.turn().await, Trace::one(0, "EDIT_OWN_ACCOUNT", "user.changed"));
        sign_in(app, "lan").await;
        for table in ["second_factors", "recovery_codes", "sign_in_challenges"] {
            assert_eq!(rows(&app.newsroom.store, &format!("SELECT user_id FROM {table}")).await.len(), 0, "{table}");
        }
    }

    async fn recovery_codes_are_replaced(app) {
        let lan = hire(app, "lan", Role::Editor).await;
        let lan = app.with_token(&lan.access);
        let authenticator = Authenticator::set_up(app, &lan).await;
        let renewed = done(&lan, "recoveryCodesRenew", "recoveryCodes", json!({ "code": authenticator.code(app) })).await;
        let new: Vec<String> = serde_json::from_value(renewed.at("recoveryCodesRenew.recoveryCodes")).unwrap();
        assert!(new.iter().all(|code| !authenticator.recovery_codes.contains(code)));
        let old = json!({ "recoveryCode": authenticator.recovery_codes[0] });
        assert_eq!(refused(&lan, "recoveryCodesRenew", old).await, ["INVALID recoveryCode"]);
        done(&lan, "recoveryCodesRenew", "recoveryCodes", json!({ "recoveryCode": new[0] })).await;
    }

    async fn no_table_knows_a_recovery_code(app) {
        let lan = hire(app, "lan", Role::Editor).await;
        let authenticator = Authenticator::set_up(app, &app.with_token(&lan.access)).await;
        let hashes = rows(&app.newsroom.store, "SELECT hash FROM recovery_codes").await;
        let hashes: Vec<String> = hashes.iter().map(|row| row.try_get("", "hash").unwrap()).collect();
        assert_eq!(hashes.len(), 10);
        assert!(authenticator.recovery_codes.iter().all(|code| !hashes.iter().any(|hash| hash.contains(code))));
    }

    async fn an_admin_helps_somebody_who_lost_everything(app) {
        let lan = hire(app, "lan", Role::Editor).await;
        Authenticator::set_up(app, &app.with_token(&lan.access)).await;
        let look = "query($id: ID!) { desk { user(id: $id) { twoFactor { recoveryCodesLeft } } } }";
        let seen = app.admin().ask(look, json!({ "id": lan.id })).await.at("desk.user");
        assert_eq!(seen, json!({ "twoFactor": { "recoveryCodesLeft": 10 } }));
        assert_eq!(refused(&app.editor(), "userTwoFactorReset", json!({ "userId": lan.id })).await, ["FORBIDDEN"]);
        let mut ledger = Ledger::open(&app.newsroom.store).await;
        done(&app.admin(), "userTwoFactorReset", "user { id }", json!({ "userId": lan.id })).await;
        assert_eq!(ledger.turn().await, Trace::one(0, "EDIT_USERS", "user.changed"));
        assert_eq!(standing(&app.with_token(&lan.access)).await, "UNAUTHENTICATED");
        sign_in(app, "lan").await;
        done(&app.admin(), "userTwoFactorReset", "", json!({ "userId": lan.id })).await;
        assert_eq!(ledger.turn().await, Trace::nothing(), "there was none");
        let me = app.admin().ask("{ me { id } }", json!({})).await.text("me.id");
        assert_eq!(refused(&app.admin(), "userTwoFactorReset", json!({ "userId": me })).await, ["INVALID userId"]);
        balance(&app.newsroom.store).await;
    }

    async fn starting_again_makes_another_secret(app) {
        let lan = hire(app, "lan", Role::Editor).await;
        let lan = app.with_token(&lan.access);
        let (first, second) = (start(&lan).await, start(&lan).await);
        let now = app.newsroom.clock.now();
        assert_eq!(refused(&lan, "twoFactorConfirm", json!({ "code": code_at(&first, now) })).await, ["INVALID code"]);
        done(&lan, "twoFactorConfirm", "", json!({ "code": code_at(&second, now) })).await;
    }
}
