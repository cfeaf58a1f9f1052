//! Assignment: who gets which dossier, and which dossier goes first.
//!
//! Dossiers that wait stand in a few lines, one for each profile and estimated complexity. A consulent
//! with room looks at the heads of the lines that he may take from, so assignment costs the same
//! however long the queue is.

use super::dossier::{DossierId, Handler, Place};
use super::order;
use super::plan::Plan;
use super::sim::Sim;
use super::stage::{Concerns, Stage, Subject};
use super::stages::Event as Any;
use super::{onderzoek, team};
use crate::engine::DAY;
use crate::observations::Level;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

settings! {
    /// Wie een dossier krijgt, en welk dossier voorgaat.
    pub struct Settings {
        /// Wie een dossier krijgt.
        #[english = "Who gets a case."]
        beleid: Policy { example: "\"eerst_beschikbaar\"" },
        /// Welk dossier voorgaat.
        #[english = "Which case goes first."]
        volgorde: Order { example: "\"fifo\"" },
        /// Hoeveel werkdagen een dossier wacht op de juiste of vaste consulent, bij een beleid met een grens.
        #[english = "How many working days a case waits for the right or the regular caseworker, under a policy with a limit."]
        wachtgrens: u32 { unit: "werkdagen", min: 0.0, max: 1000.0, example: "10" },
        /// Hoeveel dossiers een consulent met een voltijdse baan tegelijk in behandeling heeft.
        #[english = "How many cases a caseworker with a full-time job has in hand at once."]
        caseload: f64 { unit: "dossiers", min: 1.0, max: 1.0e6, example: "20.0" },
        /// Hoeveel vaardigheid er hoogstens mag ontbreken om als de juiste consulent te gelden.
        #[english = "How much skill may be missing at most to count as the right caseworker."]
        toelaatbaar_gat: f64 { unit: "deel", min: 0.0, max: 1.0, example: "0.1" },
        /// Deel van het team in het snelle spoor, bij sporen.
        #[english = "Share of the team in the fast track, with tracks."]
        snelspoor: f64 { unit: "deel", min: 0.0, max: 1.0, example: "0.3" },
    }
}

choices! {
    /// Wie een dossier krijgt.
    pub enum Policy ("een toewijzingsbeleid") {
        /// Wie vrij is, krijgt het dossier.
        #[english = "Whoever is free gets the case."]
        FirstAvailable = "eerst_beschikbaar",
        /// Alleen wie de vaardigheid heeft.
        #[english = "Only those with the skill."]
        Skilled = "op_competentie",
        /// Wie de vaardigheid heeft, maar na de wachtgrens iedereen.
        #[english = "Those with the skill, but anybody after the waiting limit."]
        SkilledWithLimit = "competentie_met_grens",
        /// Lichte dossiers naar het snelle spoor, de andere naar de rest van het team.
        #[english = "Light cases to the fast track, the others to the rest of the team."]
        Tracks = "sporen",
        /// Wie de minste dossiers heeft.
        #[english = "Whoever has the fewest cases."]
        SmallestCaseload = "kleinste_caseload",
        /// De consulent die de cliënt kent, maar na de wachtgrens iedereen.
        #[english = "The caseworker who knows the client, but anybody after the waiting limit."]
        Same = "vaste_consulent",
    }
}

impl Policy {
    /// True when anyone may take any dossier that has no consulent of its own.
    #[inline]
    pub fn is_free(self) -> bool {
        matches!(self, Policy::FirstAvailable | Policy::SmallestCaseload | Policy::Same)
    }
}

choices! {
    /// Welk dossier voorgaat.
    pub enum Order ("een volgorde van de wachtlijst") {
        /// Wie het eerst kwam.
        #[english = "Whoever came first."]
        Fifo = "fifo",
        /// Wie het eerst een besluit moet hebben.
        #[english = "Whoever must have a decision first."]
        Term = "wettelijke_termijn",
        /// Wie het zwaarst getroffen is.
        #[english = "Whoever is hit hardest."]
        Severity = "ernst",
        /// Wat het minste werk lijkt.
        #[english = "What looks like the least work."]
        Shortest = "kortste_eerst",
        /// Wie het hardst roept.
        #[english = "Whoever shouts loudest."]
        Loudest = "luidste_eerst",
    }
}

