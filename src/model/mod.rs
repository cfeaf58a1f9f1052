//! One municipality's Wmo team, replayed once.

use crate::observations::{Catalogue, Replication};
use crate::schema::{Faults, Value};
use crate::statistics::BudgetYear;
use jiff::civil::Date;

settings! {
    /// Alle instellingen van een gemeente.
    pub struct Settings {
        /// Het team.
        team: Team,
    }
}

settings! {
    /// Het team van consulenten.
    pub struct Team {
        /// Formatie van het team.
        fte: f64 { unit: "fte", min: 0.0, max: 1e6, example: "22.0" },
    }
}

impl Settings {
    /// Reports settings that contradict one another. `tree` is what the settings were read from.
    pub fn check(&self, _tree: &Value, _faults: &mut Faults) {}
}

/// Everything that a replication needs to know: the settings and from which day each holds.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The settings from the start, then after each dated change, by date.
    pub periods: Vec<(Option<Date>, Settings)>,
}

impl Plan {
    /// A plan from the settings at the start and after each dated change (`None` first, then by date).
    pub fn new(periods: Vec<(Option<Date>, Settings)>) -> Plan {
        Plan { periods }
    }

    /// The name of the municipality and its inhabitants.
    pub fn municipality(&self) -> (&str, f64) {
        ("Voorbeeldgemeente", 100_000.0)
    }

    /// What replications of this plan yield.
    pub fn catalogue(&self) -> Catalogue {
        Vec::new()
    }

    /// First day of each reported month.
    pub fn months(&self) -> Vec<Date> {
        Vec::new()
    }

    /// Months simulated before the first reported month.
    pub fn warm_up_months(&self) -> u32 {
        0
    }

    /// The calendar years that are wholly reported.
    pub fn budget_years(&self) -> Vec<BudgetYear> {
        Vec::new()
    }
}

/// Replays replication `replication` of `plan`.
pub fn run(_plan: &Plan, _seed: u64, _replication: u32) -> Replication {
    Replication { values: Vec::new(), whole: Vec::new(), waiting: Vec::new(), overruns: Vec::new(), events: 0 }
}
