//! Screening: which of many inputs matter at all.

use super::moments::Moments;
use super::results::Interval;
use super::student::Student;

/// What screening says of one input.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Elementary {
    /// The mean effect: of a step from the lowest to the highest value, in the unit of the outcome.
    pub mean: f64,
    /// `mu*`, the mean of the sizes of the effects: how much the input matters, whichever way it works.
    pub size: Interval,
    /// `sigma`, the spread of the effects: how much the effect depends on the other inputs, or is not a straight line.
    pub spread: f64,
    /// How many effects were seen.
    pub n: u32,
}

/// Sums up the elementary effects of one input, one for each trajectory.
///
/// An elementary effect is `(f(x + d) - f(x)) / d` for a step `d` in one input, scaled from 0 to 1 (Morris 1991,
/// "Factorial sampling plans for preliminary computational experiments", Technometrics 33). `mu*` is the mean of
/// their sizes (Campolongo, Cariboni and Saltelli 2007, Environmental Modelling & Software 22). The interval is
/// Student's over trajectories, whose bound is never below zero.
pub fn elementary(effects: &[f64], student: &mut Student) -> Elementary {
    let (mut signed, mut sizes) = (Moments::default(), Moments::default());
    for effect in effects {
        signed.push(*effect);
        sizes.push(effect.abs());
    }
    let size = student.interval(&sizes);
    let size = Interval { low: if size.low < 0.0 { 0.0 } else { size.low }, ..size };
    let spread = if signed.n() < 2 { f64::NAN } else { signed.variance().sqrt() };
    Elementary { mean: signed.mean(), size, spread, n: signed.n() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn effects_of_both_signs_cancel_in_the_mean_and_not_in_the_size() {
        let found = elementary(&[3.0, -3.0, 3.0, -3.0], &mut Student::default());
        assert_eq!((found.mean, found.size.mean, found.n), (0.0, 3.0, 4));
        assert!((found.spread - 12.0_f64.sqrt()).abs() < 1e-12);
        assert_eq!((found.size.low, found.size.high), (3.0, 3.0));
    }

    #[test]
    fn nothing_seen_is_not_an_effect_of_zero() {
        assert_eq!(elementary(&[f64::NAN, 2.0], &mut Student::default()).size.mean, 2.0);
        assert!(elementary(&[], &mut Student::default()).size.mean.is_nan());
    }
}
