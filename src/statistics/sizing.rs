//! The cheapest setting with which targets are met with some chance.
//!
//! Settings are first searched with some replications, and those that could be the answer are then tested with others.
//! So the test does not lean on the luck by which a setting was picked.

use super::moments::Moments;
use super::proportion::bounds;
use super::quantile::quantile;
use super::results::Interval;
use super::student::Student;

/// The chance, at most, that a setting is given as the answer with which the targets are met too seldom.
pub const RISK: f64 = 0.05;
/// The most settings that are tested, besides some that are dearer than the answer should be.
const TESTED: usize = 16;

/// Which side of its bound a measure must be on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The bound or more.
    AtLeast,
    /// The bound or less.
    AtMost,
}

/// What must be met.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Goal {
    /// Position of the measure; its figure over the whole reported period counts.
    pub measure: usize,
    /// The side.
    pub side: Side,
    /// The bound, in the unit of the measure.
    pub bound: f64,
}

impl Goal {
    /// Whether `x` meets it. Nothing seen (`NaN`) does not.
    pub fn met(&self, x: f64) -> bool {
        match self.side {
            Side::AtLeast => x >= self.bound,
            Side::AtMost => x <= self.bound,
        }
    }
}

/// What one replication of a setting yields.
#[derive(Clone, Debug, PartialEq)]
pub struct Play {
    /// The measure of each goal.
    pub goals: Vec<f64>,
    /// The costs.
    pub cost: f64,
}

/// In how many replications all goals were met.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Share {
    /// Replications in which all goals were met.
    pub met: u32,
    /// Replications.
    pub n: u32,
    /// Below this the true chance lies with a chance of at most [`RISK`].
    pub low: f64,
    /// Above this the true chance lies with a chance of at most [`RISK`].
    pub high: f64,
}

impl Share {
    /// The share itself.
    pub fn value(&self) -> f64 {
        f64::from(self.met) / f64::from(self.n)
    }
}

/// How a measure spreads over replications.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    /// The mean.
    pub mean: f64,
    /// The part of the replications that need not meet a goal lies below.
    pub low: f64,
    /// The part of the replications that need not meet a goal lies above.
    pub high: f64,
}

/// What was seen of a setting in the search or in the test.
#[derive(Clone, Debug, PartialEq)]
pub struct Seen {
    /// How often all goals were met.
    pub share: Share,
    /// By how many standard deviations the mean lies on the right side of its bound, for the goal of which that is
    /// least. It ranks settings of which the shares are alike.
    pub margin: f64,
    /// How the measure of each goal spreads.
    pub goals: Vec<Spread>,
    /// The mean costs, with their 95% interval.
    pub cost: Interval,
    /// The costs beyond those of the scenario as it is, in pairs, with their 95% interval.
    pub extra: Interval,
}

/// One setting of the knobs.
#[derive(Clone, Debug, PartialEq)]
pub struct Setting {
    /// The value of each knob.
    pub knobs: Vec<f64>,
    /// What the search saw.
    pub search: Seen,
    /// What the test saw, when it was tested.
    pub test: Option<Seen>,
    /// Whether the test found that the goals are met often enough.
    pub passed: bool,
}

impl Setting {
    /// The test, or else the search.
    pub fn best(&self) -> &Seen {
        self.test.as_ref().unwrap_or(&self.search)
    }
}

/// The whole outcome.
#[derive(Clone, Debug, PartialEq)]
pub struct Sizing {
    /// What must be met.
    pub goals: Vec<Goal>,
    /// The chance with which it must.
    pub chance: f64,
    /// The scenario as it is, in the search.
    pub now_in_search: Seen,
    /// The scenario as it is, in the test.
    pub now: Seen,
    /// All settings, in the order in which they were given.
    pub settings: Vec<Setting>,
    /// Positions of the settings that were tested, in the order of testing.
    pub order: Vec<usize>,
    /// Position of the cheapest setting that passed.
    pub answer: Option<usize>,
}

