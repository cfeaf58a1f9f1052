//! What one replication of a case yields, and what follows from all of them.

use super::case::Kind;
use super::finding::{Found, RISK, Row, SURE, What};
use super::little::{self, STAGES, Stay};
use super::theory::{self, Queue};
use super::track::{Tracker, Wait};
use crate::engine::HOUR;
use crate::model::{Plan, Sim};
use crate::observations::{Level, ProductLevel};
use crate::statistics::student::point;
use crate::statistics::{Interval, Ratio, Student, queueing};
use std::collections::BTreeMap;

/// A figure to be found: what it is and what theory says.
type Target = (What, f64);

/// What is expected of a case.
#[derive(Clone, Debug)]
pub struct Expected {
    kind: Kind,
    queue: Queue,
    places: Option<Queue>,
    figures: Vec<Target>,
    in_care: f64,
}

/// What a replication yields: a part and a whole for each figure, and single draws.
#[derive(Clone, Debug, Default)]
pub struct Seen {
    ratios: Vec<(What, f64, f64)>,
    draws: Vec<(What, Vec<f64>)>,
    counts: Vec<u64>,
    /// The largest difference of sums that must be equal.
    differences: Vec<(What, f64)>,
}

impl Expected {
    /// What theory says of `plan`.
    pub fn of(kind: Kind, plan: &Plan) -> Expected {
        let queue = Queue::of(plan);
        let places = (kind == Kind::Chain).then(|| theory::places(plan));
        let busy = queue.offered() / queue.servers as f64;
        let in_care = theory::in_care(plan);
        let waits = |waits: Vec<f64>| (0..).zip(waits).map(|(k, wait)| (What::ClassWait(k), wait)).collect();
        let figures = match kind {
            Kind::Exponential => vec![
                (What::Wait, queue.wait()),
                (What::Delayed, queue.delayed()),
                (What::Queue, queue.wait() * queue.rate()),
                (What::Busy, busy),
            ],
            Kind::General => {
                let wait = queueing::pollaczek_khinchine(busy, queue.service(), queue.cv);
                vec![(What::Wait, wait), (What::Delayed, busy), (What::Queue, wait * queue.rate())]
            }
            Kind::Priority => waits(queueing::cobham(&queue.classes)),
            Kind::PriorityTeam => waits(queueing::priority_mmc(queue.servers, &queue.classes)),
            Kind::Care => vec![(What::InCare, in_care)],
            Kind::Patience => {
                let found = queue.impatience();
                vec![
                    (What::Leaves, found.leaves),
                    (What::Wait, found.waiting / queue.rate()),
                    (What::Delayed, found.waits),
                    (What::Queue, found.waiting),
                ]
            }
            Kind::Chain => {
                let places = theory::places(plan);
                vec![
                    (What::Wait, queue.wait()),
                    (What::Delivery, places.wait()),
                    (What::DeliveryDelayed, places.delayed()),
                    (What::InCare, places.offered()),
                    (What::Together, 0.0),
                ]
            }
            Kind::Skills => {
                let found = theory::routed(plan);
                let busy = (0..).zip(found.busy).map(|(who, busy)| (What::BusyOf(who), busy));
                let waits = (0..).zip(found.waits).map(|(k, wait)| (What::ClassWait(k), wait));
                waits.chain(busy).collect()
            }
            // Care lasts for years: a few reported years do not hold the whole stays that the law is about.
            // The law is one of steady states. The base is not in one, and care there lasts longer than what is watched.
            Kind::Little if plan.periods[0].settings.team.verzuim > 0.0 => Vec::new(),
            Kind::Little => (0..4).map(|stage| (What::Little(stage), 1.0)).collect(),
        };
        Expected { kind, queue, places, figures, in_care }
    }

    /// Replays `plan` once.
    pub fn observe(&self, plan: &Plan, seed: u64, replication: u32) -> Seen {
        if self.kind == Kind::Little {
            return balance(little::stays(plan, seed, replication));
        }
        let mut tracker = Tracker::new(plan);
        let mut sim = Sim::new(plan, seed, replication);
        sim.play(&mut tracker);
        sim.now = plan.end();
        sim.obs.close(sim.now);
        match self.kind {
            Kind::Care => self.care(&sim, &tracker),
            Kind::Chain => self.chain(&sim, tracker),
            Kind::Skills if !generalist(&tracker) => Seen::default(),
            Kind::Skills => routed(&sim, &tracker),
            _ => self.waiting(&sim, &tracker),
        }
    }

