//! One history of Masthead's schema, the same for SQLite and PostgreSQL.
//!
//! Every step goes forward and back. Conventions: ids are UUID v7 (blobs on SQLite), instants are whole microseconds since
//! the Unix epoch in a BIGINT (see `docs/decisions/0003`), JSON is kept as text, enums are short checked strings.

mod columns;
mod m0001_people;
mod m0002_taxonomy;
mod m0003_articles;
mod m0004_publications;
mod m0005_journal;
mod m0006_section_roles;
mod m0007_workflow;
mod m0008_mails;
mod m0009_audit_chain;
mod m0010_publish_checks;
mod m0011_second_factors;
mod m0012_history;
mod m0013_trash;
mod m0014_api_tokens;
mod m0015_previews;
mod m0016_article_locks;
mod m0017_autosave;
mod m0018_desk_search;
mod m0019_notes;
mod m0020_assignments;
mod m0021_translations;
mod m0022_followers;
mod m0023_trusted_documents;

pub use sea_orm_migration::MigratorTrait;
use sea_orm_migration::prelude::*;

/// The whole history, oldest first.
#[derive(Debug)]
pub struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_people::Migration),
            Box::new(m0002_taxonomy::Migration),
            Box::new(m0003_articles::Migration),
            Box::new(m0004_publications::Migration),
            Box::new(m0005_journal::Migration),
            Box::new(m0006_section_roles::Migration),
            Box::new(m0007_workflow::Migration),
            Box::new(m0008_mails::Migration),
            Box::new(m0009_audit_chain::Migration),
            Box::new(m0010_publish_checks::Migration),
            Box::new(m0011_second_factors::Migration),
            Box::new(m0012_history::Migration),
            Box::new(m0013_trash::Migration),
            Box::new(m0014_api_tokens::Migration),
            Box::new(m0015_previews::Migration),
            Box::new(m0016_article_locks::Migration),
            Box::new(m0017_autosave::Migration),
            Box::new(m0018_desk_search::Migration),
            Box::new(m0019_notes::Migration),
            Box::new(m0020_assignments::Migration),
            Box::new(m0021_translations::Migration),
            Box::new(m0022_followers::Migration),
            Box::new(m0023_trusted_documents::Migration),
        ]
    }
}