/// One waiting dossier: what decides its turn, then the order of entry.
type Turn = Reverse<(i64, u32, DossierId)>;

/// The queue.
#[derive(Clone, Debug, Default)]
pub struct State {
    /// Dossiers that must go first.
    urgent: BinaryHeap<Turn>,
    /// By profile x 3 + estimated complexity, as far as they have been needed.
    lines: Vec<BinaryHeap<Turn>>,
    /// Dossiers that anyone may take because they have waited long enough.
    open: BinaryHeap<Turn>,
    /// Dossiers that wait for a consulent who knows the client, by consulent.
    fixed: Vec<BinaryHeap<Turn>>,
    entries: u32,
}

impl State {
    /// The dossiers that stand in some line, in no particular order; some of them wait no longer.
    pub fn standing(&self) -> impl Iterator<Item = DossierId> {
        let lines = [&self.urgent, &self.open].into_iter().chain(&self.lines).chain(&self.fixed);
        lines.flatten().map(|Reverse((_, _, id))| *id)
    }
}

/// What happens in the queue.
#[derive(Clone, Copy, Debug)]
pub enum Event {
    /// A dossier has waited long enough for the right consulent.
    Limit {
        /// The dossier.
        dossier: DossierId,
        /// Its version when it began to wait.
        version: u32,
    },
}

/// Assignment.
#[derive(Debug)]
pub struct Toewijzing;

impl Concerns for Event {
    fn concerns(&self) -> Subject {
        let Event::Limit { dossier, .. } = *self;
        Subject::Dossier(dossier)
    }

    // A dossier of somebody who has left is closed, and nothing comes of it.
    fn holds(&self) -> Subject {
        Subject::Nobody
    }
}

impl Stage for Toewijzing {
    type State = State;
    type Event = Event;

    fn prepare(_plan: &Plan) -> State {
        State::default()
    }

    fn handle(sim: &mut Sim, event: Event) {
        let Event::Limit { dossier, version } = event;
        let waiting = &mut sim.dossiers[dossier as usize];
        if waiting.version == version && waiting.place == Place::Queue {
            waiting.open_to_all = true;
            requeue(sim, dossier);
        }
    }

    fn settings_changed(sim: &mut Sim) {
        // Another policy or order puts everyone in another place.
        let state = &mut sim.state.toewijzing;
        let mut waiting: Vec<Turn> = state.urgent.drain().collect();
        waiting.extend(state.lines.drain(..).chain(state.fixed.drain(..)).flatten());
        waiting.extend(state.open.drain());
        let mut ids: Vec<(u32, DossierId)> =
            waiting.into_iter().map(|Reverse((_, entry, id))| (entry, id)).collect();
        ids.sort_unstable();
        ids.dedup_by_key(|(_, id)| *id);
        for (_, id) in ids {
            if sim.dossiers[id as usize].place == Place::Queue {
                line_up(sim, id);
            }
        }
        team::take_all(sim);
    }
}

/// What decides a dossier's turn: lower goes first.
fn turn(sim: &Sim, id: DossierId) -> i64 {
    let dossier = &sim.dossiers[id as usize];
    let client = &sim.clients[dossier.client as usize];
    let since = dossier.reported.0;
    match sim.period.settings.toewijzing.volgorde {
        Order::Fifo => since,
        Order::Term => since + super::beschikking::days(&sim.period.settings.beschikking, dossier) * DAY,
        // A level of need, or as much shortage, outweighs half a year of waiting.
        Order::Severity => {
            let severity = f64::from(client.level) + 4.0 * client.shortage;
            since - (severity * 182.0 * DAY as f64) as i64
        }
        Order::Shortest => {
            let hours = sim.period.settings.onderzoek.uren[usize::from(dossier.estimate)];
            (hours * 1e6) as i64
        }
        // A voice of 1 is worth a month of waiting.
        Order::Loudest => since - (super::piep::voice(sim, client) * 30.0 * DAY as f64) as i64,
    }
}

/// The dossier begins to wait for a consulent; if one has room, it does not wait at all.
pub fn queue(sim: &mut Sim, id: DossierId) {
    if matches!(sim.period.settings.toewijzing.beleid, Policy::SkilledWithLimit | Policy::Same) {
        plan_limit(sim, id);
    }
    let consulent = team::with_room_for(sim, id);
    if let Some(consulent) = consulent
        && !anyone_waits(sim)
    {
        put_in_hand(sim, id);
        team::give(sim, consulent, id);
    } else {
        wait(sim, id, consulent);
    }
}

