//! API tokens: how programs come in, without a password and without a person beside them.

mod api_token;
mod commands;

pub use api_token::{ApiToken, ApiTokenScope, scopes};
pub use commands::{ApiTokenCreate, ApiTokenRevoke};
