//! What a comparison of scenarios yields: the input of every report.

use crate::language::Text;
use jiff::civil::Date;

/// The outcome of running some scenarios a number of times with paired random streams.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The name of the municipality.
    pub municipality: String,
    /// Inhabitants.
    pub inhabitants: f64,
    /// The seed of all streams.
    pub seed: u64,
    /// Replications that every figure rests on.
    pub replications: u32,
    /// First day of each reported month.
    pub months: Vec<Date>,
    /// Months that were simulated before the first reported month.
    pub warm_up_months: u32,
    /// What was measured, in the order of the tables.
    pub measures: Vec<Measure>,
    /// The scenarios, in the order asked for.
    pub scenarios: Vec<ScenarioResult>,
    /// The position of the scenario with which the others are compared.
    pub reference: usize,
    /// Each budget year that is wholly reported: its number and the months `from..to` it spans.
    pub budget_years: Vec<BudgetYear>,
    /// How many times smaller the variance of a paired difference is than with independent seeds.
    pub pairing: Vec<Pairing>,
}

/// A calendar year of the reported period.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BudgetYear {
    /// The year, such as 2027.
    pub year: i16,
    /// Position of its first reported month.
    pub first: usize,
    /// One past its last reported month.
    pub end: usize,
}

/// What is measured.
#[derive(Clone, Debug, PartialEq)]
pub struct Measure {
    /// Stable id, as in the CSV files: `wachtlijst_onderzoek`; of a group: `onvervuld_stil:profiel=dementie`.
    pub id: String,
    /// Its name, as in charts: "Wachtlijst onderzoek", "Waiting list for inquiry".
    pub name: Text<String>,
    /// One sentence that says what exactly is counted.
    pub meaning: Text<String>,
    /// The unit.
    pub unit: Unit,
    /// How the figure over the whole reported period is formed.
    pub whole: Whole,
    /// True for the figures that the terminal and the report show first.
    pub key: bool,
}

/// The unit of a measure; it also decides how a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A number of things: clients, dossiers, meldingen. The plural noun.
    Count(Text),
    /// Whole calendar weeks, with decimals.
    Weeks,
    /// Weeks that clients lived through: client-weeks.
    ClientWeeks,
    /// A share from 0 to 1, written as a percentage.
    Share,
    /// Euros.
    Euro,
    /// Hours.
    Hours,
    /// Full-time equivalents.
    Fte,
    /// A plain number, such as a coefficient of variation.
    Number,
}

/// How a figure over the whole reported period is formed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whole {
    /// The average over the period (stocks, shares, durations).
    Average,
    /// The average per year (flows, euros).
    PerYear,
    /// The value at the end of the period.
    AtEnd,
}

/// One scenario's outcome.
#[derive(Clone, Debug, PartialEq)]
pub struct ScenarioResult {
    /// The name: the file's name without `.toml`.
    pub name: String,
    /// The Dutch title, short enough for a chart label.
    pub title: String,
    /// The question that the scenario answers.
    pub question: String,
    /// What the scenario does not answer.
    pub caveat: String,
    /// What differs from `basis`.
    pub changes: Vec<Change>,
    /// What `changes` differ from.
    pub basis: Basis,
    /// One figure per measure over the whole period, in the order of [`Comparison::measures`].
    pub figures: Vec<Figure>,
    /// Monthly bands: `series[measure][month]`.
    pub series: Vec<Vec<Band>>,
    /// Monthly paired difference with the reference: `differences[measure][month]`, `NaN` in a month in which no
    /// replication saw both. Empty for the reference.
    pub differences: Vec<Vec<Interval>>,
    /// Per budget year (as in [`Comparison::budget_years`]) and replication kept for bands: spending minus budget,
    /// euros; positive is an overrun. For "past het in de begroting?".
    pub overruns: Vec<Vec<f64>>,
    /// How long the decisions of all replications took: `waiting[w]` is the share of decisions made in week
    /// `w` after melding (w = 0: within the first week). Sums to 1 with the last class holding the rest; all zero
    /// when nothing was decided.
    pub waiting: Vec<f64>,
}

/// What the changes of a scenario differ from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Basis {
    /// The settings that the scenario itself begins with: it builds on nothing.
    #[default]
    Own,
    /// The scenario at [`Comparison::reference`], on which it builds.
    Reference,
    /// The file on which it builds, by its name without `.toml`.
    File(String),
}

/// A setting that a scenario changes.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The path of the setting: `team.fte`.
    pub path: String,
    /// Its help text: what it means.
    pub meaning: String,
    /// Its unit, possibly empty.
    pub unit: String,
    /// The value in the basis, as typed; `None` when the setting is new.
    pub from: Option<String>,
    /// The value in the scenario, as typed.
    pub to: String,
    /// From when it holds; `None` is from the start.
    pub since: Option<Date>,
    /// Why, in the words of the scenario.
    pub reason: Option<String>,
}

/// A figure over the whole period.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figure {
    /// Mean over replications with its 95% interval. `None` when nothing was seen, which is not zero.
    pub value: Option<Interval>,
    /// Mean paired difference with the reference and its 95% interval; `None` for the reference itself, and when no
    /// replication saw both.
    pub difference: Option<Interval>,
    /// The two-sided p-value of the difference by the paired t-test, which is below 0.05 when the interval excludes
    /// zero; `None` when there is no difference or its spread is unknown.
    pub p: Option<f64>,
    /// Replications in which there was something to measure.
    pub n: u32,
}

/// A mean with a 95% confidence interval of the mean. Of one replication the bounds are unknown: `NaN`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The mean.
    pub mean: f64,
    /// The lower bound.
    pub low: f64,
    /// The upper bound.
    pub high: f64,
}

/// How the replications spread in one month. The mean rests on all replications, the quantiles on the first
/// [`BAND_SAMPLE`](super::BAND_SAMPLE) of them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
    /// Mean over replications; `NaN` when nothing was seen (`n` is 0).
    pub mean: f64,
    /// 5% of the replications lie below.
    pub p05: f64,
    /// A quarter of the replications lies below.
    pub p25: f64,
    /// The middle outcome.
    pub p50: f64,
    /// Three quarters of the replications lie below.
    pub p75: f64,
    /// 95% of the replications lie below.
    pub p95: f64,
    /// Replications in which there was something to measure.
    pub n: u32,
}

/// The gain of paired streams for one scenario and measure.
#[derive(Clone, Debug, PartialEq)]
pub struct Pairing {
    /// The scenario compared with the reference.
    pub scenario: usize,
    /// Position of the measure.
    pub measure: usize,
    /// Variance with independent seeds divided by the variance with paired streams.
    pub ratio: f64,
}
