//! What came of asking for something.

use masthead_tests::Answer;
use serde_json::Value;

/// What came of asking for something.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// It was answered, or done.
    Yes,
    /// The role allows it; where the article stands does not.
    Allowed,
    /// It is not there for the one who asks.
    Null,
    /// A top-level error asks to sign in.
    SignIn,
    /// A top-level error says that the role does not allow it.
    Never,
    /// A user error says that the role does not allow it.
    Forbidden,
    /// A user error says that a field is wrong, such as the token of a link that was never mailed. It is not for the role to say.
    Wrong,
    /// A user error says that there is no such thing.
    NotFound,
}

impl Outcome {
    /// The outcome at a path of an answer: `articleUpdate`, `desk.users`.
    pub fn of(answer: &Answer, path: &str) -> Self {
        if answer.0.get("errors").is_some() {
            return match answer.error_code().as_str() {
                "UNAUTHENTICATED" => Self::SignIn,
                "FORBIDDEN" => Self::Never,
                _ => panic!("{:#}", answer.0),
            };
        }
        let value = answer.at(path);
        match value.pointer("/errors/0/code").and_then(Value::as_str) {
            Some("FORBIDDEN") => Self::Forbidden,
            Some("NOT_FOUND") => Self::NotFound,
            Some("NOT_POSSIBLE") => Self::Allowed,
            Some("INVALID") => Self::Wrong,
            Some(_) => panic!("{:#}", answer.0),
            None if value.is_null() => Self::Null,
            None => Self::Yes,
        }
    }
}
