//! `wmosim verklaar`: how much of an outcome each of some patterns explains.

use super::cost::{self, Replays};
use super::end::{End, Trouble, say};
use super::options;
use super::{aspects, experiment, input, json, output};
use crate::experiment::explain::{Combination, Pattern, Patterns, combinations, explain, patterns};
use crate::report::explanation::{self, Explained};
use crate::report::{Provenance, aspect};
use crate::scenario::parse::parse;
use crate::scenario::{Scenario, repair};
use crate::schema::{Faults, Rule, Setting as _};
use crate::statistics::MOST_CAUSES;
use serde_json::json;
use std::path::Path;

/// Runs the command.
///
/// # Errors
///
/// When the scenario, a pattern or a measure is wrong, the run fails, or the report cannot be written.
pub fn run(arguments: &options::Explain) -> Result<End, Trouble> {
    let scenario = input::one("verklaar", &arguments.scenario)?;
    let (known, own) = read(arguments.file.as_deref(), &scenario)?;
    let chosen = choose(&arguments.patterns, &known, own.as_ref())?;
    fit(&chosen, &scenario)?;
    let aspects = aspects::chosen(&arguments.measures, &scenario.plan.measures())?;
    let usual = || Path::new("output").join(format!("verklaar-{}", scenario.name));
    let destination = arguments.destination.clone().unwrap_or_else(usual);

    let made = combinations(&scenario, &chosen).map_err(|why| {
        Trouble::wrong(format!("{why}\n  \x1b[32mtip:\x1b[0m kies met --patroon welke u samen wilt bekijken"))
    })?;
    let replays =
        Combination { distinct: made.distinct.iter().collect::<Vec<&Scenario>>(), place: made.place.clone() };
    cost::weigh(&made.distinct, &arguments.run.options(), Replays::totals(arguments.run.replications))?;
    let found = experiment::watched(arguments.run.pace.quiet, "simulaties", |bar, stop| {
        explain(&scenario.name, &replays, &aspects, arguments.run.options(), bar, stop)
    })?;
    let explained = Explained { explanation: &found, patterns: &chosen, language: arguments.language.language };
    say(&explanation::terminal::sheet(explained))?;
    for pattern in chosen.iter().filter(|pattern| !pattern.present(&scenario)) {
        let label = aspect::capital(&pattern.label);
        say(&format!("{label} voegt niets toe: in dit scenario staat dat al uit."))?;
    }
    let scenarios = std::slice::from_ref(&scenario);
    let written = explanation::write(explained, &Provenance::of(scenarios), &destination, arguments.overwrite)
        .map_err(output::unwritten)?;
    output::told(&written, &destination)?;
    json::answer("verklaar", || {
        let names: Vec<&str> = chosen.iter().map(|pattern| pattern.naam.text.as_str()).collect();
        let fields = vec![
            ("zaad", json!(found.seed)),
            ("herhalingen", json!(found.replications)),
            ("gemeente", json!(found.municipality)),
            output::about(scenarios),
            ("patronen", json!(names)),
            ("verklaring", json::rows(&explanation::files::parts(explained))),
            ("combinaties", json::rows(&explanation::files::combinations(explained))),
        ];
        [fields, output::place(&written)].concat()
    })?;
    Ok(End::Done)
}

/// All patterns, and those of the user.
fn read(file: Option<&Path>, scenario: &Scenario) -> Result<(Patterns, Option<Patterns>), Trouble> {
    let Some(path) = file else { return Ok((Patterns::built_in(), None)) };
    let text = input::text(path)?;
    let mut faults = Faults::default();
    let parsed = parse(&text, 0, &mut faults);
    let own = repair::read(&parsed, &mut faults, |own: &Patterns, tree, faults| {
        own.check(scenario, faults);
        if own.patroon.is_empty() {
            faults.rule(tree.place, "patroon", "er staat geen enkel patroon in dit bestand");
        }
    });
    input::accept(&path.display().to_string(), &text, &Patterns::kind(&Rule::ANY), faults)?;
    let own = own.expect("without faults there are patterns");
    Ok((Patterns::built_in().with(own.clone()), Some(own)))
}

