//! From observed months to the numbers of a replication.

use super::plan::Plan;
use crate::observations::{Histogram, Month, Observer, Replication};
use crate::statistics::Whole;

/// Weekly classes of the waiting-time distribution; the last holds all that took longer.
const WEEKS: usize = 53;

/// The numbers of a replication, for the reported months.
pub fn replication(plan: &Plan, obs: &Observer, events: u64) -> Replication {
    let months = &obs.months()[plan.warm_up..];
    let dates = &plan.dates[plan.warm_up..];
    let years = months.len() as f64 / 12.0;
    let mut total = months[0].clone();
    months[1..].iter().for_each(|month| total.merge(month));
    let mut values = Vec::with_capacity(plan.lines.len() * months.len());
    let mut whole = Vec::with_capacity(plan.lines.len());
    for line in &plan.lines {
        let first = values.len();
        if line.cumulative {
            let mut sum = 0.0;
            for (month, date) in months.iter().zip(dates) {
                sum = if date.month() == 1 { 0.0 } else { sum } + line.formula.value(month);
                values.push(sum);
            }
        } else {
            values.extend(months.iter().map(|month| line.formula.value(month)));
        }
        whole.push(match line.measure.whole {
            Whole::Average => line.formula.value(&total),
            Whole::PerYear => line.formula.value(&total) / years,
            Whole::AtEnd => values[first + months.len() - 1],
        });
    }
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
