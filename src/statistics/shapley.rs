//! What each of some causes adds to an outcome, when they may strengthen or weaken one another.
//!
//! With k causes the outcome is known for each of the 2^k combinations in which some are present. A combination is
//! a number: bit `i` says whether cause `i` is present.

use super::moments::Moments;
use super::ratio::Ratio;
use super::results::Interval;
use super::student::Student;

/// The most causes: 2^8 is 256 combinations, each replayed many times.
pub const MOST_CAUSES: usize = 8;

/// The Shapley value of each of `causes` causes: the mean of what it adds, over all orders in which the causes can
/// come one by one.
///
/// `phi_i = sum over S without i of |S|! (k - |S| - 1)! / k! * (v(S + i) - v(S))` (Shapley 1953, "A value for n-person
/// games"). The values add up to `v(all) - v(none)`, a cause that never changes anything has zero, and causes that
/// are alike have the same value. No other way of sharing does all that and is additive over outcomes.
///
/// # Panics
///
/// When there are not 2^`causes` outcomes.
pub fn shapley(outcomes: &[f64], causes: usize) -> Vec<f64> {
    assert_eq!(outcomes.len(), 1 << causes, "every combination of causes must have an outcome");
    let weights = weights(causes);
    let value = |cause: usize| {
        let without = (0..outcomes.len()).filter(|set| set >> cause & 1 == 0);
        without.map(|set| weights[set.count_ones() as usize] * (outcomes[set | 1 << cause] - outcomes[set])).sum()
    };
    (0..causes).map(value).collect()
}

/// `s! (k - s - 1)! / k!` for each size `s` of the set that was there before.
fn weights(causes: usize) -> Vec<f64> {
    // One over k times the number of sets of that size among the other k - 1.
    let mut chosen = 1.0;
    (0..causes)
        .map(|size| {
            let weight = 1.0 / (causes as f64 * chosen);
            chosen = chosen * (causes - 1 - size) as f64 / (size + 1) as f64;
            weight
        })
        .collect()
}

/// What each cause adds to one outcome, over paired replications.
#[derive(Clone, Debug, PartialEq)]
pub struct Attribution {
    /// The outcome without any of the causes.
    pub without: Interval,
    /// The outcome with all of them.
    pub with: Interval,
    /// What all of them add together.
    pub together: Interval,
    /// What each adds.
    pub parts: Vec<Part>,
    /// What they would add if each only did what it does alone.
    pub alone: Interval,
    /// What they add beyond that because they come together: `together - alone`.
    pub interaction: Interval,
    /// Replications in which every combination had an outcome.
    pub n: u32,
}

/// What one cause adds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part {
    /// Its Shapley value.
    pub value: Interval,
    /// What it adds when none of the others is there.
    pub alone: Interval,
    /// What it adds when all others are there: what goes away when only this cause is taken away.
    pub last: Interval,
    /// Its value as a share of what all causes add together.
    pub share: Interval,
    /// Its value as a share of the outcome with all causes.
    pub share_of_all: Interval,
}

/// Gathers replications into an [`Attribution`].
///
/// Each replication has its own Shapley values, from outcomes with the same luck. Their mean is that of the means,
/// as they are sums of outcomes with fixed weights, and their spread gives Student's interval as of any paired
/// difference.
#[derive(Clone, Debug)]
pub struct Attributor {
    causes: usize,
    without: Moments,
    with: Moments,
    together: Moments,
    alone: Moments,
    interaction: Moments,
    parts: Vec<PartSums>,
}

#[derive(Clone, Debug, Default)]
struct PartSums {
    value: Moments,
    alone: Moments,
    last: Moments,
    share: Ratio,
    share_of_all: Ratio,
}

impl Attributor {
    /// Room for `causes` causes.
    pub fn new(causes: usize) -> Attributor {
        let none = Moments::default();
        Attributor {
            causes,
            without: none,
            with: none,
            together: none,
            alone: none,
            interaction: none,
            parts: vec![PartSums::default(); causes],
        }
    }

    /// Adds the outcomes of one replication, by combination. A replication in which some combination saw nothing
    /// (`NaN`) cannot be shared out and does not count.
    pub fn push(&mut self, outcomes: &[f64]) {
        if outcomes.iter().any(|x| x.is_nan()) {
            return;
        }
        let all = outcomes.len() - 1;
        let (without, with) = (outcomes[0], outcomes[all]);
        let mut alone = 0.0;
        for (cause, value) in shapley(outcomes, self.causes).into_iter().enumerate() {
            let (first, last) = (outcomes[1 << cause] - without, with - outcomes[all ^ 1 << cause]);
            let sums = &mut self.parts[cause];
            sums.value.push(value);
            sums.alone.push(first);
            sums.last.push(last);
            sums.share.push(value, with - without);
            sums.share_of_all.push(value, with);
            alone += first;
        }
        self.without.push(without);
        self.with.push(with);
        self.together.push(with - without);
        self.alone.push(alone);
        self.interaction.push(with - without - alone);
    }

