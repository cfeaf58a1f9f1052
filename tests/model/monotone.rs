//! What more consulenten do to everyone who waits, client by client.
//!
//! In a queue where work is served in order of arrival by whoever is free first, one more server makes nobody wait
//! longer, whatever the arrivals and the hours are (Kiefer and Wolfowitz 1955: the ordered workloads of the servers
//! stay below those without him). The conditions are those of [`queue`], and all are needed: one dossier at a time,
//! the hours are the dossier's and not the consulent's, one class, first come first served, day and night, nobody
//! leaves the queue and nothing feeds back. Where skill, sickness or urgent work come in, a single client can be worse
//! off with a larger team; then the law holds of means, and the claims test it.

use crate::municipality::plan;
use crate::queue::{YEAR, queue};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestError, TestRng, TestRunner};
use std::collections::BTreeMap;
use wmosim::engine::Moment;
use wmosim::model::Sim;
use wmosim::model::dossier::Place;
use wmosim::model::stages::Event;
use wmosim::model::watch::Watch;

/// When each client reported and when a consulent took the dossier up, by entity.
#[derive(Default)]
struct Starts {
    seen: usize,
    waiting: Vec<u32>,
    starts: BTreeMap<u64, (Moment, Moment)>,
}

impl Watch for Starts {
    fn after(&mut self, sim: &Sim, _event: Event) {
        self.waiting.extend(self.seen as u32..sim.dossiers.len() as u32);
        self.seen = sim.dossiers.len();
        self.waiting.retain(|id| {
            let dossier = &sim.dossiers[*id as usize];
            if dossier.place == Place::Queue {
                return true;
            }
            let key = sim.clients[dossier.client as usize].entity;
            self.starts.insert(key, (dossier.reported, sim.now));
            false
        });
    }
}

fn starts(settings: &str) -> BTreeMap<u64, (Moment, Moment)> {
    let plan = plan(settings);
    let mut starts = Starts::default();
    Sim::new(&plan, 8, 0).play(&mut starts);
    starts.starts
}

/// A queue of `servers` at load `load`, with hours that spread as `spread` says.
fn plain(servers: usize, arrivals: f64, spread: f64) -> String {
    queue(servers, arrivals, 4.0, &format!("onderzoek.spreiding = {spread:.2}\n"))
        .replace("\"exponentieel\"", "\"lognormaal\"")
        .replace("tijd.jaren = 4", "tijd.jaren = 1")
        .replace("tijd.aanloop_maanden = 12", "tijd.aanloop_maanden = 0")
}

#[test]
fn one_consulent_more_makes_nobody_in_a_plain_queue_wait_longer() {
    let asked = std::env::var("WMOSIM_GEVALLEN").ok().and_then(|text| text.parse().ok());
    let config = Config { cases: asked.unwrap_or(12), failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let sooner = std::cell::Cell::new(0_u32);
    let outcome = runner.run(&(1..5_usize, 0.5..1.2_f64, 0.1..2.0_f64), |(servers, load, spread)| {
        let arrivals = load * servers as f64 * 6.0 * YEAR;
        let few = starts(&plain(servers, arrivals, spread));
        let more = starts(&plain(servers + 1, arrivals, spread));
        prop_assert!(few.len() > 300, "enough clients: {}", few.len());
        for (key, (reported, start)) in &few {
            let Some((same, earlier)) = more.get(key) else {
                return Err(TestCaseError::fail("who is served by few is served by more"));
            };
            prop_assert_eq!(reported, same);
            prop_assert!(earlier <= start, "{:?} after {:?}", earlier, start);
            sooner.set(sooner.get() + u32::from(earlier < start));
        }
        Ok(())
    });
    if let Err(TestError::Fail(why, case)) = outcome {
        panic!("{why}: servers, load and spread {case:?}");
    }
    assert!(sooner.get() > 1_000, "the extra consulent made a difference");
}

#[test]
fn where_nobody_waits_one_consulent_more_changes_nothing_for_anyone() {
    // Thirty consulenten for the work of one and a half: the chance that all are busy is below 1e-20.
    let arrivals = 1.5 * 6.0 * YEAR;
    let enough = starts(&plain(30, arrivals, 0.5));
    assert!(enough.len() > 1_000 && enough.values().all(|(reported, start)| reported == start));
    assert_eq!(enough, starts(&plain(31, arrivals, 0.5)));
}

#[test]
fn who_comes_first_is_taken_up_first_unless_the_loudest_is() {
    let arrivals = 0.9 * 2.0 * 6.0 * YEAR;
    let in_turn = |settings: &str| {
        let mut starts: Vec<(Moment, Moment)> = starts(settings).into_values().collect();
        starts.sort();
        assert!(starts.len() > 1_000);
        starts.windows(2).all(|pair| pair[0].1 <= pair[1].1)
    };
    let fifo = plain(2, arrivals, 1.0);
    assert!(in_turn(&fifo));
    assert!(!in_turn(&format!("toewijzing.volgorde = \"luidste_eerst\"\n{fifo}")));
}
