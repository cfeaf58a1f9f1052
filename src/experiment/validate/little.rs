//! Little's law, measured twice: areas under numbers by the model, durations of single things by the journal.

use crate::engine::Moment;
use crate::language::Text;
use crate::model::journal::{Entry, Journal, What};
use crate::model::{Plan, Sim};
use crate::observations::{Level, ProductLevel};
use std::collections::BTreeMap;

/// The stages, in the order of the way of a client.
pub const STAGES: [Text; 4] = [
    Text::new("wacht op een consulent", "waits for a caseworker"),
    Text::new("bij een consulent", "with a caseworker"),
    Text::new("wacht op een aanbieder", "waits for a provider"),
    Text::new("krijgt hulp", "gets help"),
];

/// What is measured of one stage in the reported months of one replication. Seconds.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Stay {
    /// The area under the number in the stage, by the model's own books.
    pub area: i64,
    /// The same, as the sum of what each dossier or voorziening spent in the stage, by the journal.
    pub spent: i64,
    /// How many came into the stage.
    pub entered: u32,
    /// How many went out of it.
    pub gone: u32,
    /// The whole stays of those who went out, also the part before the reported months.
    pub stayed: i64,
}

/// Measures the stays in each of the [`STAGES`] in one replication, and the length of the reported months in seconds.
pub fn stays(plan: &Plan, seed: u64, replication: u32) -> ([Stay; 4], i64) {
    let mut book = Book { window: [plan.months[plan.warm_up], plan.end()], ..Book::default() };
    let mut sim = Sim::new(plan, seed, replication);
    sim.play(&mut Journal::new(|_, entry| book.enter(&entry)));
    sim.now = plan.end();
    sim.obs.close(sim.now);
    book.close();
    for month in &sim.obs.months()[plan.warm_up..] {
        let products = plan.groups.products.len();
        let running = ProductLevel::Clients as usize * products;
        let areas = [
            month.levels[Level::QueueInquiry as usize],
            month.levels[Level::InHand as usize],
            month.levels[Level::QueueDelivery as usize],
            month.product_levels[running..running + products].iter().sum(),
        ];
        book.stays.iter_mut().zip(areas).for_each(|(stay, area): (_, i128)| stay.area += area as i64);
    }
    (book.stays, plan.end().since(plan.months[plan.warm_up]))
}

/// Who is in which stage since when, by the entries of a journal.
#[derive(Default)]
struct Book {
    window: [Moment; 2],
    stays: [Stay; 4],
    dossiers: BTreeMap<u32, (usize, Moment)>,
    care: BTreeMap<(u32, usize), (usize, Moment)>,
}

impl Book {
    fn enter(&mut self, entry: &Entry) {
        let to = match entry.what {
            What::Queued { .. } | What::HandedBack => Some(0),
            What::Assigned => Some(1),
            What::Requested => Some(2),
            What::Started { .. } => Some(3),
            What::Decided { .. } | What::Withdrawn | What::Closed | What::Stopped { .. } => None,
            _ => return,
        };
        let before = match (entry.dossier, entry.client, entry.product) {
            (_, Some(client), Some(product)) => swap(&mut self.care, (client, product), to, entry.at),
            (Some(dossier), ..) => swap(&mut self.dossiers, dossier, to, entry.at),
            _ => None,
        };
        if let Some((stage, since)) = before {
            self.leave(stage, since, entry.at);
        }
        if let Some(stage) = to.filter(|_| self.window[0] <= entry.at) {
            self.stays[stage].entered += 1;
        }
    }

    fn leave(&mut self, stage: usize, since: Moment, at: Moment) {
        let stay = &mut self.stays[stage];
        stay.spent += at.since(since.max(self.window[0])).max(0);
        if at >= self.window[0] {
            stay.gone += 1;
            stay.stayed += at.since(since);
        }
    }

    /// Who is still there has spent the time until the end.
    fn close(&mut self) {
        let left: Vec<(usize, Moment)> = self.dossiers.values().chain(self.care.values()).copied().collect();
        for (stage, since) in left {
            self.stays[stage].spent += self.window[1].since(since.max(self.window[0])).max(0);
        }
    }
}

fn swap<K: Ord>(
    places: &mut BTreeMap<K, (usize, Moment)>,
    key: K,
    to: Option<usize>,
    at: Moment,
) -> Option<(usize, Moment)> {
    match to {
        Some(stage) => places.insert(key, (stage, at)),
        None => places.remove(&key),
    }
}
