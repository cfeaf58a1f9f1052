//! The eigen bijdrage: what clients pay, and what its height does to the number of meldingen.
//!
//! What clients pay is income of the municipality and is shown as such; it is not taken off the spending.

use super::plan::Plan;
use super::sim::Sim;
use super::stage::{Never, Stage};
use crate::engine::Moment;
use crate::engine::math::{exp, nearest};
use crate::observations::{CellLevel, Count};

settings! {
    /// De eigen bijdrage van cliënten, en wat de hoogte met het aantal meldingen doet.
    pub struct Settings {
        /// Eigen bijdrage per maand van een cliënt die betaalt.
        #[english = "Contribution per month of a client who pays."]
        bedrag: f64 { unit: "euro per maand", min: 0.0, max: 10_000.0, example: "21.0" },
        /// Deel van de cliënten met hulp dat de bijdrage betaalt.
        #[english = "Share of the clients with help who pay the contribution."]
        betaalt: f64 { unit: "deel", min: 0.0, max: 1.0, example: "0.44" },
        /// De eigen bijdrage waarbij het aantal meldingen gewoon is.
        #[english = "The contribution at which the number of meldingen is ordinary."]
        gewoon_bedrag: f64 { unit: "euro per maand", min: 0.0, max: 10_000.0, example: "21.0" },
        /// Hoeveel minder nieuwe meldingen er komen per 10 euro per maand hogere bijdrage: 0.05 is 5% minder. 0 is geen effect.
        #[english = "How many fewer new meldingen come per 10 euros per month of higher contribution: 0.05 is 5% fewer. 0 is no effect."]
        effect: f64 { unit: "deel per 10 euro", min: 0.0, max: 5.0, example: "0.05" },
    }
}

/// The eigen bijdrage.
#[derive(Debug)]
pub struct EigenBijdrage;

/// What was charged last.
#[derive(Clone, Debug, Default)]
pub struct State {
    /// When, if at all.
    pub at: Option<Moment>,
    /// Cents.
    pub cents: i64,
}

impl Stage for EigenBijdrage {
    type State = State;
    type Event = Never;

    fn prepare(_plan: &Plan) -> State {
        State::default()
    }

    fn start(sim: &mut Sim) {
        charge(sim);
    }

    fn month_closed(sim: &mut Sim) {
        charge(sim);
    }

    fn settings_changed(sim: &mut Sim) {
        // Another amount from the first of the month holds for that month.
        if sim.state.eigen_bijdrage.at == Some(sim.now) {
            charge(sim);
        }
    }

    fn inflow(sim: &Sim, _profile: usize) -> f64 {
        demand(&sim.period.settings.eigen_bijdrage)
    }
}

/// New meldingen against ordinary: `exp(-effect x (amount - ordinary) / 10)`, between a half and one and a
/// quarter.
///
/// Source of the size: the number of clients with hulp bij het huishouden rose by 12 to 13% a year when the
/// abonnementstarief made it cheaper (Significant, 3e monitor abonnementstarief, 2021). That the price fell by
/// some 25 euros a month on average, and the form: aanname.
pub fn demand(settings: &Settings) -> f64 {
    if settings.effect == 0.0 {
        return 1.0;
    }
    exp(-settings.effect * (settings.bedrag - settings.gewoon_bedrag) / 10.0).clamp(0.5, 1.25)
}

/// What `clients` pay in a month, in cents.
pub fn contributions(settings: &Settings, clients: i64) -> i64 {
    nearest(clients as f64 * settings.betaalt * settings.bedrag * 100.0)
}

/// Charges the clients who have care on the first of a month.
fn charge(sim: &mut Sim) {
    let cells = sim.plan.groups.cells();
    let clients: i64 = (0..cells).map(|cell| sim.obs.cell_now(CellLevel::Clients, cell)).sum();
    let cents = contributions(&sim.period.settings.eigen_bijdrage, clients);
    let state = &mut sim.state.eigen_bijdrage;
    let before = if state.at == Some(sim.now) { state.cents } else { 0 };
    state.at = Some(sim.now);
    state.cents = cents;
    sim.obs.count(Count::Contributions, cents - before);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(bedrag: f64, effect: f64) -> Settings {
        Settings { bedrag, betaalt: 0.44, gewoon_bedrag: 21.0, effect }
    }

    #[test]
    fn a_lower_price_attracts_as_much_as_the_abonnementstarief_did() {
        assert_eq!(demand(&settings(99.0, 0.0)), 1.0);
        assert_eq!(demand(&settings(21.0, 0.05)), 1.0);
        let cheaper = Settings { gewoon_bedrag: 46.0, ..settings(21.0, 0.05) };
        assert!((1.12..1.14).contains(&demand(&cheaper)), "{}", demand(&cheaper));
        assert_eq!(demand(&settings(10_000.0, 1.0)), 0.5);
    }

    #[test]
    fn contributions_are_whole_cents() {
        // 6.400 clients at 21 euros of whom 44% pay.
        assert_eq!(contributions(&settings(21.0, 0.0), 6_400), 5_913_600);
    }
}
