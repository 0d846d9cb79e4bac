//! Who may do what, from outside: every query and mutation for every role, and the printed matrix.

mod asking;
mod enrolling;
mod guests;
mod machines;
mod matrix;
mod outcome;
mod stage;
mod table;
mod walk;
