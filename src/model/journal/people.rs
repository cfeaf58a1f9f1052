//! What has changed for clients and in their care.

use super::{Entry, Journal, Reason, What, blank};
use crate::model::care::{self, Care, Deviation, Phase};
use crate::model::client::{ClientId, Standing};
use crate::model::sim::Sim;
use crate::model::verloop::Transition;
use crate::observations::Count;

impl<F: FnMut(&Sim, Entry)> Journal<F> {
    /// Looks at one client, and takes a new copy.
    pub(super) fn look_at_client(&mut self, sim: &Sim, id: ClientId) {
        let now = &sim.clients[id as usize];
        if self.only.is_some_and(|entity| now.entity != entity) {
            return;
        }
        let before = self.people[id as usize];
        if before.standing == Standing::Left && now.standing != Standing::Left {
            self.about(sim, id, What::Returned);
        }
        if now.standing == Standing::Left && before.standing != Standing::Left {
            let reason = self.reason(sim);
            self.about(sim, id, What::Left(reason));
        }
        if now.level != before.level {
            self.about(sim, id, What::Level { from: before.level, to: now.level });
        }
        if now.network != before.network {
            self.about(sim, id, What::Network { from: before.network, to: now.network });
        }
        if now.other_law && !before.other_law {
            self.about(sim, id, What::OtherLaw);
        }
        for index in care::of(sim, id) {
            self.look_at_care(sim, index);
        }
        match (before.short, now.short) {
            (false, true) => self.about(sim, id, What::Short { share: now.shortage, silent: !now.voiced }),
            (true, false) => self.about(sim, id, What::Enough),
            (true, true) if now.voiced && !before.voiced => self.about(sim, id, What::Known),
            (true, true) if before.voiced && !now.voiced => {
                self.about(sim, id, What::Unseen { share: now.shortage });
            }
            _ => {}
        }
        for (cause, rate) in now.spend.iter().enumerate() {
            if *rate != before.spend[cause] {
                self.about(sim, id, What::Spending { cause, rate: *rate });
            }
        }
        self.people[id as usize] = *now;
    }

    /// Why a client has left in this event.
    fn reason(&self, sim: &Sim) -> Reason {
        let without_care = [Count::Refused, Count::General, Count::Withdrawn];
        match self.cause.transition {
            Some(Transition::Death) => Reason::Died,
            Some(Transition::Move) => Reason::Moved,
            Some(Transition::Recovery) => Reason::Recovered,
            _ if without_care.iter().any(|count| self.raised(sim, *count) > 0) => Reason::NoCare,
            _ => Reason::Wlz,
        }
    }

    /// The besluit on a client has set these voorzieningen.
    pub(super) fn set(&mut self, sim: &Sim, id: ClientId) {
        for index in care::of(sim, id) {
            let now = &sim.care[index];
            if now.indicated > 0.0 {
                let needed = sim.clients[id as usize].net_need(sim.period, usize::from(now.product));
                let before = self.care[index].indicated;
                self.about_care(sim, index, What::Indicated { before, indicated: now.indicated, needed });
                // It has been told.
                self.care[index].indicated = now.indicated;
            }
        }
    }

    pub(super) fn about_care(&mut self, sim: &Sim, index: usize, what: What) {
        let (client, product) = sim.care[index].whose();
        if !self.follows(sim, client) {
            return;
        }
        // Before a provider is asked there is none.
        let known = sim.care[index].times > 0;
        let provider = known.then(|| usize::from(sim.care[index].provider));
        let entry = Entry { client: Some(client), product: Some(product), provider, ..blank(sim, what) };
        (self.tell)(sim, entry);
    }

    fn look_at_care(&mut self, sim: &Sim, index: usize) {
        let (before, now) = (self.care[index], &sim.care[index]);
        if before == *now {
            return;
        }
        let (client, product) = now.whose();
        let needed = sim.clients[client as usize].net_need(sim.period, product);
        if now.indicated != before.indicated && now.indicated > 0.0 {
            let what = What::Indicated { before: before.indicated, indicated: now.indicated, needed };
            self.about_care(sim, index, what);
        }
        if now.phase == Phase::None && before.phase != Phase::None {
            self.about_care(sim, index, What::Stopped { running: before.phase == Phase::Running });
        }
        if now.times != before.times {
            self.about_care(sim, index, What::Requested);
        }
        if now.phase == Phase::Queued && before.phase != Phase::Queued {
            self.waiting.push(index as u32);
        }
        if now.phase == Phase::Starting && before.phase != Phase::Starting {
            self.about_care(sim, index, What::PlaceFound);
        }
        let (indicated, delivered) = (now.indicated, care::delivered(sim, now));
        let starts = now.phase == Phase::Running && before.phase != Phase::Running;
        if starts {
            // What was granted by this event did not wait.
            let granted = if now.times == before.times { before.moment } else { sim.now };
            let what = What::Started { indicated, delivered, needed, seconds: sim.now.since(granted) };
            self.about_care(sim, index, what);
        }
        if self.deviation_shows(&before, now, starts) {
            self.about_care(sim, index, What::Deviates { kind: now.deviation, indicated, delivered });
        }
        let was = !matches!(before.deviation, Deviation::None | Deviation::Late);
        if was && now.deviation == Deviation::None && now.phase == Phase::Running {
            self.about_care(sim, index, What::DeviationEnded);
        }
        self.care[index] = *now;
    }

    /// A late start shows when it is announced; any other deviation once care runs.
    fn deviation_shows(&self, before: &Care, now: &Care, starts: bool) -> bool {
        match now.deviation {
            Deviation::None => false,
            Deviation::Late => now.deviation != before.deviation,
            _ => now.phase == Phase::Running && (starts || now.deviation != before.deviation),
        }
    }
}
