//! Who can be given something today.
//!
//! Every melding looks for somebody with room and for the shortest desk. Both are kept small here, so that this costs
//! about the same in a team of twenty and in one of thousands.

use super::super::sim::Sim;
use super::candidate::Candidate;
use super::consulent::{Consulent, Presence};
use super::learning;
use crate::engine::Moment;
use crate::engine::math::nearest;
use crate::engine::workdays::DaySet;
use crate::observations::Observer;

/// The place of who is in no list: passed over for work that anyone can do, or without room.
const NOWHERE: u32 = u32::MAX;

/// Who is there today, and who of them may have room.
#[derive(Clone, Debug, Default)]
pub struct Roster {
    /// The day that the lists are about.
    day: i64,
    /// Until when they hold: the end of that day. The start of the run when they must be made anew.
    until: Moment,
    /// The start of the settings that they were made with.
    from: Moment,
    /// What is known of each consulent.
    seats: Vec<Seat>,
    /// Whether anyone is there.
    staffed: bool,
    /// What everyone who is there gets through in a day of opening time: millionths of an hour of work.
    hours: i64,
    /// Whether the limits of everyone who is there stay as they are on other days.
    settled: bool,
    /// Of the days around today, those on which the same people are there as the day before.
    alike: u64,
    /// The desks of everyone who is there; when nobody is, of everyone who works here.
    desks: Desks,
    /// Everyone who is there and has room or may get it today, in no order.
    roomy: Vec<Roomy>,
}

/// Desks that work which anyone can do is spread over.
#[derive(Clone, Debug, Default)]
struct Desks {
    /// Whose they are.
    of: Vec<u32>,
    /// The pieces of work on each desk with its place below them: the lowest is the shortest desk, the first of several.
    loads: Vec<u64>,
}

/// What is known of a consulent today.
#[derive(Clone, Copy, Debug, Default)]
struct Seat {
    /// Of the days around today, those on which the consulent is there: see [`DaySet::around`].
    days: u64,
    /// The place among those whose desks are counted.
    place: u32,
    /// The place among those with room.
    listed: u32,
    /// How many dossiers there may be in hand; 0 when that grows in the course of the day.
    limit: u32,
    /// Whether the limit stays as it is on other days too.
    learned: bool,
    /// Whether the consulent works here, there or not.
    serves: bool,
    /// What the consulent gets through in a day of opening time: millionths of an hour of work.
    hours: i64,
}

/// A consulent who may have room.
#[derive(Clone, Copy, Debug)]
struct Roomy {
    candidate: Candidate,
    /// Whether there is room whatever the hour is.
    surely: bool,
}

impl Roster {
    /// Somebody came, left, fell ill, came back, got other hours or works faster or slower than before.
    pub fn changed(&mut self) {
        self.until = Moment::START;
    }

    /// The pieces of work on the desk of `consulent` are now `count`.
    #[inline]
    pub fn waits(&mut self, consulent: u32, count: usize) {
        // Who is passed over, or was not there yet, is counted when the lists are made anew.
        if let Some(seat) = self.seats.get(consulent as usize)
            && let Some(load) = self.desks.loads.get_mut(seat.place as usize)
        {
            *load = Desks::load(seat.place, count);
        }
    }

    /// True when `consulent` is there.
    #[inline]
    pub fn is_present(&self, consulent: u32) -> bool {
        self.staffed && self.seats.get(consulent as usize).is_some_and(|seat| seat.place != NOWHERE)
    }

    /// `consulent`, of whom `who` tells, has a dossier less in hand.
    #[inline]
    pub fn gave_up_one(&mut self, consulent: u32, who: &Consulent) {
        if !self.is_present(consulent) {
            return;
        }
        let seat = &mut self.seats[consulent as usize];
        if let Some(entry) = self.roomy.get_mut(seat.listed as usize) {
            entry.candidate = Candidate::new(consulent, who);
        } else if let Some(room) = seat.room(consulent, who) {
            seat.listed = self.roomy.len() as u32;
            self.roomy.push(room);
        }
    }

    /// `consulent`, of whom `who` tells, has a dossier more in hand.
    #[inline]
    pub fn took_one(&mut self, consulent: u32, who: &Consulent) {
        let seat = &mut self.seats[consulent as usize];
        let place = seat.listed;
        let Some(entry) = self.roomy.get_mut(place as usize) else { return };
        if let Some(room) = seat.room(consulent, who) {
            *entry = room;
        } else {
            seat.listed = NOWHERE;
            self.roomy.swap_remove(place as usize);
            if let Some(moved) = self.roomy.get(place as usize) {
                self.seats[moved.candidate.turn.consulent() as usize].listed = place;
            }
        }
    }

