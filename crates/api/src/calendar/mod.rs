//! The desk's calendar in the schema: what is planned and what has happened, in one list.

pub mod types;
