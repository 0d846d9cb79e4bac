//! One preview, without its token.

use std::time::Duration;

use serde_json::{Value, json};

use crate::audit::Facts;
use crate::ids::{ArticleId, PreviewId, SectionId, UserId};
use crate::problems::Problem;
use crate::time::Instant;

/// The longest that a preview lasts, in minutes: a week.
const LONGEST: i32 = 7 * 24 * 60;

/// What a preview shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PreviewOf {
    /// One article.
    Article(ArticleId),
    /// What belongs to a section or to one below it.
    Section(SectionId),
}

/// A preview as it is listed. Its token is known to whoever it was given to, and to nobody here.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Preview {
    /// Its id.
    pub id: PreviewId,
    /// What it shows.
    pub of: PreviewOf,
    /// Who made it. It shows what they may share, and no longer than they may.
    pub created_by: UserId,
    /// When it was made.
    pub created_at: Instant,
    /// Until when it shows anything.
    pub expires_at: Instant,
    /// When it was ended before that.
    pub revoked_at: Option<Instant>,
}

impl Preview {
    /// Whether it shows anything now.
    pub fn is_in_force(&self, now: Instant) -> bool {
        self.revoked_at.is_none() && self.expires_at > now
    }
}

impl Facts for Preview {
    fn facts(&self) -> Vec<(&'static str, Value)> {
        let (article, section) = match self.of {
            PreviewOf::Article(article) => (Some(article), None),
            PreviewOf::Section(section) => (None, Some(section)),
        };
        vec![
            ("articleId", json!(article)),
            ("sectionId", json!(section)),
            ("expiresAt", json!(self.expires_at)),
            ("revoked", json!(self.revoked_at.is_some())),
        ]
    }
}

/// Makes a preview.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PreviewCreate {
    /// What it is to show.
    pub of: PreviewOf,
    /// For how long.
    pub lifetime: Duration,
}

/// Reads how many minutes a preview is to last: one at least, a week at most.
pub fn lifetime(minutes: i32) -> Result<Duration, Problem> {
    match u64::try_from(minutes) {
        Ok(whole) if (1..=LONGEST).contains(&minutes) => Ok(Duration::from_mins(whole)),
        _ => Err(Problem::invalid(format!("Give 1 to {LONGEST} minutes; a preview lasts a week at most."))),
    }
}

#[cfg(test)]
mod tests {
    use super::lifetime;

    #[test]
    fn a_preview_lasts_a_week_at_most() {
        assert_eq!(lifetime(1).map(|time| time.as_secs()), Ok(60));
        assert_eq!(lifetime(10_080).map(|time| time.as_secs()), Ok(7 * 24 * 3_600));
        for wrong in [0, -1, 10_081] {
            assert!(lifetime(wrong).is_err(), "{wrong}");
        }
    }
}
