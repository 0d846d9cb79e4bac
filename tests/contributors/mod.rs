//! Contributors: keeping them.

mod keeping;
