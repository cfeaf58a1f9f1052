//! Charts that state a conclusion and show how sure it is.
//!
//! Each chart is drawn once, as SVG; the PNG is made of that SVG with the embedded font. A chart whose
//! measures are missing is left out.

pub(super) mod axes;
mod budget;
mod budget_odds;
mod canvas;
mod causes;
pub(super) mod conclusion;
pub(super) mod course;
pub(super) mod differences;
mod fan;
mod font;
pub(super) mod frame;
mod grid;
pub mod heat;
pub(super) mod indices;
pub(super) mod jam;
mod label;
mod lead_time;
pub(super) mod lookup;
mod outlier;
pub(super) mod palette;
mod panel;
pub mod raster;
pub(super) mod screening;
mod shortfall;
pub(super) mod shown;
pub(super) mod sizing;
pub mod spot;
pub(super) mod tornado;
mod waiting_list;
pub(super) mod waiting_time;
pub(super) mod waterfall;

use super::{Edition, ReportError, View};
use crate::statistics::Comparison;
use rayon::prelude::*;

/// The folder of the charts within a result.
pub const FOLDER: &str = "grafieken";

/// Weeks from melding to besluit that the law allows: six to look into it and two to decide (Wmo 2015,
/// articles 2.3.2 and 2.3.5).
pub const LEGAL_WEEKS: usize = 8;

/// A chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawing {
    /// The file's name without extension.
    pub name: &'static str,
    /// The conclusion, as in its title.
    pub title: String,
    /// The SVG document.
    pub svg: String,
    /// Where values stand in it.
    pub spots: Vec<spot::Spot>,
}

impl Drawing {
    /// What can be read from it, for who does not see it.
    pub fn description(&self) -> String {
        let written = self.svg.split_once("<desc").and_then(|(_, rest)| rest.split_once('>'));
        let text = written.and_then(|(_, rest)| rest.split_once("</desc>")).map_or("", |(text, _)| text);
        text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
    }
}

/// How much of a drawing, as shares of its height, is its title above and its source line below.
pub(super) fn around(title: &str) -> (f64, f64) {
    let lines = font::TITLE.balance(title, canvas::WIDTH - 2.0 * frame::MARGIN, 2).len() as f64;
    // The title's first line stands at 34; the subtitle reaches a little above its own.
    ((17.0 + lines * font::TITLE.leading()) / canvas::HEIGHT, 30.0 / canvas::HEIGHT)
}

/// The width of a drawing divided by its height.
pub(super) const SHAPE: f64 = canvas::WIDTH / canvas::HEIGHT;

/// A conclusion in at most three lines of about the same length, for charts that others draw.
pub(super) fn title_lines(title: &str) -> Vec<String> {
    font::TITLE.balance(title, 1_000.0, 3)
}

/// Draws one chart; `None` when the comparison lacks what it shows.
type Draw = fn(&View<'_>) -> Option<Drawing>;

/// All charts, in the order in which they are best read.
const CHARTS: &[Draw] = &[
    waiting_list::draw,
    lead_time::draw,
    waiting_time::draw,
    budget::draw,
    budget_odds::draw,
    causes::draw,
    shortfall::draw,
    differences::draw,
];

/// The charts for which `comparison` has figures.
pub fn draw(comparison: &Comparison, edition: Edition<'_>) -> Vec<Drawing> {
    if comparison.scenarios.is_empty() {
        return Vec::new();
    }
    let shown = shown::of(comparison, edition.language);
    let view = View::new(&shown, edition);
    CHARTS.par_iter().filter_map(|draw| draw(&view)).collect()
}

/// A drawing whose name is known only when it is drawn: the name and the SVG document.
pub(super) type Picture = (String, String);

/// Pictures as files: `grafieken/<name>.svg` and `.png`, with their bytes.
pub(super) fn pictures(drawn: Vec<Option<Picture>>) -> Result<Vec<(String, Vec<u8>)>, ReportError> {
    let files: Result<Vec<_>, ReportError> = drawn
        .into_par_iter()
        .flatten()
        .map(|(name, svg)| {
            let png = raster::png(&svg).map_err(|reason| ReportError::Chart { name: name.clone(), reason })?;
            let file = |extension: &str| format!("{FOLDER}/{name}.{extension}");
            Ok([(file("svg"), svg.into_bytes()), (file("png"), png)])
        })
        .collect();
    Ok(files?.into_iter().flatten().collect())
}

/// The charts as files: `grafieken/<name>.svg` and `.png`, with their bytes.
pub(super) fn files(drawn: Vec<Drawing>) -> Result<Vec<(String, Vec<u8>)>, ReportError> {
    let drawn: Result<Vec<_>, ReportError> = drawn.into_par_iter().map(as_files).collect();
    Ok(drawn?.into_iter().flatten().collect())
}

/// A chart as an SVG and a PNG file.
pub(super) fn as_files(chart: Drawing) -> Result<[(String, Vec<u8>); 2], ReportError> {
    let png =
        raster::png(&chart.svg).map_err(|reason| ReportError::Chart { name: chart.name.to_string(), reason })?;
    let file = |extension: &str| format!("{FOLDER}/{}.{extension}", chart.name);
    Ok([(file("svg"), chart.svg.into_bytes()), (file("png"), png)])
}
