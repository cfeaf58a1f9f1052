//! What every program counts, and how it reports.

use serde::{Deserialize, Serialize};
use std::time::Instant;

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
    /// Seconds that the replication took; 0 leaves it to [`main`] to measure.
    pub seconden: f64,
}

impl Outcome {
    /// The events of the reduced model.
    pub fn events(&self) -> u64 {
        self.meldingen + self.werk + self.starts + self.controles + self.einden + self.spoed + self.herstel
    }
}

/// Runs the replications that the command line asks for (`INPUT SEED COUNT`) and prints what they yield as JSON.
pub fn main(run: impl Fn(&str, u64, u32) -> Outcome) {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [input, seed, count] = arguments.as_slice() else { panic!("gebruik: PROGRAMMA INVOER ZAAD HERHALINGEN") };
    let seed = seed.parse().expect("het zaad is een getal");
    let count: u32 = count.parse().expect("het aantal herhalingen is een getal");
    let outcomes: Vec<Outcome> = (0..count)
        .map(|replication| {
            let begun = Instant::now();
            let mut outcome = run(input, seed, replication);
            if outcome.seconden == 0.0 {
                outcome.seconden = begun.elapsed().as_secs_f64();
            }
            outcome
        })
        .collect();
    println!("{}", serde_json::to_string(&outcomes).expect("numbers can be written"));
}
