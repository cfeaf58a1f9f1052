//! Paired differences.

use super::moments::Moments;

/// What paired replications say of the difference between two scenarios.
///
/// Both scenarios meet the same luck in the same replication, so their outcomes move together and
/// `var(a - b) = var(a) + var(b) - 2 cov(a, b)` is smaller than with independent seeds. Only replications in which
/// both saw something count.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Paired {
    ours: Moments,
    reference: Moments,
    difference: Moments,
}

impl Paired {
    /// Adds one replication's outcome of the scenario and of the reference.
    pub fn push(&mut self, ours: f64, reference: f64) {
        let difference = ours - reference;
        if !difference.is_nan() {
            self.ours.push(ours);
            self.reference.push(reference);
            self.difference.push(difference);
        }
    }

    /// Scenario minus reference.
    pub fn difference(&self) -> &Moments {
        &self.difference
    }

    /// How many times smaller the variance of the difference is than with independent seeds:
    /// `(var(a) + var(b)) / var(a - b)`. As many times more replications would independent seeds need for the same
    /// interval. `None` with fewer than three pairs, or when the difference does not vary.
    pub fn gain(&self) -> Option<f64> {
        let variance = self.difference.variance();
        let enough = self.difference.n() >= 3 && variance > 0.0;
        enough.then(|| (self.ours.variance() + self.reference.variance()) / variance)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(pairs: &[(f64, f64)]) -> Paired {
        let mut paired = Paired::default();
        pairs.iter().for_each(|(a, b)| paired.push(*a, *b));
        paired
    }

    #[test]
    fn the_gain_is_the_sum_of_variances_over_the_variance_of_the_difference() {
        // var(a) = 1, var(b) = 4, differences 0, -1, -2: var = 1. So (1 + 4) / 1.
        let paired = of(&[(1.0, 1.0), (2.0, 3.0), (3.0, 5.0)]);
        assert!((paired.gain().unwrap() - 5.0).abs() < 1e-12);
        assert!((paired.difference().mean() + 1.0).abs() < 1e-12);
        // Opposite luck makes pairing a loss: differences -4, -1, 2 have variance 9.
        assert!((of(&[(1.0, 5.0), (2.0, 3.0), (3.0, 1.0)]).gain().unwrap() - 5.0 / 9.0).abs() < 1e-12);
    }

    #[test]
    fn there_is_no_gain_to_report_without_spread_or_with_two_pairs() {
        assert_eq!(of(&[(1.0, 0.0), (2.0, 1.0), (3.0, 2.0)]).gain(), None);
        assert_eq!(of(&[(1.0, 0.0), (2.0, 7.0)]).gain(), None);
    }

    #[test]
    fn only_replications_in_which_both_saw_something_are_pairs() {
        let holes = [(1.0, 1.0), (f64::NAN, 9.0), (2.0, 3.0), (8.0, f64::NAN), (3.0, 5.0)];
        assert_eq!(of(&holes), of(&[(1.0, 1.0), (2.0, 3.0), (3.0, 5.0)]));
    }
}
