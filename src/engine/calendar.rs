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
//! Events wait in one bucket a day. When a day comes, its events are dealt out over parts of half an hour; a part is
//! sorted when its turn comes, and what is put in during the part itself is inserted. A part mostly holds a few events,
//! so an event costs a fixed number of steps, however many events wait in later days.

use super::moment::{DAY, Moment};
use std::cmp::Reverse;

/// Days that have a bucket of their own; later events wait together and are dealt out when their round comes.
const ROUND: u64 = 1_024;

/// Seconds in a part of a day, as a power of two: 34 minutes.
const PART_BITS: u32 = 11;
/// Parts of a day. One number says with a bit for each which of them hold events.
const PARTS: usize = (DAY as usize).div_ceil(1 << PART_BITS);

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

impl<E> Entry<E> {
    /// The part of the day that it falls in.
    #[inline]
    fn part(&self) -> usize {
        (self.key >> (TIE_BITS + PART_BITS)) as usize
    }
}

/// Events that are still to come, of type `E`.
#[derive(Debug)]
pub struct EventCalendar<E> {
    /// What is left of the present part, the first last.
    present: Vec<Entry<E>>,
    /// The present part; below zero at the start of a day.
    part: i64,
    /// The later parts of the present day, in order of entry.
    parts: Vec<Vec<Entry<E>>>,
    /// A bit for each of `parts` that holds something.
    filled: u64,
    day: u64,
    /// When the present day began.
    midnight: Moment,
    /// The first day of the next round: up to there every day has its bucket.
    round_end: u64,
    buckets: Vec<Vec<Entry<E>>>,
    /// With the day of each.
    later: Vec<(u64, Entry<E>)>,
    sequence: u64,
    waiting: usize,
    until: Moment,
    begun: bool,
}

impl<E: Copy> Clone for EventCalendar<E> {
    fn clone(&self) -> Self {
        let mut copy = EventCalendar::default();
        copy.clone_from(self);
        copy
    }

    /// The room that there is, is used.
    fn clone_from(&mut self, other: &Self) {
        self.present.clone_from(&other.present);
        self.parts.clone_from(&other.parts);
        self.later.clone_from(&other.later);
        self.buckets.clone_from(&other.buckets);
        (self.part, self.filled, self.day, self.round_end) = (other.part, other.filled, other.day, other.round_end);
        (self.midnight, self.until) = (other.midnight, other.until);
        (self.sequence, self.waiting) = (other.sequence, other.waiting);
    }
}

