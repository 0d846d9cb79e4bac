//! Stories of faults that were found once and must not return.

mod articles;
mod descriptions;
mod in_use;
mod migrations;
mod sections;
mod settings;
