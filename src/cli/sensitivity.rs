//! `wmosim gevoeligheid`: which assumptions the outcomes depend on.

use super::arguments;
use super::end::{End, Trouble, say};
use super::{aspects, experiment, input, output};
use crate::experiment::Options;
use crate::experiment::sensitivity::{Questions, Ranges, Skipped, Space, examine};
use crate::report::Provenance;
use crate::report::sensitivity::{self, Examined};
use crate::scenario::Scenario;
use crate::schema::{Faults, Rule, Setting as _};
use std::path::Path;

/// Runs the command.
///
/// # Errors
///
/// When the scenario, a range or a measure is wrong, the run fails, or the report cannot be written.
pub fn run(arguments: &arguments::Sensitivity) -> Result<End, Trouble> {
    let scenario = input::one("gevoeligheid", &arguments.scenario)?;
    let (ranges, skipped) = read(arguments.ranges.as_deref(), &scenario)?;
    let ranges = choose(ranges, &arguments.keys)?;
    let aspects = aspects::chosen(&arguments.measures, &scenario.plan.measures())?;
    let usual = || Path::new("output").join(format!("gevoeligheid-{}", scenario.name));
    let destination = arguments.destination.clone().unwrap_or_else(usual);

    let space = Space { scenario: &scenario, ranges: &ranges.onzeker };
    let questions = Questions { name: &scenario.name, aspects: &aspects, size: arguments.size };
    let options = Options { replications: 0, seed: arguments.seed, threads: arguments.threads.unwrap_or(0) };
    let found =
        experiment::watched(arguments.quiet, "punten", |bar, stop| examine(&space, questions, options, bar, stop))?;
    let examined = Examined { sensitivity: &found, ranges: &ranges.onzeker, scenario: &scenario };
    say(&sensitivity::terminal::sheet(examined, &skipped))?;
    let scenarios = std::slice::from_ref(&scenario);
    let written = sensitivity::write(examined, &Provenance::of(scenarios), &destination, arguments.overwrite)
        .map_err(|error| Trouble { end: End::Failed, text: error.to_string() })?;
    output::told(&written.folder, &destination)?;
    Ok(End::Done)
}

/// The ranges that fit the scenario: the built-in ones, with those of the user, and what was left out.
fn read(file: Option<&Path>, scenario: &Scenario) -> Result<(Ranges, Vec<Skipped>), Trouble> {
    let (built_in, skipped) = Ranges::built_in().fitting(scenario);
    let Some(path) = file else { return Ok((built_in, skipped)) };
    let text = input::text(path)?;
    let mut faults = Faults::default();
    let tree = input::tree(&text, &mut faults);
    let own = Ranges::read(&tree, &Rule::ANY, "", &mut faults);
    if let Some(own) = &own {
        own.check(scenario, &mut faults);
        if own.onzeker.is_empty() {
            faults.rule(tree.place, "onzeker", "er staat geen enkel bereik in dit bestand");
        }
    }
    input::accept(&path.display().to_string(), &text, &Ranges::kind(&Rule::ANY), faults)?;
    let own = own.expect("without faults there are ranges");
    Ok((built_in.with(own), skipped))
}

/// The ranges of the keys that were asked for, or all.
fn choose(ranges: Ranges, keys: &[String]) -> Result<Ranges, Trouble> {
    if keys.is_empty() {
        return Ok(ranges);
    }
    let known: Vec<&str> = ranges.onzeker.iter().map(|range| range.sleutel.text.as_str()).collect();
    if let Some(wrong) = keys.iter().find(|key| !known.contains(&key.as_str())) {
        return Err(Trouble::wrong(format!(
            "`{wrong}` heeft geen bereik{}\n  Geef een bereik met --bereiken.",
            input::meant(wrong, &known)
        )));
    }
    let onzeker = ranges.onzeker.into_iter().filter(|range| keys.contains(&range.sleutel.text)).collect();
    Ok(Ranges { onzeker })
}
