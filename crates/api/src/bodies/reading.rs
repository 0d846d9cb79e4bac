//! Reading inputs into the domain's blocks: where the reader is, what is wrong there, and the domain's paths in our spelling.

use masthead_domain::body::BodyProblem;
use masthead_domain::problems::{Problem, ProblemCode};

/// More problems than a person will read; the rest is not noted, so that an answer cannot outgrow its request.
const MAX_PROBLEMS: usize = 100;

/// A step from an input to one of its parts.
#[derive(Clone, Copy)]
pub(super) enum Step {
    /// Into a field.
    Field(&'static str),
    /// To an element of a list.
    Index(usize),
}

/// Walks an input and notes what is wrong. Whoever notes a problem goes on with a stand-in, so that all problems are found.
#[derive(Default)]
pub(super) struct Reading {
    path: Vec<Step>,
    problems: Vec<Problem>,
}

impl Reading {
    /// Reads what is one step deeper.
    pub fn within<T>(&mut self, step: Step, read: impl FnOnce(&mut Self) -> T) -> T {
        self.path.push(step);
        let value = read(self);
        self.path.pop();
        value
    }

    /// Reads every element of the list in `field`.
    pub fn each<I, T>(&mut self, field: &'static str, inputs: Vec<I>, mut read: impl FnMut(&mut Self, I) -> T) -> Vec<T> {
        self.within(Step::Field(field), |reading| {
            let one = |(index, input)| reading.within(Step::Index(index), |reading| read(reading, input));
            inputs.into_iter().enumerate().map(one).collect()
        })
    }

    /// Notes a problem of the part that is being read.
    pub fn problem(&mut self, mut problem: Problem) {
        let step = |step: &Step| match step {
            Step::Field(name) => (*name).to_owned(),
            Step::Index(index) => index.to_string(),
        };
        problem.path.splice(0..0, self.path.iter().map(step));
        self.problems.push(problem);
        self.problems.truncate(MAX_PROBLEMS);
    }

    /// What the domain made of what was read, if nothing was wrong here or there; else everything that was.
    pub fn finish<T>(self, checked: Result<T, Vec<BodyProblem>>, path: impl Fn(Vec<String>) -> Vec<String>) -> Result<T, Vec<Problem>> {
        let mut problems = self.problems;
        match checked {
            Ok(value) if problems.is_empty() => return Ok(value),
            Ok(_) => {}
            Err(more) => problems.extend(more.into_iter().map(|problem| respelled(problem, &path))),
        }
        problems.truncate(MAX_PROBLEMS);
        Err(problems)
    }
}

/// The domain's problem with its path as the input spells it. What is wrong with a body as a whole is that it is too long.
fn respelled(problem: BodyProblem, path: impl Fn(Vec<String>) -> Vec<String>) -> Problem {
    let code = if problem.path.is_empty() { ProblemCode::TooLong } else { ProblemCode::Invalid };
    Problem { path: path(problem.path), ..Problem::new(code, problem.message) }
}

/// The way from the input to what the domain finds at `path`, where `fields` are the fields in which the blocks came.
///
/// The domain has no names for a block's kind (`blocks.3.url`), a row's cells (`rows.0.1`) and a cell's or quote's spans.
pub(super) fn block_path(fields: &[&'static str], path: Vec<String>) -> Vec<String> {
    let field = path.get(1).and_then(|index| index.parse().ok()).and_then(|index: usize| fields.get(index));
    let Some(field) = field else { return vec!["blocks".to_owned()] };
    let mut path = path;
    let unnamed: &[(usize, &str)] = match (*field, path.get(2).map(String::as_str)) {
        ("quote", Some("paragraphs")) | ("table", Some("header")) => &[(4, "spans")],
        ("table", Some("rows")) => &[(4, "cells"), (6, "spans")],
        _ => &[],
    };
    for (place, name) in unnamed {
        if path.len() > *place {
            path.insert(*place, (*name).to_owned());
        }
    }
    path.insert(2, (*field).to_owned());
    path
}
