//! The base scenario with some settings laid over it.

use wmosim::model::Plan;
use wmosim::scenario::{self, Loader, Unreadable};

const BASIS: &str = include_str!("../../scenarios/basis.toml");

struct Memory(String);

impl Loader for Memory {
    fn bytes(&self, path: &str) -> Result<Vec<u8>, Unreadable> {
        match path {
            "basis.toml" => Ok(BASIS.into()),
            "proef.toml" => Ok(self.0.clone().into()),
            _ => Err(Unreadable::Missing),
        }
    }
}

/// The plan of the base scenario with `settings`, which is TOML, laid over it.
pub fn plan(settings: &str) -> Plan {
    let head = "titel = \"Proef\"\nvraag = \"-\"\nbeantwoordt_niet = \"-\"\nbasis = \"basis.toml\"\n";
    match scenario::read("proef.toml", &Memory(format!("{head}{settings}"))) {
        Ok(scenario) => scenario.plan,
        Err(rejected) => panic!("{rejected}"),
    }
}

/// The position of a measure.
pub fn measure(plan: &Plan, id: &str) -> usize {
    plan.lines.iter().position(|line| line.measure.id == id).unwrap_or_else(|| panic!("no measure {id}"))
}
