//! Forgotten passwords: a link by mail, for whoever has the mailbox and for nobody else.

use std::time::Duration;

use masthead_domain::users::{Password, Role};
use masthead_newsroom::{Caller, users};
use masthead_tests::mail::Post;
use masthead_tests::{Answer, App, on_each_database};
use serde_json::{Value, json};

use super::people::{PASSWORD, hire, sign_in, standing};
use crate::books::{Ledger, Trace, balance, rows};
use crate::changes::{change, done, refused};

const NEW: &str = "mưa rừng chiều thu";

async fn request(app: &App, email: &str) -> Answer {
    change(&app.reader(), "passwordResetRequest", "done", json!({ "email": email })).await
}

fn reset(token: &str) -> Value {
    json!({ "token": token, "newPassword": NEW })
}

fn credentials(password: &str) -> Value {
    json!({ "email": "lan@example.org", "password": password })
}

on_each_database! {
    async fn a_forgotten_password_is_replaced(app) {
        let post = Post::open(app, &[]);
        let lan = hire(app, "lan", Role::Editor).await;
        let (phone, _) = sign_in(app, "lan").await;
        let mut ledger = Ledger::open(&app.newsroom.store).await;
        assert_eq!(request(app, " LAN@example.org").await.at("passwordResetRequest.done"), json!(true));
        assert_eq!(ledger.turn().await, Trace::nothing(), "asking changes nothing");
        let mail = post.next().await;
        assert_eq!((mail.header("to"), mail.header("subject")), ("lan@example.org", "Đặt lại mật khẩu ở Nhật báo Bến Sông"));
        assert!(mail.link().starts_with("https://desk.bensong.example/password-reset#token=mh_pr_"), "{}", mail.link());
        assert_eq!(standing(&app.with_token(&lan.access)).await, "EDITOR", "asking ends nothing");

        done(&app.reader(), "passwordReset", "done", reset(mail.token())).await;
        assert_eq!(ledger.turn().await, Trace::one(0, "EDIT_OWN_ACCOUNT", "user.changed"));
        for token in [lan.access, phone] {
            assert_eq!(standing(&app.with_token(&token)).await, "UNAUTHENTICATED");
        }
        assert_eq!(change(&app.reader(), "sessionRefresh", "", json!({ "refreshToken": lan.refresh })).await.error_code(), "UNAUTHENTICATED");
        assert_eq!(refused(&app.reader(), "signIn", credentials(PASSWORD)).await, ["SIGN_IN_FAILED"]);
        done(&app.reader(), "signIn", "", credentials(NEW)).await;
        assert_eq!(refused(&app.reader(), "passwordReset", reset(mail.token())).await, ["INVALID token"], "it works once");
        balance(&app.newsroom.store).await;
    }

    async fn nobody_learns_who_has_an_account(app) {
        let post = Post::open(app, &[]);
        hire(app, "lan", Role::Editor).await;
        let document = "mutation($email: String!) { passwordResetRequest(input: { email: $email }) { done errors { code message path } } }";
        let (known, there) = app.statements(&app.reader(), document, json!({ "email": "lan@example.org" })).await;
        let (unknown, not_there) = app.statements(&app.reader(), document, json!({ "email": "nobody@example.org" })).await;
        assert_eq!((there, known), (not_there, unknown), "the same answer after the same work");
        assert_eq!(post.next().await.header("to"), "lan@example.org");
        post.brings_nothing().await;
        assert_eq!(rows(&app.newsroom.store, "SELECT id FROM mails").await.len(), 0);
        assert_eq!(rows(&app.newsroom.store, "SELECT hash FROM mailed_links").await.len(), 1);
    }

    async fn a_link_is_over_after_an_hour(app) {
        let post = Post::open(app, &[]);
        hire(app, "lan", Role::Editor).await;
        request(app, "lan@example.org").await;
        let mail = post.next().await;
        app.pass(Duration::from_hours(1));
        assert_eq!(refused(&app.reader(), "passwordReset", reset(mail.token())).await, ["INVALID token"]);
        done(&app.reader(), "signIn", "", credentials(PASSWORD)).await;
    }

    async fn one_link_that_is_used_spends_the_others(app) {
        let post = Post::open(app, &[]);
        hire(app, "lan", Role::Editor).await;
        request(app, "lan@example.org").await;
        let first = post.next().await;
        request(app, "lan@example.org").await;
        let second = post.next().await;
        done(&app.reader(), "passwordReset", "", reset(first.token())).await;
        assert_eq!(refused(&app.reader(), "passwordReset", reset(second.token())).await, ["INVALID token"]);
    }

    async fn whoever_is_locked_out_or_invited_gets_no_link(app) {
        let post = Post::open(app, &[]);
        let lan = hire(app, "lan", Role::Editor).await;
        request(app, "lan@example.org").await;
        let before = post.next().await;
        done(&app.admin(), "userUpdate", "", json!({ "id": lan.id, "expectedVersion": 1, "disabled": true })).await;
        assert_eq!(refused(&app.reader(), "passwordReset", reset(before.token())).await, ["INVALID token"]);
        request(app, "lan@example.org").await;
        post.brings_nothing().await;

        done(&app.admin(), "userInvite", "", json!({ "email": "minh@example.org", "name": "Minh", "role": "VIEWER" })).await;
        let invitation = post.next().await;
        request(app, "minh@example.org").await;
        post.brings_nothing().await;
        assert_eq!(refused(&app.reader(), "passwordReset", reset(invitation.token())).await, ["INVALID token"], "an invitation resets nothing");
    }

    async fn a_mailbox_is_not_filled(app) {
        hire(app, "lan", Role::Editor).await;
        for email in ["lan@example.org", "nobody@example.org"] {
            for _ in 0..5 {
                assert_eq!(request(app, email).await.at("passwordResetRequest.errors"), json!([]));
            }
            let errors = request(app, email).await.at("passwordResetRequest.errors");
            assert_eq!(errors[0]["code"], "TOO_MANY_ATTEMPTS");
            assert_eq!(errors[0]["message"], "Too many attempts; try again in 900 seconds.");
        }
        app.pass(Duration::from_mins(15));
        assert_eq!(request(app, "lan@example.org").await.at("passwordResetRequest.errors"), json!([]));
        assert_eq!(refused(&app.reader(), "passwordResetRequest", json!({ "email": "lan" })).await, ["INVALID email"]);
    }

    async fn whoever_guessed_too_often_comes_in_with_the_new_password(app) {
        let post = Post::open(app, &[]);
        hire(app, "lan", Role::Editor).await;
        for _ in 0..10 {
            assert_eq!(refused(&app.reader(), "signIn", credentials("a wrong guess")).await, ["SIGN_IN_FAILED"]);
        }
        assert_eq!(refused(&app.reader(), "signIn", credentials(PASSWORD)).await, ["TOO_MANY_ATTEMPTS"]);
        request(app, "lan@example.org").await;
        done(&app.reader(), "passwordReset", "", reset(post.next().await.token())).await;
        done(&app.reader(), "signIn", "", credentials(NEW)).await;
    }

    async fn an_operator_gives_a_new_password_at_the_console(app) {
        let lan = hire(app, "lan", Role::Editor).await;
        let id = lan.id.parse().unwrap();
        users::set_password(&app.newsroom, &Caller::operator(), id, &Password::parse(NEW).unwrap()).await.unwrap();
        assert_eq!(standing(&app.with_token(&lan.access)).await, "UNAUTHENTICATED");
        done(&app.reader(), "signIn", "", credentials(NEW)).await;
        balance(&app.newsroom.store).await;
    }
}
