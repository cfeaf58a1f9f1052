//! Running an experiment from the terminal: with a bar, and stopped by Ctrl-C.

use super::end::{End, Trouble};
use super::json;
use super::options::{Accuracy, Run};
use super::progress::Bar;
use crate::experiment::{Failure, Progress, Stop, compare, compare_until};
use crate::scenario::Scenario;
use crate::statistics::{Comparison, Stopping};

/// Replays `scenarios` and compares each with the one at `reference`.
///
/// # Errors
///
/// As [`compare`].
pub fn run(scenarios: &[Scenario], reference: usize, run: &Run) -> Result<Comparison, Trouble> {
    watched(run.quiet, "simulaties", |bar, stop| compare(scenarios, reference, run.options(), bar, stop))
}

/// As [`run`], with as many replications as the precision takes when one was asked for; then with how their number
/// was chosen.
///
/// # Errors
///
/// As [`compare`].
pub fn run_until(
    scenarios: &[Scenario],
    reference: usize,
    run: &Run,
    accuracy: &Accuracy,
) -> Result<(Comparison, Option<Stopping>), Trouble> {
    let Some(demand) = accuracy.demand()? else { return Ok((self::run(scenarios, reference, run)?, None)) };
    let outcome = watched(run.quiet, "simulaties", |bar, stop| {
        compare_until(scenarios, reference, demand, run.options(), bar, stop)
    })?;
    Ok((outcome.comparison, Some(outcome.stopping)))
}

/// Does some work with a bar that counts `things`, and stops it when the user asks.
///
/// # Errors
///
/// As the work.
pub fn watched<T>(
    quiet: bool,
    things: &'static str,
    work: impl FnOnce(&dyn Progress, &Stop) -> Result<T, Failure>,
) -> Result<T, Trouble> {
    let stop = Stop::default();
    heed_ctrl_c(stop.clone());
    // The bar is gone before anything else is said.
    let bar = Bar::counting(quiet, things);
    let outcome = work(&bar, &stop);
    drop(bar);
    Ok(outcome?)
}

/// Ctrl-C asks the experiment to stop; once more ends the program at once.
pub fn heed_ctrl_c(stop: Stop) {
    let heed = move || {
        if stop.request() {
            std::process::exit(End::Interrupted as i32);
        }
        if json::asked() {
            return;
        }
        anstream::eprintln!("\nBezig met stoppen. Nog eens Ctrl-C stopt meteen.");
    };
    // Without a handler Ctrl-C still ends the program; there is nothing to save.
    let _ = ctrlc::set_handler(heed);
}