    /// What was found, with 95% intervals.
    pub fn finish(&self, student: &mut Student) -> Attribution {
        let parts = self.parts.iter().map(|sums| Part {
            value: student.interval(&sums.value),
            alone: student.interval(&sums.alone),
            last: student.interval(&sums.last),
            share: sums.share.interval(student),
            share_of_all: sums.share_of_all.interval(student),
        });
        let parts = parts.collect();
        Attribution {
            without: student.interval(&self.without),
            with: student.interval(&self.with),
            together: student.interval(&self.together),
            parts,
            alone: student.interval(&self.alone),
            interaction: student.interval(&self.interaction),
            n: self.with.n(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn additive_causes_get_exactly_what_they_add() {
        let adds = [3.0, -1.0, 0.5];
        let outcomes: Vec<f64> =
            (0..8).map(|set| 10.0 + (0..3).filter(|i| set >> i & 1 == 1).map(|i| adds[i]).sum::<f64>()).collect();
        for (found, added) in shapley(&outcomes, 3).iter().zip(adds) {
            assert!((found - added).abs() < 1e-12, "{found} instead of {added}");
        }
    }

    #[test]
    fn the_glove_game_is_shared_as_in_the_textbook() {
        // Two left gloves and one right glove; only a pair is worth something: 1/6, 1/6 and 4/6.
        let outcomes: Vec<f64> =
            (0..8).map(|set| if set & 0b100 != 0 && set & 0b011 != 0 { 1.0 } else { 0.0 }).collect();
        for (found, due) in shapley(&outcomes, 3).iter().zip([1.0 / 6.0, 1.0 / 6.0, 4.0 / 6.0]) {
            assert!((found - due).abs() < 1e-12, "{found} instead of {due}");
        }
    }

    #[test]
    fn a_pair_that_only_works_together_shares_its_interaction_evenly() {
        // Alone 2 and 0, together 8: the 6 of interaction is split in two.
        let mut attributor = Attributor::new(2);
        for shift in [0.0, 1.0] {
            attributor.push(&[5.0 + shift, 7.0 + shift, 5.0 + shift, 13.0 + shift]);
        }
        let found = attributor.finish(&mut Student::default());
        let means: Vec<f64> = found.parts.iter().map(|p| p.value.mean).collect();
        assert_eq!(means, [5.0, 3.0]);
        assert_eq!((found.together.mean, found.alone.mean, found.interaction.mean), (8.0, 2.0, 6.0));
        assert_eq!((found.parts[1].alone.mean, found.parts[1].last.mean), (0.0, 6.0));
        assert_eq!((found.parts[0].share.mean, found.parts[0].share.low), (0.625, 0.625));
        assert_eq!((found.without.mean, found.with.mean, found.n), (5.5, 13.5, 2));
    }

    #[test]
    fn a_replication_with_nothing_to_see_does_not_count() {
        let mut attributor = Attributor::new(1);
        attributor.push(&[1.0, f64::NAN]);
        assert_eq!(attributor.finish(&mut Student::default()).n, 0);
    }

    /// A game: the number of causes and an outcome for each combination.
    fn game() -> impl Strategy<Value = (usize, Vec<f64>)> {
        (1..=6_usize).prop_flat_map(|k| (Just(k), proptest::collection::vec(-1e6..1e6_f64, 1 << k)))
    }

    /// The set with causes `a` and `b` changed for one another.
    fn swapped(set: usize, a: usize, b: usize) -> usize {
        if (set >> a & 1) == (set >> b & 1) { set } else { set ^ (1 << a) ^ (1 << b) }
    }

    proptest! {
        #[test]
        fn the_values_add_up_to_the_whole((causes, outcomes) in game()) {
            let whole = outcomes[outcomes.len() - 1] - outcomes[0];
            let sum: f64 = shapley(&outcomes, causes).iter().sum();
            prop_assert!((sum - whole).abs() < 1e-6, "{sum} is not {whole}");
        }

        #[test]
        fn a_cause_that_changes_nothing_gets_nothing((causes, mut outcomes) in game(), pick in 0..6_usize) {
            let idle = pick % causes;
            for set in 0..outcomes.len() {
                outcomes[set | 1 << idle] = outcomes[set & !(1 << idle)];
            }
            prop_assert_eq!(shapley(&outcomes, causes)[idle], 0.0);
        }

        #[test]
        fn causes_that_are_alike_get_the_same((causes, outcomes) in game(), a in 0..6_usize, b in 0..6_usize) {
            let (a, b) = (a % causes, b % causes);
            let alike: Vec<f64> =
                (0..outcomes.len()).map(|set| (outcomes[set] + outcomes[swapped(set, a, b)]) / 2.0).collect();
            let values = shapley(&alike, causes);
            prop_assert!((values[a] - values[b]).abs() < 1e-6);
        }

        #[test]
        fn renaming_the_causes_renames_their_values((causes, outcomes) in game(), a in 0..6_usize, b in 0..6_usize) {
            let (a, b) = (a % causes, b % causes);
            let renamed: Vec<f64> = (0..outcomes.len()).map(|set| outcomes[swapped(set, a, b)]).collect();
            let (before, after) = (shapley(&outcomes, causes), shapley(&renamed, causes));
            prop_assert!((before[a] - after[b]).abs() < 1e-6);
        }
    }
}