    /// Sets who is there on day `day`, and whose desks are counted. Without jumps in the first pass: who is there cannot
    /// be foretold.
    fn spread(&mut self, day: i64) {
        let Roster { seats, staffed, desks: Desks { of, .. }, .. } = self;
        of.resize(seats.len(), 0);
        let mut here = 0;
        for (index, seat) in (0..).zip(seats.iter_mut()) {
            (seat.listed, seat.place) = (NOWHERE, NOWHERE);
            of[here] = index;
            here += (seat.days >> day.rem_euclid(64) & 1) as usize;
        }
        of.truncate(here);
        *staffed = here > 0;
        if !*staffed {
            of.extend((0..).zip(seats).filter(|(_, seat)| seat.serves).map(|(index, _)| index));
        }
    }

    /// Everyone who is there.
    pub fn present(&self) -> impl Iterator<Item = u32> {
        let there = if self.staffed { &self.desks.of[..] } else { &[] };
        there.iter().copied()
    }

    /// What everyone who is there gets through in a day of opening time: millionths of an hour of work.
    pub fn hours(&self) -> i64 {
        self.hours
    }

    /// Who has room. The lists must be those of today.
    #[inline]
    pub fn roomy(&self, sim: &Sim) -> impl Iterator<Item = Candidate> {
        let has_room = |roomy: &&Roomy| roomy.surely || has_room(sim, roomy.candidate.turn.consulent());
        self.roomy.iter().filter(has_room).map(|roomy| roomy.candidate)
    }

    /// True when the lists hold at `now`, with the settings since `from`.
    #[inline]
    fn hold(&self, now: Moment, from: Moment) -> bool {
        now < self.until && self.from == from
    }

    /// True when the lists of the day before `day` are those of `day` too: the same people are there, and none of them
    /// learned anything.
    fn go_on(&self, day: i64) -> bool {
        self.day + 1 == day && self.settled && self.alike >> day.rem_euclid(64) & 1 == 1
    }

    /// Sets who is there on the days around `day`, and on which of them it is the same people as the day before.
    fn look_ahead(&mut self, consulents: &[Consulent], day: i64) {
        // What came before the first of the days is not known.
        self.alike = !1;
        for (seat, who) in self.seats.iter_mut().zip(consulents) {
            seat.days = if who.presence == Presence::Well { who.days.around(day) } else { 0 };
            self.alike &= !(seat.days ^ seat.days << 1);
        }
    }

    /// Who has the least work on the desk of those who are there, or of all when nobody is; the first of several.
    #[inline]
    pub fn shortest(&self) -> Option<u32> {
        let least = self.desks.loads.iter().min()?;
        Some(self.desks.of[*least as u32 as usize])
    }
}

impl Desks {
    /// `count` pieces of work on the desk at `place`, as one number.
    #[inline]
    fn load(place: u32, count: usize) -> u64 {
        (count as u64) << 32 | u64::from(place)
    }
}

impl Seat {
    /// The seat of `who`, of whom no more is known yet. A day has `window` hours of opening time.
    fn of(who: &Consulent, window: f64) -> Seat {
        let hours = Observer::micro(who.pace * window);
        Seat { serves: who.presence != Presence::Gone, hours, ..Seat::default() }
    }

    /// What is listed of the consulent, who is there, if there may be room.
    #[inline]
    fn room(&self, consulent: u32, who: &Consulent) -> Option<Roomy> {
        let surely = who.hand.len() < self.limit as usize;
        (surely || self.limit == 0).then_some(Roomy { candidate: Candidate::new(consulent, who), surely })
    }

    /// Sets how many dossiers there may be in hand today.
    fn set_limit(&mut self, sim: &Sim, who: &Consulent) {
        let evening = Moment::of_day(sim.now.day() + 1) - 1;
        let limit = limit(sim, who, sim.now);
        // It never falls in the course of a day, so it is the same all day when it is at both ends.
        self.limit = if limit == self::limit(sim, who, evening) { limit } else { 0 };
        self.learned = learning(sim, who, sim.now) >= 1.0;
    }
}

/// Makes the lists of today, unless they are there.
#[inline]
pub fn refresh(sim: &mut Sim) {
    if !sim.state.team.roster.hold(sim.now, sim.period.from) {
        renew(sim);
    }
}

