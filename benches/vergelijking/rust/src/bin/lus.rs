//! The reduced model as a bare loop: one struct, one enum of events, a calendar of days. The limit for the others.

use std::cell::RefCell;
use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};
use vergelijking::Params;
use vergelijking::draws::{Draws, Lognormal};
use vergelijking::outcome::{Outcome, main as report};

fn main() {
    let room = RefCell::new(Room::default());
    report(Params::read, |params, seed, replication| {
        let room = &mut *room.borrow_mut();
        Run::new(params, seed, replication, room.take()).play(room)
    });
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    New,
    Repair,
    Urgent,
}

#[derive(Clone, Copy, PartialEq)]
enum Place {
    None,
    Queue,
    Hand,
}

/// A client with the one dossier that can be open.
struct Client {
    complex: bool,
    in_care: bool,
    running: bool,
    left: bool,
    deviates: bool,
    kind: Kind,
    place: Place,
    urgent: bool,
    consulent: u8,
    /// Number of the dossier: entries for an earlier one are stale.
    dossier: u32,
    /// Raised when a pending discovery of misfit has lost its meaning.
    misfit: u32,
    reported: f64,
    granted: f64,
    ends: f64,
    days: f64,
}

#[derive(Clone, Copy)]
enum Event {
    Arrival,
    Done(u32),
    Start(u32),
    Check(u32),
    End(u32),
    Crisis(u32),
    Discovery { client: u32, version: u32 },
}

#[derive(Default)]
struct Consulent {
    specialist: bool,
    hand: u32,
    given: u64,
    /// Client, dossier and days of the work that is being done.
    block: Option<(u32, u32, f64)>,
    urgent: VecDeque<(u32, u32)>,
    desk: VecDeque<(u32, u32)>,
}

/// The lists of the last replication, emptied: the next one need not ask the system for memory. wmosim does so too.
#[derive(Default)]
struct Room {
    clients: Vec<Client>,
    calendar: Calendar,
}

impl Room {
    fn take(&mut self) -> Room {
        let mut room = std::mem::take(self);
        room.clients.clear();
        room.calendar.days.iter_mut().for_each(Vec::clear);
        room.calendar.today.clear();
        room.calendar.added.clear();
        room.calendar.day = 0;
        room
    }
}

/// One bucket a day: appended to, and sorted when its day comes.
#[derive(Default)]
struct Calendar {
    days: Vec<Vec<(u64, Event)>>,
    today: Vec<(u64, Event)>,
    added: BinaryHeap<Reverse<Added>>,
    day: usize,
}

struct Added(u64, Event);

impl PartialEq for Added {
    fn eq(&self, other: &Added) -> bool {
        self.0 == other.0
    }
}
impl Eq for Added {}
impl PartialOrd for Added {
    fn partial_cmp(&self, other: &Added) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Added {
    fn cmp(&self, other: &Added) -> std::cmp::Ordering {
        self.0.cmp(&other.0)
    }
}

impl Calendar {
    /// Times are not negative, so their bits are in the order of their values.
    #[inline]
    fn put(&mut self, at: f64, event: Event) {
        let day = at as usize;
        if day <= self.day {
            self.added.push(Reverse(Added(at.to_bits(), event)));
        } else if let Some(bucket) = self.days.get_mut(day) {
            bucket.push((at.to_bits(), event));
        }
    }

    #[inline]
    fn pop(&mut self) -> Option<(f64, Event)> {
        loop {
            let known = self.today.last().map_or(u64::MAX, |entry| entry.0);
            if self.added.peek().is_some_and(|Reverse(added)| added.0 < known) {
                let Reverse(Added(at, event)) = self.added.pop()?;
                return Some((f64::from_bits(at), event));
            }
            if let Some((at, event)) = self.today.pop() {
                return Some((f64::from_bits(at), event));
            }
            self.day += 1;
            std::mem::swap(&mut self.today, self.days.get_mut(self.day)?);
            self.today.sort_unstable_by_key(|entry| Reverse(entry.0));
        }
    }
}

struct Run<'a> {
    params: &'a Params,
    draws: Draws,
    work: Lognormal,
    start: Lognormal,
    calendar: Calendar,
    now: f64,
    clients: Vec<Client>,
    team: Vec<Consulent>,
    /// Waiting simple and complex cases: moment, client, dossier.
    lines: [VecDeque<(f64, u32, u32)>; 2],
    given: u64,
    taken: u32,
    waiting: VecDeque<u32>,
    out: Outcome,
    decision_days: f64,
    decisions_timed: u64,
    start_days: f64,
    started: u64,
    worked_days: f64,
}

