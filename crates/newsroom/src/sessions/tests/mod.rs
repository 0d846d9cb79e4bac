//! Signing in, told as stories, each on both databases.

mod databases;
mod desk;
mod hashing;
mod keys;
mod refreshing;
mod round_trip;
mod settings;
mod throttling;
mod tokens;

use databases::{count, each_database};
use desk::{Desk, PASSWORD};
