//! Signing in with a password and a second factor.

use std::time::Duration;

use masthead_domain::second_factors::{Secret, SignInProof};
use masthead_domain::users::Role;
use masthead_newsroom::Refusal;
use masthead_newsroom::second_factors::{self, SecondFactorSignIn};
use masthead_newsroom::sessions::Origin;
use masthead_tests::mail::Post;
use masthead_tests::{App, on_each_database};
use serde_json::json;

use super::authenticator::{Authenticator, challenge, refusal, show};
use crate::books::rows;
use crate::changes::{done, refused};
use crate::sessions::people::{Hired, PASSWORD, hire, standing};

async fn lan(app: &App) -> (Hired, Authenticator) {
    let lan = hire(app, "lan", Role::Editor).await;
    let authenticator = Authenticator::set_up(app, &app.with_token(&lan.access)).await;
    (lan, authenticator)
}

on_each_database! {
    async fn a_password_and_a_code(app) {
        let (_, authenticator) = lan(app).await;
        let begun = challenge(app, "lan").await;
        let token = show(app, &begun, "code", &authenticator.code(app)).await.unwrap();
        assert_eq!(standing(&app.with_token(&token)).await, "EDITOR");
        assert_eq!(show(app, &begun, "code", &authenticator.code(app)).await, refusal("INVALID challenge"), "a challenge works once");
    }

    async fn a_code_works_once(app) {
        let (_, authenticator) = lan(app).await;
        let (one, two) = (challenge(app, "lan").await, challenge(app, "lan").await);
        let code = authenticator.code(app);
        let (first, second) = tokio::join!(show(app, &one, "code", &code), show(app, &two, "code", &code));
        assert_eq!(first.is_ok(), second.is_err(), "{first:?} {second:?}");
        let other = if first.is_ok() { &two } else { &one };
        assert_eq!(show(app, other, "code", &code).await, refusal("INVALID code"));
        app.pass(Duration::from_secs(30));
        assert!(show(app, other, "code", &authenticator.code(app)).await.is_ok(), "a refused code leaves the challenge waiting");
    }

    async fn a_recovery_code_works_once(app) {
        let (_, authenticator) = lan(app).await;
        let typed = authenticator.recovery_codes[3].to_uppercase().replace('-', " ");
        let token = show(app, &challenge(app, "lan").await, "recoveryCode", &typed).await.unwrap();
        let mine = app.with_token(&token).ask("{ me { twoFactor { recoveryCodesLeft } } }", json!({})).await;
        assert_eq!(mine.number("me.twoFactor.recoveryCodesLeft"), 9);
        let again = challenge(app, "lan").await;
        assert_eq!(show(app, &again, "recoveryCode", &typed).await, refusal("INVALID recoveryCode"));
        assert_eq!(show(app, &again, "recoveryCode", "aaaa-bbbb-cccc-dddd").await, refusal("INVALID recoveryCode"));
    }

    async fn a_recovery_code_shown_twice_at_once_works_once(app) {
        let (_, authenticator) = lan(app).await;
        for code in &authenticator.recovery_codes {
            let (one, two) = (challenge(app, "lan").await, challenge(app, "lan").await);
            let (first, second) = tokio::join!(show(app, &one, "recoveryCode", code), show(app, &two, "recoveryCode", code));
            assert_eq!(first.is_ok(), second.is_err(), "{first:?} {second:?}");
        }
    }

    async fn a_challenge_waits_five_minutes(app) {
        let (_, authenticator) = lan(app).await;
        let begun = challenge(app, "lan").await;
        app.pass(Duration::from_mins(5));
        assert_eq!(show(app, &begun, "code", &authenticator.code(app)).await, refusal("INVALID challenge"));
        for made_up in ["", "mh_ch_", &format!("mh_ch_{}", "A".repeat(43))] {
            assert_eq!(show(app, made_up, "code", &authenticator.code(app)).await, refusal("INVALID challenge"));
        }
    }

    async fn a_wrong_password_gets_no_challenge(app) {
        lan(app).await;
        let wrong = json!({ "email": "lan@example.org", "password": "a wrong guess" });
        assert_eq!(refused(&app.reader(), "signIn", wrong).await, ["SIGN_IN_FAILED"]);
        assert_eq!(rows(&app.newsroom.store, "SELECT hash FROM sign_in_challenges").await.len(), 0);
    }

    async fn guessing_codes_is_throttled(app) {
        let (_, authenticator) = lan(app).await;
        let begun = challenge(app, "lan").await;
        for _ in 0..10 {
            assert_eq!(show(app, &begun, "code", "000000").await, refusal("INVALID code"));
        }
        let other = challenge(app, "lan").await;
        assert_eq!(show(app, &other, "code", &authenticator.code(app)).await, refusal("TOO_MANY_ATTEMPTS"), "the right one as well");
        app.pass(Duration::from_mins(15));
        let begun = challenge(app, "lan").await;
        assert!(show(app, &begun, "code", &authenticator.code(app)).await.is_ok());
    }

    async fn guessing_from_many_addresses_is_throttled(app) {
        let (_, authenticator) = lan(app).await;
        let challenge = challenge(app, "lan").await;
        for address in 0..11 {
            let origin = Origin { address: Some(format!("192.0.2.{address}")), user_agent: None };
            let code = if address < 10 { "000000".to_owned() } else { authenticator.code(app) };
            let shown = SecondFactorSignIn { challenge: challenge.clone(), proof: SignInProof::Code(Secret(code)) };
            let refused = second_factors::sign_in(&app.newsroom, shown, origin).await.unwrap_err();
            assert_eq!(matches!(refused, Refusal::TooManyAttempts { .. }), address == 10, "{refused:?}");
        }
    }

    async fn a_new_password_by_mail_leaves_it_on(app) {
        let post = Post::open(app, &[]);
        let (_, authenticator) = lan(app).await;
        done(&app.reader(), "passwordResetRequest", "", json!({ "email": "lan@example.org" })).await;
        done(&app.reader(), "passwordReset", "", json!({ "token": post.next().await.token(), "newPassword": PASSWORD })).await;
        let begun = challenge(app, "lan").await;
        assert!(show(app, &begun, "code", &authenticator.code(app)).await.is_ok());
    }

    async fn what_ends_sessions_ends_sign_ins_that_wait(app) {
        let (hired, authenticator) = lan(app).await;
        let begun = challenge(app, "lan").await;
        let change = json!({ "currentPassword": PASSWORD, "newPassword": "mưa rừng chiều thu" });
        done(&app.with_token(&hired.access), "passwordChange", "done", change).await;
        assert_eq!(show(app, &begun, "code", &authenticator.code(app)).await, refusal("INVALID challenge"), "it was begun with the old password");

        let new = json!({ "email": "lan@example.org", "password": "mưa rừng chiều thu" });
        assert_eq!(refused(&app.reader(), "signIn", new).await, ["TWO_FACTOR_REQUIRED"]);
        assert_eq!(rows(&app.newsroom.store, "SELECT hash FROM sign_in_challenges").await.len(), 1);
        done(&app.admin(), "userUpdate", "", json!({ "id": hired.id, "expectedVersion": 1, "disabled": true })).await;
        assert_eq!(rows(&app.newsroom.store, "SELECT hash FROM sign_in_challenges").await.len(), 0);
    }
}
