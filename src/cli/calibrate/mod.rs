//! `wmosim ijk`: lay a scenario's outcomes beside figures from outside.

pub mod sheet;
pub mod targets;
pub mod verdict;

use super::arguments::Calibrate;
use super::end::{End, Trouble, say};
use super::{experiment, input};
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
        Some(path) => Targets::from_file(path, &scenarios[0].plan.measures())?,
        None => Targets::built_in(),
    };
    let comparison = experiment::run(&scenarios, 0, &arguments.run)?;
    let lines = verdict::judge(&targets, &comparison);
    say(&sheet::sheet(&scenarios[0], &comparison, &lines))?;
    let all_within = lines.iter().all(|Line { verdict, .. }| *verdict == Verdict::Within);
    Ok(if all_within { End::Done } else { End::Failed })
}
