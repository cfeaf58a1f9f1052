//! What an outcome depends on, for readers: what to replace first, tables, charts and files.

pub mod files;
pub mod terminal;
pub mod words;

use super::aspect::Naming;
use super::charts::frame::Source;
use super::charts::{self, indices, screening, tornado};
use super::{Provenance, ReportError, Written, folder, provenance};
use crate::experiment::sensitivity::{Range, Sensitivity};
use crate::language::Language;
use crate::report::Edition;
use crate::scenario::Scenario;
use serde_json::json;
use std::path::Path;

/// A sensitivity with the ranges that were examined.
#[derive(Clone, Copy, Debug)]
pub struct Examined<'a> {
    /// What was found.
    pub sensitivity: &'a Sensitivity,
    /// The ranges, in the order of its inputs.
    pub ranges: &'a [Range],
    /// The scenario.
    pub scenario: &'a Scenario,
    /// The language in which it is told.
    pub language: Language,
}

impl<'a> Examined<'a> {
    /// How the aspect at a position is called.
    pub fn naming(&self, aspect: usize) -> Naming {
        Naming::of(self.sensitivity.aspects[aspect], &self.sensitivity.measures, self.language)
    }

    /// The name of the input at a position.
    pub fn name(&self, input: usize) -> &'a str {
        self.ranges[input].name(self.language)
    }

    /// Positions of the aspects.
    pub fn aspects(&self) -> std::ops::Range<usize> {
        0..self.sensitivity.aspects.len()
    }

    /// What stands below a chart.
    pub(super) fn source<'b>(&self, times: &'b str) -> Source<'b>
    where
        'a: 'b,
    {
        Source { times, seed: self.sensitivity.seed, place: &self.sensitivity.municipality }
    }
}

/// Writes the charts, the CSV file and `herkomst.json` into the folder `destination`, or the next free name when
/// that exists and `overwrite` is false.
///
/// # Errors
///
/// When a file cannot be written.
pub fn write(
    examined: Examined<'_>,
    provenance: &Provenance<'_>,
    destination: &Path,
    overwrite: bool,
) -> Result<Written, ReportError> {
    let mut files = vec![(files::FILE.to_owned(), files::table(examined))];
    let edition = Edition { version: provenance.version, ..Edition::of(examined.language) };
    let drawn = examined
        .aspects()
        .flat_map(|aspect| {
            [tornado::draw, indices::draw, screening::draw].map(|draw| draw(examined, aspect, edition))
        })
        .collect();
    files.extend(charts::pictures(drawn)?);
    let ranges: Vec<_> = examined
        .ranges
        .iter()
        .map(|r| {
            let sort = if r.is_factor() { "factor" } else { "waarde" };
            json!({ "sleutel": r.sleutel.text, "naam": r.naam, "soort": sort, "laag": r.laag, "hoog": r.hoog, "bron": r.bron })
        })
        .collect();
    let size = examined.sensitivity.size;
    let run = vec![
        ("opdracht", json!("gevoeligheid")),
        ("zaad", json!(examined.sensitivity.seed)),
        ("wandelingen", json!(size.trajectories)),
        ("rijen", json!(size.rows)),
        ("nader_bekeken", json!(examined.sensitivity.important.len())),
        ("herhalingen", json!(size.replications)),
        ("herhalingen_uiteinden", json!(size.ends)),
        ("gemeente", json!(examined.sensitivity.municipality)),
        ("taal", json!(examined.language.code())),
        ("bereiken", json!(ranges)),
    ];
    let bytes = provenance.document(run, &files);
    files.push((provenance::FILE.to_owned(), bytes));
    let folder = folder::write(&files, destination, overwrite)?;
    Ok(Written { folder, files: files.into_iter().map(|(name, _)| name).collect() })
}
