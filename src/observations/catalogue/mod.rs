//! The measures: what each is called, what it means and which formula gives it.
//!
//! A file for each subject. Ids are fixed: others build on them.

mod clients;
mod groups;
mod law_and_network;
mod money;
mod organisation;
mod products;
mod queues;
mod team;

use super::formula::Formula;
use super::raw::{Count, Groups};
use crate::language::Text;
use crate::statistics::{Measure, Unit, Whole};

/// A measure with its formula.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// What is measured.
    pub measure: Measure,
    /// How.
    pub formula: Formula,
    /// True when the monthly value is the sum since the start of the calendar year.
    pub cumulative: bool,
}

/// The measures that a scenario's replications yield, in order.
pub type Catalogue = Vec<Line>;

/// All meldingen.
const MELDINGEN: [Count; 6] =
    [Count::New, Count::Renewal, Count::Complaint, Count::Urgent, Count::Followup, Count::Signal];

/// The measures for a municipality with these profiles and products.
pub fn catalogue(groups: &Groups) -> Catalogue {
    let mut lines = Vec::new();
    let all: Vec<usize> = (0..groups.cells()).collect();
    queues::add(&mut lines);
    money::add(&mut lines);
    clients::add(&mut lines, &all);
    team::add(&mut lines);
    groups::add(&mut lines, groups);
    products::add(&mut lines, groups);
    law_and_network::add(&mut lines);
    organisation::add(&mut lines);
    lines
}

struct Draft<'a>(&'a mut Catalogue);

impl Draft<'_> {
    fn add(
        &mut self,
        id: &str,
        name: impl Into<Text<String>>,
        meaning: Text,
        unit: Unit,
        whole: Whole,
        formula: Formula,
    ) -> &mut Self {
        let (name, meaning) = (name.into(), meaning.into());
        let measure = Measure { id: id.into(), name, meaning, unit, whole, key: false };
        self.0.push(Line { measure, formula, cumulative: false });
        self
    }

    fn key(&mut self) -> &mut Self {
        if let Some(line) = self.0.last_mut() {
            line.measure.key = true;
        }
        self
    }

    fn cumulative(&mut self) -> &mut Self {
        if let Some(line) = self.0.last_mut() {
            line.cumulative = true;
        }
        self
    }
}

const DOSSIERS: Unit = Unit::Count(Text::new("dossiers", "cases"));
const MELDING: Unit = Unit::Count(Text::new("meldingen", "meldingen"));
const CLIENTS: Unit = Unit::Count(Text::new("cliënten", "clients"));