/// Makes the lists of today. Out of line: they are mostly there.
#[inline(never)]
fn renew(sim: &mut Sim) {
    let (day, from) = (sim.now.day(), sim.period.from);
    let before = &mut sim.state.team.roster;
    let known = before.until > Moment::START && before.from == from;
    let goes_on = known && before.go_on(day);
    let anew = !known || !DaySet::together(before.day, day);
    (before.day, before.until, before.from) = (day, Moment::of_day(day + 1), from);
    if goes_on {
        return;
    }
    let mut roster = std::mem::take(before);
    let consulents = &sim.state.team.consulents;
    // Limits stay as they are from day to day, but for who still learns.
    if !known {
        roster.seats.clear();
        let window = sim.plan.work.window_hours();
        roster.seats.extend(consulents.iter().map(|who| Seat::of(who, window)));
    }
    if anew {
        roster.look_ahead(consulents, day);
    }
    roster.spread(day);
    let Roster { seats, staffed, hours, settled, desks: Desks { of, loads }, roomy, .. } = &mut roster;
    let load = |(place, index): (u32, &u32)| Desks::load(place, consulents[*index as usize].desk.len());
    loads.clear();
    loads.extend((0..).zip(of.iter()).map(load));
    roomy.clear();
    (*hours, *settled) = (0, true);
    for (place, index) in (0..).zip(of.iter().copied()) {
        let seat = &mut seats[index as usize];
        seat.place = place;
        if !*staffed {
            continue;
        }
        *hours += seat.hours;
        let who = &consulents[index as usize];
        if !seat.learned {
            seat.set_limit(sim, who);
            *settled &= seat.learned;
        }
        if let Some(room) = seat.room(index, who) {
            seat.listed = roomy.len() as u32;
            roomy.push(room);
        }
    }
    sim.state.team.roster = roster;
}

/// How many dossiers the consulent may have in hand: the caseload for the hours worked, fewer for who still learns.
fn limit(sim: &Sim, who: &Consulent, at: Moment) -> u32 {
    let full = sim.period.settings.toewijzing.caseload * who.hours / sim.period.settings.team.voltijd_uren;
    nearest(full * learning(sim, who, at)).clamp(1, i64::from(u32::MAX)) as u32
}

/// True when the consulent is there and has fewer dossiers in hand than the caseload allows. The lists must be those of
/// today.
#[inline]
pub fn has_room(sim: &Sim, consulent: u32) -> bool {
    let seat = &sim.state.team.roster.seats[consulent as usize];
    seat.listed != NOWHERE && (seat.limit > 0 || has_grown_room(sim, consulent))
}

/// True when a consulent whose limit grows in the course of the day has room now. Out of line: most have the same limit all
/// day.
#[inline(never)]
fn has_grown_room(sim: &Sim, consulent: u32) -> bool {
    let who = &sim.state.team.consulents[consulent as usize];
    who.hand.len() < limit(sim, who, sim.now) as usize
}

/// True when the lists of today, if they have been made, say what they should: for audits.
pub fn holds(sim: &Sim) -> bool {
    let roster = &sim.state.team.roster;
    let day = sim.now.day();
    if !roster.hold(sim.now, sim.period.from) {
        return true;
    }
    let consulents = &sim.state.team.consulents;
    let nobody = !consulents.iter().any(|who| who.is_here(day));
    let Desks { of, loads } = &roster.desks;
    let desk = |seat: &Seat| Some((*of.get(seat.place as usize)?, loads[seat.place as usize]));
    let hours = |who: &Consulent| Observer::micro(who.pace * sim.plan.work.window_hours());
    let here = consulents.iter().filter(|who| who.is_here(day));
    let adds_up = roster.hours == here.map(hours).sum::<i64>();
    adds_up
        && (0..).zip(roster.seats.iter().zip(consulents)).all(|(index, (seat, who))| {
            let counted = who.is_here(day) || nobody && who.presence != Presence::Gone;
            let limit = limit(sim, who, sim.now);
            let room = who.is_here(day) && who.hand.len() < limit as usize;
            let all = (0..).zip(&roster.roomy).map(|(place, roomy)| (place, roomy.candidate));
            let listed: Vec<(u32, Candidate)> =
                all.filter(|(_, candidate)| candidate.turn.consulent() == index).collect();
            let expected = (seat.listed, Candidate::new(index, who));
            roster.is_present(index) == who.is_here(day)
                && desk(seat) == counted.then(|| (index, Desks::load(seat.place, who.desk.len())))
                && (!who.is_here(day) || seat.limit == 0 || seat.limit == limit)
                && has_room(sim, index) == room
                && roster.roomy(sim).any(|candidate| candidate.turn.consulent() == index) == room
                && listed == if seat.listed == NOWHERE { Vec::new() } else { vec![expected] }
        })
}
