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
/// Its threshold can be drawn when it first runs: many clocks never do.
///
/// Two numbers, as a client has many clocks and they are looked at often: while it runs, the moment at which
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

    /// A clock that stands still and has no threshold yet: [`Clock::run_or_draw`] sets it going.
    pub const fn still() -> Clock {
        Clock { rate: 0.0, mark: -1.0 }
    }

    /// As [`Clock::run_at`], for a clock that may have no threshold yet: then `threshold` draws it.
    #[inline]
    pub fn run_or_draw(&mut self, now: Moment, rate: f64, threshold: impl FnOnce() -> f64) {
        if self.mark < 0.0 && rate > 0.0 {
            self.mark = threshold();
        }
        self.run_at(now, rate);
    }

    /// From `now` on the clock runs at `rate` a year. Without a change it costs one comparison.
    #[inline]
    pub fn run_at(&mut self, now: Moment, rate: f64) {
        if rate == self.rate {
            return;
        }
        let left = if self.rate > 0.0 {
            ((self.mark - now.0 as f64) * (self.rate / YEAR as f64)).max(0.0)
        } else {
            self.mark
        };
        self.rate = rate;
        self.mark = if rate > 0.0 { now.0 as f64 + ceil(left / rate * YEAR as f64) } else { left };
    }

    /// The present rate a year.
    #[inline]
    pub fn rate(&self) -> f64 {
        self.rate
    }

    /// When it goes off at the present rate.
    #[inline]
    pub fn due(&self) -> Moment {
        if self.rate > 0.0 && self.mark < 1.0e15 { Moment(self.mark as i64) } else { Moment::NEVER }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exposure_is_used_up_at_the_rate_of_each_period() {
        let mut clock = Clock::still();
        clock.run_or_draw(Moment(0), 0.5, || 1.0);
        assert_eq!(clock.due(), Moment(2 * YEAR));
        // After a year half is left; at twice the rate that takes half a year.
        let once = || unreachable!("the threshold is drawn once");
        clock.run_or_draw(Moment(YEAR), 1.0, once);
        assert_eq!(clock.due(), Moment(YEAR + YEAR / 2));
        clock.run_at(Moment(YEAR), 0.0);
        assert_eq!(clock.due(), Moment::NEVER);
        clock.run_or_draw(Moment(5 * YEAR), 1.0, once);
        assert_eq!(clock.due(), Moment(5 * YEAR + YEAR / 2));
    }
}
