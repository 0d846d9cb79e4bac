//! What GraphQL answered, and reading it.

use serde_json::Value;

/// A whole answer: `data`, and `errors` if there were any.
#[derive(Clone, PartialEq, Debug)]
pub struct Answer(pub Value);

impl Answer {
    /// The value at a dotted path below `data`, such as `article.tags.0.name`; fails when there were errors.
    pub fn at(&self, path: &str) -> Value {
        assert!(self.0.get("errors").is_none(), "{:#}", self.0);
        self.try_at(path).unwrap_or_else(|| panic!("no {path} in {:#}", self.0))
    }

    /// The value at a dotted path below `data`, errors or not.
    pub fn try_at(&self, path: &str) -> Option<Value> {
        let pointer = format!("/data/{}", path.replace('.', "/"));
        self.0.pointer(&pointer).cloned()
    }

    /// The text at a path.
    pub fn text(&self, path: &str) -> String {
        let value = self.at(path);
        value.as_str().unwrap_or_else(|| panic!("{path} is {value}, no text, in {:#}", self.0)).to_owned()
    }

    /// The number at a path.
    pub fn number(&self, path: &str) -> i64 {
        self.at(path).as_i64().unwrap_or_else(|| panic!("{path} is no number in {:#}", self.0))
    }

    /// The texts of a field of every item of a list at a path.
    pub fn texts(&self, path: &str, field: &str) -> Vec<String> {
        let list = self.at(path);
        list.as_array().unwrap().iter().map(|item| item[field].as_str().unwrap_or_default().to_owned()).collect()
    }

    /// The code of the first top-level error.
    pub fn error_code(&self) -> String {
        self.0.pointer("/errors/0/extensions/code").and_then(Value::as_str).unwrap_or_else(|| panic!("no error in {:#}", self.0)).to_owned()
    }

    /// The codes of a mutation's user errors.
    pub fn user_error_codes(&self, mutation: &str) -> Vec<String> {
        self.texts(&format!("{mutation}.errors"), "code")
    }
}
