//! Simulated time: whole seconds since midnight on the first day of the run.
//!
//! Whole numbers make ties exact and sums independent of their order. Civil time is used without
//! daylight saving: every day has 24 hours, as the statutory terms count in days.

use super::math::up;
use std::ops::{Add, Sub};

/// Seconds in an hour.
pub const HOUR: i64 = 3_600;
/// Seconds in a day.
pub const DAY: i64 = 24 * HOUR;
/// Seconds in a week.
pub const WEEK: i64 = 7 * DAY;
/// Seconds in an average year of 365.25 days, for rates per year.
pub const YEAR: i64 = 31_557_600;

/// A point in simulated time, in seconds since midnight on the first day of the run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(pub i64);

impl Moment {
    /// Midnight on the first day of the run.
    pub const START: Moment = Moment(0);
    /// Later than anything that is simulated.
    pub const NEVER: Moment = Moment(i64::MAX / 4);

    /// Midnight at the start of day `day` (0 = first day of the run).
    #[inline]
    pub const fn of_day(day: i64) -> Moment {
        Moment(day * DAY)
    }

    /// The day this moment falls in (0 = first day of the run).
    #[inline]
    pub const fn day(self) -> i64 {
        self.0.div_euclid(DAY)
    }

    /// Seconds since midnight of its own day.
    #[inline]
    pub const fn second_of_day(self) -> i64 {
        self.0.rem_euclid(DAY)
    }

    /// Seconds from `earlier` to this moment; negative when `earlier` is later.
    #[inline]
    pub const fn since(self, earlier: Moment) -> i64 {
        self.0 - earlier.0
    }

    /// Years from `earlier` to this moment.
    #[inline]
    pub fn years_since(self, earlier: Moment) -> f64 {
        (self.0 - earlier.0) as f64 / YEAR as f64
    }

    /// This moment plus a duration in years; [`Moment::NEVER`] when that is beyond all simulated time.
    #[inline]
    pub fn after_years(self, years: f64) -> Moment {
        self.after_seconds(years * YEAR as f64)
    }

    /// This moment plus a duration in days, rounded up to a second.
    #[inline]
    pub fn after_days(self, days: f64) -> Moment {
        self.after_seconds(days * DAY as f64)
    }

    #[inline]
    fn after_seconds(self, seconds: f64) -> Moment {
        if seconds >= 1.0e15 { Moment::NEVER } else { Moment(self.0 + up(seconds)) }
    }
}

impl Add<i64> for Moment {
    type Output = Moment;
    #[inline]
    fn add(self, seconds: i64) -> Moment {
        Moment(self.0 + seconds)
    }
}

impl Sub<i64> for Moment {
    type Output = Moment;
    #[inline]
    fn sub(self, seconds: i64) -> Moment {
        Moment(self.0 - seconds)
    }
}
