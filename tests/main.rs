//! The whole program from outside, on both databases. One folder a feature, named as everywhere else.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod api_tokens;
mod architecture;
mod articles;
mod assignments;
mod audit;
mod books;
mod cache;
mod calendar;
mod changes;
mod committed;
mod concurrency;
mod contributors;
mod crash;
mod invitations;
mod limits;
mod locks;
mod mails;
mod migrations;
mod notes;
mod policy;
mod previews;
mod regressions;
mod schedules;
mod second_factors;
mod sections;
mod sessions;
mod settings;
mod surrogates;
mod tags;
mod tombstones;
mod trash;
mod trusted_documents;
mod users;
mod versions;
