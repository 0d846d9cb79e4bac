//! Schedules and embargoes: exactly what was ordered happens at its instant, whoever is awake, and nothing before it.

mod embargo;
mod nodes;
mod ordering;
mod punctual;
