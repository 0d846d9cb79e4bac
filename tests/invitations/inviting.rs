//! Inviting, inviting again, and who is invited.

use std::time::Duration;

use masthead_domain::users::Role;
use masthead_tests::mail::Post;
use masthead_tests::on_each_database;
use serde_json::json;

use crate::books::{Ledger, Trace, balance};
use crate::changes::{done, refused};
use crate::sessions::people::{PASSWORD, hire, sign_in};

const WAITING: &str = "{ desk { users { email invitation { invitedAt expiresAt invitedBy { name } } } } }";

on_each_database! {
    async fn an_invitation_waits_until_it_is_accepted(app) {
        let post = Post::open(app, &[]);
        let mut ledger = Ledger::open(&app.newsroom.store).await;
        let input = json!({ "email": " Lan@Example.org", "name": "Lan", "role": "REPORTER" });
        let user = done(&app.admin(), "userInvite", "user { id email name role version }", input).await.at("userInvite.user");
        assert_eq!(user, json!({ "id": user["id"], "email": "lan@example.org", "name": "Lan", "role": "REPORTER", "version": 1 }));
        let both = ["EDIT_USERS", "EDIT_USERS"].map(str::to_owned).to_vec();
        let events = ["user.created", "user.invited"].map(str::to_owned).to_vec();
        assert_eq!(ledger.turn().await, Trace { revisions: 0, audit: both, events });

        let (few, answer) = app.statements(&app.admin(), WAITING, json!({})).await;
        let users = answer.at("desk.users");
        let of = |email: &str| users.as_array().unwrap().iter().find(|user| user["email"] == email).unwrap()["invitation"].clone();
        let invitation = json!({ "invitedAt": "2022-09-16T05:55:00Z", "expiresAt": "2022-09-23T05:55:00Z", "invitedBy": { "name": "admin" } });
        assert_eq!((of("lan@example.org"), of("editor@example.org")), (invitation, json!(null)));
        for name in ["minh", "hoa"] {
            done(&app.admin(), "userInvite", "", json!({ "email": format!("{name}@example.org"), "name": name, "role": "VIEWER" })).await;
        }
        assert_eq!(app.statements(&app.admin(), WAITING, json!({})).await.0, few, "all invitations are one statement");

        let accept = json!({ "token": post.next().await.token(), "password": PASSWORD });
        done(&app.reader(), "invitationAccept", "", accept).await;
        let users = app.admin().ask(WAITING, json!({})).await.at("desk.users");
        assert!(users.as_array().unwrap().iter().any(|user| user["email"] == "lan@example.org" && user["invitation"].is_null()));
        balance(&app.newsroom.store).await;
    }

    async fn wrong_fields_are_named_at_once(app) {
        let wrong = json!({ "email": "lan", "name": " ", "role": "VIEWER" });
        assert_eq!(refused(&app.admin(), "userInvite", wrong).await, ["INVALID email", "REQUIRED name"]);
        let known = json!({ "email": "editor@example.org", "name": "Lan", "role": "VIEWER" });
        assert_eq!(refused(&app.admin(), "userInvite", known).await, ["TAKEN email"]);
    }

    async fn somebody_is_invited_into_a_section(app) {
        let post = Post::open(app, &[]);
        let section = app.editor().section("Thể thao", None).await;
        let roles = |section: &str| json!([{ "sectionId": section, "role": "EDITOR" }]);
        let nowhere = "019286a4-0000-7000-8000-000000000000";
        let input = json!({ "email": "lan@example.org", "name": "Lan", "role": "MEMBER", "sectionRoles": roles(nowhere) });
        assert_eq!(refused(&app.admin(), "userInvite", input).await, ["UNKNOWN sectionRoles.0.sectionId"]);
        let input = json!({ "email": "lan@example.org", "name": "Lan", "role": "MEMBER", "sectionRoles": roles(&section) });
        done(&app.admin(), "userInvite", "", input).await;
        let accept = json!({ "token": post.next().await.token(), "password": PASSWORD });
        let session = done(&app.reader(), "invitationAccept", "session { accessToken }", accept).await;
        let lan = app.with_token(&session.text("invitationAccept.session.accessToken"));
        let article = lan.create_article(json!({ "headline": "Một", "sectionId": section })).await;
        assert_eq!(article.text("articleCreate.article.status"), "DRAFT");
    }

    async fn a_new_invitation_takes_the_place_of_the_old_one(app) {
        let post = Post::open(app, &[]);
        let input = json!({ "email": "lan@example.org", "name": "Lan", "role": "REPORTER" });
        let id = done(&app.admin(), "userInvite", "user { id }", input).await.text("userInvite.user.id");
        let old = post.next().await;
        hire(app, "minh", Role::Admin).await;
        app.pass(Duration::from_hours(8 * 24));
        let (token, _) = sign_in(app, "minh").await;
        let admin = app.with_token(&token);
        done(&admin, "invitationRenew", "user { id }", json!({ "userId": id })).await;
        let new = post.next().await;
        let accept = |token: &str| json!({ "token": token, "password": PASSWORD });
        assert_eq!(refused(&app.reader(), "invitationAccept", accept(old.token())).await, ["INVALID token"]);
        done(&app.reader(), "invitationAccept", "", accept(new.token())).await;
        assert_eq!(refused(&admin, "invitationRenew", json!({ "userId": id })).await, ["INVALID userId"], "it was accepted");
        post.brings_nothing().await;
        balance(&app.newsroom.store).await;
    }
}
