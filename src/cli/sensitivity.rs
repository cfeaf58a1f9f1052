//! `wmosim gevoeligheid`: which assumptions the outcomes depend on.

use super::cost::{self, Replays};
use super::end::{End, Trouble, say};
use super::options;
use super::{aspects, experiment, input, json, output};
use crate::experiment::Options;
use crate::experiment::sensitivity::ranges::BUILT_IN;
use crate::experiment::sensitivity::{Questions, Ranges, Skipped, Space, examine, first_points};
use crate::report::Provenance;
use crate::report::sensitivity::{self, Examined};
use crate::scenario::header::RANGES;
use crate::scenario::parse::parse;
use crate::scenario::rejected::SHOWN;
use crate::scenario::{Rejected, Scenario, Source, repair};
use crate::schema::{Data, Entry, Faults, Rule, Setting as _};
use serde_json::json;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Runs the command.
///
/// # Errors
///
/// When the scenario, a range or a measure is wrong, the run fails, or the report cannot be written.
pub fn run(arguments: &options::Sensitivity) -> Result<End, Trouble> {
    let scenario = input::one_by("gevoeligheid", &arguments.scenario, input::load_with_ranges)?;
    let (mut ranges, mut skipped) = Ranges::built_in().fitting(&scenario);
    let mut files = own_files(&arguments.scenario)?;
    files.extend(arguments.ranges.clone());
    let mut sources = vec![input::source("de ingebouwde bereiken", BUILT_IN)];
    for file in &files {
        let mut own = read(file, &scenario)?;
        own.onzeker.iter_mut().for_each(|range| range.sleutel.place.file = sources.len() as u32);
        sources.push(input::source(&file.display().to_string(), &input::text(file)?));
        let (others, less) = ranges.beside(&own, &scenario);
        ranges = others.with(own);
        skipped.extend(less);
    }
    if let Some(file) = &arguments.ranges
        && read(file, &scenario)?.onzeker.is_empty()
    {
        return Err(Trouble::wrong(format!("in {} staat geen enkel bereik", file.display())));
    }
    let ranges = choose(ranges, &arguments.keys)?;
    let aspects = aspects::chosen(&arguments.measures, &scenario.plan.measures())?;
    let usual = || Path::new("output").join(format!("gevoeligheid-{}", scenario.name));
    let destination = arguments.destination.clone().unwrap_or_else(usual);

    let space = Space { scenario: &scenario, ranges: &ranges.onzeker };
    possible(&space, sources, arguments)?;
    let questions = Questions { name: &scenario.name, aspects: &aspects, size: arguments.size };
    let options = Options { replications: 0, seed: arguments.from.seed, threads: arguments.pace.threads() };
    // At least so many points are played; most of them once or twice.
    let points = (arguments.size.rows * arguments.size.replications as usize) as u32;
    cost::weigh(std::slice::from_ref(&scenario), &options, Replays::totals(points))?;
    let found = experiment::watched(arguments.pace.quiet, "punten", |bar, stop| {
        examine(&space, questions, options, bar, stop)
    })?;
    let examined = Examined {
        sensitivity: &found,
        ranges: &ranges.onzeker,
        scenario: &scenario,
        language: arguments.language.language,
    };
    say(&sensitivity::terminal::sheet(examined, &skipped))?;
    let scenarios = std::slice::from_ref(&scenario);
    let written = sensitivity::write(examined, &Provenance::of(scenarios), &destination, arguments.overwrite)
        .map_err(output::unwritten)?;
    output::told(&written, &destination)?;
    json::answer("gevoeligheid", || {
        let left_out = |skipped: &Skipped| json!({ "naam": skipped.name.dutch, "reden": skipped.reason });
        let fields = vec![
            ("zaad", json!(found.seed)),
            ("gemeente", json!(found.municipality)),
            output::about(scenarios),
            ("overgeslagen", skipped.iter().map(left_out).collect()),
            ("gevoeligheid", json::rows(&sensitivity::files::table(examined))),
        ];
        [fields, output::place(&written)].concat()
    })?;
    Ok(End::Done)
}

