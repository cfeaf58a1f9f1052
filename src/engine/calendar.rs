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
//! Events wait in one bucket for every page of 18 hours. When the page is turned, its events stay where they are, and
//! their turns are sorted: dealt out over about as many spans of time as there are events, and then put right where some fall
//! in the same span. Turns of what is put in on the page itself are kept beside them. So an event costs a fixed number of
//! steps, however many events wait on later pages.

use super::moment::Moment;
use super::turns::{Turn, Turns};

/// Seconds on a page, as a power of two: 18 hours. A day would ask for a division.
const PAGE_BITS: u32 = 16;
/// Seconds on a page.
const PAGE: i64 = 1 << PAGE_BITS;
/// Pages that have a bucket of their own; later events wait together and are dealt out when their round comes.
const ROUND: u64 = 2_048;

/// Events for which a bucket has room at first.
const ROOM: usize = 128;

/// Bits for the class of an event.
const CLASS_BITS: u32 = 4;

/// An event of a known page.
#[derive(Clone, Copy, Debug)]
struct Entry<E> {
    event: E,
    /// Second of the page and class in one number.
    key: u32,
}

/// The page that a moment falls on. Nothing comes before the start of the run.
#[inline]
fn page_of(at: Moment) -> u64 {
    at.0 as u64 >> PAGE_BITS
}

/// The key of what happens at `at` in tie class `class`.
#[inline]
fn key(at: Moment, class: u8) -> u32 {
    (at.0 as u32 % PAGE as u32) << CLASS_BITS | u32::from(class)
}

/// The second of the page on which a turn comes.
#[inline]
fn second(turn: Turn) -> i64 {
    i64::from(turn.key() >> CLASS_BITS)
}

/// Events that are still to come, of type `E`.
#[derive(Debug)]
pub struct EventCalendar<E> {
    /// The turns that are left on the present page.
    present: Turns,
    /// When the present page began.
    start: Moment,
    /// The events of the present page, in order of entry.
    page: Vec<Entry<E>>,
    /// The number of the page after the present one.
    next: u64,
    /// The first page of the next round: up to there every page has its bucket.
    round_end: u64,
    /// By page, each time round. That of the present page is empty and has no room: its events are in `page`.
    buckets: Box<[Vec<Entry<E>>; ROUND as usize]>,
    /// Room of pages that are over, for buckets that have none.
    spare: Vec<Vec<Entry<E>>>,
    /// Events after this round, in order of entry.
    later: Vec<Entry<E>>,
    /// The page of each of them.
    later_pages: Vec<u64>,
    /// Events put in so far.
    count: u64,
    /// Those of them that fell on the present page or before it.
    reached: u64,
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
        self.present.clone_from(&other.present);
        self.page.clone_from(&other.page);
        self.buckets.clone_from_slice(&other.buckets[..]);
        self.later.clone_from(&other.later);
        self.later_pages.clone_from(&other.later_pages);
        (self.start, self.next, self.round_end) = (other.start, other.next, other.round_end);
        (self.count, self.reached, self.until) = (other.count, other.reached, other.until);
        self.take_room();
    }
}

/// A calendar without room for any event, for where one is taken from.
impl<E> Default for EventCalendar<E> {
    fn default() -> Self {
        EventCalendar {
            present: Turns::default(),
            start: Moment::START,
            page: Vec::new(),
            next: 0,
            round_end: 0,
            buckets: Box::new([const { Vec::new() }; ROUND as usize]),
            spare: Vec::new(),
            later: Vec::new(),
            later_pages: Vec::new(),
            count: 0,
            reached: 0,
            until: Moment::START,
        }
    }
}

