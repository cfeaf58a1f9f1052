//! Running an experiment from the terminal: with a bar, and stopped by Ctrl-C.

use super::cost::{self, Replays};
use super::end::{End, Trouble};
use super::json;
use super::options::Run;
use super::progress::Bar;
use crate::experiment::{
    Broken, Demand, Failure, Progress, Stop, compare, compare_and_keep, compare_until_and_keep,
};
use crate::scenario::Scenario;
use crate::statistics::{Comparison, Stopping};

/// Replays `scenarios` and compares each with the one at `reference`.
///
/// # Errors
///
/// As [`compare`].
pub fn run(scenarios: &[Scenario], reference: usize, run: &Run) -> Result<Comparison, Trouble> {
    cost::weigh(scenarios, &run.options(), Replays::all(run.replications))?;
    watched(run.pace.quiet, "simulaties", |bar, stop| compare(scenarios, reference, run.options(), bar, stop))
}

/// As [`run`], with as many replications as the precision takes when one was asked for; then with how their number
/// was chosen. What was finished is kept when a replication meets a fault in the program.
///
/// # Errors
///
/// As [`compare`].
pub fn run_until(
    scenarios: &[Scenario],
    reference: usize,
    run: &Run,
    demand: Option<Demand>,
) -> Result<(Comparison, Option<Stopping>), Broken> {
    let (options, things) = (run.options(), "simulaties");
    let Some(demand) = demand else {
        let comparison = attended(run.pace.quiet, things, |bar, stop| {
            compare_and_keep(scenarios, reference, options, bar, stop)
        })?;
        return Ok((comparison, None));
    };
    let outcome = attended(run.pace.quiet, things, |bar, stop| {
        compare_until_and_keep(scenarios, reference, demand, options, bar, stop)
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
    Ok(attended(quiet, things, work)?)
}

/// [`watched`] for work that fails in its own way.
fn attended<T, E>(
    quiet: bool,
    things: &'static str,
    work: impl FnOnce(&dyn Progress, &Stop) -> Result<T, E>,
) -> Result<T, E> {
    let stop = Stop::default();
    heed_ctrl_c(stop.clone());
    // The bar is gone before anything else is said.
    let bar = Bar::counting(quiet, things);
    let outcome = work(&bar, &stop);
    drop(bar);
    outcome
}

/// Ctrl-C, or the system's request to end, ends the program at once: for work that takes a moment.
pub fn end_on_ctrl_c() {
    let _ = ctrlc::set_handler(|| {
        anstream::eprintln!("\nGestopt op uw verzoek.");
        std::process::exit(End::Interrupted as i32);
    });
}

/// Ctrl-C, or the system's request to end, asks the experiment to stop; once more ends the program at once.
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
