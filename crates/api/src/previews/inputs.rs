//! Previews to be made and ended, as they come.

use async_graphql::{ID, InputObject, OneofObject};
use masthead_domain::ids::PreviewId;
use masthead_domain::previews::{PreviewCreate, PreviewOf, lifetime};
use masthead_domain::problems::{Problem, Problems};

use crate::scalars::id;

/// What a preview is to show: exactly one of these.
#[derive(OneofObject)]
pub enum PreviewOfInput {
    /// One article, by id.
    ArticleId(ID),
    /// What belongs to a section or to one below it, by the section's id.
    SectionId(ID),
}

impl PreviewOfInput {
    fn parse(&self) -> Result<PreviewOf, Problem> {
        match self {
            Self::ArticleId(text) => id(text).map(PreviewOf::Article).map_err(|problem| problem.at("articleId")),
            Self::SectionId(text) => id(text).map(PreviewOf::Section).map_err(|problem| problem.at("sectionId")),
        }
    }
}

/// A preview to be made.
#[derive(InputObject)]
pub struct PreviewTokenCreateInput {
    /// What it is to show.
    of: PreviewOfInput,
    /// For how many minutes: an hour unless you say otherwise, a week (10080) at most.
    #[graphql(default = 60)]
    expires_in_minutes: i32,
}

impl PreviewTokenCreateInput {
    /// The command, or everything that is wrong with the input.
    pub fn parse(self) -> Result<PreviewCreate, Vec<Problem>> {
        let mut problems = Problems::new();
        let of = problems.check("of", self.of.parse());
        let lifetime = problems.check("expiresInMinutes", lifetime(self.expires_in_minutes));
        problems.finish(of.zip(lifetime).map(|(of, lifetime)| PreviewCreate { of, lifetime }))
    }
}

/// A preview to be ended.
#[derive(InputObject)]
pub struct PreviewTokenRevokeInput {
    /// Which one.
    id: ID,
}

impl PreviewTokenRevokeInput {
    /// The preview, or that this is no id.
    pub fn parse(self) -> Result<PreviewId, Vec<Problem>> {
        id(&self.id).map_err(|problem| vec![problem.at("id")])
    }
}
