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

/// Switches off every mechanism that has a switch and that the base scenario has on.
pub const NEUTRAL: &str = "instroom.elasticiteit = 0.0\nvindbaarheid.deel = 0.0\nbezwaar.kans = 0.0\nintegraal.aan = false\n\
    aanbiedersmarkt.aan = false\nmantelzorg.aan = false\ncasuistiek.uren = 0.0\ngesprek.terugkeer = 0.0\n\
    protocol.strengheid = 0.0\nsignalering.kans = 0.0\nclientondersteuning.bereik = 0.0\n\
    toegang.zelf_ondersteunen = 0.0\ntoegang.bij_aanbieder = 0.0\neigen_bijdrage.effect = 0.0\n\
    stapeling.toename = 0.0\njuiste_wet.ontstaan = 0.0\n";

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