/// The patterns that were asked for, each once; else those of the user, or the usual ones.
fn choose<'a>(asked: &[String], known: &'a Patterns, own: Option<&Patterns>) -> Result<Vec<&'a Pattern>, Trouble> {
    let names: Vec<&str> = match own {
        _ if !asked.is_empty() => asked.iter().map(String::as_str).collect(),
        Some(own) => own.patroon.iter().map(|pattern| pattern.naam.text.as_str()).collect(),
        None => patterns::USUAL.to_vec(),
    };
    let mut chosen: Vec<&Pattern> = Vec::new();
    for name in names {
        let Some(pattern) = known.get(name) else {
            let all: Vec<&str> = known.patroon.iter().map(|pattern| pattern.naam.text.as_str()).collect();
            return Err(Trouble::wrong(format!("er is geen patroon `{name}`{}", input::meant(name, &all))));
        };
        if !chosen.iter().any(|other| other.naam.text == pattern.naam.text) {
            chosen.push(pattern);
        }
    }
    if chosen.len() > MOST_CAUSES {
        return Err(Trouble::wrong(format!(
            "u koos {} patronen en er kunnen er hoogstens {MOST_CAUSES} tegelijk: elk patroon verdubbelt het aantal \
             combinaties\n  \x1b[32mtip:\x1b[0m kies met --patroon welke u samen wilt bekijken",
            chosen.len(),
        )));
    }
    Ok(chosen)
}

/// Refuses patterns that do not fit the scenario, or of which two put the same setting.
fn fit(chosen: &[&Pattern], scenario: &Scenario) -> Result<(), Trouble> {
    let mut faults = Faults::default();
    Patterns { patroon: chosen.iter().map(|pattern| (*pattern).clone()).collect() }.check(scenario, &mut faults);
    if !faults.is_empty() {
        return input::accept("de ingebouwde patronen", patterns::BUILT_IN, &Patterns::kind(&Rule::ANY), faults);
    }
    match patterns::overlap(scenario, chosen) {
        None => Ok(()),
        Some((a, b, path)) => Err(Trouble::wrong(format!(
            "de patronen `{}` en `{}` zetten allebei `{path}`: dan is niet te zeggen wat van wie komt\n  \
             \x1b[32mtip:\x1b[0m kies een van de twee",
            chosen[a].naam.text, chosen[b].naam.text
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(asked: &[&str]) -> Result<Vec<String>, String> {
        let asked: Vec<String> = asked.iter().map(|name| (*name).to_owned()).collect();
        let known = Patterns::built_in();
        let chosen = choose(&asked, &known, None).map_err(|trouble| trouble.text)?;
        Ok(chosen.iter().map(|pattern| pattern.naam.text.clone()).collect())
    }

    #[test]
    fn the_usual_patterns_are_chosen_when_none_is_named_and_a_name_counts_once() {
        assert_eq!(names(&[]).expect("they exist"), patterns::USUAL);
        assert_eq!(names(&["verzuim", "verzuim"]).expect("it exists"), ["verzuim"]);
    }

    #[test]
    fn an_unknown_pattern_is_refused_with_what_was_meant() {
        let wrong = names(&["overindicaties"]).expect_err("there is none");
        assert!(wrong.contains("bedoelde u `overindicatie`?"), "{wrong}");
        let wrong = names(&["q"]).expect_err("there is none");
        assert!(wrong.contains("stille_afwijking, verkeerde_inzet"), "{wrong}");
    }

    #[test]
    fn more_patterns_than_can_be_combined_are_refused() {
        let known = Patterns::built_in();
        let all: Vec<&str> = known.patroon.iter().map(|pattern| pattern.naam.text.as_str()).collect();
        let wrong = names(&all[..9]).expect_err("too many");
        assert!(wrong.contains("u koos 9 patronen en er kunnen er hoogstens 8"), "{wrong}");
    }
}
