//! What the command line asks of the reports: the one place where the two meet.

use super::end::{End, Trouble, say};
use super::input;
use super::json::{self, Field};
use super::latest;
use crate::language::Language;
use crate::report::house_style::{self, HouseStyle};
use crate::report::sizing::Sized;
use crate::report::{self, Edition, Look, Provenance, ReportError, Unfinished, View, Written, dutch};
use crate::scenario::Scenario;
use crate::statistics::{Comparison, Stopping};
use jiff::civil::Date;
use serde_json::json;
use std::ffi::OsStr;
use std::path::Path;

/// The key figures as a table for the terminal.
pub fn table(comparison: &Comparison, language: Language) -> String {
    report::terminal::table(&View::new(comparison, Edition::of(language)))
}

/// The style in the folder that was asked for.
///
/// # Errors
///
/// With everything that is wrong with it.
pub fn house_style(folder: Option<&Path>) -> Result<HouseStyle, Trouble> {
    folder.map_or_else(|| Ok(HouseStyle::default()), |folder| house_style::open(folder).map_err(input::refuse))
}

/// Refuses a destination where the report cannot be written.
///
/// # Errors
///
/// When that is so.
pub fn check(destination: &Path, overwrite: bool) -> Result<(), Trouble> {
    report::check(destination, overwrite).map_err(unwritten)
}

/// Writes the report into the folder `destination`, or the next free name when that exists and `overwrite` is false.
///
/// # Errors
///
/// When it cannot be written.
pub fn write(
    comparison: &Comparison,
    (scenarios, stopping): (&[Scenario], Option<&Stopping>),
    look: Look<'_>,
    destination: &Path,
    overwrite: bool,
) -> Result<Written, Trouble> {
    let provenance = Provenance { stopping, ..Provenance::of(scenarios) };
    report::write(comparison, &provenance, look, destination, overwrite).map_err(unwritten)
}

/// Writes the report on what was finished before `unfinished`, in a folder of its own beside `destination` that says
/// that it is not the whole: the result that was asked for, and an earlier one, stay as they are.
///
/// # Errors
///
/// When it cannot be written.
pub fn write_unfinished(
    comparison: &Comparison,
    scenarios: &[Scenario],
    unfinished: Unfinished<'_>,
    look: Look<'_>,
    destination: &Path,
) -> Result<Written, Trouble> {
    let mut name = destination.file_name().unwrap_or(OsStr::new("resultaat")).to_os_string();
    name.push("-onvolledig");
    let provenance = Provenance { unfinished: Some(unfinished), ..Provenance::of(scenarios) };
    let written = report::write(comparison, &provenance, look, &destination.with_file_name(name), false);
    // Part of a message that begins with what went wrong.
    written.map_err(|error| Trouble::new(End::Failed, error.to_string()))
}

/// A file that could not be written.
pub fn unwritten(error: ReportError) -> Trouble {
    Trouble::failed(error.to_string())
}

/// How the number of replications was chosen, in words.
pub fn precision(comparison: &Comparison, stopping: &Stopping, language: Language) -> String {
    report::precision::told(&View::new(comparison, Edition::of(language)), stopping)
}

/// Writes the answer of `dimensioneer`, as [`write()`] does.
///
/// # Errors
///
/// When it cannot be written.
pub fn write_sized(sized: &Sized<'_>, destination: &Path, overwrite: bool) -> Result<Written, Trouble> {
    report::sizing::write(sized, destination, overwrite).map_err(unwritten)
}

/// Says where a result is, that what was there is still there, and how to find the newest.
///
/// # Errors
///
/// When it cannot be said.
pub fn told(written: &Written, destination: &Path) -> Result<(), Trouble> {
    let page = latest::lead_to(written);
    say(&format!("\nDe resultaten staan in {}", written.folder.display()))?;
    // A neighbour has another name; a name without a folder may have got one.
    if written.folder.file_name() != destination.file_name() {
        say(&format!(
            "{} bestond al en is niet veranderd; met --overschrijf wordt die vervangen.",
            destination.display()
        ))?;
    }
    match page {
        Some(page) => say(&format!("Het nieuwste resultaat opent u altijd met {}", page.display())),
        None => Ok(()),
    }
}

/// Where a result is, for another program.
pub fn place(written: &Written) -> Vec<Field> {
    vec![("map", json::path(&written.folder)), ("bestanden", json!(written.files))]
}

/// What every answer says of the scenarios that it is about.
pub fn about(scenarios: &[Scenario]) -> Field {
    let one =
        |scenario: &Scenario| json!({ "naam": scenario.name, "titel": scenario.title, "sha256": scenario.hash });
    ("scenarios", scenarios.iter().map(one).collect())
}

/// A number with a decimal comma and dots between thousands.
pub fn number(value: f64, decimals: usize) -> String {
    dutch::number(value, decimals)
}

/// `1 juli 2026`.
pub fn date(date: Date) -> String {
    dutch::date(date)
}
