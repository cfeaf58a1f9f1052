//! Work that waits on the desk of a consulent.

use super::super::dossier::DossierId;
use std::collections::VecDeque;

/// The work: dossiers with their versions, by class. A lower class goes first; in a class, what came first.
#[derive(Clone, Debug, Default)]
pub struct Waiting {
    /// All of it, in the order in which it goes.
    line: VecDeque<(DossierId, u32)>,
    /// How much of it there is of each class.
    counts: [u32; 3],
}

impl Waiting {
    /// How many pieces of work wait.
    #[inline]
    pub fn len(&self) -> usize {
        self.line.len()
    }

    /// True when nothing waits.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.line.is_empty()
    }

    /// Puts work of `class` on the desk.
    #[inline]
    pub fn put(&mut self, class: usize, id: DossierId, version: u32) {
        self.counts[class] += 1;
        if class == 2 {
            self.line.push_back((id, version));
        } else {
            self.put_between(class, id, version);
        }
    }

    /// As [`Waiting::put`], for work that goes before what is of a higher class. It is counted already.
    #[inline(never)]
    fn put_between(&mut self, class: usize, id: DossierId, version: u32) {
        match self.counts[..=class].iter().sum() {
            1 => self.line.push_front((id, version)),
            so_far => self.line.insert(so_far as usize - 1, (id, version)),
        }
    }

    /// The dossier that is next.
    pub fn first(&self) -> Option<DossierId> {
        self.line.front().map(|(id, _)| *id)
    }

    /// Takes the next work off the desk.
    #[inline]
    pub fn pop(&mut self) -> Option<(DossierId, u32)> {
        let next = self.line.pop_front()?;
        // Without jumps: of which class it is cannot be foretold.
        let [first, second, _] = self.counts.map(|count| count == 0);
        self.counts[usize::from(first) + usize::from(first & second)] -= 1;
        Some(next)
    }

    /// All work that waits.
    pub fn iter(&self) -> impl Iterator<Item = (DossierId, u32)> {
        self.line.iter().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lower_class_goes_first_and_in_a_class_what_came_first() {
        let mut desk = Waiting::default();
        for (id, class) in (0..).zip([2, 1, 2, 0, 1, 0, 2, 1]) {
            desk.put(class, id, 7);
        }
        assert_eq!(desk.len(), 8);
        let ids: Vec<DossierId> = std::iter::from_fn(|| desk.pop()).map(|(id, _)| id).collect();
        assert_eq!(ids, [3, 5, 1, 4, 7, 0, 2, 6]);
        assert!(desk.is_empty() && desk.counts == [0; 3]);
    }
}
