//! What an article needs before the public may see it, and which approvals it has.

use masthead_domain::articles::{Approval, Article, ArticleContent, Clearance, Requirements};
use masthead_domain::sections::SectionTree;
use masthead_persistence::{Transaction, approvals, sections};

use crate::Refusal;

/// What is asked of some content of an article, and all approvals of the article.
pub(crate) struct Asked {
    requirements: Requirements,
    approvals: Vec<Approval>,
}

impl Asked {
    /// Of `content`, which is that of one of the article's revisions. What is asked of the working copy is asked of an older revision
    /// too: nobody gets round a mark or a section by going back behind it.
    pub async fn of(tx: &Transaction, article: &Article, content: &ArticleContent) -> Result<Self, Refusal> {
        let db = tx.reader();
        let tree = sections::tree(db).await?;
        let (asked, asked_now) = (requirements(&tree, content), requirements(&tree, &article.content));
        Ok(Self { requirements: asked.and(asked_now), approvals: approvals::of_article(db, article.id).await? })
    }

    /// As the workflow takes it.
    pub fn clearance(&self) -> Clearance<'_> {
        Clearance { requirements: self.requirements, approvals: &self.approvals }
    }
}

/// What some content needs before the public may see it.
pub(super) fn requirements(tree: &SectionTree, content: &ArticleContent) -> Requirements {
    let editorial = content.section.map_or(0, |section| tree.required_approvals(section));
    Requirements { editorial: editorial.into(), legal: content.legally_sensitive }
}
