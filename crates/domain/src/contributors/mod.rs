//! Contributors: the people and agencies whose names stand in bylines.

mod commands;
mod contributor;

pub use commands::{ContributorCreate, ContributorDelete, ContributorUpdate};
pub use contributor::{Contributor, ContributorRole, bio, name};
