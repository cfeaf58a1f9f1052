//! The municipality.

use super::plan::Plan;
use super::stage::{Never, Stage};

settings! {
    /// De gemeente.
    pub struct Settings {
        /// Naam van de gemeente, zoals die in de grafieken staat.
        #[english = "Name of the municipality, as it stands in the charts."]
        naam: String { example: "\"Voorbeeldgemeente\"" },
        /// Aantal inwoners. Alle aantallen "per 1.000" schalen hiermee.
        #[english = "Number of inhabitants. All numbers \"per 1,000\" scale with it."]
        inwoners: f64 { unit: "inwoners", min: 0.0, max: 2.0e7, example: "100_000" },
    }
}

/// The municipality: only its size matters to the others.
#[derive(Debug)]
pub struct Gemeente;

impl Stage for Gemeente {
    type State = ();
    type Event = Never;
    fn prepare(_plan: &Plan) {}
}
