//! `wmosim ijk`: lay a scenario's outcomes beside figures from outside, or bring it near to them.

pub mod free;
pub mod little;
pub mod search;
pub mod sheet;
pub mod targets;
pub mod verdict;
pub mod write;

use super::end::{End, Trouble, say};
use super::options::Calibrate;
use super::{experiment, input, json, output};
use crate::scenario::Scenario;
use crate::statistics::Comparison;
use free::Parameter;
use serde_json::json;
use std::path::Path;
use targets::Targets;
use verdict::{Line, Verdict};

/// Runs the command.
///
/// # Errors
///
/// When the scenario or the file with targets is wrong, or the run fails.
pub fn run(arguments: &Calibrate) -> Result<End, Trouble> {
    let scenarios = [input::one("ijk", &arguments.scenario)?];
    let targets = match &arguments.targets {
        Some(path) => Targets::from_file(path, &scenarios[0])?,
        None => Targets::built_in(),
    };
    if let Some(destination) = &arguments.write {
        let paths = input::find(std::slice::from_ref(&arguments.scenario))?;
        return adjust(arguments, &paths[0], destination, &scenarios[0], &targets);
    }
    let lines = compare(&scenarios, &targets, arguments)?;
    if targets.vrij.iter().any(|free| !free.is_empty()) {
        say("\nDit bestand noemt vrije instellingen. Met --schrijf BESTAND worden die aangepast aan uw cijfers.")?;
    }
    Ok(lines)
}

/// Lays the outcomes of a scenario beside the targets.
fn compare(scenarios: &[Scenario], targets: &Targets, arguments: &Calibrate) -> Result<End, Trouble> {
    let comparison = experiment::run(scenarios, 0, &arguments.run)?;
    let lines = verdict::judge(targets, &comparison);
    say(&sheet::sheet(&scenarios[0], &comparison, &lines))?;
    json::answer("ijk", || fields(scenarios, &comparison, &lines))?;
    Ok(end(&lines))
}

/// The outcomes beside the targets, for another program; in the unit of the target.
fn fields(scenarios: &[Scenario], comparison: &Comparison, lines: &[Line]) -> Vec<json::Field> {
    let line = |line: &Line| {
        json!({
            "maat": line.target.maat.text,
            "naam": line.target.naam,
            "eenheid": line.target.eenheid,
            "doel": line.target.doel,
            "laag": line.target.laag,
            "hoog": line.target.hoog,
            "uitkomst": line.outcome.map(json::interval),
            "oordeel": line.verdict.text(),
            "bron": line.target.bron,
        })
    };
    vec![
        ("zaad", json!(comparison.seed)),
        ("herhalingen", json!(comparison.replications)),
        ("gemeente", json!(comparison.municipality)),
        output::about(scenarios),
        ("alles_binnen_bereik", json!(end(lines) == End::Done)),
        ("doelen", lines.iter().map(line).collect()),
    ]
}

/// Turns the free settings until the outcomes are near the targets, and writes the scenario that does so.
fn adjust(
    arguments: &Calibrate,
    path: &Path,
    destination: &Path,
    scenario: &Scenario,
    targets: &Targets,
) -> Result<End, Trouble> {
    let free = targets.vrij.as_deref().unwrap_or_default();
    if free.is_empty() {
        return Err(Trouble::wrong(
            "er is niets om aan te passen: zet in het bestand met doelen minstens één [[vrij]], met sleutel, laag en hoog",
        ));
    }
    let place = write::Place::new(destination, path, arguments.overwrite)?;
    let parameters: Vec<Parameter> = free.iter().map(|free| Parameter::new(free, scenario)).collect();
    let found = search::search(scenario, &parameters, targets, &arguments.run)?;
    let scenarios = [found.scenario.clone()];
    let comparison = experiment::run(&scenarios, 0, &arguments.run)?;
    let lines = verdict::judge(targets, &comparison);
    let shown = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let how = format!(
        "wmosim ijk {} --doelen {} --replicaties {} --seed {}",
        shown(path),
        shown(arguments.targets.as_deref().unwrap_or(Path::new("-"))),
        arguments.run.replications,
        arguments.run.from.seed
    );
    place.write(scenario, &found, &lines, &how)?;
    say(&sheet::sheet(&scenarios[0], &comparison, &lines))?;
    say(&format!("\n{}", write::told(&found, &parameters, targets)))?;
    say("Wat overblijft:")?;
    lines.iter().try_for_each(|line| say(&format!("  {}", write::left(line))))?;
    say(&format!("\nHet scenario staat in {}", destination.display()))?;
    json::answer("ijk", || {
        let free = |(parameter, value): (&Parameter, &f64)| json!({ "naam": parameter.name, "waarde": json::number(*value) });
        let fitted = parameters.iter().zip(&found.fit.values).map(free).collect();
        let place = ("bestand", json::path(destination));
        [fields(&scenarios, &comparison, &lines), vec![("aangepast", fitted), place]].concat()
    })?;
    Ok(end(&lines))
}

fn end(lines: &[Line]) -> End {
    let all_within = lines.iter().all(|Line { verdict, .. }| *verdict == Verdict::Within);
    if all_within { End::Done } else { End::Failed }
}
