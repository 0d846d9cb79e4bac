//! Writing articles: every mutation of theirs, what it changes, what it refuses, and what it leaves behind.

mod bodies;
mod clocks;
mod conflicts;
mod fields;
mod life;
mod limits;
mod merging;
mod references;
mod retries;
mod slugs;
mod traces;
