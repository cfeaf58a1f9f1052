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
//! their turns are dealt out over parts of half an hour; the turns of a part are sorted when it comes, and those of
//! what is put in during the part itself are inserted. A part mostly holds a few events, so an event costs a fixed
//! number of steps, however many events wait on later pages.

use super::moment::Moment;
use std::cmp::Reverse;

/// Seconds on a page, as a power of two: 18 hours. A day would ask for a division.
const PAGE_BITS: u32 = 16;
/// Seconds on a page.
const PAGE: i64 = 1 << PAGE_BITS;
/// Pages that have a bucket of their own; later events wait together and are dealt out when their round comes.
const ROUND: u64 = 2_048;

/// Events for which a bucket has room at first.
const ROOM: usize = 128;

/// Parts that a page can have, as a power of two. One number says with a bit for each which of them hold events.
const MOST_PARTS_BITS: u32 = 6;
/// See [`MOST_PARTS_BITS`].
const MOST_PARTS: usize = 1 << MOST_PARTS_BITS;
/// Events that a part holds at least, if they are evenly spread.
const FEW: usize = 24;

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

/// The turn of an event of the present page: its key and its place on the page, which tells the order of entry, in one
/// number, so that one comparison decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Turn(u64);

impl Turn {
    /// The turn of what stands at `place` with this key.
    #[inline]
    fn new(key: u32, place: usize) -> Turn {
        Turn(u64::from(key) << u32::BITS | place as u64)
    }

    /// The place on the page.
    #[inline]
    fn place(self) -> usize {
        self.0 as u32 as usize
    }

    /// The second of the page.
    #[inline]
    fn second(self) -> i64 {
        (self.0 >> (u32::BITS + CLASS_BITS)) as i64
    }

    /// The part of a page whose parts have so many seconds, as a power of two.
    #[inline]
    fn part(self, bits: u32) -> usize {
        (self.0 >> (u32::BITS + CLASS_BITS + bits)) as usize % MOST_PARTS
    }
}

/// Events that are still to come, of type `E`.
#[derive(Debug)]
pub struct EventCalendar<E> {
    /// The turns that are left in the present part, the first last.
    present: Vec<Turn>,
    /// When the present page began.
    start: Moment,
    /// The events of the present page, in order of entry.
    page: Vec<Entry<E>>,
    /// The number of the present page.
    number: u64,
    /// Seconds in a part of the present page, as a power of two.
    part_bits: u32,
    /// The present part; below zero at the start of a page.
    part: i64,
    /// The turns in the later parts of the present page, in order of entry.
    parts: [Vec<Turn>; MOST_PARTS],
    /// A bit for each of `parts` that holds something.
    filled: u64,
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
    /// Those of them that fell in the present part or before it.
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
        self.parts.clone_from(&other.parts);
        self.buckets.clone_from_slice(&other.buckets[..]);
        self.later.clone_from(&other.later);
        self.later_pages.clone_from(&other.later_pages);
        (self.start, self.number, self.round_end) = (other.start, other.number, other.round_end);
        (self.part_bits, self.part, self.filled) = (other.part_bits, other.part, other.filled);
        (self.count, self.reached, self.until) = (other.count, other.reached, other.until);
        self.take_room();
    }
}

