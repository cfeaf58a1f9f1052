//! Several clocks of one entity, of which the first to go off counts.

use super::clock::{moment, turned};
use super::moment::Moment;

/// `N` hazards of one entity, each as a [`Clock`](super::Clock), and which of them comes first.
///
/// The entity has one event in the calendar, for the first. Its owner puts it in whenever [`Race::run_at`] says that
/// another comes first, and asks [`Race::winner`] when it comes whether it still means something.
///
/// A threshold is drawn when its clock first runs: many never do.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Race<const N: usize> {
    /// Rates a year, now.
    rates: [f64; N],
    /// With a rate: the second at which it goes off. Without: the exposure that is left, in rate times years, with a
    /// minus sign; [`UNDRAWN`] as long as no threshold was drawn. Read as whole numbers, what has a minus sign comes
    /// after everything else, so that the lowest is the clock that goes off first.
    marks: [f64; N],
    /// Times each has gone off.
    times: [u16; N],
    next: u8,
    version: u32,
    due: Moment,
}

/// The mark of a clock without a threshold.
const UNDRAWN: f64 = f64::NEG_INFINITY;

/// In the place of the clock that goes off first: none of them runs.
const NONE: u8 = u8::MAX;

/// As [`Race::still`].
impl<const N: usize> Default for Race<N> {
    fn default() -> Self {
        Race::still()
    }
}

impl<const N: usize> Race<N> {
    /// Clocks that stand still and have no thresholds yet.
    pub const fn still() -> Race<N> {
        Race::from_version(0)
    }

    /// As [`Race::still`], for clocks that get the place of others: with the [`Race::next_version`] of those, what was put in
    /// the calendar for them means nothing.
    #[inline]
    pub const fn from_version(version: u32) -> Race<N> {
        Race { rates: [0.0; N], marks: [UNDRAWN; N], times: [0; N], next: NONE, version, due: Moment::NEVER }
    }

    /// A version that nothing in the calendar has.
    #[inline]
    pub fn next_version(&self) -> u32 {
        self.version + 1
    }

    /// From `now` on the clocks run at `rates` a year. `threshold` draws an exponential number with mean 1 for a clock
    /// that has gone off so many times. Yields when the first goes off, and the version to put in the calendar with it,
    /// if that is another than before.
    #[inline]
    pub fn run_at(
        &mut self,
        now: Moment,
        rates: &[f64; N],
        threshold: impl Fn(usize, u16) -> f64,
    ) -> Option<(Moment, u32)> {
        // One bit for each clock whose rate changes: a way out at each of them would be guessed wrong half of the time.
        let differs = |all: u32, (index, (old, new)): (usize, (&f64, &f64))| all | u32::from(old != new) << index;
        let mut changed = self.rates.iter().zip(rates).enumerate().fold(0, differs);
        if changed == 0 && (self.due != Moment::NEVER || self.next == NONE) {
            return None;
        }
        let others = changed & changed.wrapping_sub(1);
        let only = changed.trailing_zeros() as u8;
        while changed != 0 {
            let index = changed.trailing_zeros() as usize;
            changed &= changed - 1;
            if self.marks[index] == UNDRAWN {
                self.marks[index] = -threshold(index, self.times[index]);
            }
            self.turn(index, rates[index], now);
        }
        // Where only one changes that was not the first, only that one can come before the first.
        let next = if others == 0 && only != self.next && (self.next == NONE || self.due != Moment::NEVER) {
            if self.comes_before(only, self.next) { only } else { self.next }
        } else {
            self.first_of_all()
        };
        let due = moment(f64::from_bits(self.mark(next)));
        if self.due == due && self.next == next {
            return None;
        }
        (self.next, self.due) = (next, due);
        self.version += 1;
        Some((due.max(now), self.version))
    }

    /// True when [`Race::run_at`] would change nothing, if the clocks from `first` on are to run at `rates` and the others as
    /// they do.
    #[inline]
    pub fn keeps(&self, first: usize, rates: &[f64]) -> bool {
        self.rates[first..] == *rates && (self.due != Moment::NEVER || self.next == NONE)
    }

    /// The mark of a clock as a whole number: the lowest goes off first. Of none the highest of a clock that runs.
    #[inline]
    fn mark(&self, index: u8) -> u64 {
        self.marks.get(usize::from(index)).map_or(f64::INFINITY.to_bits(), |mark| mark.to_bits())
    }

    /// True when clock `index` runs and goes off before clock `other`; of two at the same second, the first goes first.
    #[inline]
    fn comes_before(&self, index: u8, other: u8) -> bool {
        (self.mark(index), index) < (self.mark(other), other)
    }

    /// The clock that goes off first.
    #[inline]
    fn first_of_all(&self) -> u8 {
        let (mut first, mut lowest) = (NONE, self.mark(NONE));
        for (index, mark) in self.marks.iter().enumerate() {
            if mark.to_bits() < lowest {
                (first, lowest) = (index as u8, mark.to_bits());
            }
        }
        first
    }

    /// Clock `index`, which has a threshold, runs at another rate from `now` on.
    #[inline]
    fn turn(&mut self, index: usize, new: f64, now: Moment) {
        let mark = self.marks[index].abs();
        let mark = turned(mark, self.rates[index], new, now);
        self.marks[index] = if new > 0.0 { mark } else { -mark };
        self.rates[index] = new;
    }

    /// The clock that goes off with the event of `version`; nothing when the clocks have been set anew since.
    #[inline]
    pub fn winner(&self, version: u32) -> Option<usize> {
        (self.version == version).then_some(usize::from(self.next))
    }

