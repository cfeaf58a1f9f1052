//! The market of providers: staff shortage, and the budget that it hides.

use super::aanbieder::Aanbieder;
use super::plan::{Period, Plan};
use super::sim::Sim;
use super::stage::{Never, Stage};
use crate::engine::Moment;

settings! {
    /// Personeelstekort bij aanbieders.
    pub struct Settings {
        /// Of er een personeelstekort is.
        #[english = "Whether providers are short of staff."]
        aan: bool { example: "false" },
        /// Het tekort bij het begin van de periode: het deel van de plaatsen dat niet kan worden bezet.
        #[english = "The shortage at the start of the period: the share of places that cannot be staffed."]
        personeelstekort: f64 { unit: "deel", min: 0.0, max: 0.95, example: "0.05" },
        /// Hoeveel het tekort per jaar groeit.
        #[english = "How much the shortage grows per year."]
        groei: f64 { unit: "deel per jaar", min: -1.0, max: 1.0, example: "0.02" },
        /// Zo groot wordt het tekort hoogstens.
        #[english = "The largest that the shortage becomes."]
        hoogstens: f64 { unit: "deel", min: 0.0, max: 0.95, example: "0.30" },
        /// Deel van het tekort dat lopende hulp treft: uren die zijn toegekend en niet worden geleverd. De rest treft wie op een plaats wacht.
        #[english = "Share of the shortage that falls on current help: hours that were granted and are not delivered. The rest falls on those who wait for a place."]
        uitval: f64 { unit: "deel", min: 0.0, max: 1.0, example: "0.3" },
    }
}

/// The market of providers.
#[derive(Debug)]
pub struct Aanbiedersmarkt;

/// The present state of the market.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct State {
    /// Share of places that can be staffed.
    pub available: f64,
    /// Share of running care that is delivered all the same.
    pub delivers: f64,
}

/// The shortage after `years`: `start + growth x years`, between 0 and the highest (aanname; the VVT lost 8.6 to
/// 10.4% to sickness in 2021-2022, and waiting for a provider made up most of the national waiting list in 2023).
pub fn shortage(settings: &Settings, years: f64) -> f64 {
    (settings.personeelstekort + settings.groei * years.max(0.0)).clamp(0.0, settings.hoogstens)
}

/// The state of the market at `now`, when the reported period begins at `begin`.
fn state(period: &Period, now: Moment, begin: Moment) -> State {
    let settings = &period.settings.aanbiedersmarkt;
    if !settings.aan {
        return State { available: 1.0, delivers: 1.0 };
    }
    let short = shortage(settings, now.years_since(begin));
    State { available: 1.0 - short, delivers: 1.0 - settings.uitval * short }
}

/// What is left of a provider's capacity.
#[inline]
pub fn staffed(sim: &Sim, capacity: i64) -> i64 {
    let available = sim.state.aanbiedersmarkt.available;
    if available >= 1.0 { capacity } else { part(capacity, available) }
}

/// So much of a capacity.
#[cold]
fn part(capacity: i64, available: f64) -> i64 {
    (capacity as f64 * available) as i64
}

fn present(sim: &Sim) -> State {
    state(sim.period, sim.now, sim.plan.months[sim.plan.warm_up])
}

impl Stage for Aanbiedersmarkt {
    type State = State;
    type Event = Never;

    fn prepare(plan: &Plan) -> State {
        state(&plan.periods[0], Moment::START, plan.months[plan.warm_up])
    }

    fn month_closed(sim: &mut Sim) {
        // Every quarter: when the shortage grows, all running care is costed anew.
        if sim.obs.months().len().is_multiple_of(3) {
            let market = present(sim);
            if market != sim.state.aanbiedersmarkt {
                sim.state.aanbiedersmarkt = market;
                Aanbieder::settings_changed(sim);
            }
        }
    }

    fn settings_changed(sim: &mut Sim) {
        let before = sim.state.aanbiedersmarkt.available;
        sim.state.aanbiedersmarkt = present(sim);
        if sim.period.settings.aanbiedersmarkt.aan || before < 1.0 {
            Aanbieder::settings_changed(sim);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shortage_grows_to_its_highest_and_not_before_the_period() {
        let settings = Settings { aan: true, personeelstekort: 0.05, groei: 0.1, hoogstens: 0.3, uitval: 0.5 };
        assert_eq!(shortage(&settings, -2.0), 0.05);
        assert!((shortage(&settings, 1.0) - 0.15).abs() < 1e-12);
        assert_eq!(shortage(&settings, 10.0), 0.3);
        assert_eq!(shortage(&Settings { groei: -1.0, ..settings }, 1.0), 0.0);
    }
}
