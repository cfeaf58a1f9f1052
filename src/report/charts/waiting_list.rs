//! `wachtlijst`: how many dossiers wait, month by month.

use crate::report::View;

use super::Drawing;
use super::conclusion::Wording;
use super::fan::FanChart;
use super::lookup;

/// Draws the chart.
pub fn draw(c: &View<'_>) -> Option<Drawing> {
    let m = lookup::measure(c, "wachtlijst_totaal")
        .or_else(|| c.measures.iter().position(|m| m.id.starts_with("wachtlijst")))?;
    let chart = FanChart {
        name: "wachtlijst",
        wording: c.language.say(
            Wording { noun: "de wachtlijst", bare: "wachtlijst", less: "korter", more: "langer" },
            Wording { noun: "the waiting list", bare: "waiting list", less: "shorter", more: "longer" },
        ),
        norm: None,
    };
    chart.draw(c, m)
}