    /// All clocks stand still for good, and their thresholds are forgotten.
    pub fn stop(&mut self) {
        (self.rates, self.marks) = ([0.0; N], [UNDRAWN; N]);
        (self.next, self.due) = (NONE, Moment::NEVER);
        self.version += 1;
    }

    /// True when none of the clocks will go off at the present rates.
    #[inline]
    pub fn stopped(&self) -> bool {
        self.next == NONE
    }

    /// Reads something of every line of the cache that holds the clocks, to have them at hand.
    #[inline]
    pub fn read(&self) -> u64 {
        self.rates[0].to_bits()
            ^ self.rates[N / 2].to_bits()
            ^ self.marks[0].to_bits()
            ^ self.marks[N - 1].to_bits()
            ^ u64::from(self.version)
    }

    /// True when none of the clocks runs.
    #[inline]
    pub fn stands_still(&self) -> bool {
        self.rates.iter().all(|rate| *rate == 0.0)
    }

    /// Times that clock `index` has gone off.
    pub fn times(&self, index: usize) -> u16 {
        self.times[index]
    }

    /// Clock `index` went off, or what it measures began anew: another threshold for the next time.
    pub fn rewind(&mut self, index: usize) {
        self.times[index] = self.times[index].wrapping_add(1);
        (self.rates[index], self.marks[index]) = (0.0, UNDRAWN);
        // The event that was in the calendar has happened, or means nothing any more.
        self.due = Moment::NEVER;
        self.version += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::sample::uniform;
    use crate::engine::{Streams, YEAR};

    #[test]
    fn exposure_is_used_up_at_the_rate_of_each_period_and_the_first_wins() {
        let mut race = Race::<2>::still();
        let thresholds = |index: usize, times: u16| if times > 0 { 5.0 } else { [1.0, 9.0][index] };
        assert_eq!(race.run_at(Moment(0), &[0.5, 1.0], thresholds), Some((Moment(2 * YEAR), 1)));
        assert_eq!(race.winner(1), Some(0));
        // After a year half is left; at twice the rate that takes half a year.
        let once = |_: usize, _: u16| -> f64 { unreachable!("a threshold is drawn once") };
        assert_eq!(race.run_at(Moment(YEAR), &[1.0, 1.0], once), Some((Moment(YEAR + YEAR / 2), 2)));
        assert_eq!(race.winner(1), None, "what was put in before has lost its meaning");
        assert_eq!(race.run_at(Moment(YEAR), &[1.0, 1.0], once), None, "nothing changed");
        // Standing still costs nothing: half a year of the first is left whenever it goes on.
        assert_eq!(race.run_at(Moment(YEAR), &[0.0, 1.0], once), Some((Moment(9 * YEAR), 3)));
        assert_eq!(race.run_at(Moment(5 * YEAR), &[1.0, 1.0], once), Some((Moment(5 * YEAR + YEAR / 2), 4)));
    }

    #[test]
    fn a_clock_that_went_off_gets_another_threshold() {
        let mut race = Race::<1>::still();
        let threshold = |_: usize, times: u16| f64::from(times) + 1.0;
        assert_eq!(race.run_at(Moment(0), &[1.0], threshold), Some((Moment(YEAR), 1)));
        race.rewind(0);
        assert_eq!(race.times(0), 1);
        assert_eq!(race.run_at(Moment(YEAR), &[1.0], threshold), Some((Moment(3 * YEAR), 3)));
    }

    #[test]
    fn clocks_that_are_stopped_for_good_never_go_off() {
        let mut race = Race::<2>::still();
        let threshold = |_: usize, _: u16| 1.0;
        let (_, version) = race.run_at(Moment(0), &[1.0, 0.5], threshold).expect("the first goes off in a year");
        race.stop();
        assert!(race.stands_still() && race.stopped());
        assert_eq!(race.winner(version), None, "what was put in before has lost its meaning");
        assert_eq!(race.run_at(Moment(YEAR), &[0.0, 0.0], threshold), None);
    }

    #[test]
    fn whatever_changes_the_first_is_the_lowest_of_all() {
        let mut race = Race::<4>::still();
        let mut stream = Streams::new(7, 0).stream(0, 0);
        let threshold = |index: usize, times: u16| (index + 1) as f64 / f64::from(times + 2);
        let mut rates = [0.0; 4];
        for step in 0..20_000 {
            let index = (uniform(&mut stream) * 4.0) as usize;
            // Mostly one changes, sometimes all of them, and they often stand still.
            let mut another = || [0.0, 0.0, 0.3, 1.0][(uniform(&mut stream) * 4.0) as usize];
            if step % 5 == 0 {
                rates = [(); 4].map(|()| another())
            } else {
                rates[index] = another()
            }
            if step % 7 == 0 {
                race.rewind(index);
                rates[index] = 0.0;
            }
            let (keeps, before) = (race.keeps(0, &rates), race);
            let changed = race.run_at(Moment(step * 1_000), &rates, threshold);
            assert!(!keeps || changed.is_none() && race == before, "after {step} steps");
            assert!(race.keeps(0, &rates), "it runs as it was told to, after {step} steps");
            let lowest = race.first_of_all();
            assert_eq!(race.due, moment(f64::from_bits(race.mark(lowest))), "after {step} steps");
            assert!(race.next == lowest || race.due == Moment::NEVER, "after {step} steps");
        }
    }
}
