//! What the inputs of all slices have in common: the three ways a field of an update can come, and naming a thing with the version seen.

use async_graphql::{Context, ID, MaybeUndefined};
use masthead_domain::patch::Patch;
use masthead_domain::problems::{Problem, Problems};
use masthead_domain::target::Target;
use masthead_newsroom::{Caller, Newsroom, Refusal};
use uuid::Uuid;

use crate::context::{self, RequestContext};
use crate::scalars::id;

/// Absent leaves, null clears, a value replaces.
pub fn patch<T>(value: MaybeUndefined<T>) -> Patch<T> {
    match value {
        MaybeUndefined::Undefined => Patch::Keep,
        MaybeUndefined::Null => Patch::Clear,
        MaybeUndefined::Value(value) => Patch::Set(value),
    }
}

/// A field that can be cleared, its new value read by `parse`; empty text clears it too.
pub fn patch_text<T>(
    problems: &mut Problems,
    name: &str,
    value: MaybeUndefined<String>,
    parse: impl FnOnce(&str) -> Result<Option<T>, Problem>,
) -> Patch<T> {
    problems.check(name, patch(value).try_flat_map(|text| parse(&text))).unwrap_or_default()
}

/// A field that can be cleared, its new value read by `parse`.
pub fn patch_with<V, T>(
    problems: &mut Problems,
    name: &str,
    value: MaybeUndefined<V>,
    parse: impl FnOnce(V) -> Result<T, Problem>,
) -> Patch<T> {
    problems.check(name, patch(value).try_map(parse)).unwrap_or_default()
}

/// A field that can only be replaced, its new value read by `parse`.
pub fn replace<V, T>(problems: &mut Problems, name: &str, value: Option<V>, parse: impl FnOnce(V) -> Result<T, Problem>) -> Option<T> {
    value.and_then(|value| problems.check(name, parse(value)))
}

/// The thing and the version that an input names.
pub fn target<Id: From<Uuid>>(problems: &mut Problems, text: &ID, expected_version: i64) -> Option<Target<Id>> {
    problems.check("id", id(text)).map(|id| Target { id, expected_version })
}

/// Declares inputs that name a thing in a version, and nothing else. The two fields are written once, with what is said of them in
/// the schema.
macro_rules! targets {
    ($target:ty, $fields:tt, $($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(async_graphql::InputObject)]
        pub struct $name $fields

        impl $name {
            /// What it names, or what is wrong with the input.
            pub fn parse(self) -> Result<$target, Vec<masthead_domain::problems::Problem>> {
                let mut problems = masthead_domain::problems::Problems::new();
                let target = $crate::inputs::target(&mut problems, &self.id, self.expected_version);
                problems.finish(target)
            }
        }
    )*};
}

pub(crate) use targets;

/// Carries a command out by a use case, in the name of the caller. Input is only parsed for somebody who has signed in: a long
/// body of Markdown is work.
pub async fn carry_out<'a, C, T>(
    ctx: &Context<'a>,
    parse: impl FnOnce() -> Result<C, Vec<Problem>>,
    use_case: impl AsyncFnOnce(&Newsroom, &Caller, C) -> Result<T, Refusal>,
) -> async_graphql::Result<Result<T, Refusal>> {
    let RequestContext { newsroom, caller, .. } = context::of(ctx)?;
    if let Err(refusal) = caller.signed_in_or_operator() {
        return Ok(Err(refusal));
    }
    Ok(match parse() {
        // In a box: what the futures of all mutations hold would otherwise lie on the stack of every request.
        Ok(command) => Box::pin(use_case(newsroom, caller, command)).await,
        Err(problems) => Err(Refusal::Invalid(problems)),
    })
}
