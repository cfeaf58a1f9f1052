//! Searching the cheapest setting that meets targets.
//!
//! Every setting meets the same luck in the same replication, also the scenario as it is. The search plays the first
//! replications of all settings; the test plays later replications of the settings that could be the answer.

use super::failure::Failure;
use super::progress::{Progress, Stop};
use super::replay::Replay;
use super::workshop::{Floor, in_order, replay_once};
use crate::statistics::sizing::{Goal, Play, Seen, Setting, Sizing, candidates, passing, seen};

/// Replications of each test when the user does not say how many.
pub const DEFAULT_REPLICATIONS: u32 = 200;
/// The chance when the user gives none.
pub const DEFAULT_CHANCE: f64 = 0.9;

/// What to look for.
#[derive(Clone, Debug, PartialEq)]
pub struct Wanted {
    /// What the scenario is called, for when a replay meets a fault.
    pub name: String,
    /// What must be met, all at once.
    pub goals: Vec<Goal>,
    /// With which chance, between 0 and 1.
    pub chance: f64,
    /// Position of the measure that says what a setting costs.
    pub cost: usize,
    /// Replications of the test of a setting.
    pub replications: u32,
    /// The seed of all streams.
    pub seed: u64,
    /// Threads; 0 is as many as the machine has cores.
    pub threads: usize,
}

impl Wanted {
    /// Replications of the search of a setting: a quarter of those of a test, and at least 20.
    pub fn searching(&self) -> u32 {
        (self.replications / 4).max(20)
    }
}

/// Searches among `settings`, each the values of the knobs and what they make of the scenario `now`.
///
/// # Errors
///
/// When there is nothing to play, a replay meets a fault in the program, or the user asks to stop.
pub fn search<R: Replay>(
    now: &R,
    settings: &[(Vec<f64>, R)],
    wanted: &Wanted,
    progress: &dyn Progress,
    stop: &Stop,
) -> Result<Sizing, Failure> {
    if settings.is_empty() || wanted.goals.is_empty() || wanted.replications == 0 {
        return Err(Failure::Nothing);
    }
    let floor = Floor { threads: wanted.threads, progress, stop };
    let all: Vec<&R> = std::iter::once(now).chain(settings.iter().map(|(_, replay)| replay)).collect();
    let sum = |plays: &[Vec<Play>]| -> Vec<Seen> {
        plays.iter().map(|own| seen(own, &plays[0], &wanted.goals, wanted.chance)).collect()
    };
    let searching = wanted.searching();
    let mut searched = sum(&play(&all, 0..searching, wanted, floor)?);
    let now_in_search = searched.remove(0);
    let order = candidates(&searched, wanted.chance);
    let chosen: Vec<&R> = std::iter::once(now).chain(order.iter().map(|s| &settings[*s].1)).collect();
    let mut tested = sum(&play(&chosen, searching..searching + wanted.replications, wanted, floor)?);
    let now = tested.remove(0);
    let shares: Vec<_> = tested.iter().map(|seen| seen.share).collect();
    let passed = passing(&shares, wanted.chance);
    let mut found: Vec<Setting> = settings
        .iter()
        .zip(searched)
        .map(|((knobs, _), search)| Setting { knobs: knobs.clone(), search, test: None, passed: false })
        .collect();
    for (place, (s, seen)) in order.iter().zip(tested).enumerate() {
        (found[*s].test, found[*s].passed) = (Some(seen), place < passed);
    }
    let costs = |s: &usize| found[*s].best().cost.mean;
    let answer = order[..passed].iter().copied().min_by(|a, b| costs(a).total_cmp(&costs(b)));
    Ok(Sizing {
        goals: wanted.goals.clone(),
        chance: wanted.chance,
        now_in_search,
        now,
        settings: found,
        order,
        answer,
    })
}

/// Plays replications of each of `replays`; gives the plays of each.
fn play<R: Replay>(
    replays: &[&R],
    replications: std::ops::Range<u32>,
    wanted: &Wanted,
    floor: Floor<'_>,
) -> Result<Vec<Vec<Play>>, Failure> {
    let layout = replays[0].layout();
    let count = replays.len() as u64;
    let mut plays: Vec<Vec<Play>> = vec![Vec::with_capacity(replications.len()); replays.len()];
    in_order(
        replications.len() as u64 * count,
        floor,
        |number| {
            let replication = replications.start + (number / count) as u32;
            let replay = replays[(number % count) as usize];
            let outcome = replay_once(&wanted.name, replay, wanted.seed, replication, |o| layout.check(o))?;
            let goals = wanted.goals.iter().map(|goal| outcome.whole[goal.measure]).collect();
            Ok(Play { goals, cost: outcome.whole[wanted.cost] })
        },
        |number, play| plays[(number % count) as usize].push(play),
    )?;
    Ok(plays)
}
