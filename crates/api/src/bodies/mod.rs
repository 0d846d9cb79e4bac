//! The article body as clients read and write it: typed blocks out, typed blocks or HTML, Markdown or plain text in.
//!
//! `types.rs` has the body and the union of blocks, `blocks.rs` each block, `spans.rs` the text in them; all borrow from the
//! domain's body. `inputs.rs` has the ways in, `block_inputs.rs` and `text_inputs.rs` their parts.

pub mod block_inputs;
pub mod blocks;
pub mod inputs;
mod reading;
pub mod spans;
pub mod text_inputs;
pub mod types;

#[cfg(test)]
mod tests;
