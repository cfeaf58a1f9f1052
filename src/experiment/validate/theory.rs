//! What theory says of a case, from the settings of its scenario.

use crate::engine::{HOUR, YEAR};
use crate::model::Plan;
use crate::statistics::queueing::{self, Class, Impatience, Routed, Skills};

/// The settings as queueing theory sees them. Times are in hours.
#[derive(Clone, Debug, PartialEq)]
pub struct Queue {
    /// Consulents.
    pub servers: usize,
    /// Classes of work by complexity, over all profiles.
    pub classes: Vec<Class>,
    /// Coefficient of variation of the work of one class.
    pub cv: f64,
    /// Mean patience.
    pub patience: f64,
}

/// Half a second in hours: work ends on the first whole second, so it lasts that much longer on average.
const ROUNDED: f64 = 0.5 / HOUR as f64;

impl Queue {
    /// The queue that a plan is reduced to.
    pub fn of(plan: &Plan) -> Queue {
        use crate::model::onderzoek::Distribution;
        let period = &plan.periods[0];
        let settings = &period.settings;
        let cv = match settings.onderzoek.verdeling {
            Distribution::Exponential => 1.0,
            Distribution::Fixed => 0.0,
            Distribution::Lognormal => settings.onderzoek.spreiding,
        };
        let class = |complexity: usize| {
            let share = |weights: &[f64]| weights[complexity] / weights.iter().sum::<f64>();
            let a_year: f64 = period.profiles.iter().map(|p| p.arrivals * share(&p.complexity)).sum();
            // Fixed work of whole seconds is not rounded.
            let rounded = if cv > 0.0 { ROUNDED } else { 0.0 };
            let mean = settings.onderzoek.uren[complexity] + rounded;
            Class { rate: a_year * HOUR as f64 / YEAR as f64, mean, square: mean * mean * (1.0 + cv * cv) }
        };
        Queue {
            servers: settings.team.fte as usize,
            classes: (0..3).map(class).filter(|class| class.rate > 0.0).collect(),
            cv,
            patience: settings.triage.geduld_weken * 168.0,
        }
    }

    /// Arrivals an hour.
    pub fn rate(&self) -> f64 {
        self.classes.iter().map(|class| class.rate).sum()
    }

    /// Work offered: consulents that would be kept busy.
    pub fn offered(&self) -> f64 {
        self.classes.iter().map(|class| class.rate * class.mean).sum()
    }

    /// Mean service time.
    pub fn service(&self) -> f64 {
        self.offered() / self.rate()
    }

    /// Mean wait in M/M/c.
    pub fn wait(&self) -> f64 {
        queueing::wait_mmc(self.servers, self.offered(), self.service())
    }

    /// Chance to wait in M/M/c.
    pub fn delayed(&self) -> f64 {
        queueing::erlang_c(self.servers, self.offered())
    }

    /// Chance of a wait of at most `hours` in M/M/c.
    pub fn at_most(&self, hours: f64) -> f64 {
        queueing::wait_mmc_at_most(self.servers, self.offered(), self.service(), hours)
    }

    /// Arrivals after which the queue has forgotten: five relaxation times, a correlation below 1%.
    pub fn apart(&self) -> usize {
        let hours = 5.0 * queueing::relaxation(self.servers, self.offered(), self.service());
        (hours * self.rate()).ceil().max(1.0) as usize
    }

    /// What is known of a queue that residents leave.
    pub fn impatience(&self) -> Impatience {
        queueing::erlang_a(self.servers, self.rate(), self.service(), self.patience)
    }
}

/// The places of the provider as a queue, fed by the besluiten of `plan`: the output of M/M/c is again a Poisson stream
/// (Burke 1956, "The output of a queuing system", Operations Research 4).
pub fn places(plan: &Plan) -> Queue {
    let period = &plan.periods[0];
    let rate = Queue::of(plan).rate();
    let mean = YEAR as f64 / HOUR as f64 / period.profiles[0].course[0].recovery + ROUNDED;
    let class = Class { rate, mean, square: 2.0 * mean * mean };
    let servers = (period.providers[0].capacity / 1000) as usize;
    Queue { servers, classes: vec![class], cv: 1.0, patience: f64::INFINITY }
}

/// Mean number in care: arrivals x mean duration, whatever its distribution (M/G/infinity; Palm 1943, Takacs 1962).
///
/// With levels that only rise, the mean duration from a level is `1 / out + up / out x` that of the next, with `out`
/// the rate of rising and recovering together.
pub fn in_care(plan: &Plan) -> f64 {
    let group = &plan.periods[0].profiles[0];
    let mut years = [0.0; 5];
    for level in (0..5).rev() {
        let up = group.course[level].up;
        let out = up + group.course[level].recovery;
        let next = if level < 4 { up * years[level + 1] } else { 0.0 };
        years[level] = if out > 0.0 { (1.0 + next) / out } else { 0.0 };
    }
    let weights: f64 = group.levels_new.iter().sum();
    group.arrivals * group.levels_new.iter().zip(years).map(|(w, y)| w / weights * y).sum::<f64>()
}

/// The generalist and the specialist of a plan.
pub fn routed(plan: &Plan) -> Routed {
    use crate::model::toewijzing::Policy;
    let settings = &plan.periods[0].settings;
    let queue = Queue::of(plan);
    let (light, hard) = (queue.classes[0], queue.classes[1]);
    let gap = settings.team.vaardigheid_nodig[2] - settings.team.vaardigheid_overig;
    let all = settings.toewijzing.beleid == Policy::FirstAvailable;
    queueing::routed(&Skills {
        rates: [light.rate, hard.rate],
        means: [light.mean, hard.mean],
        slower: all.then_some(1.0 + settings.onderzoek.vaardigheid_effect * gap),
    })
}
