//! `masthead user …`: keeping users from the console, the first one above all.

mod create;
mod list;
mod passwords;
mod roles;

pub use create::create;
pub use list::list;
pub use roles::set_role;
