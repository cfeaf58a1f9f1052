//! `wmosim dimensioneer`: the cheapest setting of one or two knobs that meets targets.

pub mod goal;
pub mod knob;

use super::cost::{MOST_SCENARIOS, Replays, weigh};
use super::end::{End, Trouble, say};
use super::options::Size;
use super::{experiment, input, json, output};
use crate::experiment::Options;
use crate::experiment::sizing::{Wanted, search};
use crate::language::Language;
use crate::report::sizing::{Knob, Sized, table, words};
use crate::scenario::{Scenario, Variant};
use crate::statistics::sizing::Goal;
use knob::Turned;
use serde_json::json;
use std::path::{Path, PathBuf};

/// The measure that says what a setting costs: all spending, the team among it.
const COST: &str = "uitgaven";
/// The most targets and knobs.
const GOALS: usize = 4;
const KNOBS: usize = 2;

/// Runs the command.
///
/// # Errors
///
/// When the scenario, a target or a knob is wrong, the run fails, or the report cannot be written.
pub fn run(arguments: &Size) -> Result<End, Trouble> {
    let scenario = input::one("dimensioneer", &arguments.scenario)?;
    let measures = scenario.plan.measures();
    let (goals, knobs) = understood(arguments, &scenario)?;
    let settings = settings(&scenario, &knobs, arguments.whole)?;
    let cost = measures.iter().position(|measure| measure.id == COST);
    let cost = cost.ok_or_else(|| Trouble::failed(format!("er is geen maat `{COST}`")))?;
    let wanted = Wanted {
        name: scenario.name.clone(),
        goals,
        chance: arguments.chance,
        cost,
        replications: arguments.replications,
        seed: arguments.from.seed,
        threads: arguments.pace.threads(),
    };
    let options = Options { replications: wanted.replications, seed: wanted.seed, threads: wanted.threads };
    // Every setting is searched; at least one is tested.
    let played = (settings.len() as u32 + 1) * wanted.searching() + wanted.replications;
    weigh(std::slice::from_ref(&scenario), &options, Replays::totals(played))?;
    let sizing = experiment::watched(arguments.pace.quiet, "simulaties", |bar, stop| {
        search(&scenario, &settings, &wanted, bar, stop)
    })?;
    let knobs = knobs.into_iter().map(Turned::shown).collect::<Vec<Knob>>();
    let found = sizing.answer.is_some();
    let sized = Sized {
        scenario: &scenario,
        knobs,
        whole: arguments.whole,
        measures,
        cost,
        seed: arguments.from.seed,
        sizing,
        language: arguments.language.language,
    };
    for line in words::answer(&sized) {
        say(&line)?;
    }
    let usual = || Path::new("output").join(format!("{}-dimensioneer", scenario.name));
    let destination: PathBuf = arguments.destination.clone().unwrap_or_else(usual);
    let written = output::write_sized(&sized, &destination, arguments.overwrite)?;
    output::told(&written, &destination)?;
    json::answer("dimensioneer", || {
        let fields = vec![
            ("zaad", json!(sized.seed)),
            ("kans", json!(sized.sizing.chance)),
            ("doelen", json!(arguments.goals)),
            ("knoppen", json!(arguments.knobs)),
            ("gevonden", json!(found)),
            output::about(std::slice::from_ref(&scenario)),
            ("standen", json::rows(&table::table(&sized))),
        ];
        [fields, output::place(&written)].concat()
    })?;
    Ok(if found { End::Done } else { End::Failed })
}

/// The targets and the knobs; everything that is wrong with them is told together.
fn understood(arguments: &Size, scenario: &Scenario) -> Result<(Vec<Goal>, Vec<Turned>), Trouble> {
    let measures = scenario.plan.measures();
    let mut wrong = Vec::new();
    let mut keep = |problem: String| wrong.push(problem);
    let goals: Vec<Goal> =
        arguments.goals.iter().filter_map(|text| goal::read(text, &measures).map_err(&mut keep).ok()).collect();
    let knobs: Vec<Turned> = arguments
        .knobs
        .iter()
        .filter_map(|text| knob::read(text, scenario, arguments.knobs.len()).map_err(&mut keep).ok())
        .collect();
    if arguments.goals.len() > GOALS {
        keep(format!("er zijn {} doelen; hoogstens {GOALS} kunnen samen", arguments.goals.len()));
    }
    if arguments.knobs.len() > KNOBS {
        keep(format!("er zijn {} knoppen; hoogstens {KNOBS} kunnen samen", arguments.knobs.len()));
    }
    let count: usize = knobs.iter().map(|knob| knob.values.len()).product();
    if count > MOST_SCENARIOS {
        let (count, most) = (output::number(count as f64, 0), output::number(MOST_SCENARIOS as f64, 0));
        keep(format!(
            "de knoppen hebben samen {count} standen; hoogstens {most} is te doen. Kies een grotere stap"
        ));
    }
    if let [first, second] = &knobs[..]
        && first.path == second.path
    {
        keep(format!("de knop `{}` staat er twee keer", first.path));
    }
    match wrong.is_empty() {
        true => Ok((goals, knobs)),
        false => Err(Trouble::wrong(wrong.join("\n\x1b[1;31mfout:\x1b[0m "))),
    }
}

/// Every setting of the knobs, with what it makes of the scenario.
fn settings(scenario: &Scenario, knobs: &[Turned], whole: bool) -> Result<Vec<(Vec<f64>, Scenario)>, Trouble> {
    let mut all: Vec<Vec<f64>> = vec![Vec::new()];
    for knob in knobs {
        let with = |values: &Vec<f64>| -> Vec<Vec<f64>> {
            knob.values.iter().map(|x| [&values[..], &[*x]].concat()).collect()
        };
        all = all.iter().flat_map(with).collect();
    }
    let varied = |values: Vec<f64>| {
        let mut variant = Variant::default();
        for (knob, x) in knobs.iter().zip(&values) {
            let path: Vec<&str> = knob.path.split('.').collect();
            variant = match whole {
                true => variant.with(&path, knob.data(*x)),
                false => variant.with_from_start(&path, knob.data(*x)),
            };
        }
        match scenario.vary(&variant) {
            Ok(varied) => Ok((values, varied)),
            Err(rejected) => {
                let said: Vec<String> = knobs
                    .iter()
                    .zip(&values)
                    .map(|(k, x)| format!("{} = {}", k.path, words::plain(*x, Language::Dutch)))
                    .collect();
                let why: Vec<&str> = rejected.messages.iter().map(|message| message.what.as_str()).collect();
                let tip =
                    if whole { "" } else { "\n  \x1b[32mtip:\x1b[0m misschien kan het wel met --ook-aanloop" };
                Err(Trouble::wrong(format!(
                    "met {} klopt het scenario niet: {}{tip}",
                    said.join(" en "),
                    why.join("; ")
                )))
            }
        }
    };
    all.into_iter().map(varied).collect()
}
