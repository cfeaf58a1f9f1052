//! The reduced model on wmosim: an ordinary scenario. A replication is what `wmosim vergelijk` replays; with `TEL` in the
//! environment a second, watched one counts the events of the reduced model.

use std::path::Path;
use vergelijking::outcome::{Outcome, main as report};
use wmosim::model::care::Deviation;
use wmosim::model::stages::Event;
use wmosim::model::verloop::Transition;
use wmosim::model::watch::Watch;
use wmosim::model::{Plan, Sim, aanbieder, afwijking, instroom, run, team, verloop};
use wmosim::scenario::{self, Loader, Unreadable};

/// A file, and the files beside it that it builds on.
struct Files;

impl Loader for Files {
    fn bytes(&self, path: &str) -> Result<Vec<u8>, Unreadable> {
        std::fs::read(path).map_err(|_| Unreadable::Missing)
    }
}

/// The plan of `PATH` or of `PATH:YEARS`, with another number of years.
fn plan(input: &str) -> Plan {
    let Some((path, years)) = input.rsplit_once(':') else {
        return scenario::read(input, &Files).unwrap_or_else(|wrong| panic!("{wrong}")).plan;
    };
    let path = Path::new(path);
    let basis = path.file_name().and_then(|name| name.to_str()).expect("the path ends in a name");
    let text = format!(
        "titel = \"Meting\"\nvraag = \"-\"\nbeantwoordt_niet = \"-\"\nbasis = \"{basis}\"\ntijd.jaren = {years}\n"
    );
    let beside = path.with_file_name("meting.toml");
    let beside = beside.to_str().expect("a path that can be written");
    scenario::read(beside, &Overlay { path: beside, text }).unwrap_or_else(|wrong| panic!("{wrong}")).plan
}

/// As [`Files`], with one file more.
struct Overlay<'a> {
    path: &'a str,
    text: String,
}

impl Loader for Overlay<'_> {
    fn bytes(&self, path: &str) -> Result<Vec<u8>, Unreadable> {
        if path == self.path { Ok(self.text.clone().into()) } else { Files.bytes(path) }
    }
}

/// Counts the events of the reduced model. Entries of the calendar that lost their meaning are not among them.
#[derive(Default)]
struct Counter {
    out: Outcome,
    clients: usize,
}

impl Watch for Counter {
    fn before(&mut self, sim: &Sim, event: Event) {
        self.clients = sim.clients.len();
        let out = &mut self.out;
        match event {
            Event::Team(team::Event::Done { consulent, version }) => {
                let who = &sim.state.team.consulents[consulent as usize];
                out.werk += u64::from(who.version == version && who.block.is_some());
            }
            Event::Aanbieder(aanbieder::Event::Start { care, version }) => {
                out.starts += u64::from(sim.care[care as usize].version == version);
            }
            Event::Afwijking(afwijking::Event::Evaluate { care, version, .. }) => {
                let care = &sim.care[care as usize];
                out.controles += u64::from(care.version == version);
                out.geaccepteerd += u64::from(care.version == version && care.deviation != Deviation::None);
            }
            Event::Verloop(event) => match verloop::transition(sim, event) {
                Some(Transition::Recovery) => out.einden += 1,
                Some(Transition::Crisis) => out.spoed += 1,
                Some(Transition::Discovery) => out.herstel += 1,
                _ => {}
            },
            _ => {}
        }
    }

    fn after(&mut self, sim: &Sim, event: Event) {
        if let Event::Instroom(instroom::Event::Point { .. }) = event {
            self.out.meldingen += (sim.clients.len() - self.clients) as u64;
        }
    }
}

fn main() {
    let counting = std::env::var_os("TEL").is_some();
    report(plan, |plan, seed, replication| {
        let whole = run(plan, seed, replication).whole;
        let mut counter = Counter::default();
        // Watching takes a replication of its own, which is not for when time is measured.
        if counting {
            Sim::new(plan, seed, replication).run_watched(&mut counter);
        }
        let years = f64::from(plan.periods[0].settings.tijd.jaren);
        let value = |id: &str| {
            let at = plan.lines.iter().position(|line| line.measure.id == id);
            whole[at.unwrap_or_else(|| panic!("no measure {id}"))]
        };
        let total = |id: &str| (value(id) * years).round() as u64;
        Outcome {
            doorlooptijd: value("doorlooptijd_gem") * 7.0,
            levering: value("wachttijd_levering_gem") * 7.0,
            bezetting: value("bezetting"),
            besluiten: total("afgehandeld"),
            afwijkingen: total("afwijkingen"),
            ..counter.out
        }
    });
}
