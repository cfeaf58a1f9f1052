//! Of which version of the program and in which language a chart or page is.

use crate::language::Language;

/// What every chart and page is told, beside the figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edition<'a> {
    /// The version of `wmosim`, for the source line.
    pub version: &'a str,
    /// The language.
    pub language: Language,
    /// Replications that were asked for, when the run broke off before it had them all: every chart then says so.
    pub asked: Option<u32>,
}

impl Edition<'static> {
    /// An edition by this version of the program.
    pub fn of(language: Language) -> Edition<'static> {
        Edition { version: env!("CARGO_PKG_VERSION"), language, asked: None }
    }
}
