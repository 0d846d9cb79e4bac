//! IANA time zones, such as `Asia/Ho_Chi_Minh`.

use jiff::civil::DateTime;
use jiff::tz::{AmbiguousOffset, TimeZone};

use super::{Instant, whole_microseconds};
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

    /// The instant at which clocks of the zone show `local`, written as `2026-03-29T02:30`. Where clocks are put forward or back, a
    /// time may not exist or exist twice: that is refused, with both readings as instants to choose from.
    pub fn instant_at(&self, local: &str) -> Result<Instant, Problem> {
        let unreadable =
            || Problem::invalid("Write a local time such as 2026-11-25T09:00, without an offset; the time zone says the rest.");
        let read = |pattern| DateTime::strptime(pattern, local.trim());
        let local = read("%Y-%m-%dT%H:%M").or_else(|_| read("%Y-%m-%dT%H:%M:%S")).map_err(|_| unreadable())?;
        let ambiguous = self.0.to_ambiguous_timestamp(local);
        let doubt = match ambiguous.offset() {
            AmbiguousOffset::Unambiguous { .. } => return ambiguous.unambiguous().map(whole_microseconds).map_err(|_| unreadable()),
            AmbiguousOffset::Gap { .. } => "does not exist: clocks are put forward over it",
            AmbiguousOffset::Fold { .. } => "exists twice: clocks are put back over it",
        };
        let reading = |at: Result<Instant, jiff::Error>| at.map_or_else(|_| String::new(), |at| at.to_string());
        let (one, other) = (reading(ambiguous.earlier()), reading(ambiguous.later()));
        Err(Problem::invalid(format!("{local} {doubt} in {}. Write the instant you mean: {one} or {other}.", self.name())))
    }

    pub(super) fn time_zone(&self) -> TimeZone {
        self.0.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(zone: &str, local: &str) -> Result<String, String> {
        Zone::parse(zone).unwrap().instant_at(local).map(|at| at.to_string()).map_err(|problem| problem.message)
    }

    #[test]
    fn a_local_time_is_an_instant() {
        assert_eq!(at("Asia/Ho_Chi_Minh", "2026-11-25T09:00").unwrap(), "2026-11-25T02:00:00Z");
        assert_eq!(at("Asia/Ho_Chi_Minh", " 2026-11-25T09:00:30 ").unwrap(), "2026-11-25T02:00:30Z");
        for other in ["2026-11-25T09:00+07:00", "2026-11-25T09:00Z", "25/11/2026 9:00", "2026-11-25"] {
            assert!(at("Asia/Ho_Chi_Minh", other).is_err(), "{other}");
        }
    }

    #[test]
    fn a_time_that_does_not_exist_is_refused_with_both_readings() {
        let gap = at("Europe/Paris", "2026-03-29T02:30").unwrap_err();
        assert!(gap.contains("does not exist") && gap.contains("2026-03-29T00:30:00Z") && gap.contains("2026-03-29T01:30:00Z"), "{gap}");
    }

    #[test]
    fn a_time_that_exists_twice_is_refused_with_both_readings() {
        let fold = at("Europe/Paris", "2026-10-25T02:30").unwrap_err();
        assert!(fold.contains("exists twice") && fold.contains("2026-10-25T00:30:00Z") && fold.contains("2026-10-25T01:30:00Z"), "{fold}");
    }
}
