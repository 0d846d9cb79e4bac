//! The refusal: which limit, what was counted, and what the client can do about it.

use std::error::Error;
use std::fmt;

/// Which limit was exceeded, stable for clients to branch on (`extensions.code`).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum LimitCode {
    /// More bytes than `document_bytes`.
    DocumentTooLong,
    /// More tokens than `tokens`.
    DocumentTooManyTokens,
    /// Nested deeper than `nesting`.
    DocumentTooNested,
    /// A block string is opened and never closed: a syntax error that would cost the parser quadratic time.
    UnclosedBlockString,
    /// A fragment spreads itself, directly or through others.
    FragmentCycle,
    /// More fields than `fields`.
    TooManyFields,
    /// Deeper than `depth`.
    QueryTooDeep,
    /// More aliases than `aliases`.
    TooManyAliases,
    /// More root fields than the kind of operation may have.
    TooManyRootFields,
    /// Costs more than `cost`.
    QueryTooCostly,
    /// More directives than `directives`.
    TooManyDirectives,
    /// More bytes than `variables_bytes`.
    VariablesTooLong,
    /// Nested deeper than `variables_nesting`.
    VariablesTooNested,
}

impl LimitCode {
    /// The code as clients see it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::DocumentTooLong => "DOCUMENT_TOO_LONG",
            Self::DocumentTooManyTokens => "DOCUMENT_TOO_MANY_TOKENS",
            Self::DocumentTooNested => "DOCUMENT_TOO_NESTED",
            Self::UnclosedBlockString => "UNCLOSED_BLOCK_STRING",
            Self::FragmentCycle => "FRAGMENT_CYCLE",
            Self::TooManyFields => "TOO_MANY_FIELDS",
            Self::QueryTooDeep => "QUERY_TOO_DEEP",
            Self::TooManyAliases => "TOO_MANY_ALIASES",
            Self::TooManyRootFields => "TOO_MANY_ROOT_FIELDS",
            Self::QueryTooCostly => "QUERY_TOO_COSTLY",
            Self::TooManyDirectives => "TOO_MANY_DIRECTIVES",
            Self::VariablesTooLong => "VARIABLES_TOO_LONG",
            Self::VariablesTooNested => "VARIABLES_TOO_NESTED",
        }
    }

    /// Refuses `found` if it is above `limit`.
    pub(super) fn hold(self, limit: usize, found: usize) -> Result<(), LimitExceeded> {
        if found <= limit {
            return Ok(());
        }
        // A count that saturated is not a number anybody counted to.
        Err(LimitExceeded { code: self, limit, found: (found < usize::MAX).then_some(found) })
    }

    /// The refusal of what may not be there at all.
    pub(super) fn forbids(self) -> LimitExceeded {
        LimitExceeded { code: self, limit: 0, found: Some(1) }
    }

    /// What is counted, in the plural.
    fn counted(self) -> &'static str {
        match self {
            Self::DocumentTooLong => "bytes in the document",
            Self::DocumentTooManyTokens => "tokens in the document",
            Self::DocumentTooNested => "braces, brackets and parentheses within each other",
            Self::UnclosedBlockString => "block strings without an end",
            Self::FragmentCycle => "fragments that spread themselves, directly or through others",
            Self::TooManyFields => "fields in the document with its fragments expanded",
            Self::QueryTooDeep => "levels of fields within fields",
            Self::TooManyAliases => "aliases in the operation with its fragments expanded",
            Self::TooManyRootFields => "root fields in the operation with its fragments expanded",
            Self::QueryTooCostly => "objects that the answer may have, lists multiplied by what they hold",
            Self::TooManyDirectives => "directives in the operation with its fragments expanded",
            Self::VariablesTooLong => "bytes in the variables",
            Self::VariablesTooNested => "lists and objects within each other in the variables",
        }
    }

    /// What the client can do.
    fn remedy(self) -> &'static str {
        match self {
            Self::DocumentTooLong => "Pass long values as variables and send only the operation to run.",
            Self::DocumentTooManyTokens => "Pass input as variables and send only the operation to run.",
            Self::DocumentTooNested => "Pass nested input as variables and fetch the inner objects by id in another request.",
            Self::UnclosedBlockString => "Close each with \"\"\".",
            Self::FragmentCycle => "Remove the spread that closes the circle.",
            Self::TooManyFields => "Select fewer fields, spread fragments fewer times or split the request.",
            Self::QueryTooDeep => "Fetch the inner objects by id in another request.",
            Self::TooManyAliases => "Ask for many objects of one kind with a list field, or split the request.",
            Self::TooManyRootFields => "Send the others in further requests.",
            Self::QueryTooCostly => "Ask for shorter lists (first, last), or for lists within lists in further requests.",
            Self::TooManyDirectives => "Put @include and @skip on a fragment or an outer field instead of on each field.",
            Self::VariablesTooLong => "Send less at once.",
            Self::VariablesTooNested => "Nothing here takes values as deep as that; look at the input's type.",
        }
    }
}

impl fmt::Display for LimitCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A document asks for more than one may; its `Display` is the public message.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct LimitExceeded {
    /// Which limit.
    pub code: LimitCode,
    /// The most there may be.
    pub limit: usize,
    /// How many there are, or 1 for the first of what may not be there at all; `None` for more than can be counted.
    pub found: Option<usize>,
}

impl fmt::Display for LimitExceeded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (counted, limit, remedy) = (self.code.counted(), self.limit, self.code.remedy());
        match self.found {
            Some(_) if limit == 0 => write!(f, "There are {counted}, and there may be none. {remedy}"),
            Some(found) => write!(f, "Too many {counted}: {found}, and the limit is {limit}. {remedy}"),
            None => write!(f, "Far too many {counted}: more than can be counted, and the limit is {limit}. {remedy}"),
        }
    }
}

impl Error for LimitExceeded {}
