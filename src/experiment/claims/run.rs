//! Examines claims by paired replications.

use super::picture::Wrong;
use super::{Claim, Direction, Test};
use crate::experiment::Failure;
use crate::experiment::workshop::{Floor, in_order, replay_once};
use crate::observations::Replication;
use crate::scenario::Scenario;
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

/// A claim with the scenarios of its two sides and the measures it names.
struct Case<'a> {
    name: &'a str,
    tests: &'a [Test],
    measures: Vec<usize>,
    sides: [Scenario; 2],
}

/// Examines claims with `replications` paired replications each.
///
/// # Errors
///
/// When a claim names settings or a measure that do not exist, a replay meets a fault in the program, or the user asks
/// to stop.
pub fn examine(claims: &[Claim], seed: u64, replications: u32, floor: Floor<'_>) -> Result<Vec<Finding>, Wrong> {
    let cases = claims.iter().map(prepare).collect::<Result<Vec<_>, _>>().map_err(Wrong::Claim)?;
    let tasks: Vec<(usize, u32)> =
        (0..cases.len()).flat_map(|case| (0..replications).map(move |r| (case, r))).collect();
    let pairs = replay(&cases, &tasks, seed, floor)?;
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
    let sides = claim.scenarios().map_err(|rejected| format!("Bewering {}: {rejected}", claim.id))?;
    let position = |test: &Test| {
        let measures = &sides[0].plan.lines;
        let found = measures.iter().position(|line| line.measure.id == test.maat.text);
        found.ok_or_else(|| format!("Bewering {}: er is geen maat `{}`.", claim.id, test.maat.text))
    };
    let measures = claim.toets.iter().map(position).collect::<Result<_, _>>()?;
    Ok(Case { name: &claim.id, tests: &claim.toets, measures, sides })
}

/// Without and with: for each task, for each test of its case.
type Pairs = Vec<Vec<(f64, f64)>>;

/// Without and with, for each test of a case, for each task in order.
fn replay(cases: &[Case<'_>], tasks: &[(usize, u32)], seed: u64, floor: Floor<'_>) -> Result<Pairs, Failure> {
    let mut pairs = Pairs::with_capacity(tasks.len());
    let one = |number: u64| {
        let (case, replication) = tasks[number as usize];
        let case = &cases[case];
        let run = |side: usize| replay_once(case.name, &case.sides[side], seed, replication, |_| ());
        let runs = [run(0)?, run(1)?];
        let months = case.sides[0].plan.months().len();
        let value = |at: usize, test: &Test, side: usize| window(&runs[side], case.measures[at], months, test);
        Ok(case.tests.iter().enumerate().map(|(at, test)| (value(at, test, 0), value(at, test, 1))).collect())
    };
    in_order(tasks.len() as u64, floor, one, |_, pair| pairs.push(pair))?;
    Ok(pairs)
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
