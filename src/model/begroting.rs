//! The budget: a monthly forecast, and how a forecast overrun pulls indicaties tighter.

use super::case::Case;
use super::plan::Plan;
use super::sim::Sim;
use super::stage::{Never, Stage};
use crate::engine::math::pow;
use crate::observations::Count;

settings! {
    /// Het budget en de sturing erop.
    pub struct Settings {
        /// Budget per inwoner per jaar voor maatwerk en uitvoering, in het eerste jaar. Bij 0 is er geen budget om op te sturen.
        #[english = "Budget per inhabitant per year for individual services and running costs, in the first year. At 0 there is no budget to steer by."]
        per_inwoner: f64 { unit: "euro per inwoner per jaar", min: 0.0, max: 1.0e6, example: "270.0" },
        /// Groei van het budget per jaar.
        #[english = "Growth of the budget per year."]
        groei: f64 { unit: "deel per jaar", min: -1.0, max: 10.0, example: "0.0" },
        /// Hoeveel krapper er wordt geïndiceerd bij een dreigende overschrijding: 1.0 betekent 1% krapper per 1% overschrijding. 0 is niet sturen.
        #[english = "How much tighter indicaties become when the budget threatens to be overrun: 1.0 means 1% tighter per 1% overrun. 0 is no steering."]
        sturing: f64 { unit: "factor", min: 0.0, max: 20.0, example: "0.5" },
        /// Na hoeveel maanden een prognose doorwerkt in nieuwe indicaties.
        #[english = "After how many months a forecast works through in new indicaties."]
        vertraging_maanden: u32 { unit: "maanden", min: 0.0, max: 60.0, example: "3" },
        /// Zo ver gaat sturen hoogstens: de laagste factor op de ruimhartigheid.
        #[english = "The furthest that steering goes: the lowest factor on generosity."]
        ondergrens: f64 { unit: "factor", min: 0.0, max: 1.0, example: "0.7" },
    }
}

/// The budget.
#[derive(Debug)]
pub struct Begroting;

/// What the budget holder remembers.
#[derive(Clone, Debug)]
pub struct State {
    /// Spending since the start of the calendar year, in cents.
    pub spent: i64,
    /// Months of the year that have passed.
    pub passed: i64,
    /// The budget of a whole month as it is now, in cents.
    pub month: i64,
    /// Forecast overruns of the past months as a share of the budget, newest last.
    pub overruns: Vec<f64>,
}

impl Stage for Begroting {
    type State = State;
    type Event = Never;

    fn prepare(plan: &Plan) -> State {
        // A run that starts halfway a year starts halfway the budget; its forecast rests on what it has seen.
        let month = i64::from(plan.dates[0].month()) - 1;
        State { spent: 0, passed: month, month: 0, overruns: Vec::new() }
    }

    fn start(sim: &mut Sim) {
        open_month(sim);
    }

    fn month_closed(sim: &mut Sim) {
        let Some(month) = sim.obs.months().last() else { return };
        let spending = month.spending();
        let state = &mut sim.state.begroting;
        if state.spent == 0 {
            // The months of the first year before the run: as this one.
            state.spent = spending * state.passed;
        }
        state.spent += spending;
        state.passed += 1;
        let forecast = state.spent + spending * (12 - state.passed);
        let budget = 12 * state.month;
        let overrun = if budget > 0 { forecast as f64 / budget as f64 - 1.0 } else { 0.0 };
        state.overruns.push(overrun);
        if state.passed == 12 {
            state.passed = 0;
            state.spent = 0;
        }
        open_month(sim);
    }

    // A change of the day on which a month begins comes after the month has begun.
    fn settings_changed(sim: &mut Sim) {
        let (before, cents) = (sim.state.begroting.month, monthly_budget(sim));
        let today = sim.plan.work.date(sim.now.day());
        let days = i64::from(today.days_in_month());
        let left = days - i64::from(today.day()) + 1;
        sim.state.begroting.month = cents;
        sim.obs.count(Count::Budget, (cents - before) * left / days);
    }

    fn generosity(case: &Case) -> f64 {
        let sim = case.sim;
        let settings = &sim.period.settings.begroting;
        if settings.sturing == 0.0 {
            return 1.0;
        }
        let overruns = &sim.state.begroting.overruns;
        let age = settings.vertraging_maanden as usize + 1;
        let overrun = overruns.len().checked_sub(age).map_or(0.0, |at| overruns[at]);
        steered(settings, overrun)
    }
}

/// Generosity under a forecast overrun: `1 - steering x max(0, overrun)`, not below the bound (aanname).
pub fn steered(settings: &Settings, overrun: f64) -> f64 {
    (1.0 - settings.sturing * overrun.max(0.0)).max(settings.ondergrens)
}

/// The month that begins gets its budget.
fn open_month(sim: &mut Sim) {
    let cents = monthly_budget(sim);
    sim.state.begroting.month = cents;
    sim.obs.count(Count::Budget, cents);
}

/// A twelfth of the year's budget, in cents.
fn monthly_budget(sim: &Sim) -> i64 {
    let settings = &sim.period.settings.begroting;
    let first = sim.plan.dates[sim.plan.warm_up].year();
    let year = sim.plan.work.date(sim.now.day()).year();
    let growth = pow(1.0 + settings.groei, f64::from((year - first).max(0)));
    let inhabitants = sim.period.settings.gemeente.inwoners;
    libm::round(settings.per_inwoner * inhabitants * growth * 100.0 / 12.0) as i64
}
