//! Previews: what guests read, what they do not, and what ends it.

mod ending;
mod guest;
mod making;
mod reading;
