//! Users: keeping them, and what a change does to those who are signed in.

mod access;
mod keeping;
mod sections;
