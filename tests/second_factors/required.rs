//! Roles that need it: whoever has one and no second factor can do nothing but set it up.

use masthead_domain::users::Role;
use masthead_tests::{App, Person, on_each_database};
use serde_json::{Value, json};

use super::authenticator::Authenticator;
use crate::changes::{change, done, refused};
use crate::sessions::people::{PASSWORD, hire, standing};

const NEEDED: &str = "TWO_FACTOR_SETUP_REQUIRED";

async fn require(app: &App, roles: Value) {
    let version = app.reader().ask("{ site { version } }", json!({})).await.number("site.version");
    done(&app.admin(), "settingsUpdate", "", json!({ "expectedVersion": version, "requireTwoFactorFor": roles })).await;
}

/// What the desk makes of somebody.
async fn desk(person: &Person<'_>) -> String {
    let answer = person.ask("{ desk { articles { nodes { id } } twoFactorRequiredFor } }", json!({})).await;
    if answer.0.get("errors").is_some() { answer.error_code() } else { answer.at("desk.twoFactorRequiredFor").to_string() }
}

on_each_database! {
    async fn it_counts_at_once_for_those_who_are_signed_in(app) {
        let lan = hire(app, "lan", Role::Editor).await;
        let node = app.other_node().await;
        let lan = app.with_token(&lan.access);
        assert_eq!(desk(&lan).await, "[]");
        require(app, json!(["REPORTER", "EDITOR", "EDITOR"])).await;
        assert_eq!(desk(&lan).await, NEEDED);
        assert_eq!(desk(&app.viewer()).await, r#"["EDITOR","REPORTER"]"#);
        assert_eq!(change(&lan, "articleCreate", "", json!({ "headline": "Một" })).await.error_code(), NEEDED);
        assert_eq!(change(&lan, "tagCreate", "", json!({ "kind": "KEYWORD", "name": "Một" })).await.error_code(), NEEDED);
        assert_eq!(standing(&lan).await, "EDITOR", "they see who they are");
        let public = lan.ask("{ articles { nodes { id } } }", json!({})).await;
        assert_eq!(public.at("articles.nodes"), json!([]), "and what the public sees");

        Authenticator::set_up(app, &lan).await;
        assert_eq!(desk(&lan).await, r#"["EDITOR","REPORTER"]"#);
        lan.create_article(json!({ "headline": "Một" })).await.text("articleCreate.article.id");
        node.stop().await;
    }

    async fn whoever_signs_in_can_only_set_it_up(app) {
        require(app, json!(["REPORTER"])).await;
        let lan = hire(app, "lan", Role::Reporter).await;
        let lan_token = lan.access.clone();
        let lan = app.with_token(&lan_token);
        assert_eq!(desk(&lan).await, NEEDED);
        done(&lan, "sessionsRevokeAll", "ended", json!({})).await;
        done(&lan, "passwordChange", "", json!({ "currentPassword": PASSWORD, "newPassword": "mưa rừng chiều thu" })).await;
        done(&lan, "passwordChange", "", json!({ "currentPassword": "mưa rừng chiều thu", "newPassword": PASSWORD })).await;
        let authenticator = Authenticator::set_up(app, &lan).await;
        assert_eq!(desk(&lan).await, r#"["REPORTER"]"#);
        done(&lan, "twoFactorDisable", "", json!({ "password": PASSWORD, "code": authenticator.code(app) })).await;
        assert_eq!(desk(&lan).await, NEEDED, "turning it off leads back to the start");
    }

    async fn a_role_in_a_section_needs_it_too(app) {
        let section = app.editor().section("Thể thao", None).await;
        let lan = app.member("lan", json!([{ "sectionId": section, "role": "LEGAL" }])).await;
        assert_eq!(desk(&lan).await, "[]");
        require(app, json!(["LEGAL"])).await;
        assert_eq!(desk(&lan).await, NEEDED);
        require(app, json!([])).await;
        assert_eq!(desk(&lan).await, "[]");
    }

    async fn an_admin_who_requires_it_of_admins_is_one_of_them(app) {
        require(app, json!(["ADMIN"])).await;
        assert_eq!(desk(&app.admin()).await, NEEDED);
        let back = change(&app.admin(), "settingsUpdate", "", json!({ "expectedVersion": 2, "requireTwoFactorFor": [] })).await;
        assert_eq!(back.error_code(), NEEDED);
        assert_eq!(refused(&app.editor(), "settingsUpdate", json!({ "expectedVersion": 2, "requireTwoFactorFor": [] })).await, ["FORBIDDEN"]);
    }
}
