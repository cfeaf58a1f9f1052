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
    /// seconds before it. It may run over the whole numbers and back; the area itself does not.
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

    /// The area since the last call, up to `now`.
    #[inline]
    pub fn take(&mut self, now: Moment) -> i64 {
        let all = self.level.wrapping_mul(now.0);
        let area = all.wrapping_sub(self.beyond);
        self.beyond = all;
        area
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
        assert_eq!(clients.take(Moment(20)), 2 * 5 + 5);
        assert_eq!(clients.take(Moment(20)), 0);
        assert_eq!(clients.level(), 1);
    }
}