    fn waiting(&self, sim: &Sim, tracker: &Tracker) -> Seen {
        let mut seen = Seen::default();
        let n = tracker.waits.len() as f64;
        let (queue, hand, time) = areas(sim);
        waits(&mut seen, &tracker.waits, |_| What::Wait);
        waits(&mut seen, &tracker.waits, |wait| What::ClassWait(wait.complexity));
        let count = |test: &dyn Fn(&Wait) -> bool| tracker.waits.iter().filter(|wait| test(wait)).count() as f64;
        // Zero seconds is no wait: whoever waits less than a second is one in some ten thousand.
        seen.ratios.push((What::Delayed, count(&|wait| wait.seconds > 0), n));
        seen.ratios.push((What::Leaves, count(&|wait| wait.left), n));
        seen.ratios.push((What::Queue, queue, time));
        seen.ratios.push((What::Busy, hand, time * self.queue.servers as f64));
        if self.kind == Kind::Exponential {
            let apart = tracker.waits.iter().step_by(self.queue.apart());
            seen.draws.push((What::WaitShape, apart.map(|wait| hours(wait.seconds)).collect()));
        }
        seen
    }

    fn care(&self, sim: &Sim, tracker: &Tracker) -> Seen {
        let (area, time) = in_care(sim);
        // Four months apart: many times as long as anyone is in care.
        let counts = tracker.numbers.iter().step_by(4).map(|number| number[1] as u64).collect();
        Seen { ratios: vec![(What::InCare, area, time)], counts, ..Seen::default() }
    }

    fn chain(&self, sim: &Sim, tracker: Tracker) -> Seen {
        let mut seen = Seen::default();
        waits(&mut seen, &tracker.waits, |_| What::Wait);
        let (area, time) = in_care(sim);
        let started = tracker.starts.len() as f64;
        let waited: i64 = tracker.starts.iter().sum();
        seen.ratios.push((What::Delivery, hours(waited), started));
        let delayed = tracker.starts.iter().filter(|seconds| **seconds > 0).count() as f64;
        seen.ratios.push((What::DeliveryDelayed, delayed, started));
        seen.ratios.push((What::InCare, area, time));
        // Jackson's product form: the numbers in two stages at one moment are independent.
        let number = |queue: &Queue| queue.offered() + queue.wait() * queue.rate();
        let means = [number(&self.queue), self.places.as_ref().map_or(0.0, number)];
        let product = |at: &[i64; 2]| (at[0] as f64 - means[0]) * (at[1] as f64 - means[1]);
        let months = tracker.numbers.len() as f64;
        seen.ratios.push((What::Together, tracker.numbers.iter().map(product).sum(), months));
        let between = tracker.decided.windows(2).map(|pair| hours(pair[1].since(pair[0]))).collect();
        seen.draws.push((What::DecisionShape, between));
        seen
    }

    /// What follows from all replications, in the order of the theory.
    pub fn judge(&self, case: &'static str, all: &[Seen]) -> Vec<Row> {
        let mut ratios: BTreeMap<What, (Ratio, u32)> = BTreeMap::new();
        for (what, part, whole) in all.iter().flat_map(|seen| &seen.ratios) {
            let (ratio, n) = ratios.entry(*what).or_default();
            ratio.push(*part, *whole);
            *n += 1;
        }
        let figure = |(what, theory): &Target| {
            let found = ratios.get(what).map_or(NOTHING, |(ratio, n)| surer(ratio, *n));
            Row { case, what: *what, theory: *theory, found: Found::Figure(found) }
        };
        let mut rows: Vec<Row> = self.figures.iter().map(figure).collect();
        // A stage that nobody comes through has nothing to say.
        rows.retain(
            |row| !matches!((row.what, row.found), (What::Little(_), Found::Figure(at)) if at.mean.is_nan()),
        );
        rows.extend(self.shapes(all).into_iter().map(|(what, found)| Row { case, what, theory: f64::NAN, found }));
        for stage in 0..STAGES.len() as u8 {
            let of = all.iter().flat_map(|seen| &seen.differences).filter(|(what, _)| *what == What::Books(stage));
            if let Some(most) = of.map(|(_, difference)| *difference).reduce(f64::max) {
                rows.push(Row { case, what: What::Books(stage), theory: 0.0, found: Found::Equal(most) });
            }
        }
        rows
    }

