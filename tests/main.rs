//! The whole program from outside, on both databases. One folder a feature, named as everywhere else.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod articles;
