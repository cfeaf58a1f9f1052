//! What the programs of the comparison share: the numbers of the reduced model, what they count, and how they report.

pub mod draws;
pub mod outcome;

use serde::{Deserialize, Serialize};

/// The numbers of the reduced model, as `invoer.py` writes them. Times are in days, rates a day.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Params {
    /// Length of the run.
    pub dagen: f64,
    /// Arrivals of simple and complex cases.
    pub meldingen_per_dag: [f64; 2],
    /// Consulents in the team.
    pub consulenten: u32,
    /// Only specialists take complex cases.
    pub op_competentie: bool,
    /// Mean hours of a simple and a complex case.
    pub uren: [f64; 2],
    /// Coefficient of variation of the hours.
    pub uren_spreiding: f64,
    /// Hours of work that a consulent does in a day.
    pub uren_per_dag: f64,
    /// How much longer a generalist works on a complex case.
    pub generalist_langer: f64,
    /// Hours of rework against those of a new case.
    pub factor_herstel: f64,
    /// Hours of an urgent return against those of a new case.
    pub factor_spoed: f64,
    /// Chance of rework.
    pub misfit: f64,
    /// Chance of rework after a generalist did a complex case.
    pub misfit_generalist: f64,
    /// Mean time until the need for rework is seen.
    pub ontdekt_na_dagen: f64,
    /// Rate of urgent returns.
    pub crisis_per_dag: f64,
    /// Rate at which care ends.
    pub einde_per_dag: f64,
    /// Places of the provider.
    pub plaatsen: u32,
    /// Mean time from a place to the start of care; 0 is at once.
    pub start_na_dagen: f64,
    /// Its coefficient of variation.
    pub start_spreiding: f64,
    /// Time between two checks of running care; 0 is never.
    pub controle_na_dagen: f64,
    /// Chance that care goes another way from the start, or after a new decision.
    pub afwijking: f64,
    /// Chance that it begins to between two checks.
    pub afwijking_tussen: f64,
}

impl Params {
    /// The numbers in a file; the program ends when it is not there.
    pub fn read(path: &str) -> Params {
        let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"));
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Whether each consulent is a specialist. As in wmosim the first of the two own profiles is spread over the
    /// positions by the golden ratio, and the second is drawn with `complex`, true in proportion to the arrivals.
    pub fn specialists(&self, mut complex: impl FnMut(f64) -> bool) -> Vec<bool> {
        let share = self.meldingen_per_dag[1] / (self.meldingen_per_dag[0] + self.meldingen_per_dag[1]);
        let golden = 0.618_033_988_749_894_9;
        (0..self.consulenten)
            .map(|position| {
                let first = ((f64::from(position) + 0.5) * golden).fract() >= 1.0 - share;
                complex(share) || first
            })
            .collect()
    }
}
