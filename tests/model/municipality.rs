//! The base scenario with some settings laid over it.

#[path = "../beside/neutral.rs"]
mod neutral;

pub use neutral::NEUTRAL;
use wmosim::model::Plan;
use wmosim::scenario::{self, Loader, Scenario, Unreadable};

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

/// The base scenario with `settings`, which is TOML, laid over it.
pub fn scenario(settings: &str) -> Scenario {
    let head = "titel = \"Proef\"\nvraag = \"-\"\nbeantwoordt_niet = \"-\"\nbasis = \"basis.toml\"\n";
    alone(&format!("{head}{settings}"))
}

/// The scenario in a whole file.
pub fn alone(text: &str) -> Scenario {
    scenario::read("proef.toml", &Memory(text.to_owned())).unwrap_or_else(|rejected| panic!("{rejected}\n{text}"))
}

/// The plan of the base scenario with `settings`, which is TOML, laid over it.
pub fn plan(settings: &str) -> Plan {
    scenario(settings).plan
}

/// The position of a measure.
pub fn measure(plan: &Plan, id: &str) -> usize {
    plan.lines.iter().position(|line| line.measure.id == id).unwrap_or_else(|| panic!("no measure {id}"))
}
