//! Public answers out of the memory: never older than what somebody was told before.

mod due;
mod freshness;
mod nodes;
