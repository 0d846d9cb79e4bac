//! The words that working copies are found by. Kept in the transaction of their article.

mod commit;
mod entity;
mod matching;

pub(crate) use commit::keep;
pub(crate) use matching::articles_with;
