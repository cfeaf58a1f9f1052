//! The 95% interval of a mean.

use super::moments::Moments;
use super::results::Interval;
use statrs::distribution::{ContinuousCDF, StudentsT};
use statrs::function::beta::beta_reg;
use std::collections::BTreeMap;

/// Intervals of a mean by Student's t: `mean +- t(0.975, n - 1) * sqrt(variance / n)`.
///
/// The interval covers the true mean in 95 of 100 repetitions when the mean of n replications is about normal,
/// which it is unless the figure is very skewed and n is small. Zero variance gives an interval of width zero. One
/// value says nothing about its spread: its bounds are `NaN`, and so is everything when nothing was seen.
///
/// It remembers the t of each n, which costs far more to compute than the interval.
#[derive(Clone, Debug, Default)]
pub struct Student {
    factors: BTreeMap<u32, f64>,
}

impl Student {
    /// The 95% interval of the mean of what `moments` saw.
    pub fn interval(&mut self, moments: &Moments) -> Interval {
        let (n, mean) = (moments.n(), moments.mean());
        if n < 2 {
            return Interval { mean, low: f64::NAN, high: f64::NAN };
        }
        let half = self.factor(n) * (moments.variance() / f64::from(n)).sqrt();
        Interval { mean, low: mean - half, high: mean + half }
    }

    /// The two-sided p-value of a mean of zero: `P(|T| >= |mean| / sqrt(variance / n))`, by the incomplete beta
    /// function `I(v / (v + t^2); v / 2, 1 / 2)` with `v = n - 1` (Abramowitz and Stegun 1964, 26.7.1). Rounded to ten
    /// decimals, as the factors are. `None` with fewer than two values.
    pub fn p(&self, moments: &Moments) -> Option<f64> {
        if moments.n() < 2 {
            return None;
        }
        let (mean, error) = (moments.mean(), moments.variance() / f64::from(moments.n()));
        if mean == 0.0 || error == 0.0 {
            return Some(if mean == 0.0 { 1.0 } else { 0.0 });
        }
        let freedom = f64::from(moments.n() - 1);
        let p = beta_reg(freedom / 2.0, 0.5, freedom / (freedom + mean * mean / error));
        Some((p * 1e10).round() / 1e10)
    }

    /// The 97.5% point of Student's t with `n - 1` degrees of freedom, for `n` of 2 and more.
    ///
    /// Rounded to ten decimals: the crate may use the platform's logarithm, whose last digits differ between
    /// platforms, and results may not. From 1,000 degrees of freedom on, where the crate's iteration loses digits,
    /// it is the [`expansion`].
    pub(super) fn factor(&mut self, n: u32) -> f64 {
        *self.factors.entry(n).or_insert_with(|| {
            let freedom = f64::from(n - 1);
            let t = if freedom < 1000.0 {
                StudentsT::new(0.0, 1.0, freedom).expect("n - 1 is positive").inverse_cdf(0.975)
            } else {
                expansion(freedom)
            };
            (t * 1e10).round() / 1e10
        })
    }
}

/// The point of Student's t with `n - 1` degrees of freedom that `share` lies below, for `n` of 2 to 1,000.
pub fn point(share: f64, n: u32) -> f64 {
    let t = StudentsT::new(0.0, 1.0, f64::from(n.clamp(2, 1000) - 1)).map_or(f64::NAN, |t| t.inverse_cdf(share));
    (t * 1e10).round() / 1e10
}

/// The 97.5% point of Student's t as a series in 1/freedom around that of the normal distribution (Abramowitz and
/// Stegun 1964, 26.7.5); with 1,000 degrees of freedom the first term left out is below 1e-11.
fn expansion(freedom: f64) -> f64 {
    const Z: f64 = 1.959_963_984_540_054;
    let square = Z * Z;
    let first = (square + 1.0) * Z / 4.0;
    let second = ((5.0 * square + 16.0) * square + 3.0) * Z / 96.0;
    let third = (((3.0 * square + 19.0) * square + 17.0) * square - 15.0) * Z / 384.0;
    Z + (first + (second + third / freedom) / freedom) / freedom
}

