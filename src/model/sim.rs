//! One replication while it runs.

use super::ahead;
use super::care::Care;
use super::client::Client;
use super::dossier::Dossier;
use super::foreseen::Foreseen;
use super::plan::{Period, Plan};
use super::slots::{self, Slots};
use super::stage::Concerns;
use super::stages::{self, Event, State};
use super::stock::Stock;
use super::tijd;
use super::watch::Watch;
use crate::engine::{EventCalendar, Moment, Streams};
use crate::observations::{Observer, Replication};

/// The state of one replication. The stages act on it; only they know what it means.
#[derive(Debug)]
pub struct Sim<'a> {
    /// The settings of the whole run.
    pub plan: &'a Plan,
    /// The settings that hold now.
    pub period: &'a Period,
    /// The present moment.
    pub now: Moment,
    /// What is still to come.
    pub calendar: EventCalendar<Event>,
    /// The random streams of this replication.
    pub streams: Streams,
    /// All clients so far.
    pub clients: Vec<Client>,
    /// Their voorzieningen: see [`super::care::of`].
    pub care: Vec<Care>,
    /// All dossiers so far.
    pub dossiers: Vec<Dossier>,
    /// Who has which slot among the clients.
    pub slots: Slots,
    /// What its settings will ask of the past.
    pub foreseen: Foreseen,
    /// What is being observed.
    pub obs: Observer,
    /// What the stages remember.
    pub state: State,
}

impl<'a> Sim<'a> {
    /// A replication that has not begun.
    pub fn new(plan: &'a Plan, seed: u64, replication: u32) -> Sim<'a> {
        let Stock { clients, care, dossiers, slots, calendar } = Stock::take(expected_clients(plan), plan.end());
        let state = State::new(plan);
        Sim {
            plan,
            period: &plan.periods[0],
            now: Moment::START,
            calendar,
            streams: Streams::new(seed, u64::from(replication)),
            clients,
            care,
            dossiers,
            slots,
            foreseen: Foreseen::of(&[plan]),
            obs: Observer::new(&plan.groups),
            state,
        }
    }

    /// Puts `event` in the calendar. Compiled into where it is asked for: what event it is, is known there.
    #[inline(always)]
    pub fn put(&mut self, at: Moment, class: u8, event: Event) {
        if self.calendar.put(at, class, event) {
            slots::hold(self, event.holds());
        }
    }

    /// Lets everything happen, before the eyes of `watch`. Afterwards the state is that after the last event.
    #[inline]
    pub fn play<W: Watch>(&mut self, watch: &mut W) {
        stages::start(self);
        tijd::announce(self);
        watch.begun(self);
        self.play_until(Moment::NEVER, watch);
    }

    /// Lets everything happen that comes before `limit`. Out of line: without a watcher it holds all that can happen.
    #[inline(never)]
    fn play_until<W: Watch>(&mut self, limit: Moment, watch: &mut W) {
        let mut fetch_below = 0;
        loop {
            let bound = self.calendar.bound(limit);
            while let Some(turn) = self.calendar.pop_present(bound) {
                let (at, event) = self.calendar.at(turn);
                debug_assert!(at >= self.now, "time never runs back");
                self.now = at;
                watch.before(self, event);
                if W::SEES {
                    stages::handle(self, event);
                } else {
                    stages::happen(self, event);
                }
                watch.after(self, event);
                if self.calendar.left() < fetch_below {
                    fetch_below = ahead::fetch(self);
                }
            }
            if !self.calendar.go_on(limit) {
                return;
            }
            fetch_below = ahead::fetch(self);
        }
    }

    /// Runs to the end and yields what was observed.
    pub fn run(mut self) -> Replication {
        self.slots.give_again();
        self.run_watched(&mut ())
    }

    /// As [`Sim::run`], before the eyes of `watch`, which changes nothing. Every client keeps the own place in
    /// [`Sim::clients`].
    pub fn run_watched<W: Watch>(mut self, watch: &mut W) -> Replication {
        self.finish(watch);
        super::yields::replication(self.plan, &self.obs, self.calendar.count())
    }

    /// Runs to the end and yields the measures in every month, the warm-up too.
    pub fn run_all_months(mut self) -> Vec<f64> {
        self.slots.give_again();
        self.finish(&mut ());
        super::yields::monthly(self.plan, &self.obs, 0)
    }

    /// What `plans`, which begin alike and have no change before `limit`, have in common.
    pub fn beginning(plans: &[&'a Plan], limit: Moment, seed: u64, replication: u32) -> Sim<'a> {
        let mut sim = Sim::new(plans[0], seed, replication);
        sim.foreseen = Foreseen::of(plans);
        sim.slots.give_again();
        stages::start(&mut sim);
        sim.play_until(limit, &mut ());
        sim
    }

    /// A copy, that can run on by itself.
    pub fn fork(&self) -> Sim<'a> {
        let mut stock = Stock::take(expected_clients(self.plan), self.plan.end());
        stock.clients.extend_from_slice(&self.clients);
        stock.care.extend_from_slice(&self.care);
        stock.dossiers.extend_from_slice(&self.dossiers);
        stock.slots.clone_from(&self.slots);
        stock.calendar.clone_from(&self.calendar);
        let state = self.state.clone();
        Sim {
            plan: self.plan,
            period: self.period,
            now: self.now,
            calendar: stock.calendar,
            streams: self.streams,
            clients: stock.clients,
            care: stock.care,
            dossiers: stock.dossiers,
            slots: stock.slots,
            foreseen: self.foreseen,
            obs: self.obs.clone(),
            state,
        }
    }

    /// Runs on from here to the end as `plan`, which begins like the plan so far, and yields what was observed. It
    /// is what a run of `plan` from the start yields, to the bit.
    pub fn run_on(mut self, plan: &'a Plan) -> Replication {
        debug_assert!(self.foreseen.covers(plan), "what a plan asks of its beginning was remembered");
        self.plan = plan;
        self.period = &plan.periods[0];
        tijd::announce(&mut self);
        self.play_until(Moment::NEVER, &mut ());
        self.close();
        super::yields::replication(self.plan, &self.obs, self.calendar.count())
    }

    fn finish<W: Watch>(&mut self, watch: &mut W) {
        self.play(watch);
        self.close();
    }

    fn close(&mut self) {
        self.now = self.plan.end();
        self.obs.close(self.now);
    }
}

impl Drop for Sim<'_> {
    fn drop(&mut self) {
        Stock::keep(self);
    }
}

/// About as many clients as a run will have, so that no list moves house while it grows. Bounded: a wild
/// guess must not claim the machine's memory.
fn expected_clients(plan: &Plan) -> usize {
    let years = plan.end().years_since(Moment::START);
    let expected: f64 = plan.periods[0].profiles.iter().map(|p| p.first_day + p.arrivals * years).sum();
    (expected * 1.1).clamp(0.0, 1.0e6) as usize
}
