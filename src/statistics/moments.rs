//! Mean and variance of a stream of numbers.

/// The number of values seen, their mean and their variance, in three numbers whatever the length of the stream.
///
/// With each value `x`: `n += 1; d = x - mean; mean += d / n; m2 += d * (x - mean)`, and the variance is
/// `m2 / (n - 1)` (Welford 1962, "Note on a method for calculating corrected sums of squares and products",
/// Technometrics 4). Equal values give a variance of exactly zero.
///
/// `NaN` means that there was nothing to see, which is not zero: it is not counted.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Moments {
    n: u32,
    mean: f64,
    m2: f64,
}

impl Moments {
    /// Adds a value; `NaN` is skipped.
    #[inline]
    pub fn push(&mut self, x: f64) {
        if x.is_nan() {
            return;
        }
        self.n += 1;
        let d = x - self.mean;
        self.mean += d / f64::from(self.n);
        self.m2 += d * (x - self.mean);
    }

    /// How many values were seen.
    pub fn n(&self) -> u32 {
        self.n
    }

    /// The mean; `NaN` when nothing was seen.
    pub fn mean(&self) -> f64 {
        if self.n == 0 { f64::NAN } else { self.mean }
    }

    /// The unbiased variance; `NaN` with fewer than two values.
    pub fn variance(&self) -> f64 {
        if self.n < 2 { f64::NAN } else { self.m2 / f64::from(self.n - 1) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(values: &[f64]) -> Moments {
        let mut moments = Moments::default();
        values.iter().for_each(|x| moments.push(*x));
        moments
    }

    #[test]
    fn mean_and_variance_equal_their_definitions() {
        let values = [3.0, -1.5, 8.25, 0.0, 4.0];
        let mean = values.iter().sum::<f64>() / 5.0;
        let variance = values.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / 4.0;
        assert!((of(&values).mean() - mean).abs() < 1e-14);
        assert!((of(&values).variance() - variance).abs() < 1e-13);
    }

    #[test]
    fn a_small_spread_around_a_large_mean_is_not_lost() {
        // The textbook sum of squares would lose all digits here.
        assert!((of(&[1e9 + 4.0, 1e9 + 7.0, 1e9 + 13.0, 1e9 + 16.0]).variance() - 30.0).abs() < 1e-6);
    }

    #[test]
    fn nothing_seen_is_skipped_and_is_not_zero() {
        assert_eq!(of(&[f64::NAN, 2.0, f64::NAN, 4.0]), of(&[2.0, 4.0]));
        assert!(of(&[f64::NAN]).mean().is_nan());
        assert!(of(&[1.0, f64::NAN]).variance().is_nan());
    }

    #[test]
    fn equal_values_have_a_variance_of_exactly_zero() {
        assert_eq!(of(&[0.1; 1000]).variance(), 0.0);
        assert_eq!(of(&[0.1; 1000]).mean(), 0.1);
    }
}
