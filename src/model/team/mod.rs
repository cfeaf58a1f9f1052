//! The team: who works when, at what pace, with what skill; sickness, leaving, hiring.

mod candidate;
mod consulent;
mod desk;
mod gaps;
mod roster;
mod settings;
mod staffing;
mod waiting;

pub use consulent::{Consulent, Presence};
pub use desk::{at_the_door, give, release, side_work, take, take_all, to_desk, with_room_for};
pub use gaps::Gaps;
pub use roster::{Roster, holds as roster_holds};
pub use settings::Settings;
pub use staffing::{gaps_hold, paces_hold};

use super::case::Case;
use super::dossier::DossierId;
use super::plan::Plan;
use super::sim::Sim;
use super::stage::{Concerns, Stage, Subject};
use crate::engine::{Moment, YEAR};
use crate::observations::Level;

/// The team during a replication.
#[derive(Clone, Debug)]
pub struct State {
    /// Everyone who works or worked here.
    pub consulents: Vec<Consulent>,
    /// The consulent in each position of the formation, if any.
    pub positions: Vec<Position>,
    /// The skill that everyone lacks.
    pub gaps: Gaps,
    /// Dossiers given out so far: who got one longest ago is first in line.
    pub given: u64,
    /// Open dossiers per fte against the norm, smoothed over three months.
    pub load: f64,
    /// Share of the team's time that guiding newcomers leaves.
    pub guiding: f64,
    /// Hours a week of the fte in which staff is counted.
    pub full: f64,
    /// Who can be given something today.
    pub roster: Roster,
}

/// A place in the formation.
#[derive(Clone, Copy, Debug)]
pub struct Position {
    /// Who fills it.
    pub holder: Option<u32>,
    /// Hours a week.
    pub hours: f64,
    /// How many have held it.
    pub generation: u32,
    /// Raised when pending events of the position lose their meaning.
    pub version: u32,
}

/// What happens in the team.
#[derive(Clone, Copy, Debug)]
pub enum Event {
    /// The team opens for the day.
    Opening,
    /// A block of work is done.
    Done {
        /// Who worked on it.
        consulent: u32,
        /// The consulent's version when it began.
        version: u32,
    },
    /// A consulent falls ill.
    Sick {
        /// Who.
        consulent: u32,
        /// The consulent's clock version.
        version: u32,
    },
    /// A consulent has been ill for so long that the dossiers go to colleagues.
    HandOver {
        /// Who.
        consulent: u32,
        /// How often the consulent has been sick.
        spell: u32,
    },
    /// A consulent is back.
    Back {
        /// Who.
        consulent: u32,
    },
    /// A consulent leaves.
    Leave {
        /// Who.
        consulent: u32,
        /// The consulent's clock version.
        version: u32,
    },
    /// A temporary consulent begins in a vacant position.
    Temporary {
        /// Which.
        position: u32,
        /// Its version.
        version: u32,
    },
    /// A new consulent begins in a position.
    Hire {
        /// Which.
        position: u32,
        /// Its version.
        version: u32,
    },
}

/// The team.
#[derive(Debug)]
pub struct Team;

impl Concerns for Event {
    fn concerns(&self) -> Subject {
        Subject::Nobody
    }
}

impl Stage for Team {
    type State = State;
    type Event = Event;

    fn prepare(plan: &Plan) -> State {
        State {
            consulents: Vec::new(),
            positions: Vec::new(),
            gaps: Gaps::none(plan.periods[0].profiles.len()),
            given: 0,
            load: 1.0,
            guiding: 1.0,
            full: plan.periods[0].settings.team.voltijd_uren,
            roster: Roster::default(),
        }
    }

    fn start(sim: &mut Sim) {
        staffing::adjust(sim, true);
        desk::plan_opening(sim, Moment::START);
    }

    fn handle(sim: &mut Sim, event: Event) {
        match event {
            Event::Opening => desk::open(sim),
            Event::Done { consulent, version } => desk::done(sim, consulent, version),
            Event::Sick { consulent, version } => staffing::fall_ill(sim, consulent, version),
            Event::HandOver { consulent, spell } => staffing::hand_over(sim, consulent, spell),
            Event::Back { consulent } => staffing::come_back(sim, consulent),
            Event::Leave { consulent, version } => staffing::resign(sim, consulent, version),
            Event::Temporary { position, version } => staffing::fill(sim, position, version, true),
            Event::Hire { position, version } => staffing::fill(sim, position, version, false),
        }
    }

