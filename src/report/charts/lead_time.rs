//! `doorlooptijd`: how long it takes from melding to besluit, month by month, against the legal term.

use crate::report::View;

use super::conclusion::Wording;
use super::fan::{self, FanChart};
use super::{Drawing, LEGAL_WEEKS, lookup};

/// Draws the chart.
pub fn draw(c: &View<'_>) -> Option<Drawing> {
    let m = lookup::measure(c, "doorlooptijd_p50").or_else(|| lookup::measure(c, "doorlooptijd_gem"))?;
    let chart = FanChart {
        name: "doorlooptijd",
        wording: c.language.say(
            Wording { noun: "de doorlooptijd", bare: "doorlooptijd", less: "korter", more: "langer" },
            Wording { noun: "lead time", bare: "lead time", less: "shorter", more: "longer" },
        ),
        norm: fan::in_weeks(c, m).then_some((LEGAL_WEEKS as f64, c.language.say("norm: 8 weken", "norm: 8 weeks"))),
    };
    chart.draw(c, m)
}
