//! The same version, scenario and seed give the same bits.

use wmosim::experiment::{Options, Silent, Stop, compare};
use wmosim::scenario::{Scenario, load_all};

fn scenarios() -> Vec<Scenario> {
    let paths = ["scenarios/basis.toml", "scenarios/beter-organiseren.toml"].map(Into::into);
    load_all(&paths).expect("they are right")
}

#[test]
fn real_scenarios_give_the_same_bits_with_1_2_and_8_threads() {
    let scenarios = scenarios();
    let played = |threads| {
        let options = Options { replications: 4, seed: 2026, threads };
        compare(&scenarios, 0, options, &Silent, &Stop::default()).expect("no replication meets a fault")
    };
    let one = format!("{:?}", played(1));
    for threads in [2, 8] {
        // The text of a number in Rust is as long as its bits need, so equal texts are equal bits.
        assert!(format!("{:?}", played(threads)) == one, "{threads} threads give other bits");
    }
}