/// Refuses ranges within which settings contradict one another, each reason once, before anything is replayed.
fn possible(space: &Space<'_>, sources: Vec<Source>, arguments: &options::Sensitivity) -> Result<(), Trouble> {
    let points = first_points(space.ranges.len(), arguments.size, arguments.from.seed);
    let wrong = points.iter().filter_map(|point| Some((point, space.contradiction(point)?)));
    let mut told: BTreeSet<(Vec<usize>, String)> = BTreeSet::new();
    let mut faults = Faults::default();
    for (point, why) in wrong.take(SHOWN) {
        let (sentence, ranges) = space.explained(point, &why);
        let place = ranges.last().map(|last| space.ranges[*last].sleutel.place).unwrap_or_default();
        if told.insert((ranges, why)) {
            faults.advice(place, sentence, "", &["Maak een van deze bereiken kleiner."]);
        }
    }
    match faults.is_empty() {
        true => Ok(()),
        false => Err(input::refuse(Rejected::new(faults, sources, &Ranges::kind(&Rule::ANY), &[]))),
    }
}

/// The file of the scenario and the files it builds on, those first.
fn own_files(asked: &str) -> Result<Vec<PathBuf>, Trouble> {
    let mut files = input::find(std::slice::from_ref(&asked.to_owned()))?;
    let mut path = files[0].clone();
    // The scenario was read, so its files exist and do not go round in a circle.
    while let Some(basis) = basis(&input::text(&path)?) {
        path = path.with_file_name(basis);
        files.insert(0, path.clone());
    }
    Ok(files)
}

/// The basis that a file names.
fn basis(text: &str) -> Option<String> {
    match &input::tree(text, &mut Faults::default()).get("basis")?.data {
        Data::Text(name) => Some(name.trim().to_owned()),
        _ => None,
    }
}

/// The ranges in a file, which may be a scenario.
///
/// # Errors
///
/// With what is wrong with them.
fn read(path: &Path, scenario: &Scenario) -> Result<Ranges, Trouble> {
    // Read once for what is said when it cannot be.
    input::text(path)?;
    judged(path, Some(scenario)).map_err(input::refuse)
}

/// The ranges in a file, which may be a scenario; without a `scenario`, which could then not be read, only what is wrong
/// whatever that would be. A file that cannot be read has none: the reader of scenarios says why.
///
/// # Errors
///
/// With what is wrong with them.
pub fn judged(path: &Path, scenario: Option<&Scenario>) -> Result<Ranges, Rejected> {
    let Ok(text) = input::text(path) else { return Ok(Ranges { onzeker: Vec::new() }) };
    judged_text(&path.display().to_string(), &text, scenario)
}

/// As [`judged`], of the `text` of the file `name`.
///
/// # Errors
///
/// With what is wrong with the ranges.
pub fn judged_text(name: &str, text: &str, scenario: Option<&Scenario>) -> Result<Ranges, Rejected> {
    let none = Ranges { onzeker: Vec::new() };
    let mut faults = Faults::default();
    let mut parsed = parse(text, 0, &mut faults);
    let has = |entries: &[Entry], key: &str| entries.iter().any(|e| e.key == key);
    // Without ranges and without a scenario that could be read it is a scenario with much missing.
    let is_scenario = |e: &[Entry]| has(e, "titel") || has(e, "basis") || (scenario.is_none() && !has(e, RANGES));
    if let Data::Table(entries) = &mut parsed.tree.data
        && is_scenario(entries)
    {
        // Syntax errors in a scenario are told by its reader, with all else that it cannot say of ranges.
        faults = Faults::default();
        entries.retain(|e| e.key == RANGES && matches!(e.value.data, Data::List(_)));
        if entries.is_empty() || !parsed.trusted {
            return Ok(none);
        }
    }
    let own = repair::read(&parsed, &mut faults, |own: &Ranges, _, faults| own.check(scenario, faults));
    if scenario.is_none() {
        faults.0.retain(|fault| !parsed.is_guess(fault.place));
    }
    match own {
        Some(own) if faults.is_empty() => Ok(own),
        _ if faults.is_empty() => Ok(none),
        _ => Err(input::rejected(name, text, &Ranges::kind(&Rule::ANY), faults)),
    }
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
