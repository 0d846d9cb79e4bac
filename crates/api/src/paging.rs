//! Relay connections over the domain's pages: `edges`, `nodes`, `pageInfo` and, where it costs nothing, `totalCount`.

use std::future::Future;

use async_graphql::SimpleObject;

/// Where a page stands in the whole list (Relay).
#[derive(SimpleObject)]
pub struct PageInfo {
    /// Whether there are more items after this page.
    pub has_next_page: bool,
    /// Whether there are items before this page.
    pub has_previous_page: bool,
    /// The cursor of the first item, for `before`; null on an empty page.
    pub start_cursor: Option<String>,
    /// The cursor of the last item, for `after`; null on an empty page.
    pub end_cursor: Option<String>,
}

/// Declares a connection of `Node`s whose cursors are made by `$cursor`, and its edge type.
macro_rules! connection {
    ($(#[$doc:meta])* $name:ident, $edge:ident, $node:ty, counted by $count:ty) => {
        $(#[$doc])*
        #[derive(async_graphql::Description)]
        pub struct $name {
            rows: Vec<(String, $node)>,
            has_next: bool,
            has_previous: bool,
            count: $count,
        }

        impl $name {
            /// The connection of one page.
            pub(crate) fn of<T>(
                page: masthead_domain::paging::Page<T>,
                cursor: impl Fn(&T) -> String,
                node: impl Fn(T) -> $node,
                count: $count,
            ) -> Self {
                let rows = page.rows.into_iter().map(|row| (cursor(&row), node(row))).collect();
                Self { rows, has_next: page.has_next, has_previous: page.has_previous, count }
            }
        }

        #[async_graphql::Object(use_type_description)]
        impl $name {
            /// The items with their cursors.
            async fn edges(&self) -> Vec<$edge> {
                self.rows.iter().map(|(cursor, node)| $edge { cursor: cursor.clone(), node: node.clone() }).collect()
            }

            /// The items alone.
            async fn nodes(&self) -> Vec<$node> {
                self.rows.iter().map(|(_, node)| node.clone()).collect()
            }

            /// Where this page stands in the whole list.
            async fn page_info(&self) -> $crate::paging::PageInfo {
                $crate::paging::PageInfo {
                    has_next_page: self.has_next,
                    has_previous_page: self.has_previous,
                    start_cursor: self.rows.first().map(|(cursor, _)| cursor.clone()),
                    end_cursor: self.rows.last().map(|(cursor, _)| cursor.clone()),
                }
            }

            /// How many items there are on all pages; null where that would have to be counted each time.
            async fn total_count(&self, ctx: &async_graphql::Context<'_>) -> Option<async_graphql::Result<i64>> {
                $crate::paging::Counted::count(&self.count, ctx).await
            }
        }

        /// An item of a list with its cursor.
        #[derive(async_graphql::SimpleObject)]
        pub struct $edge {
            /// The item's place, for `after` and `before`.
            cursor: String,
            /// The item.
            node: $node,
        }
    };
}

pub(crate) use connection;

/// How a connection knows its `totalCount`, asked only when the client asks.
pub trait Counted {
    /// The number, or nothing where it is not known without counting.
    fn count(&self, ctx: &async_graphql::Context<'_>) -> impl Future<Output = Option<async_graphql::Result<i64>>> + Send;
}

/// A list whose items are not counted.
pub struct Uncounted;

impl Counted for Uncounted {
    async fn count(&self, _: &async_graphql::Context<'_>) -> Option<async_graphql::Result<i64>> {
        None
    }
}
