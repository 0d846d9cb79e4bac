//! Notes in the schema: what people at the desk write to each other beside an article.

mod inputs;
pub mod loader;
mod mutation;
pub mod types;

pub use mutation::NotesMutation;
