//! What is wrong with an input: every problem at once, each with the field it is about and what to do.

/// Which kind of problem, stable for clients to branch on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ProblemCode {
    /// Something needed is absent or empty.
    Required,
    /// The value is not one the field takes.
    Invalid,
    /// The value is longer or larger than the field takes.
    TooLong,
    /// Somebody else has this value already.
    Taken,
    /// The thing referred to does not exist.
    Unknown,
    /// The thing is referred to by others and cannot go.
    InUse,
}

/// One thing wrong with an input.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem {
    /// The way from the input's root to the field: `["body", "blocks", "3", "url"]`.
    pub path: Vec<String>,
    /// Which kind.
    pub code: ProblemCode,
    /// A sentence that says what to do.
    pub message: String,
}

impl Problem {
    /// A problem whose field is still to be named with [`Problem::at`].
    pub fn new(code: ProblemCode, message: impl Into<String>) -> Self {
        Self { path: Vec::new(), code, message: message.into() }
    }

    /// Something needed is missing.
    pub fn required(message: impl Into<String>) -> Self {
        Self::new(ProblemCode::Required, message)
    }

    /// The value will not do.
    pub fn invalid(message: impl Into<String>) -> Self {
        Self::new(ProblemCode::Invalid, message)
    }

    /// The value belongs to somebody else.
    pub fn taken(message: impl Into<String>) -> Self {
        Self::new(ProblemCode::Taken, message)
    }

    /// There is no such thing.
    pub fn unknown(message: impl Into<String>) -> Self {
        Self::new(ProblemCode::Unknown, message)
    }

    /// Others still refer to it.
    pub fn in_use(message: impl Into<String>) -> Self {
        Self::new(ProblemCode::InUse, message)
    }

    /// The same problem one step further from the root.
    pub fn at(mut self, step: impl Into<String>) -> Self {
        self.path.insert(0, step.into());
        self
    }
}

/// Collects problems while an input is parsed, so that a person hears of all of them at once.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Problems(Vec<Problem>);

impl Problems {
    /// Nothing wrong yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Notes one problem.
    pub fn push(&mut self, problem: Problem) {
        self.0.push(problem);
    }

    /// Notes problems found deeper, under `step`.
    pub fn extend(&mut self, step: &str, problems: impl IntoIterator<Item = Problem>) {
        self.0.extend(problems.into_iter().map(|problem| problem.at(step)));
    }

    /// The value of field `name`, or the note that it has a problem.
    pub fn check<T>(&mut self, name: &str, result: Result<T, Problem>) -> Option<T> {
        result.map_err(|problem| self.0.push(problem.at(name))).ok()
    }

    /// Whether nothing was noted.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// `value` if nothing was noted, else all the notes.
    pub fn finish<T>(self, value: Option<T>) -> Result<T, Vec<Problem>> {
        match value {
            Some(value) if self.0.is_empty() => Ok(value),
            _ => Err(self.0),
        }
    }
}

/// A required line of text of at most `max` characters.
pub fn required_line(text: &str, max: usize) -> Result<String, Problem> {
    let text = crate::text::line(text);
    if text.is_empty() { Err(Problem::required("This must not be empty.")) } else { bounded(text, max) }
}

/// An optional line of text of at most `max` characters; empty text counts as absent.
pub fn optional_line(text: &str, max: usize) -> Result<Option<String>, Problem> {
    let text = crate::text::line(text);
    if text.is_empty() { Ok(None) } else { bounded(text, max).map(Some) }
}

fn bounded(text: String, max: usize) -> Result<String, Problem> {
    let length = text.chars().count();
    if length <= max {
        Ok(text)
    } else {
        Err(Problem::new(ProblemCode::TooLong, format!("This is {length} characters long; at most {max} are possible.")))
    }
}

/// An absolute `http` or `https` URL of at most 2,000 characters, as the URL standard spells it.
pub fn web_url(text: &str) -> Result<String, Problem> {
    const MAX_LENGTH: usize = 2_000;
    match url::Url::parse(&crate::text::line(text)) {
        Ok(url) if matches!(url.scheme(), "http" | "https") && url.has_host() => bounded(url.into(), MAX_LENGTH),
        _ => Err(Problem::invalid("Write a whole address that begins with https:// or http://.")),
    }
}
