//! Why an experiment gave no comparison.

use super::guard::Crash;
use std::fmt;

/// Why an experiment gave no comparison. Its `Display` is the Dutch text for the user.
#[derive(Clone, Debug, PartialEq)]
pub enum Failure {
    /// There is nothing to replay: no scenario, or no replications.
    Nothing,
    /// Two scenarios cannot be compared: a whole Dutch sentence for each thing that differs.
    Incomparable(Vec<String>),
    /// Settings that an experiment made contradict one another: the Dutch reason.
    Refused(String),
    /// A replay met a fault in the program.
    Crashed {
        /// The scenario's name.
        scenario: String,
        /// The replication, from 0.
        replication: u32,
        /// The seed of all streams.
        seed: u64,
        /// The fault.
        crash: Crash,
        /// The settings that were replayed, as a scenario file, when they are not those of the scenario itself.
        settings: Option<String>,
    },
    /// The user stopped it.
    Stopped {
        /// Replays that were finished.
        done: u64,
        /// Replays that were asked for.
        total: u64,
    },
}

impl Failure {
    /// True when the input is to blame and nothing was run.
    pub fn blames_input(&self) -> bool {
        matches!(self, Failure::Nothing | Failure::Incomparable(_) | Failure::Refused(_))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Nothing => write!(f, "er is niets te simuleren: geef minstens één scenario en één herhaling"),
            Failure::Incomparable(differences) => {
                write!(f, "deze scenario's zijn niet te vergelijken")?;
                differences.iter().try_for_each(|difference| write!(f, "\n  - {difference}"))
            }
            Failure::Refused(reason) => {
                write!(f, "bij een van de combinaties van instellingen spreken zij elkaar tegen\n{reason}")
            }
            Failure::Crashed { scenario, replication, seed, crash, .. } => {
                let number = replication + 1;
                write!(
                    f,
                    "herhaling {number} van scenario `{scenario}` (zaad {seed}) liep vast door een fout in het \
                     programma\n  melding: {}",
                    crash.message
                )?;
                if let Some(place) = &crash.place {
                    write!(f, "\n  plaats: {place}")?;
                }
                Ok(())
            }
            Failure::Stopped { done, total } => {
                write!(f, "Gestopt op uw verzoek, na {done} van de {total} simulaties; er is niets weggeschreven")
            }
        }
    }
}

impl std::error::Error for Failure {}
