//! Articles: reading, writing, publishing.

mod desk_work;
mod every_question;
mod feeds;
mod heirs_and_neighbours;
mod plans;
mod reading;
mod secrecy;
mod statements;
mod walking;
mod whole_job;
mod writing;
