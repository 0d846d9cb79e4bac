//! Public answers out of the memory: never older than what somebody was told before.

mod due;
mod equality;
mod freshness;
mod nodes;
