//! Follows single dossiers through a run: what a mean over a month hides.

use crate::engine::Moment;
use crate::model::care::{self, Phase};
use crate::model::dossier::{DossierId, Place};
use crate::model::stages::Event;
use crate::model::tijd;
use crate::model::watch::Watch;
use crate::model::{Plan, Sim};
use crate::observations::{Level, ProductLevel};

/// The wait of one dossier for a consulent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wait {
    /// The profile of the client.
    pub profile: u8,
    /// Light, standard or complex: 0, 1, 2.
    pub complexity: u8,
    /// Seconds from the queue to a consulent, or to leaving.
    pub seconds: i64,
    /// The resident left before a consulent came.
    pub left: bool,
}

/// Follows every dossier from the queue to the besluit and every voorziening from the besluit to its start. The model
/// tells it nothing: it looks at the places of dossiers and voorzieningen after each event.
///
/// It takes for granted that dossiers join the queue when they are made (no triage) and that each has one voorziening
/// at most, as in the validation scenarios.
#[derive(Debug)]
pub struct Tracker {
    from: Moment,
    seen: usize,
    waiting: Vec<(DossierId, Moment)>,
    hands: Vec<(DossierId, Moment)>,
    delivery: Vec<(u32, Moment)>,
    /// Waits of those who joined the queue in the reported months.
    pub waits: Vec<Wait>,
    /// Seconds from besluit to start, of besluiten in the reported months.
    pub starts: Vec<i64>,
    /// When besluiten were made, from the first reported month.
    pub decided: Vec<Moment>,
    /// Dossiers with the team and voorzieningen not ended, at the start of each reported month.
    pub numbers: Vec<[i64; 2]>,
    /// Seconds that each consulent worked on dossiers that were finished in the reported months.
    pub busy: Vec<i64>,
    /// The skill of each consulent by profile.
    pub skills: Vec<Vec<f64>>,
}

impl Tracker {
    /// Follows a run of `plan`.
    pub fn new(plan: &Plan) -> Tracker {
        Tracker {
            from: plan.months[plan.warm_up],
            seen: 0,
            waiting: Vec::new(),
            hands: Vec::new(),
            delivery: Vec::new(),
            waits: Vec::new(),
            starts: Vec::new(),
            decided: Vec::new(),
            numbers: Vec::new(),
            busy: Vec::new(),
            skills: Vec::new(),
        }
    }

    fn look_at_waiting(&mut self, sim: &Sim) {
        let mut waiting = std::mem::take(&mut self.waiting);
        waiting.retain(|(id, since)| {
            let dossier = &sim.dossiers[*id as usize];
            if matches!(dossier.place, Place::Queue | Place::Triage) {
                return true;
            }
            let left = dossier.consulent().is_none();
            if !left {
                self.hands.push((*id, sim.now));
            }
            if *since >= self.from {
                let profile = sim.clients[dossier.client as usize].profile;
                let seconds = sim.now.since(*since);
                self.waits.push(Wait { profile, complexity: dossier.complexity, seconds, left });
            }
            false
        });
        self.waiting = waiting;
    }

    fn look_at_hands(&mut self, sim: &Sim) {
        let mut hands = std::mem::take(&mut self.hands);
        hands.retain(|(id, since)| {
            let dossier = &sim.dossiers[*id as usize];
            if dossier.place != Place::Closed {
                return true;
            }
            if sim.now >= self.from {
                self.decided.push(sim.now);
                let worked = sim.now.since((*since).max(self.from));
                if let Some(busy) = dossier.consulent().and_then(|who| self.busy.get_mut(who as usize)) {
                    *busy += worked;
                }
            }
            let index = care::index(sim, dossier.client, 0);
            if sim.care[index].phase != Phase::None {
                self.delivery.push((index as u32, sim.now));
            }
            false
        });
        self.hands = hands;
    }

    fn look_at_delivery(&mut self, sim: &Sim) {
        let mut delivery = std::mem::take(&mut self.delivery);
        delivery.retain(|(index, since)| match sim.care[*index as usize].phase {
            Phase::Queued | Phase::Starting => true,
            phase => {
                if phase == Phase::Running && *since >= self.from {
                    self.starts.push(sim.now.since(*since));
                }
                false
            }
        });
        self.delivery = delivery;
    }
}

impl Watch for Tracker {
    fn begun(&mut self, sim: &Sim) {
        let team = &sim.state.team.consulents;
        self.skills = team.iter().map(|who| who.skill.to_vec()).collect();
        self.busy = vec![0; team.len()];
    }

    fn before(&mut self, sim: &Sim, event: Event) {
        if matches!(event, Event::Tijd(tijd::Event::Month)) && sim.now >= self.from {
            let team = sim.obs.now(Level::QueueInquiry) + sim.obs.now(Level::InHand);
            self.numbers.push([team, sim.obs.now(Level::QueueDelivery) + running(sim)]);
        }
    }

    fn after(&mut self, sim: &Sim, event: Event) {
        if matches!(event, Event::Instroom(_)) && self.seen == sim.dossiers.len() {
            return;
        }
        self.waiting.extend((self.seen..sim.dossiers.len()).map(|id| (id as DossierId, sim.now)));
        self.seen = sim.dossiers.len();
        self.look_at_waiting(sim);
        self.look_at_hands(sim);
        self.look_at_delivery(sim);
    }
}

/// Voorzieningen that run, as the model counts them. One product.
fn running(sim: &Sim) -> i64 {
    sim.obs.product_now(ProductLevel::Clients, 0)
}