/// A calendar without room for any event, for where one is taken from.
impl<E> Default for EventCalendar<E> {
    fn default() -> Self {
        EventCalendar {
            present: Vec::new(),
            part: -1,
            parts: Vec::new(),
            filled: 0,
            day: 0,
            midnight: Moment::START,
            round_end: 0,
            buckets: Vec::new(),
            later: Vec::new(),
            sequence: 0,
            waiting: 0,
            until: Moment::START,
            begun: false,
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
        self.present.clear();
        self.parts.iter_mut().for_each(Vec::clear);
        self.parts.resize_with(PARTS, Vec::new);
        self.later.clear();
        self.buckets.iter_mut().for_each(Vec::clear);
        self.buckets.resize_with(ROUND as usize, Vec::new);
        (self.part, self.filled, self.day, self.round_end) = (-1, 0, 0, ROUND);
        (self.sequence, self.waiting) = (0, 0);
        (self.midnight, self.until) = (Moment::START, until);
    }

    /// Puts in `event` at `at`, in tie class `class` (0 to 15, lowest first). A time in the past would
    /// break causality: it is a broken invariant and panics in test builds.
    #[inline]
    pub fn put(&mut self, at: Moment, class: u8, event: E) {
        debug_assert!(class < 16, "tie classes run from 0 to 15");
        if at >= self.until {
            return;
        }
        debug_assert!(at >= self.midnight, "an event was put in the past");
        debug_assert!(self.sequence >> SEQUENCE_BITS == 0, "more events than a key can number");
        let tie = u64::from(class) << SEQUENCE_BITS | self.sequence;
        self.sequence += 1;
        self.waiting += 1;
        let second = at.since(self.midnight);
        if second >= DAY {
            // Without a sign a division is cheaper, and nothing comes before the start.
            let (day, second) = (at.0 as u64 / DAY as u64, at.0 as u64 % DAY as u64);
            let entry = Entry { key: second << TIE_BITS | tie, event };
            if day < self.round_end {
                self.buckets[(day % ROUND) as usize].push(entry);
            } else {
                self.later.push((day, entry));
            }
            return;
        }
        let entry = Entry { key: (second as u64) << TIE_BITS | tie, event };
        if entry.part() as i64 > self.part {
            self.deal(entry);
        } else {
            let at = self.present.partition_point(|known| known.key > entry.key);
            self.present.insert(at, entry);
        }
    }

    /// Puts an event of a later part of the day where it waits.
    #[inline]
    fn deal(&mut self, entry: Entry<E>) {
        let part = entry.part();
        self.parts[part].push(entry);
        self.filled |= 1 << part;
    }

    /// Takes out the first event before `limit`, with its time; `None` when there is none.
    #[inline]
    pub fn pop_before(&mut self, limit: Moment) -> Option<(Moment, E)> {
        loop {
            if let Some(first) = self.present.last() {
                let at = self.midnight + (first.key >> TIE_BITS) as i64;
                if at >= limit {
                    return None;
                }
                let event = first.event;
                self.present.pop();
                self.waiting -= 1;
                return Some((at, event));
            }
            if self.filled != 0 {
                self.next_part();
            } else if self.waiting == 0 || self.midnight + DAY > limit {
                // No page is turned beyond the limit: what is put in there must find its day.
                return None;
            } else {
                self.turn_page();
            }
        }
    }

    /// True once for each part of the day that has begun: what is in it, is known from then on.
    #[inline]
    pub fn begun(&mut self) -> bool {
        std::mem::take(&mut self.begun)
    }

    /// What is left of the present part, the first last.
    pub fn coming(&self) -> impl Iterator<Item = E> {
        self.present.iter().map(|entry| entry.event)
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

    /// Goes on to the next part of the day that holds anything.
    fn next_part(&mut self) {
        let part = self.filled.trailing_zeros();
        self.filled &= self.filled - 1;
        self.part = i64::from(part);
        self.begun = true;
        // The empty list of the part that is over serves the other next.
        std::mem::swap(&mut self.present, &mut self.parts[part as usize]);
        self.present.sort_unstable_by_key(|entry| Reverse(entry.key));
    }

    /// Goes on to the next day, and deals out its events.
    fn turn_page(&mut self) {
        self.day += 1;
        self.midnight = self.midnight + DAY;
        self.part = -1;
        if self.day == self.round_end {
            self.begin_round();
        }
        let bucket = (self.day % ROUND) as usize;
        let mut today = std::mem::take(&mut self.buckets[bucket]);
        for entry in today.drain(..) {
            self.deal(entry);
        }
        self.buckets[bucket] = today;
    }

    #[cold]
    fn begin_round(&mut self) {
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

    #[test]
    fn what_is_put_in_while_events_come_out_still_comes_in_order() {
        let mut calendar = EventCalendar::new(Moment::of_day(40));
        let mut stream = Streams::new(4, 0).stream(0, 0);
        // What follows an event mostly falls in the same part of the day, or in the same day.
        let spreads = [100.0, 3_000.0, DAY as f64, 20.0 * DAY as f64];
        let mut waiting = std::collections::BTreeSet::new();
        let mut put =
            |calendar: &mut EventCalendar<u32>, waiting: &mut std::collections::BTreeSet<_>, now: i64, i| {
                let spread = spreads[(uniform(&mut stream) * 4.0) as usize];
                let at = Moment(now + (uniform(&mut stream) * spread) as i64);
                let class = (uniform(&mut stream) * 3.0) as u8;
                calendar.put(at, class, i);
                if at < Moment::of_day(40) {
                    waiting.insert((at, class, i));
                }
            };
        (0..200).for_each(|i| put(&mut calendar, &mut waiting, 0, i));
        for i in 200..20_000 {
            let Some((at, event)) = calendar.pop_before(Moment::NEVER) else { break };
            let (first, _, expected) = waiting.pop_first().expect("as many wait here");
            assert_eq!((at, event), (first, expected));
            put(&mut calendar, &mut waiting, at.0, i);
        }
        assert_eq!(drain(&mut calendar), waiting.into_iter().map(|(_, _, i)| i).collect::<Vec<_>>());
    }
}
