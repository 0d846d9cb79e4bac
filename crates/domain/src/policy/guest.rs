//! What a guest sees who was given a preview: what its maker may share, as long as they may.

use super::permit::may;
use super::{Action, DeskScope, Rights, Subject};
use crate::articles::{Article, ArticleStatus};
use crate::ids::SectionId;
use crate::previews::{Preview, PreviewOf};
use crate::sections::SectionTree;
use crate::time::Instant;
use crate::users::User;

/// Somebody who shows a preview's token, as of this request.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Guest {
    /// The preview.
    pub preview: Preview,
    /// The rights of the one who made it, as they are now.
    rights: Rights,
    /// The sections it shows; of no matter for one article.
    sections: Vec<SectionId>,
}

impl Guest {
    /// The guest of a preview; none when `maker` is locked out.
    pub fn of(preview: Preview, maker: &User, tree: &SectionTree) -> Option<Self> {
        if maker.disabled_at.is_some() {
            return None;
        }
        let sections = match preview.of {
            PreviewOf::Article(_) => Vec::new(),
            PreviewOf::Section(section) => tree.subtree(section).into_iter().map(|section| section.id).collect(),
        };
        Some(Self { preview, rights: Rights::of(maker.role, maker.section_roles.clone(), tree), sections })
    }

    /// Where to look. What is found there still has to pass [`Guest::is_shown`].
    pub fn looks_at(&self) -> DeskScope {
        match self.preview.of {
            PreviewOf::Article(_) => DeskScope::Everything,
            PreviewOf::Section(_) => DeskScope::Sections(self.sections.clone()),
        }
    }

    /// Whether an article is one of those that the preview is of, and its maker may still share it. What is under embargo is shown only
    /// where they could lift the embargo; what was given up or taken away for good is not shown at all.
    pub fn is_shown(&self, article: &Article, now: Instant) -> bool {
        let is_one_of_them = match self.preview.of {
            PreviewOf::Article(id) => article.id == id,
            PreviewOf::Section(_) => article.content.section.is_some_and(|section| self.sections.contains(&section)),
        };
        let is_under_embargo = article.embargoed_until.is_some_and(|until| until > now);
        is_one_of_them
            && !matches!(article.status, ArticleStatus::Killed | ArticleStatus::Spiked)
            && self.maker_may(Action::ShareArticle, article)
            && (!is_under_embargo || self.maker_may(Action::EmbargoArticle, article))
    }

    fn maker_may(&self, action: Action, article: &Article) -> bool {
        may(self.preview.created_by, &self.rights, action, Subject::Article(article))
    }
}
