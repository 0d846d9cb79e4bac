//! `masthead user …`: keeping users from the console, the first one above all.

mod create;
mod find;
mod list;
mod passwords;
mod reset_password;
mod roles;

pub use create::create;
pub use list::list;
pub use reset_password::reset_password;
pub use roles::set_role;
