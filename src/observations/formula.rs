//! How a measure follows from the raw sums.
//!
//! One formula serves a month and the whole period alike, because it is applied to sums.

use super::observer::{Month, NANO_PER_CENT};
use super::raw::{CellCount, CellLevel, Count, Level, ProductLevel};
use crate::engine::WEEK;
use crate::engine::math::exp;

/// How a measure follows from the sums of a period.
#[derive(Clone, Debug, PartialEq)]
pub enum Formula {
    /// The average of levels, times a factor.
    Mean(Vec<Level>, f64),
    /// The sum of counts, times a factor.
    Sum(Vec<Count>, f64),
    /// Some counts per other counts, times a factor.
    Ratio(Vec<Count>, Vec<Count>, f64),
    /// One average level per another.
    LevelRatio(Level, Level),
    /// Euros: areas under spending levels and counts in cents.
    Euro(Vec<Level>, Vec<Count>),
    /// The budget minus all spending, in euros.
    Balance,
    /// A quantile of the weeks from melding to besluit.
    Decision(f64),
    /// A quantile of the weeks from melding to the start of care.
    Delivery(f64),
    /// Hours worked per hour available.
    Occupancy,
    /// Consulents who leave, per consulent and year.
    Turnover,
    /// The spread of indicated over needed between clients: the coefficient of variation of a lognormal
    /// with the same variance of the logarithm, `sqrt(exp(var) - 1)`.
    Spread,
    /// The average number of clients in some cells.
    Cells(CellLevel, Vec<usize>),
    /// Client-weeks lived in some cells.
    CellWeeks(CellLevel, Vec<usize>),
    /// The share of one cell level in another.
    CellShare(CellLevel, CellLevel, Vec<usize>),
    /// The share of those who are short in all who have care or need it: clients with care, and who is short without.
    CellShortage(CellLevel, Vec<usize>),
    /// Euros of a spending level of some cells.
    CellEuro(Vec<usize>),
    /// Events in some cells.
    CellEvents(CellCount, Vec<usize>),
    /// Events in some cells per client with care and year.
    CellRate(CellCount, Vec<usize>),
    /// Euros spent on a product.
    ProductEuro(usize),
    /// Clients who get a product at some time in a year: those at its start and those who begin in it, on average over the
    /// years of the period. The last place stands for any product.
    YearClients(usize),
}

/// Seconds in the 365.25 days of a year, for rates per year.
const YEAR_SECONDS: f64 = crate::engine::YEAR as f64;

impl Formula {
    /// The measure over a period of sums; `NaN` when nothing was seen.
    pub fn value(&self, sums: &Month) -> f64 {
        let seconds = sums.seconds as f64;
        let level = |l: &Level| sums.levels[*l as usize] as f64;
        let count = |c: &Count| sums.counts[*c as usize] as f64;
        let of = |counts: &[Count]| counts.iter().map(count).sum::<f64>();
        let cells = sums.cell_counts.len() / CellCount::COUNT;
        let area = |l: CellLevel, set: &[usize]| {
            set.iter().map(|c| sums.cell_levels[l as usize * cells + c]).sum::<i128>() as f64
        };
        let events = |l: CellCount, set: &[usize]| {
            set.iter().map(|c| sums.cell_counts[l as usize * cells + c]).sum::<i64>() as f64
        };
        let share = |above: f64, below: f64| if below > 0.0 { above / below } else { f64::NAN };
        match self {
            Formula::Mean(levels, factor) => levels.iter().map(level).sum::<f64>() / seconds * factor,
            Formula::Sum(counts, factor) => of(counts) * factor,
            Formula::Ratio(above, below, factor) => share(of(above), of(below)) * factor,
            Formula::LevelRatio(above, below) => share(level(above), level(below)),
            Formula::Euro(levels, counts) => {
                let nano: i128 = levels.iter().map(|l| sums.levels[*l as usize]).sum();
                let cents: i64 = counts.iter().map(|c| sums.counts[*c as usize]).sum();
                (nano / NANO_PER_CENT + i128::from(cents)) as f64 / 100.0
            }
            Formula::Balance => (sums.counts[Count::Budget as usize] - sums.spending()) as f64 / 100.0,
            Formula::Decision(q) => sums.decision.quantile(*q).map_or(f64::NAN, |days| days / 7.0),
            Formula::Delivery(q) => sums.delivery.quantile(*q).map_or(f64::NAN, |days| days / 7.0),
            Formula::Occupancy => share(of(&HOURS), count(&Count::HoursAvailable)),
            Formula::Turnover => {
                let years = sums.levels[Level::Staff as usize] as f64 / 1000.0 / YEAR_SECONDS;
                share(count(&Count::StaffLeft) / 1000.0, years)
            }
            Formula::Spread => {
                let n = count(&Count::Granted);
                if n < 2.0 {
                    return f64::NAN;
                }
                let mean = count(&Count::GrantedLog) / 1e6 / n;
                let variance = (count(&Count::GrantedLogSquare) / 1e6 / n - mean * mean).max(0.0);
                let spread = libm::sqrt(exp(variance) - 1.0);
                // Wider than any number: next to nothing beside what is usual. Nothing can be said of it then.
                if spread.is_finite() { spread } else { f64::NAN }
            }
            Formula::Cells(l, set) => area(*l, set) / seconds,
            Formula::CellWeeks(l, set) => area(*l, set) / WEEK as f64,
            Formula::CellShare(above, below, set) => share(area(*above, set), area(*below, set)),
            Formula::CellShortage(l, set) => {
                let without_care = area(CellLevel::Unmet, set) - area(CellLevel::Short, set);
                share(area(*l, set), area(CellLevel::Clients, set) + without_care)
            }
            Formula::CellEuro(set) => area(CellLevel::Spend, set) / 1e9,
            Formula::CellEvents(l, set) => events(*l, set),
            Formula::CellRate(l, set) => share(events(*l, set), area(CellLevel::Clients, set) / YEAR_SECONDS),
            Formula::ProductEuro(product) => {
                let products = sums.product_starts.len();
                sums.product_levels[ProductLevel::Spend as usize * products + product] as f64 / 1e9
            }
            Formula::YearClients(product) => {
                let started = if *product < sums.product_starts.len() {
                    sums.product_starts[*product]
                } else {
                    let all: Vec<usize> = (0..cells).collect();
                    events(CellCount::Entered, &all) as i64
                };
                let years = seconds / YEAR_SECONDS;
                sums.at_start[*product] as f64 / sums.starts as f64 + started as f64 / years.max(1.0)
            }
        }
    }
}

/// All hours worked on cases.
pub(super) const HOURS: [Count; 7] = [
    Count::HoursInquiry,
    Count::HoursRepair,
    Count::HoursDeviation,
    Count::HoursOther,
    Count::HoursObjection,
    Count::HoursDirecting,
    Count::HoursEvaluation,
];
