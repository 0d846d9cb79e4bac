//! The numbers. What is counted, and how, is in `scan.rs`, `expansion.rs` and `cost.rs`.

use serde::Deserialize;

/// The `[limits]` part of the configuration: the most that one document may hold and ask for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// Length of the document, in bytes of UTF-8.
    pub document_bytes: usize,
    /// Lexical tokens (GraphQL specification, October 2021, section 2.1.6); commas, white space and comments are none.
    pub tokens: usize,
    /// Braces, brackets and parentheses open at the same time. Not for an operator to raise: it is what the stack of the recursive
    /// parser bears.
    #[serde(skip)]
    pub nesting: usize,
    /// Fields of the whole document with its fragments expanded.
    pub fields: usize,
    /// Fields within fields, the root field being the first; fragments add none.
    pub depth: usize,
    /// Fields with an alias.
    pub aliases: usize,
    /// Fields of the query itself.
    pub query_root_fields: usize,
    /// Fields of the mutation itself, each of which is a transaction.
    pub mutation_root_fields: usize,
    /// Directives, wherever they stand in the operation.
    pub directives: usize,
    /// What the operation may cost: the objects that its answer may have, lists multiplied by the length asked for.
    pub cost: usize,
    /// Length of the variables, in bytes of JSON.
    pub variables_bytes: usize,
    /// Lists and objects within each other in the variables.
    pub variables_nesting: usize,
}

impl Limits {
    /// Whether an operator may set them so: none may be 0, and some are bounded by what the program can bear.
    ///
    /// # Errors
    ///
    /// What is wrong with the first that will not do, by its key.
    pub fn possible(&self) -> Result<(), String> {
        const ANY: usize = usize::MAX;
        let ranges = [
            ("document_bytes", self.document_bytes, 1024 * 1024),
            ("tokens", self.tokens, 20_000),
            ("fields", self.fields, 100_000),
            ("depth", self.depth, 32),
            ("aliases", self.aliases, ANY),
            ("query_root_fields", self.query_root_fields, ANY),
            ("mutation_root_fields", self.mutation_root_fields, ANY),
            ("directives", self.directives, ANY),
            ("cost", self.cost, ANY),
            ("variables_bytes", self.variables_bytes, ANY),
            // serde_json goes no deeper than 128, with the object that holds them all.
            ("variables_nesting", self.variables_nesting, 100),
        ];
        match ranges.into_iter().find(|(_, number, most)| !(1..=*most).contains(number)) {
            None => Ok(()),
            Some((key, _, ANY)) => Err(format!("limits.{key}: This must be 1 at least.")),
            Some((key, _, most)) => Err(format!("limits.{key}: This must be 1 to {most}.")),
        }
    }
}

impl Default for Limits {
    /// The largest article page needs about a tenth of these; the introspection query of graphql-js is 15 deep. Variables may hold a
    /// whole article.
    fn default() -> Self {
        Self {
            document_bytes: 16_384,
            tokens: 2_000,
            nesting: 64,
            fields: 1_000,
            depth: 16,
            aliases: 50,
            query_root_fields: 20,
            mutation_root_fields: 5,
            directives: 20,
            cost: 10_000,
            variables_bytes: 1024 * 1024,
            variables_nesting: 32,
        }
    }
}
