//! `herkomst.json`: where the figures come from, so that anyone can make them again.
//!
//! It holds no clock and no path of the machine: the same input gives the same bytes everywhere.

use crate::language::Language;
use crate::scenario::{Notes, Reason, Scenario};
use crate::schema::{Data, Value};
use crate::statistics::{Comparison, Stopping};
use serde_json::{Map, Value as Json, json};
use sha2::{Digest, Sha256};

/// The name of the file.
pub const FILE: &str = "herkomst.json";

/// What the figures were made of.
#[derive(Clone, Debug)]
pub struct Provenance<'a> {
    /// The version of `wmosim`.
    pub version: &'a str,
    /// The scenarios, in the order of the comparison.
    pub sources: Vec<Source<'a>>,
    /// How the number of replications was chosen; `None` when it was asked for outright.
    pub stopping: Option<&'a Stopping>,
    /// Set when the run broke off: the figures rest on fewer replications than were asked for.
    pub unfinished: Option<Unfinished<'a>>,
}

/// A run that broke off on a fault in the program.
#[derive(Clone, Copy, Debug)]
pub struct Unfinished<'a> {
    /// Replications of each scenario that were asked for; the most, when a precision was.
    pub asked: u32,
    /// The scenario whose replication met the fault.
    pub scenario: &'a str,
    /// That replication, from 0.
    pub replication: u32,
}

/// One scenario as it was run.
#[derive(Clone, Debug)]
pub struct Source<'a> {
    /// The file's name without `.toml`.
    pub name: &'a str,
    /// The Dutch title.
    pub title: &'a str,
    /// SHA-256 of the resolved settings, in hexadecimal.
    pub hash: &'a str,
    /// All settings after merging, including dated changes.
    pub resolved: &'a Value,
    /// What stands behind the settings in their files.
    pub notes: &'a Notes,
    /// Why there are dated changes.
    pub reasons: &'a [Reason],
}

impl<'a> Provenance<'a> {
    /// The provenance of scenarios run by this version of `wmosim`.
    pub fn of(scenarios: &'a [Scenario]) -> Provenance<'a> {
        let sources = scenarios
            .iter()
            .map(|s| Source {
                name: &s.name,
                title: &s.title,
                hash: &s.hash,
                resolved: &s.resolved,
                notes: &s.notes,
                reasons: &s.reasons,
            })
            .collect();
        Provenance { version: env!("CARGO_PKG_VERSION"), sources, stopping: None, unfinished: None }
    }

    /// The bytes of `herkomst.json`. `files` are the other files: their name in the folder and their bytes.
    pub(super) fn bytes(
        &self,
        comparison: &Comparison,
        language: Language,
        files: &[(String, Vec<u8>)],
    ) -> Vec<u8> {
        let month = |date: Option<&jiff::civil::Date>| date.map(|d| d.to_string());
        let mut run = vec![
            ("zaad", json!(comparison.seed)),
            ("herhalingen", json!(comparison.replications)),
            ("keuze_herhalingen", chosen(self.stopping, comparison)),
            ("gemeente", json!(comparison.municipality)),
            ("eerste_maand", json!(month(comparison.months.first()))),
            ("laatste_maand", json!(month(comparison.months.last()))),
            ("aanloop_maanden", json!(comparison.warm_up_months)),
            ("taal", json!(language.code())),
            ("vergelijkingsbasis", json!(comparison.scenarios.get(comparison.reference).map(|s| &s.name))),
        ];
        if let Some(unfinished) = &self.unfinished {
            let crashed = json!({ "scenario": unfinished.scenario, "herhaling": unfinished.replication + 1 });
            run.push(("onvolledig", json!({ "gevraagd": unfinished.asked, "vastgelopen": crashed })));
        }
        self.document(run, files)
    }

    /// The bytes of `herkomst.json` of any experiment: `run` says how it was run.
    pub(super) fn document(&self, run: Vec<(&str, Json)>, files: &[(String, Vec<u8>)]) -> Vec<u8> {
        let scenarios: Vec<Json> = self
            .sources
            .iter()
            .map(|s| {
                json!({
                    "naam": s.name,
                    "titel": s.title,
                    "sha256": s.hash,
                    "redenen": reasons(s.reasons),
                    "instellingen": settings(s.resolved),
                })
            })
            .collect();
        let files: Vec<Json> =
            files.iter().map(|(name, bytes)| json!({ "bestand": name, "sha256": sha256(bytes) })).collect();
        let head = [("programma", json!("wmosim")), ("versie", json!(self.version))];
        let tail = [("scenarios", json!(scenarios)), ("bestanden", json!(files))];
        let document: Map<String, Json> =
            head.into_iter().chain(run).chain(tail).map(|(key, value)| (key.to_owned(), value)).collect();
        let mut bytes =
            serde_json::to_vec_pretty(&document).expect("a tree of JSON values has no other keys than texts");
        bytes.push(b'\n');
        bytes
    }
}

/// How the number of replications was chosen.
fn chosen(stopping: Option<&Stopping>, comparison: &Comparison) -> Json {
    let Some(stopping) = stopping else { return json!({ "regel": "vast aantal" }) };
    let hardest = stopping.needs.first().map(|need| {
        json!({
            "scenario": comparison.scenarios[need.scenario].name,
            "maat": comparison.measures[need.measure].id,
        })
    });
    json!({
        "regel": "tot de precisie is gehaald",
        "precisie": stopping.share,
        "minimaal": stopping.range.0,
        "maximaal": stopping.range.1,
        "nagekeken_na": stopping.looks,
        "gehaald": stopping.reached(),
        "meest_nodig": hardest,
    })
}

/// Why there are dated changes. A reason is no setting: it does not count in the hash.
pub(super) fn reasons(reasons: &[Reason]) -> Json {
    reasons.iter().map(|reason| json!({ "vanaf": reason.since.to_string(), "reden": reason.text })).collect()
}

/// Settings as JSON, keys in the order in which they were typed.
pub(super) fn settings(value: &Value) -> Json {
    match &value.data {
        Data::Bool(b) => json!(b),
        Data::Int(i) => json!(i),
        Data::Float(x) if x.is_finite() => json!(x),
        // JSON has no infinity: it is written as in TOML.
        Data::Float(x) => json!(x.to_string().to_lowercase()),
        Data::Text(text) | Data::Other(text) => json!(text),
        Data::Date(date) => json!(date.to_string()),
        Data::List(values) => Json::Array(values.iter().map(settings).collect()),
        Data::Table(entries) => {
            Json::Object(entries.iter().map(|e| (e.key.clone(), settings(&e.value))).collect::<Map<_, _>>())
        }
    }
}

/// SHA-256 in hexadecimal.
pub(super) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
