//! One consulent: contract, days, skill, and what is in hand and on the desk.

use super::super::dossier::DossierId;
use super::super::plan::Period;
use super::super::purpose::{Purpose, kind};
use super::waiting::Waiting;
use crate::engine::sample::{exponential, normal, pick, uniform};
use crate::engine::stream::entity;
use crate::engine::workdays::DaySet;
use crate::engine::{Clock, Key, Moment, Streams, WorkDays};

/// Whether a consulent is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// In service and well; free days are kept in the consulent's days.
    Well,
    /// In service and ill.
    Sick,
    /// No longer in service.
    Gone,
}

/// A block of work that is being done.
#[derive(Clone, Copy, Debug)]
pub struct Block {
    /// The dossier.
    pub dossier: DossierId,
    /// The dossier's version when the work was put on the desk.
    pub version: u32,
    /// Hours that the block takes.
    pub hours: f64,
    /// When it was begun or resumed.
    pub since: Moment,
    /// Hours of work done in an hour of opening time.
    pub pace: f64,
}

/// A consulent. The fields stand in memory as they do here: first what every block of work and every morning looks at,
/// together in as few lines of the cache as can be.
#[derive(Clone, Debug)]
#[repr(C, align(64))]
pub struct Consulent {
    /// Raised when a pending end of work loses its meaning.
    pub version: u32,
    /// Whether the consulent is there.
    pub presence: Presence,
    /// Temporary (inhuur).
    pub temporary: bool,
    /// Hours of work on cases that the consulent gets through in an hour of opening time.
    pub pace: f64,
    /// Work that waits on the desk.
    pub desk: Waiting,
    /// Work being done, or paused by illness.
    pub block: Option<Block>,
    /// The days of the run on which the consulent works.
    pub days: DaySet,
    /// In service since.
    pub since: Moment,
    /// Whom the consulent is employed by: below a share from 0 to 1, by a provider.
    pub employer: f64,
    /// When the consulent was last given a dossier, in the order of giving.
    pub last_given: u64,
    /// Skill by profile, 0 to 1.
    pub skill: Box<[f64]>,
    /// Dossiers in hand.
    pub hand: Vec<DossierId>,
    /// Contract hours a week.
    pub hours: f64,
    /// Personal style of indicating, a standard normal number.
    pub style: f64,
    /// What gives the consulent's random streams.
    pub key: Key,
    /// The position held.
    pub position: u32,
    /// Working days a week.
    pub days_a_week: f64,
    /// Goes off when the consulent falls ill.
    pub sick: Clock,
    /// Goes off when the consulent leaves.
    pub leave: Clock,
    /// Raised when pending clock events lose their meaning.
    pub clock_version: u32,
    /// Times ill.
    pub spells: u32,
    /// What the consulent costs, in nano-euros a second.
    pub paid: i64,
}

/// Who takes position `position` as the `generation`-th, with `hours` a week.
pub struct Opening {
    /// The position.
    pub position: u32,
    /// How many held it before.
    pub generation: u32,
    /// Hours a week.
    pub hours: f64,
    /// Whether it is filled temporarily.
    pub temporary: bool,
    /// Whether the consulent has experience here already.
    pub experienced: bool,
}

impl Consulent {
    /// A new consulent. Who it is depends on the position and generation only, not on the scenario.
    pub fn new(opening: &Opening, period: &Period, work: &WorkDays, streams: &Streams, now: Moment) -> Consulent {
        let settings = &period.settings.team;
        let numbers = [u64::from(opening.position), u64::from(opening.generation), u64::from(opening.temporary)];
        let key = streams.key(entity(kind::POSITION, numbers));
        let mut stream = key.stream(Purpose::Consulent.at(0));
        let style = normal(&mut stream);
        let weights: Vec<f64> = period.profiles.iter().map(|p| p.arrivals + p.first_day).collect();
        // Own profiles are spread over the positions, so that a team of any size covers what comes in.
        let golden = 0.618_033_988_749_894_9;
        let turn = libm::fmod((f64::from(opening.position) + 0.5) * golden, 1.0);
        let own = [at_share(&weights, turn), pick(&mut stream, &weights)];
        let skill = (0..weights.len())
            .map(|profile| {
                let other = settings.vaardigheid_overig + settings.vaardigheid_spreiding * normal(&mut stream);
                let skill = if own.contains(&profile) { settings.vaardigheid_eigen.max(other) } else { other };
                skill.clamp(0.0, 1.0)
            })
            .collect();
        let (days, days_a_week) = working_days(opening.hours, work, &mut stream);
        let since = if opening.experienced { now - 10 * crate::engine::YEAR } else { now };
        let mut consulent = Consulent {
            key,
            position: opening.position,
            hours: opening.hours,
            days_a_week,
            days,
            since,
            temporary: opening.temporary,
            presence: Presence::Well,
            skill,
            style,
            employer: uniform(&mut key.stream(Purpose::Employer.at(0))),
            hand: Vec::new(),
            desk: Waiting::default(),
            block: None,
            pace: 0.0,
            version: 0,
            last_given: 0,
            sick: Clock::new(exponential(&mut key.stream(Purpose::Sickness.at(0)))),
            leave: Clock::new(exponential(&mut key.stream(Purpose::Turnover.at(0)))),
            clock_version: 0,
            spells: 0,
            paid: 0,
        };
        consulent.take_leave(period, work);
        consulent
    }

