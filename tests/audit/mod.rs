//! The audit trail: who may read it, what it says, and that tampering shows.

mod reading;
mod tampering;
