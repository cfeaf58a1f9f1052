//! Products: the voorzieningen that a municipality can grant. They are data, not code.

use super::plan::Plan;
use super::stage::{Never, Stage};
use crate::schema::Named;

/// The products by name.
pub type Settings = Named<Voorziening>;

settings! {
    /// Een voorziening die de gemeente kan toekennen.
    pub struct Voorziening {
        /// Naam, zoals die in tabellen staat.
        #[english = "Name, as it stands in tables."]
        naam: String { example: "\"Hulp bij het huishouden\"" },
        /// Eenheid waarin wordt geïndiceerd.
        #[english = "Unit in which help is granted."]
        eenheid: String { example: "\"uur\"" },
        /// Tarief per eenheid; bij een hulpmiddel de kosten per week.
        #[english = "Rate per unit; for an aid, the cost per week."]
        tarief: f64 { unit: "euro", min: 0.0, max: 1.0e5, example: "36.0" },
        /// Deel van de geïndiceerde eenheden dat in een gewoon jaar wordt afgenomen. De rest vervalt door ziekenhuis, vakantie of afzegging en geldt niet als tekort.
        #[english = "Share of the granted units that is taken up in an ordinary year. The rest lapses through hospital, holidays or cancelling and does not count as a shortfall."]
        verzilvering: f64 { unit: "deel", min: 0.0, max: 1.0, example: "0.81" },
        /// Hoe zwaar een eenheid telt als hulp tekortschiet, in uren hulp.
        #[english = "How heavily a unit counts when help falls short, in hours of help."]
        weging: f64 { unit: "uur", min: 0.0, max: 1000.0, example: "1.0" },
        /// Hoe lang een indicatie geldt.
        #[english = "How long an indicatie holds."]
        duur_jaren: f64 { unit: "jaar", min: 0.01, max: 1000.0, example: "4.0" },
        /// Of het aflopen van de indicatie tot een herindicatie leidt. Anders loopt de voorziening door.
        #[english = "Whether the end of the indicatie leads to a herindicatie. Otherwise the service continues."]
        herindicatie: bool { example: "true" },
        /// Of er meer of minder van kan worden toegekend. Een hulpmiddel is er wel of niet.
        #[english = "Whether more or less of it can be granted. An aid is there or it is not."]
        deelbaar: bool { example: "true" },
    }
}

/// A product, as the model uses it.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Euros for a unit.
    pub tariff: f64,
    /// Share of what is indicated that is taken up in an ordinary year.
    pub uptake: f64,
    /// Hours of help that a unit counts for in the shortage.
    pub weight: f64,
    /// Years that an indicatie lasts.
    pub years: f64,
    /// Whether the end of an indicatie leads to a renewal.
    pub renewed: bool,
    /// Whether more or less of it can be granted.
    pub divisible: bool,
}

/// The products in order.
pub fn items(settings: &super::Settings) -> Vec<Item> {
    settings
        .product
        .values()
        .map(|p| Item {
            tariff: p.tarief,
            uptake: p.verzilvering,
            weight: p.weging,
            years: p.duur_jaren,
            renewed: p.herindicatie,
            divisible: p.deelbaar,
        })
        .collect()
}

/// The products: settings for the others.
#[derive(Debug)]
pub struct Product;

impl Stage for Product {
    type State = ();
    type Event = Never;
    fn prepare(_plan: &Plan) {}
}
