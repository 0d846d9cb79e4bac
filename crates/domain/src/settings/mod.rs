//! The newsroom's own settings: its name, address, language, clock and how it writes time.

mod commands;
#[path = "settings.rs"]
mod noun;

pub use commands::SettingsUpdate;
pub use noun::{Settings, newsroom_name};
