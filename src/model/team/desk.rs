//! Work on desks: who takes a dossier, what is worked on next, when it is done.

use super::super::client::Client;
use super::super::dossier::{self, Dossier, DossierId, Kind, Place};
use super::super::sim::Sim;
use super::super::stages::Event as Any;
use super::super::toewijzing::Policy;
use super::super::{onderzoek, order, toewijzing};
use super::candidate::{Candidate, Rank, Turn};
use super::consulent::{Block, Consulent};
use super::roster;
use super::{Event, State};
use crate::engine::math::{either, nearest};
use crate::engine::{Moment, WorkDays};
use crate::observations::Count;

/// Plans the team's next opening at or after `from`.
pub fn plan_opening(sim: &mut Sim, from: Moment) {
    let at = sim.plan.work.next_opening(sim.plan.work.worked(), from);
    sim.put(at, order::OPENING, Any::Team(Event::Opening));
}

/// The team opens: hours of the day are counted, and who has room takes dossiers from the queue.
#[inline(never)]
pub fn open(sim: &mut Sim) {
    roster::refresh(sim);
    sim.obs.count(Count::HoursAvailable, sim.state.team.roster.hours());
    take_all(sim);
    plan_opening(sim, Moment::of_day(sim.now.day() + 1));
}

/// Everyone with room takes dossiers, starting with another colleague every day.
pub fn take_all(sim: &mut Sim) {
    let count = sim.state.team.consulents.len();
    if count == 0 || !toewijzing::anyone_waits(sim) {
        return;
    }
    roster::refresh(sim);
    let first = sim.now.day() as usize % count;
    for index in (first..count).chain(0..first) {
        take_today(sim, index as u32);
    }
}

/// Hours of work on cases that a consulent gets through in an hour of opening time, with [`stages::capacity`] for cases.
pub fn pace(sim: &Sim, who: &Consulent, capacity: f64) -> f64 {
    let settings = &sim.period.settings.team;
    let day = who.hours / who.days_a_week;
    day / sim.plan.work.window_hours() * settings.productief_deel * settings.casusdeel * capacity
}

/// The consulent who should take a dossier that has just begun to wait, if anyone has room. Compiled into the
/// places that ask.
#[inline(always)]
pub fn with_room_for(sim: &mut Sim, id: DossierId) -> Option<u32> {
    roster::refresh(sim);
    let dossier = &sim.dossiers[id as usize];
    let policy = sim.period.settings.toewijzing.beleid;
    // Mostly it is anyone, whoever the client is.
    if policy == Policy::FirstAvailable && !dossier.urgent {
        return first(sim.state.team.roster.roomy(sim));
    }
    suited(sim, dossier, policy)
}

/// As [`with_room_for`], under any policy and for any dossier.
#[inline(never)]
fn suited(sim: &Sim, dossier: &Dossier, policy: Policy) -> Option<u32> {
    let client = &sim.clients[dossier.client as usize];
    if dossier.urgent {
        return at_once(sim, dossier, client);
    }
    if !dossier.open_to_all {
        if !policy.is_free() {
            return able(sim, dossier, client);
        }
        if policy == Policy::Same
            && let Some(known) = client.consulent.filter(|c| super::in_service(sim, *c))
        {
            return roster::has_room(sim, known).then_some(known);
        }
    }
    choose(sim, dossier, client, sim.state.team.roster.roomy(sim))
}

/// The consulent who should take an urgent dossier: anyone who is there.
fn at_once(sim: &Sim, dossier: &Dossier, client: &Client) -> Option<u32> {
    let team = &sim.state.team;
    let candidate = |index: u32| Candidate::new(index, &team.consulents[index as usize]);
    choose(sim, dossier, client, team.roster.present().map(candidate))
}

/// The consulent who should take a dossier that not everyone may take.
fn able(sim: &Sim, dossier: &Dossier, client: &Client) -> Option<u32> {
    let (profile, estimate) = (usize::from(client.profile), usize::from(dossier.estimate));
    let roomy = sim.state.team.roster.roomy(sim);
    if sim.period.settings.toewijzing.beleid == Policy::Tracks {
        let may_take =
            |candidate: &Candidate| toewijzing::may_take(sim, candidate.turn.consulent(), profile, estimate);
        return choose(sim, dossier, client, roomy.filter(may_take));
    }
    most_skilled(sim, roomy, profile, estimate, toewijzing::widest_gap(sim, profile, estimate))
}

