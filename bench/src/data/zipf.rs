//! Choosing as readers and newsrooms do: the first of a list twice as often as the second, three times as often as the third.

use fastrand::Rng;

/// Zipf's distribution over the places of a list.
pub struct Zipf(Vec<f64>);

impl Zipf {
    /// Over so many places, of which there is at least one.
    pub fn new(places: usize) -> Self {
        let mut sum = 0.0;
        #[allow(clippy::cast_precision_loss)] // Lists are short of 2^52.
        let sums = (1..=places.max(1)).map(|place| {
            sum += 1.0 / place as f64;
            sum
        });
        Self(sums.collect())
    }

    /// One place.
    pub fn pick(&self, rng: &mut Rng) -> usize {
        let total = self.0.last().copied().unwrap_or(1.0);
        let wanted = rng.f64() * total;
        self.0.partition_point(|sum| *sum <= wanted).min(self.0.len() - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_is_chosen_twice_as_often_as_the_second() {
        let (zipf, mut rng, mut chosen) = (Zipf::new(10), Rng::with_seed(1), [0_i32; 10]);
        for _ in 0..20_000 {
            chosen[zipf.pick(&mut rng)] += 1;
        }
        assert!((chosen[0] - 2 * chosen[1]).abs() < 500, "{chosen:?}");
        assert!(chosen[9] > 0, "{chosen:?}");
    }
}
