//! The base scenario for a municipality of any size.

use wmosim::scenario::{self, Loader, Scenario, Unreadable};

const BASIS: &str = include_str!("../../scenarios/basis.toml");

struct Memory(String);

impl Loader for Memory {
    fn bytes(&self, path: &str) -> Result<Vec<u8>, Unreadable> {
        match path {
            "basis.toml" => Ok(BASIS.into()),
            "meting.toml" => Ok(self.0.clone().into()),
            _ => Err(Unreadable::Missing),
        }
    }
}

/// The base scenario with `settings`, which is TOML, laid over it.
fn read(settings: &str) -> Scenario {
    let head = "titel = \"Meting\"\nvraag = \"-\"\nbeantwoordt_niet = \"-\"\nbasis = \"basis.toml\"\n";
    let text = Memory(format!("{head}{settings}"));
    scenario::read("meting.toml", &text).unwrap_or_else(|wrong| panic!("{wrong}"))
}

/// The base scenario for this many inhabitants and reported years. The team grows along; capacity of providers and
/// the budget do so by themselves, as they are set per inhabitant.
pub fn basis(inhabitants: u32, years: u32) -> Scenario {
    let base = read("");
    let settings = &base.plan.periods[0].settings;
    let fte = settings.team.fte * f64::from(inhabitants) / settings.gemeente.inwoners;
    read(&format!("gemeente.inwoners = {inhabitants}\nteam.fte = {fte:.2}\ntijd.jaren = {years}\n"))
}
