//! Whether the warm-up is long enough.
//!
//! A scenario is replayed flat: without growth, without dated changes and for more years than it reports, so that
//! what still moves comes from the state of the first day. Each measure's monthly averages over the replications, from
//! the first month of the warm-up on, are then searched for where that state no longer shows.

use super::failure::Failure;
use super::progress::{Progress, Stop};
use super::run::Options;
use super::workshop::{Floor, in_order, task};
use crate::model;
use crate::scenario::{Rejected, Scenario, Variant};
use crate::schema::Data;
use crate::statistics::truncation::suggested;
use crate::statistics::{Interval, Measure, Moments, RISK, Student, holm};

/// Replications when the user does not say how many: enough to lay the monthly averages free from most luck.
pub const DEFAULT_REPLICATIONS: u32 = 60;
/// Years that are played after the warm-up, at least.
const YEARS: u32 = 12;
/// Years after the warm-up in which a state of the first day would do harm: as many as are commonly reported.
const REPORTED: usize = 4;

/// The levels that carry the state of the first day longest, and the least drift of each that matters, as a share
/// (aanname; `docs/model.md`, Aanloop). What sways with a little more or less work may drift further than what hardly moves:
/// its comparisons are less certain too. Those that a model does not have are skipped.
pub const LEVELS: [(&str, f64); 9] = [
    ("clienten", 0.01),
    ("onderhanden", 0.03),
    ("wachtlijst_totaal", 0.10),
    ("wachtlijst_levering", 0.03),
    ("fte", 0.01),
    ("doorlooptijd_gem", 0.10),
    ("uitgaven", 0.015),
    ("onvoldoende_geholpen", 0.08),
    ("onvervuld_stil", 0.08),
];

/// What was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Months of warm-up that the scenario has.
    pub months: u32,
    /// Months that were played, the warm-up among them.
    pub played: usize,
    /// Replications.
    pub replications: u32,
    /// One for each level.
    pub levels: Vec<Level>,
}

/// What is found of the warm-up for one level.
///
/// The rule that suggests where to cut also cuts levels that only wander, and sees nothing of what drowns in noise. So what
/// decides is whether the years in which it would do harm differ from the years after them: a warm-up is called short
/// when these clearly do among all levels, by something that matters, and enough only when their interval leaves no room
/// for that. That all levels are fine asks it of each, which needs no correction for their number (Berger 1982,
/// "Multiparameter hypothesis testing and acceptance sampling", Technometrics 24).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The state of the first day is gone before the first reported month, and no difference that matters is left.
    Enough,
    /// It may still be there, but the first reported years do not differ from those after them by what matters.
    Harmless,
    /// The first reported years may differ from those after them by what matters, and may not.
    Unsure,
    /// The first reported years clearly differ from those after them.
    Short,
}

/// What was found for one level.
#[derive(Clone, Debug, PartialEq)]
pub struct Level {
    /// What was measured.
    pub measure: Measure,
    /// The least drift that matters, as a share.
    pub matters: f64,
    /// Months from the first day that still show how the run began; `None` when the run is too short to say.
    pub suggested: Option<usize>,
    /// The average over the first reported years minus that over the years after these, as a share of the latter, with
    /// its 95% interval over the replications.
    pub drift: Interval,
    /// The p-value of the drift when all levels count; `None` when there is nothing to judge.
    pub p: Option<f64>,
}

impl Level {
    /// What is found of a warm-up of so many months.
    pub fn verdict(&self, warm_up: u32) -> Verdict {
        let past = self.suggested.is_some_and(|months| months <= warm_up as usize);
        if self.p.is_some_and(|p| p <= RISK) && self.drift.mean.abs() >= self.matters {
            Verdict::Short
        } else if past && self.drift.mean.is_nan() {
            // What is always nothing cannot differ, and has no bounds.
            Verdict::Enough
        } else if self.reach().is_none_or(|reach| reach >= self.matters) {
            Verdict::Unsure
        } else if past {
            Verdict::Enough
        } else {
            Verdict::Harmless
        }
    }

