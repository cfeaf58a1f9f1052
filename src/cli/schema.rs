//! `wmosim schema`: the JSON Schema with which an editor completes and checks scenarios.

use super::end::{End, Trouble, print, say};
use super::options::{Schema, Subject};
use super::output;
use super::raster::file::Experiment;
use crate::model::Settings;
use crate::report::{file, json_schema};
use crate::scenario::{self, parse::parse};
use crate::schema::Faults;
use serde_json::json;

/// Runs the command.
///
/// # Errors
///
/// When it cannot be written.
pub fn run(arguments: &Schema) -> Result<End, Trouble> {
    let text = match arguments.subject {
        Subject::Scenario => scenario(),
        Subject::Study => study(),
    };
    match &arguments.write {
        None => print(text.trim_end())?,
        Some(path) => {
            // Other JSON also begins with a brace: up to its title it is a schema of ours.
            let mark: String = text.split_inclusive('\n').take(3).collect();
            file::put_over(path, text.as_bytes(), mark.as_bytes()).map_err(output::unwritten)?;
            say(&format!("Het schema staat in {}", path.display()))?;
        }
    }
    Ok(End::Done)
}

/// The schema of a scenario, with the values of the base scenario that comes with the program.
pub fn scenario() -> String {
    let basis = parse(scenario::BASIS, 0, &mut Faults::default()).tree;
    json_schema::text(&json_schema::scenario(&Settings::fields(), &basis))
}

/// The schema of a study for `raster`.
pub fn study() -> String {
    let mut schema = json_schema::other("Onderzoek voor wmosim raster", &Experiment::fields());
    // What these take depends on the settings that are varied.
    let factor = &mut schema["properties"]["factor"]["items"]["properties"];
    factor["waarden"]["items"] = json!({});
    let one = factor["sleutel"].as_object_mut().and_then(|key| key.remove("type"));
    factor["sleutel"]["anyOf"] = json!([{ "type": one }, { "type": "array", "items": { "type": "string" } }]);
    let map = &mut schema["properties"]["kaart"]["items"]["properties"];
    if let Some(difference) = map["verschil_met"].as_object_mut() {
        difference.remove("type");
    }
    json_schema::text(&schema)
}
