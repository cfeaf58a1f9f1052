//! `wmosim vergelijk`: simulate scenarios, show the table and write the report.

use super::cost::{self, Replays};
use super::end::{End, Trouble, say};
use super::options::Compare;
use super::{crash, experiment, input, json, output};
use crate::experiment::{Broken, Failure};
use crate::report::{Look, Unfinished, csv};
use crate::scenario::Scenario;
use serde_json::json;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// The scenario with which others are compared when the user names none.
const USUAL_REFERENCE: &str = "basis";

/// Runs the command.
///
/// # Errors
///
/// When a scenario or a name is wrong, the run fails, or the report cannot be written.
pub fn run(arguments: &Compare) -> Result<End, Trouble> {
    let paths = input::find(&arguments.scenarios)?;
    let scenarios = input::load(&paths)?;
    let reference = reference(&scenarios, arguments.reference.as_deref())?;
    let house = output::house_style(arguments.house_style.as_deref())?;
    let destination = arguments.destination.clone().unwrap_or_else(|| destination(&arguments.scenarios, &paths));
    let look = Look { language: arguments.language.language, house: &house };

    let demand = arguments.accuracy.demand()?;
    let asked = demand.map_or(arguments.run.replications, |demand| demand.maximum);
    // What cannot be written in the end is not worth waiting for.
    output::check(&destination, arguments.overwrite)?;
    cost::weigh(&scenarios, &arguments.run.options(), Replays::all(asked))?;
    let (comparison, stopping) = experiment::run_until(&scenarios, reference, &arguments.run, demand)
        .map_err(|broken| salvage(broken, &scenarios, asked, look, &destination))?;
    say(&output::table(&comparison, look.language))?;
    if let Some(note) = nothing_compared(arguments.scenarios.len(), &scenarios, reference) {
        say(&note)?;
    }
    if let Some(stopping) = &stopping {
        say(output::precision(&comparison, stopping, look.language).trim_end())?;
    }
    let origin = (&scenarios[..], stopping.as_ref());
    let written = output::write(&comparison, origin, look, &destination, arguments.overwrite)?;
    output::told(&written, &destination)?;
    json::answer("vergelijk", || {
        let fields = vec![
            ("zaad", json!(comparison.seed)),
            ("herhalingen", json!(comparison.replications)),
            ("gemeente", json!(comparison.municipality)),
            ("eerste_maand", json!(comparison.months.first().map(ToString::to_string))),
            ("laatste_maand", json!(comparison.months.last().map(ToString::to_string))),
            ("aanloop_maanden", json!(comparison.warm_up_months)),
            ("vergelijkingsbasis", json!(comparison.scenarios[comparison.reference].name)),
            output::about(&scenarios),
            ("kerncijfers", json::rows(&csv::figures(&comparison))),
        ];
        [fields, output::place(&written)].concat()
    })?;
    Ok(End::Done)
}

/// That a comparison has less to compare than its user may think: `asked` scenarios were named.
fn nothing_compared(asked: usize, scenarios: &[Scenario], reference: usize) -> Option<String> {
    if let ([only], true) = (scenarios, asked > 1) {
        return Some(format!("U noemde {asked} keer hetzelfde scenario: er is alleen `{}` nagespeeld.", only.name));
    }
    let reference = &scenarios[reference];
    let same = scenarios.iter().filter(|s| s.name != reference.name && s.hash == reference.hash);
    let names: Vec<String> = same.map(|s| format!("`{}`", s.name)).collect();
    (!names.is_empty()).then(|| {
        format!(
            "In {} staat geen enkele instelling anders dan in `{}`. Daarom is er geen verschil.",
            names.join(" en "),
            reference.name
        )
    })
}

/// What is told of an experiment that broke off; what was finished is written first.
pub fn salvage(broken: Broken, scenarios: &[Scenario], asked: u32, look: Look<'_>, destination: &Path) -> Trouble {
    let Broken { failure, kept } = broken;
    let (Failure::Crashed { scenario, replication, .. }, Some(kept)) = (&failure, kept) else {
        return failure.into();
    };
    let unfinished = Unfinished { asked, scenario, replication: *replication };
    let fate = match output::write_unfinished(&kept, scenarios, unfinished, look, destination) {
        Ok(written) => format!(
            "De {} herhalingen van vóór de fout staan in {}. Dat resultaat is onvolledig: gebruik het niet voor een \
             besluit.",
            kept.replications,
            written.folder.display()
        ),
        Err(trouble) => format!("Wat klaar was kon niet worden bewaard: {}.", trouble.text.trim_end_matches('.')),
    };
    Trouble::failed(crash::told_with(&failure, &fate))
}

