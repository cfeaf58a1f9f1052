//! Coming and going: formation, sickness, leaving, vacancies, hiring and inhuur.

use super::super::dossier::Place;
use super::super::order;
use super::super::purpose::{Purpose, kind};
use super::super::sim::Sim;
use super::super::stages::{self, Event as Any};
use super::super::toewijzing;
use super::consulent::{Consulent, Opening, Presence};
use super::desk::Work;
use super::{Event, Position, desk, pressure};
use crate::engine::sample::{chance, exponential, lognormal, pick};
use crate::engine::stream::entity;
use crate::engine::{Clock, YEAR};
use crate::observations::{Count, Level};

/// Brings the number of positions in line with the formation. At the start all are filled by experienced
/// consulents; later a new position is a vacancy first.
pub fn adjust(sim: &mut Sim, start: bool) {
    let settings = &sim.period.settings.team;
    let target = settings.fte * settings.voltijd_uren;
    let mut total: f64 = sim.state.team.positions.iter().map(|p| p.hours).sum();
    while total > target + 1e-9 {
        let Some(last) = sim.state.team.positions.last().copied() else { break };
        let index = sim.state.team.positions.len() as u32 - 1;
        let hours = last.hours.min(total - target);
        if hours > last.hours - 1.0 {
            close_position(sim, index);
        } else {
            resize(sim, index, last.hours - hours);
        }
        total -= hours;
    }
    while total < target - 1e-9 {
        let index = sim.state.team.positions.len() as u32;
        let hours = contract(sim, index).min(target - total);
        sim.state.team.positions.push(Position { holder: None, hours, generation: 0, version: 0 });
        sim.obs.level(Level::Formation, sim.now, milli(sim, hours));
        if start {
            employ(sim, index, false, true);
        } else {
            advertise(sim, index);
        }
        total += hours;
    }
    new_month(sim);
}

/// Other wages or another full-time week hold for everyone who works here, from the day that they change.
pub fn restate(sim: &mut Sim) {
    let (before, full) = (sim.state.team.full, sim.period.settings.team.voltijd_uren);
    sim.state.team.full = full;
    let now = sim.now;
    let change = |hours: f64| thousandths(hours, full) - thousandths(hours, before);
    for position in &sim.state.team.positions {
        sim.obs.level(Level::Formation, now, change(position.hours));
    }
    for index in 0..sim.state.team.consulents.len() {
        let who = &sim.state.team.consulents[index];
        if who.presence == Presence::Gone {
            continue;
        }
        sim.obs.level(Level::Staff, now, change(who.hours));
        if who.presence == Presence::Sick {
            sim.obs.level(Level::Sick, now, change(who.hours));
        }
        let (pay, paid) = (pay(sim, who), who.paid);
        sim.obs.level(Level::SpendOperation, now, pay - paid);
        sim.state.team.consulents[index].paid = pay;
    }
}

/// The contract hours of a position.
fn contract(sim: &Sim, position: u32) -> f64 {
    let settings = &sim.period.settings.team;
    let key = sim.streams.key(entity(kind::POSITION, [u64::from(position)]));
    let even = vec![1.0; settings.contracturen.len()];
    let index = pick(&mut key.stream(Purpose::Consulent.at(0)), &even);
    settings.contracturen.get(index).copied().unwrap_or(settings.voltijd_uren)
}

/// Thousandths of an fte.
fn milli(sim: &Sim, hours: f64) -> i64 {
    thousandths(hours, sim.period.settings.team.voltijd_uren)
}

/// Thousandths of an fte, with `full` hours a week for an fte.
fn thousandths(hours: f64, full: f64) -> i64 {
    libm::round(1000.0 * hours / full) as i64
}

/// What a consulent costs, in nano-euros a second.
fn pay(sim: &Sim, consulent: &Consulent) -> i64 {
    let settings = &sim.period.settings.team;
    let fte = consulent.hours / settings.voltijd_uren;
    let euros_a_year =
        if consulent.temporary { settings.inhuur_tarief * settings.inhuur_uren } else { settings.loonkosten };
    libm::round(fte * euros_a_year * 1e9 / YEAR as f64) as i64
}

