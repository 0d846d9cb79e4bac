//! What people ask to be done with an article on its way through the newsroom, as it comes.

use async_graphql::{ID, InputObject};
use masthead_domain::articles::{
    ArticleApprove, ArticleCorrect, ArticleEmbargo, ArticleKill, ArticleRequestChanges, ArticleTarget, Field, correction_text, kill_reason,
};
use masthead_domain::problems::{Problem, Problems};

use super::workflow_types::{ApprovalKind, CorrectionKind};
use crate::inputs::{replace, target, targets};
use crate::scalars::DateTime;

targets! {
    ArticleTarget,
    {
        /// Which article.
        id: ID,
        /// The `version` of the article you loaded.
        expected_version: i64,
    },
    /// Which article to take away from the public.
    ArticleUnpublishInput,
    /// Which working copy to delete.
    ArticleDeleteInput,
    /// Which working copy to hand in.
    ArticleSubmitInput,
    /// Which story to give up.
    ArticleSpikeInput,
    /// Which article to bring back.
    ArticleRestoreInput,
}

/// Which working copy to stand by.
#[derive(InputObject)]
pub struct ArticleApproveInput {
    /// Which article.
    id: ID,
    /// The `version` of the article you loaded: what you have read is what you approve.
    expected_version: i64,
    /// What the approval vouches for.
    #[graphql(default)]
    kind: ApprovalKind,
}

impl ArticleApproveInput {
    /// The command, or what is wrong with the input.
    pub fn parse(self) -> Result<ArticleApprove, Vec<Problem>> {
        let mut problems = Problems::new();
        let target = target(&mut problems, &self.id, self.expected_version);
        problems.finish(target.map(|target| ArticleApprove { target, kind: self.kind.into() }))
    }
}

/// Which working copy to hand back, and why.
#[derive(InputObject)]
pub struct ArticleRequestChangesInput {
    /// Which article.
    id: ID,
    /// The `version` of the article you loaded.
    expected_version: i64,
    /// What is to be changed, at most 500 characters.
    note: String,
}

impl ArticleRequestChangesInput {
    /// The command, or what is wrong with the input.
    pub fn parse(self) -> Result<ArticleRequestChanges, Vec<Problem>> {
        let mut problems = Problems::new();
        let target = target(&mut problems, &self.id, self.expected_version);
        let note = problems.check("note", Field::Note.required(&self.note));
        problems.finish(target.zip(note).map(|(target, note)| ArticleRequestChanges { target, note }))
    }
}

/// Which article to correct, and what readers are told.
#[derive(InputObject)]
pub struct ArticleCorrectInput {
    /// Which article.
    id: ID,
    /// The `version` of the article you loaded.
    expected_version: i64,
    /// What the note is about.
    kind: CorrectionKind,
    /// What readers are told, at most 2,000 characters.
    text: String,
    /// Whether feeds shall say that the article changed: moves `significantlyUpdatedAt`.
    #[graphql(default)]
    significant: bool,
}

impl ArticleCorrectInput {
    /// The command, or what is wrong with the input.
    pub fn parse(self) -> Result<ArticleCorrect, Vec<Problem>> {
        let mut problems = Problems::new();
        let target = target(&mut problems, &self.id, self.expected_version);
        let text = problems.check("text", correction_text(&self.text));
        let (kind, significant) = (self.kind.into(), self.significant);
        problems.finish(target.zip(text).map(|(target, text)| ArticleCorrect { target, kind, text, significant }))
    }
}

/// Which article to take away for good, and what the public is told.
#[derive(InputObject)]
pub struct ArticleKillInput {
    /// Which article.
    id: ID,
    /// The `version` of the article you loaded.
    expected_version: i64,
    /// What the public is told about why, at most 500 characters; nothing when left out.
    public_reason: Option<String>,
}

impl ArticleKillInput {
    /// The command, or what is wrong with the input.
    pub fn parse(self) -> Result<ArticleKill, Vec<Problem>> {
        let mut problems = Problems::new();
        let target = target(&mut problems, &self.id, self.expected_version);
        let reason = replace(&mut problems, "publicReason", self.public_reason, |text| kill_reason(&text)).flatten();
        problems.finish(target.map(|target| ArticleKill { target, reason }))
    }
}

/// Which article to keep from the public, and until when.
#[derive(InputObject)]
pub struct ArticleEmbargoInput {
    /// Which article.
    id: ID,
    /// The `version` of the article you loaded.
    expected_version: i64,
    /// The instant before which nobody outside sees it; left out or null, the embargo is lifted.
    until: Option<DateTime>,
}

impl ArticleEmbargoInput {
    /// The command, or what is wrong with the input.
    pub fn parse(self) -> Result<ArticleEmbargo, Vec<Problem>> {
        let mut problems = Problems::new();
        let target = target(&mut problems, &self.id, self.expected_version);
        problems.finish(target.map(|target| ArticleEmbargo { target, until: self.until.map(|until| until.0) }))
    }
}