/// Who of `candidates` lacks the least skill, if it is not more than `widest`; of several, who has the smaller caseload.
fn most_skilled(
    sim: &Sim,
    candidates: impl Iterator<Item = Candidate>,
    profile: usize,
    estimate: usize,
    widest: f64,
) -> Option<u32> {
    let State { consulents, gaps, .. } = &sim.state.team;
    let gaps = gaps.by_consulent(profile, estimate);
    Rank::first(candidates.map(|candidate| {
        let gap = gaps[candidate.turn.consulent() as usize];
        let number = 1e3 * gap + candidate.caseload(consulents);
        Rank::of(either(gap <= widest, number, f64::INFINITY), candidate.turn)
    }))
}

/// Who of `candidates` gets the dossier by the policy that holds.
fn choose(
    sim: &Sim,
    dossier: &Dossier,
    client: &Client,
    candidates: impl Iterator<Item = Candidate>,
) -> Option<u32> {
    match sim.period.settings.toewijzing.beleid {
        Policy::FirstAvailable | Policy::Tracks | Policy::Same => first(candidates),
        Policy::SmallestCaseload => {
            let caseload = |candidate: Candidate| candidate.caseload(&sim.state.team.consulents);
            Rank::first(candidates.map(|candidate| Rank::of(caseload(candidate), candidate.turn)))
        }
        Policy::Skilled | Policy::SkilledWithLimit => {
            let (profile, estimate) = (usize::from(client.profile), usize::from(dossier.estimate));
            most_skilled(sim, candidates, profile, estimate, f64::INFINITY)
        }
    }
}

/// Whose turn it is of `candidates`.
#[inline(always)]
fn first(candidates: impl Iterator<Item = Candidate>) -> Option<u32> {
    Turn::first(candidates.map(|candidate| candidate.turn)).map(Turn::consulent)
}

/// The consulent takes dossiers from the queue as long as there is room; urgent ones always.
pub fn take(sim: &mut Sim, consulent: u32) {
    // Mostly nobody waits.
    if toewijzing::anyone_waits(sim) {
        roster::refresh(sim);
        take_today(sim, consulent);
    }
}

/// As [`take`], with the lists of today. Mostly who is there has no room.
#[inline]
fn take_today(sim: &mut Sim, consulent: u32) {
    let present = sim.state.team.roster.is_present(consulent);
    if present && (roster::has_room(sim, consulent) || toewijzing::any_urgent(sim)) {
        take_some(sim, consulent);
    }
}

/// As [`take`], for a consulent who is there.
#[inline(never)]
fn take_some(sim: &mut Sim, consulent: u32) {
    loop {
        let next = match toewijzing::next_urgent(sim) {
            Some(id) => Some(id),
            None if roster::has_room(sim, consulent) => toewijzing::next_for(sim, consulent),
            None => None,
        };
        let Some(id) = next else { return };
        give(sim, consulent, id);
    }
}

/// The consulent gets a dossier. The lists must be those of today.
pub fn give(sim: &mut Sim, consulent: u32, id: DossierId) {
    let team = &mut sim.state.team;
    team.given += 1;
    let who = &mut team.consulents[consulent as usize];
    who.last_given = team.given;
    who.hand.push(id);
    team.roster.took_one(consulent, who);
    toewijzing::assigned(sim, id, consulent);
}

/// A dossier leaves the consulent's hand: there is room for another.
pub fn release(sim: &mut Sim, consulent: u32, id: DossierId) {
    let who = &mut sim.state.team.consulents[consulent as usize];
    if who.let_go(id) {
        sim.state.team.roster.gave_up_one(consulent, who);
    }
    take(sim, consulent);
}

/// Work that is not a step of a dossier in hand goes to whoever has the shortest desk.
fn shortest_desk(sim: &mut Sim) -> Option<u32> {
    roster::refresh(sim);
    sim.state.team.roster.shortest()
}

/// A melding must be weighed: a short block of work before it joins the queue.
pub fn at_the_door(sim: &mut Sim, id: DossierId) {
    match shortest_desk(sim) {
        Some(consulent) => put_on_desk(sim, consulent, 1, Work::on(sim, id)),
        None => toewijzing::queue(sim, id),
    }
}

/// Work without a place in anyone's caseload, for the client's own consulent if there is one.
pub fn side_work(sim: &mut Sim, id: DossierId) {
    let known = sim.clients[sim.dossiers[id as usize].client as usize].consulent;
    match known.filter(|c| super::in_service(sim, *c)).or_else(|| shortest_desk(sim)) {
        Some(consulent) => put_on_desk(sim, consulent, 2, Work::on(sim, id)),
        None => dossier::close(sim, id),
    }
}

