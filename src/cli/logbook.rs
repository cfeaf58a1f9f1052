//! `wmosim logboek`: write down all that happens in one replication.

use super::cost::{self, Replays};
use super::end::{End, Trouble, say};
use super::options::{Logbook, One};
use super::{experiment, input, output};
use crate::experiment::follow::{self, Run};
use crate::experiment::{DEFAULT_SEED, Options};
use crate::model::Sim;
use crate::model::journal::{Entry, Journal};
use crate::report::file::Draft;
use crate::report::logbook;
use crate::scenario::Scenario;
use std::io;
use std::path::{Path, PathBuf};

/// Runs the command.
///
/// # Errors
///
/// When the scenario is wrong, the client does not exist, the run fails, or the file cannot be written.
pub fn run(arguments: &Logbook) -> Result<End, Trouble> {
    let scenario = one(&arguments.scenario)?;
    let run = arguments.one.run();
    experiment::end_on_ctrl_c();
    let key = match arguments.client {
        Some(number) => Some(resident(&scenario, run, number)?),
        None => None,
    };
    let destination = arguments.destination.clone().unwrap_or_else(|| usual(&scenario, arguments));
    let mark = logbook::HEADER.join(",");
    let draft = Draft::begin(&destination, arguments.overwrite, mark.as_bytes()).map_err(output::unwritten)?;
    let full = |error: io::Error| Trouble::failed(format!("het logboek kan niet worden geschreven: {error}"));
    let mut log = logbook::Logbook::new(&scenario.plan, draft, !arguments.without_warm_up).map_err(full)?;
    let mut rows = 0_u64;
    let tell = |sim: &Sim, entry: Entry| rows += u64::from(log.tell(sim, &entry));
    let mut journal = match key {
        Some(key) => Journal::of(key, tell),
        None => Journal::new(tell),
    };
    follow::watched(&scenario, run, &mut journal)?;
    let file = log.finish().map_err(full)?.settle().map_err(output::unwritten)?;
    say(&format!("Het logboek van {} staat in {}", scenario.name, file.display()))?;
    say(&format!(
        "{} rijen, herhaling {}, zaad {}",
        output::number(rows as f64, 0),
        arguments.one.replication,
        arguments.one.from.seed
    ))?;
    if file != destination {
        say(&format!(
            "{} bestond al en is niet veranderd; met --overschrijf wordt dat vervangen.",
            destination.display()
        ))?;
    }
    Ok(End::Done)
}

impl One {
    /// The replication, counted from 0.
    pub fn run(self) -> Run {
        Run { seed: self.from.seed, replication: self.replication - 1 }
    }
}

/// Where the log goes when the user does not say.
fn usual(scenario: &Scenario, arguments: &Logbook) -> PathBuf {
    let mut name = format!("logboek-{}", scenario.name);
    if arguments.one.replication != 1 {
        name.push_str(&format!("-herhaling-{}", arguments.one.replication));
    }
    if let Some(client) = arguments.client {
        name.push_str(&format!("-client-{client}"));
    }
    Path::new("output").join(name + ".csv")
}

/// The one scenario of this name.
///
/// # Errors
///
/// When it is wrong, or when more than one is meant.
pub fn one(asked: &str) -> Result<Scenario, Trouble> {
    let mut scenarios = input::load(&input::find(&[asked.to_owned()])?)?;
    match scenarios.len() {
        1 => {
            let options = Options { replications: 1, seed: DEFAULT_SEED, threads: 1 };
            cost::weigh(&scenarios, &options, Replays::totals(1))?;
            Ok(scenarios.remove(0))
        }
        count => Err(Trouble::wrong(format!(
            "`{asked}` zijn {count} scenario's. Geef de naam van één scenario, zoals `{}`.",
            scenarios.first().map_or("basis", |scenario| &scenario.name)
        ))),
    }
}

/// The key of client `number`.
///
/// # Errors
///
/// When there is no such client.
pub fn resident(scenario: &Scenario, run: Run, number: u32) -> Result<u64, Trouble> {
    let keys = follow::keys(scenario, run)?;
    keys.get(number as usize - 1).copied().ok_or_else(|| {
        let last = output::number(keys.len() as f64, 0).replace('.', "");
        Trouble::wrong(format!(
            "cliënt {number} bestaat niet in {}: de cliënten hebben de nummers 1 tot en met {last} (herhaling {}, \
             zaad {})",
            scenario.name,
            run.replication + 1,
            run.seed
        ))
    })
}
