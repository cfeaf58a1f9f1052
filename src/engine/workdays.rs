//! Which days are worked, and when work that starts now will be finished.

use super::holidays::is_holiday;
use super::moment::{DAY, HOUR, Moment};
use jiff::civil::Date;

/// A set of days of the run, one bit a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DaySet {
    words: Vec<u64>,
}

impl DaySet {
    /// No days, room for `days`.
    pub fn none(days: usize) -> DaySet {
        DaySet { words: vec![0; days / 64 + 2] }
    }

    /// Adds day `day`; a day beyond the run is ignored.
    pub fn insert(&mut self, day: i64) {
        if let Some(word) = usize::try_from(day).ok().and_then(|d| self.words.get_mut(d / 64)) {
            *word |= 1 << (day % 64);
        }
    }

    /// Takes day `day` out.
    pub fn remove(&mut self, day: i64) {
        if let Some(word) = usize::try_from(day).ok().and_then(|d| self.words.get_mut(d / 64)) {
            *word &= !(1 << (day % 64));
        }
    }

    /// True when `day` is in the set.
    #[inline]
    pub fn contains(&self, day: i64) -> bool {
        self.around(day) >> day.rem_euclid(64) & 1 == 1
    }

    /// The days in the set of the 64 that `day` is one of: bit `d % 64` for day `d`.
    #[inline]
    pub fn around(&self, day: i64) -> u64 {
        usize::try_from(day).ok().and_then(|d| self.words.get(d / 64)).copied().unwrap_or(0)
    }

    /// True when two days are among the same 64: see [`DaySet::around`].
    #[inline]
    pub fn together(one: i64, other: i64) -> bool {
        one.div_euclid(64) == other.div_euclid(64)
    }

    /// The first day in the set at or after `day`, or `None`.
    #[inline]
    pub fn first_from(&self, day: i64) -> Option<i64> {
        let day = day.max(0) as usize;
        let mut index = day / 64;
        let mut word = *self.words.get(index)? & (!0 << (day % 64));
        loop {
            if word != 0 {
                return Some((index * 64) as i64 + i64::from(word.trailing_zeros()));
            }
            index += 1;
            word = *self.words.get(index)?;
        }
    }
}

/// The working calendar of the run: its dates, its working days, and the hours of a working day.
#[derive(Clone, Debug, PartialEq)]
pub struct WorkDays {
    first: Date,
    /// The date of each day: it is asked for at every melding.
    dates: Vec<Date>,
    worked: DaySet,
    days: usize,
    opens: i64,
    closes: i64,
}

/// `days` dates from `first` on, or as far as the calendar goes.
fn dates(first: Date, days: usize) -> Vec<Date> {
    std::iter::successors(Some(first), |date| date.tomorrow().ok()).take(days).collect()
}

impl WorkDays {
    /// Weekdays that are not Dutch public holidays, from `opens` to `closes` o'clock.
    pub fn dutch(first: Date, days: usize, opens: f64, closes: f64) -> WorkDays {
        let mut worked = DaySet::none(days);
        let dates = dates(first, days);
        for (day, date) in (0..).zip(dates.iter().copied()) {
            if date.weekday().to_monday_one_offset() <= 5 && !is_holiday(date) {
                worked.insert(day);
            }
        }
        let at = |hour: f64| libm::round(hour * HOUR as f64) as i64;
        WorkDays { first, dates, worked, days, opens: at(opens), closes: at(closes) }
    }

    /// Day and night, seven days a week: no calendar. For comparison with queueing theory.
    pub fn always(first: Date, days: usize) -> WorkDays {
        let mut worked = DaySet::none(days);
        (0..days as i64).for_each(|day| worked.insert(day));
        WorkDays { first, dates: dates(first, days), worked, days, opens: 0, closes: DAY }
    }

    /// The days of the run.
    pub fn days(&self) -> usize {
        self.days
    }

    /// The days on which the team works.
    pub fn worked(&self) -> &DaySet {
        &self.worked
    }

    /// The civil date of day `day`.
    pub fn date(&self, day: i64) -> Date {
        if let Some(date) = usize::try_from(day).ok().and_then(|day| self.dates.get(day)) {
            return *date;
        }
        self.first.checked_add(jiff::Span::new().days(day)).unwrap_or(Date::MAX)
    }

    /// The day of the run on which `date` falls; negative before the start.
    pub fn day_of(&self, date: Date) -> i64 {
        i64::from((date - self.first).get_days())
    }

    /// Hours between opening and closing.
    pub fn window_hours(&self) -> f64 {
        (self.closes - self.opens) as f64 / HOUR as f64
    }