/// Sums up the plays of a setting beside those of the scenario as it is, replication by replication.
pub fn seen(plays: &[Play], now: &[Play], goals: &[Goal], chance: f64) -> Seen {
    let mut student = Student::default();
    let met = plays.iter().filter(|play| all_met(play, goals)).count() as u32;
    let n = plays.len() as u32;
    let (low, high) = bounds(met, n, RISK);
    let (mut cost, mut extra) = (Moments::default(), Moments::default());
    for (play, now) in plays.iter().zip(now) {
        cost.push(play.cost);
        extra.push(play.cost - now.cost);
    }
    let spread = |goal: usize| {
        let mut values: Vec<f64> = plays.iter().map(|play| play.goals[goal]).filter(|x| !x.is_nan()).collect();
        values.sort_unstable_by(f64::total_cmp);
        let mean = values.iter().sum::<f64>() / values.len() as f64;
        Spread { mean, low: quantile(&values, 1.0 - chance), high: quantile(&values, chance) }
    };
    let margin = (0..goals.len()).map(|goal| margin(plays, goal, &goals[goal])).fold(f64::INFINITY, f64::min);
    Seen {
        share: Share { met, n, low, high },
        margin,
        goals: (0..goals.len()).map(spread).collect(),
        cost: student.interval(&cost),
        extra: student.interval(&extra),
    }
}

/// By how many standard deviations the mean of a goal's measure lies on the right side; below all else when nothing was
/// seen.
fn margin(plays: &[Play], at: usize, goal: &Goal) -> f64 {
    let mut moments = Moments::default();
    plays.iter().for_each(|play| moments.push(play.goals[at]));
    let right = match goal.side {
        Side::AtLeast => moments.mean() - goal.bound,
        Side::AtMost => goal.bound - moments.mean(),
    };
    let spread = moments.variance().sqrt();
    match right.is_nan() || spread.is_nan() {
        true => f64::NEG_INFINITY,
        // Without spread the goal is always met, or never.
        false if spread == 0.0 => {
            if right >= 0.0 {
                f64::INFINITY
            } else {
                f64::NEG_INFINITY
            }
        }
        false => right / spread,
    }
}

fn all_met(play: &Play, goals: &[Goal]) -> bool {
    play.goals.iter().zip(goals).all(|(x, goal)| goal.met(*x))
}

/// Which settings to test after the search, in the order of testing.
///
/// A setting that surely fails is left out. Of the others, by costs, those are kept up to the second that seems sure
/// to pass: the answer is hardly dearer than that. Luck may have made these seem sure, so of what lies further on the
/// right side at higher costs some are kept too, at distances that double. What lies furthest on the right side of the goals is tested first.
pub fn candidates(search: &[Seen], chance: f64) -> Vec<usize> {
    let mut hopeful: Vec<usize> = (0..search.len()).filter(|s| search[*s].share.high >= chance).collect();
    hopeful.sort_by(|a, b| search[*a].cost.mean.total_cmp(&search[*b].cost.mean).then(a.cmp(b)));
    let sure = |s: &usize| search[*s].share.met == search[*s].share.n || search[*s].share.low >= chance;
    let second = hopeful.iter().enumerate().filter(|(_, s)| sure(s)).nth(1).map_or(hopeful.len(), |(i, _)| i + 1);
    let mut dearer = hopeful.split_off(second);
    let furthest = hopeful.iter().map(|s| search[*s].margin).fold(f64::NEG_INFINITY, f64::max);
    dearer.retain(|s| search[*s].margin >= furthest);
    let more = |a: &usize, b: &usize| search[*b].share.met.cmp(&search[*a].share.met);
    hopeful.sort_by(|a, b| more(a, b).then(search[*a].cost.mean.total_cmp(&search[*b].cost.mean)));
    hopeful.truncate(TESTED);
    hopeful.extend(std::iter::successors(Some(1), |at| Some(2 * at)).map_while(|at| dearer.get(at - 1)));
    let cost = |s: &usize| search[*s].cost.mean;
    hopeful.sort_by(|a, b| search[*b].margin.total_cmp(&search[*a].margin).then(cost(b).total_cmp(&cost(a))));
    hopeful
}

