//! Documents that a newsroom's own programs ask with, handed in beforehand by the operator.

mod manifest;
mod trusted_document;

pub use manifest::{ManifestError, read_manifest};
pub use trusted_document::{DocumentId, NewTrustedDocument, TrustedDocument};
