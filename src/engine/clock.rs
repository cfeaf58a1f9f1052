//! A clock that goes off after a random amount of exposure.
//!
//! A hazard that changes over time is an exponential threshold, drawn once, that is used up at the
//! present rate (the random time change of Kurtz; Anderson 2007, "A modified next reaction method"). The
//! threshold does not depend on the rate, so a policy that raises the rate makes the same thing happen
//! sooner instead of drawing other luck. Nothing needs to be polled between changes.

use super::math::ceil;
use super::moment::{Moment, YEAR};

/// A pending random event with a rate that can change.
///
/// Two numbers: while it runs, the moment at which
/// it goes off says what is left; while it stands still, what is left is kept itself.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    /// Rate a year, now.
    rate: f64,
    /// With a rate: the second at which it goes off. Without: exposure left, in rate times years; below zero as
    /// long as no threshold was drawn.
    mark: f64,
}

impl Clock {
    /// A clock that stands still, with `threshold` left (an exponential number with mean 1).
    pub fn new(threshold: f64) -> Clock {
        Clock { rate: 0.0, mark: threshold }
    }

    /// From `now` on the clock runs at `rate` a year. Without a change it costs one comparison.
    #[inline]
    pub fn run_at(&mut self, now: Moment, rate: f64) {
        if rate != self.rate {
            self.mark = turned(self.mark, self.rate, rate, now);
            self.rate = rate;
        }
    }

    /// When it goes off at the present rate.
    #[inline]
    pub fn due(&self) -> Moment {
        if self.rate > 0.0 { moment(self.mark) } else { Moment::NEVER }
    }
}

/// The mark of a clock that ran at rate `old` and runs at rate `new` from `now` on; they are not the same.
#[inline]
pub(super) fn turned(mark: f64, old: f64, new: f64, now: Moment) -> f64 {
    let left = if old > 0.0 { ((mark - now.0 as f64) * (old / YEAR as f64)).max(0.0) } else { mark };
    if new > 0.0 { now.0 as f64 + ceil(left / new * YEAR as f64) } else { left }
}

/// The moment that the mark of a clock that runs stands for.
#[inline]
pub(super) fn moment(mark: f64) -> Moment {
    if mark < 1.0e15 { Moment(mark as i64) } else { Moment::NEVER }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exposure_is_used_up_at_the_rate_of_each_period() {
        let mut clock = Clock::new(1.0);
        clock.run_at(Moment(0), 0.5);
        assert_eq!(clock.due(), Moment(2 * YEAR));
        // After a year half is left; at twice the rate that takes half a year.
        clock.run_at(Moment(YEAR), 1.0);
        assert_eq!(clock.due(), Moment(YEAR + YEAR / 2));
        clock.run_at(Moment(YEAR), 0.0);
        assert_eq!(clock.due(), Moment::NEVER);
        clock.run_at(Moment(5 * YEAR), 1.0);
        assert_eq!(clock.due(), Moment(5 * YEAR + YEAR / 2));
    }
}
