//! The trash: what was deleted comes back as it was, until the operator empties it.

mod purging;
mod recovering;
