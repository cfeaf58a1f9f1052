//! Who can be given something today.
//!
//! Every melding looks for somebody with room and for the shortest desk. Both are kept small here, so that this costs
//! about the same in a team of twenty and in one of thousands.

use super::super::sim::Sim;
use super::{desk, learning};
use crate::engine::Moment;
use crate::engine::math::nearest;

/// Marks the desk of who is not there.
const ABSENT: i32 = i32::MAX;

/// Who is there today, and who of them may have room.
#[derive(Clone, Debug, Default)]
pub struct Roster {
    /// The day that the lists are about, and the start of the settings that hold; `None` when they must be made anew.
    of: Option<(i64, Moment)>,
    /// Pieces of work on the desk of each consulent; [`ABSENT`] for who is not there.
    waiting: Vec<i32>,
    /// How many dossiers each consulent may have in hand; 0 for who still learns, whose limit grows every hour.
    limits: Vec<u32>,
    /// Everyone who is there and has room, in no order, and perhaps some who have none.
    roomy: Vec<u32>,
    /// Whether a consulent is in `roomy`.
    listed: Vec<bool>,
}

impl Roster {
    /// Somebody came, left, fell ill, came back or got other hours.
    pub fn changed(&mut self) {
        self.of = None;
    }

    /// The pieces of work on the desk of `consulent` are now `count`.
    #[inline]
    pub fn waits(&mut self, consulent: u32, count: usize) {
        // Someone who is not in the list yet is counted when it is made anew.
        if let Some(waiting) = self.waiting.get_mut(consulent as usize)
            && *waiting != ABSENT
        {
            *waiting = count as i32;
        }
    }

    /// True when `consulent` is there.
    #[inline]
    pub fn is_present(&self, consulent: u32) -> bool {
        self.waiting.get(consulent as usize).is_some_and(|waiting| *waiting != ABSENT)
    }

    /// `consulent` has a dossier less in hand.
    #[inline]
    pub fn gave_up_one(&mut self, consulent: u32) {
        if self.is_present(consulent)
            && let Some(listed) = self.listed.get_mut(consulent as usize)
            && !*listed
        {
            *listed = true;
            self.roomy.push(consulent);
        }
    }

    /// Everyone who is there.
    #[inline]
    pub fn present(&self) -> impl Iterator<Item = u32> {
        self.waiting.iter().enumerate().filter(|(_, waiting)| **waiting != ABSENT).map(|(index, _)| index as u32)
    }

    /// Who may have room.
    #[inline]
    pub fn roomy(&self) -> &[u32] {
        &self.roomy
    }

    /// Strikes out the `place`-th who may have room; another takes that place.
    #[inline]
    pub fn strike(&mut self, place: usize) {
        let consulent = self.roomy.swap_remove(place);
        self.listed[consulent as usize] = false;
    }

    /// Who is there and has the least work on the desk; the first of several.
    #[inline]
    pub fn shortest(&self) -> Option<u32> {
        let least = self.waiting.iter().copied().min().filter(|least| *least != ABSENT)?;
        self.waiting.iter().position(|waiting| *waiting == least).map(|index| index as u32)
    }
}

/// Makes the lists of today, unless they are there.
#[inline]
pub fn refresh(sim: &mut Sim) {
    let of = (sim.now.day(), sim.period.from);
    if sim.state.team.roster.of != Some(of) {
        renew(sim, of);
    }
}

#[cold]
fn renew(sim: &mut Sim, of: (i64, Moment)) {
    let mut roster = std::mem::take(&mut sim.state.team.roster);
    // Limits stay as they are from day to day, but for who still learns.
    if roster.of.is_none_or(|before| before.1 != of.1) {
        roster.limits.clear();
    }
    roster.of = Some(of);
    let consulents = &sim.state.team.consulents;
    roster.waiting.clear();
    roster.roomy.clear();
    roster.listed.clear();
    roster.limits.resize(consulents.len(), 0);
    for (index, who) in (0..).zip(consulents) {
        let present = desk::present(sim, index);
        roster.waiting.push(if present { who.desk.len() as i32 } else { ABSENT });
        roster.listed.push(present);
        if present {
            roster.roomy.push(index);
            let known = &mut roster.limits[index as usize];
            if *known == 0 && learning(sim, index) >= 1.0 {
                *known = limit(sim, index);
            }
        }
    }
    sim.state.team.roster = roster;
}

/// How many dossiers the consulent may have in hand: the caseload for the hours worked, fewer for who still learns.
fn limit(sim: &Sim, consulent: u32) -> u32 {
    let who = &sim.state.team.consulents[consulent as usize];
    let full = sim.period.settings.toewijzing.caseload * who.hours / sim.period.settings.team.voltijd_uren;
    nearest(full * learning(sim, consulent)).clamp(1, i64::from(u32::MAX)) as u32
}

/// True when the consulent has fewer dossiers in hand than the caseload allows. The lists must be those of today.
#[inline]
pub fn has_room(sim: &Sim, consulent: u32) -> bool {
    let hand = sim.state.team.consulents[consulent as usize].hand.len();
    let known = sim.state.team.roster.limits[consulent as usize];
    hand < if known > 0 { known } else { limit(sim, consulent) } as usize
}

/// True when the lists of today, if they have been made, say what they should: for audits.
pub fn holds(sim: &Sim) -> bool {
    let roster = &sim.state.team.roster;
    if roster.of != Some((sim.now.day(), sim.period.from)) {
        return true;
    }
    (0..).zip(&sim.state.team.consulents).all(|(index, who)| {
        let present = desk::present(sim, index);
        let waiting = if present { who.desk.len() as i32 } else { ABSENT };
        let known = roster.limits[index as usize];
        roster.waiting[index as usize] == waiting
            && (known == 0 || known == limit(sim, index))
            && (roster.listed[index as usize] == roster.roomy.contains(&index))
            && (!present || roster.listed[index as usize] || !has_room(sim, index))
    })
}
