//! `doorlooptijd`: how long it takes from melding to besluit, month by month, against the legal term.

use crate::report::View;

use super::conclusion::Wording;
use super::fan::{self, FanChart};
use super::{Drawing, LEGAL_WEEKS, lookup};

/// Draws the chart.
pub fn draw(c: &View<'_>) -> Option<Drawing> {
    let middle = lookup::measure(c, "doorlooptijd_p50");
    let m = middle.or_else(|| lookup::measure(c, "doorlooptijd_gem"))?;
    // Elsewhere it is the mean that is told, and the two need not change alike.
    let (dutch, english) = match middle {
        Some(_) => (("de middelste doorlooptijd", "middelste doorlooptijd"), "median lead time"),
        None => (("de doorlooptijd", "doorlooptijd"), "lead time"),
    };
    let chart = FanChart {
        name: "doorlooptijd",
        wording: c.language.say(
            Wording { noun: dutch.0, bare: dutch.1, less: "korter", more: "langer" },
            Wording { noun: english, bare: english, less: "shorter", more: "longer" },
        ),
        norm: fan::in_weeks(c, m)
            .then_some((LEGAL_WEEKS as f64, c.language.say("norm: 8 weken", "limit: 8 weeks"))),
    };
    chart.draw(c, m)
}