/// The dossier waits; `consulent`, who may have room, takes whatever is first.
fn wait(sim: &mut Sim, id: DossierId, consulent: Option<u32>) {
    sim.obs.level(Level::QueueInquiry, sim.now, 1);
    sim.dossiers[id as usize].place = Place::Queue;
    line_up(sim, id);
    if let Some(consulent) = consulent {
        team::take(sim, consulent);
    }
}

/// Under a policy with a limit, the dossier waits no longer than that for the right consulent.
#[inline(never)]
fn plan_limit(sim: &mut Sim, id: DossierId) {
    let version = sim.dossiers[id as usize].version;
    let at = sim.plan.work.after_workdays(sim.now, sim.period.settings.toewijzing.wachtgrens);
    sim.put(at, order::READY, Any::Toewijzing(Event::Limit { dossier: id, version }));
}

/// The dossier's turn has changed. Out of line: it hardly ever does.
#[cold]
#[inline(never)]
pub fn requeue(sim: &mut Sim, id: DossierId) {
    line_up(sim, id);
    if let Some(consulent) = team::with_room_for(sim, id) {
        team::take(sim, consulent);
    }
}

fn line_up(sim: &mut Sim, id: DossierId) {
    let key = turn(sim, id);
    let dossier = &sim.dossiers[id as usize];
    let client = &sim.clients[dossier.client as usize];
    let profile = usize::from(client.profile);
    let policy = sim.period.settings.toewijzing.beleid;
    let known = client.consulent.filter(|c| policy == Policy::Same && team::in_service(sim, *c));
    let (urgent, open, estimate) = (dossier.urgent, dossier.open_to_all, usize::from(dossier.estimate));
    let state = &mut sim.state.toewijzing;
    state.entries += 1;
    let line = if urgent {
        &mut state.urgent
    } else if open {
        &mut state.open
    } else if let Some(known) = known {
        line(&mut state.fixed, known as usize)
    } else {
        // Where anyone may take anything, one line will do.
        line(&mut state.lines, if policy.is_free() { 0 } else { profile * 3 + estimate })
    };
    line.push(Reverse((key, state.entries, id)));
}

/// The line at `place`, which is made if there was none.
#[inline]
fn line(lines: &mut Vec<BinaryHeap<Turn>>, place: usize) -> &mut BinaryHeap<Turn> {
    if lines.len() <= place {
        lines.resize_with(place + 1, BinaryHeap::new);
    }
    &mut lines[place]
}

/// The widest gap in skill with which a consulent may take dossiers of this profile and estimate: nobody is asked for more
/// than the best in the team can do.
#[inline]
pub fn widest_gap(sim: &Sim, profile: usize, estimate: usize) -> f64 {
    sim.period.settings.toewijzing.toelaatbaar_gat.max(team::smallest_gap(sim, profile, estimate))
}

/// True when `consulent` may take dossiers of this profile and estimate.
pub fn may_take(sim: &Sim, consulent: u32, profile: usize, estimate: usize) -> bool {
    let settings = &sim.period.settings.toewijzing;
    match settings.beleid {
        Policy::FirstAvailable | Policy::SmallestCaseload | Policy::Same => true,
        Policy::Skilled | Policy::SkilledWithLimit => {
            team::gap(sim, consulent, profile, estimate) <= widest_gap(sim, profile, estimate)
        }
        Policy::Tracks => team::in_fast_track(sim, consulent) == (estimate == 0),
    }
}

/// True when a dossier waits for a consulent.
#[inline]
pub fn anyone_waits(sim: &Sim) -> bool {
    sim.obs.now(Level::QueueInquiry) > 0
}

/// True when an urgent dossier may wait for a consulent.
#[inline]
pub fn any_urgent(sim: &Sim) -> bool {
    !sim.state.toewijzing.urgent.is_empty()
}

/// Takes the first urgent dossier out of the queue, if any.
pub fn next_urgent(sim: &mut Sim) -> Option<DossierId> {
    let (_, _, id) = head(sim, Line::Urgent)?;
    sim.state.toewijzing.urgent.pop();
    leave_queue(sim, id);
    Some(id)
}

