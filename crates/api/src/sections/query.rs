//! Asking for sections.

use async_graphql::{Context, Description, ID, Object, OneofObject, Result};
use masthead_newsroom::sections;

use super::types::{Section, section};
use crate::context;
use crate::errors::{fault, invalid};
use crate::scalars::id;

/// How a section is named.
#[derive(OneofObject)]
pub enum SectionBy {
    /// By its id.
    Id(ID),
    /// By its path, such as `xa-hoi/giao-thong`, or one it had before.
    Path(String),
}

/// Queries about sections.
#[derive(Default, Description)]
pub struct SectionsQuery;

#[Object(use_type_description)]
impl SectionsQuery {
    /// One section; null when there is none.
    async fn section(&self, ctx: &Context<'_>, #[graphql(desc = "Which section.")] by: SectionBy) -> Option<Result<Section>> {
        find(ctx, by).await.transpose()
    }

    /// The roots of the section tree, by position; ask for `children` to go down.
    async fn sections(&self, ctx: &Context<'_>) -> Result<Vec<Section>> {
        let tree = context::of(ctx)?.tree().await?;
        Ok(tree.children(None).map(|root| Section::of(&tree, root)).collect())
    }
}

async fn find(ctx: &Context<'_>, by: SectionBy) -> Result<Option<Section>> {
    let context = context::of(ctx)?;
    match by {
        SectionBy::Id(text) => section(ctx, id(&text).map_err(invalid)?).await,
        SectionBy::Path(path) => {
            let tree = context.tree().await?;
            let found = sections::by_path(&context.newsroom, &tree, &path).await.map_err(fault)?;
            Ok(found.map(|section| {
                let found = Section::of(&tree, &section);
                if section.path == path.trim_matches('/') { found } else { found.moved() }
            }))
        }
    }
}
