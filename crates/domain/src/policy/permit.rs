//! What an actor may change.

use serde::Serialize;
use uuid::Uuid;

use super::machine::keeps_tokens;
use super::scope::reads;
use super::{Actor, Rights};
use crate::articles::{Article, ArticleStatus, Schedule, ScheduleKind};
use crate::assignments::Assignment;
use crate::ids::{ApiTokenId, SectionId, UserId};
use crate::notes::Note;
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
        /// Put a working copy into another section.
        MoveArticle = "MOVE_ARTICLE",
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
        /// Write notes on an article, answer and settle them.
        WriteNote = "WRITE_NOTE",
        /// Say something else in a note.
        EditNote = "EDIT_NOTE",
        /// Take a note back.
        DeleteNote = "DELETE_NOTE",
        /// Give somebody something to do, change and cancel that.
        AssignWork = "ASSIGN_WORK",
        /// Say that something was done.
        FinishAssignment = "FINISH_ASSIGNMENT",
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
    /// A note on an article.
    Note(&'a Note, &'a Article),
    /// An assignment, and its article if that is in scope.
    Assignment(&'a Assignment, Option<&'a Article>),
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
            _ => rights.anywhere().any(writes),
        },
        Action::ShareArticle if !matches!(subject, Subject::Article(_)) => match subject {
            Subject::Section(section) => rights.within(Some(section)).any(edits),
            // One's own preview.
            Subject::Thing(_) => rights.anywhere().any(writes),
            _ => edits(rights.newsroom()),
        },
        Action::WriteNote | Action::EditNote | Action::DeleteNote => notes(user, rights, action, subject),
        Action::AssignWork => assigns(rights, subject),
        Action::FinishAssignment => {
            let own = matches!(subject, Subject::Assignment(assignment, _) if assignment.assignee == user);
            own || assigns(rights, subject)
        }
        _ => {
            let Subject::Article(article) = subject else { return false };
            let tie = Tie::between(user, article);
            rights.within(article.content.section).any(|role| handles(role, action, tie, article.status))
        }
    }
}

/// Notes are for whoever sees the article. What one has written oneself is one's own, whatever else one may do.
fn notes(user: UserId, rights: &Rights, action: Action, subject: Subject<'_>) -> bool {
    let (note, article) = match subject {
        Subject::Article(article) => (None, article),
        Subject::Note(note, article) => (Some(note), article),
        _ => return false,
    };
    let own = note.is_some_and(|note| note.author == user);
    match action {
        Action::WriteNote => Tie::between(user, article) != Tie::None || rights.within(article.content.section).any(reads),
        Action::DeleteNote => own || rights.within(article.content.section).any(edits),
        _ => own,
    }
}

/// Work is given by those who edit where the article stands; while there is only a brief, by those who edit anywhere. An assignment
/// for an article that is out of sight is nobody's to change.
fn assigns(rights: &Rights, subject: Subject<'_>) -> bool {
    match subject {
        Subject::Article(article) | Subject::Assignment(_, Some(article)) => rights.within(article.content.section).any(edits),
        Subject::Assignment(assignment, None) => assignment.article.is_none() && rights.anywhere().any(edits),
        _ => rights.anywhere().any(edits),
    }
}

/// What somebody has to do with an article, whatever their roles.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tie {
    /// They started it.
    Author,
    /// They have something to do for it.
    Assignee,
    None,
}

impl Tie {
    fn between(user: UserId, article: &Article) -> Self {
        if article.created_by == user {
            Self::Author
        } else if article.assignees.contains(&user) {
            Self::Assignee
        } else {
            Self::None
        }
    }
}

/// What a role may do to an article where it has that role.
fn handles(role: Role, action: Action, tie: Tie, status: ArticleStatus) -> bool {
    match role {
        Role::Admin => true,
        Role::ChiefEditor => action != Action::ClearLegally,
        Role::Editor => match action {
            Action::ClearLegally | Action::LowerGuard => false,
            Action::RestoreArticle => status != ArticleStatus::Killed,
            _ => true,
        },
        Role::Reporter => match tie {
            Tie::Author => is_an_authors(action, status),
            Tie::Assignee => status == ArticleStatus::Draft && matches!(action, Action::EditArticle | Action::SubmitArticle),
            Tie::None => false,
        },
        Role::Legal => matches!(action, Action::ClearLegally | Action::LowerGuard | Action::RequestChanges | Action::KillArticle),
        Role::Viewer | Role::Member => false,
    }
}

/// A reporter's text is theirs until they hand it in. They may take it back unread, and what they gave up they may take up again.
fn is_an_authors(action: Action, status: ArticleStatus) -> bool {
    match status {
        ArticleStatus::Draft => {
            matches!(
                action,
                Action::EditArticle
                    | Action::MoveArticle
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
            Self::Note(note, _) => Some(note.id.0),
            Self::Assignment(assignment, _) => Some(assignment.id.0),
        }
    }
}
