//! The data that is measured on: a newspaper founded by the program's own use cases, and articles whose steps the program's own workflow
//! decides and whose rows are written in bulk.

pub mod history;
pub mod load;
pub mod newspaper;
pub mod rows;
pub mod story;

mod ledger;
mod sink;
mod vocabulary;
mod zipf;

pub use load::{DATA_VERSION, load};
pub use zipf::Zipf;
