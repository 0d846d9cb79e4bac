//! The whole program from outside, on both databases. One folder a feature, named as everywhere else.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod architecture;
mod articles;
mod books;
mod cache;
mod changes;
mod committed;
mod concurrency;
mod contributors;
mod crash;
mod migrations;
mod policy;
mod regressions;
mod sections;
mod settings;
mod tags;
mod users;
