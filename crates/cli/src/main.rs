//! The binary `masthead`: what an operator types, what is configured, and how the floors below are put together.
//!
//! `demo` and others build on three things: a [`config::Config`], [`open`] and [`serve`].

mod arguments;
mod audit;
mod commands;
mod config;
mod demo;
mod documents;
mod errors;
mod keys;
mod logging;
mod migrations;
mod open;
mod output;
mod purge;
mod schema;
mod serve;
mod settings;
mod users;

use std::io::Write;
use std::process::ExitCode;

use clap::Parser;

use arguments::Cli;
use errors::CliError;
use open::open;
use serve::serve;

/// Hashing a password takes 19 MiB for a moment. The system's allocator kept each of them for good when requests of other
/// threads lay in between; this one gives them back.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let cli = Cli::parse();
    // The HTTP server's workers get a runtime of their own each only inside an actix system.
    match actix_web::rt::System::new().block_on(commands::run(cli)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Nobody is left to be told when stderr is closed.
            drop(writeln!(std::io::stderr(), "masthead: {error}"));
            error.exit_code()
        }
    }
}
