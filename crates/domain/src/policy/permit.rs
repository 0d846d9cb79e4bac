//! What an actor may change.

use serde::Serialize;
use uuid::Uuid;

use super::machine::keeps_tokens;
use super::{Actor, Rights};
use crate::articles::{Article, ArticleStatus, Schedule, ScheduleKind};
use crate::ids::{ApiTokenId, SectionId, UserId};
use crate::users::Role;
use crate::words::words;

words! {
    /// Something that only some may do.
    Action {
        /// Change the newsroom's settings.
        UpdateSettings = "UPDATE_SETTINGS",
        /// See who the users are.
        ReadUsers = "READ_USERS",
        /// See who did what.
        ReadAudit = "READ_AUDIT",
        /// Add and change users.
        EditUsers = "EDIT_USERS",
        /// Make API tokens, see them and take them back.
        EditApiTokens = "EDIT_API_TOKENS",
        /// Change one's own password, end one's own sessions.
        EditOwnAccount = "EDIT_OWN_ACCOUNT",
        /// Add, change and delete sections.
        EditSections = "EDIT_SECTIONS",
        /// Add, change and delete tags.
        EditTags = "EDIT_TAGS",
        /// Add, change and delete contributors.
        EditContributors = "EDIT_CONTRIBUTORS",
        /// Let somebody without an account read a working copy.
        ShareArticle = "SHARE_ARTICLE",
        /// Start an article.
        CreateArticle = "CREATE_ARTICLE",
        /// Change a working copy.
        EditArticle = "EDIT_ARTICLE",
        /// Take the lock on an article from whoever holds it.
        TakeOverLock = "TAKE_OVER_LOCK",
        /// Hand a working copy in for review.
        SubmitArticle = "SUBMIT_ARTICLE",
        /// Hand a working copy back to be changed.
        RequestChanges = "REQUEST_CHANGES",
        /// Stand by a working copy.
        ApproveArticle = "APPROVE_ARTICLE",
        /// Say that the law allows it.
        ClearLegally = "CLEAR_LEGALLY",
        /// Take back that an article must be cleared legally.
        LowerGuard = "LOWER_GUARD",
        /// Set, move or lift an embargo.
        EmbargoArticle = "EMBARGO_ARTICLE",
        /// Put an article before the public, replace what the public sees, or order that for later.
        PublishArticle = "PUBLISH_ARTICLE",
        /// Take an article away from the public.
        UnpublishArticle = "UNPUBLISH_ARTICLE",
        /// Take an article away from the public for good.
        KillArticle = "KILL_ARTICLE",
        /// Give a story up.
        SpikeArticle = "SPIKE_ARTICLE",
        /// Bring back what was spiked or killed.
        RestoreArticle = "RESTORE_ARTICLE",
        /// Delete a working copy that was never live.
        DeleteArticle = "DELETE_ARTICLE",
        /// Take a working copy out of the trash.
        RecoverArticle = "RECOVER_ARTICLE",
        /// Delete for good what is in the trash. Only the operator may.
        Purge = "PURGE",
    }
}

/// What an action is done to.
#[derive(Clone, Copy, Debug)]
pub enum Subject<'a> {
    /// The newsroom as a whole, or something that does not exist yet.
    Newsroom,
    /// A section, tag, contributor or user.
    Thing(Uuid),
    /// A section that an article is to stand in.
    Section(SectionId),
    /// No section, for an article that is to stand in none.
    NoSection,
    /// An article as the desk sees it.
    Article(&'a Article),
}

/// The proof that somebody may do something to something. Only [`authorise`] makes one, and writing needs one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Permit {
    actor: Option<UserId>,
    action: Action,
    subject: Option<Uuid>,
    token: Option<TokenName>,
}

/// The API token that something is done with, for the audit trail.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct TokenName {
    /// Its id.
    pub id: ApiTokenId,
    /// What people call it.
    pub name: String,
}

impl Permit {
    /// Who may; nobody when the operator does it, and whoever made the token when a program does.
    pub fn actor(&self) -> Option<UserId> {
        self.actor
    }

    /// What they may do.
    pub fn action(&self) -> Action {
        self.action
    }

    /// The token it is done with, when a program does it.
    pub fn token(&self) -> Option<&TokenName> {
        self.token.as_ref()
    }

    /// What they may do it to; nothing when it does not exist yet.
    pub fn subject(&self) -> Option<Uuid> {
        self.subject
    }
}

/// Why not.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Denied {
    /// They have not signed in.
    SignInFirst,
    /// Their role needs a second factor, and they have none yet.
    SecondFactorFirst,
    /// Their role does not allow it.
    NotAllowed(Action),
}

