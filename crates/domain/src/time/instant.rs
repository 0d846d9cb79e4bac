//! Points in time.

/// A point in time in UTC, written as RFC 3339. Masthead keeps whole microseconds, which both databases can hold.
pub type Instant = jiff::Timestamp;

/// The instant cut to whole microseconds, so that what is answered equals what is stored.
pub fn whole_microseconds(instant: Instant) -> Instant {
    Instant::from_microsecond(instant.as_microsecond()).unwrap_or(instant)
}
