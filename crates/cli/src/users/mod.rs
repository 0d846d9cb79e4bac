//! `masthead user …`: keeping users from the console, the first one above all.

mod create;
mod find;
mod list;
mod passwords;
mod reset_password;
mod reset_two_factor;
mod roles;

pub use create::create;
pub use list::list;
pub use reset_password::reset_password;
pub use reset_two_factor::reset_two_factor;
pub use roles::set_role;
