//! One row of the audit trail, as those who may read it see it.

use serde_json::{Map, Value};
use uuid::Uuid;

use crate::ids::UserId;
use crate::time::Instant;

/// Who did what to what, when, and from where.
#[derive(Clone, PartialEq, Debug)]
pub struct AuditEntry {
    /// Its number in the trail: 1, 2, 3, … without gaps.
    pub seq: i64,
    /// Its id.
    pub id: Uuid,
    /// When.
    pub at: Instant,
    /// Who; nobody when the operator did it.
    pub actor: Option<UserId>,
    /// What was done: a word of [`Action`](crate::policy::Action), or of a version of Masthead before this one.
    pub action: String,
    /// The kind of thing it was done to, such as `article`.
    pub subject_kind: String,
    /// The thing it was done to.
    pub subject: Uuid,
    /// The address it was done from, where that is known.
    pub address: Option<String>,
    /// What is kept of it; null when that was erased because the thing was purged.
    pub detail: Value,
    /// The seal: SHA-256 in hexadecimal, over this entry and the seal of the one before.
    pub seal: String,
}

impl AuditEntry {
    /// The names of the fields that differ afterwards.
    pub fn changed_fields(&self) -> Vec<&str> {
        self.detail["fields"].as_array().into_iter().flatten().filter_map(Value::as_str).collect()
    }

    /// The name of the API token it was done with.
    pub fn api_token(&self) -> Option<&str> {
        self.detail["apiToken"]["name"].as_str()
    }

    /// What the changed fields held, as far as that is kept.
    pub fn before(&self) -> Option<&Map<String, Value>> {
        self.detail["before"].as_object()
    }

    /// What the changed fields hold afterwards, as far as that is kept.
    pub fn after(&self) -> Option<&Map<String, Value>> {
        self.detail["after"].as_object()
    }
}
