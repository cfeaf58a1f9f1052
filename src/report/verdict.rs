//! What the intervals carry of a difference with the reference.

use super::charts::lookup::{self, clear};
use crate::language::Language;
use crate::statistics::{Comparison, Family};

/// How sure a difference is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Its 95% interval excludes zero, also when all comparisons count.
    Clear,
    /// Its 95% interval excludes zero, but among so many comparisons that may be chance.
    Alone,
    /// Zero lies within its 95% interval.
    Chance,
    /// Nothing is known of its spread: it was seen in one replication.
    Unknown,
}

impl Verdict {
    /// The verdict on the difference of scenario `s` in measure `m`; `None` when there is no difference.
    ///
    /// A measure that is no key figure is not of the family: its difference is not corrected for the number of
    /// comparisons, so it is never more than [`Verdict::Alone`].
    pub fn of(c: &Comparison, family: &Family, s: usize, m: usize) -> Option<Verdict> {
        let difference = lookup::difference(c, s, m)?;
        Some(match () {
            () if !difference.low.is_finite() => Verdict::Unknown,
            () if !clear(&difference) => Verdict::Chance,
            () if c.measures[m].key && family.clear(s, m) != Some(false) => Verdict::Clear,
            () => Verdict::Alone,
        })
    }

    /// As in the tables and charts.
    pub fn mark(self) -> &'static str {
        match self {
            Verdict::Clear => "●",
            Verdict::Alone => "◐",
            Verdict::Chance | Verdict::Unknown => "○",
        }
    }

    /// In words, for who does not see the mark.
    pub fn words(self, language: Language) -> &'static str {
        match self {
            Verdict::Clear => language.say("duidelijk", "clear"),
            Verdict::Alone => language
                .say("95%-interval zonder nul, maar niet duidelijk", "95% interval without zero, but not clear"),
            Verdict::Chance => language.say("kan ook toeval zijn", "may be chance"),
            Verdict::Unknown => language.say("onbekend of dit toeval is", "unknown whether this is chance"),
        }
    }
}
