//! `herkomst.json` of a study: what it was made of, so that anyone can make it again.

use super::columns;
use crate::experiment::grid::Grid;
use crate::language::Language;
use crate::report::provenance::{reasons, settings, sha256};
use crate::scenario::Scenario;
use crate::schema::{Place, Value};
use serde_json::{Value as Json, json};

/// The bytes of `herkomst.json`. `files` are the other files: their name in the folder and their bytes.
pub fn bytes(grid: &Grid, basis: &Scenario, language: Language, files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let data = |data: &crate::schema::Data| settings(&Value { data: data.clone(), place: Place::default() });
    let factors: Vec<Json> = grid
        .factors
        .iter()
        .zip(columns(grid))
        .map(|(factor, column)| {
            json!({
                "naam": factor.name,
                "kolom": column,
                "sleutels": factor.keys,
                "bewerking": if factor.multiplies { "vermenigvuldigt" } else { "vervangt" },
                "vanaf_start": factor.from_start,
                "waarden": factor.levels.iter().map(data).collect::<Vec<_>>(),
                "bereik": factor.range.map(|(low, high)| [low, high]),
            })
        })
        .collect();
    let files: Vec<Json> =
        files.iter().map(|(name, bytes)| json!({ "bestand": name, "sha256": sha256(bytes) })).collect();
    let document = json!({
        "programma": "wmosim",
        "versie": env!("CARGO_PKG_VERSION"),
        "onderzoek": grid.title,
        "vraag": grid.question,
        "beantwoordt_niet": grid.caveat,
        "taal": language.code(),
        "zaad": grid.seed,
        "herhalingen": grid.replications,
        "punten": grid.points.len(),
        "gemeente": grid.municipality,
        "factoren": factors,
        "basis": {
            "naam": basis.name,
            "sha256": basis.hash,
            "redenen": reasons(&basis.reasons),
            "instellingen": settings(&basis.resolved),
        },
        "bestanden": files,
    });
    let mut bytes =
        serde_json::to_vec_pretty(&document).expect("a tree of JSON values has no other keys than texts");
    bytes.push(b'\n');
    bytes
}
