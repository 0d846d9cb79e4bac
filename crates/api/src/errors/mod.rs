//! How refusals reach a client: as typed user errors in a payload, or as top-level errors with a stable code.

mod article_errors;
mod conflict_error;
mod fault;
mod payload;
mod two_factor;
mod user_error;

pub use article_errors::{blocked, embargoed, locked, not_approved};
pub use fault::{fault, invalid};
pub(crate) use payload::payload;
pub use user_error::{UserError, UserErrorCode, user_errors};
