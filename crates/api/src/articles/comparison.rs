//! What differs between two revisions, as clients see it.

use std::sync::Arc;

use async_graphql::{Description, Enum, Object};
use masthead_domain::articles::{
    BlockChange as DomainBlockChange, BlockDifference as DomainBlockDifference, Piece as DomainPiece, PieceKind as DomainPieceKind,
    TextDifference as DomainTextDifference,
};
use masthead_domain::body::Body as DomainBody;
use masthead_newsroom::articles::ComparedRevisions;

use super::revisions::Revision;
use crate::bodies::types::Block;
use crate::scalars::Json;

/// What differs between two revisions of an article.
#[derive(Description)]
pub struct RevisionComparison {
    from: Revision,
    to: Revision,
    compared: masthead_domain::articles::Comparison,
}

impl From<ComparedRevisions> for RevisionComparison {
    fn from(ComparedRevisions { from, to, comparison }: ComparedRevisions) -> Self {
        Self { from: Revision(Arc::new(from)), to: Revision(Arc::new(to)), compared: comparison }
    }
}

#[Object(use_type_description)]
impl RevisionComparison {
    /// The revision that is compared.
    async fn from(&self) -> Revision {
        self.from.clone()
    }

    /// The revision it is compared with.
    async fn to(&self) -> Revision {
        self.to.clone()
    }

    /// Headline, kicker, standfirst and trail text, word by word, as far as they differ.
    async fn fields(&self) -> Vec<TextDifference<'_>> {
        self.compared.texts.iter().map(TextDifference).collect()
    }

    /// Every block of both bodies, in the order of `to`; a block that was removed stands where it stood.
    async fn blocks(&self) -> Vec<BlockDifference<'_>> {
        let (from, to) = (&self.from.0.content.body, &self.to.0.content.body);
        self.compared.blocks.iter().map(|difference| BlockDifference { difference, from, to }).collect()
    }

    /// Everything else that differs, such as tags, section, contributors and pictures, with both values.
    async fn values(&self) -> Vec<ValueDifference<'_>> {
        let values = &self.compared.values;
        values
            .fields
            .iter()
            .map(|field| ValueDifference { field, before: values.before.get(*field), after: values.after.get(*field) })
            .collect()
    }
}

/// A short text that differs.
#[derive(Description)]
pub struct TextDifference<'a>(&'a DomainTextDifference);

#[Object(use_type_description)]
impl<'a> TextDifference<'a> {
    /// The name of the field, as inputs spell it.
    async fn field(&self) -> &'static str {
        self.0.field
    }

    /// The text in pieces: equal and deleted ones together are the earlier text, equal and inserted ones the later.
    async fn pieces(&self) -> Vec<DifferencePiece<'a>> {
        pieces(&self.0.pieces)
    }
}

/// A run of words that both texts have, or only one of them.
#[derive(Description)]
pub struct DifferencePiece<'a>(&'a DomainPiece);

fn pieces(pieces: &[DomainPiece]) -> Vec<DifferencePiece<'_>> {
    pieces.iter().map(DifferencePiece).collect()
}

#[Object(use_type_description)]
impl<'a> DifferencePiece<'a> {
    /// Which of the two texts have it.
    async fn kind(&self) -> DifferenceKind {
        self.0.kind.into()
    }

    /// The words, with the blanks and signs between them.
    async fn text(&self) -> &'a str {
        &self.0.text
    }
}

/// Which of two texts have a run of words.
#[derive(Enum, Clone, Copy, PartialEq, Eq, Debug)]
#[graphql(remote = "DomainPieceKind")]
pub enum DifferenceKind {
    /// Both have it.
    Equal,
    /// Only the later one has it.
    Inserted,
    /// Only the earlier one has it.
    Deleted,
}

/// What became of a block.
#[derive(Enum, Clone, Copy, PartialEq, Eq, Debug)]
#[graphql(remote = "DomainBlockChange")]
pub enum BlockChange {
    /// It is as it was, where it was.
    Unchanged,
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It stands where it stood and says something else, or looks or leads elsewhere.
    Changed,
    /// It is as it was and stands elsewhere.
    Moved,
}

/// A block of one body or of both.
#[derive(Description)]
pub struct BlockDifference<'a> {
    difference: &'a DomainBlockDifference,
    from: &'a DomainBody,
    to: &'a DomainBody,
}

#[Object(use_type_description)]
impl<'a> BlockDifference<'a> {
    /// What became of it.
    async fn kind(&self) -> BlockChange {
        self.difference.kind.into()
    }

    /// Its place in the earlier body, from 0; null when it is new.
    async fn index_before(&self) -> Option<i32> {
        self.difference.before.and_then(|place| i32::try_from(place).ok())
    }

    /// Its place in the later body, from 0; null when it is gone.
    async fn index_after(&self) -> Option<i32> {
        self.difference.after.and_then(|place| i32::try_from(place).ok())
    }

    /// Its text without markup, word by word. Equal throughout in a changed block whose marks, links or pictures were changed.
    async fn pieces(&self) -> Vec<DifferencePiece<'a>> {
        pieces(&self.difference.pieces)
    }

    /// The block as it was; null when it is new.
    async fn before(&self) -> Option<Block<'a>> {
        self.from.blocks().get(self.difference.before?).map(Into::into)
    }

    /// The block as it is; null when it is gone.
    async fn after(&self) -> Option<Block<'a>> {
        self.to.blocks().get(self.difference.after?).map(Into::into)
    }
}

/// A field that differs, with both values as inputs write them.
#[derive(Description)]
pub struct ValueDifference<'a> {
    field: &'static str,
    before: Option<&'a serde_json::Value>,
    after: Option<&'a serde_json::Value>,
}

#[Object(use_type_description)]
impl ValueDifference<'_> {
    /// The name of the field, as inputs spell it.
    async fn field(&self) -> &'static str {
        self.field
    }

    /// What it held; null when it was empty.
    async fn before(&self) -> Option<Json> {
        self.before.filter(|value| !value.is_null()).cloned().map(Json)
    }

    /// What it holds; null when it is empty.
    async fn after(&self) -> Option<Json> {
        self.after.filter(|value| !value.is_null()).cloned().map(Json)
    }
}
