//! Pictures of claims: over time, and over two circumstances.

use super::charts::course::{self, Sides};
use super::charts::frame::Source;
use super::charts::{heat, raster};
use super::grid::{Axis, Sheet};
use super::{ReportError, dutch};
use crate::experiment::claims::Claim;
use crate::experiment::claims::picture::{CourseFound, FieldFound};
use crate::language::Language;
use crate::report::Edition;
use crate::statistics::{Interval, Unit};

/// How the pictures were made.
#[derive(Clone, Copy, Debug)]
pub struct Made {
    /// Replications of each side.
    pub replications: u32,
    /// The seed.
    pub seed: u64,
}

/// A picture as an SVG and a PNG file, without folder: names and bytes.
pub type Files = Vec<(String, Vec<u8>)>;

/// The picture of a claim over time.
///
/// # Errors
///
/// When it cannot be drawn.
pub fn course(claim: &Claim, found: &CourseFound, made: Made) -> Result<Files, ReportError> {
    let unit = found.measure.unit;
    let last = found.added.last().map_or(0.0, |sum| sum.mean);
    let first = found.added.first().map_or(0.0, |sum| sum.mean);
    let dear = |value: f64| match (unit, value > 0.0) {
        (Unit::Euro, true) => "duurder",
        (Unit::Euro, false) => "goedkoper",
        (_, true) => "meer",
        (_, false) => "minder",
    };
    let size = dutch::amount(last.abs(), unit);
    let (name, years) = (&claim.naam, found.months.len() / 12);
    let title = match found.turn {
        Some(turn) if turn < found.months.len() => format!(
            "{name}: eerst {}, vanaf {} opgeteld {}; na {years} jaar {size} verschil",
            dear(first),
            dutch::month(found.months[turn]),
            dear(last)
        ),
        _ => format!("{name}: de hele periode {}; na {years} jaar {size}", dear(last)),
    };
    let times = times(made);
    let source = Source { times: &times, seed: made.seed, place: &claim.knop };
    let sides = Sides { above: dear(1.0), below: dear(-1.0) };
    let drawing = course::draw(found, &title, sides, source, Edition::of(Language::Dutch));
    files(&format!("verloop_{}", claim.id), drawing.svg)
}

/// The picture of a claim over two circumstances.
///
/// # Errors
///
/// When it cannot be drawn.
pub fn field(claim: &Claim, found: &FieldFound, made: Made) -> Result<Option<Files>, ReportError> {
    let Some(asked) = &claim.kaart else { return Ok(None) };
    let axis = |name: &str, labels: Vec<String>| Axis { name: name.to_owned(), unit: String::new(), labels };
    let loads = asked.naar_rechts.stand.iter().zip(&found.load);
    let right = loads.map(|(stand, load)| format!("{} ({}% bezet)", stand.naam, dutch::number(100.0 * load, 0)));
    let sheet = Sheet {
        measure: found.measure.clone(),
        x: axis(&asked.naar_rechts.naam, right.collect()),
        y: axis(&asked.omhoog.naam, asked.omhoog.stand.iter().map(|stand| stand.naam.clone()).collect()),
        panels: None,
        against: None,
        between: Some(conclusion(claim, found)),
        cells: vec![found.cells.iter().map(|row| row.iter().map(|cell| Some(*cell)).collect()).collect()],
        averaged: Vec::new(),
        replications: made.replications,
        seed: made.seed,
        municipality: asked.verschil.clone(),
    };
    files(&format!("kaart_{}", claim.id), heat::draw(&sheet, Edition::of(Language::Dutch)).svg).map(Some)
}

/// In how many cells the knob clearly lowers or raises the measure.
fn conclusion(claim: &Claim, found: &FieldFound) -> String {
    let cells: Vec<&Interval> = found.cells.iter().flatten().collect();
    let (lower, higher) =
        (cells.iter().filter(|c| c.high < 0.0).count(), cells.iter().filter(|c| c.low > 0.0).count());
    let (all, what) = (cells.len(), dutch::heading(&found.measure).to_lowercase());
    // What the measure averages over is said below the title.
    let what = what.split(" (").next().unwrap_or(&what);
    let knob = claim.kaart.as_ref().map_or(claim.knop.as_str(), |kaart| &kaart.knop);
    match (lower, higher) {
        (0, 0) => format!("Nergens maakt {knob} een duidelijk verschil voor {what}"),
        (0, _) => {
            format!("Met {knob} is de {what} in {higher} van de {all} vakken duidelijk langer, en nergens korter")
        }
        (_, 0) => {
            format!("Met {knob} is de {what} in {lower} van de {all} vakken duidelijk korter, en nergens langer")
        }
        _ => format!("Met {knob} is de {what} in {lower} vakken duidelijk korter en in {higher} duidelijk langer"),
    }
}

fn times(made: Made) -> String {
    format!("{} keer nagespeeld", dutch::number(f64::from(made.replications), 0))
}

fn files(name: &str, svg: String) -> Result<Files, ReportError> {
    let png = raster::png(&svg).map_err(|reason| ReportError::Chart { name: name.to_owned(), reason })?;
    Ok(vec![(format!("{name}.svg"), svg.into_bytes()), (format!("{name}.png"), png)])
}
