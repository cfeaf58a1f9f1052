//! Work that waits on the desk of a consulent.

use super::super::dossier::DossierId;
use std::collections::VecDeque;

/// The work: dossiers with their versions, by class. A lower class goes first; in a class, what came first.
#[derive(Clone, Debug, Default)]
#[repr(C)]
pub struct Waiting {
    count: usize,
    lines: [VecDeque<(DossierId, u32)>; 3],
}

impl Waiting {
    /// How many pieces of work wait.
    #[inline]
    pub fn len(&self) -> usize {
        self.count
    }

    /// True when nothing waits.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Puts work of `class` on the desk.
    #[inline]
    pub fn put(&mut self, class: usize, id: DossierId, version: u32) {
        self.lines[class].push_back((id, version));
        self.count += 1;
    }

    /// The dossier that is next.
    pub fn first(&self) -> Option<DossierId> {
        self.lines.iter().find_map(|line| line.front()).map(|(id, _)| *id)
    }

    /// Takes the next work off the desk.
    #[inline]
    pub fn pop(&mut self) -> Option<(DossierId, u32)> {
        if self.count == 0 {
            return None;
        }
        self.count -= 1;
        self.lines.iter_mut().find_map(VecDeque::pop_front)
    }

    /// All work that waits.
    pub fn iter(&self) -> impl Iterator<Item = (DossierId, u32)> {
        self.lines.iter().flatten().copied()
    }
}