/// Puts a consulent in a position.
fn employ(sim: &mut Sim, position: u32, temporary: bool, experienced: bool) {
    let place = &mut sim.state.team.positions[position as usize];
    let opening = Opening { position, generation: place.generation, hours: place.hours, temporary, experienced };
    if !temporary {
        place.generation += 1;
    }
    let consulent = Consulent::new(&opening, sim.period, &sim.plan.work, &sim.streams, sim.now);
    let index = sim.state.team.consulents.len() as u32;
    let (hours, pay) = (consulent.hours, pay(sim, &consulent));
    sim.state.team.positions[position as usize].holder = Some(index);
    sim.state.team.consulents.push(consulent);
    sim.state.team.roster.changed();
    sim.obs.level(Level::Staff, sim.now, milli(sim, hours));
    sim.obs.level(Level::SpendOperation, sim.now, pay);
    sim.state.team.consulents[index as usize].paid = pay;
    plan_clocks(sim, index);
    refresh(sim);
    desk::take(sim, index);
}

/// Recomputes what depends on who is in the team: what everyone lacks, the time that guiding takes, and with it how fast
/// everyone works.
fn refresh(sim: &mut Sim) {
    let settings = &sim.period.settings.team;
    let (mut newcomers, mut experienced) = (0.0, 0.0);
    let team = &mut sim.state.team;
    team.gaps.renew(&team.consulents, settings.vaardigheid_nodig);
    for who in team.consulents.iter().filter(|c| c.presence != Presence::Gone) {
        let guided = sim.now.years_since(who.since) * 12.0 < settings.begeleiding_maanden;
        *(if guided { &mut newcomers } else { &mut experienced }) += 1.0;
    }
    let share = if experienced > 0.0 { settings.begeleiding * newcomers / experienced } else { 0.0 };
    team.guiding = (1.0 - share).max(0.5);
    let capacity = stages::capacity(sim);
    for index in 0..sim.state.team.consulents.len() {
        let pace = desk::pace(sim, &sim.state.team.consulents[index], capacity);
        sim.state.team.consulents[index].pace = pace;
    }
    sim.state.team.roster.changed();
}

/// True when what everyone lacks follows from the settings and the team: for audits.
pub fn gaps_hold(sim: &Sim) -> bool {
    let team = &sim.state.team;
    team.gaps.hold(&team.consulents, sim.period.settings.team.vaardigheid_nodig)
}

/// True when everyone who works here has the pace that follows from the settings and the team: for audits.
pub fn paces_hold(sim: &Sim) -> bool {
    let capacity = stages::capacity(sim);
    let here = |who: &&Consulent| who.presence != Presence::Gone;
    sim.state.team.consulents.iter().filter(here).all(|who| who.pace == desk::pace(sim, who, capacity))
}

/// The clocks of sickness and leaving at the present workload, and the guiding of newcomers.
pub fn new_month(sim: &mut Sim) {
    for index in 0..sim.state.team.consulents.len() as u32 {
        if sim.state.team.consulents[index as usize].presence != Presence::Gone {
            plan_clocks(sim, index);
        }
    }
    refresh(sim);
}

/// Rates a year of falling ill and of leaving.
///
/// With absence `v` and mean duration `d`, a well consulent falls ill at rate `v / (d (1 - v))`, so that a
/// share `v` of time is sick. Both rates grow by `1 + k x pressure` (aanname; A&O fonds reports that
/// absence and turnover are higher where workload is).
fn plan_clocks(sim: &mut Sim, index: u32) {
    let settings = &sim.period.settings.team;
    let pressure = pressure(sim);
    let years = settings.verzuim_duur / 365.25;
    let ill = settings.verzuim / (years * (1.0 - settings.verzuim)) * (1.0 + settings.werkdruk_verzuim * pressure);
    let leave = settings.vertrek * (1.0 + settings.werkdruk_vertrek * pressure);
    let now = sim.now;
    let who = &mut sim.state.team.consulents[index as usize];
    let well = who.presence == Presence::Well;
    who.sick.run_at(now, if well { ill } else { 0.0 });
    who.leave.run_at(now, if who.temporary { 0.0 } else { leave });
    who.clock_version += 1;
    let version = who.clock_version;
    let (sick, leave) = (who.sick.due(), who.leave.due());
    sim.put(sick, order::STAFF, Any::Team(Event::Sick { consulent: index, version }));
    sim.put(leave, order::STAFF, Any::Team(Event::Leave { consulent: index, version }));
}

