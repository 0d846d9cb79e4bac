//! IANA time zones, such as `Asia/Ho_Chi_Minh`.

use jiff::tz::TimeZone;

use crate::problems::Problem;

/// A time zone of the IANA database, known to exist.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Zone(TimeZone);

impl Zone {
    /// Finds a zone by its IANA name.
    pub fn parse(name: &str) -> Result<Self, Problem> {
        TimeZone::get(name.trim())
            .map(Self)
            .map_err(|_| Problem::invalid("There is no such time zone; write an IANA name such as \"Asia/Ho_Chi_Minh\"."))
    }

    /// The zone's IANA name.
    pub fn name(&self) -> &str {
        self.0.iana_name().unwrap_or("UTC")
    }

    pub(super) fn time_zone(&self) -> TimeZone {
        self.0.clone()
    }
}
