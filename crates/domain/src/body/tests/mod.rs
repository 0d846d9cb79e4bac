//! Tests of the body: stories of dirty input, hostile input, and what holds for every body.

mod hostile;
mod laws;
mod pasted;
mod round_trips;
mod stored;
mod strategies;
mod written;
