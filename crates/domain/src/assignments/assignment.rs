//! One assignment.

use serde_json::{Value, json};

use crate::audit::Facts;
use crate::ids::{ArticleId, AssignmentId, UserId};
use crate::problems::{Problem, ProblemCode, required_line};
use crate::text::lines;
use crate::time::Instant;
use crate::words::words;

/// How many characters a brief has at most.
const MAX_BRIEF: usize = 2_000;

words! {
    /// Where an assignment stands.
    AssignmentState {
        /// Somebody is to do it.
        Open = "OPEN",
        /// It was done.
        Done = "DONE",
        /// It is not to be done any more.
        Cancelled = "CANCELLED",
    }
}

/// Something that somebody is to do.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Assignment {
    /// Its id.
    pub id: AssignmentId,
    /// For which article; none while there is only a brief.
    pub article: Option<ArticleId>,
    /// What is to be done, in a line.
    pub task: String,
    /// What the story is about.
    pub brief: Option<String>,
    /// Who is to do it.
    pub assignee: UserId,
    /// Until when.
    pub due_at: Option<Instant>,
    /// Where it stands.
    pub state: AssignmentState,
    /// Who gave it.
    pub assigned_by: UserId,
    /// Counts its changes, for `expectedVersion`.
    pub version: i64,
    /// When it was given.
    pub created_at: Instant,
    /// When it was last changed.
    pub updated_at: Instant,
}

impl Assignment {
    /// Refuses an assignment that says neither which article nor what the story is about.
    pub fn checked(self) -> Result<Self, Problem> {
        if self.article.is_none() && self.brief.is_none() {
            return Err(Problem::required("Name an article, or write what the story is about.").at("brief"));
        }
        Ok(self)
    }

    /// Done, cancelled or open again. What is cancelled cannot be done, and what is done is opened before it is cancelled.
    pub fn moved_to(&self, state: AssignmentState) -> Result<Self, Problem> {
        use AssignmentState::{Cancelled, Done};
        match (self.state, state) {
            (Cancelled, Done) | (Done, Cancelled) => {
                Err(Problem::invalid(format!("The assignment is {}; reopen it first.", self.state)).at("id"))
            }
            _ => Ok(Self { state, ..self.clone() }),
        }
    }
}

impl Facts for Assignment {
    fn facts(&self) -> Vec<(&'static str, Value)> {
        vec![
            ("articleId", json!(self.article)),
            ("task", json!(self.task)),
            ("brief", json!(self.brief)),
            ("assigneeId", json!(self.assignee)),
            ("dueAt", json!(self.due_at)),
            ("state", json!(self.state)),
        ]
    }
}

/// A task: one line of at most 300 characters.
pub fn task(text: &str) -> Result<String, Problem> {
    required_line(text, 300)
}

/// A brief: lines, at most 2,000 characters; empty text counts as absent.
pub fn brief(text: &str) -> Result<Option<String>, Problem> {
    let text = lines(text);
    match text.chars().count() {
        0 => Ok(None),
        1..=MAX_BRIEF => Ok(Some(text)),
        length => Err(Problem::new(ProblemCode::TooLong, format!("This is {length} characters long; at most {MAX_BRIEF} are possible."))),
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn assignment(state: AssignmentState) -> Assignment {
        Assignment {
            id: AssignmentId(Uuid::nil()),
            article: None,
            task: "Chụp ảnh".to_owned(),
            brief: None,
            assignee: UserId(Uuid::nil()),
            due_at: None,
            state,
            assigned_by: UserId(Uuid::nil()),
            version: 1,
            created_at: Instant::UNIX_EPOCH,
            updated_at: Instant::UNIX_EPOCH,
        }
    }

    #[test]
    fn it_says_what_it_is_about() {
        assert_eq!(assignment(AssignmentState::Open).checked().unwrap_err().path, ["brief"]);
        assert!(Assignment { brief: Some("Cầu".to_owned()), ..assignment(AssignmentState::Open) }.checked().is_ok());
    }

    #[test]
    fn what_has_ended_is_opened_before_it_ends_otherwise() {
        use AssignmentState::{Cancelled, Done, Open};
        for (from, to, possible) in [
            (Open, Done, true),
            (Open, Cancelled, true),
            (Done, Open, true),
            (Cancelled, Open, true),
            (Done, Cancelled, false),
            (Cancelled, Done, false),
        ] {
            assert_eq!(assignment(from).moved_to(to).is_ok(), possible, "{from} to {to}");
        }
    }
}
