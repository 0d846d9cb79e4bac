//! Accepting an invitation: once, in time, by whoever has the mail.

use std::time::Duration;

use masthead_domain::ids::UserId;
use masthead_domain::users::Password;
use masthead_newsroom::{Caller, users};
use masthead_tests::mail::Post;
use masthead_tests::{App, on_each_database};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::books::{Ledger, Trace, balance};
use crate::changes::{change, done, refusals, refused};
use crate::second_factors::authenticator::Authenticator;
use crate::sessions::people::{PASSWORD, sign_in, standing};

/// Invites Lan and answers her id.
async fn invite(app: &App) -> String {
    let input = json!({ "email": "lan@example.org", "name": "Lan", "role": "REPORTER" });
    done(&app.admin(), "userInvite", "user { id }", input).await.text("userInvite.user.id")
}

fn accept(token: &str) -> Value {
    json!({ "token": token, "password": PASSWORD })
}

on_each_database! {
    async fn whoever_accepts_is_signed_in(app) {
        let post = Post::open(app, &[]);
        let id = invite(app).await;
        let sign_in = json!({ "email": "lan@example.org", "password": PASSWORD });
        assert_eq!(refused(&app.reader(), "signIn", sign_in.clone()).await, ["SIGN_IN_FAILED"], "nobody can sign in before");
        let mail = post.next().await;
        let mut ledger = Ledger::open(&app.newsroom.store).await;
        let session = done(&app.reader(), "invitationAccept", "session { accessToken user { id role } }", accept(mail.token())).await;
        assert_eq!(session.at("invitationAccept.session.user"), json!({ "id": id, "role": "REPORTER" }));
        assert_eq!(standing(&app.with_token(&session.text("invitationAccept.session.accessToken"))).await, "REPORTER");
        assert_eq!(ledger.turn().await, Trace::one(0, "EDIT_OWN_ACCOUNT", "user.changed"));
        done(&app.reader(), "signIn", "", sign_in).await;
        balance(&app.newsroom.store).await;
    }

    async fn it_can_be_accepted_once(app) {
        let post = Post::open(app, &[]);
        invite(app).await;
        let mail = post.next().await;
        let reader = app.reader();
        let (one, two) = tokio::join!(
            change(&reader, "invitationAccept", "", accept(mail.token())),
            change(&reader, "invitationAccept", "", accept(mail.token()))
        );
        let mut outcomes = [&one, &two].map(|answer| refusals(answer, "invitationAccept").join(" "));
        outcomes.sort();
        assert_eq!(outcomes, ["", "INVALID token"]);
        assert_eq!(refused(&reader, "invitationAccept", accept(mail.token())).await, ["INVALID token"]);
    }

    async fn it_does_not_get_round_a_second_factor(app) {
        let post = Post::open(app, &[]);
        let id = invite(app).await;
        let mail = post.next().await;
        let user = UserId::from(Uuid::parse_str(&id).unwrap());
        users::set_password(&app.newsroom, &Caller::operator(), user, &Password::parse(PASSWORD).unwrap()).await.unwrap();
        let (access, _) = sign_in(app, "lan").await;
        Authenticator::set_up(app, &app.with_token(&access)).await;
        assert_eq!(refused(&app.reader(), "invitationAccept", accept(mail.token())).await, ["INVALID token"]);
        assert_eq!(refused(&app.admin(), "invitationRenew", json!({ "userId": id })).await, ["INVALID userId"]);
    }

    async fn it_is_over_after_seven_days(app) {
        let post = Post::open(app, &[]);
        invite(app).await;
        let mail = post.next().await;
        app.pass(Duration::from_hours(7 * 24));
        assert_eq!(refused(&app.reader(), "invitationAccept", accept(mail.token())).await, ["INVALID token"]);
    }

    async fn a_weak_password_does_not_spend_it(app) {
        let post = Post::open(app, &[]);
        invite(app).await;
        let mail = post.next().await;
        let weak = json!({ "token": mail.token(), "password": "12345678" });
        assert_eq!(refused(&app.reader(), "invitationAccept", weak).await, ["INVALID password"]);
        done(&app.reader(), "invitationAccept", "", accept(mail.token())).await;
    }

    async fn made_up_tokens_open_nothing(app) {
        for made_up in ["", "mh_in_", "token", &format!("mh_in_{}", "A".repeat(43)), &format!("mh_in_{}", "%".repeat(43))] {
            assert_eq!(refused(&app.reader(), "invitationAccept", accept(made_up)).await, ["INVALID token"], "{made_up}");
        }
    }

    async fn somebody_locked_out_or_with_a_new_address_cannot_accept(app) {
        let post = Post::open(app, &[]);
        let id = invite(app).await;
        let mail = post.next().await;
        let moved = json!({ "id": id, "expectedVersion": 1, "email": "lan.anh@example.org" });
        done(&app.admin(), "userUpdate", "", moved).await;
        assert_eq!(refused(&app.reader(), "invitationAccept", accept(mail.token())).await, ["INVALID token"], "the old mailbox opens nothing");

        done(&app.admin(), "invitationRenew", "", json!({ "userId": id })).await;
        let mail = post.next().await;
        assert_eq!(mail.header("to"), "lan.anh@example.org");
        done(&app.admin(), "userUpdate", "", json!({ "id": id, "expectedVersion": 2, "disabled": true })).await;
        assert_eq!(refused(&app.reader(), "invitationAccept", accept(mail.token())).await, ["INVALID token"]);
        assert_eq!(refused(&app.admin(), "invitationRenew", json!({ "userId": id })).await, ["INVALID userId"]);
    }

    async fn a_token_that_is_over_does_not_stand_in_the_way(app) {
        let post = Post::open(app, &[]);
        invite(app).await;
        let mail = post.next().await;
        done(&app.with_token("not a token"), "invitationAccept", "", accept(mail.token())).await;
    }
}
