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
pub mod html;
pub mod logbook;
pub mod precision;
mod provenance;
pub mod scale;
pub mod sensitivity;
pub mod sizing;
pub mod story;
pub mod terminal;
pub mod verdict;
mod view;
pub mod words;
mod writing;

pub use edition::Edition;
pub use error::ReportError;
pub use provenance::{Provenance, Source};
pub use view::View;

use crate::language::Language;
use crate::statistics::Comparison;
use std::path::{Path, PathBuf};

/// A report that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Where it is: the destination asked for, or the next free name.
    pub folder: PathBuf,
    /// The names of the files in it, in the order of writing, with `/` between folder and file.
    pub files: Vec<String>,
}

/// Writes the CSV files, the page, the charts and `herkomst.json` into the folder `destination`. The page and the charts
/// are in `language`; ids and names of files are the same in each.
///
/// An existing result is replaced only when `overwrite` is true; otherwise the report gets the next free name
/// (`name-2`). The folder appears whole or not at all.
pub fn write(
    comparison: &Comparison,
    provenance: &Provenance<'_>,
    language: Language,
    destination: &Path,
    overwrite: bool,
) -> Result<Written, ReportError> {
    let edition = Edition { version: provenance.version, language };
    let mut files = vec![
        (csv::FIGURES_FILE.to_string(), csv::figures(comparison)),
        (csv::SERIES_FILE.to_string(), csv::series(comparison)),
    ];
    let drawn = charts::draw(comparison, edition);
    let view = View::new(comparison, edition);
    files.push((html::FILE.to_string(), html::page(&view, provenance, &drawn)));
    files.extend(charts::files(drawn)?);
    let bytes = provenance.bytes(comparison, language, &files);
    files.push((provenance::FILE.to_string(), bytes));
    let folder = folder::write(&files, destination, overwrite)?;
    Ok(Written { folder, files: files.into_iter().map(|(name, _)| name).collect() })
}
