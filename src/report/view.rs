//! A comparison as it is told: by which version of the program, and in which language.

use super::Edition;
use crate::language::Language;
use crate::statistics::Comparison;
use std::ops::Deref;

/// What charts and pages are made of. It reads as the comparison itself.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    /// The figures.
    pub comparison: &'a Comparison,
    /// The version of `wmosim`, for the source line.
    pub version: &'a str,
    /// The language.
    pub language: Language,
    /// As in [`Edition::asked`].
    pub asked: Option<u32>,
}

impl<'a> View<'a> {
    /// A comparison in an edition.
    pub fn new(comparison: &'a Comparison, edition: Edition<'a>) -> View<'a> {
        View { comparison, version: edition.version, language: edition.language, asked: edition.asked }
    }

    /// What it is told in, without the figures.
    pub fn edition(&self) -> Edition<'a> {
        Edition { version: self.version, language: self.language, asked: self.asked }
    }

    /// The name of measure `m`.
    pub fn name(&self, m: usize) -> &'a str {
        self.comparison.measures[m].name.of(self.language)
    }

    /// Measure `m` as the head of a row or column.
    pub fn heading(&self, m: usize) -> String {
        self.language.heading(&self.comparison.measures[m])
    }
}

impl Deref for View<'_> {
    type Target = Comparison;

    fn deref(&self) -> &Comparison {
        self.comparison
    }
}
