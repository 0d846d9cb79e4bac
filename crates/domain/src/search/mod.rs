//! Finding text by its words: which words something is found by, the same however they are accented or written large.

mod searched;
mod words;

pub use searched::words_of_article;
pub use words::SearchWords;
