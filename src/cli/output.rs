//! What the command line asks of the reports: the one place where the two meet.
//!
//! For now the table is no more than the number of simulations, and no files are written.

use super::end::Trouble;
use crate::scenario::Scenario;
use crate::statistics::Comparison;
use jiff::civil::Date;
use std::path::{Path, PathBuf};

/// The key figures as a table for the terminal.
pub fn table(comparison: &Comparison) -> String {
    format!("{} scenario's, elk {} keer nagespeeld", comparison.scenarios.len(), comparison.replications)
}

/// Writes the report and returns the folder that it is in: `destination`, or the next free name when that exists
/// and `overwrite` is false.
///
/// # Errors
///
/// When it cannot be written.
pub fn write(
    _comparison: &Comparison,
    _scenarios: &[Scenario],
    destination: &Path,
    _overwrite: bool,
) -> Result<PathBuf, Trouble> {
    Ok(destination.to_path_buf())
}

/// A number with a decimal comma and dots between thousands.
pub fn number(value: f64, decimals: usize) -> String {
    let digits = format!("{value:.decimals$}");
    let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
    let mut text = String::new();
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) && !text.ends_with('-') {
            text.push('.');
        }
        text.push(digit);
    }
    if fraction.is_empty() { text } else { format!("{text},{fraction}") }
}

/// `1 juli 2026`.
pub fn date(date: Date) -> String {
    const MONTHS: [&str; 12] = [
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ];
    format!("{} {} {}", date.day(), MONTHS[date.month() as usize - 1], date.year())
}
