//! What explains an outcome, for readers: an answer in a sentence, a table, a chart and files.

pub mod files;
pub mod terminal;
pub mod words;

use super::aspect::Naming;
use super::charts::{self, waterfall};
use super::{Provenance, ReportError, Written, folder, provenance};
use crate::experiment::explain::{Explanation, Pattern};
use crate::language::Language;
use serde_json::json;
use std::path::Path;

/// An explanation with the names of what was taken away.
#[derive(Clone, Copy, Debug)]
pub struct Explained<'a> {
    /// What was found.
    pub explanation: &'a Explanation,
    /// The patterns, in the order of the explanation.
    pub patterns: &'a [&'a Pattern],
    /// The language in which it is told.
    pub language: Language,
}

impl<'a> Explained<'a> {
    /// How the aspect at a position is called.
    pub fn naming(&self, aspect: usize) -> Naming {
        Naming::of(self.explanation.aspects[aspect], &self.explanation.measures, self.language)
    }

    /// The name of the pattern at a position.
    pub fn label(&self, pattern: usize) -> &'a str {
        self.patterns[pattern].label(self.language)
    }

    /// Positions of the aspects.
    pub fn aspects(&self) -> std::ops::Range<usize> {
        0..self.explanation.aspects.len()
    }
}

/// Writes the charts, the CSV files and `herkomst.json` into the folder `destination`, or the next free name when
/// that exists and `overwrite` is false.
///
/// # Errors
///
/// When a file cannot be written.
pub fn write(
    explained: Explained<'_>,
    provenance: &Provenance<'_>,
    destination: &Path,
    overwrite: bool,
) -> Result<Written, ReportError> {
    let mut files = vec![
        (files::PARTS_FILE.to_owned(), files::parts(explained)),
        (files::COMBINATIONS_FILE.to_owned(), files::combinations(explained)),
    ];
    let drawn = explained.aspects().map(|aspect| waterfall::draw(explained, aspect, provenance.version)).collect();
    files.extend(charts::pictures(drawn)?);
    let patterns: Vec<_> = explained
        .patterns
        .iter()
        .map(|pattern| {
            let without: serde_json::Map<_, _> =
                pattern.zonder.0.iter().map(|r| (r.key.clone(), provenance::settings(&r.value))).collect();
            json!({ "naam": pattern.naam.text, "label": pattern.label, "zonder": without })
        })
        .collect();
    let run = vec![
        ("opdracht", json!("verklaar")),
        ("zaad", json!(explained.explanation.seed)),
        ("herhalingen", json!(explained.explanation.replications)),
        ("gemeente", json!(explained.explanation.municipality)),
        ("taal", json!(explained.language.code())),
        ("patronen", json!(patterns)),
    ];
    let bytes = provenance.document(run, &files);
    files.push((provenance::FILE.to_owned(), bytes));
    let folder = folder::write(&files, destination, overwrite)?;
    Ok(Written { folder, files: files.into_iter().map(|(name, _)| name).collect() })
}
