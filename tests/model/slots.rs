//! A newcomer gets the slot of who left for good: that saves memory, and no outcome may depend on it.

use crate::municipality::plan;
use crate::random;
use wmosim::model::{Plan, Sim, run};

/// What a replication yields, in bits.
fn bits(plan: &Plan, again: bool) -> (Vec<u64>, u64) {
    let replication = 1;
    let out = if again { run(plan, 3, replication) } else { Sim::new(plan, 3, replication).run_watched(&mut ()) };
    let values = out.values.iter().chain(&out.whole).chain(&out.overruns);
    (values.map(|value| value.to_bits()).collect(), out.events)
}

/// A town and many years, in which much comes back to somebody who left: bezwaar, a plan, a look, work on the desk of
/// a consulent who is ill for months. All of it changes, and goes off and on.
const YEARS: &str = "gemeente.inwoners = 20_000\nteam.fte = 5.5\ntijd.jaren = 16\ntijd.aanloop_maanden = 6\n\
    bezwaar.kans = 0.3\nbezwaar.gegrond = 0.5\nbezwaar.uitspraak = 2030-06-01\nbezwaar.norm = 1.1\n\
    indicatie.afgewezen = 0.2\nindicatie.voorliggend = 0.2\ngesprek.terugkeer = 0.5\ngesprek.extra_uren = 0.5\n\
    integraal.aan = true\nintegraal.gemist = 0.2\nintegraal.integraal = 0.2\n\
    stapeling.toename = 0.1\nstapeling.regie = 0.5\nevaluatie.maanden = 5\nevaluatie.uren = 1.0\n\
    mantelzorg.aan = true\nmantelzorg.uitval = 1.0\nafwijking.reactie = \"aanspreken\"\nafwijking.opmerkkans = 0.7\n\
    signalering.kans = 0.8\nclientondersteuning.bereik = 0.5\nvindbaarheid.deel = 0.2\nverloop.verhuizing = 0.3\n\
    team.verzuim = 0.4\nteam.verzuim_duur = 300.0\nteam.overdracht_na = 200\n\
    [[wijziging]]\nvanaf = 2029-09-01\nherindicatie.allen_binnen_maanden = 9\nevaluatie.maanden = 3\n\
    stapeling.regie = 0.0\nafwijking.evaluatie_maanden = 3.0\nclientondersteuning.bereik = 0.8\n\
    [[wijziging]]\nvanaf = 2033-02-01\nherindicatie.allen_binnen_maanden = 0\nintegraal.aan = false\n\
    mantelzorg.aan = false\nstapeling.regie = 0.8\nevaluatie.maanden = 7\n\
    [[wijziging]]\nvanaf = 2035-02-01\nintegraal.aan = true\nmantelzorg.aan = true\n";

#[test]
fn nobody_notices_that_he_has_the_slot_of_someone_else() {
    // Of a team that is far behind, work on a desk waits for years.
    for fte in ["5.5", "1.2"] {
        let plan = plan(&YEARS.replace("team.fte = 5.5", &format!("team.fte = {fte}")));
        assert_eq!(bits(&plan, true), bits(&plan, false), "{fte} fte");
    }
}

#[test]
fn nobody_notices_it_in_a_random_scenario() {
    random::law(24, |drawn| {
        let plan = drawn.with("tijd.jaren", 6).plan();
        assert_eq!(bits(&plan, true), bits(&plan, false));
        Ok(())
    });
}

#[test]
fn who_comes_when_many_have_left_needs_no_new_slot() {
    let plan = plan(YEARS);
    let slots = |again: bool| {
        let mut sim = Sim::new(&plan, 3, 1);
        if again {
            sim.slots.give_again();
        }
        sim.play(&mut ());
        sim.clients.len()
    };
    let (all, given_again) = (slots(false), slots(true));
    assert!(given_again * 2 < all, "{given_again} slots for {all} clients");
}
