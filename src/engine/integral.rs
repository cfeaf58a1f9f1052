//! A level that changes now and then, and the area under it.

use super::Moment;

/// A whole-numbered level (clients in care, nano-euros a second, ...) and its integral over time.
///
/// Whole numbers keep sums exact: the parts of a total add up to it to the last unit, in whatever order
/// they were added. The area is `level x seconds`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Integral {
    level: i64,
    /// What the area since the last call of [`Integral::take`] lacks of `level x now`: each change counts for the
    /// seconds before it. It may run over the whole numbers and back.
    beyond: i64,
}

impl Integral {
    /// The level now.
    #[inline]
    pub fn level(&self) -> i64 {
        self.level
    }

    /// Raises (or lowers) the level from `now` on.
    #[inline]
    pub fn add(&mut self, now: Moment, change: i64) {
        self.level += change;
        self.beyond = self.beyond.wrapping_add(change.wrapping_mul(now.0));
    }

    /// The area since the last call, `seconds` ago, up to `now`.
    ///
    /// Its last 64 bits are counted. What lies beyond them, for a sum of money that no municipality has, follows from
    /// the level now: so only a level that changes by more than 64 bits can hold, times `seconds`, would be missed.
    #[inline]
    pub fn take(&mut self, seconds: i64, now: Moment) -> i128 {
        let all = self.level.wrapping_mul(now.0);
        let counted = all.wrapping_sub(self.beyond);
        let about = i128::from(self.level) * i128::from(seconds);
        self.beyond = all;
        about + i128::from(counted.wrapping_sub(about as i64))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_area_is_level_times_duration_and_is_taken_once() {
        let mut clients = Integral::default();
        clients.add(Moment(10), 2);
        clients.add(Moment(15), -1);
        assert_eq!(clients.take(20, Moment(20)), 2 * 5 + 5);
        assert_eq!(clients.take(0, Moment(20)), 0);
        assert_eq!(clients.level(), 1);
    }

    #[test]
    fn an_area_beyond_64_bits_is_exact() {
        let mut spending = Integral::default();
        let (level, month) = (i64::MAX / 1_000_000, 2_678_400);
        spending.add(Moment(0), level);
        spending.add(Moment(month - 86_400), level / 10);
        let expected = i128::from(level) * i128::from(month) + i128::from(level / 10) * 86_400;
        assert!(expected > i128::from(i64::MAX));
        assert_eq!(spending.take(month, Moment(month)), expected);
        spending.add(Moment(month + 86_400), -level / 10);
        let rest = i128::from(level) * i128::from(month) + i128::from(level / 10) * 86_400;
        assert_eq!(spending.take(month, Moment(2 * month)), rest);
    }
}
