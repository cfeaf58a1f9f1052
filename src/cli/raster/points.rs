//! From a study's file to the scenario of every point.

use super::file::{Effect, Experiment, Layout, Varied};
use super::space::Space;
use crate::cli::end::Trouble;
use crate::cli::input;
use crate::experiment::design;
use crate::experiment::grid::Factor;
use crate::scenario::canonical::inline;
use crate::scenario::knob::{self, Path};
use crate::scenario::lookup::{Spot, bare};
use crate::scenario::parse::{Parsed, parse};
use crate::scenario::{self, Rejected, Scenario, edit, numbers, repair};
use crate::schema::{Data, Faults, Kind, Name, Problem, Rule, Setting as _, Value};
use crate::statistics::Measure;
use jiff::civil::Date;
use std::path::{Path as File, PathBuf};

/// A study that was read and found to be right.
#[derive(Debug)]
pub struct Study {
    /// The file.
    pub experiment: Experiment,
    /// The scenario that is varied.
    pub basis: Scenario,
    /// What varies.
    pub factors: Vec<Factor>,
    /// The value of each factor at each point.
    pub points: Vec<Vec<Data>>,
    /// The scenario of each point.
    pub scenarios: Vec<Scenario>,
    /// The measures that are kept.
    pub measures: Vec<Measure>,
    /// Where these stand in a replication.
    pub places: Vec<usize>,
}

/// Reads the study in the file at `path`.
///
/// # Errors
///
/// With everything that is wrong with it, or with the scenario that it varies.
pub fn read(path: &File) -> Result<Study, Trouble> {
    let text = input::text(path)?;
    let mut faults = Faults::default();
    let parsed = parse(&text, 0, &mut faults);
    let root = knob::root();
    let file = basis(&parsed).and_then(|name| beside(path, &name, &mut faults));
    let loaded = file.map(|file| scenario::load_all(&[file]));
    let known = loaded.as_ref().and_then(|loaded| loaded.as_ref().ok()?.first());
    let experiment = repair::read(&parsed, &mut faults, |experiment: &Experiment, tree, faults| {
        experiment.check(tree.place, faults);
        match known {
            Some(basis) => _ = turned(experiment, basis, &root, faults),
            None => nowhere(experiment, faults),
        }
    });
    let refuse = |faults, others: Option<Rejected>| {
        let mut wrong = input::rejected(&path.display().to_string(), &text, &Experiment::kind(&Rule::ANY), faults);
        others.into_iter().for_each(|other| wrong.add(other));
        Err(input::refuse(wrong))
    };
    // Both what is wrong with the study and what is wrong with its scenario.
    let (experiment, basis) = match (experiment, loaded) {
        (Some(experiment), Some(Ok(mut scenarios))) if faults.is_empty() => (experiment, scenarios.remove(0)),
        (_, loaded) => return refuse(faults, loaded.and_then(Result::err)),
    };
    let (knobs, places) = turned(&experiment, &basis, &root, &mut faults);
    let factors: Vec<Factor> = experiment.factor.iter().zip(&knobs).map(|(f, k)| factor(f, k, &root)).collect();
    let points = points(&experiment, &factors, &knobs, &root);
    let space = Space { basis: &basis, factors: &factors, knobs: &knobs, root: &root };
    let scenarios = space.scenarios(&experiment, &points, &mut faults);
    if !faults.is_empty() {
        return refuse(faults, None);
    }
    let catalogue = basis.plan.measures();
    let measures = places.iter().map(|place| catalogue[*place].clone()).collect();
    Ok(Study { experiment, basis, factors, points, scenarios, measures, places })
}

/// The name of the basis, also when all else is wrong.
fn basis(parsed: &Parsed) -> Option<Name> {
    let value = parsed.tree.get("basis").filter(|value| parsed.trusted && !parsed.is_guess(value.place))?;
    match &value.data {
        Data::Text(text) => Some(Name { text: text.clone(), place: value.place }),
        _ => None,
    }
}