/// A calendar without room for any event, for where one is taken from.
impl<E> Default for EventCalendar<E> {
    fn default() -> Self {
        EventCalendar {
            present: Vec::new(),
            start: Moment::START,
            page: Vec::new(),
            number: 0,
            part_bits: PAGE_BITS,
            part: -1,
            parts: [const { Vec::new() }; MOST_PARTS],
            filled: 0,
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
    /// Takes its room from the bucket of the present page, which must have none.
    fn take_room(&mut self) {
        let bucket = std::mem::take(&mut self.buckets[(self.number % ROUND) as usize]);
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
        self.parts.iter_mut().for_each(Vec::clear);
        self.buckets.iter_mut().for_each(Vec::clear);
        self.later.clear();
        self.later_pages.clear();
        (self.start, self.number, self.round_end) = (Moment::START, 0, ROUND);
        (self.part_bits, self.part, self.filled) = (PAGE_BITS, -1, 0);
        (self.count, self.reached, self.until) = (0, 0, until);
        self.take_room();
    }

    /// Puts in `event` at `at`, in tie class `class` (0 to 15, lowest first). A time in the past would
    /// break causality: it is a broken invariant and panics in test builds.
    #[inline]
    pub fn put(&mut self, at: Moment, class: u8, event: E) {
        debug_assert!(class < 1 << CLASS_BITS, "tie classes run from 0 to 15");
        debug_assert!(at >= self.start, "an event was put in the past");
        if at >= self.until {
            return;
        }
        let (page, key) = (page_of(at), key(at, class));
        let known = &self.buckets[(page % ROUND) as usize];
        // The bucket of the present page has no room.
        let otherwise = page >= self.round_end || known.len() == known.capacity();
        let room = if otherwise { self.room(page, key) } else { &mut self.buckets[(page % ROUND) as usize] };
        room.push(Entry { event, key });
        self.count += 1;
    }

    /// Where an event belongs that does not simply come last in a bucket with room. Out of line, so that what mostly happens
    /// is short; and without the event, which would have to lie in memory to be handed on.
    #[inline(never)]
    fn room(&mut self, page: u64, key: u32) -> &mut Vec<Entry<E>> {
        if page == self.number {
            self.take_turn(Turn::new(key, self.page.len()));
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

    /// Takes up the turn of an event that is put on the present page.
    #[inline]
    fn take_turn(&mut self, turn: Turn) {
        let part = turn.part(self.part_bits);
        if part as i64 > self.part {
            self.parts[part].push(turn);
            self.filled |= 1 << part;
        } else {
            let at = self.present.partition_point(|known| *known > turn);
            self.present.insert(at, turn);
            self.reached += 1;
        }
    }

    /// Takes out the first event before `limit`, with its time; `None` when there is none.
    pub fn pop_before(&mut self, limit: Moment) -> Option<(Moment, E)> {
        loop {
            if let Some(turn) = self.pop_present(limit) {
                return Some(self.at(turn));
            }
            if !self.go_on(limit) {
                return None;
            }
        }
    }

    /// Takes out the first event of the present part, if it comes before `limit`. What it is, tells
    /// [`EventCalendar::at`].
    #[inline]
    pub fn pop_present(&mut self, limit: Moment) -> Option<Turn> {
        let turn = *self.present.last()?;
        if self.start + turn.second() >= limit {
            return None;
        }
        self.present.pop();
        Some(turn)
    }

    /// The time and the event of a turn of the present page.
    #[inline]
    pub fn at(&self, turn: Turn) -> (Moment, E) {
        (self.start + turn.second(), self.page[turn.place()].event)
    }

    /// Goes on to the next part that holds events. False when the present part is not over, or when nothing is left before
    /// `limit`.
    #[inline]
    pub fn go_on(&mut self, limit: Moment) -> bool {
        if !self.present.is_empty() {
            return false;
        }
        while self.filled == 0 {
            // No page is turned beyond the limit: what is put in there must find its page.
            if self.count == self.reached || self.start + PAGE > limit {
                return false;
            }
            self.turn_page();
        }
        self.next_part();
        true
    }

    /// What is left of the present part, the first last.
    pub fn coming(&self) -> impl Iterator<Item = E> {
        self.present.iter().map(|turn| self.page[turn.place()].event)
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

    /// Goes on to the next part of the page that holds anything.
    #[inline]
    fn next_part(&mut self) {
        let part = self.filled.trailing_zeros();
        self.filled &= self.filled - 1;
        self.part = i64::from(part);
        // The empty list of the part that is over serves the other next.
        std::mem::swap(&mut self.present, &mut self.parts[part as usize % MOST_PARTS]);
        self.reached += self.present.len() as u64;
        self.present.sort_unstable_by_key(|turn| Reverse(*turn));
    }

    /// Goes on to the next page, and deals out the turns on it.
    #[inline(never)]
    fn turn_page(&mut self) {
        self.number += 1;
        self.start = self.start + PAGE;
        self.part = -1;
        if self.number == self.round_end {
            self.begin_round();
        }
        let bucket = std::mem::take(&mut self.buckets[(self.number % ROUND) as usize]);
        let mut over = std::mem::replace(&mut self.page, bucket);
        over.clear();
        if over.capacity() > 0 {
            self.spare.push(over);
        }
        let parts = (self.page.len() / FEW).checked_ilog2().unwrap_or(0).min(MOST_PARTS_BITS);
        self.part_bits = PAGE_BITS - parts;
        let mut filled = 0;
        for (place, entry) in self.page.iter().enumerate() {
            let turn = Turn::new(entry.key, place);
            let part = turn.part(self.part_bits);
            self.parts[part].push(turn);
            filled |= 1 << part;
        }
        self.filled = filled;
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
