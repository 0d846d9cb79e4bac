//! Articles: reading, writing, publishing.

mod bulk;
mod checks;
mod columns;
mod copying;
mod corrections;
mod desk_queues;
mod desk_work;
mod every_question;
mod feeds;
mod heirs_and_neighbours;
mod history;
mod plans;
mod random_walk;
mod reading;
mod review;
mod secrecy;
mod statements;
mod translations;
mod walking;
mod whole_job;
mod writing;
