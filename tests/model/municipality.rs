//! The base scenario with some settings laid over it.

#[path = "../beside/neutral.rs"]
mod neutral;

pub use neutral::NEUTRAL;
use wmosim::model::Plan;
use wmosim::scenario::{self, Loader, Scenario, Unreadable};

const BASIS: &str = include_str!("../../scenarios/basis.toml");

/// The scenario, and the file between it and the base.
struct Memory(String, String);

impl Loader for Memory {
    fn bytes(&self, path: &str) -> Result<Vec<u8>, Unreadable> {
        match path {
            "basis.toml" => Ok(BASIS.into()),
            "proef.toml" => Ok(self.0.clone().into()),
            "onder.toml" => Ok(self.1.clone().into()),
            _ => Err(Unreadable::Missing),
        }
    }
}

/// The base scenario with `settings`, which is TOML, laid over it.
pub fn scenario(settings: &str) -> Scenario {
    alone(&on("basis.toml", settings))
}

/// A file with `settings` on another file.
fn on(basis: &str, settings: &str) -> String {
    format!("titel = \"Proef\"\nvraag = \"-\"\nbeantwoordt_niet = \"-\"\nbasis = \"{basis}\"\n{settings}")
}

/// The plan of a scenario that changes nothing of the one in which `settings` are laid over the base.
pub fn plan_below(settings: &str) -> Plan {
    read(Memory(on("onder.toml", ""), on("basis.toml", settings))).plan
}

/// The scenario in a whole file.
pub fn alone(text: &str) -> Scenario {
    read(Memory(text.to_owned(), String::new()))
}

fn read(files: Memory) -> Scenario {
    scenario::read("proef.toml", &files).unwrap_or_else(|rejected| panic!("{rejected}\n{}\n{}", files.0, files.1))
}

/// The plan of the base scenario with `settings`, which is TOML, laid over it.
pub fn plan(settings: &str) -> Plan {
    scenario(settings).plan
}

/// The position of a measure.
pub fn measure(plan: &Plan, id: &str) -> usize {
    plan.lines.iter().position(|line| line.measure.id == id).unwrap_or_else(|| panic!("no measure {id}"))
}
