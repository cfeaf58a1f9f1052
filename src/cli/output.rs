//! What the command line asks of the reports: the one place where the two meet.

use super::end::{End, Trouble, say};
use crate::language::Language;
use crate::report::sizing::Sized;
use crate::report::{self, Provenance, ReportError, dutch};
use crate::scenario::Scenario;
use crate::statistics::{Comparison, Stopping};
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
    (scenarios, stopping): (&[Scenario], Option<&Stopping>),
    language: Language,
    (destination, overwrite): (&Path, bool),
) -> Result<PathBuf, Trouble> {
    let provenance = Provenance { stopping, ..Provenance::of(scenarios) };
    report::write(comparison, &provenance, language, destination, overwrite)
        .map(|written| written.folder)
        .map_err(|error| Trouble { end: End::Failed, text: error.to_string() })
}

/// A file that could not be written.
pub fn unwritten(error: ReportError) -> Trouble {
    Trouble::failed(error.to_string())
}

/// How the number of replications was chosen, in words.
pub fn precision(comparison: &Comparison, stopping: &Stopping) -> String {
    report::precision::told(comparison, stopping)
}

/// Writes the answer of `dimensioneer`, as [`write()`] does.
///
/// # Errors
///
/// When it cannot be written.
pub fn write_sized(sized: &Sized<'_>, destination: &Path, overwrite: bool) -> Result<PathBuf, Trouble> {
    report::sizing::write(sized, destination, overwrite)
        .map(|written| written.folder)
        .map_err(|error| Trouble { end: End::Failed, text: error.to_string() })
}

/// Says where a result is, and that what was there is still there.
///
/// # Errors
///
/// When it cannot be said.
pub fn told(folder: &Path, destination: &Path) -> Result<(), Trouble> {
    say(&format!("\nDe resultaten staan in {}", folder.display()))?;
    if folder != destination {
        say(&format!(
            "{} bestond al en is niet veranderd; met --overschrijf wordt die vervangen.",
            destination.display()
        ))?;
    }
    Ok(())
}

/// A number with a decimal comma and dots between thousands.
pub fn number(value: f64, decimals: usize) -> String {
    dutch::number(value, decimals)
}

/// `1 juli 2026`.
pub fn date(date: Date) -> String {
    dutch::date(date)
}