impl<'a> Run<'a> {
    fn new(params: &'a Params, seed: u64, replication: u32, room: Room) -> Run<'a> {
        let Room { clients, mut calendar } = room;
        calendar.days.resize_with(params.dagen as usize, Vec::new);
        let mut draws = Draws::new(seed, u64::from(replication));
        let team = params.specialists(|share| draws.chance(share));
        let team = team.into_iter().map(|specialist| Consulent { specialist, ..Consulent::default() }).collect();
        Run {
            params,
            draws,
            work: Lognormal::new(params.uren_spreiding),
            start: Lognormal::new(params.start_spreiding),
            calendar,
            now: 0.0,
            clients,
            team,
            lines: [VecDeque::new(), VecDeque::new()],
            given: 0,
            taken: 0,
            waiting: VecDeque::new(),
            out: Outcome::default(),
            decision_days: 0.0,
            decisions_timed: 0,
            start_days: 0.0,
            started: 0,
            worked_days: 0.0,
        }
    }

    fn play(mut self, room: &mut Room) -> Outcome {
        self.next_arrival();
        while let Some((at, event)) = self.calendar.pop() {
            self.now = at;
            match event {
                Event::Arrival => self.arrival(),
                Event::Done(consulent) => self.done(consulent as usize),
                Event::Start(client) => {
                    self.out.starts += 1;
                    self.begin_care(client);
                }
                Event::Check(client) => self.check(client),
                Event::End(client) => self.end(client),
                Event::Crisis(client) => self.crisis(client),
                Event::Discovery { client, version } => self.discovery(client, version),
            }
        }
        let mean = |sum: f64, count: u64| if count > 0 { sum / count as f64 } else { f64::NAN };
        self.out.doorlooptijd = mean(self.decision_days, self.decisions_timed);
        self.out.levering = mean(self.start_days, self.started);
        self.out.bezetting = self.worked_days / (self.team.len() as f64 * self.params.dagen);
        *room = Room { clients: self.clients, calendar: self.calendar };
        self.out
    }

    fn next_arrival(&mut self) {
        let rate = self.params.meldingen_per_dag[0] + self.params.meldingen_per_dag[1];
        let at = self.now + self.draws.exponential(1.0 / rate);
        self.calendar.put(at, Event::Arrival);
    }

    fn arrival(&mut self) {
        self.out.meldingen += 1;
        self.next_arrival();
        let rates = self.params.meldingen_per_dag;
        let complex = self.draws.chance(rates[1] / (rates[0] + rates[1]));
        let id = self.clients.len() as u32;
        self.clients.push(Client {
            complex,
            in_care: false,
            running: false,
            left: false,
            deviates: false,
            kind: Kind::New,
            place: Place::None,
            urgent: false,
            consulent: 0,
            dossier: 0,
            misfit: 0,
            reported: self.now,
            granted: 0.0,
            ends: 0.0,
            days: 0.0,
        });
        self.plan_crisis(id);
        self.open(id, Kind::New);
    }

    fn plan_crisis(&mut self, id: u32) {
        if self.params.crisis_per_dag > 0.0 {
            let at = self.now + self.draws.exponential(1.0 / self.params.crisis_per_dag);
            self.calendar.put(at, Event::Crisis(id));
        }
    }

    fn open(&mut self, id: u32, kind: Kind) {
        let params = self.params;
        let factor = match kind {
            Kind::New => 1.0,
            Kind::Repair => params.factor_herstel,
            Kind::Urgent => params.factor_spoed,
        };
        let size = self.draws.lognormal(self.work);
        let client = &mut self.clients[id as usize];
        client.days = size * factor * params.uren[usize::from(client.complex)] / params.uren_per_dag;
        client.kind = kind;
        client.urgent = kind == Kind::Urgent;
        client.reported = self.now;
        client.dossier += 1;
        if client.urgent {
            self.assign_urgent(id);
        } else {
            self.queue(id);
        }
    }

    fn may_take(&self, consulent: usize, complex: bool) -> bool {
        !complex || !self.params.op_competentie || self.team[consulent].specialist
    }

    /// A consulent without a dossier who may take it, who got one longest ago; otherwise the dossier waits.
    fn queue(&mut self, id: u32) {
        let complex = self.clients[id as usize].complex;
        let free = (0..self.team.len())
            .filter(|c| self.team[*c].hand == 0 && self.may_take(*c, complex))
            .min_by_key(|c| self.team[*c].given);
        match free {
            Some(consulent) => self.give(consulent, id),
            None => {
                let client = &mut self.clients[id as usize];
                client.place = Place::Queue;
                self.lines[usize::from(complex)].push_back((client.reported, id, client.dossier));
            }
        }
    }

    /// An urgent dossier goes to a consulent at once, busy or not.
    fn assign_urgent(&mut self, id: u32) {
        let complex = self.clients[id as usize].complex;
        let consulent = if self.params.op_competentie {
            (0..self.team.len()).min_by_key(|c| {
                let who = &self.team[*c];
                (complex && !who.specialist, who.hand, who.given)
            })
        } else {
            (0..self.team.len()).min_by_key(|c| self.team[*c].given)
        };
        self.give(consulent.expect("there is a team"), id);
    }

    fn give(&mut self, consulent: usize, id: u32) {
        self.given += 1;
        let client = &mut self.clients[id as usize];
        client.place = Place::Hand;
        client.consulent = consulent as u8;
        let who = &mut self.team[consulent];
        who.given = self.given;
        who.hand += 1;
        let work = (id, client.dossier);
        if client.urgent {
            who.urgent.push_back(work)
        } else {
            who.desk.push_back(work)
        }
        self.begin(consulent);
    }

    /// Begins the next piece of work on a desk, if the consulent is not at work.
    fn begin(&mut self, consulent: usize) {
        let who = &mut self.team[consulent];
        if who.block.is_some() {
            return;
        }
        while let Some((id, dossier)) = who.urgent.pop_front().or_else(|| who.desk.pop_front()) {
            let client = &self.clients[id as usize];
            if client.dossier == dossier && client.place == Place::Hand {
                let longer = client.complex && !who.specialist;
                let days = client.days * if longer { self.params.generalist_langer } else { 1.0 };
                who.block = Some((id, dossier, days));
                self.calendar.put(self.now + days, Event::Done(consulent as u32));
                return;
            }
        }
    }

    fn done(&mut self, consulent: usize) {
        self.out.werk += 1;
        let Some((id, dossier, days)) = self.team[consulent].block.take() else { return };
        self.worked_days += days;
        let client = &self.clients[id as usize];
        if client.dossier == dossier && client.place == Place::Hand {
            self.decide(id, consulent);
        }
        self.begin(consulent);
    }

    fn decide(&mut self, id: u32, consulent: usize) {
        let params = self.params;
        self.out.besluiten += 1;
        let client = &mut self.clients[id as usize];
        if client.kind != Kind::Repair {
            self.decision_days += self.now - client.reported;
            self.decisions_timed += 1;
        }
        let unskilled = client.complex && !self.team[consulent].specialist;
        let misfit = self.draws.chance(if unskilled { params.misfit_generalist } else { params.misfit });
        client.misfit += 1;
        let version = client.misfit;
        if !client.in_care {
            client.in_care = true;
            client.granted = self.now;
            self.waiting.push_back(id);
            self.admit();
        } else if client.running && client.deviates {
            let deviates = self.draws.chance(params.afwijking);
            client.deviates = deviates;
            self.out.afwijkingen += u64::from(deviates);
        }
        self.close(id);
        if misfit {
            let at = self.now + self.draws.exponential(params.ontdekt_na_dagen);
            self.calendar.put(at, Event::Discovery { client: id, version });
        }
    }

    /// The dossier is no longer open; its consulent takes the one that came first of those that he may take.
    fn close(&mut self, id: u32) {
        let client = &mut self.clients[id as usize];
        let place = std::mem::replace(&mut client.place, Place::None);
        if place != Place::Hand {
            return;
        }
        let consulent = usize::from(client.consulent);
        self.team[consulent].hand -= 1;
        if self.team[consulent].hand > 0 {
            return;
        }
        let mut best: Option<(f64, usize)> = None;
        for line in 0..2 {
            if !self.may_take(consulent, line == 1) {
                continue;
            }
            while let Some((reported, id, dossier)) = self.lines[line].front().copied() {
                let client = &self.clients[id as usize];
                if client.dossier == dossier && client.place == Place::Queue && !client.urgent {
                    if best.is_none_or(|(first, _)| reported < first) {
                        best = Some((reported, line));
                    }
                    break;
                }
                self.lines[line].pop_front();
            }
        }
        if let Some((_, id, _)) = best.and_then(|(_, line)| self.lines[line].pop_front()) {
            self.give(consulent, id);
        }
    }

    /// Free places go to those who wait, in order.
    fn admit(&mut self) {
        while self.taken < self.params.plaatsen
            && let Some(id) = self.waiting.pop_front()
        {
            self.taken += 1;
            if self.params.controle_na_dagen > 0.0 {
                let deviates = self.draws.chance(self.params.afwijking);
                self.clients[id as usize].deviates = deviates;
                self.out.afwijkingen += u64::from(deviates);
            }
            if self.params.start_na_dagen > 0.0 {
                let days = self.params.start_na_dagen * self.draws.lognormal(self.start);
                self.calendar.put(self.now + days, Event::Start(id));
            } else {
                self.begin_care(id);
            }
        }
    }

    fn begin_care(&mut self, id: u32) {
        let ends = self.now + self.draws.exponential(1.0 / self.params.einde_per_dag);
        let client = &mut self.clients[id as usize];
        client.running = true;
        client.ends = ends;
        self.start_days += self.now - client.granted;
        self.started += 1;
        self.calendar.put(ends, Event::End(id));
        let interval = self.params.controle_na_dagen;
        if interval > 0.0 {
            let first = self.now + interval * self.draws.uniform();
            self.plan_check(id, first);
        }
    }

    /// A check after the end of care is never made.
    fn plan_check(&mut self, id: u32, at: f64) {
        if at < self.clients[id as usize].ends {
            self.calendar.put(at, Event::Check(id));
        }
    }

    fn check(&mut self, id: u32) {
        self.out.controles += 1;
        self.plan_check(id, self.now + self.params.controle_na_dagen);
        if self.clients[id as usize].deviates {
            self.out.geaccepteerd += 1;
        } else if self.draws.chance(self.params.afwijking_tussen) {
            self.clients[id as usize].deviates = true;
            self.out.afwijkingen += 1;
        }
    }

    fn end(&mut self, id: u32) {
        self.out.einden += 1;
        let client = &mut self.clients[id as usize];
        client.left = true;
        client.running = false;
        client.misfit += 1;
        self.close(id);
        self.taken -= 1;
        self.admit();
    }

    fn crisis(&mut self, id: u32) {
        let client = &mut self.clients[id as usize];
        if client.left {
            return;
        }
        self.out.spoed += 1;
        match client.place {
            Place::None => {
                client.misfit += 1;
                self.open(id, Kind::Urgent);
            }
            Place::Queue if !client.urgent => {
                client.urgent = true;
                self.assign_urgent(id);
            }
            _ => client.urgent = true,
        }
        self.plan_crisis(id);
    }

    fn discovery(&mut self, id: u32, version: u32) {
        if self.clients[id as usize].misfit == version {
            self.out.herstel += 1;
            self.open(id, Kind::Repair);
        }
    }
}
