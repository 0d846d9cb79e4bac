//! Previews: working copies shown, for a short time, to somebody who has no account.

mod preview;

pub use preview::{Preview, PreviewCreate, PreviewOf, lifetime};
