//! Tests of the body: stories of dirty input, hostile input, and what holds for every body.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod hostile;
mod laws;
mod pasted;
mod round_trips;
mod stored;
mod strategies;
mod written;