/// The settings that each factor turns and where the measures stand that are kept; reports those that do not exist.
fn turned(
    experiment: &Experiment,
    basis: &Scenario,
    root: &Kind,
    faults: &mut Faults,
) -> (Vec<Vec<Path>>, Vec<usize>) {
    let knobs: Vec<Vec<Path>> = experiment.factor.iter().map(|f| settings(f, basis, root, faults)).collect();
    apart(experiment, &knobs, faults);
    (knobs, measures(experiment, &basis.plan.measures(), faults))
}

/// Reports settings that exist in no scenario whatever: of a study of which the scenario could not be read.
fn nowhere(experiment: &Experiment, faults: &mut Faults) {
    for key in experiment.factor.iter().flat_map(|factor| &factor.sleutel.0).filter(|key| !edit::exists(&key.text))
    {
        let (what, remedies) = edit::unknown(&key.text);
        faults.advice(key.place, what, "", &remedies.iter().map(String::as_str).collect::<Vec<_>>());
    }
}

/// The file called `name` in the folder of the study, or in the folder above it.
fn beside(study: &File, name: &Name, faults: &mut Faults) -> Option<PathBuf> {
    let text = name.text.trim();
    let outside =
        text.starts_with(['/', '~']) || text.contains([':', '\\']) || text.split('/').any(|part| part == "..");
    if text.is_empty() || outside {
        let remedy = "Schrijf alleen de naam, zoals \"basis.toml\": het bestand staat in de map van dit bestand of een map hoger.";
        faults.advice(name.place, "Deze basis kan niet worden gebruikt", "", &[remedy]);
        return None;
    }
    let own = study.parent().map(File::to_path_buf).unwrap_or_default();
    let absolute = std::path::absolute(study).unwrap_or_else(|_| study.to_path_buf());
    let above = absolute.parent().and_then(File::parent).map(|folder| folder.join(text));
    let found = [Some(own.join(text)), above].into_iter().flatten().find(|path| path.is_file());
    if found.is_none() {
        let what = format!("Het bestand `{text}` staat niet in de map van dit bestand, en ook niet een map hoger");
        faults.advice(name.place, what, "niet gevonden", &["Zet het scenario daar, of verander de naam."]);
    }
    found
}

/// The settings that a factor turns; reports what is wrong with their names and values.
fn settings(varied: &Varied, basis: &Scenario, root: &Kind, faults: &mut Faults) -> Vec<Path> {
    let mut all = Vec::new();
    for key in &varied.sleutel.0 {
        let found = knob::expand(&basis.resolved, &key.text);
        if found.is_empty() {
            let (name, known) = (key.text.clone(), knob::names(&basis.resolved));
            let what = "een instelling van dit scenario".into();
            faults.add(key.place, "factor.sleutel", Problem::UnknownName { name, known, what });
        }
        for path in &found {
            if let Some(sentence) = overruled(basis, path, varied.vanaf_start) {
                faults.rule(key.place, "factor.sleutel", sentence);
            }
        }
        all.extend(found);
    }
    let mut said = Vec::new();
    for path in &all {
        for value in tried(varied) {
            let Some(problem) = objection(varied, basis, path, &value, root) else { continue };
            let sentence = format!("{}: {problem:?}", value.place.start);
            if !said.contains(&sentence) {
                said.push(sentence);
                faults.add(value.place, path.join("."), problem);
            }
        }
    }
    all
}

/// Reports two factors that turn the same setting: the first would do nothing.
fn apart(experiment: &Experiment, knobs: &[Vec<Path>], faults: &mut Faults) {
    for (at, paths) in knobs.iter().enumerate() {
        let shared = knobs[..at].iter().zip(&experiment.factor).find_map(|(others, factor)| {
            paths.iter().find(|path| others.contains(path)).map(|path| (factor, path.join(".")))
        });
        if let Some((factor, setting)) = shared {
            let (name, other) = (&experiment.factor[at].naam, &factor.naam.text);
            let sentence = format!("`{other}` en `{}` zetten allebei `{setting}`", name.text);
            faults.rule(name.place, "factor.sleutel", sentence);
        }
    }
}

