//! What people ask to be done with an article's revisions, as it comes.

use async_graphql::{ID, InputObject};
use masthead_domain::articles::{ArticleRestoreRevision, Field, RevisionName};
use masthead_domain::problems::{Problem, Problems};

use crate::inputs::{replace, target};
use crate::scalars::id;

/// Which revision to take up again.
#[derive(InputObject)]
pub struct ArticleRestoreRevisionInput {
    /// Which article.
    id: ID,
    /// The `version` of the article you loaded.
    expected_version: i64,
    /// The number of the revision whose content comes back.
    revision: i32,
    /// A note for the history of the article, at most 500 characters.
    note: Option<String>,
}

impl ArticleRestoreRevisionInput {
    /// The command, or what is wrong with the input.
    pub fn parse(self) -> Result<ArticleRestoreRevision, Vec<Problem>> {
        let mut problems = Problems::new();
        let target = target(&mut problems, &self.id, self.expected_version);
        let note = replace(&mut problems, "note", self.note, |text| Field::Note.optional(&text)).flatten();
        problems.finish(target.map(|target| ArticleRestoreRevision { target, revision: self.revision, note }))
    }
}

/// Which revision to name, and how.
#[derive(InputObject)]
pub struct RevisionNameInput {
    /// Of which article, by id.
    article_id: ID,
    /// The number of the revision.
    revision: i32,
    /// What it is called from now on, at most 100 characters; left out, null or empty, its name is taken away.
    name: Option<String>,
}

impl RevisionNameInput {
    /// The command, or what is wrong with the input.
    pub fn parse(self) -> Result<RevisionName, Vec<Problem>> {
        let mut problems = Problems::new();
        let article = problems.check("articleId", id(&self.article_id));
        let name = replace(&mut problems, "name", self.name, |text| Field::RevisionName.optional(&text)).flatten();
        problems.finish(article.map(|article| RevisionName { article, revision: self.revision, name }))
    }
}
