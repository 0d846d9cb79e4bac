//! Tests of the limits: each at its edge, hostile documents, and that scanner and parser read the same text.
#![allow(clippy::unwrap_used)]

mod agreement;
mod budgets;
mod check;
mod cost;
mod documents;
mod expansion;
mod reading;
mod scan;