    fn month_closed(sim: &mut Sim) {
        let settings = &sim.period.settings.team;
        let open = (sim.obs.now(Level::QueueInquiry) + sim.obs.now(Level::InHand)) as f64;
        let staff = sim.obs.now(Level::Staff) as f64 / 1000.0;
        let load = if staff > 0.0 { open / staff / settings.werkdruk_norm } else { 1.0 };
        // Smoothed with a time constant of three months; bounded, as an empty team has no meaningful load.
        sim.state.team.load += (load.min(20.0) - sim.state.team.load) / 3.0;
        staffing::new_month(sim);
    }

    fn settings_changed(sim: &mut Sim) {
        staffing::restate(sim);
        staffing::adjust(sim, false);
    }

    fn work(case: &Case) -> f64 {
        case.consulent.map_or(1.0, |who| 1.0 / learning(case.sim, who, case.sim.now))
    }

    fn capacity(sim: &Sim) -> f64 {
        sim.state.team.guiding
    }
}

/// How fast a consulent works compared with an experienced one: from the start of the learning curve to
/// 1, in a straight line over the induction.
fn learning(sim: &Sim, who: &Consulent, at: Moment) -> f64 {
    if at.since(who.since) >= sim.period.derived.learned_after {
        return 1.0;
    }
    let settings = &sim.period.settings.team;
    let months = months(at.since(who.since));
    // A temporary consulent knows the work, not the municipality: half of the curve is behind him.
    let begin = if who.temporary { 0.5 + 0.5 * settings.inwerken_begin } else { settings.inwerken_begin };
    begin + (1.0 - begin) * months / settings.inwerken_maanden
}

/// Months in `seconds`.
fn months(seconds: i64) -> f64 {
    Moment(seconds).years_since(Moment::START) * 12.0
}

/// The fewest seconds that make the months that are `enough` to know the work.
pub fn learned_after(enough: f64) -> i64 {
    let mut seconds = (enough / 12.0 * YEAR as f64) as i64;
    while months(seconds) < enough {
        seconds += 1;
    }
    while months(seconds - 1) >= enough {
        seconds -= 1;
    }
    seconds
}

/// How much more than ordinary the workload is; 0 at or below the norm.
pub fn pressure(sim: &Sim) -> f64 {
    (sim.state.team.load - 1.0).max(0.0)
}

/// The skill that `consulent` lacks for dossiers of this profile and complexity, 0 to 1.
#[inline]
pub fn gap(sim: &Sim, consulent: u32, profile: usize, complexity: usize) -> f64 {
    sim.state.team.gaps.of(consulent, profile, complexity)
}

/// The smallest gap in the team.
#[inline]
pub fn smallest_gap(sim: &Sim, profile: usize, complexity: usize) -> f64 {
    sim.state.team.gaps.smallest(profile, complexity)
}

/// True while the consulent works here, sick or not.
pub fn in_service(sim: &Sim, consulent: u32) -> bool {
    sim.state.team.consulents[consulent as usize].presence != Presence::Gone
}

/// True when the consulent belongs to the fast track.
pub fn in_fast_track(sim: &Sim, consulent: u32) -> bool {
    let share = sim.period.settings.toewijzing.snelspoor;
    let positions = sim.state.team.positions.len() as f64;
    let position = f64::from(sim.state.team.consulents[consulent as usize].position);
    // At least one consulent keeps each track going, unless the share is 0 or 1.
    let fast = (share * positions).max(if share > 0.0 { 1.0 } else { 0.0 });
    let fast = if share < 1.0 { fast.min(positions - 1.0) } else { fast };
    position < libm::round(fast)
}

/// The dossiers that `event` is about: what its consulent is busy with, and what is next on the desk.
pub fn dossiers_of(sim: &Sim, event: Event) -> impl Iterator<Item = DossierId> {
    let who = match event {
        Event::Done { consulent, .. } => Some(&sim.state.team.consulents[consulent as usize]),
        _ => None,
    };
    who.into_iter().flat_map(|who| who.block.map(|block| block.dossier).into_iter().chain(who.desk.first()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_work_is_known_from_the_very_second_that_makes_the_months() {
        for enough in [0.0, 0.1, 1.0, 7.3, 9.0, 120.0] {
            let seconds = learned_after(enough);
            assert!(months(seconds) >= enough && months(seconds - 1) < enough, "{enough}: {seconds}");
        }
    }
}
