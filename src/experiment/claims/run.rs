//! Examines claims by paired replications.

use super::{Claim, Direction, Test};
use crate::model::{self, Plan};
use crate::observations::Replication;
use crate::statistics::{Interval, Moments, Student};

/// What was found for one claim.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// One outcome for each of its tests.
    pub outcomes: Vec<Outcome>,
}

/// What was found for one test of a claim.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// Position of the measure in the plan's list.
    pub measure: usize,
    /// The mean without the knob turned.
    pub without: f64,
    /// The mean paired difference, with its 95% interval.
    pub difference: Interval,
    /// What it says of the claim.
    pub verdict: Verdict,
}

/// What the differences say of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// The interval lies wholly on the claimed side of zero.
    Holds,
    /// The interval includes zero.
    NotShown,
    /// The interval lies wholly on the other side.
    Contradicted,
}

impl Finding {
    /// The least favourable verdict: a claim holds when all that it says holds.
    pub fn verdict(&self) -> Verdict {
        self.outcomes.iter().map(|o| o.verdict).max().unwrap_or(Verdict::NotShown)
    }
}

/// A claim with the plans of its two sides and the measures it names.
struct Case<'a> {
    tests: &'a [Test],
    measures: Vec<usize>,
    plans: [Plan; 2],
}

/// Examines claims with `replications` paired replications each.
///
/// # Errors
///
/// With a message when a claim names settings or a measure that do not exist: a fault of the claim.
pub fn examine(claims: &[Claim], seed: u64, replications: u32) -> Result<Vec<Finding>, String> {
    let cases = claims.iter().map(prepare).collect::<Result<Vec<_>, _>>()?;
    let tasks: Vec<(usize, u32)> =
        (0..cases.len()).flat_map(|case| (0..replications).map(move |r| (case, r))).collect();
    let pairs = replay(&cases, &tasks, seed);
    let mut student = Student::default();
    let find = |(index, case): (usize, &Case<'_>)| {
        let of_case = &pairs[index * replications as usize..(index + 1) * replications as usize];
        let outcome = |(at, test): (usize, &Test)| {
            let (mut without, mut difference) = (Moments::default(), Moments::default());
            for pair in of_case {
                let (a, b) = pair[at];
                if a.is_finite() && b.is_finite() {
                    without.push(a);
                    difference.push(b - a);
                }
            }
            let interval = student.interval(&difference);
            let verdict = judge(test.richting, &interval);
            Outcome { measure: case.measures[at], without: without.mean(), difference: interval, verdict }
        };
        Finding { outcomes: case.tests.iter().enumerate().map(outcome).collect() }
    };
    // One factor of Student's distribution serves all claims, so they are judged one after another.
    let mut find = find;
    Ok(cases.iter().enumerate().map(&mut find).collect())
}

fn judge(direction: Direction, interval: &Interval) -> Verdict {
    let (above, below) = (interval.low > 0.0, interval.high < 0.0);
    match direction {
        Direction::Higher if above => Verdict::Holds,
        Direction::Lower if below => Verdict::Holds,
        _ if above || below => Verdict::Contradicted,
        _ => Verdict::NotShown,
    }
}

fn prepare(claim: &Claim) -> Result<Case<'_>, String> {
    let scenarios = claim.scenarios().map_err(|rejected| format!("Bewering {}: {rejected}", claim.id))?;
    let plans = scenarios.map(|scenario| scenario.plan);
    let position = |test: &Test| {
        let measures = &plans[0].lines;
        let found = measures.iter().position(|line| line.measure.id == test.maat.text);
        found.ok_or_else(|| format!("Bewering {}: er is geen maat `{}`.", claim.id, test.maat.text))
    };
    let measures = claim.toets.iter().map(position).collect::<Result<_, _>>()?;
    Ok(Case { tests: &claim.toets, measures, plans })
}

/// Without and with, for each test of a case, for each task in order.
fn replay(cases: &[Case<'_>], tasks: &[(usize, u32)], seed: u64) -> Vec<Vec<(f64, f64)>> {
    let one = |(case, replication): &(usize, u32)| {
        let case = &cases[*case];
        let runs = [0, 1].map(|side| model::run(&case.plans[side], seed, *replication));
        let months = case.plans[0].months().len();
        let value = |at: usize, test: &Test, side: usize| window(&runs[side], case.measures[at], months, test);
        case.tests.iter().enumerate().map(|(at, test)| (value(at, test, 0), value(at, test, 1))).collect()
    };
    #[cfg(feature = "cli")]
    {
        use rayon::prelude::*;
        tasks.par_iter().map(one).collect()
    }
    #[cfg(not(feature = "cli"))]
    tasks.iter().map(one).collect()
}

/// A measure over the months of a test: its whole-period figure, or the mean of its months.
fn window(run: &Replication, measure: usize, months: usize, test: &Test) -> f64 {
    if test.van_maand.is_none() && test.tot_maand.is_none() {
        return run.whole[measure];
    }
    let from = test.van_maand.unwrap_or(1) as usize - 1;
    let to = test.tot_maand.map_or(months, |m| m as usize).min(months);
    let values = &run.values[measure * months..(measure + 1) * months];
    let seen: Vec<f64> = values[from.min(to)..to].iter().copied().filter(|v| !v.is_nan()).collect();
    seen.iter().sum::<f64>() / seen.len() as f64
}