/// A consulent falls ill; work in hand pauses.
#[cold]
pub fn fall_ill(sim: &mut Sim, index: u32, version: u32) {
    let who = &sim.state.team.consulents[index as usize];
    if who.clock_version != version || who.presence != Presence::Well {
        return;
    }
    let (key, spell, hours) = (who.key, who.spells, who.hours);
    pause(sim, index);
    let settings = &sim.period.settings.team;
    let mut stream = key.stream(Purpose::Sickness.at(spell + 1));
    let days = settings.verzuim_duur * lognormal(&mut stream, 1.5);
    let threshold = exponential(&mut stream);
    let back = sim.now.after_days(days);
    let hand_over = sim.plan.work.after_workdays(sim.now, settings.overdracht_na);
    let milli = milli(sim, hours);
    let now = sim.now;
    let who = &mut sim.state.team.consulents[index as usize];
    who.presence = Presence::Sick;
    who.spells += 1;
    who.sick = Clock::new(threshold);
    sim.state.team.roster.changed();
    sim.obs.level(Level::Sick, now, milli);
    sim.put(back, order::STAFF, Any::Team(Event::Back { consulent: index }));
    let event = Event::HandOver { consulent: index, spell: spell + 1 };
    sim.put(hand_over, order::STAFF, Any::Team(event));
}

/// Work that is being done stops; what was done is counted, and the rest is kept.
fn pause(sim: &mut Sim, index: u32) {
    let who = &mut sim.state.team.consulents[index as usize];
    who.version += 1;
    if let Some(mut block) = who.block {
        let done = sim.plan.work.hours_between(&who.days, block.since, sim.now, block.pace).min(block.hours);
        block.hours -= done;
        who.block = Some(block);
        let kind = sim.dossiers[block.dossier as usize].kind;
        desk::count_hours(sim, kind, done);
    }
}

/// A consulent is back and goes on where the work stopped.
#[cold]
pub fn come_back(sim: &mut Sim, index: u32) {
    let who = &mut sim.state.team.consulents[index as usize];
    if who.presence != Presence::Sick {
        return;
    }
    who.presence = Presence::Well;
    let (hours, block) = (who.hours, who.block.take());
    sim.state.team.roster.changed();
    sim.obs.level(Level::Sick, sim.now, -milli(sim, hours));
    plan_clocks(sim, index);
    match block {
        Some(block) if sim.dossiers[block.dossier as usize].version == block.version => {
            let work = Work { id: block.dossier, version: block.version, hours: block.hours };
            let who = &mut sim.state.team.consulents[index as usize];
            let (at, done) = desk::resume(who, index, work, &sim.plan.work, sim.now);
            sim.put(at, order::RELEASE, done);
        }
        _ => desk::begin(sim, index),
    }
    desk::take(sim, index);
}

/// Dossiers of a consulent who is ill for long go to colleagues.
#[cold]
pub fn hand_over(sim: &mut Sim, index: u32, spell: u32) {
    let who = &sim.state.team.consulents[index as usize];
    if who.presence == Presence::Sick && who.spells == spell {
        pass_on(sim, index);
    }
}

/// Everything in hand and on the desk goes to colleagues.
fn pass_on(sim: &mut Sim, index: u32) {
    let hours = sim.period.settings.team.overdracht_uren;
    let who = &mut sim.state.team.consulents[index as usize];
    let hand = std::mem::take(&mut who.hand);
    let mut loose: Vec<(u32, u32)> = std::mem::take(&mut who.desk).iter().collect();
    sim.state.team.roster.waits(index, 0);
    loose.extend(who.block.take().map(|block| (block.dossier, block.version)));
    loose.sort_unstable();
    for (id, version) in loose {
        let dossier = &sim.dossiers[id as usize];
        if dossier.version == version && dossier.place == Place::Triage {
            if dossier.kind.is_side_work() {
                let client = dossier.client as usize;
                sim.clients[client].consulent = None;
                desk::side_work(sim, id);
            } else {
                desk::at_the_door(sim, id);
            }
        }
    }
    for id in hand {
        toewijzing::hand_back(sim, id, hours);
    }
}

