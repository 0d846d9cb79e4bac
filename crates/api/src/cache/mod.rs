//! Public answers kept in memory, ready to be sent: which question an answer belongs to, in which forms it is sent, how long it is
//! good, and how many bytes all of them may take. Knows GraphQL requests and bytes, not how HTTP carries them.

mod coding;
mod content;
mod flights;
mod memory;
mod question;
mod settings;

pub use coding::Coding;
pub use content::Content;
pub use flights::{Leader, Turn};
pub use memory::{Found, Kept, Memory, Moment, Sendings};
pub use question::{Exact, ExactRef, Question};
pub use settings::{CacheSettings, SurrogateHeader};