/// Which of the tested settings, in the order of testing, pass: those before the first of which the lower bound of the
/// share lies below `chance`.
///
/// The order is fixed before the test is seen, so the first setting that should fail is the only one that can begin
/// a false answer, and it passes with a chance of at most [`RISK`] (Maurer, Hothorn and Lehmacher 1995, "Multiple
/// comparisons in drug clinical trials and preclinical assays: a-priori ordered hypotheses"). Nothing is assumed of
/// how the share follows the knob.
pub fn passing(tested: &[Share], chance: f64) -> usize {
    tested.iter().take_while(|share| share.low >= chance).count()
}

/// The positions of the settings that no other setting beats: with no other is the first goal's measure better at the
/// same costs or less. By rising costs.
pub fn frontier(settings: &[Setting], goal: Goal) -> Vec<usize> {
    let gain = |s: usize| match goal.side {
        Side::AtLeast => settings[s].search.goals[0].mean,
        Side::AtMost => -settings[s].search.goals[0].mean,
    };
    let cost = |s: usize| settings[s].search.cost.mean;
    let mut order: Vec<usize> = (0..settings.len()).filter(|s| !gain(*s).is_nan()).collect();
    order.sort_by(|a, b| cost(*a).total_cmp(&cost(*b)).then(gain(*b).total_cmp(&gain(*a))));
    let mut best = f64::NEG_INFINITY;
    order.retain(|s| {
        let better = gain(*s) > best;
        best = best.max(gain(*s));
        better
    });
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOAL: Goal = Goal { measure: 0, side: Side::AtLeast, bound: 0.5 };

    /// A setting that met the goal `met` times of 40 at some costs.
    fn found(met: u32, cost: f64) -> Seen {
        // Of those that meet it as often the dearer lies further on the right side.
        let plays: Vec<Play> = (0..40)
            .map(|k| Play { goals: vec![if k < met { cost + f64::from(k % 2) } else { 0.0 }], cost })
            .collect();
        seen(&plays, &plays, &[GOAL], 0.9)
    }

    #[test]
    fn settings_that_surely_fail_are_not_tested_and_of_those_that_are_dearer_than_needed_only_some() {
        let search: Vec<Seen> =
            [(5, 1.0), (30, 2.0), (36, 3.0), (40, 4.0), (40, 5.0), (40, 6.0), (40, 7.0), (40, 8.0), (40, 9.0)]
                .map(|(met, cost)| found(met, cost))
                .into();
        // 30 of 40 is too few for 90%; of the four that are dearer than two sure ones the first, second and fourth.
        assert_eq!(candidates(&search, 0.9), [8, 6, 5, 4, 3, 2]);
        assert!(candidates(&search[..1], 0.9).is_empty());
    }

    #[test]
    fn testing_ends_with_the_first_that_fails() {
        let share = |met| Share { met, n: 200, low: bounds(met, 200, RISK).0, high: 1.0 };
        assert_eq!(passing(&[200, 195, 181, 200].map(share), 0.9), 2);
        assert_eq!(passing(&[181].map(share), 0.9), 0);
    }

    #[test]
    fn a_goal_is_met_on_its_side_and_never_by_nothing() {
        assert!(GOAL.met(0.5) && !GOAL.met(0.49) && !GOAL.met(f64::NAN));
        let most = Goal { side: Side::AtMost, ..GOAL };
        assert!(most.met(0.5) && !most.met(0.51) && !most.met(f64::NAN));
    }

    #[test]
    fn the_frontier_holds_what_no_other_setting_beats() {
        let setting = |mean: f64, cost: f64| {
            let mut search = found(20, cost);
            search.goals[0].mean = mean;
            Setting { knobs: vec![cost], search, test: None, passed: false }
        };
        let settings = [(0.4, 1.0), (0.3, 2.0), (0.8, 3.0), (0.8, 4.0), (0.9, 4.0)].map(|(m, c)| setting(m, c));
        assert_eq!(frontier(&settings, GOAL), [0, 2, 4]);
        let less = Goal { side: Side::AtMost, ..GOAL };
        assert_eq!(frontier(&settings, less), [0, 1]);
    }
}
