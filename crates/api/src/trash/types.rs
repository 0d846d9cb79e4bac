//! Deleted things as clients see them.

use std::sync::Arc;

use async_graphql::{Context, Description, Enum, ID, Object, Result, Union};
use masthead_domain::sections::SectionTree;
use masthead_domain::trash::{TrashKind as DomainKind, Trashed as DomainTrashed};
use masthead_newsroom::trash;

use crate::articles::desk::DeskArticle;
use crate::contributors::types::Contributor;
use crate::paging::{Uncounted, connection};
use crate::scalars::{DateTime, to_id};
use crate::sections::types::Section;
use crate::tags::types::Tag;
use crate::users::types::{Colleague, colleague};

/// What can be in the trash.
#[derive(Enum, Clone, Copy, PartialEq, Eq, Debug)]
#[graphql(remote = "DomainKind")]
pub enum TrashKind {
    /// A working copy that was never live.
    Article,
    /// A section.
    Section,
    /// A tag.
    Tag,
    /// A contributor.
    Contributor,
}

/// Something that was deleted. `trashRecover` brings it back, until the operator empties the trash.
#[derive(Clone, Description)]
pub struct Trashed(pub DomainTrashed);

#[Object(use_type_description)]
impl Trashed {
    /// The id that it had and will have again.
    async fn id(&self) -> ID {
        to_id(self.0.id)
    }

    /// What it is.
    async fn kind(&self) -> TrashKind {
        self.0.kind.into()
    }

    /// What it is called; an article's headline.
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// When it was deleted.
    async fn deleted_at(&self) -> DateTime {
        DateTime(self.0.deleted_at)
    }

    /// Who deleted it; null when the operator did.
    async fn deleted_by(&self, ctx: &Context<'_>) -> Option<Result<Colleague>> {
        colleague(ctx, self.0.deleted_by?).await.transpose()
    }
}

connection! {
    /// A page of the trash.
    TrashConnection, TrashEdge, Trashed, counted by Uncounted
}

/// What came out of the trash.
#[derive(Union)]
pub enum Recovered {
    /// A working copy.
    DeskArticle(DeskArticle),
    /// A section.
    Section(Section),
    /// A tag.
    Tag(Tag),
    /// A contributor.
    Contributor(Contributor),
}

impl Recovered {
    /// What came out, a section as it stands in `tree`.
    pub fn of(tree: &Arc<SectionTree>, recovered: trash::Recovered) -> Self {
        match recovered {
            trash::Recovered::Article(article) => Self::DeskArticle(DeskArticle((*article).into())),
            trash::Recovered::Section(section) => Self::Section(Section::of(tree, &section.into())),
            trash::Recovered::Tag(tag) => Self::Tag(tag.into()),
            trash::Recovered::Contributor(contributor) => Self::Contributor(contributor.into()),
        }
    }
}
