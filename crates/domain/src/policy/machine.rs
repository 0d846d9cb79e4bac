//! What programs may do: the scopes and the section of their API token, turned into rights.

use std::collections::BTreeSet;

use super::{Action, DeskScope, Subject};
use crate::api_tokens::{ApiToken, ApiTokenScope};
use crate::ids::{ApiTokenId, SectionId, UserId};
use crate::sections::SectionTree;
use crate::users::{Role, User};

/// A program that shows an API token, as of this request.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Machine {
    /// The token.
    pub token: ApiTokenId,
    /// What people call the program.
    pub name: String,
    /// Who made the token: what the program writes, it writes in their name.
    pub maker: UserId,
    scopes: Vec<ApiTokenScope>,
    reach: Reach,
}

#[derive(Clone, PartialEq, Eq, Debug)]
enum Reach {
    Everywhere,
    Within(BTreeSet<SectionId>),
}

impl Machine {
    /// The program that shows this token; none when `maker` could not make one any more, since they were locked out or lost the role.
    pub fn with(token: &ApiToken, maker: &User, tree: &SectionTree) -> Option<Self> {
        if maker.disabled_at.is_some() || !keeps_tokens(maker.role) {
            return None;
        }
        let reach = match token.section {
            None => Reach::Everywhere,
            Some(section) => Reach::Within(tree.subtree(section).into_iter().map(|section| section.id).collect()),
        };
        Some(Self { token: token.id, name: token.name.clone(), maker: maker.id, scopes: token.scopes.clone(), reach })
    }

    /// Whether the same scopes are given now, whatever sections have moved since.
    pub(super) fn is_still(&self, now: &Self) -> bool {
        self.token == now.token && self.scopes == now.scopes
    }

    pub(super) fn may(&self, action: Action, subject: Subject<'_>) -> bool {
        scope_of(action).is_some_and(|scope| self.scopes.contains(&scope)) && self.reaches(action, subject)
    }

    /// Nothing at all, without a scope that has to do with articles.
    pub(super) fn sees(&self) -> DeskScope {
        let has_to_do_with_articles = self.scopes.iter().any(|scope| *scope != ApiTokenScope::ManageTaxonomy);
        match &self.reach {
            _ if !has_to_do_with_articles => DeskScope::Sections(Vec::new()),
            Reach::Everywhere => DeskScope::Everything,
            Reach::Within(sections) => DeskScope::Sections(sections.iter().copied().collect()),
        }
    }

    /// A token for a section stays in it: it starts nothing outside, and changes nothing of the whole newsroom's.
    fn reaches(&self, action: Action, subject: Subject<'_>) -> bool {
        let Reach::Within(sections) = &self.reach else { return true };
        match subject {
            Subject::Section(section) => sections.contains(&section),
            Subject::Article(article) => article.content.section.is_some_and(|section| sections.contains(&section)),
            // Where it is to stand is asked next.
            Subject::Newsroom => action == Action::CreateArticle,
            Subject::NoSection | Subject::Thing(_) | Subject::Note(..) | Subject::Assignment(..) => false,
        }
    }
}

/// Who may make tokens, and whose tokens work.
pub(super) fn keeps_tokens(role: Role) -> bool {
    role == Role::Admin
}

/// The scope that an action takes. What is not named here takes a person: approving, clearing legally, killing, everything about users.
fn scope_of(action: Action) -> Option<ApiTokenScope> {
    match action {
        Action::CreateArticle | Action::EditArticle | Action::MoveArticle | Action::SubmitArticle | Action::DeleteArticle => {
            Some(ApiTokenScope::WriteArticles)
        }
        Action::PublishArticle | Action::UnpublishArticle => Some(ApiTokenScope::PublishArticles),
        Action::EditSections | Action::EditTags | Action::EditContributors => Some(ApiTokenScope::ManageTaxonomy),
        _ => None,
    }
}