    /// How far the interval of the drift reaches from nothing; `None` when its bounds are unknown.
    pub fn reach(&self) -> Option<f64> {
        let Interval { low, high, .. } = self.drift;
        (low.is_finite() && high.is_finite()).then(|| low.abs().max(high.abs()))
    }
}

/// The scenario without what moves it: no growth, no dated changes, and more years.
///
/// # Errors
///
/// When these settings cannot be laid over it.
pub fn flat(scenario: &Scenario) -> Result<Scenario, Rejected> {
    let years = scenario.plan.months().len() as u32 / 12;
    let variant = Variant::default()
        .with(&["tijd", "jaren"], Data::Int(i64::from(years.max(YEARS))))
        .with(&["instroom", "groei"], Data::Float(0.0))
        .with(&["begroting", "groei"], Data::Float(0.0));
    let mut flat = scenario.vary(&variant)?;
    flat.plan.periods.truncate(1);
    Ok(flat)
}

/// Looks how long the state of the first day shows in `flat`, a scenario that was made [`flat`].
///
/// # Errors
///
/// When a replay meets a fault in the program, or the user asks to stop.
pub fn examine(
    flat: &Scenario,
    options: Options,
    progress: &dyn Progress,
    stop: &Stop,
) -> Result<Finding, Failure> {
    let plan = &flat.plan;
    let measures = plan.measures();
    let place = |id: &str| measures.iter().position(|measure| measure.id == id);
    let seen = |(id, matters): &(&str, f64)| Some(Seen::new(place(id)?, *matters, plan.dates.len()));
    let mut found: Vec<Seen> = LEVELS.iter().filter_map(seen).collect();
    in_order(
        u64::from(options.replications),
        Floor { threads: options.threads, progress, stop },
        |replication| {
            let replication = replication as u32;
            task(&flat.name, options.seed, replication, || model::run_all_months(plan, options.seed, replication))
        },
        |_, values: Vec<f64>| {
            for seen in &mut found {
                seen.fold(&values[seen.place * plan.dates.len()..][..plan.dates.len()], plan.warm_up);
            }
        },
    )?;
    let mut student = Student::default();
    let p: Vec<Option<f64>> = found.iter().map(|seen| student.p(&seen.drift)).collect();
    let known: Vec<f64> = p.iter().flatten().copied().collect();
    let mut adjusted = holm(&known).into_iter();
    let mut level = |(seen, p): (&Seen, &Option<f64>)| Level {
        measure: measures[seen.place].clone(),
        matters: seen.matters,
        suggested: suggested(&seen.averages()),
        drift: student.interval(&seen.drift),
        p: p.and_then(|_| adjusted.next()),
    };
    Ok(Finding {
        months: plan.warm_up_months(),
        played: plan.dates.len(),
        replications: options.replications,
        levels: found.iter().zip(&p).map(&mut level).collect(),
    })
}

/// What was seen of one level.
struct Seen {
    /// Where it stands among the measures.
    place: usize,
    /// The least drift that matters, as a share.
    matters: f64,
    months: Vec<Moments>,
    drift: Moments,
}

impl Seen {
    fn new(place: usize, matters: f64, months: usize) -> Seen {
        Seen { place, matters, months: vec![Moments::default(); months], drift: Moments::default() }
    }

    fn fold(&mut self, series: &[f64], warm_up: usize) {
        self.months.iter_mut().zip(series).for_each(|(moments, x)| moments.push(*x));
        let split = (warm_up + REPORTED * 12).min(series.len());
        let average = |part: &[f64]| {
            let mut moments = Moments::default();
            part.iter().for_each(|x| moments.push(*x));
            moments.mean()
        };
        let (first, after) = (average(&series[warm_up..split]), average(&series[split..]));
        self.drift.push(if after == 0.0 { f64::NAN } else { first / after - 1.0 });
    }

    /// The average of each month; a month in which nothing was seen is as the month before it.
    fn averages(&self) -> Vec<f64> {
        let mut last = self.months.iter().map(Moments::mean).find(|mean| !mean.is_nan()).unwrap_or(0.0);
        let mut known = |mean: f64| {
            last = if mean.is_nan() { last } else { mean };
            last
        };
        self.months.iter().map(|moments| known(moments.mean())).collect()
    }
}