impl<E> EventCalendar<E> {
    /// Takes its room from the bucket of the present page, if there is one, which must hold nothing.
    fn take_room(&mut self) {
        let Some(number) = self.next.checked_sub(1) else { return };
        let bucket = std::mem::take(&mut self.buckets[(number % ROUND) as usize]);
        debug_assert!(bucket.is_empty(), "the events of the present page are on it");
        if bucket.capacity() > 0 {
            self.spare.push(bucket);
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
        self.page.clear();
        self.buckets.iter_mut().for_each(Vec::clear);
        self.later.clear();
        self.later_pages.clear();
        (self.start, self.next, self.round_end) = (Moment::START, 0, ROUND);
        (self.count, self.reached, self.until) = (0, 0, until);
    }

    /// Puts in `event` at `at`, in tie class `class` (0 to 15, lowest first). A time in the past would
    /// break causality: it is a broken invariant and panics in test builds. Tells whether it was put in.
    #[inline]
    pub fn put(&mut self, at: Moment, class: u8, event: E) -> bool {
        debug_assert!(class < 1 << CLASS_BITS, "tie classes run from 0 to 15");
        debug_assert!(at >= self.start, "an event was put in the past");
        if at >= self.until {
            return false;
        }
        let (page, key) = (page_of(at), key(at, class));
        let known = &self.buckets[(page % ROUND) as usize];
        // The bucket of the present page has no room.
        let otherwise = page >= self.round_end || known.len() == known.capacity();
        let room = if otherwise { self.room(page, key) } else { &mut self.buckets[(page % ROUND) as usize] };
        room.push(Entry { event, key });
        self.count += 1;
        true
    }

    /// Where an event belongs that does not simply come last in a bucket with room. Out of line, so that what mostly happens
    /// is short; and without the event, which would have to lie in memory to be handed on.
    #[inline(never)]
    fn room(&mut self, page: u64, key: u32) -> &mut Vec<Entry<E>> {
        if page + 1 == self.next {
            self.present.put(Turn::new(key, self.page.len()));
            self.reached += 1;
            &mut self.page
        } else if page < self.round_end {
            self.bucket(page)
        } else {
            self.later_pages.push(page);
            &mut self.later
        }
    }

    /// The bucket of a later page of this round, with room.
    #[inline(always)]
    fn bucket(&mut self, page: u64) -> &mut Vec<Entry<E>> {
        let bucket = &mut self.buckets[(page % ROUND) as usize];
        if bucket.capacity() == 0 {
            *bucket = self.spare.pop().unwrap_or_else(|| Vec::with_capacity(ROOM));
        }
        bucket
    }

    /// Takes out the first event before `limit`, with its time; `None` when there is none.
    pub fn pop_before(&mut self, limit: Moment) -> Option<(Moment, E)> {
        loop {
            if let Some(turn) = self.pop_present(self.bound(limit)) {
                return Some(self.at(turn));
            }
            if !self.go_on(limit) {
                return None;
            }
        }
    }

    /// Takes out the first event of the present page, if it comes before `bound`: see [`EventCalendar::bound`]. What it is,
    /// tells [`EventCalendar::at`].
    #[inline]
    pub fn pop_present(&mut self, bound: Turn) -> Option<Turn> {
        self.present.pop_before(bound)
    }

    /// What all turns of the present page lie before that come before `limit`: it is computed once for a page.
    #[inline]
    pub fn bound(&self, limit: Moment) -> Turn {
        Turn::bound(limit.since(self.start).min(PAGE) << CLASS_BITS)
    }

    /// The time and the event of a turn of the present page.
    #[inline]
    pub fn at(&self, turn: Turn) -> (Moment, E) {
        (self.start + second(turn), self.page[turn.place()].event)
    }

    /// Goes on to the next page that holds events. False when the present page is not over, or when nothing is left before
    /// `limit`.
    #[inline]
    pub fn go_on(&mut self, limit: Moment) -> bool {
        if !self.present.is_empty() {
            return false;
        }
        while self.present.is_empty() {
            // No page is turned beyond the limit: what is put in there must find its page.
            if self.count == self.reached || Moment::START + (self.next as i64) * PAGE > limit {
                return false;
            }
            self.turn_page();
        }
        true
    }

    /// The next `count` events of those that the present page began with, the last of them first.
    pub fn coming(&self, count: usize) -> impl Iterator<Item = E> {
        let turns = self.present.early();
        turns[turns.len().saturating_sub(count)..].iter().map(|turn| self.page[turn.place()].event)
    }

    /// How many are left of the events that the present page began with.
    #[inline]
    pub fn left(&self) -> usize {
        self.present.early().len()
    }

    /// Events still waiting.
    pub fn len(&self) -> usize {
        (self.count - self.reached) as usize + self.present.len()
    }

    /// True when nothing is left.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Events put in so far.
    pub fn count(&self) -> u64 {
        self.count
    }

    /// Goes on to the next page, and sorts the turns on it.
    #[inline(never)]
    fn turn_page(&mut self) {
        if self.next == self.round_end {
            self.begin_round();
        }
        let number = self.next;
        self.next += 1;
        self.start = Moment::START + (number as i64) * PAGE;
        let bucket = std::mem::take(&mut self.buckets[(number % ROUND) as usize]);
        let mut over = std::mem::replace(&mut self.page, bucket);
        over.clear();
        if over.capacity() > 0 {
            self.spare.push(over);
        }
        self.reached += self.page.len() as u64;
        self.present.begin(self.page.iter().map(|entry| entry.key), PAGE_BITS + CLASS_BITS);
    }

    #[cold]
    fn begin_round(&mut self) {
        self.round_end += ROUND;
        let mut kept = 0;
        for i in 0..self.later.len() {
            let (page, entry) = (self.later_pages[i], self.later[i]);
            if page < self.round_end {
                self.bucket(page).push(entry);
            } else {
                (self.later_pages[kept], self.later[kept]) = (page, entry);
                kept += 1;
            }
        }
        self.later.truncate(kept);
        self.later_pages.truncate(kept);
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
