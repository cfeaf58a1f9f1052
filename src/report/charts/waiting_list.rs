//! `wachtlijst`: how many dossiers wait, month by month.

use super::Drawing;
use super::conclusion::Wording;
use super::fan::FanChart;
use super::lookup;
use crate::statistics::Comparison;

/// Draws the chart.
pub fn draw(c: &Comparison, version: &str) -> Option<Drawing> {
    let m = lookup::measure(c, "wachtlijst_totaal")
        .or_else(|| c.measures.iter().position(|m| m.id.starts_with("wachtlijst")))?;
    let chart = FanChart {
        name: "wachtlijst",
        wording: Wording { noun: "de wachtlijst", bare: "wachtlijst", less: "korter", more: "langer" },
        norm: None,
    };
    chart.draw(c, version, m)
}
