//! How much a comparison may cost. Counted and not timed, so that the same contents compare alike on every machine.

/// The steps that a comparison has left. A step is looking at two words once.
#[derive(Debug)]
pub(super) struct Effort(u64);

impl Effort {
    /// Enough to compare texts of 100,000 words together in which every word was changed.
    const STEPS: u64 = 10_000_000;
    /// What finding the pieces of two texts costs for each of their words, as measured: it looks at most of them many times.
    const STEPS_A_WORD: u64 = 100;

    /// What one comparison may cost.
    pub fn of_one_comparison() -> Self {
        Self(Self::STEPS)
    }

    /// Takes these steps, if so many are left.
    pub fn afford(&mut self, steps: u64) -> bool {
        let left = self.0.checked_sub(steps);
        self.0 = left.unwrap_or(self.0);
        left.is_some()
    }

    /// Takes the steps of comparing texts that have `words` together, if so many are left.
    pub fn afford_words(&mut self, words: usize) -> bool {
        self.afford((words as u64).saturating_mul(Self::STEPS_A_WORD))
    }
}
