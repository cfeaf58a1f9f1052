//! Stacking: voorzieningen of the same client that overlap.

use super::plan::Plan;
use super::stage::{Never, Stage};

settings! {
    /// Overlap tussen voorzieningen van dezelfde cliënt.
    pub struct Settings {
        /// Deel van elke volgende voorziening dat overlapt met wat er al is: betaald, zonder effect.
        overlap: f64 { unit: "deel", min: 0.0, max: 1.0, example: "0.05" },
    }
}

/// Stacking.
#[derive(Debug)]
pub struct Stapeling;

impl Stage for Stapeling {
    type State = ();
    type Event = Never;
    fn prepare(_plan: &Plan) {}
}

/// The share of a voorziening that overlaps when `before` others of the client run already (aanname).
#[inline]
pub fn overlap(settings: &Settings, before: u32) -> f64 {
    if before == 0 { 0.0 } else { settings.overlap }
}
