//! Plans that begin alike can be played together: what they have in common is played once.

use crate::municipality::plan;
use wmosim::model::{Plan, run, run_together};
use wmosim::observations::Replication;
use wmosim::scenario::{self, Loader, Unreadable};

/// The scenario files of the project.
struct Shipped;

impl Loader for Shipped {
    fn bytes(&self, path: &str) -> Result<Vec<u8>, Unreadable> {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/");
        std::fs::read(format!("{folder}{path}")).map_err(|_| Unreadable::Missing)
    }
}

fn shipped() -> Vec<Plan> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios");
    let names = std::fs::read_dir(folder).expect("the folder is there").map(|entry| entry.expect("it can be read"));
    let mut names: Vec<String> = names.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.retain(|name| name.ends_with(".toml"));
    names.sort();
    let read = |name: &String| scenario::read(name, &Shipped).map(|scenario| scenario.plan);
    names.iter().map(|name| read(name).unwrap_or_else(|faults| panic!("{faults}"))).collect()
}

/// All figures, to the bit.
fn bits(outcome: &Replication) -> Vec<u64> {
    let figures =
        outcome.values.iter().chain(&outcome.whole).chain(&outcome.overruns).map(|figure| figure.to_bits());
    figures.chain(outcome.waiting.iter().map(|n| u64::from(*n))).chain([outcome.events]).collect()
}

fn expect_same(plans: &[&Plan], seed: u64, replication: u32) {
    let mut seen = 0;
    run_together(plans, seed, replication, &mut |index, go| {
        assert_eq!(bits(&go()), bits(&run(plans[index], seed, replication)), "plan {index}");
        seen += 1;
    });
    assert_eq!(seen, plans.len());
}

#[test]
fn scenarios_that_are_played_together_yield_what_each_yields_apart() {
    let plans = shipped();
    let alike: Vec<&Plan> = plans.iter().filter(|plan| plan.begins_like(&plans[0])).collect();
    assert!(alike.len() >= 20, "the shipped policies start on the first reported day: {}", alike.len());
    expect_same(&alike, 1, 0);
}

#[test]
fn a_run_split_at_any_date_is_the_run_in_one_piece() {
    // The run is split where the first change comes: on the first day, on a Sunday, on the day of a ruling, on the last day.
    let short = "tijd.jaren = 1\ntijd.aanloop_maanden = 6\ngemeente.inwoners = 20_000\n";
    let whole = plan(short);
    let changes = [
        "vanaf = 2027-01-01\nteam.fte = 6.0\n",
        "vanaf = 2027-06-13\nindicatie.ruimhartigheid = 0.8\n",
        "vanaf = 2027-03-09\nteam.fte = 9.0\nbezwaar.uitspraak = 2027-03-09\n",
        "vanaf = 2027-12-31\ntoewijzing.beleid = \"op_competentie\"\n",
    ];
    for change in changes {
        let changed = plan(&format!("{short}[[wijziging]]\n{change}"));
        assert!(whole.begins_like(&changed));
        for replication in 0..3 {
            expect_same(&[&whole, &changed], 5, replication);
        }
    }
}

#[test]
fn what_only_a_later_change_asks_of_the_beginning_was_remembered() {
    let without = "tijd.jaren = 2\ntijd.aanloop_maanden = 6\nsignalering.kans = 0.0\nstapeling.toename = 0.0\n\
                   clientondersteuning.bereik = 0.0\n";
    let changes = ["signalering.kans = 3.0\n", "stapeling.toename = 0.2\n", "clientondersteuning.bereik = 0.9\n"];
    let whole = plan(without);
    for change in changes {
        let changed = plan(&format!("{without}[[wijziging]]\nvanaf = 2027-06-01\n{change}"));
        assert!(whole.begins_like(&changed));
        expect_same(&[&whole, &changed], 5, 0);
        let outcomes = [&whole, &changed].map(|plan| bits(&run(plan, 5, 0)));
        assert_ne!(outcomes[0], outcomes[1], "the change makes a difference: {change}");
    }
}

#[test]
fn plans_that_differ_from_the_start_are_not_played_together() {
    let other = |settings| plan(settings).begins_like(&plan(""));
    assert!(other(""));
    assert!(!other("team.fte = 26.0\n"));
    assert!(!other("tijd.jaren = 3\n"));
    assert!(!other("profiel.dementie.naam = \"Vergeetachtig\"\n"));
}
