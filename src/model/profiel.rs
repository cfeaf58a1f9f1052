//! Profiles: groups of clients who are alike in what they need and how it goes with them.

use super::plan::Plan;
use super::stage::{Never, Stage};
use crate::schema::{Levels, Named};

/// The profiles by name.
pub type Settings = Named<Groep>;

settings! {
    /// Een groep cliënten met een vergelijkbare vraag.
    pub struct Groep {
        /// Naam, zoals die in tabellen en grafieken staat.
        #[english = "Name, as it stands in tables and charts."]
        naam: String { example: "\"Dementie\"" },
        /// Nieuwe meldingen per 1.000 inwoners per jaar.
        #[english = "New meldingen per 1,000 inhabitants per year."]
        meldingen_per_1000: f64 { unit: "per 1.000 inwoners per jaar", min: 0.0, max: 1.0e7, example: "2.0" },
        /// Cliënten met hulp op de eerste dag van de aanloop.
        #[english = "Clients with help on the first day of the warm-up."]
        clienten_per_1000: f64 { unit: "per 1.000 inwoners", min: 0.0, max: 1000.0, example: "8.0" },
        /// Verdeling van nieuwe melders over de niveaus van behoefte 1 tot en met 5.
        #[english = "Division of new clients over the levels of need 1 to 5."]
        niveau_nieuw: Levels { unit: "gewicht", min: 0.0, max: 1.0e6, example: "[0.3, 0.3, 0.2, 0.15, 0.05]" },
        /// Verdeling van de cliënten van de eerste dag over de niveaus.
        #[english = "Division of the clients of the first day over the levels."]
        niveau_begin: Levels { unit: "gewicht", min: 0.0, max: 1.0e6, example: "[0.2, 0.3, 0.25, 0.15, 0.1]" },
        /// Verdeling van dossiers over licht, standaard en complex.
        #[english = "Division of cases over light, standard and complex."]
        complexiteit: [f64; 3] { unit: "gewicht", min: 0.0, max: 1.0e6, example: "[0.4, 0.45, 0.15]" },
        /// Deel met een laag doenvermogen: weinig lucht om zelf iets te regelen.
        #[english = "Share with low doenvermogen: little room to arrange things themselves."]
        laag_doenvermogen: f64 { unit: "deel", min: 0.0, max: 1.0, example: "0.35" },
        /// Deel zonder netwerk om op terug te vallen.
        #[english = "Share without a network to fall back on."]
        zonder_netwerk: f64 { unit: "deel", min: 0.0, max: 1.0, example: "0.20" },
        /// Deel dat zelf merkt dat het achteruitgaat. Wie dat niet merkt, trekt niet aan de bel.
        #[english = "Share who notice themselves that they get worse. Those who do not notice do not speak up."]
        merkt_achteruitgang: f64 { unit: "deel", min: 0.0, max: 1.0, example: "0.9" },
        /// Kans per jaar dat de behoefte een niveau stijgt, bij voldoende hulp.
        #[english = "Chance per year that the need rises one level, with enough help."]
        op: f64 { unit: "per jaar", min: 0.0, max: 1000.0, example: "0.15" },
        /// Kans per jaar dat de behoefte een niveau daalt, bij voldoende hulp.
        #[english = "Chance per year that the need falls one level, with enough help."]
        neer: f64 { unit: "per jaar", min: 0.0, max: 1000.0, example: "0.05" },
        /// Kans per jaar dat hulp niet meer nodig is, per niveau.
        #[english = "Chance per year that help is no longer needed, by level."]
        herstel: Levels { unit: "per jaar", min: 0.0, max: 1.0e6, example: "[0.2, 0.1, 0.05, 0.0, 0.0]" },
        /// Kans per jaar op een crisis bij voldoende hulp, per niveau.
        #[english = "Chance per year of a crisis with enough help, by level."]
        crisis: Levels { unit: "per jaar", min: 0.0, max: 1000.0, example: "[0.005, 0.005, 0.01, 0.02, 0.03]" },
        /// Sterfte per jaar, per niveau.
        #[english = "Mortality per year, by level."]
        overlijden: Levels { unit: "per jaar", min: 0.0, max: 1000.0, example: "[0.02, 0.03, 0.05, 0.08, 0.14]" },
        /// Kans per jaar op een verhuizing naar de Wlz, per niveau.
        #[english = "Chance per year of a move to the Wlz, by level."]
        wlz: Levels { unit: "per jaar", min: 0.0, max: 1000.0, example: "[0.0, 0.0, 0.0, 0.1, 0.25]" },
        /// Wat cliënten nodig hebben, per product.
        #[english = "What clients need, by product."]
        behoefte: Named<Behoefte>,
    }
}

