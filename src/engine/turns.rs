//! The order of what happens on one page of the [event calendar](super::calendar).

use std::cmp::Reverse;

/// Spans of time that turns are dealt out over at most, as a power of two.
const MOST_SPANS: u32 = 16;
/// Where an event has to move up so many places, too many fall in one span to put them right one by one.
const CROWD: usize = 64;

/// The turn of an event of the present page: its key and its place on the page, which tells the order of entry, in one
/// number, so that one comparison decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Turn(u64);

/// After all turns.
const NONE: Turn = Turn(u64::MAX);

impl Turn {
    /// The turn of what stands at `place` with this key.
    #[inline]
    pub fn new(key: u32, place: usize) -> Turn {
        Turn(u64::from(key) << u32::BITS | place as u64)
    }

    /// What comes before all turns with this key; after all turns if there is none that is so high.
    #[inline]
    pub fn bound(key: i64) -> Turn {
        u32::try_from(key.max(0)).map_or(NONE, |key| Turn::new(key, 0))
    }

    /// The place on the page.
    #[inline]
    pub fn place(self) -> usize {
        self.0 as u32 as usize
    }

    /// When it comes, and its class.
    #[inline]
    pub fn key(self) -> u32 {
        (self.0 >> u32::BITS) as u32
    }
}

/// The turns of one page that are left.
#[derive(Debug, Default)]
pub struct Turns {
    /// Those that the page began with, and those put in on the page itself that come soon, the first last.
    early: Vec<Turn>,
    /// The others that were put in on the page itself, the first last.
    late: Vec<Turn>,
    /// Where the turns of each span go while a page is sorted.
    spans: Vec<u32>,
}

impl Clone for Turns {
    fn clone(&self) -> Self {
        let mut copy = Turns::default();
        copy.clone_from(self);
        copy
    }

    /// The room that there is, is used.
    fn clone_from(&mut self, other: &Self) {
        self.early.clone_from(&other.early);
        self.late.clone_from(&other.late);
    }
}

impl Turns {
    /// No turns; the room that there is, is kept.
    pub fn clear(&mut self) {
        self.early.clear();
        self.late.clear();
    }

    /// True when none is left.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.early.is_empty() && self.late.is_empty()
    }

    /// How many are left.
    pub fn len(&self) -> usize {
        self.early.len() + self.late.len()
    }

    /// Those that are left of what the page began with, and some that were put in later, the first last.
    #[inline]
    pub fn early(&self) -> &[Turn] {
        &self.early
    }

    /// Takes out the first, if it comes before `bound`.
    #[inline(always)]
    pub fn pop_before(&mut self, bound: Turn) -> Option<Turn> {
        if self.late.is_empty() {
            return self.early.pop_if(|turn| *turn < bound);
        }
        let first = |turns: &[Turn]| turns.last().copied().unwrap_or(NONE);
        let (early, late) = (first(&self.early), first(&self.late));
        let turn = early.min(late);
        if turn >= bound {
            return None;
        }
        // Without a jump: from which of the two it comes cannot be foretold.
        let is_late = usize::from(late < early);
        self.early.truncate(self.early.len() - (1 - is_late));
        self.late.truncate(self.late.len() - is_late);
        Some(turn)
    }

    /// Takes up the turn of an event that is put on the page itself.
    #[inline]
    pub fn put(&mut self, turn: Turn) {
        // What comes soon moves few: then whoever takes turns out need not look at two lists.
        let soon = self.early.len().checked_sub(CROWD).is_none_or(|at| self.early[at] > turn);
        if soon {
            self.early.push(turn);
            let last = self.early.len() - 1;
            settle(&mut self.early, last);
            return;
        }
        self.late.push(turn);
        let last = self.late.len() - 1;
        settle(&mut self.late, last);
    }

    /// Begins a page with events of these keys of `bits` bits, in the order of their places.
    #[inline(always)]
    pub fn begin(&mut self, keys: impl DoubleEndedIterator<Item = u32> + ExactSizeIterator + Clone, bits: u32) {
        let events = keys.len();
        let spans = events.next_power_of_two().ilog2().min(MOST_SPANS);
        let shift = bits - spans;
        self.spans.clear();
        self.spans.resize(1 << spans, 0);
        for key in keys.clone() {
            self.spans[(key >> shift) as usize] += 1;
        }
        let mut before = 0;
        for span in self.spans.iter_mut().rev() {
            before += std::mem::replace(span, before);
        }
        self.early.clear();
        self.early.resize(events, NONE);
        for (place, key) in keys.enumerate().rev() {
            let at = &mut self.spans[(key >> shift) as usize];
            self.early[*at as usize] = Turn::new(key, place);
            *at += 1;
        }
        for last in 1..self.early.len() {
            // Mostly it is where it belongs.
            let wrong = self.early[last - 1] < self.early[last];
            if wrong && last - settle(&mut self.early, last) > CROWD {
                self.early.sort_unstable_by_key(|turn| Reverse(*turn));
                return;
            }
        }
    }
}

/// Moves the last of the first `last + 1` turns to where it belongs among them, and tells where; the others are in order,
/// the first last.
#[inline(always)]
fn settle(turns: &mut [Turn], last: usize) -> usize {
    let turn = turns[last];
    let mut at = last;
    while at > 0 && turns[at - 1] < turn {
        turns[at] = turns[at - 1];
        at -= 1;
    }
    turns[at] = turn;
    at
}