/// The next step of a dossier can be worked on by its consulent, and takes `hours`.
pub fn to_desk(sim: &mut Sim, id: DossierId, hours: f64) {
    let dossier = &mut sim.dossiers[id as usize];
    dossier.hours = hours;
    dossier.handover = 0.0;
    let (version, class) = (dossier.version, if dossier.urgent { 0 } else { 2 });
    if let Some(consulent) = dossier.consulent() {
        put_on_desk(sim, consulent, class, Work { id, version, hours });
    }
}

/// A piece of work: a dossier, its version, and the hours that are left to do.
#[derive(Clone, Copy)]
pub struct Work {
    pub id: DossierId,
    pub version: u32,
    pub hours: f64,
}

impl Work {
    /// What is to be done on dossier `id` now.
    #[inline]
    fn on(sim: &Sim, id: DossierId) -> Work {
        let dossier = &sim.dossiers[id as usize];
        Work { id, version: dossier.version, hours: dossier.hours }
    }
}

#[inline(always)]
fn put_on_desk(sim: &mut Sim, consulent: u32, class: usize, work: Work) {
    let team = &mut sim.state.team;
    let who = &mut team.consulents[consulent as usize];
    let free = who.is_free();
    if free && who.desk.is_empty() {
        let (at, done) = resume(who, consulent, work, &sim.plan.work, sim.now);
        sim.put(at, order::RELEASE, done);
        return;
    }
    who.desk.put(class, work.id, work.version);
    team.roster.waits(consulent, who.desk.len());
    if free {
        next_block(sim, consulent);
    }
}

/// Begins the next block of work, if the consulent is free and there is any.
pub fn begin(sim: &mut Sim, consulent: u32) {
    let who = &sim.state.team.consulents[consulent as usize];
    if who.is_free() && !who.desk.is_empty() {
        next_block(sim, consulent);
    }
}

fn next_block(sim: &mut Sim, consulent: u32) {
    let State { consulents, roster, .. } = &mut sim.state.team;
    let who = &mut consulents[consulent as usize];
    while let Some((id, version)) = who.desk.pop() {
        roster.waits(consulent, who.desk.len());
        let dossier = &sim.dossiers[id as usize];
        // A dossier that was closed or taken over meanwhile has another version.
        if dossier.version == version {
            let work = Work { id, version, hours: dossier.hours };
            let (at, done) = resume(who, consulent, work, &sim.plan.work, sim.now);
            sim.put(at, order::RELEASE, done);
            return;
        }
    }
}

/// The consulent, of whom `who` tells, works on a block of work from `now` on. Yields when it will be done. Compiled into
/// every place from where a block is begun.
#[inline(always)]
pub fn resume(who: &mut Consulent, consulent: u32, work: Work, days: &WorkDays, now: Moment) -> (Moment, Any) {
    let Work { id, version, hours } = work;
    who.version += 1;
    who.block = Some(Block { dossier: id, version, hours, since: now, pace: who.pace });
    let at = days.finish(&who.days, now, hours, who.pace);
    (at, Any::Team(Event::Done { consulent, version: who.version }))
}

/// Counts hours worked on a dossier of kind `on`.
pub fn count_hours(sim: &mut Sim, on: Kind, hours: f64) {
    let kind = match on {
        Kind::Repair => Count::HoursRepair,
        Kind::Deviation => Count::HoursDeviation,
        Kind::Objection => Count::HoursObjection,
        Kind::Directing => Count::HoursDirecting,
        Kind::Evaluation => Count::HoursEvaluation,
        Kind::New
        | Kind::Renewal
        | Kind::Complaint
        | Kind::Urgent
        | Kind::Followup
        | Kind::Signal
        | Kind::Adjustment => Count::HoursInquiry,
    };
    sim.obs.count_micro(kind, hours);
    let cents = hours * sim.period.settings.team.uurprijs * 100.0;
    sim.obs.count(Count::HoursWorth, nearest(cents));
}

/// A block of work is done.
pub fn done(sim: &mut Sim, consulent: u32, version: u32) {
    let who = &mut sim.state.team.consulents[consulent as usize];
    if who.version != version {
        return;
    }
    let Some(block) = who.block.take() else { return };
    let dossier = &sim.dossiers[block.dossier as usize];
    let (kind, place, version) = (dossier.kind, dossier.place, dossier.version);
    count_hours(sim, kind, block.hours);
    // A dossier that was closed or taken over meanwhile has cost the hours and nothing else comes of it.
    if version == block.version {
        match (kind, place) {
            (kind, Place::Triage) if kind.is_side_work() => dossier::side_work_done(sim, block.dossier),
            (_, Place::Triage) => toewijzing::queue(sim, block.dossier),
            (_, Place::InHand) => onderzoek::step_done(sim, block.dossier),
            _ => {}
        }
    }
    begin(sim, consulent);
}