#[cfg(test)]
mod tests {
    use super::*;

    fn interval(values: &[f64]) -> Interval {
        let mut moments = Moments::default();
        values.iter().for_each(|x| moments.push(*x));
        Student::default().interval(&moments)
    }

    #[test]
    fn the_factor_equals_the_published_table() {
        // Standard table of t(0.975), to the decimals in print and some more.
        let table = [
            (2, 12.706204736432),
            (3, 4.302652729911),
            (4, 3.182446305284),
            (10, 2.262157162854),
            (31, 2.042272456301),
            (100, 1.984216951509),
            (1000, 1.962341461133),
        ];
        for (n, t) in table {
            let found = Student::default().factor(n);
            assert!((found - t).abs() < 1e-9, "n = {n}: {found} instead of {t}");
        }
        assert!((Student::default().factor(1_000_000) - 1.959_966_357).abs() < 1e-9);
    }

    #[test]
    fn the_series_continues_where_the_crate_stops() {
        assert!((expansion(999.0) - Student::default().factor(1000)).abs() < 1e-9);
        // With 100 degrees of freedom each term still shows; the first left out is below 2e-8.
        assert!((expansion(100.0) - 1.983_971_52).abs() < 5e-8);
        let student = &mut Student::default();
        assert!(student.factor(1001) < student.factor(1000) && student.factor(1002) < student.factor(1001));
    }

    #[test]
    fn a_p_value_equals_the_published_table_and_goes_with_the_interval() {
        // Two values around 1 have t = 1 with one degree of freedom: p = 0.5. Of 1 to 5 t^2 is 9 / 0.5 = 18 with four
        // degrees, of which p = 1 - 3 / 4 t / r (1 - t^2 / r^2 / 12) with r^2 = 1 + 18 / 4: 0.0132356.
        let p = |values: &[f64]| {
            let mut moments = Moments::default();
            values.iter().for_each(|x| moments.push(*x));
            Student::default().p(&moments)
        };
        assert!((p(&[0.0, 2.0]).unwrap() - 0.5).abs() < 1e-9);
        assert!((p(&[1.0, 2.0, 3.0, 4.0, 5.0]).unwrap() - 0.013_235_6).abs() < 1e-6);
        assert_eq!((p(&[0.0; 5]), p(&[0.1; 5]), p(&[3.0])), (Some(1.0), Some(0.0), None));
        // At the bound of an interval p is 0.05, also with many replications.
        for n in [2, 10, 400, 5_000] {
            let mut moments = Moments::default();
            (0..n).for_each(|k| moments.push(f64::from(k % 2)));
            let interval = Student::default().interval(&moments);
            let shift = (interval.high - interval.low) / 2.0 - interval.mean;
            let mut moved = Moments::default();
            (0..n).for_each(|k| moved.push(f64::from(k % 2) + shift));
            let p = Student::default().p(&moved).unwrap();
            assert!((p - 0.05).abs() < 1e-6, "n = {n}: {p}");
        }
    }

    #[test]
    fn other_points_equal_the_published_table() {
        // Standard table of t(0.9995).
        for (n, t) in [(5, 8.6103), (31, 3.6460), (121, 3.3735)] {
            assert!((point(0.9995, n) - t).abs() < 1e-4, "n = {n}: {}", point(0.9995, n));
        }
    }

    #[test]
    fn zero_variance_gives_an_interval_of_width_zero() {
        assert_eq!(interval(&[0.3; 7]), Interval { mean: 0.3, low: 0.3, high: 0.3 });
    }

    #[test]
    fn one_value_has_a_mean_without_bounds() {
        let one = interval(&[5.0]);
        assert!(one.mean == 5.0 && one.low.is_nan() && one.high.is_nan());
        assert!(interval(&[]).mean.is_nan());
    }
}
