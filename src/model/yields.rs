//! From observed months to the numbers of a replication.

use super::plan::Plan;
use crate::observations::{Histogram, Line, Month, Observer, Replication};
use crate::statistics::Whole;

/// Weekly classes of the waiting-time distribution; the last holds all that took longer.
const WEEKS: usize = 53;

/// The numbers of a replication, for the reported months.
pub fn replication(plan: &Plan, obs: &Observer, events: u64) -> Replication {
    let months = &obs.months()[plan.warm_up..];
    let years = months.len() as f64 / 12.0;
    let total = Month::together(months);
    let values = monthly(plan, obs, plan.warm_up);
    let whole = |(at, line): (usize, &Line)| match line.measure.whole {
        Whole::Average => line.formula.value(&total),
        Whole::PerYear => line.formula.value(&total) / years,
        Whole::AtEnd => values[(at + 1) * months.len() - 1],
    };
    let whole = plan.lines.iter().enumerate().map(whole).collect();
    let mut decisions = Histogram::default();
    months.iter().for_each(|month| decisions.merge(&month.decision));
    let overruns = plan
        .budget_years()
        .iter()
        .map(|year| {
            let months = &months[year.first..year.end];
            let spent: i64 = months.iter().map(Month::spending).sum();
            let budget: i64 = months.iter().map(Month::budget).sum();
            (spent - budget) as f64 / 100.0
        })
        .collect();
    Replication { values, whole, waiting: decisions.weeks(WEEKS), overruns, events }
}

/// The measures in each month of the run from the month at position `from` on: `values[measure * months + month]`.
pub fn monthly(plan: &Plan, obs: &Observer, from: usize) -> Vec<f64> {
    let (months, dates) = (&obs.months()[from..], &plan.dates[from..]);
    let mut values = Vec::with_capacity(plan.lines.len() * months.len());
    for line in &plan.lines {
        if line.cumulative {
            let mut sum = 0.0;
            for (month, date) in months.iter().zip(dates) {
                sum = if date.month() == 1 { 0.0 } else { sum } + line.formula.value(month);
                values.push(sum);
            }
        } else {
            values.extend(months.iter().map(|month| line.formula.value(month)));
        }
    }
    values
}
