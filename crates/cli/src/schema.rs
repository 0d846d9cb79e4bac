//! `masthead schema`: the GraphQL schema for tools, without a database.

use crate::{CliError, output};

/// Prints the schema in the schema definition language, as `schema.graphql` has it.
pub fn print() -> Result<(), CliError> {
    output::print(&masthead_api::schema_sdl())
}
