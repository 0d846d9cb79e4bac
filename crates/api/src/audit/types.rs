//! Entries of the trail as clients see them.

use async_graphql::{Context, Description, ID, Object, Result};
use masthead_domain::audit::AuditEntry as DomainEntry;
use serde_json::{Map, Value};

use crate::paging::{Uncounted, connection};
use crate::scalars::{DateTime, Json, to_id};
use crate::users::types::{Colleague, colleague};

/// Something that somebody did. Entries are never changed: each bears a seal over itself and the seal of the one before it, and
/// `masthead audit verify` finds out whether they still fit.
#[derive(Clone, Description)]
pub struct AuditEntry(pub DomainEntry);

#[Object(use_type_description)]
impl AuditEntry {
    /// Its id.
    async fn id(&self) -> ID {
        to_id(self.0.id)
    }

    /// Its number in the trail: 1, 2, 3, … without gaps.
    async fn seq(&self) -> i64 {
        self.0.seq
    }

    /// When it was done.
    async fn at(&self) -> DateTime {
        DateTime(self.0.at)
    }

    /// Who did it; null when the operator did it at the console. Of what a program did, who made its API token.
    async fn by(&self, ctx: &Context<'_>) -> Option<Result<Colleague>> {
        colleague(ctx, self.0.actor?).await.transpose()
    }

    /// The name of the API token it was done with; null when somebody did it themselves.
    async fn api_token(&self) -> Option<&str> {
        self.0.api_token()
    }

    /// The address it was done from; null when that is not known.
    async fn address(&self) -> Option<&str> {
        self.0.address.as_deref()
    }

    /// The right that it took, such as `PUBLISH_ARTICLE`; docs/policy.md lists them.
    async fn action(&self) -> &str {
        &self.0.action
    }

    /// The kind of thing it was done to, such as `article`, `section` or `user`.
    async fn subject_kind(&self) -> &str {
        &self.0.subject_kind
    }

    /// The id of the thing it was done to.
    async fn subject_id(&self) -> ID {
        to_id(self.0.subject)
    }

    /// The names of the fields that differ afterwards.
    async fn changed_fields(&self) -> Vec<&str> {
        self.0.changed_fields()
    }

    /// What the changed fields held before, by name; null when it did not exist before, or that is not kept here.
    async fn before(&self) -> Option<Json> {
        self.0.before().and_then(object)
    }

    /// What the changed fields hold afterwards, by name; null when it does not exist any more, or that is not kept here.
    async fn after(&self) -> Option<Json> {
        self.0.after().and_then(object)
    }

    /// All that is kept of it, as a JSON object; for an article the version and the revision that it made. Null when the operator purged
    /// the thing, and with it what was kept of its content.
    async fn detail(&self) -> Option<Json> {
        (!self.0.detail.is_null()).then(|| Json(self.0.detail.clone()))
    }

    /// Its seal: SHA-256 in hexadecimal.
    async fn seal(&self) -> &str {
        &self.0.seal
    }
}

fn object(fields: &Map<String, Value>) -> Option<Json> {
    (!fields.is_empty()).then(|| Json(Value::Object(fields.clone())))
}

connection! {
    /// A page of the audit trail.
    AuditConnection, AuditEdge, AuditEntry, counted by Uncounted
}
