//! Writes down the luck of every dossier of a run, and what the model made of it, for another program to replay.
//!
//! `orakel SCENARIO MAP` makes two files. `toeval.json` holds the settings that matter and, for each dossier, what was
//! drawn for it; `verloop.csv` holds what happened, to the second. See `tests/orakel/`.

use serde_json::{Value, json};
use std::fmt::Write as _;
use std::path::Path;
use wmosim::engine::sample::{chance, exponential, lognormal, uniform};
use wmosim::model::Sim;
use wmosim::model::dossier::Dossier;
use wmosim::model::journal::{Ending, Entry, Journal, What};
use wmosim::model::purpose::Purpose;
use wmosim::model::verloop::Transition;
use wmosim::scenario;

const SEED: u64 = 1;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, path, folder] = &arguments[..] else { panic!("orakel SCENARIO MAP") };
    let scenario = scenario::load(Path::new(path)).unwrap_or_else(|rejected| panic!("{rejected}"));
    let mut sim = Sim::new(&scenario.plan, SEED, 0);
    let mut course = String::from("seconde,gebeurtenis,dossier,wie\n");
    let mut opened = Vec::new();
    sim.play(&mut Journal::new(|sim, entry| {
        if let (What::Reported { .. }, Some(dossier)) = (entry.what, entry.dossier) {
            opened.push((entry.at.0, sim.dossiers[dossier as usize].size));
        }
        if let Some((what, who)) = told(&entry) {
            // In these scenarios each client has one dossier, so both have the same number.
            let dossier = entry.client.expect("it is about a client");
            let _ = writeln!(course, "{},{what},{dossier},{who}", entry.at.0);
        }
    }));
    let dossiers: Vec<Value> =
        opened.iter().enumerate().map(|(id, (at, size))| luck(&sim, &sim.dossiers[id], *at, *size)).collect();
    let luck = json!({ "instellingen": settings(&sim), "consulenten": team(&sim), "dossiers": dossiers });
    let folder = Path::new(folder);
    std::fs::create_dir_all(folder).expect("the folder can be made");
    std::fs::write(folder.join("toeval.json"), luck.to_string()).expect("it can be written");
    std::fs::write(folder.join("verloop.csv"), course).expect("it can be written");
}

/// The name of what happened, and by which consulent or at which provider.
fn told(entry: &Entry) -> Option<(&'static str, String)> {
    let nobody = String::new();
    let consulent = || entry.consulent.map_or_else(String::new, |who| who.to_string());
    let provider = || entry.provider.map_or_else(String::new, |who| who.to_string());
    Some(match entry.what {
        What::Reported { .. } => ("melding", nobody),
        What::Assigned => ("toegewezen", consulent()),
        What::StepDone { step, .. } => (if step == 0 { "stap 1" } else { "stap 2" }, consulent()),
        What::Decided { ending: Ending::Granted, .. } => ("toegekend", consulent()),
        What::Decided { .. } => ("zonder maatwerk", consulent()),
        What::Withdrawn => ("ingetrokken", nobody),
        What::Requested => ("gevraagd", provider()),
        What::PlaceFound => ("plaats", provider()),
        What::Started { .. } => ("hulp", provider()),
        What::Stopped { .. } => ("einde", nobody),
        _ => return None,
    })
}

/// What was drawn for a dossier. Days, hours and years as drawn: the rounding is the business of who replays.
fn luck(sim: &Sim, dossier: &Dossier, at: i64, hours: f64) -> Value {
    let period = sim.period;
    let client = &sim.clients[dossier.client as usize];
    let (key, number) = (client.key, dossier.number);
    let patience = exponential(&mut key.stream(Purpose::Patience.at(number)));
    let waits: Vec<f64> = (0..)
        .zip(&period.settings.onderzoek.stap)
        .map(|(step, asked)| {
            let mut stream = key.stream(Purpose::Wait.at(number * 16 + step));
            if chance(&mut stream, asked.wachten_kans) {
                asked.wachten_dagen * lognormal(&mut stream, 0.5)
            } else {
                0.0
            }
        })
        .collect();
    let ends = |transition: Transition| {
        exponential(&mut key.stream(Purpose::Course.at((transition as u32) << 16)))
            / period.profiles[usize::from(client.profile)].course[0].recovery
    };
    json!({
        "melding": at,
        "profiel": client.profile,
        "zwaarte": dossier.complexity,
        "lijkt": dossier.estimate,
        "uren": hours,
        "geduld_dagen": patience * period.settings.triage.geduld_weken * 7.0,
        "wacht_dagen": waits,
        "afloop": uniform(&mut key.stream(Purpose::Outcome.at(number))),
        "voorkeur": uniform(&mut key.stream(Purpose::Provider.at(0))),
        "start": lognormal(&mut key.stream(Purpose::StartDelay.at(64)), 0.5),
        "zorg_jaren": ends(Transition::Recovery),
    })
}

fn team(sim: &Sim) -> Vec<Value> {
    sim.state.team.consulents.iter().map(|who| json!({ "vaardigheid": who.skill })).collect()
}

fn settings(sim: &Sim) -> Value {
    let settings = &sim.period.settings;
    let providers: Vec<Value> = settings
        .aanbieder
        .values()
        .map(|a| json!({ "plaatsen": a.capaciteit_per_1000 * settings.gemeente.inwoners / 1000.0, "start_weken": a.start_weken }))
        .collect();
    json!({
        "einde": sim.plan.end().0,
        "beleid": name(&format!("{:?}", settings.toewijzing.beleid)),
        "volgorde": name(&format!("{:?}", settings.toewijzing.volgorde)),
        "caseload": settings.toewijzing.caseload,
        "wachtgrens": settings.toewijzing.wachtgrens,
        "toelaatbaar_gat": settings.toewijzing.toelaatbaar_gat,
        "vaardigheid_nodig": settings.team.vaardigheid_nodig,
        "vaardigheid_effect": settings.onderzoek.vaardigheid_effect,
        "uren": settings.onderzoek.uren,
        "delen": settings.onderzoek.stap.iter().map(|step| step.deel).collect::<Vec<_>>(),
        "zonder_maatwerk": settings.indicatie.voorliggend + settings.indicatie.afgewezen,
        "aanbieders": providers,
    })
}

/// The name of a choice as a scenario writes it.
fn name(variant: &str) -> &'static str {
    match variant {
        "FirstAvailable" => "eerst_beschikbaar",
        "SmallestCaseload" => "kleinste_caseload",
        "Skilled" => "op_competentie",
        "SkilledWithLimit" => "competentie_met_grens",
        "Fifo" => "fifo",
        "Shortest" => "kortste_eerst",
        other => panic!("the oracle does not know {other}"),
    }
}
