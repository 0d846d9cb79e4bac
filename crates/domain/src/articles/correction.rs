//! Corrections: public notes on what was wrong or has changed (schema.org `correction`, `CorrectionComment`).

use serde::{Deserialize, Serialize};

use crate::problems::{Problem, required_line};
use crate::time::Instant;
use crate::words::words;

words! {
    /// What a note is about.
    CorrectionKind {
        /// Something was wrong and is right now.
        Correction = "CORRECTION",
        /// Something was right but could be misunderstood.
        Clarification = "CLARIFICATION",
        /// Something new is known.
        Update = "UPDATE",
        /// The story does not stand.
        Retraction = "RETRACTION",
    }
}

/// A public note on an article, kept with every edition from then on.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Correction {
    /// What it is about.
    pub kind: CorrectionKind,
    /// What readers are told.
    pub text: String,
    /// When.
    pub at: Instant,
}

/// The text of a correction: one line of at most 2,000 characters.
pub fn correction_text(text: &str) -> Result<String, Problem> {
    required_line(text, 2_000)
}