/// A consulent resigns: the position becomes vacant.
#[cold]
pub fn resign(sim: &mut Sim, index: u32, version: u32) {
    let who = &sim.state.team.consulents[index as usize];
    if who.clock_version != version || who.presence == Presence::Gone {
        return;
    }
    let position = who.position;
    sim.obs.count(Count::StaffLeft, milli(sim, who.hours));
    depart(sim, index);
    advertise(sim, position);
}

/// A consulent is no longer in service.
fn depart(sim: &mut Sim, index: u32) {
    pause(sim, index);
    let who = &mut sim.state.team.consulents[index as usize];
    let (hours, sick, position, paid) = (who.hours, who.presence == Presence::Sick, who.position, who.paid);
    who.presence = Presence::Gone;
    sim.state.team.roster.changed();
    let milli = milli(sim, hours);
    sim.obs.level(Level::Staff, sim.now, -milli);
    sim.obs.level(Level::SpendOperation, sim.now, -paid);
    if sick {
        sim.obs.level(Level::Sick, sim.now, -milli);
    }
    let place = &mut sim.state.team.positions[position as usize];
    if place.holder == Some(index) {
        place.holder = None;
    }
    refresh(sim);
    pass_on(sim, index);
}

/// A position is vacant: a successor is sought, and perhaps a temporary consulent.
fn advertise(sim: &mut Sim, position: u32) {
    let settings = &sim.period.settings.team;
    let place = &mut sim.state.team.positions[position as usize];
    place.version += 1;
    let version = place.version;
    let key = sim.streams.key(entity(kind::POSITION, [u64::from(position), u64::from(place.generation)]));
    let mut stream = key.stream(Purpose::Turnover.at(0));
    let days = 7.0 * settings.vacature_weken * lognormal(&mut stream, 0.5);
    let temporary = chance(&mut stream, settings.inhuur_deel);
    let hire = sim.now.after_days(days);
    let inhuur = sim.now.after_days(7.0 * settings.inhuur_weken);
    if temporary && inhuur < hire {
        sim.put(inhuur, order::STAFF, Any::Team(Event::Temporary { position, version }));
    }
    sim.put(hire, order::STAFF, Any::Team(Event::Hire { position, version }));
}

/// A vacant position is filled.
#[cold]
pub fn fill(sim: &mut Sim, position: u32, version: u32, temporary: bool) {
    let Some(place) = sim.state.team.positions.get(position as usize).copied() else { return };
    if place.version != version {
        return;
    }
    if let Some(holder) = place.holder {
        depart(sim, holder);
    }
    employ(sim, position, temporary, false);
}

/// A position is taken out of the formation.
fn close_position(sim: &mut Sim, position: u32) {
    let place = sim.state.team.positions[position as usize];
    if let Some(holder) = place.holder {
        depart(sim, holder);
    }
    sim.obs.level(Level::Formation, sim.now, -milli(sim, place.hours));
    sim.state.team.positions.pop();
}

/// A position gets fewer hours.
fn resize(sim: &mut Sim, position: u32, hours: f64) {
    let place = &mut sim.state.team.positions[position as usize];
    let (before, holder) = (place.hours, place.holder);
    place.hours = hours;
    sim.obs.level(Level::Formation, sim.now, milli(sim, hours) - milli(sim, before));
    if let Some(holder) = holder {
        let change = milli(sim, hours) - milli(sim, before);
        sim.obs.level(Level::Staff, sim.now, change);
        let who = &mut sim.state.team.consulents[holder as usize];
        who.hours = hours;
        sim.state.team.roster.changed();
        let who = &sim.state.team.consulents[holder as usize];
        if who.presence == Presence::Sick {
            sim.obs.level(Level::Sick, sim.now, change);
        }
        let pay = pay(sim, &sim.state.team.consulents[holder as usize]);
        let who = &mut sim.state.team.consulents[holder as usize];
        sim.obs.level(Level::SpendOperation, sim.now, pay - who.paid);
        sim.state.team.consulents[holder as usize].paid = pay;
    }
}
