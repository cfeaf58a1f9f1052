//! What every program counts, and how it reports.

use serde::{Deserialize, Serialize};

/// What one replication yields.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Outcome {
    /// New cases.
    pub meldingen: u64,
    /// Ends of a piece of work.
    pub werk: u64,
    /// Starts of care.
    pub starts: u64,
    /// Checks of running care.
    pub controles: u64,
    /// Ends of care.
    pub einden: u64,
    /// Urgent returns.
    pub spoed: u64,
    /// Times that a need for rework was seen.
    pub herstel: u64,
    /// Mean days from melding to decision, of new cases and urgent returns.
    pub doorlooptijd: f64,
    /// Mean days from decision to the start of care.
    pub levering: f64,
    /// Hours worked per hour available.
    pub bezetting: f64,
    /// Decisions.
    pub besluiten: u64,
    /// Care that began to go another way.
    pub afwijkingen: u64,
    /// Checks of care that did.
    pub geaccepteerd: u64,
}

/// Runs the replications that the command line asks for (`INPUT SEED COUNT`) and prints what they yield as JSON. What
/// `read` makes of the input is made once, also when no replication is asked for: then the time is that of starting up.
pub fn main<T>(read: impl Fn(&str) -> T, run: impl Fn(&T, u64, u32) -> Outcome) {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [input, seed, count] = arguments.as_slice() else { panic!("gebruik: PROGRAMMA INVOER ZAAD HERHALINGEN") };
    let seed = seed.parse().expect("het zaad is een getal");
    let count: u32 = count.parse().expect("het aantal herhalingen is een getal");
    let input = read(input);
    let outcomes: Vec<Outcome> = (0..count).map(|replication| run(&input, seed, replication)).collect();
    let told = serde_json::json!({ "herhalingen": outcomes, "geheugen_kib": peak() });
    println!("{told}");
}

/// The most memory that this process has had, in KiB. Only the process itself knows: what the system tells the one who
/// started it begins at the size of that one.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()).and_then(|number| number.parse().ok()).unwrap_or(0)
}
