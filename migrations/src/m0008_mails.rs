//! Mails that wait to be sent, the links they carry, and who was invited and has not accepted yet.

use sea_orm_migration::prelude::*;

use crate::columns::{drop_tables, id, index, instant, number, reference, table, text, uuid, uuid_null, word};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // `letter` has no CHECK: there will be further letters, and SQLite cannot change one.
        let mails = vec![
            id(),
            text("letter"),
            text("recipient"),
            number("attempts"),
            instant("due_at"),
            instant("expires_at"),
            instant("created_at"),
        ];
        manager.create_table(table("mails", mails, vec![])).await?;
        manager.create_index(index("mails", &["due_at"])).await?;

        let of_user = || vec![reference("user_id", "users", ForeignKeyAction::Cascade)];
        let mut hash = text("hash");
        hash.primary_key();
        let links =
            vec![hash, uuid("user_id"), word("purpose", &["INVITATION", "PASSWORD_RESET"]), instant("created_at"), instant("expires_at")];
        manager.create_table(table("mailed_links", links, of_user())).await?;
        manager.create_index(index("mailed_links", &["user_id"])).await?;

        let mut user_id = uuid("user_id");
        user_id.primary_key();
        let invitations = vec![user_id, uuid_null("invited_by"), instant("invited_at"), instant("expires_at")];
        manager.create_table(table("invitations", invitations, of_user())).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["invitations", "mailed_links", "mails"]).await
    }
}
