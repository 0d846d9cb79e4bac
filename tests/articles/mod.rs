//! Articles: reading, writing, publishing.

mod whole_job;
