//! Who may be given a dossier, and who of them comes first.

use super::consulent::Consulent;

/// When a consulent was last given a dossier, and who it is: the lowest was given one longest ago, the first of several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Turn(u64);

impl Turn {
    /// The turn of `consulent`, of whom `who` tells.
    #[inline]
    pub fn of(consulent: u32, who: &Consulent) -> Turn {
        Turn(who.last_given << 32 | u64::from(consulent))
    }

    /// The first of `turns`, which are not in order.
    #[inline]
    pub fn first(turns: impl Iterator<Item = Turn>) -> Option<Turn> {
        let last = Turn(u64::MAX);
        let first = turns.fold(last, Turn::min);
        (first != last).then_some(first)
    }

    /// Whose turn it is.
    #[inline]
    pub fn consulent(self) -> u32 {
        self.0 as u32
    }
}

/// A consulent who may be given a dossier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Whose turn it is, and who it is.
    pub turn: Turn,
    /// Dossiers in hand.
    pub hand: u32,
}

impl Candidate {
    /// `consulent`, of whom `who` tells.
    pub fn new(consulent: u32, who: &Consulent) -> Candidate {
        Candidate { turn: Turn::of(consulent, who), hand: who.hand.len() as u32 }
    }

    /// Dossiers in hand for each hour of the contract.
    #[inline]
    pub fn caseload(self, consulents: &[Consulent]) -> f64 {
        // Often there is nothing in hand, and the hours need not be looked up.
        if self.hand == 0 { 0.0 } else { f64::from(self.hand) / consulents[self.turn.consulent() as usize].hours }
    }
}

/// Where a candidate comes by some number that is not below zero, and by turn where that is the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rank(u128);

impl Rank {
    /// With `number`; infinity is for who does not come at all.
    #[inline]
    pub fn of(number: f64, turn: Turn) -> Rank {
        // Of numbers that are not below zero the bits are in the order of the numbers.
        Rank(u128::from((number + 0.0).to_bits()) << 64 | u128::from(turn.0))
    }

    /// Who comes first of those who come.
    #[inline]
    pub fn first(ranks: impl Iterator<Item = Rank>) -> Option<u32> {
        let Rank(first) = ranks.min()?;
        let comes = (first >> 64) as u64 != f64::INFINITY.to_bits();
        comes.then_some(Turn(first as u64).consulent())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_turn_is_of_who_was_given_a_dossier_longest_ago_and_of_several_the_first() {
        let turns = [(7, 0), (3, 5), (3, 2), (9, 1)].map(|(last_given, who)| Turn(last_given << 32 | who));
        assert_eq!(Turn::first(turns.into_iter()).map(Turn::consulent), Some(2));
        assert_eq!(Turn::first(std::iter::empty()), None);
    }

    #[test]
    fn the_lowest_number_comes_first_then_the_turn_and_infinity_never() {
        let never = f64::INFINITY;
        let first =
            |ranks: &[(f64, u64)]| Rank::first(ranks.iter().map(|(number, turn)| Rank::of(*number, Turn(*turn))));
        assert_eq!(first(&[(0.25, 1), (0.1, 9), (100.0, 0), (0.1, 7)]), Some(7));
        assert_eq!(first(&[(never, 1), (1e-300, 3), (-0.0, 5), (0.0, 4)]), Some(4));
        assert_eq!(first(&[(never, 1), (never, 0)]), None);
        assert_eq!(first(&[]), None);
    }
}
