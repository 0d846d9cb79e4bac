//! Which entries a client wants.

use async_graphql::{ID, InputObject};
use masthead_domain::events::EventKind;
use masthead_domain::policy::Action;
use masthead_domain::problems::Problem;
use masthead_newsroom::audit::AuditFilter;

use crate::scalars::{DateTime, id};

/// Which entries of the audit trail are wanted. Conditions add up; one that is left out is no condition.
#[derive(InputObject, Default)]
pub struct AuditWhere {
    /// Only what this user did, by id.
    by_id: Option<ID>,
    /// Only what was done to this thing, by id.
    subject_id: Option<ID>,
    /// Only what was done to such things: `article`, `section`, `tag`, `contributor`, `user`, `session`, `settings`.
    subject_kinds: Option<Vec<String>>,
    /// Only what took one of these rights, such as `PUBLISH_ARTICLE`.
    actions: Option<Vec<String>>,
    /// Only from this instant on.
    from: Option<DateTime>,
    /// Only before this instant.
    before: Option<DateTime>,
}

impl AuditWhere {
    pub(super) fn parse(self) -> Result<AuditFilter, Problem> {
        let kinds = |word: &str| EventKind::ALL.iter().any(|kind| kind.subject() == word);
        Ok(AuditFilter {
            actor: self.by_id.map(|by| id(&by)).transpose().map_err(|problem| problem.at("byId"))?,
            subject: self.subject_id.map(|subject| id(&subject)).transpose().map_err(|problem| problem.at("subjectId"))?,
            subject_kinds: known(self.subject_kinds, kinds).map_err(|problem| problem.at("subjectKinds"))?,
            actions: known(self.actions, |word| Action::of(word).is_some()).map_err(|problem| problem.at("actions"))?,
            from: self.from.map(|from| from.0),
            before: self.before.map(|before| before.0),
        })
    }
}

/// Words that mean something: a mistyped one would find nothing, and nobody would know why.
fn known(words: Option<Vec<String>>, is_known: impl Fn(&str) -> bool) -> Result<Vec<String>, Problem> {
    let words = words.unwrap_or_default();
    match words.iter().position(|word| !is_known(word)) {
        Some(place) => Err(Problem::unknown("There is no such word in the audit trail.").at(place.to_string())),
        None => Ok(words),
    }
}
