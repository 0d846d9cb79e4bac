//! What keeps one client, or many, from taking what others need: budgets, room for so many operations, and an end to everything slow.

mod budgets;
mod deadline;
mod overload;
mod slow_clients;
