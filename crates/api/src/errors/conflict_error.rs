//! What somebody hears who was too late (law 7).

use async_graphql::{Context, Description, Error, Object};
use masthead_domain::audit::FieldChange as DomainFieldChange;
use masthead_newsroom::Conflict;

use super::UserErrorCode;
use crate::scalars::{DateTime, Json};
use crate::users::types::{Colleague, colleague};

/// Somebody else changed it since you loaded it; nothing was saved. Load it again, look at what changed, and try again.
#[derive(Description)]
pub struct ConflictError(pub Conflict);

impl ConflictError {
    fn fields(&self) -> Vec<&str> {
        self.0.changes.iter().map(|change| change.field.as_str()).collect()
    }
}

#[Object(use_type_description)]
impl ConflictError {
    /// Which kind of error this is.
    pub async fn code(&self) -> UserErrorCode {
        UserErrorCode::Conflict
    }

    /// Who changed it, for people.
    pub async fn message(&self) -> String {
        let fields = self.fields().join(", ");
        let what = if fields.is_empty() { String::new() } else { format!(" ({fields})") };
        format!("Somebody else changed this since you loaded it{what}; load version {} and try again.", self.0.current_version)
    }

    /// Always `expectedVersion`.
    pub async fn path(&self) -> Vec<String> {
        vec!["expectedVersion".to_owned()]
    }

    /// The version it has now: pass it as `expectedVersion` when you try again.
    async fn current_version(&self) -> i64 {
        self.0.current_version
    }

    /// Who made that version, where it is known.
    async fn changed_by(&self, ctx: &Context<'_>) -> Option<Result<Colleague, Error>> {
        match self.0.changed_by {
            Some(user) => colleague(ctx, user).await.transpose(),
            None => None,
        }
    }

    /// When that version was made.
    async fn changed_at(&self) -> DateTime {
        DateTime(self.0.changed_at)
    }

    /// The input fields that were changed since the version you expected, where that is known.
    async fn changed_fields(&self) -> Vec<String> {
        self.fields().into_iter().map(str::to_owned).collect()
    }

    /// Those fields with what they held in the version you expected and what they hold now, where that is known.
    async fn changes(&self) -> Vec<FieldChange<'_>> {
        self.0.changes.iter().map(FieldChange).collect()
    }
}

/// A field that somebody else changed since you loaded it.
#[derive(Description)]
pub struct FieldChange<'a>(&'a DomainFieldChange);

#[Object(use_type_description)]
impl<'a> FieldChange<'a> {
    /// Its name, as inputs spell it.
    async fn field(&self) -> &'a str {
        &self.0.field
    }

    /// What it held in the version you expected, as inputs write it; null when it was empty. An article's `body` is told by the
    /// number of the revision that has it, for `compareRevisions`: `{ "revision": 3 }`.
    async fn before(&self) -> Option<Json> {
        self.0.before.clone().filter(|value| !value.is_null()).map(Json)
    }

    /// What it holds now; null when it is empty.
    async fn after(&self) -> Option<Json> {
        self.0.after.clone().filter(|value| !value.is_null()).map(Json)
    }

    /// Who changed it last, where that is known.
    async fn changed_by(&self, ctx: &Context<'_>) -> Option<Result<Colleague, Error>> {
        colleague(ctx, self.0.changed_by?).await.transpose()
    }

    /// When they did.
    async fn changed_at(&self) -> DateTime {
        DateTime(self.0.changed_at)
    }
}
