//! A journal sees all, and changes nothing.

use super::*;
use crate::model::{self, Plan};
use crate::scenario::{self, Loader, Unreadable};

struct Memory(String);

impl Loader for Memory {
    fn bytes(&self, path: &str) -> Result<Vec<u8>, Unreadable> {
        match path {
            "basis.toml" => Ok(include_bytes!("../../../scenarios/basis.toml").to_vec()),
            _ => Ok(self.0.clone().into()),
        }
    }
}

/// A small municipality in which every mechanism is on, and its settings change halfway.
const EVERYTHING: &str = "\
    gemeente.inwoners = 3_000\nteam.fte = 0.8\ntijd.jaren = 2\ntijd.aanloop_maanden = 6\n\
    bezwaar.kans = 0.2\nbezwaar.gegrond = 0.5\nbezwaar.uitspraak = 2027-06-01\nbezwaar.norm = 1.1\n\
    integraal.aan = true\nintegraal.gemist = 0.2\nstapeling.toename = 0.1\nstapeling.regie = 0.5\n\
    juiste_wet.toets_minuten = 15\njuiste_wet.ontstaan = 0.2\naanbiedersmarkt.aan = true\n\
    mantelzorg.aan = true\nmantelzorg.uitval = 1.0\nherindicatie.allen_binnen_maanden = 6\n\
    afwijking.reactie = \"aanspreken\"\nafwijking.opmerkkans = 0.5\nsignalering.kans = 0.8\n\
    gesprek.terugkeer = 0.5\ngesprek.extra_uren = 0.5\nvindbaarheid.deel = 0.2\n\
    [[wijziging]]\nvanaf = 2027-09-01\nindicatie.ruimhartigheid = 0.7\nteam.fte = 0.6\n";

fn plan(settings: &str) -> Plan {
    let head = "titel = \"Proef\"\nvraag = \"-\"\nbeantwoordt_niet = \"-\"\nbasis = \"basis.toml\"\n";
    match scenario::read("proef.toml", &Memory(format!("{head}{settings}"))) {
        Ok(scenario) => scenario.plan,
        Err(rejected) => panic!("{rejected}"),
    }
}

/// After every event, compares all that a journal remembers with all that there is.
struct Doubting<F>(Journal<F>);

impl<F: FnMut(&Sim, Entry)> Watch for Doubting<F> {
    fn begun(&mut self, sim: &Sim) {
        self.0.begun(sim);
    }

    fn before(&mut self, sim: &Sim, event: Event) {
        self.0.before(sim, event);
    }

    fn after(&mut self, sim: &Sim, event: Event) {
        self.0.after(sim, event);
        // Who knows a client is not told of the client: dossiers tell who works on them.
        let alike = |(seen, now): (&Client, &Client)| *seen == Client { consulent: seen.consulent, ..*now };
        let people = self.0.people.len() == sim.clients.len() && self.0.people.iter().zip(&sim.clients).all(alike);
        let same = people && self.0.care == sim.care && self.0.dossiers == sim.dossiers;
        assert!(same, "the journal has overlooked what {event:?} did at {:?}", sim.now);
    }
}

#[test]
fn nothing_that_changes_is_overlooked_whatever_the_mechanism() {
    let mut seen = 0;
    let mut watch = Doubting(Journal::new(|_, _| seen += 1));
    Sim::new(&plan(EVERYTHING), 5, 0).run_watched(&mut watch);
    assert!(seen > 1_000, "there is something to overlook: {seen}");
}

#[test]
fn a_journal_leaves_every_bit_of_the_outcome_as_it_was() {
    let bits = |values: &[f64]| values.iter().map(|v| v.to_bits()).collect::<Vec<_>>();
    for settings in [EVERYTHING, "gemeente.inwoners = 20_000\nteam.fte = 4.7\n"] {
        let plan = plan(settings);
        let alone = model::run(&plan, 3, 1);
        let watched = Sim::new(&plan, 3, 1).run_watched(&mut Journal::new(|_, _| {}));
        assert_eq!(bits(&alone.values), bits(&watched.values));
        assert_eq!((bits(&alone.whole), alone.waiting), (bits(&watched.whole), watched.waiting));
        assert_eq!((bits(&alone.overruns), alone.events), (bits(&watched.overruns), watched.events));
    }
}

#[test]
fn the_journal_of_one_resident_is_what_the_journal_of_all_says_of_him() {
    let plan = plan(EVERYTHING);
    let mut all: Vec<(u64, Entry)> = Vec::new();
    let tell = |sim: &Sim, entry: Entry| {
        all.extend(entry.client.map(|id| (sim.clients[id as usize].entity, entry)));
    };
    Sim::new(&plan, 5, 0).run_watched(&mut Journal::new(tell));
    let busiest = all.iter().map(|(key, _)| *key).max_by_key(|key| all.iter().filter(|(k, _)| k == key).count());
    let key = busiest.expect("there are clients");
    let mut own = Vec::new();
    Sim::new(&plan, 5, 0).run_watched(&mut Journal::of(key, |_, entry| own.push(entry)));
    let of_all: Vec<Entry> = all.into_iter().filter(|(k, _)| *k == key).map(|(_, entry)| entry).collect();
    assert_eq!(own, of_all);
}
