//! The numbers. What is counted, and how, is in `scan.rs` and `expansion.rs`.

/// The most that one document may hold and ask for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits {
    /// Length of the document, in bytes of UTF-8.
    pub document_bytes: usize,
    /// Lexical tokens (GraphQL specification, October 2021, section 2.1.6); commas, white space and comments are none.
    pub tokens: usize,
    /// Braces, brackets and parentheses open at the same time.
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
    /// Objects that the answer may have, lists multiplied by the length asked for.
    pub objects: usize,
    /// Directives, wherever they stand in the operation.
    pub directives: usize,
}

impl Default for Limits {
    /// The largest article page needs about a tenth of these; the introspection query of graphql-js is 15 deep.
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
            objects: 10_000,
            directives: 20,
        }
    }
}
