//! A clock that goes off after a random amount of exposure.
//!
//! A hazard that changes over time is an exponential threshold, drawn once, that is used up at the
//! present rate (the random time change of Kurtz; Anderson 2007, "A modified next reaction method"). The
//! threshold does not depend on the rate, so a policy that raises the rate makes the same thing happen
//! sooner instead of drawing other luck. Nothing needs to be polled between changes.

use super::moment::{Moment, YEAR};

/// A pending random event with a rate that can change.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    /// Exposure left: rate times years until it goes off.
    left: f64,
    /// Rate a year, now.
    rate: f64,
    since: Moment,
    due: Moment,
}

impl Clock {
    /// A clock that stands still, with `threshold` left (an exponential number with mean 1).
    pub fn new(threshold: f64, now: Moment) -> Clock {
        Clock { left: threshold, rate: 0.0, since: now, due: Moment::NEVER }
    }

    /// From `now` on the clock runs at `rate` a year. Without a change it costs one comparison.
    #[inline]
    pub fn run_at(&mut self, now: Moment, rate: f64) {
        if rate == self.rate {
            return;
        }
        if self.rate > 0.0 {
            self.left = (self.left - self.rate * (now.since(self.since) as f64 / YEAR as f64)).max(0.0);
        }
        self.rate = rate;
        self.since = now;
        self.due = if rate > 0.0 { now.after_years(self.left / rate) } else { Moment::NEVER };
    }

    /// Starts anew with another threshold; it stands still until a rate is given.
    pub fn restart(&mut self, threshold: f64, now: Moment) {
        *self = Clock::new(threshold, now);
    }

    /// When it goes off at the present rate.
    #[inline]
    pub fn due(&self) -> Moment {
        self.due
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exposure_is_used_up_at_the_rate_of_each_period() {
        let mut clock = Clock::new(1.0, Moment(0));
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