/// The position of the scenario that was `asked` for, of `basis`, or else of the first.
fn reference(scenarios: &[Scenario], asked: Option<&str>) -> Result<usize, Trouble> {
    let position = |name: &str| scenarios.iter().position(|scenario| scenario.name == name);
    let Some(asked) = asked else { return Ok(position(USUAL_REFERENCE).unwrap_or(0)) };
    // Who types a path means the scenario in it.
    let stem =
        Path::new(asked).file_name().and_then(OsStr::to_str).map_or(asked, |name| name.trim_end_matches(".toml"));
    position(asked).or_else(|| position(stem)).ok_or_else(|| unknown(scenarios, asked))
}

fn unknown(scenarios: &[Scenario], asked: &str) -> Trouble {
    let names: Vec<&str> = scenarios.iter().map(|scenario| scenario.name.as_str()).collect();
    let tip = input::near(asked, &names);
    Trouble::wrong(format!(
        "de referentie `{asked}` is niet een van de scenario's die u vergelijkt: {}{tip}",
        names.join(", ")
    ))
}

/// Where the report goes when the user does not say: `output/` with the name of the one scenario, of the folder
/// that was asked for, or `vergelijking` for a choice of scenarios.
fn destination(asked: &[String], paths: &[PathBuf]) -> PathBuf {
    let name = match paths {
        [only] => only.file_stem(),
        [first, ..] if asked.len() < 2 => first.parent().and_then(Path::file_name),
        _ => None,
    };
    Path::new("output").join(name.unwrap_or(OsStr::new("vergelijking")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{Data, Place, Value};

    fn scenarios(names: &[&str]) -> Vec<Scenario> {
        let basis = crate::scenario::load(Path::new("scenarios/basis.toml")).expect("the base scenario is right");
        let scenario = |name: &&str| Scenario {
            name: (*name).into(),
            title: String::new(),
            question: String::new(),
            caveat: String::new(),
            basis: None,
            changes: Vec::new(),
            file: (*name).into(),
            below: Vec::new(),
            plan: basis.plan.clone(),
            resolved: Value { data: Data::Table(Vec::new()), place: Place::default() },
            notes: Default::default(),
            reasons: Vec::new(),
            hash: String::new(),
        };
        names.iter().map(scenario).collect()
    }

    #[test]
    fn a_comparison_without_anything_to_compare_says_so() {
        let note = |asked, hashes: &[&str]| {
            let mut these = scenarios(&["basis", "krap", "ruim"][..hashes.len()]);
            these.iter_mut().zip(hashes).for_each(|(scenario, hash)| scenario.hash = (*hash).into());
            nothing_compared(asked, &these, 0)
        };
        assert_eq!(note(1, &["a"]), None);
        assert_eq!(note(3, &["a", "b", "b"]), None);
        assert!(note(2, &["a"]).is_some_and(|text| text.contains("2 keer hetzelfde scenario")));
        let told = note(3, &["a", "b", "a"]).expect("`ruim` is the same");
        assert!(told.starts_with("In `ruim` staat geen enkele instelling anders dan in `basis`"), "{told}");
    }

    #[test]
    fn the_reference_is_the_one_named_or_basis_or_the_first() {
        let with_basis = scenarios(&["krap", "basis", "ruim"]);
        assert_eq!(reference(&with_basis, None), Ok(1));
        assert_eq!(reference(&with_basis, Some("ruim")), Ok(2));
        assert_eq!(reference(&with_basis, Some("scenarios/ruim.toml")), Ok(2));
        assert_eq!(reference(&scenarios(&["krap", "ruim"]), None), Ok(0));
    }

    #[test]
    fn an_unknown_reference_is_refused_with_the_name_that_was_meant() {
        let trouble = reference(&scenarios(&["krap", "basis"]), Some("bassis")).unwrap_err();
        assert_eq!(trouble.end, End::Wrong);
        assert!(trouble.text.contains("bedoelde u `basis`?"), "{}", trouble.text);
        let trouble = reference(&scenarios(&["krap", "basis"]), Some("zomer")).unwrap_err();
        assert!(trouble.text.contains("krap, basis") && !trouble.text.contains("bedoelde"), "{}", trouble.text);
    }

    #[test]
    fn the_result_gets_the_name_of_what_was_asked_for() {
        let paths = |names: &[&str]| -> Vec<PathBuf> {
            names.iter().map(|name| Path::new("scenarios").join(name).with_extension("toml")).collect()
        };
        let asked = |names: &[&str]| -> Vec<String> { names.iter().map(|name| (*name).into()).collect() };
        assert_eq!(destination(&asked(&["krap"]), &paths(&["krap"])), Path::new("output/krap"));
        assert_eq!(destination(&[], &paths(&["krap", "ruim"])), Path::new("output/scenarios"));
        assert_eq!(destination(&asked(&["scenarios"]), &paths(&["krap", "ruim"])), Path::new("output/scenarios"));
        assert_eq!(
            destination(&asked(&["krap", "ruim"]), &paths(&["krap", "ruim"])),
            Path::new("output/vergelijking")
        );
    }
}
