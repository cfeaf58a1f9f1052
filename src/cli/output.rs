//! What the command line asks of the reports: the one place where the two meet.

use super::end::{End, Trouble, say};
use crate::report::{self, Provenance, ReportError, dutch};
use crate::scenario::Scenario;
use crate::statistics::Comparison;
use jiff::civil::Date;
use std::path::{Path, PathBuf};

/// The key figures as a table for the terminal.
pub fn table(comparison: &Comparison) -> String {
    report::terminal::table(comparison)
}

/// Writes the report and returns the folder that it is in: `destination`, or the next free name when that exists
/// and `overwrite` is false.
///
/// # Errors
///
/// When it cannot be written.
pub fn write(
    comparison: &Comparison,
    scenarios: &[Scenario],
    destination: &Path,
    overwrite: bool,
) -> Result<PathBuf, Trouble> {
    report::write(comparison, &Provenance::of(scenarios), destination, overwrite)
        .map(|written| written.folder)
        .map_err(|error| Trouble { end: End::Failed, text: error.to_string() })
}

/// Says where a result is, and that what was there is still there.
///
/// # Errors
///
/// When it cannot be said.
pub fn place(folder: &Path, destination: &Path) -> Result<(), Trouble> {
    say(&format!("\nDe resultaten staan in {}", folder.display()))?;
    if folder != destination {
        say(&format!(
            "{} bestond al en is niet veranderd; met --overschrijf wordt die vervangen.",
            destination.display()
        ))?;
    }
    Ok(())
}

/// A file that could not be written.
pub fn unwritten(error: ReportError) -> Trouble {
    Trouble::failed(error.to_string())
}

/// A number with a decimal comma and dots between thousands.
pub fn number(value: f64, decimals: usize) -> String {
    dutch::number(value, decimals)
}

/// `1 juli 2026`.
pub fn date(date: Date) -> String {
    dutch::date(date)
}