    /// The first moment at or after `from` that lies in the opening hours of a day of `own`.
    /// [`Moment::NEVER`] when there is none left.
    #[inline]
    pub fn next_opening(&self, own: &DaySet, from: Moment) -> Moment {
        let (day, second) = (from.day(), from.second_of_day());
        let first = if second < self.closes { day } else { day + 1 };
        match own.first_from(first) {
            None => Moment::NEVER,
            Some(found) if found > day => Moment::of_day(found) + self.opens,
            Some(_) => Moment::of_day(day) + second.max(self.opens),
        }
    }

    /// When `hours` of work will be done that starts at `from` by someone who works on the days of `own`
    /// and gets through `pace` hours of work in an hour of opening time. Work pauses outside opening
    /// hours. [`Moment::NEVER`] when the run ends first.
    #[inline]
    pub fn finish(&self, own: &DaySet, from: Moment, hours: f64, pace: f64) -> Moment {
        if pace <= 0.0 {
            return Moment::NEVER;
        }
        let seconds = hours / pace * HOUR as f64;
        if seconds >= 1.0e15 {
            return Moment::NEVER;
        }
        let mut left = super::math::up(seconds);
        let (mut day, mut second) = (from.day(), from.second_of_day().max(self.opens));
        if second >= self.closes {
            (day, second) = (day + 1, self.opens);
        }
        while let Some(found) = own.first_from(day) {
            let begin = if found > day { self.opens } else { second };
            let room = self.closes - begin;
            if left <= room {
                return Moment::of_day(found) + begin + left;
            }
            left -= room;
            (day, second) = (found + 1, self.opens);
        }
        Moment::NEVER
    }

    /// Hours of work done between `from` and `to` at `pace`, the counterpart of [`WorkDays::finish`].
    pub fn hours_between(&self, own: &DaySet, from: Moment, to: Moment, pace: f64) -> f64 {
        let mut seconds = 0;
        let mut at = self.next_opening(own, from);
        while at < to {
            let closing = Moment::of_day(at.day()) + self.closes;
            seconds += closing.0.min(to.0) - at.0;
            at = self.next_opening(own, closing);
        }
        seconds as f64 / HOUR as f64 * pace
    }

    /// `count` working days after `from`, at the same time of day.
    pub fn after_workdays(&self, from: Moment, count: u32) -> Moment {
        let mut day = from.day();
        for _ in 0..count {
            match self.worked.first_from(day + 1) {
                Some(next) => day = next,
                None => return Moment::NEVER,
            }
        }
        Moment::of_day(day) + from.second_of_day()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    /// Monday 5 January 2026 is day 0; a working day runs from 9 to 17.
    fn january() -> WorkDays {
        WorkDays::dutch(date(2026, 1, 5), 400, 9.0, 17.0)
    }

    #[test]
    fn work_pauses_at_night_and_in_the_weekend() {
        let days = january();
        let friday = Moment::of_day(4) + 15 * HOUR;
        // Two hours on Friday and one on Monday.
        assert_eq!(days.finish(days.worked(), friday, 3.0, 1.0), Moment::of_day(7) + 10 * HOUR);
        assert_eq!(days.finish(days.worked(), friday, 2.0, 1.0), Moment::of_day(4) + 17 * HOUR);
    }

    #[test]
    fn work_pauses_on_a_public_holiday() {
        let days = january();
        let easter_monday = days.day_of(date(2026, 4, 6));
        assert!(!days.worked().contains(easter_monday));
        let friday = Moment::of_day(easter_monday - 3) + 16 * HOUR;
        // One hour on Friday; after the weekend and Easter Monday, the second comes on Tuesday.
        assert_eq!(days.finish(days.worked(), friday, 2.0, 1.0), Moment::of_day(easter_monday + 1) + 10 * HOUR);
    }

    #[test]
    fn a_lower_pace_takes_longer_and_hours_between_undoes_finish() {
        let days = january();
        let start = Moment::of_day(1) + 10 * HOUR;
        for (hours, pace) in [(1.0, 0.5), (7.3, 0.52), (40.0, 1.0)] {
            let end = days.finish(days.worked(), start, hours, pace);
            let back = days.hours_between(days.worked(), start, end, pace);
            assert!((back - hours).abs() < 1.0 / 3600.0, "{hours} {pace}: {back}");
        }
    }

    #[test]
    fn without_a_calendar_work_takes_its_own_time() {
        let days = WorkDays::always(date(2026, 1, 3), 100);
        let at = Moment::of_day(3) + 23 * HOUR;
        assert_eq!(days.finish(days.worked(), at, 30.0, 1.0), at + 30 * HOUR);
    }

    #[test]
    fn five_working_days_after_a_thursday_is_the_next_thursday() {
        let days = january();
        assert_eq!(days.after_workdays(Moment::of_day(3) + HOUR, 5), Moment::of_day(10) + HOUR);
    }
}
