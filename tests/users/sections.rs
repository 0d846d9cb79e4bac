//! Roles in sections: they hold there and below, and nowhere else.

use masthead_domain::users::Role;
use masthead_tests::on_each_database;
use serde_json::{Value, json};

use crate::changes::{change, done, refused};

on_each_database! {
    async fn an_editor_of_a_section_works_there_and_below(app) {
        let admin = app.admin();
        let sport = admin.section("Thể thao", None).await;
        let football = admin.section("Bóng đá", Some(&sport)).await;
        let politics = admin.section("Chính trị", None).await;
        let lan = app.member("lan", json!([{ "sectionId": sport, "role": "EDITOR" }])).await;

        let match_report = lan.published(json!({ "headline": "Thắng", "sectionId": football })).await;
        assert_eq!(lan.ask("{ desk { articles { nodes { headline } } } }", Value::Null).await.texts("desk.articles.nodes", "headline"), ["Thắng"]);
        let politically = json!({ "headline": "Họp", "sectionId": politics });
        assert_eq!(refused(&lan, "articleCreate", politically.clone()).await, ["FORBIDDEN"]);
        let moved = json!({ "id": match_report, "expectedVersion": 2, "sectionId": politics });
        assert_eq!(refused(&lan, "articleUpdate", moved).await, ["FORBIDDEN"]);
        let shown = json!({ "id": match_report, "expectedVersion": 2, "furtherSectionIds": [politics] });
        assert_eq!(refused(&lan, "articleUpdate", shown).await, ["FORBIDDEN"]);

        let meeting = app.editor().published(politically).await;
        let seen = lan.ask("query($id: ID!) { desk { article(id: $id) { headline } } }", json!({ "id": meeting })).await;
        assert_eq!(seen.at("desk.article"), Value::Null);
        assert_eq!(refused(&lan, "articleUnpublish", json!({ "id": meeting, "expectedVersion": 2 })).await, ["NOT_FOUND id"]);
    }

    async fn the_role_in_the_newsroom_and_the_role_in_a_section_add_up(app) {
        let admin = app.admin();
        let (sport, politics) = (admin.section("Thể thao", None).await, admin.section("Chính trị", None).await);
        let roles = json!([{ "sectionId": sport, "role": "EDITOR" }, { "sectionId": politics, "role": "REPORTER" }]);
        let lan = app.member("lan", roles).await;
        lan.published(json!({ "headline": "Thắng", "sectionId": sport })).await;
        let draft = lan.create_article(json!({ "headline": "Họp", "sectionId": politics })).await.text("articleCreate.article.id");
        assert_eq!(refused(&lan, "articlePublish", json!({ "id": draft, "expectedVersion": 1 })).await, ["FORBIDDEN"]);
        done(&lan, "articleUpdate", "", json!({ "id": draft, "expectedVersion": 1, "kicker": "Nóng" })).await;
    }

    async fn new_roles_in_sections_end_what_was_allowed_before(app) {
        let admin = app.admin();
        let sport = admin.section("Thể thao", None).await;
        let lan = app.member("lan", json!([{ "sectionId": sport, "role": "EDITOR" }])).await;
        let id = lan.ask("{ me { id sectionRoles { role section { name } } } }", Value::Null).await;
        assert_eq!(id.at("me.sectionRoles"), json!([{ "role": "EDITOR", "section": { "name": "Thể thao" } }]));
        let none = json!({ "id": id.text("me.id"), "expectedVersion": 1, "sectionRoles": [] });
        let user = done(&admin, "userUpdate", "user { version sectionRoles { role } }", none).await;
        assert_eq!(user.at("userUpdate.user"), json!({ "version": 2, "sectionRoles": [] }));
        let create = change(&lan, "articleCreate", "", json!({ "headline": "Thắng", "sectionId": sport })).await;
        assert_eq!(create.error_code(), "UNAUTHENTICATED");
    }

    async fn a_role_follows_a_section_that_moves(app) {
        let admin = app.admin();
        let (sport, culture) = (admin.section("Thể thao", None).await, admin.section("Văn hóa", None).await);
        let dance = admin.section("Khiêu vũ", Some(&culture)).await;
        let lan = app.member("lan", json!([{ "sectionId": sport, "role": "EDITOR" }])).await;
        let input = json!({ "headline": "Nhảy", "sectionId": dance });
        assert_eq!(refused(&lan, "articleCreate", input.clone()).await, ["FORBIDDEN"]);
        done(&admin, "sectionUpdate", "", json!({ "id": dance, "expectedVersion": 1, "parentId": sport })).await;
        done(&lan, "articleCreate", "", input).await;
    }

    async fn roles_that_cannot_be_are_refused_by_their_place(app) {
        let admin = app.admin();
        let sport = admin.section("Thể thao", None).await;
        let hire = |roles: Value| json!({ "email": "lan@example.org", "name": "Lan", "role": "MEMBER", "sectionRoles": roles, "password": "một mật khẩu rất dài" });
        let impossible = hire(json!([{ "sectionId": sport, "role": "EDITOR" }, { "sectionId": sport, "role": "ADMIN" }]));
        assert_eq!(refused(&admin, "userCreate", impossible).await, ["INVALID sectionRoles.1.role"]);
        let nowhere = hire(json!([{ "sectionId": "01a203a3-bc51-79fa-ae28-294ee8eb6ebc", "role": "EDITOR" }]));
        assert_eq!(refused(&admin, "userCreate", nowhere).await, ["UNKNOWN sectionRoles.0.sectionId"]);
    }

    async fn a_member_without_roles_sees_and_does_nothing_at_the_desk(app) {
        let section = app.admin().section("Xã hội", None).await;
        app.editor().published(json!({ "headline": "Sống", "sectionId": section })).await;
        let member = app.user(Role::Member);
        assert_eq!(member.ask("{ desk { articles { nodes { id } } } }", Value::Null).await.at("desk.articles.nodes"), json!([]));
        assert_eq!(refused(&member, "articleCreate", json!({ "headline": "Mới" })).await, ["FORBIDDEN"]);
        assert_eq!(refused(&member, "tagCreate", json!({ "name": "Mới", "kind": "KEYWORD" })).await, ["FORBIDDEN"]);
    }
}
