//! The policy as a table, for `docs/policy.md`: who may do what. It is printed from the policy itself, so it cannot be wrong.

use std::fmt::Write;

use uuid::Uuid;

use super::{Action, Actor, DeskScope, Machine, Rights, SignedIn, Subject, authorise, desk_scope};
use crate::api_tokens::{ApiToken, ApiTokenScope};
use crate::articles::{Article, ArticleContent, ArticleStatus, Step, create};
use crate::ids::{ApiTokenId, ArticleId, NoteId, SessionId, UserId};
use crate::locale::Locale;
use crate::notes::Note;
use crate::sections::SectionTree;
use crate::slugs::Slug;
use crate::time::Instant;
use crate::users::{Email, Role, User};

/// The matrix of roles, actions and, for articles, whose they are and where they stand, as a Markdown table.
pub fn matrix() -> String {
    let mut table = String::from("| action | subject | anonymous |");
    for role in Role::ALL {
        // Writing into a String cannot fail, here and below.
        let _ = write!(table, " {role} |");
    }
    table.push_str("\n|---|---|---|");
    table.push_str(&"---|".repeat(Role::ALL.len()));
    table.push('\n');
    for action in Action::ALL {
        if is_about_articles(*action) {
            for status in ArticleStatus::ALL {
                row(&mut table, *action, &format!("own {status}"), Subject::Article(&example(ME, *status)));
            }
            for status in ArticleStatus::ALL {
                let others = example(SOMEBODY, *status);
                let assigned = Article { assignees: vec![ME], ..others.clone() };
                row(&mut table, *action, &format!("another's {status}"), Subject::Article(&others));
                if is_for_assignees(*action, &others, &assigned) {
                    row(&mut table, *action, &format!("another's {status}, assigned"), Subject::Article(&assigned));
                }
            }
        } else if matches!(action, Action::EditNote | Action::DeleteNote) {
            let article = example(SOMEBODY, ArticleStatus::Draft);
            for (author, whose) in [(ME, "own"), (SOMEBODY, "another's")] {
                row(&mut table, *action, &format!("{whose} note"), Subject::Note(&note(author), &article));
            }
        } else {
            row(&mut table, *action, "", Subject::Newsroom);
        }
    }
    let _ = write!(table, "| see the desk | | – |");
    for role in Role::ALL {
        let _ = write!(table, " {} |", desk_scope(&actor(*role)).map_or_else(|_| "–".to_owned(), |scope| scope.words().to_owned()));
    }
    table.push('\n');
    table
}

/// What each scope of an API token lets a program do, as a second table. What no scope allows takes a person and is not in it.
pub fn token_matrix() -> String {
    let mut table = String::from("| action |");
    for scope in ApiTokenScope::ALL {
        // Writing into a String cannot fail, here and below.
        let _ = write!(table, " {scope} |");
    }
    let _ = write!(table, "\n|---|{}\n", "---|".repeat(ApiTokenScope::ALL.len()));
    let article = example(SOMEBODY, ArticleStatus::Draft);
    for action in Action::ALL {
        let what = if is_about_articles(*action) { Subject::Article(&article) } else { Subject::Newsroom };
        let verdicts = ApiTokenScope::ALL.iter().map(|scope| authorise(&program(*scope), *action, what).is_ok());
        let verdicts: Vec<bool> = verdicts.collect();
        if verdicts.contains(&true) {
            let words: String = verdicts.into_iter().map(|allowed| if allowed { " yes |" } else { " – |" }).collect();
            let _ = writeln!(table, "| {action} |{words}");
        }
    }
    table.push_str("| see the desk |");
    for scope in ApiTokenScope::ALL {
        let sees = desk_scope(&program(*scope)).is_ok_and(|scope| scope == DeskScope::Everything);
        let _ = write!(table, " {} |", if sees { "everything" } else { "–" });
    }
    table.push('\n');
    table
}

fn program(scope: ApiTokenScope) -> Actor {
    let now = Instant::UNIX_EPOCH;
    let token = ApiToken {
        id: ApiTokenId(Uuid::nil()),
        name: String::new(),
        prefix: String::new(),
        scopes: vec![scope],
        section: None,
        created_by: ME,
        created_at: now,
        expires_at: None,
        last_used_at: None,
        revoked_at: None,
    };
    let email = Email::stored(String::new());
    let (name, section_roles) = (String::new(), Vec::new());
    let maker =
        User { id: ME, email, name, role: Role::Admin, section_roles, disabled_at: None, version: 1, created_at: now, updated_at: now };
    Machine::with(&token, &maker, &SectionTree::new(Vec::new())).map_or(Actor::Anonymous, Actor::Token)
}

const ME: UserId = UserId(Uuid::from_u128(1));
const SOMEBODY: UserId = UserId(Uuid::from_u128(2));

fn row(table: &mut String, action: Action, subject: &str, what: Subject<'_>) {
    let verdict = |actor: &Actor| if authorise(actor, action, what).is_ok() { "yes" } else { "–" };
    let _ = write!(table, "| {action} | {subject} | {} |", verdict(&Actor::Anonymous));
    for role in Role::ALL {
        let _ = write!(table, " {} |", verdict(&actor(*role)));
    }
    table.push('\n');
}

/// Whether an assignment changes who may do it.
fn is_for_assignees(action: Action, others: &Article, assigned: &Article) -> bool {
    let may = |role: &Role, article: &Article| authorise(&actor(*role), action, Subject::Article(article)).is_ok();
    Role::ALL.iter().any(|role| may(role, others) != may(role, assigned))
}

fn actor(role: Role) -> Actor {
    Actor::User(SignedIn { user: ME, rights: Rights::everywhere(role), session: SessionId(Uuid::nil()) })
}

fn is_about_articles(action: Action) -> bool {
    Step::ALL.iter().any(|step| step.action() == action)
        || matches!(
            action,
            Action::MoveArticle
                | Action::TakeOverLock
                | Action::ClearLegally
                | Action::LowerGuard
                | Action::RecoverArticle
                | Action::ShareArticle
                | Action::WriteNote
        )
}

fn example(author: UserId, status: ArticleStatus) -> Article {
    let content = ArticleContent::begun(String::new(), Slug::stored(String::new()), Locale::stored(String::new()));
    let article = create(ArticleId(Uuid::nil()), content, None, author, Instant::UNIX_EPOCH).article;
    Article { status, ..article }
}

fn note(author: UserId) -> Note {
    Note {
        id: NoteId(Uuid::nil()),
        article: ArticleId(Uuid::nil()),
        in_reply_to: None,
        text: String::new(),
        anchor: None,
        author,
        resolved: None,
        deleted_at: None,
        version: 1,
        created_at: Instant::UNIX_EPOCH,
        updated_at: Instant::UNIX_EPOCH,
    }
}
