//! The event calendar: what happens next.
//!
//! # Order
//!
//! Events come out by time; at the same second by class, the lowest first; within a class in the order
//! in which they were put in. The user of the engine documents its classes (for this model:
//! [`crate::model::order`]). Nothing else decides, so the order is the same on every platform.
//!
//! # Cost
//!
//! Events wait in one bucket a day. Putting one in a later day is an append; a day is sorted once, when it
//! comes, and only what is put in during the day itself goes through a heap. With `n` events in a day an event
//! costs `O(log n)` on a few kilobytes, however many events wait in later days.

use super::moment::{DAY, Moment};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Days that have a bucket of their own; later events wait together and are dealt out when their round comes.
const ROUND: i64 = 1_024;

/// Bits of a key for the order of entry: a run would take weeks to use them up.
const SEQUENCE_BITS: u32 = 43;
/// Bits of a key for the order of entry and the class.
const TIE_BITS: u32 = SEQUENCE_BITS + 4;

/// An event of a known day.
#[derive(Clone, Copy, Debug)]
struct Entry<E> {
    /// Second of the day, class and order of entry in one number, so that one comparison decides.
    key: u64,
    event: E,
}

impl<E> PartialEq for Entry<E> {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}
impl<E> Eq for Entry<E> {}
impl<E> PartialOrd for Entry<E> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<E> Ord for Entry<E> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.key.cmp(&other.key)
    }
}

/// Events that are still to come, of type `E`.
#[derive(Debug)]
pub struct EventCalendar<E> {
    /// What was known of the present day when it came, the first last.
    today: Vec<Entry<E>>,
    /// What was put in during the present day.
    added: BinaryHeap<Reverse<Entry<E>>>,
    day: i64,
    /// The first day of the next round: up to there every day has its bucket.
    round_end: i64,
    buckets: Vec<Vec<Entry<E>>>,
    /// With the day of each.
    later: Vec<(i64, Entry<E>)>,
    sequence: u64,
    waiting: usize,
    until: Moment,
}

impl<E: Copy> Clone for EventCalendar<E> {
    fn clone(&self) -> Self {
        let mut copy = EventCalendar::default();
        copy.clone_from(self);
        copy
    }

    /// The room that there is, is used.
    fn clone_from(&mut self, other: &Self) {
        self.today.clone_from(&other.today);
        self.added.clone_from(&other.added);
        self.later.clone_from(&other.later);
        self.buckets.clone_from(&other.buckets);
        (self.day, self.round_end, self.sequence) = (other.day, other.round_end, other.sequence);
        (self.waiting, self.until) = (other.waiting, other.until);
    }
}

/// A calendar without room for any event, for where one is taken from.
impl<E> Default for EventCalendar<E> {
    fn default() -> Self {
        EventCalendar {
            today: Vec::new(),
            added: BinaryHeap::new(),
            day: 0,
            round_end: 0,
            buckets: Vec::new(),
            later: Vec::new(),
            sequence: 0,
            waiting: 0,
            until: Moment::START,
        }
    }
}

impl<E: Copy> EventCalendar<E> {
    /// An empty calendar. Events at or after `until` are never needed and are dropped when put in.
    pub fn new(until: Moment) -> Self {
        let mut calendar = EventCalendar::default();
        calendar.clear(until);
        calendar
    }

    /// Makes it as new, for a run to `until`; the room that it has is kept.
    pub fn clear(&mut self, until: Moment) {
        self.today.clear();
        self.added.clear();
        self.later.clear();
        self.buckets.iter_mut().for_each(Vec::clear);
        self.buckets.resize_with(ROUND as usize, Vec::new);
        (self.day, self.round_end, self.sequence, self.waiting, self.until) = (0, ROUND, 0, 0, until);
    }

    /// Puts in `event` at `at`, in tie class `class` (0 to 15, lowest first). A time in the past would
    /// break causality: it is a broken invariant and panics in test builds.
    #[inline]
    pub fn put(&mut self, at: Moment, class: u8, event: E) {
        debug_assert!(class < 16, "tie classes run from 0 to 15");
        if at >= self.until {
            return;
        }
        let day = at.day();
        debug_assert!(day >= self.day, "an event was put in the past");
        debug_assert!(self.sequence >> SEQUENCE_BITS == 0, "more events than a key can number");
        let second = (at.0 - day * DAY) as u64;
        let entry = Entry { key: second << TIE_BITS | u64::from(class) << SEQUENCE_BITS | self.sequence, event };
        self.sequence += 1;
        self.waiting += 1;
        if day <= self.day {
            self.added.push(Reverse(entry));
        } else if day < self.round_end {
            self.buckets[(day % ROUND) as usize].push(entry);
        } else {
            self.later.push((day, entry));
        }
    }

    /// When an event of the present day comes.
    #[inline]
    fn moment(&self, entry: &Entry<E>) -> Moment {
        Moment(self.day * DAY + (entry.key >> TIE_BITS) as i64)
    }

