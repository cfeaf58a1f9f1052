//! What a replication will take, seen from a small one of the same plan.
//!
//! A formula over the settings would have to know every rate of every mechanism. A municipality of a hundredth of the
//! size meets them all, and its events and its memory grow with the size.

use super::care::Care;
use super::client::Client;
use super::dossier::Dossier;
use super::plan::Plan;
use super::sim::Sim;
use crate::engine::Moment;
use crate::engine::math::pow;

/// Persons that the small municipality is to have: enough to meet every mechanism, and done in a moment.
const PERSONS: f64 = 2_000.0;
/// Events after which the small municipality has told enough.
const EVENTS: u64 = 200_000;
/// Bytes that an event takes while it waits, with the room that lists keep to grow.
const WAITING: usize = 64;
/// Bytes of all else that is remembered of a client or a dossier: clocks, desks and queues.
const BESIDE: usize = 256;

/// What a replication takes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Effort {
    /// Events that happen.
    pub events: f64,
    /// Memory, in bytes.
    pub bytes: f64,
    /// Events that were played to know this.
    pub played: u64,
}

impl Plan {
    /// About what one replication takes. It is a guess: right within a factor of two or so for plans in which
    /// everything goes its usual way, and of the right order for others.
    pub fn effort(&self, seed: u64) -> Effort {
        let share = (PERSONS / self.persons()).clamp(1e-9, 1.0);
        let small = self.thinned(share);
        let mut sim = Sim::new(&small, seed, 0);
        sim.slots.give_again();
        let (played, waiting) = sim.play_some(EVENTS);
        let whole = self.end().years_since(Moment::START).max(1e-9);
        // What was cut short goes on as it went so far.
        let reached = if played < EVENTS { 1.0 } else { sim.now.years_since(Moment::START).max(1e-6) / whole };
        let kept = sim.clients.len() * (size_of::<Client>() + BESIDE)
            + sim.care.len() * size_of::<Care>()
            + sim.dossiers.len() * (size_of::<Dossier>() + BESIDE);
        let scale = 1.0 / (share * reached.min(1.0));
        // A list that grows is moved to a place of twice its size.
        let bytes = (kept as f64 * 1.5 + (waiting * WAITING) as f64) * scale;
        Effort { events: played as f64 * scale, bytes, played }
    }

    /// Residents and consulenten that a run begins with or gets.
    fn persons(&self) -> f64 {
        let years = self.end().years_since(Moment::START);
        let most =
            |of: fn(&super::Settings) -> f64| self.periods.iter().map(|p| of(&p.settings)).fold(0.0, f64::max);
        let people = |period: &super::Period| {
            let start = &period.settings.begintoestand;
            let waiting = (start.open_meldingen_per_1000 + start.wacht_op_aanbieder_per_1000)
                * period.settings.gemeente.inwoners
                / 1000.0;
            let growth = pow(1.0 + period.settings.instroom.groei, years).clamp(1.0, 1e6);
            let group = |p: &super::profiel::Group| p.first_day + p.arrivals * years * growth;
            period.profiles.iter().map(group).sum::<f64>() + waiting
        };
        let residents = self.periods.iter().map(people).fold(0.0, f64::max);
        let hours = |settings: &super::Settings| {
            let contracts = &settings.team.contracturen;
            let mean = contracts.iter().sum::<f64>() / contracts.len().max(1) as f64;
            settings.team.fte * settings.team.voltijd_uren / mean.max(1.0)
        };
        residents + most(hours)
    }

    /// The same plan for a municipality of `share` the size, with as large a part of the team.
    fn thinned(&self, share: f64) -> Plan {
        let mut plan = self.clone();
        for period in &mut plan.periods {
            period.settings.gemeente.inwoners *= share;
            period.settings.team.fte *= share;
            period.profiles = super::profiel::groups(&period.settings);
            period.providers = super::aanbieder::providers(&period.settings);
            period.derived = super::derived::Derived::new(&period.settings, &period.profiles);
        }
        plan
    }
}

impl Sim<'_> {
    /// Lets at most `most` events happen. Gives how many happened, and the most that waited at a time.
    fn play_some(&mut self, most: u64) -> (u64, usize) {
        super::stages::start(self);
        super::tijd::announce(self);
        let (mut played, mut waiting) = (0, self.calendar.len());
        while played < most
            && let Some((at, event)) = self.calendar.pop_before(Moment::NEVER)
        {
            self.now = at;
            super::stages::handle(self, event);
            played += 1;
            waiting = waiting.max(self.calendar.len());
        }
        (played, waiting)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{self, BASIS, Loader, Unreadable};

    struct Shipped;

    impl Loader for Shipped {
        fn bytes(&self, _path: &str) -> Result<Vec<u8>, Unreadable> {
            Ok(BASIS.into())
        }
    }

    #[test]
    fn the_effort_of_the_base_is_right_within_a_factor_of_two() {
        let plan = scenario::read("basis.toml", &Shipped).expect("the base is right").plan;
        let effort = plan.effort(1);
        let mut sim = Sim::new(&plan, 1, 0);
        sim.slots.give_again();
        let (played, waiting) = sim.play_some(u64::MAX);
        let ratio = effort.events / played as f64;
        assert!((0.5..2.0).contains(&ratio), "{effort:?} for {played} events");
        let least = sim.clients.len() * size_of::<Client>()
            + sim.care.len() * size_of::<Care>()
            + sim.dossiers.len() * size_of::<Dossier>()
            + waiting * 32;
        assert!((1.0..6.0).contains(&(effort.bytes / least as f64)), "{effort:?} for {least} bytes");
        assert!(effort.played * 5 < played, "it costs little: {effort:?}");
    }
}
