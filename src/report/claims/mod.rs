//! Claims for readers: a table, a page, and pictures over time and over two circumstances.

pub mod table;
mod words;

use super::ReportError;
use super::charts::course::{self, Sides};
use super::charts::frame::Source;
use super::charts::{heat, raster};
use super::grid::{Axis, Sheet};
use crate::experiment::claims::Claim;
use crate::experiment::claims::picture::{CourseFound, FieldFound};
use crate::language::Language;
use crate::report::Edition;

/// How the pictures were made.
#[derive(Clone, Copy, Debug)]
pub struct Made {
    /// Replications of each side.
    pub replications: u32,
    /// The seed.
    pub seed: u64,
    /// The language in which they are told.
    pub language: Language,
}

/// A picture as an SVG and a PNG file, without folder: names and bytes.
pub type Files = Vec<(String, Vec<u8>)>;

/// The picture of a claim over time.
///
/// # Errors
///
/// When it cannot be drawn.
pub fn course(claim: &Claim, found: &CourseFound, made: Made) -> Result<Files, ReportError> {
    let l = made.language;
    let title = words::turn(claim, found, l);
    let times = words::times(made.replications, l);
    let source = Source { times: &times, seed: made.seed, place: claim.knob(l) };
    let unit = found.measure.unit;
    let sides = Sides { above: words::dear(1.0, unit, l), below: words::dear(-1.0, unit, l) };
    let drawing = course::draw(found, &title, sides, source, Edition::of(l));
    files(&format!("verloop_{}", claim.id), drawing.svg)
}

/// The picture of a claim over two circumstances.
///
/// # Errors
///
/// When it cannot be drawn.
pub fn field(claim: &Claim, found: &FieldFound, made: Made) -> Result<Option<Files>, ReportError> {
    let Some(asked) = &claim.kaart else { return Ok(None) };
    let l = made.language;
    let axis = |name: &str, labels: Vec<String>| Axis { name: name.to_owned(), unit: String::new(), labels };
    let loads = asked.naar_rechts.stand.iter().zip(&found.load);
    let right = loads.map(|(stand, load)| words::busy(stand.name(l), *load, l));
    let up = asked.omhoog.stand.iter().map(|stand| stand.name(l).to_owned());
    let sheet = Sheet {
        measure: found.measure.clone(),
        x: axis(l.say(&asked.naar_rechts.naam, &asked.engels.naar_rechts), right.collect()),
        y: axis(l.say(&asked.omhoog.naam, &asked.engels.omhoog), up.collect()),
        panels: None,
        against: None,
        between: Some(words::between(claim, found, l)),
        cells: vec![found.cells.iter().map(|row| row.iter().map(|cell| Some(*cell)).collect()).collect()],
        averaged: Vec::new(),
        replications: made.replications,
        seed: made.seed,
        municipality: l.say(&asked.verschil, &asked.engels.verschil).clone(),
    };
    files(&format!("kaart_{}", claim.id), heat::draw(&sheet, Edition::of(l)).svg).map(Some)
}

fn files(name: &str, svg: String) -> Result<Files, ReportError> {
    let png = raster::png(&svg).map_err(|reason| ReportError::Chart { name: name.to_owned(), reason })?;
    Ok(vec![(format!("{name}.svg"), svg.into_bytes()), (format!("{name}.png"), png)])
}
