//! The bench's own ground: its data are what the program would have written, and what it compares with answers the same.

mod loading;
mod replay;
mod serving;
mod tables;
