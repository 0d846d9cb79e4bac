//! The newsroom's settings.

mod keeping;
