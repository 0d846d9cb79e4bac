//! How long to wait before a mail that could not be sent is tried again.

use std::time::Duration;

const FIRST: Duration = Duration::from_secs(15);
const LONGEST: Duration = Duration::from_mins(30);

/// The pause after so many attempts have failed: 15 seconds, then twice as long each time, up to half an hour.
pub fn pause_after(attempts: u32) -> Duration {
    let doubled = 2_u32.saturating_pow(attempts.saturating_sub(1));
    FIRST.saturating_mul(doubled).min(LONGEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_to_half_an_hour() {
        let pauses: Vec<u64> = (1..=9).map(|attempts| pause_after(attempts).as_secs()).collect();
        assert_eq!(pauses, [15, 30, 60, 120, 240, 480, 960, 1800, 1800]);
        assert_eq!(pause_after(u32::MAX), LONGEST);
    }
}
