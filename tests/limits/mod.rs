//! What keeps one client, or many, from taking what others need: budgets, and room for so many operations.

mod budgets;
mod overload;
