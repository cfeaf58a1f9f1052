//! `wmosim clientreis`: tell the years of one client, alone or beside the same resident under another scenario.

use super::end::{End, Trouble, say};
use super::logbook::{one, resident};
use super::options::Journey;
use super::{experiment, input};
use crate::experiment::comparable::{Named, obstacles};
use crate::experiment::follow::{self, Run};
use crate::experiment::{DEFAULT_SEED, Failure, Replay};
use crate::model::client::ClientId;
use crate::report::story::{self, Story};
use crate::scenario::Scenario;

/// The width where there is no terminal to fit.
const WIDTH: usize = 100;

/// Runs the command.
///
/// # Errors
///
/// When a scenario, the profile or the client is wrong, the scenarios cannot be compared, or the run fails.
pub fn run(arguments: &Journey) -> Result<End, Trouble> {
    // What is wrong with either scenario is told together.
    let asked: Vec<String> =
        [Some(&arguments.scenario), arguments.other.as_ref()].into_iter().flatten().cloned().collect();
    input::load(&input::find(&asked)?)?;
    let scenario = one(&arguments.scenario)?;
    let other = arguments.other.as_deref().map(one).transpose()?;
    if let Some(other) = &other {
        comparable(&scenario, other)?;
    }
    let run = arguments.one.run();
    experiment::end_on_ctrl_c();
    let key = chosen(arguments, &scenario, run)?;
    let story = told(&scenario, run, key)?
        .ok_or_else(|| Trouble::failed(format!("over deze cliënt is niets te vertellen in {}", scenario.name)))?;
    let page = match &other {
        None => story::alone(&story, width()),
        Some(other) => story::beside(&story, told(other, run, key)?.as_ref(), &other.name, width()),
    };
    say(page.trim_end())?;
    say(&format!("\n{}", again(arguments, &story)))?;
    Ok(End::Done)
}

/// What was told, and how to see it again.
fn again(arguments: &Journey, story: &Story) -> String {
    let quoted = |name: &String| if name.contains(' ') { format!("\"{name}\"") } else { name.clone() };
    let mut words: Vec<String> =
        [Some(&arguments.scenario), arguments.other.as_ref()].into_iter().flatten().map(quoted).collect();
    words.push(format!("--client {}", story.number));
    let one = arguments.one;
    if one.replication != 1 {
        words.push(format!("--replicatie {}", one.replication));
    }
    if one.from.seed != DEFAULT_SEED {
        words.push(format!("--seed {}", one.from.seed));
    }
    format!(
        "Deze cliënt is verzonnen (herhaling {}, zaad {}). Nog eens zien:\n  wmosim clientreis {}",
        one.replication,
        one.from.seed,
        words.join(" ")
    )
}

/// The key of the client that was asked for, or of one with a long story.
fn chosen(arguments: &Journey, scenario: &Scenario, run: Run) -> Result<u64, Trouble> {
    if let Some(number) = arguments.client {
        return resident(scenario, run, number);
    }
    let profile = arguments.profile.as_deref().map(|asked| profile(scenario, asked)).transpose()?;
    let found = follow::most_eventful(scenario, run, profile)?.ok_or_else(|| {
        let of = arguments.profile.as_ref().map_or(String::new(), |name| format!(" van profiel `{name}`"));
        Trouble::wrong(format!(
            "in {} meldt zich na de aanloop geen cliënt{of}. Kies een ander profiel, of een nummer met --client.",
            scenario.name
        ))
    })?;
    resident(scenario, run, found + 1)
}

/// The position of the profile of this name.
fn profile(scenario: &Scenario, asked: &str) -> Result<usize, Trouble> {
    let profiles = &scenario.plan.groups.profiles;
    let position = |wanted: &str| {
        profiles.iter().position(|(key, name)| key == wanted || name.to_lowercase() == wanted.to_lowercase())
    };
    position(asked).ok_or_else(|| {
        let known: Vec<&str> = profiles.iter().map(|(key, _)| key.as_str()).collect();
        let tip = input::near(asked, &known);
        Trouble::wrong(format!("profiel `{asked}` bestaat niet; er is: {}{tip}", known.join(", ")))
    })
}

/// The story of a resident under a scenario; nothing when he is no client in it.
fn told(scenario: &Scenario, run: Run, key: u64) -> Result<Option<Story>, Trouble> {
    let Some(journey) = follow::journey(scenario, run, key)? else { return Ok(None) };
    let first = journey.happenings.first().and_then(|happening| happening.entry.client);
    let number = first.map_or(0, |id: ClientId| id + 1);
    Ok(Some(story::tell(&scenario.name, number, &scenario.plan, &journey)))
}

/// Refuses two scenarios of which the residents are not the same.
fn comparable(one: &Scenario, other: &Scenario) -> Result<(), Trouble> {
    let layouts = [one.plan.layout(), other.plan.layout()];
    let named = [one, other].into_iter().zip(&layouts).map(|(s, layout)| Named { name: &s.name, layout });
    match obstacles(&named.collect::<Vec<_>>(), 0) {
        differences if differences.is_empty() => Ok(()),
        differences => Err(Failure::Incomparable(differences).into()),
    }
}

/// Columns of the terminal, or of what stands in COLUMNS.
fn width() -> usize {
    let asked = std::env::var("COLUMNS").ok().and_then(|text| text.parse().ok());
    let terminal = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    asked.or_else(terminal).unwrap_or(WIDTH)
}
