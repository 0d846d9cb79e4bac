//! The newsroom's settings, who signs in, and what signing in needs.

use sea_orm_migration::prelude::*;

use crate::columns::{
    drop_tables, id, index, instant, instant_null, number, number_null, reference, table, text, text_null, unique, uuid, whole, word,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut only = number("id");
        only.primary_key();
        only.check(Expr::col("id").eq(1));
        let settings = vec![
            only,
            text("newsroom_name"),
            text("base_url"),
            text("time_zone"),
            text("default_locale"),
            text("time_pattern"),
            whole("version"),
            instant("updated_at"),
        ];
        manager.create_table(table("settings", settings, vec![])).await?;

        let users = vec![
            id(),
            text("email"),
            text("name"),
            word("role", &["ADMIN", "CHIEF_EDITOR", "EDITOR", "REPORTER", "LEGAL", "VIEWER", "MEMBER"]),
            text("password_hash"),
            instant("password_changed_at"),
            instant_null("disabled_at"),
            whole("version"),
            instant("created_at"),
            instant("updated_at"),
        ];
        manager.create_table(table("users", users, vec![])).await?;
        manager.create_index(unique("users", &["email"])).await?;

        let sessions = vec![
            id(),
            uuid("user_id"),
            text_null("user_agent"),
            text_null("address"),
            text_null("network"),
            instant("created_at"),
            instant("last_used_at"),
            instant("expires_at"),
            instant_null("revoked_at"),
        ];
        let of_user = vec![reference("user_id", "users", ForeignKeyAction::Cascade)];
        manager.create_table(table("sessions", sessions, of_user)).await?;
        manager.create_index(index("sessions", &["user_id"])).await?;

        let mut hash = text("hash");
        hash.primary_key();
        let refresh_tokens = vec![hash, uuid("session_id"), instant("issued_at"), instant("expires_at"), instant_null("spent_at")];
        let of_session = vec![reference("session_id", "sessions", ForeignKeyAction::Cascade)];
        manager.create_table(table("refresh_tokens", refresh_tokens, of_session)).await?;
        manager.create_index(index("refresh_tokens", &["session_id"])).await?;

        let mut kid = text("kid");
        kid.primary_key();
        // At most one key can hold the slot, so nodes that start at once cannot each put a key of their own in force.
        let mut slot = number_null("slot");
        slot.check(Expr::col("slot").eq(1));
        let signing_keys = vec![kid, text_null("private_key"), text("public_key"), slot, instant("created_at"), instant_null("expires_at")];
        manager.create_table(table("signing_keys", signing_keys, vec![])).await?;
        manager.create_index(unique("signing_keys", &["slot"])).await?;

        let mut subject = text("subject");
        subject.primary_key();
        let throttle = vec![subject, number("failures"), instant("window_started_at")];
        manager.create_table(table("sign_in_throttle", throttle, vec![])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["sign_in_throttle", "signing_keys", "refresh_tokens", "sessions", "users", "settings"]).await
    }
}