/// Decides whether `actor` may do `action` to `subject`.
pub fn authorise(actor: &Actor, action: Action, subject: Subject<'_>) -> Result<Permit, Denied> {
    let allowed = match actor {
        Actor::Anonymous | Actor::Guest(_) => return Err(Denied::SignInFirst),
        Actor::Operator => true,
        Actor::Enrolling(signed_in) if action == Action::EditOwnAccount => subject.id() == Some(signed_in.user.into()),
        Actor::Enrolling(_) => return Err(Denied::SecondFactorFirst),
        Actor::Token(machine) => machine.may(action, subject),
        Actor::LinkHolder(user) => action == Action::EditOwnAccount && subject.id() == Some((*user).into()),
        Actor::User(signed_in) => may(signed_in.user, &signed_in.rights, action, subject),
    };
    if !allowed {
        return Err(Denied::NotAllowed(action));
    }
    let token = match actor {
        Actor::Token(machine) => Some(TokenName { id: machine.token, name: machine.name.clone() }),
        _ => None,
    };
    Ok(Permit { actor: actor.user(), action, subject: subject.id(), token })
}

/// The right to carry out what was ordered: it was decided when it was ordered, and the order stands whoever has left since.
pub fn carry_out(schedule: &Schedule) -> Permit {
    let action = match schedule.kind {
        ScheduleKind::Publish => Action::PublishArticle,
        ScheduleKind::Unpublish => Action::UnpublishArticle,
    };
    Permit { actor: Some(schedule.ordered_by), action, subject: Some(schedule.article.0), token: None }
}

/// Putting an article into a section needs what starting one there needs; what is done to an article is decided where it stands.
pub(super) fn may(user: UserId, rights: &Rights, action: Action, subject: Subject<'_>) -> bool {
    match action {
        Action::EditOwnAccount => true,
        Action::Purge => false,
        Action::ReadAudit => matches!(rights.newsroom(), Role::Admin | Role::Legal),
        Action::UpdateSettings | Action::ReadUsers | Action::EditUsers => rights.newsroom() == Role::Admin,
        Action::EditSections => edits(rights.newsroom()),
        Action::EditTags | Action::EditContributors => rights.anywhere().any(edits),
        Action::EditApiTokens => keeps_tokens(rights.newsroom()),
        Action::CreateArticle => match subject {
            Subject::Section(section) => rights.within(Some(section)).any(writes),
            Subject::Newsroom | Subject::NoSection | Subject::Thing(_) | Subject::Article(_) => rights.anywhere().any(writes),
        },
        Action::ShareArticle if !matches!(subject, Subject::Article(_)) => match subject {
            Subject::Section(section) => rights.within(Some(section)).any(edits),
            // One's own preview.
            Subject::Thing(_) => rights.anywhere().any(writes),
            Subject::Newsroom | Subject::NoSection | Subject::Article(_) => edits(rights.newsroom()),
        },
        _ => {
            let Subject::Article(article) = subject else { return false };
            let own = article.created_by == user;
            rights.within(article.content.section).any(|role| handles(role, action, own, article.status))
        }
    }
}

/// What a role may do to an article where it has that role.
fn handles(role: Role, action: Action, own: bool, status: ArticleStatus) -> bool {
    match role {
        Role::Admin => true,
        Role::ChiefEditor => action != Action::ClearLegally,
        Role::Editor => match action {
            Action::ClearLegally | Action::LowerGuard => false,
            Action::RestoreArticle => status != ArticleStatus::Killed,
            _ => true,
        },
        Role::Reporter => own && is_a_reporters(action, status),
        Role::Legal => matches!(action, Action::ClearLegally | Action::LowerGuard | Action::RequestChanges | Action::KillArticle),
        Role::Viewer | Role::Member => false,
    }
}

/// A reporter's text is theirs until they hand it in. They may take it back unread, and what they gave up they may take up again.
fn is_a_reporters(action: Action, status: ArticleStatus) -> bool {
    match status {
        ArticleStatus::Draft => {
            matches!(
                action,
                Action::EditArticle
                    | Action::SubmitArticle
                    | Action::SpikeArticle
                    | Action::DeleteArticle
                    | Action::RecoverArticle
                    | Action::ShareArticle
            )
        }
        ArticleStatus::InReview => matches!(action, Action::RequestChanges | Action::ShareArticle),
        ArticleStatus::Spiked => matches!(action, Action::RestoreArticle | Action::DeleteArticle | Action::RecoverArticle),
        _ => false,
    }
}

fn edits(role: Role) -> bool {
    matches!(role, Role::Admin | Role::ChiefEditor | Role::Editor)
}

fn writes(role: Role) -> bool {
    edits(role) || role == Role::Reporter
}

impl Subject<'_> {
    fn id(&self) -> Option<Uuid> {
        match self {
            Self::Newsroom | Self::NoSection => None,
            Self::Thing(id) => Some(*id),
            Self::Section(section) => Some(section.0),
            Self::Article(article) => Some(article.id.0),
        }
    }
}
