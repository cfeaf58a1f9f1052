//! What people read: files, charts and tables.
//!
//! [`write()`] puts everything of one comparison into a folder; [`terminal`] gives the key figures as text.
//! All of it is a pure function of a [`Comparison`]: the same figures give the same bytes, whatever the clock,
//! the machine or the number of threads.

pub mod aspect;
pub mod charts;
pub mod claims;
pub mod csv;
pub mod dutch;
mod edition;
mod error;
pub mod explanation;
pub mod file;
mod folder;
pub mod grid;
pub mod house_style;
pub mod html;
pub mod json_schema;
pub mod litter;
pub mod logbook;
mod package;
pub mod precision;
mod provenance;
pub mod scale;
pub mod sensitivity;
pub mod sizing;
pub mod slides;
pub mod story;
pub mod terminal;
pub mod validation;
pub mod verdict;
mod view;
pub mod words;
pub mod workbook;
mod writing;

pub use edition::Edition;
pub use error::ReportError;
pub use provenance::{Provenance, Source, Unfinished};
pub use view::View;

use crate::language::Language;
use crate::statistics::Comparison;
use house_style::HouseStyle;
use std::path::{Path, PathBuf};

/// A report that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Where it is: the destination asked for, or the next free name.
    pub folder: PathBuf,
    /// The names of the files in it, in the order of writing, with `/` between folder and file.
    pub files: Vec<String>,
}

/// How a report looks.
#[derive(Clone, Copy, Debug)]
pub struct Look<'a> {
    /// The language of the page and the charts.
    pub language: Language,
    /// The style of the organisation.
    pub house: &'a HouseStyle,
}

/// Refuses a destination where [`write()`] cannot put its folder, before anything is run.
///
/// # Errors
///
/// When it is no folder that may be replaced, or nothing can be written there.
pub fn check(destination: &Path, overwrite: bool) -> Result<(), ReportError> {
    folder::check_early(destination, overwrite)
}

/// Writes the CSV files, the pages, the workbooks, the slides, the charts and `herkomst.json` into the folder
/// `destination`. Ids and names of files are the same in each language.
///
/// An existing result is replaced only when `overwrite` is true; otherwise the report gets the next free name
/// (`name-2`). The folder appears whole or not at all.
pub fn write(
    comparison: &Comparison,
    provenance: &Provenance<'_>,
    look: Look<'_>,
    destination: &Path,
    overwrite: bool,
) -> Result<Written, ReportError> {
    let asked = provenance.unfinished.map(|unfinished| unfinished.asked);
    let edition = Edition { version: provenance.version, language: look.language, asked };
    let mut files = vec![
        (csv::FIGURES_FILE.to_string(), csv::figures(comparison)),
        (csv::SERIES_FILE.to_string(), csv::series(comparison)),
    ];
    let drawn = charts::draw(comparison, edition);
    let view = View::new(comparison, edition);
    files.push((html::FILE.to_string(), html::page(&view, provenance, &drawn, look.house)));
    let pictures = charts::files(drawn.clone())?;
    // What was not finished is for who looks for the fault, and not to be shown around.
    if provenance.unfinished.is_none() {
        let council = html::council(&view, provenance, &drawn, look.house);
        files.push((html::council::FILE.to_string(), council));
        files.extend(workbook::files(&view, provenance, &drawn)?);
        files.push(slides::file(&view, provenance, &drawn, &pictures, look.house)?);
    }
    files.extend(pictures);
    let bytes = provenance.bytes(comparison, look.language, &files);
    files.push((provenance::FILE.to_string(), bytes));
    let folder = folder::write(&files, destination, overwrite)?;
    Ok(Written { folder, files: files.into_iter().map(|(name, _)| name).collect() })
}
