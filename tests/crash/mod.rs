//! Pulling the plug: what was acknowledged is there afterwards, and nothing is half there.

pub mod newsroom;
mod storm;
mod story;
mod wire;