    /// True when the consulent works on day `day`.
    #[inline]
    pub fn is_here(&self, day: i64) -> bool {
        self.presence == Presence::Well && self.days.contains(day)
    }

    /// True when the consulent is well and works on nothing. One question: neither part can be foretold.
    #[inline]
    pub fn is_free(&self) -> bool {
        self.block.is_none() & (self.presence == Presence::Well)
    }

    /// Takes a dossier out of the consulent's hand; tells whether it was there.
    #[inline]
    pub fn let_go(&mut self, id: DossierId) -> bool {
        // Who has one dossier at a time moves none.
        if self.hand.last() == Some(&id) {
            self.hand.pop();
            return true;
        }
        let place = self.hand.iter().position(|held| *held == id);
        if let Some(at) = place {
            self.hand.remove(at);
        }
        place.is_some()
    }

    /// Takes the leave of every year of the run out of the working days: one block in summer, the rest in
    /// short breaks through the year.
    fn take_leave(&mut self, period: &Period, work: &WorkDays) {
        let settings = &period.settings.team;
        let days = settings.verlof_dagen * self.days_a_week / 5.0;
        if days <= 0.0 {
            return;
        }
        let summer = libm::round(days * settings.verlof_zomer) as i64;
        let years = work.days() / 365 + 1;
        for year in 0..years as u32 {
            let first = i64::from(year) * 365;
            let begin = i64::from(work.date(first).day_of_year());
            let mut stream = self.key.stream(Purpose::Leave.at(year));
            // Summer leave begins between the first of July and the last week of August.
            let july = first + (182 - begin).rem_euclid(365);
            self.absent(july + (uniform(&mut stream) * 50.0) as i64, summer);
            let mut left = libm::round(days) as i64 - summer;
            while left > 0 {
                let length = (1 + (uniform(&mut stream) * 5.0) as i64).min(left);
                self.absent(first + (uniform(&mut stream) * 365.0) as i64, length);
                left -= length;
            }
        }
    }

    fn absent(&mut self, from: i64, count: i64) {
        let mut day = from;
        for _ in 0..count {
            let Some(next) = self.days.first_from(day) else { return };
            self.days.remove(next);
            day = next;
        }
    }
}

/// The class at share `at` (0 to 1) of the summed weights.
fn at_share(weights: &[f64], at: f64) -> usize {
    let mut left = at * weights.iter().sum::<f64>();
    for (index, weight) in weights.iter().enumerate() {
        if left < *weight {
            return index;
        }
        left -= weight;
    }
    0
}

/// The days a consulent works: enough days of at most eight hours for the contract, on fixed weekdays.
fn working_days(hours: f64, work: &WorkDays, stream: &mut crate::engine::Stream) -> (DaySet, f64) {
    let mut days = work.worked().clone();
    if hours > 40.0 {
        // More than a Dutch working week: a team that is always there, for comparison with theory.
        return (days, 7.0);
    }
    let count = (libm::ceil(hours / 8.0) as usize).clamp(1, 5);
    let mut free = [false; 5];
    for _ in count..5 {
        let mut weekday = (uniform(stream) * 5.0) as usize % 5;
        while free[weekday] {
            weekday = (weekday + 1) % 5;
        }
        free[weekday] = true;
    }
    if count < 5 {
        let first = work.date(0).weekday().to_monday_zero_offset() as usize;
        for weekday in (0..5).filter(|weekday| free[*weekday]) {
            for day in ((7 + weekday - first) % 7..work.days()).step_by(7) {
                days.remove(day as i64);
            }
        }
    }
    (days, count as f64)
}
