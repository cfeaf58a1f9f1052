//! The share that one paired quantity has in another.

use super::results::Interval;
use super::student::Student;
use crate::engine::math::pow;

/// The ratio of two means over the same replications, with its 95% interval.
///
/// The estimate is `R = mean(y) / mean(x)`. To first order its error is the mean of `(y - R x) / mean(x)`, so the
/// interval is Student's for those (Cochran 1977, "Sampling Techniques", chapter 6). It is good when x is far from
/// zero compared with its own error; where zero lies within the interval of x itself, the bounds are unknown.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Ratio {
    n: u32,
    y: f64,
    x: f64,
    yy: f64,
    xx: f64,
    xy: f64,
}

impl Ratio {
    /// Adds what one replication says of the part `y` and the whole `x`.
    pub fn push(&mut self, y: f64, x: f64) {
        self.n += 1;
        let n = f64::from(self.n);
        let (dy, dx) = (y - self.y, x - self.x);
        self.y += dy / n;
        self.x += dx / n;
        self.yy += dy * (y - self.y);
        self.xx += dx * (x - self.x);
        self.xy += dx * (y - self.y);
    }

    /// The ratio; `NaN` when the whole is zero or nothing was seen.
    pub fn interval(&self, student: &mut Student) -> Interval {
        let mean = if self.n == 0 || self.x == 0.0 { f64::NAN } else { self.y / self.x };
        let unknown = Interval { mean, low: f64::NAN, high: f64::NAN };
        if self.n < 2 || mean.is_nan() {
            return unknown;
        }
        let (n, factor) = (f64::from(self.n), student.factor(self.n));
        let error = |squares: f64| factor * (squares.max(0.0) / (n - 1.0) / n).sqrt();
        if error(self.xx) >= self.x.abs() {
            return unknown;
        }
        let residual = self.yy - 2.0 * mean * self.xy + pow(mean, 2.0) * self.xx;
        // Rounding leaves a trace of a residual that is in truth zero.
        let residual = if residual < 1e-12 * self.yy { 0.0 } else { residual };
        let half = error(residual) / self.x.abs();
        Interval { mean, low: mean - half, high: mean + half }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::Streams;
    use crate::engine::sample::normal;

    fn of(pairs: &[(f64, f64)]) -> Interval {
        let mut ratio = Ratio::default();
        pairs.iter().for_each(|(y, x)| ratio.push(*y, *x));
        ratio.interval(&mut Student::default())
    }

    #[test]
    fn a_fixed_share_has_no_uncertainty() {
        assert_eq!(of(&[(1.0, 4.0), (1.25, 5.0), (0.75, 3.0)]), Interval { mean: 0.25, low: 0.25, high: 0.25 });
    }

    #[test]
    fn a_trace_of_rounding_is_no_uncertainty() {
        for share in [1.0 / 3.0, 0.1, 0.7, 1e-3] {
            let pairs: Vec<(f64, f64)> = (1..40).map(|k| f64::from(k) * 0.37).map(|x| (share * x, x)).collect();
            let found = of(&pairs);
            assert_eq!((found.low, found.high), (found.mean, found.mean), "{share}");
        }
    }

    #[test]
    fn with_the_same_whole_every_time_it_is_the_interval_of_a_mean() {
        // The mean of 1 and 3 is 2, and t(0.975) with one degree of freedom is 12.7062.
        let found = of(&[(1.0, 1.0), (3.0, 1.0)]);
        assert!(found.mean == 2.0 && (found.high - 14.706_204_736).abs() < 1e-9, "{found:?}");
    }

    #[test]
    fn without_a_whole_there_is_no_share() {
        assert!(of(&[]).mean.is_nan());
        let around_zero = of(&[(1.0, 3.0), (1.0, -2.9)]);
        assert!(around_zero.mean.is_finite() && around_zero.low.is_nan());
    }

    #[test]
    fn the_interval_covers_the_true_share_in_95_of_100_studies() {
        // 2,000 studies of 40: the count that covers lies within 4 standard errors but for 1 in 16,000.
        let studies = 2_000_u32;
        let mut covered = 0.0;
        for study in 0..studies {
            let mut stream = Streams::new(3, u64::from(study)).stream(1, 1);
            let pairs: Vec<(f64, f64)> = (0..40)
                .map(|_| {
                    let x = 10.0 + normal(&mut stream);
                    (0.4 * x + 0.5 * normal(&mut stream), x)
                })
                .collect();
            let found = of(&pairs);
            covered += f64::from(u32::from(found.low <= 0.4 && 0.4 <= found.high));
        }
        let share = covered / f64::from(studies);
        assert!((share - 0.95).abs() < 4.0 * (0.95_f64 * 0.05 / f64::from(studies)).sqrt(), "{share}");
    }
}