/// Takes the dossier out of the queue whose turn it is for `consulent`, if any.
pub fn next_for(sim: &mut Sim, consulent: u32) -> Option<DossierId> {
    let State { lines, open, fixed, .. } = &sim.state.toewijzing;
    let free = sim.period.settings.toewijzing.beleid.is_free();
    // Mostly all wait in one line for anyone.
    let (id, line) = if free && lines.len() == 1 && open.is_empty() && fixed.is_empty() {
        (head(sim, Line::Kind(0))?.2, Line::Kind(0))
    } else {
        first_of_all(sim, consulent)?
    };
    heap(sim, line).pop();
    leave_queue(sim, id);
    Some(id)
}

/// The dossier whose turn it is for `consulent` of those in all lines, if any, and its line.
#[inline(never)]
fn first_of_all(sim: &mut Sim, consulent: u32) -> Option<(DossierId, Line)> {
    let mut best: Option<((i64, u32, DossierId), Line)> = None;
    let consider = |sim: &mut Sim, line: Line, best: &mut Option<((i64, u32, DossierId), Line)>| {
        if let Some(found) = head(sim, line)
            && best.is_none_or(|(b, _)| (found.0, found.1) < (b.0, b.1))
        {
            *best = Some((found, line));
        }
    };
    consider(sim, Line::Open, &mut best);
    if (consulent as usize) < sim.state.toewijzing.fixed.len() {
        consider(sim, Line::Fixed(consulent as usize), &mut best);
    }
    for line in 0..sim.state.toewijzing.lines.len() {
        if !sim.state.toewijzing.lines[line].is_empty() && may_take(sim, consulent, line / 3, line % 3) {
            consider(sim, Line::Kind(line), &mut best);
        }
    }
    best.map(|((_, _, id), line)| (id, line))
}

#[derive(Clone, Copy)]
enum Line {
    Urgent,
    Open,
    Fixed(usize),
    Kind(usize),
}

fn heap<'s>(sim: &'s mut Sim, line: Line) -> &'s mut BinaryHeap<Turn> {
    let state = &mut sim.state.toewijzing;
    match line {
        Line::Urgent => &mut state.urgent,
        Line::Open => &mut state.open,
        Line::Fixed(consulent) => &mut state.fixed[consulent],
        Line::Kind(line) => &mut state.lines[line],
    }
}

/// The first dossier in a line that still waits in it; those that left in another way are dropped.
fn head(sim: &mut Sim, line: Line) -> Option<(i64, u32, DossierId)> {
    loop {
        let Reverse(turn) = *heap(sim, line).peek()?;
        let dossier = &sim.dossiers[turn.2 as usize];
        let stands_here = match line {
            Line::Urgent => dossier.urgent,
            Line::Open => dossier.open_to_all && !dossier.urgent,
            Line::Fixed(_) | Line::Kind(_) => !dossier.open_to_all && !dossier.urgent,
        };
        if dossier.place == Place::Queue && stands_here {
            return Some(turn);
        }
        heap(sim, line).pop();
    }
}

fn leave_queue(sim: &mut Sim, id: DossierId) {
    sim.obs.level(Level::QueueInquiry, sim.now, -1);
    put_in_hand(sim, id);
}

fn put_in_hand(sim: &mut Sim, id: DossierId) {
    sim.obs.level(Level::InHand, sim.now, 1);
    let dossier = &mut sim.dossiers[id as usize];
    dossier.place = Place::InHand;
    dossier.version += 1;
}

/// A consulent leaves or is long absent: the dossier waits again, with hours for whoever takes it over.
pub fn hand_back(sim: &mut Sim, id: DossierId, hours: f64) {
    let dossier = &mut sim.dossiers[id as usize];
    dossier.version += 1;
    dossier.handler = Handler::NOBODY;
    dossier.handover += hours;
    sim.obs.level(Level::InHand, sim.now, -1);
    queue(sim, id);
}

/// The consulent has the dossier: work on it begins.
pub fn assigned(sim: &mut Sim, id: DossierId, consulent: u32) {
    let dossier = &mut sim.dossiers[id as usize];
    dossier.handler = Handler::of(consulent);
    let client = dossier.client;
    sim.clients[client as usize].consulent = Some(consulent);
    onderzoek::proceed(sim, id);
}
