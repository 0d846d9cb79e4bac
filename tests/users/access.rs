//! A changed role or a lock-out counts at once, for those who are signed in as well.

use masthead_domain::users::Role;
use masthead_tests::on_each_database;
use serde_json::json;

use crate::changes::{change, done, refused};
use crate::sessions::people::{Hired, PASSWORD, hire, sign_in, standing};

on_each_database! {
    async fn a_locked_out_user_is_out_at_once(app) {
        let Hired { id, access, refresh } = hire(app, "lan", Role::Editor).await;
        let lan = app.with_token(&access);
        assert_eq!(standing(&lan).await, "EDITOR");
        let out = json!({ "id": id, "expectedVersion": 1, "disabled": true });
        let user = done(&app.admin(), "userUpdate", "user { disabledAt }", out).await;
        assert_eq!(user.text("userUpdate.user.disabledAt"), "2022-09-16T05:55:00Z");
        assert_eq!(standing(&lan).await, "UNAUTHENTICATED");
        assert_eq!(change(&lan, "articleCreate", "", json!({ "headline": "Một" })).await.error_code(), "UNAUTHENTICATED");
        let again = change(&app.reader(), "sessionRefresh", "", json!({ "refreshToken": refresh })).await;
        assert_eq!(again.error_code(), "UNAUTHENTICATED");
        let sign_in_again = json!({ "email": "lan@example.org", "password": PASSWORD });
        assert_eq!(refused(&app.reader(), "signIn", sign_in_again).await, ["SIGN_IN_FAILED"]);

        done(&app.admin(), "userUpdate", "", json!({ "id": id, "expectedVersion": 2, "disabled": false })).await;
        assert_eq!(standing(&lan).await, "UNAUTHENTICATED", "what ended stays ended");
        let (access, _) = sign_in(app, "lan").await;
        assert_eq!(standing(&app.with_token(&access)).await, "EDITOR");
    }

    async fn a_changed_role_ends_all_sessions(app) {
        let Hired { id, access: first, refresh } = hire(app, "lan", Role::Admin).await;
        let (second, _) = sign_in(app, "lan").await;
        done(&app.admin(), "userUpdate", "", json!({ "id": id, "expectedVersion": 1, "role": "VIEWER" })).await;
        for token in [first, second] {
            assert_eq!(standing(&app.with_token(&token)).await, "UNAUTHENTICATED");
        }
        let again = change(&app.reader(), "sessionRefresh", "", json!({ "refreshToken": refresh })).await;
        assert_eq!(again.error_code(), "UNAUTHENTICATED");
        let (third, _) = sign_in(app, "lan").await;
        assert_eq!(standing(&app.with_token(&third)).await, "VIEWER");
        assert_eq!(refused(&app.with_token(&third), "tagCreate", json!({ "kind": "KEYWORD", "name": "Một" })).await, ["FORBIDDEN"]);
    }

    async fn a_changed_name_ends_nothing(app) {
        let Hired { id, access, .. } = hire(app, "lan", Role::Editor).await;
        done(&app.admin(), "userUpdate", "", json!({ "id": id, "expectedVersion": 1, "name": "Lan Anh", "email": "lan.anh@example.org" })).await;
        assert_eq!(standing(&app.with_token(&access)).await, "EDITOR");
    }

    async fn nobody_locks_themselves_out(app) {
        let me = app.admin().ask("{ me { id } }", json!({})).await.text("me.id");
        for own in [
            json!({ "id": me, "expectedVersion": 1, "disabled": true }),
            json!({ "id": me, "expectedVersion": 1, "role": "EDITOR" }),
            json!({ "id": me, "expectedVersion": 1, "role": "EDITOR", "name": "Tôi" }),
        ] {
            assert_eq!(refused(&app.admin(), "userUpdate", own).await, ["INVALID id"]);
        }
        done(&app.admin(), "userUpdate", "", json!({ "id": me, "expectedVersion": 1, "name": "Tôi", "role": "ADMIN", "disabled": false })).await;
        assert_eq!(standing(&app.admin()).await, "ADMIN");
    }

    async fn articles_of_somebody_who_left_stay_theirs(app) {
        let Hired { id, access, .. } = hire(app, "lan", Role::Reporter).await;
        let article = app.with_token(&access).create_article(json!({ "headline": "Một" })).await.text("articleCreate.article.id");
        done(&app.admin(), "userUpdate", "", json!({ "id": id, "expectedVersion": 1, "disabled": true })).await;
        let desk = app.viewer().ask("query($id: ID!) { desk { article(id: $id) { createdBy { name } } } }", json!({ "id": article })).await;
        assert_eq!(desk.text("desk.article.createdBy.name"), "lan");
    }
}
