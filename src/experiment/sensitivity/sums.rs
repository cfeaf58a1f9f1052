//! What the outcomes at many points say.

use super::design::Trajectory;
use super::run::{Ends, Seen};
use crate::statistics::{Elementary, Interval, Moments, Noise, Outcomes, Student, elementary, quantile};

/// The mean over replications; `NaN` when nothing was seen.
fn mean(values: &[f64]) -> f64 {
    let mut moments = Moments::default();
    values.iter().for_each(|x| moments.push(*x));
    moments.mean()
}

/// What the trajectories say of each input.
pub(super) fn screen(walks: &[Trajectory], seen: &[Seen], aspects: usize) -> Vec<Vec<Elementary>> {
    let mut student = Student::default();
    let steps = walks.first().map_or(1, |walk| walk.points.len());
    let mut of_aspect = |aspect: usize| {
        let effects: Vec<Vec<f64>> = walks
            .iter()
            .zip(seen.chunks(steps))
            .map(|(walk, seen)| walk.effects(&seen.iter().map(|at| mean(&at[aspect])).collect::<Vec<_>>()))
            .collect();
        let of_input = |input: usize| effects.iter().map(|e| e[input]).collect::<Vec<f64>>();
        (0..steps - 1).map(|input| elementary(&of_input(input), &mut student)).collect()
    };
    (0..aspects).map(&mut of_aspect).collect()
}

/// The `most` inputs that matter most for any aspect: by their `mu*` as a share of the largest of that aspect.
pub(super) fn rank(screened: &[Vec<Elementary>], inputs: usize, most: usize) -> Vec<usize> {
    let score = |input: usize| {
        let share = |aspect: &Vec<Elementary>| {
            let largest = aspect.iter().map(|e| e.size.mean).fold(0.0, f64::max);
            if largest > 0.0 { aspect[input].size.mean / largest } else { 0.0 }
        };
        // An effect that was never seen is `NaN`, which `max` passes by.
        screened.iter().map(share).fold(0.0, f64::max)
    };
    let scores: Vec<f64> = (0..inputs).map(score).collect();
    let mut order: Vec<usize> = (0..inputs).collect();
    order.sort_by(|a, b| scores[*b].total_cmp(&scores[*a]).then(a.cmp(b)));
    order.truncate(most);
    order
}

/// The outcomes of one aspect at the points of the halves, averaged over replications.
pub(super) fn by_half(seen: &[Seen], aspect: usize, inputs: usize) -> Outcomes {
    let mut outcomes = Outcomes { mixed: vec![Vec::new(); inputs], ..Outcomes::default() };
    for row in seen.chunks(inputs + 2) {
        let at = |k: usize| mean(&row[k][aspect]);
        outcomes.a.push(at(0));
        outcomes.b.push(at(1));
        outcomes.mixed.iter_mut().enumerate().for_each(|(i, mixed)| mixed.push(at(2 + i)));
    }
    outcomes
}

/// The middle and the 5% and 95% points of the outcomes at A and B.
pub(super) fn spread(outcomes: &Outcomes) -> Interval {
    let mut all: Vec<f64> = outcomes.a.iter().chain(&outcomes.b).copied().filter(|x| !x.is_nan()).collect();
    all.sort_by(f64::total_cmp);
    let [low, mean, high] = [0.05, 0.5, 0.95].map(|p| quantile::quantile(&all, p));
    Interval { mean, low, high }
}

/// How much the first `few` replications of the scenario itself differ from all of them. All points of the halves share
/// the luck of those few: it says nothing of their differences, and as much as this of their level.
pub(super) fn shared_luck(base: &[f64], few: usize) -> f64 {
    mean(&base[..few.min(base.len())]) - mean(base)
}

/// An interval and its middle, a distance further.
pub(super) fn moved(spread: Interval, by: f64) -> Interval {
    Interval { mean: spread.mean + by, low: spread.low + by, high: spread.high + by }
}

/// The share of luck in the spread of one aspect.
pub(super) fn noise(seen: &[Seen], aspect: usize) -> f64 {
    let mut noise = Noise::default();
    seen.iter().for_each(|at| noise.push(&at[aspect]));
    noise.share()
}

/// The mean with its interval, or that of the paired difference with `reference`.
pub(super) fn interval(values: &[f64], reference: Option<&[f64]>, student: &mut Student) -> Interval {
    let mut moments = Moments::default();
    for (k, value) in values.iter().enumerate() {
        moments.push(value - reference.map_or(0.0, |reference| reference[k]));
    }
    student.interval(&moments)
}

/// The paired changes of one aspect at both ends of each input; the scenario itself comes first in `seen`.
pub(super) fn ends(seen: &[Seen], aspect: usize, student: &mut Student) -> Vec<Ends> {
    let base = seen[0][aspect].as_slice();
    let pairs = seen[1..].chunks(2);
    pairs
        .map(|pair| Ends {
            low: interval(&pair[0][aspect], Some(base), student),
            high: interval(&pair[1][aspect], Some(base), student),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_spread_lies_at_the_level_of_all_replications() {
        let base = [9.0, 11.0, 4.0, 6.0, 5.0];
        let luck = shared_luck(&base, 2);
        assert!((luck - 3.0).abs() < 1e-12, "the first two are 10 on average, all of them 7: {luck}");
        let spread = moved(Interval { mean: 10.0, low: 8.0, high: 13.0 }, -luck);
        assert_eq!((spread.low, spread.mean, spread.high), (5.0, 7.0, 10.0));
        assert_eq!(shared_luck(&base, 50), 0.0, "there are no more than all");
    }
}