/// The values of a factor, or the ends of its range.
fn tried(varied: &Varied) -> Vec<Value> {
    let end = |number| Value { data: Data::Float(number), place: varied.naam.place };
    match &varied.waarden {
        Some(values) => values.0.clone(),
        None => [varied.laag, varied.hoog].into_iter().flatten().map(end).collect(),
    }
}

fn objection(varied: &Varied, basis: &Scenario, path: &Path, value: &Value, root: &Kind) -> Option<Problem> {
    let spot = knob::declaration(root, path)?;
    let data = match varied.bewerking {
        Some(Effect::Multiplies) => match times(own(basis, path, varied.vanaf_start)?, &value.data) {
            Some(data) => data,
            None => {
                let found = value.describe();
                return Some(Problem::WrongType { expected: "een getal om mee te vermenigvuldigen".into(), found });
            }
        },
        _ => value.data.clone(),
    };
    if let Some(sentence) = broken(varied, path, &data, spot) {
        return Some(Problem::Rule(sentence));
    }
    let multiplies = varied.bewerking == Some(Effect::Multiplies);
    knob::objection(&if multiplies { knob::fitted(data, spot.kind) } else { data }, spot)
}

/// That a factor or a range would make a fraction of a whole number. What is played is what is asked for: it is not
/// rounded in silence.
fn broken(varied: &Varied, path: &Path, data: &Data, spot: Spot<'_>) -> Option<String> {
    let (Data::Float(value), Kind::Whole) = (data, bare(spot.kind)) else { return None };
    let (name, multiplies) = (path.join("."), varied.bewerking == Some(Effect::Multiplies));
    let fits = match (multiplies, varied.waarden.is_none()) {
        // What is typed is judged as it is typed.
        (false, false) => true,
        // Between the ends of a range nearly every factor makes a fraction.
        (true, true) => false,
        _ => numbers::is_whole(*value),
    };
    if fits {
        return None;
    }
    let remedy = match multiplies {
        true => "Geef een lijst `waarden` waarmee het heel blijft, of laat `bewerking` weg",
        false => "Geef bij `laag` en `hoog` hele getallen",
    };
    Some(format!("`{name}` neemt alleen hele getallen, en zou hier {} worden. {remedy}", numbers::dutch(*value)))
}

/// A setting's own value times `factor`; `None` when one of them is no number.
pub fn times(own: &Data, factor: &Data) -> Option<Data> {
    match factor {
        Data::Float(factor) => knob::scaled(own, *factor),
        Data::Int(factor) => knob::scaled(own, *factor as f64),
        _ => None,
    }
}

/// The dated changes of a scenario: their day and settings.
fn dated(basis: &Scenario) -> Vec<(Date, &Value)> {
    let Some(Data::List(items)) = basis.resolved.get(crate::scenario::header::CHANGES).map(|list| &list.data)
    else {
        return Vec::new();
    };
    let day = |item: &Value| match item.get("vanaf").map(|value| &value.data) {
        Some(Data::Date(date)) => Some(*date),
        _ => None,
    };
    items.iter().filter_map(|item| day(item).map(|date| (date, item))).collect()
}

/// The scenario's own value of a setting: on the first reported day, or before it.
pub fn own<'a>(basis: &'a Scenario, path: &Path, from_start: bool) -> Option<&'a Data> {
    let start = basis.start();
    let changed = dated(basis).into_iter().filter(|(date, _)| from_start && *date <= start);
    let last = changed.filter_map(|(_, settings)| knob::at(settings, path)).next_back();
    last.or_else(|| knob::at(&basis.resolved, path)).map(|value| &value.data)
}

