//! Tags: keeping them.

mod keeping;