    fn shapes(&self, all: &[Seen]) -> Vec<(What, Found)> {
        let mut shapes = Vec::new();
        for what in [What::WaitShape, What::DecisionShape] {
            let of = all.iter().flat_map(|seen| &seen.draws).filter(|(which, _)| *which == what);
            let mut draws: Vec<f64> = of.flat_map(|(_, draws)| draws).copied().collect();
            if draws.is_empty() {
                continue;
            }
            let distance = match what {
                // What is measured is rounded up to a second: half a second is taken off again.
                What::WaitShape => queueing::distance(&mut draws, |t| self.queue.at_most((t - HALF).max(0.0))),
                _ => queueing::distance(&mut draws, |t| 1.0 - crate::engine::math::exp(-self.queue.rate() * t)),
            };
            let p = queueing::kolmogorov(distance, draws.len());
            shapes.push((what, Found::Shape { distance: Some(distance), draws: draws.len(), p }));
        }
        let counts: Vec<u64> = all.iter().flat_map(|seen| &seen.counts).copied().collect();
        if !counts.is_empty() {
            let p = queueing::poisson_fits(&counts, self.in_care);
            shapes.push((What::CareShape, Found::Shape { distance: None, draws: counts.len(), p }));
        }
        shapes
    }
}

/// Half a second, in hours.
const HALF: f64 = 0.5 / HOUR as f64;

/// Nothing was measured.
const NOTHING: Interval = Interval { mean: f64::NAN, low: f64::NAN, high: f64::NAN };

/// The interval of a ratio over `n` replications that is [`SURE`].
fn surer(ratio: &Ratio, n: u32) -> Interval {
    let usual = ratio.interval(&mut Student::default());
    let wider = point(0.5 + SURE / 2.0, n) / point(0.975, n);
    let half = (usual.high - usual.low) / 2.0 * wider;
    debug_assert!((RISK + SURE - 1.0).abs() < 1e-12, "figures and distributions are judged alike");
    Interval { mean: usual.mean, low: usual.mean - half, high: usual.mean + half }
}

fn hours(seconds: i64) -> f64 {
    seconds as f64 / HOUR as f64
}

/// Sums of waits by what they are of.
fn waits(seen: &mut Seen, waits: &[Wait], of: impl Fn(&Wait) -> What) {
    let mut sums: BTreeMap<What, (i64, f64)> = BTreeMap::new();
    for wait in waits {
        let sum = sums.entry(of(wait)).or_default();
        sum.0 += wait.seconds;
        sum.1 += 1.0;
    }
    seen.ratios.extend(sums.into_iter().map(|(what, (seconds, n))| (what, hours(seconds), n)));
}

/// The reported months of a run.
fn reported<'s>(sim: &'s Sim) -> &'s [crate::observations::Month] {
    &sim.obs.months()[sim.plan.warm_up..]
}

/// Areas under the queue and the dossiers in hand, and the time, in hours.
fn areas(sim: &Sim) -> (f64, f64, f64) {
    let area = |level: Level| hours(reported(sim).iter().map(|m| m.levels[level as usize] as i64).sum());
    (area(Level::QueueInquiry), area(Level::InHand), hours(reported(sim).iter().map(|m| m.seconds).sum()))
}

/// The area under the number in care, and the time, in hours.
fn in_care(sim: &Sim) -> (f64, f64) {
    let at = ProductLevel::Clients as usize * sim.plan.groups.products.len();
    let area = reported(sim).iter().map(|m| m.product_levels[at] as i64).sum();
    (hours(area), areas(sim).2)
}

/// True when the first consulent misses the skill for the second profile and the second has it. Who the team is, is
/// drawn before anything happens, so leaving out the other teams does not choose among outcomes.
fn generalist(tracker: &Tracker) -> bool {
    matches!(&tracker.skills[..], [a, b] if a[1] < b[1])
}

fn routed(sim: &Sim, tracker: &Tracker) -> Seen {
    let mut seen = Seen::default();
    waits(&mut seen, &tracker.waits, |wait| What::ClassWait(wait.profile));
    let time = areas(sim).2;
    let busy = (0..).zip(&tracker.busy).map(|(who, busy)| (What::BusyOf(who), hours(*busy), time));
    seen.ratios.extend(busy);
    seen
}

/// Little's law in one replication.
fn balance((stays, seconds): ([Stay; 4], i64)) -> Seen {
    let mut seen = Seen::default();
    for (stage, stay) in (0..).zip(stays).filter(|(_, stay)| stay.gone > 0) {
        let difference = (stay.area - stay.spent).abs() as f64 / stay.area.max(1) as f64;
        seen.differences.push((What::Books(stage), difference));
        let (number, seconds) = (stay.area as f64, seconds as f64);
        let (rate, mean) = (f64::from(stay.entered) / seconds, stay.stayed as f64 / f64::from(stay.gone));
        seen.ratios.push((What::Little(stage), number / seconds, rate * mean));
    }
    seen
}
