//! The past of an article: revisions, what differs between them, taking them up again, and what the public saw when.

mod autosaving;
mod comparing;
mod live;
mod restoring;
mod revisions;