settings! {
    /// Wat cliënten van een profiel van een product nodig hebben.
    pub struct Behoefte {
        /// Deel van de cliënten dat het product nodig heeft.
        #[english = "Share of the clients who need the product."]
        deel: f64 { unit: "deel", min: 0.0, max: 1.0, example: "0.8" },
        /// Eenheden per week die nodig zijn, per niveau, vóór hulp van het netwerk.
        #[english = "Units per week that are needed, by level, before help from the network."]
        per_niveau: Levels { unit: "eenheden per week", min: 0.0, max: 168.0, example: "[1.5, 2.0, 2.5, 3.0, 3.5]" },
    }
}

/// Rates a year at a level of need.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pace {
    /// Of dying.
    pub death: f64,
    /// Of going to the Wlz.
    pub wlz: f64,
    /// Of needing no help any more.
    pub recovery: f64,
    /// Of a crisis.
    pub crisis: f64,
    /// Of needing more; none at the highest level.
    pub up: f64,
    /// Of needing less; none at the lowest level.
    pub down: f64,
}

/// A profile, as the model uses it.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// New meldingen a year in the whole municipality.
    pub arrivals: f64,
    /// Clients on the first day, in the whole municipality.
    pub first_day: f64,
    /// Weights of levels of new clients.
    pub levels_new: Levels,
    /// Weights of levels of clients of the first day.
    pub levels_first_day: Levels,
    /// Weights of light, standard and complex dossiers.
    pub complexity: [f64; 3],
    /// Share with low doenvermogen.
    pub low_doenvermogen: f64,
    /// Share without a network.
    pub no_network: f64,
    /// Share that notices decline.
    pub notices: f64,
    /// The course of need of who lacks nothing, by level.
    pub course: [Pace; 5],
    /// Share that needs each product.
    pub share: Vec<f64>,
    /// Units a week by product and level.
    pub need: Vec<Levels>,
}

/// The profiles in order.
pub fn groups(settings: &super::Settings) -> Vec<Group> {
    let thousands = settings.gemeente.inwoners / 1000.0;
    settings
        .profiel
        .values()
        .map(|p| Group {
            arrivals: p.meldingen_per_1000 * thousands,
            first_day: p.clienten_per_1000 * thousands,
            levels_new: p.niveau_nieuw,
            levels_first_day: p.niveau_begin,
            complexity: p.complexiteit,
            low_doenvermogen: p.laag_doenvermogen,
            no_network: p.zonder_netwerk,
            notices: p.merkt_achteruitgang,
            course: std::array::from_fn(|level| Pace {
                death: p.overlijden[level],
                wlz: p.wlz[level],
                recovery: p.herstel[level],
                crisis: p.crisis[level],
                up: if level < 4 { p.op } else { 0.0 },
                down: if level > 0 { p.neer } else { 0.0 },
            }),
            share: settings.product.names().map(|n| p.behoefte.get(n).map_or(0.0, |b| b.deel)).collect(),
            need: settings.product.names().map(|n| p.behoefte.get(n).map_or([0.0; 5], |b| b.per_niveau)).collect(),
        })
        .collect()
}

/// The profiles: settings for the others.
#[derive(Debug)]
pub struct Profiel;

impl Stage for Profiel {
    type State = ();
    type Event = Never;
    fn prepare(_plan: &Plan) {}
}
