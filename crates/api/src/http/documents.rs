//! Documents that were read before: clients send the same few again and again, with other variables.

use std::sync::Arc;

use async_graphql::parser::types::ExecutableDocument;
use quick_cache::Weighter;
use quick_cache::sync::Cache;

/// Parsed documents by their text. Only such are in it as were within the limits of a text.
pub struct Documents(Cache<String, Arc<ExecutableDocument>, Weight>);

/// Together they take at most so many bytes.
const MAX_BYTES: u64 = 8 * 1024 * 1024;

/// A parsed document takes about so many times what its text does.
const SWELLING: usize = 16;

/// A typical document, to size the table for.
const TYPICAL: usize = 1024;

#[derive(Clone)]
struct Weight;

impl Weighter<String, Arc<ExecutableDocument>> for Weight {
    fn weight(&self, text: &String, _: &Arc<ExecutableDocument>) -> u64 {
        (text.len() * SWELLING) as u64
    }
}

impl Documents {
    /// None so far.
    pub fn new() -> Self {
        Self(Cache::with_weighter(usize::try_from(MAX_BYTES).unwrap_or(usize::MAX) / (TYPICAL * SWELLING), MAX_BYTES, Weight))
    }

    /// The document of a text, which `parse` reads if nobody has.
    pub fn of<E>(&self, text: &str, parse: impl FnOnce(&str) -> Result<ExecutableDocument, E>) -> Result<Arc<ExecutableDocument>, E> {
        if let Some(known) = self.0.get(text) {
            return Ok(known);
        }
        let document = Arc::new(parse(text)?);
        self.0.insert(text.to_owned(), Arc::clone(&document));
        Ok(document)
    }
}
