//! What somebody asks to be done with tokens, parsed.

use super::ApiTokenScope;
use crate::ids::{ApiTokenId, SectionId};
use crate::time::Instant;

/// Makes a token.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ApiTokenCreate {
    /// What people call the program that gets it.
    pub name: String,
    /// What it is good for, in order and each once.
    pub scopes: Vec<ApiTokenScope>,
    /// Where, with everything below; everywhere when absent.
    pub section: Option<SectionId>,
    /// Until when; without end when absent.
    pub expires_at: Option<Instant>,
}

/// Takes a token back, or some of what it is good for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ApiTokenRevoke {
    /// Which.
    pub id: ApiTokenId,
    /// Only these scopes; all when none are named.
    pub scopes: Vec<ApiTokenScope>,
}
