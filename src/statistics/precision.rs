//! How precise a figure must be, and how many replications that takes.

use super::gather::Gatherer;
use super::results::{Comparison, Interval, Unit};
use super::student::Student;

/// How far a key figure may lie beside its true mean, in 95 of 100 cases.
///
/// With `g` the precision asked for, half the 95% interval may be `max(g / (1 + g) |mean|, g small)`. The mean is
/// itself an estimate: half an interval of `g / (1 + g)` of the estimate bounds the error by `g` of the true mean
/// (Law 2015, Simulation Modeling and Analysis, 5th edition, section 9.4.1). Of a figure near zero no share of
/// itself means anything; there [`small`] takes the place of its size.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Precision {
    /// The share of the figure, above 0: 0.05 is 5%.
    pub share: f64,
    /// Inhabitants, which decide what is a small number of clients or euros.
    pub inhabitants: f64,
}

impl Precision {
    /// The widest half of an interval around `mean` that is precise enough.
    pub fn allowed(&self, mean: f64, unit: Unit) -> f64 {
        let relative = self.share / (1.0 + self.share) * mean.abs();
        relative.max(self.share * small(unit, self.inhabitants))
    }
}

/// Below this size a figure is judged by this size instead of its own: of a waiting list of three clients nobody
/// needs to know whether it is 3.0 or 3.3 (keuze).
pub fn small(unit: Unit, inhabitants: f64) -> f64 {
    let per_100_000 = inhabitants / 100_000.0;
    match unit {
        Unit::Count(_) => 10.0 * per_100_000,
        Unit::ClientWeeks | Unit::Hours => 500.0 * per_100_000,
        Unit::Euro => 1_000_000.0 * per_100_000,
        Unit::Weeks | Unit::Fte => 1.0,
        Unit::Share | Unit::Number => 0.1,
    }
}

/// How precise one key figure of one scenario is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Need {
    /// Position of the scenario.
    pub scenario: usize,
    /// Position of the measure.
    pub measure: usize,
    /// The figure with its 95% interval.
    pub value: Interval,
    /// Half the interval as part of what is allowed: 1 or less is precise enough; `NaN` when nothing is known of
    /// the spread.
    pub ratio: f64,
    /// Replications after which it would be precise enough, when its spread is as it was seen; `None` when
    /// nothing is known of the spread. At most `u32::MAX`: that or more.
    pub replications: Option<u32>,
}

impl Need {
    /// Whether the figure is precise enough.
    pub fn met(&self) -> bool {
        self.ratio <= 1.0
    }

    /// Half its interval as a share of the figure; `None` when that is zero.
    pub fn share(&self) -> Option<f64> {
        (self.value.mean != 0.0).then(|| (self.value.high - self.value.low) / 2.0 / self.value.mean.abs())
    }

    fn new(place: (usize, usize), value: Interval, folded: u32, allowed: f64) -> Need {
        let (scenario, measure) = place;
        let ratio = (value.high - value.low) / 2.0 / allowed;
        // Half an interval shrinks with the root of the number of replications.
        let wanted = (f64::from(folded) * ratio * ratio).ceil();
        let replications = wanted.is_finite().then(|| wanted.min(f64::from(u32::MAX)) as u32);
        Need { scenario, measure, value, ratio, replications }
    }
}

/// How precise every key figure of every scenario is, the least precise first. A figure that was never seen is
/// left out: no number of replications is known to show it.
pub fn needs(gatherer: &Gatherer, share: f64) -> Vec<Need> {
    let layout = gatherer.layout();
    let precision = Precision { share, inhabitants: layout.inhabitants };
    let mut student = Student::default();
    let keys = || layout.measures.iter().enumerate().filter(|(_, measure)| measure.key);
    let mut needs: Vec<Need> = (0..gatherer.scenarios())
        .flat_map(|scenario| keys().map(move |(m, measure)| (scenario, m, measure.unit)))
        .filter(|(scenario, m, _)| gatherer.whole(*scenario, *m).n() > 0)
        .map(|(s, m, unit)| {
            let value = student.interval(gatherer.whole(s, m));
            Need::new((s, m), value, gatherer.folded(), precision.allowed(value.mean, unit))
        })
        .collect();
    let size = |need: &Need| if need.ratio.is_nan() { f64::INFINITY } else { need.ratio };
    needs.sort_by(|a, b| size(b).total_cmp(&size(a)));
    needs
}

/// How the number of replications was chosen when a precision was asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Stopping {
    /// The precision that was asked for: 0.05 is 5%.
    pub share: f64,
    /// The least and the most replications.
    pub range: (u32, u32),
    /// After how many replications the precision was looked at; the last is the number of the comparison.
    pub looks: Vec<u32>,
    /// How precise each key figure is at the end, the least precise first.
    pub needs: Vec<Need>,
}

impl Stopping {
    /// Whether every key figure is precise enough.
    pub fn reached(&self) -> bool {
        self.needs.iter().all(Need::met)
    }
}

/// A comparison with the way in which its number of replications was chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct Stopped {
    /// The comparison: the same as with that number asked for outright.
    pub comparison: Comparison,
    /// How its number of replications was chosen.
    pub stopping: Stopping,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Text;

    #[test]
    fn what_is_allowed_is_a_share_of_the_figure_and_of_what_is_small_near_zero() {
        let precision = Precision { share: 0.05, inhabitants: 50_000.0 };
        assert!((precision.allowed(-210.0, Unit::Count(Text::new("dossiers", "cases"))) - 10.0).abs() < 1e-12);
        assert_eq!(precision.allowed(0.0, Unit::Count(Text::new("dossiers", "cases"))), 0.25);
        assert_eq!(precision.allowed(1_000.0, Unit::Euro), 25_000.0);
        assert_eq!(precision.allowed(0.0, Unit::Hours), 12.5);
        assert_eq!(precision.allowed(0.0, Unit::Weeks), 0.05);
        assert!((precision.allowed(0.02, Unit::Share) - 0.005).abs() < 1e-15);
    }

    #[test]
    fn twice_too_wide_takes_four_times_the_replications() {
        let value = Interval { mean: 10.0, low: 9.0, high: 11.0 };
        let need = Need::new((0, 0), value, 100, 0.5);
        assert_eq!((need.ratio, need.replications, need.share()), (2.0, Some(400), Some(0.1)));
        assert!(!need.met() && Need::new((0, 0), value, 100, 1.0).met());
        let unknown = Interval { mean: 10.0, low: f64::NAN, high: f64::NAN };
        let need = Need::new((0, 0), unknown, 1, 0.5);
        assert!(!need.met() && need.replications.is_none());
    }
}
