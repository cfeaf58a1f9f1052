//! `doorlooptijd`: how long it takes from melding to besluit, month by month, against the legal term.

use super::conclusion::Wording;
use super::fan::{self, FanChart};
use super::{Drawing, LEGAL_WEEKS, lookup};
use crate::statistics::Comparison;

/// Draws the chart.
pub fn draw(c: &Comparison, version: &str) -> Option<Drawing> {
    let m = lookup::measure(c, "doorlooptijd_p50").or_else(|| lookup::measure(c, "doorlooptijd_gem"))?;
    let chart = FanChart {
        name: "doorlooptijd",
        wording: Wording { noun: "de doorlooptijd", bare: "doorlooptijd", less: "korter", more: "langer" },
        norm: fan::in_weeks(c, m).then_some((LEGAL_WEEKS as f64, "norm: 8 weken")),
    };
    chart.draw(c, version, m)
}
