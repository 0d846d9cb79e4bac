//! Which article is locked or unlocked, as it comes.

use async_graphql::{ID, InputObject};
use masthead_domain::ids::ArticleId;
use masthead_domain::problems::{Problem, Problems};

use crate::scalars::id;

/// Declares inputs that name an article. A lock has nothing to do with the version of the article.
macro_rules! articles {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(InputObject)]
        pub struct $name {
            /// Which article.
            id: ID,
        }

        impl $name {
            /// The article, or what is wrong with the input.
            pub fn parse(self) -> Result<ArticleId, Vec<Problem>> {
                let mut problems = Problems::new();
                let article = problems.check("id", id(&self.id));
                problems.finish(article)
            }
        }
    )*};
}

articles! {
    /// Which article to lock.
    ArticleLockInput,
    /// Which article to keep locked.
    ArticleLockRenewInput,
    /// Which article to unlock.
    ArticleUnlockInput,
    /// Which article to take from whoever holds it.
    ArticleLockTakeOverInput,
}
