//! What the public reads (law 1): live rows, the feeds they stand in, and how many there are.

mod columns;
mod commit;
mod convert;
mod count_entity;
mod counts;
mod details_entity;
mod entity;
mod feed_contributor_entity;
mod feed_section_entity;
mod feed_tag_entity;
mod feeds;
mod filter;
mod page;
mod placement;
mod queries;
mod rows;
mod span_entity;
mod spans;

pub use columns::Columns;
pub(crate) use commit::{remove, replace};
pub use counts::{Count, count};
pub use feeds::{FeedPage, pages};
pub use filter::{Clock, PublicationFilter, PublicationOrder};
pub use page::{Extent, Live, by_external_id, by_slug};
pub use placement::move_to_section;
pub(crate) use placement::section_moved;
pub use queries::{by_ids, details, translations};
pub(crate) use spans::turn;
pub use spans::{live_at, was_live};