/// Why a factor would have no effect: the scenario itself changes the setting later.
pub fn overruled(basis: &Scenario, path: &Path, from_start: bool) -> Option<String> {
    let start = basis.start();
    let later = |date: &Date| if from_start { *date > start } else { true };
    let (date, _) = dated(basis).into_iter().find(|(date, set)| later(date) && knob::at(set, path).is_some())?;
    let day = crate::cli::output::date(date);
    Some(format!(
        "`{}` wijzigt in het scenario zelf op {day}, dus deze factor zou vanaf die dag niets doen{}",
        path.join("."),
        if from_start { "" } else { ". Zet `vanaf_start = true`, of kies een ander scenario" }
    ))
}

/// Where the measures stand that are kept.
fn measures(experiment: &Experiment, catalogue: &[Measure], faults: &mut Faults) -> Vec<usize> {
    let mut find = |name: &Name, place: &str| {
        let found = catalogue.iter().position(|measure| measure.id == name.text);
        if found.is_none() {
            let known = catalogue.iter().map(|measure| measure.id.clone()).collect();
            let problem =
                Problem::UnknownName { name: name.text.clone(), known, what: "een maat van dit scenario".into() };
            faults.add(name.place, place, problem);
        }
        found
    };
    let mut places: Vec<usize> = match &experiment.maten {
        Some(names) => names.iter().filter_map(|name| find(name, "maten")).collect(),
        None => (0..catalogue.len()).filter(|place| catalogue[*place].key).collect(),
    };
    // What is drawn is kept too.
    places.extend(experiment.kaart.iter().flatten().filter_map(|map| find(&map.maat, "kaart.maat")));
    places.sort_unstable();
    places.dedup();
    places
}

fn factor(varied: &Varied, knobs: &[Path], root: &Kind) -> Factor {
    let multiplies = varied.bewerking == Some(Effect::Multiplies);
    let unit = knobs.first().and_then(|path| knob::declaration(root, path)).map_or("", |spot| spot.field.rule.unit);
    Factor {
        name: varied.naam.text.clone(),
        keys: varied.sleutel.0.iter().map(|key| key.text.clone()).collect(),
        unit: if multiplies { "keer".into() } else { unit.into() },
        multiplies,
        from_start: varied.vanaf_start,
        levels: varied.waarden.iter().flat_map(|values| &values.0).map(|value| value.data.clone()).collect(),
        names: varied.namen.clone().unwrap_or_default(),
        range: varied.laag.zip(varied.hoog),
    }
}

/// True for a setting that takes whole numbers only.
fn takes_whole(root: &Kind, path: &Path) -> bool {
    knob::declaration(root, path).is_some_and(|spot| matches!(bare(spot.kind), Kind::Whole))
}

/// The value of each factor at each point.
fn points(experiment: &Experiment, factors: &[Factor], knobs: &[Vec<Path>], root: &Kind) -> Vec<Vec<Data>> {
    let Layout::Latin = experiment.ontwerp else {
        let counts: Vec<usize> = factors.iter().map(|factor| factor.levels.len()).collect();
        let value = |(at, factor): (usize, &Factor)| factor.levels[at].clone();
        return design::full(&counts)
            .into_iter()
            .map(|point| point.into_iter().zip(factors).map(value).collect())
            .collect();
    };
    let count = experiment.punten.unwrap_or(2) as usize;
    let value = |share: f64, factor: &Factor, knobs: &[Path]| match factor.range {
        // Each whole number gets as large a part of the range as any other.
        Some((low, high)) if knobs.iter().any(|path| takes_whole(root, path)) => {
            Data::Int(high.min((low + share * (high - low + 1.0)).floor()) as i64)
        }
        Some((low, high)) => Data::Float(low + share * (high - low)),
        None => {
            let last = factor.levels.len() - 1;
            factor.levels[((share * factor.levels.len() as f64) as usize).min(last)].clone()
        }
    };
    design::latin(experiment.seed(), count, factors.len())
        .into_iter()
        .map(|point| point.into_iter().zip(factors).zip(knobs).map(|((s, f), k)| value(s, f, k)).collect())
        .collect()
}

/// A value as it would stand in a file.
pub fn shown(data: &Data) -> String {
    inline(&Value { data: data.clone(), place: Default::default() })
}
