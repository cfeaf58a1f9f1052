//! The answer of `dimensioneer`: words, charts and figures.

pub mod table;
pub mod words;

use super::charts::{self, Drawing};
use super::provenance::{self, reasons, settings, sha256};
use super::{ReportError, Written, folder};
use crate::language::Language;
use crate::report::Edition;
use crate::scenario::Scenario;
use crate::statistics::sizing::{Side, Sizing};
use crate::statistics::{Measure, Unit};
use serde_json::{Value as Json, json};
use std::path::Path;

/// A knob that was turned.
#[derive(Clone, Debug, PartialEq)]
pub struct Knob {
    /// The path of the setting: `team.fte`.
    pub path: String,
    /// Its unit, possibly empty.
    pub unit: String,
    /// Its value in the scenario.
    pub now: f64,
    /// The values that were tried, ascending.
    pub values: Vec<f64>,
}

/// What was asked and what was found.
#[derive(Clone, Debug)]
pub struct Sized<'a> {
    /// The scenario of which knobs were turned.
    pub scenario: &'a Scenario,
    /// The knobs: one or two.
    pub knobs: Vec<Knob>,
    /// True when the knobs hold in the warm-up too.
    pub whole: bool,
    /// What a replication yields.
    pub measures: Vec<Measure>,
    /// Position of the measure of the costs.
    pub cost: usize,
    /// The seed of all streams.
    pub seed: u64,
    /// What was found.
    pub sizing: Sizing,
    /// The language in which it is told.
    pub language: Language,
}

impl Sized<'_> {
    /// The unit of the costs.
    pub(crate) fn cost_unit(&self) -> Unit {
        self.measures[self.cost].unit
    }
}

/// Draws the charts: a curve for each goal and how often all are met for one knob, the frontier for two.
pub fn draw(sized: &Sized<'_>) -> Vec<Drawing> {
    charts::sizing::draw(sized, Edition::of(sized.language))
}

/// Writes the figures, the charts and `herkomst.json` into the folder `destination`, as [`super::write()`] does.
///
/// # Errors
///
/// When they cannot be drawn or written.
pub fn write(sized: &Sized<'_>, destination: &Path, overwrite: bool) -> Result<Written, ReportError> {
    let mut files = vec![(table::FILE.to_string(), table::table(sized))];
    for chart in draw(sized) {
        files.extend(charts::as_files(chart)?);
    }
    files.push((provenance::FILE.to_string(), origin(sized, &files)));
    let folder = folder::write(&files, destination, overwrite)?;
    Ok(Written { folder, files: files.into_iter().map(|(name, _)| name).collect() })
}

/// `herkomst.json`: what was asked and with what it was played.
fn origin(sized: &Sized<'_>, files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let Sized { scenario, sizing, .. } = sized;
    let goals: Vec<Json> = sizing
        .goals
        .iter()
        .map(|goal| {
            let side = if goal.side == Side::AtLeast { ">=" } else { "<=" };
            json!({ "maat": sized.measures[goal.measure].id, "kant": side, "grens": goal.bound })
        })
        .collect();
    let knobs: Vec<Json> =
        sized.knobs.iter().map(|knob| json!({ "sleutel": knob.path, "waarden": knob.values })).collect();
    let files: Vec<Json> =
        files.iter().map(|(name, bytes)| json!({ "bestand": name, "sha256": sha256(bytes) })).collect();
    let document = json!({
        "programma": "wmosim",
        "versie": env!("CARGO_PKG_VERSION"),
        "opdracht": "dimensioneer",
        "taal": sized.language.code(),
        "zaad": sized.seed,
        "doelen": goals,
        "knoppen": knobs,
        "knoppen_gelden": if sized.whole { "ook in de aanloop" } else { "vanaf de eerste dag van de periode" },
        "kans": sizing.chance,
        "kosten": sized.measures[sized.cost].id,
        "herhalingen_zoeken": sizing.settings.first().map(|s| s.search.share.n),
        "herhalingen_toets": sizing.now.share.n,
        "scenarios": [{
            "naam": scenario.name,
            "titel": scenario.title,
            "sha256": scenario.hash,
            "redenen": reasons(&scenario.reasons),
            "instellingen": settings(&scenario.resolved),
        }],
        "bestanden": files,
    });
    let mut bytes =
        serde_json::to_vec_pretty(&document).expect("a tree of JSON values has no other keys than texts");
    bytes.push(b'\n');
    bytes
}
