//! Any change by the name of its mutation, and what came of it in one line a refusal.

use masthead_tests::{Answer, Person};
use serde_json::{Value, json};

/// What is asked of every user error.
pub const ERRORS: &str = "__typename code message path \
    ... on ConflictError { currentVersion changedAt changedFields changedBy { name } } \
    ... on TransitionError { from allowed } \
    ... on LockedError { holder { name } since expiresAt } \
    ... on NotFoundError { id }";

/// Carries out a mutation; `selection` is what is asked of its payload besides the errors.
pub async fn change(person: &Person<'_>, mutation: &str, selection: &str, input: Value) -> Answer {
    let (first, rest) = mutation.split_at(1);
    let input_type = format!("{}{rest}Input", first.to_uppercase());
    let document = format!("mutation($input: {input_type}!) {{ {mutation}(input: $input) {{ {selection} errors {{ {ERRORS} }} }} }}");
    person.ask(&document, json!({ "input": input })).await
}

/// Carries out a mutation that is not refused.
pub async fn done(person: &Person<'_>, mutation: &str, selection: &str, input: Value) -> Answer {
    let answer = change(person, mutation, selection, input).await;
    assert_eq!(refusals(&answer, mutation), [""; 0], "{:#}", answer.0);
    answer
}

/// Carries out a mutation that is refused, and answers why, in one line each: `TAKEN slug`.
pub async fn refused(person: &Person<'_>, mutation: &str, input: Value) -> Vec<String> {
    let answer = change(person, mutation, "", input).await;
    let refusals = refusals(&answer, mutation);
    assert!(!refusals.is_empty(), "{mutation} was carried out");
    refusals
}

/// Why a mutation was not carried out: code and path of each error.
pub fn refusals(answer: &Answer, mutation: &str) -> Vec<String> {
    let errors = answer.at(&format!("{mutation}.errors"));
    let line = |error: &Value| {
        let path: Vec<&str> = error["path"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
        format!("{} {}", error["code"].as_str().unwrap(), path.join(".")).trim_end().to_owned()
    };
    errors.as_array().unwrap().iter().map(line).collect()
}