    /// Takes out the first event before `limit`, with its time; `None` when there is none.
    #[inline]
    pub fn pop_before(&mut self, limit: Moment) -> Option<(Moment, E)> {
        let entry = loop {
            match (self.today.last(), self.added.peek()) {
                (known, Some(Reverse(added))) if known.is_none_or(|known| added < known) => {
                    if self.moment(added) >= limit {
                        return None;
                    }
                    break self.added.pop()?.0;
                }
                (Some(known), _) => {
                    if self.moment(known) >= limit {
                        return None;
                    }
                    break self.today.pop()?;
                }
                // No page is turned beyond the limit: what is put in there must find its day.
                _ if self.waiting == 0 || self.day >= limit.day() => return None,
                _ => self.turn_page(),
            }
        };
        self.waiting -= 1;
        Some((self.moment(&entry), entry.event))
    }

    /// Events still waiting.
    pub fn len(&self) -> usize {
        self.waiting
    }

    /// True when nothing is left.
    pub fn is_empty(&self) -> bool {
        self.waiting == 0
    }

    /// Events put in so far.
    pub fn count(&self) -> u64 {
        self.sequence
    }

    #[cold]
    fn turn_page(&mut self) {
        self.day += 1;
        if self.day == self.round_end {
            self.round_end += ROUND;
            let mut kept = 0;
            for i in 0..self.later.len() {
                let (day, entry) = self.later[i];
                if day < self.round_end {
                    self.buckets[(day % ROUND) as usize].push(entry);
                } else {
                    self.later[kept] = (day, entry);
                    kept += 1;
                }
            }
            self.later.truncate(kept);
        }
        // The empty list of the day that is over serves the bucket next.
        std::mem::swap(&mut self.today, &mut self.buckets[(self.day % ROUND) as usize]);
        self.today.sort_unstable_by_key(|entry| Reverse(entry.key));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{DAY, Streams, sample::uniform};

    fn drain(calendar: &mut EventCalendar<u32>) -> Vec<u32> {
        std::iter::from_fn(|| calendar.pop_before(Moment::NEVER).map(|(_, e)| e)).collect()
    }

    #[test]
    fn events_come_by_time_then_class_then_order_of_entry() {
        let mut calendar = EventCalendar::new(Moment::NEVER);
        calendar.put(Moment(20), 0, 5);
        calendar.put(Moment(10), 3, 3);
        calendar.put(Moment(10), 1, 1);
        calendar.put(Moment(10), 3, 4);
        calendar.put(Moment(10), 1, 2);
        assert_eq!(drain(&mut calendar), [1, 2, 3, 4, 5]);
    }

    #[test]
    fn any_mix_of_near_and_far_events_comes_out_sorted_and_complete() {
        let mut calendar = EventCalendar::new(Moment::of_day(5_000));
        let mut stream = Streams::new(3, 0).stream(0, 0);
        let mut expected = Vec::new();
        for i in 0..20_000_u32 {
            let at = Moment((uniform(&mut stream) * 6_000.0 * DAY as f64) as i64);
            let class = (i % 3) as u8;
            calendar.put(at, class, i);
            if at < Moment::of_day(5_000) {
                expected.push((at, class, i));
            }
        }
        expected.sort();
        let expected: Vec<u32> = expected.into_iter().map(|(_, _, i)| i).collect();
        assert_eq!(calendar.len(), expected.len());
        assert_eq!(drain(&mut calendar), expected);
        assert!(calendar.is_empty());
    }

    #[test]
    fn nothing_comes_out_before_its_limit_and_what_is_put_in_at_the_limit_still_finds_its_day() {
        let mut calendar = EventCalendar::new(Moment::NEVER);
        calendar.put(Moment(10), 3, 1);
        calendar.put(Moment::of_day(2_000), 0, 4);
        let limit = Moment::of_day(1_500);
        assert_eq!(calendar.pop_before(Moment(10)), None);
        assert_eq!(calendar.pop_before(limit), Some((Moment(10), 1)));
        assert_eq!(calendar.pop_before(limit), None);
        let mut twin = calendar.clone();
        calendar.put(limit, 1, 3);
        calendar.put(limit, 0, 2);
        assert_eq!(drain(&mut calendar), [2, 3, 4]);
        assert_eq!(drain(&mut twin), [4]);
    }

    #[test]
    fn an_event_put_in_while_its_day_is_running_still_comes_in_order() {
        let mut calendar = EventCalendar::new(Moment::NEVER);
        calendar.put(Moment(100), 0, 1);
        calendar.put(Moment(300), 0, 3);
        assert_eq!(calendar.pop_before(Moment::NEVER), Some((Moment(100), 1)));
        calendar.put(Moment(200), 0, 2);
        assert_eq!(drain(&mut calendar), [2, 3]);
    }
}
