//! Random numbers belong to persons and purposes, not to the order of events.

use crate::municipality::{measure, plan};
use std::collections::BTreeMap;
use wmosim::model::client::Client;
use wmosim::model::{Plan, Sim};

/// Everyone who was ever a client, by entity.
fn clients(plan: &Plan, replication: u32) -> BTreeMap<u64, Client> {
    let mut sim = Sim::new(plan, 3, replication);
    sim.play(&mut ());
    sim.clients.iter().map(|client| (client.entity, *client)).collect()
}

/// What a client is from birth, as far as no policy can change it.
fn person(client: &Client) -> (u8, u32, bool, bool, bool, u64) {
    let frailty = client.frailty.to_bits();
    (client.profile, client.products, client.low_doenvermogen, client.no_network, client.notices, frailty)
}

/// A year from the first day. Meldingen of before that day are shared among profiles, so there are none. Waiting
/// neither attracts nor deters anyone, nobody comes back and nobody wins a bezwaar: all of these move a melding.
const SHORT: &str = "tijd.jaren = 1\ntijd.aanloop_maanden = 0\nbegintoestand.open_meldingen_per_1000 = 0.0\n\
    instroom.elasticiteit = 0.0\ngesprek.terugkeer = 0.0\nbezwaar.kans = 0.0\n";

#[test]
fn more_residents_of_one_profile_leave_all_other_residents_as_they_were() {
    let few = clients(&plan(SHORT), 0);
    let many = clients(&plan(&format!("{SHORT}profiel.dementie.meldingen_per_1000 = 2.4\n")), 0);
    assert!(many.len() > few.len() + 20, "{} {}", few.len(), many.len());
    for (key, client) in &few {
        assert_eq!(person(client), person(&many[key]));
        assert_eq!(client.reported, many[key].reported);
    }
}

#[test]
fn another_policy_meets_the_same_residents_at_the_same_moments() {
    let basis = clients(&plan(SHORT), 1);
    let tight = clients(&plan(&format!("{SHORT}indicatie.ruimhartigheid = 0.7\nteam.fte = 30.0\n")), 1);
    assert_eq!(basis.keys().collect::<Vec<_>>(), tight.keys().collect::<Vec<_>>());
    for (key, client) in &basis {
        assert_eq!((person(client), client.reported), (person(&tight[key]), tight[key].reported));
    }
}

#[test]
fn paired_streams_make_the_effect_of_more_staff_on_waiting_at_least_five_times_as_precise() {
    // The variance of a difference with independent seeds is the sum of both variances. With 100 pairs the ratio has
    // a relative error of about a tenth; the shipped scenario is compared at its own date.
    let basis = plan("");
    let more = plan("[[wijziging]]\nvanaf = 2027-01-01\nteam.fte = 26.5\n");
    let waiting = measure(&basis, "doorlooptijd_gem");
    let n = 100;
    let runs = |plan: &Plan| -> Vec<f64> {
        (0..n).map(|replication| wmosim::model::run(plan, 1, replication).whole[waiting]).collect()
    };
    let (a, b) = (runs(&basis), runs(&more));
    let variance = |x: &[f64]| {
        let mean = x.iter().sum::<f64>() / x.len() as f64;
        x.iter().map(|v| (v - mean) * (v - mean)).sum::<f64>() / (x.len() - 1) as f64
    };
    let difference: Vec<f64> = a.iter().zip(&b).map(|(a, b)| b - a).collect();
    let gain = (variance(&a) + variance(&b)) / variance(&difference);
    println!("variance with independent seeds / paired: {gain:.1}");
    assert!(gain >= 5.0, "{gain}");
}
