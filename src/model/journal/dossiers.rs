//! What has changed in dossiers.

use super::{Ending, Entry, Journal, What, blank};
use crate::engine::{DAY, Moment};
use crate::model::client::Standing;
use crate::model::dossier::{Dossier, DossierId, Handler, Place};
use crate::model::sim::Sim;
use crate::observations::Count;

impl<F: FnMut(&Sim, Entry)> Journal<F> {
    /// Looks at all open dossiers; their clients are to be looked at when something has changed.
    pub(super) fn look_at_dossiers(&mut self, sim: &Sim) {
        let mut open = std::mem::take(&mut self.open);
        for id in self.dossiers.len() as DossierId..sim.dossiers.len() as DossierId {
            let now = &sim.dossiers[id as usize];
            // What it was when it was made, before anything was done with it.
            self.dossiers.push(Dossier {
                place: Place::Triage,
                urgent: now.kind == crate::model::dossier::Kind::Urgent,
                applied: Moment::NEVER,
                handler: Handler::NOBODY,
                step: 0,
                version: 0,
                ..now.clone()
            });
            if self.follows(sim, now.client) {
                self.opened(sim, id);
                open.push(id);
            }
        }
        open.retain(|id| {
            let now = &sim.dossiers[*id as usize];
            if self.dossiers[*id as usize] != *now {
                self.touched.push(now.client);
                self.changed(sim, *id);
                self.dossiers[*id as usize] = now.clone();
            }
            now.place != Place::Closed
        });
        self.open = open;
    }

    fn in_dossier(&mut self, sim: &Sim, id: DossierId, consulent: Option<u32>, what: What) {
        let client = Some(sim.dossiers[id as usize].client);
        let entry = Entry { client, dossier: Some(id), consulent, ..blank(sim, what) };
        (self.tell)(sim, entry);
    }

    fn opened(&mut self, sim: &Sim, id: DossierId) {
        let dossier = &sim.dossiers[id as usize];
        let kind = dossier.kind;
        let what = if kind.is_side_work() {
            What::SideWork(kind)
        } else {
            What::Reported { kind, since: dossier.reported }
        };
        self.touched.push(dossier.client);
        self.in_dossier(sim, id, None, what);
    }

    fn changed(&mut self, sim: &Sim, id: DossierId) {
        let (before, now) = (self.dossiers[id as usize].clone(), &sim.dossiers[id as usize]);
        if now.kind.is_side_work() {
            if now.place == Place::Closed {
                self.in_dossier(sim, id, None, What::SideWorkDone(now.kind));
            }
            return;
        }
        if now.urgent && !before.urgent {
            self.in_dossier(sim, id, None, What::Urgent);
        }
        if now.step != before.step {
            let what = What::StepDone { step: before.step, hours: before.hours };
            self.in_dossier(sim, id, before.consulent(), what);
        }
        if now.applied != Moment::NEVER && before.applied == Moment::NEVER {
            self.in_dossier(sim, id, before.consulent(), What::Applied);
        }
        if before.consulent().is_some() && now.consulent() != before.consulent() {
            self.in_dossier(sim, id, before.consulent(), What::HandedBack);
        }
        if before.place == Place::Triage && matches!(now.place, Place::Queue | Place::InHand) {
            let what = What::Queued { complexity: now.complexity, estimate: now.estimate };
            self.in_dossier(sim, id, None, what);
        }
        if now.consulent().is_some() && now.consulent() != before.consulent() {
            self.in_dossier(sim, id, now.consulent(), What::Assigned);
        }
        if now.place == Place::Closed {
            let what = self.ended(sim, id);
            self.in_dossier(sim, id, now.consulent(), what);
            if matches!(what, What::Decided { ending: Ending::Granted, .. }) {
                self.set(sim, now.client);
            }
        }
    }

    /// How a dossier has ended in this event, which made one besluit at most.
    fn ended(&self, sim: &Sim, id: DossierId) -> What {
        let dossier = &sim.dossiers[id as usize];
        if self.raised(sim, Count::Withdrawn) > 0 {
            return What::Withdrawn;
        }
        if self.raised(sim, Count::Decided) <= 0 {
            return What::Closed;
        }
        let client = &sim.clients[dossier.client as usize];
        let ending = if self.raised(sim, Count::Refused) > 0 {
            Ending::Refused
        } else if self.raised(sim, Count::General) > 0 {
            Ending::General
        } else if client.standing == Standing::Left {
            Ending::OtherLaw
        } else {
            Ending::Granted
        };
        let settings = &sim.period.settings.beschikking;
        let term = i64::from(settings.onderzoek_dagen + settings.beschikking_dagen) * DAY;
        What::Decided {
            ending,
            fits: !client.misfit,
            seconds: sim.now.since(dossier.reported),
            term: dossier.has_term().then_some(term),
            penalty: self.raised(sim, Count::Penalties),
        }
    }
}
