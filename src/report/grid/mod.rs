//! The results of a study over a grid of settings: every replication, a summary of every point, and maps.

mod map;
mod parquet;
mod provenance;
mod tidy;
pub mod words;

pub use map::{Axis, Map, Sheet, sheet};

use super::charts::{self, raster};
use super::words::file_name;
use super::{ReportError, folder};
use crate::experiment::grid::Grid;
use crate::language::Language;
use crate::report::Edition;
use crate::scenario::Scenario;
use std::path::{Path, PathBuf};

/// Every replication of every point, one line each.
pub const ROWS_FILE: &str = "resultaten.csv";
/// The same, for programs that read Parquet.
pub const PARQUET_FILE: &str = "resultaten.parquet";
/// The mean and 95% interval of every measure at every point.
pub const SUMMARY_FILE: &str = "punten.csv";

/// The results of a study that were written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Where they are: the destination asked for, or the next free name.
    pub folder: PathBuf,
    /// What the maps show, as in their titles.
    pub titles: Vec<String>,
    /// The names of the files in it, in the order of writing.
    pub files: Vec<String>,
}

/// Refuses a destination to which results could not be written in the end.
///
/// # Errors
///
/// As [`write()`].
pub fn check(destination: &Path, overwrite: bool) -> Result<(), ReportError> {
    folder::check_early(destination, overwrite)
}

/// Writes the results into the folder `destination`, whole or not at all. An existing result is replaced only when
/// `overwrite` is true; otherwise the results get the next free name.
///
/// # Errors
///
/// When a chart cannot be drawn or something cannot be written.
pub fn write(
    grid: &Grid,
    maps: &[Map],
    basis: &Scenario,
    language: Language,
    destination: &Path,
    overwrite: bool,
) -> Result<Written, ReportError> {
    let mut files = vec![
        (ROWS_FILE.to_owned(), tidy::rows(grid)),
        (PARQUET_FILE.to_owned(), parquet::rows(grid)?),
        (SUMMARY_FILE.to_owned(), tidy::summary(grid)),
    ];
    let mut titles = Vec::new();
    for (number, map) in maps.iter().enumerate() {
        let drawn = charts::heat::draw(&sheet(grid, map, language), Edition::of(language));
        let name = format!("{:02}-{}", number + 1, file_name(&grid.measures[map.measure].id));
        let png = raster::png(&drawn.svg).map_err(|reason| ReportError::Chart { name: name.clone(), reason })?;
        files.push((format!("{}/{name}.svg", charts::FOLDER), drawn.svg.into_bytes()));
        files.push((format!("{}/{name}.png", charts::FOLDER), png));
        titles.push(drawn.title);
    }
    let bytes = provenance::bytes(grid, basis, language, &files);
    files.push((super::provenance::FILE.to_owned(), bytes));
    let folder = folder::write(&files, destination, overwrite)?;
    Ok(Written { folder, titles, files: files.into_iter().map(|(name, _)| name).collect() })
}

/// The columns of the tables that are not of a factor or a measure.
const FIXED: [&str; 8] = ["punt", "replicatie", "maat", "eenheid", "gemiddelde", "bi95_laag", "bi95_hoog", "n"];

/// The columns of the factors: their names in small letters, each once.
fn columns(grid: &Grid) -> Vec<String> {
    let mut taken: Vec<String> = FIXED.map(str::to_owned).into();
    taken.extend(grid.measures.iter().map(|measure| measure.id.clone()));
    let mut names = Vec::new();
    for factor in &grid.factors {
        let plain = file_name(&factor.name);
        let plain = if plain.is_empty() { "factor".to_owned() } else { plain };
        let free = |name: &String| !taken.contains(name);
        let numbered = (2..).map(|number| format!("{plain}_{number}"));
        let name = std::iter::once(plain.clone()).chain(numbered).find(free).expect("numbers do not run out");
        taken.push(name.clone());
        names.push(name);
    }
    names
}
