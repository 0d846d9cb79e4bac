//! Two-factor sign-in: secrets, recovery codes, sign-ins that wait for a code, and which roles need it.

use sea_orm_migration::prelude::*;

use crate::columns::{drop_tables, index, instant, instant_null, key, reference, table, text, uuid, whole};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let of_user = || vec![reference("user_id", "users", ForeignKeyAction::Cascade)];
        let mut user_id = uuid("user_id");
        user_id.primary_key();
        let factors = vec![user_id, text("secret"), instant_null("confirmed_at"), whole("last_step"), instant("created_at")];
        manager.create_table(table("second_factors", factors, of_user())).await?;

        let mut codes = table("recovery_codes", vec![uuid("user_id"), text("hash")], of_user());
        codes.primary_key(&mut key(&["user_id", "hash"]));
        manager.create_table(codes).await?;

        let mut hash = text("hash");
        hash.primary_key();
        let challenges = vec![hash, uuid("user_id"), instant("created_at"), instant("expires_at")];
        manager.create_table(table("sign_in_challenges", challenges, of_user())).await?;
        manager.create_index(index("sign_in_challenges", &["user_id"])).await?;

        let mut required = text(REQUIRED);
        required.default("[]");
        manager.alter_table(Table::alter().table("settings").add_column(required).to_owned()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_table(Table::alter().table("settings").drop_column(REQUIRED).to_owned()).await?;
        drop_tables(manager, &["sign_in_challenges", "recovery_codes", "second_factors"]).await
    }
}

/// The roles that need two-factor sign-in, as a JSON list of words.
const REQUIRED: &str = "require_two_factor_for";
