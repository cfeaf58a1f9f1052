//! Where to look: points at which a model is replayed, each input scaled from 0 (lowest) to 1 (highest).

use crate::engine::Streams;
use crate::engine::sample::uniform;

/// The streams of the designs, apart from those of the model.
const DESIGN: u64 = 0xde51_6000;

/// Levels of an input in a trajectory: 0, 1/3, 2/3 and 1.
const LEVELS: usize = 4;
/// The step of an input in a trajectory, `LEVELS / (2 (LEVELS - 1))` as Morris advises: from each level exactly one
/// other can be reached.
pub const STEP: f64 = 2.0 / 3.0;

/// A walk through the inputs: each moves once.
#[derive(Clone, Debug, PartialEq)]
pub struct Trajectory {
    /// The points, one more than there are inputs.
    pub points: Vec<Vec<f64>>,
    /// Which input moves from each point to the next.
    pub moves: Vec<usize>,
}

impl Trajectory {
    /// The elementary effect of each input, from the outcomes at the points: the change per unit of the input.
    pub fn effects(&self, outcomes: &[f64]) -> Vec<f64> {
        let mut effects = vec![f64::NAN; self.moves.len()];
        for (k, input) in self.moves.iter().enumerate() {
            let step = self.points[k + 1][*input] - self.points[k][*input];
            effects[*input] = (outcomes[k + 1] - outcomes[k]) / step;
        }
        effects
    }
}

/// `count` trajectories over `inputs` inputs (Morris 1991, Technometrics 33). Over the trajectories each input starts
/// equally often from each level, as nearly as their number allows, which spreads the trajectories better than
/// chance does.
pub fn trajectories(inputs: usize, count: usize, seed: u64) -> Vec<Trajectory> {
    let streams = Streams::new(seed, DESIGN);
    let starts: Vec<Vec<usize>> = (0..inputs)
        .map(|input| {
            let mut stream = streams.stream(input as u64, 1);
            let mut levels: Vec<usize> = (0..count).map(|k| k % LEVELS).collect();
            shuffle(&mut levels, || uniform(&mut stream));
            levels
        })
        .collect();
    let trajectory = |number: usize| {
        let mut stream = streams.stream(number as u64, 2);
        let mut moves: Vec<usize> = (0..inputs).collect();
        shuffle(&mut moves, || uniform(&mut stream));
        let level = |input: usize| starts[input][number] as f64 / (LEVELS - 1) as f64;
        let mut point: Vec<f64> = (0..inputs).map(level).collect();
        let mut points = vec![point.clone()];
        for input in &moves {
            let up = point[*input] < 0.5;
            // From a level, not by adding, so that 1/3 + 2/3 is exactly 1.
            let level = starts[*input][number];
            let reached = if up { level + LEVELS / 2 } else { level - LEVELS / 2 };
            point[*input] = reached as f64 / (LEVELS - 1) as f64;
            points.push(point.clone());
        }
        Trajectory { points, moves }
    };
    (0..count).map(trajectory).collect()
}

/// Puts `items` in random order (Fisher and Yates).
fn shuffle(items: &mut [usize], mut draw: impl FnMut() -> f64) {
    for last in (1..items.len()).rev() {
        let pick = (draw() * (last + 1) as f64) as usize;
        items.swap(last, pick.min(last));
    }
}

/// The most rows of a design for Sobol' indices.
pub const MOST_ROWS: usize = 1 << 15;
/// The most inputs of such a design: its points have twice as many coordinates.
pub const MOST_INPUTS: usize = 128;

/// A design for first-order and total indices: two halves A and B of `rows` points over `inputs` inputs.
#[derive(Clone, Debug, PartialEq)]
pub struct Halves {
    /// The points of A.
    pub a: Vec<Vec<f64>>,
    /// The points of B.
    pub b: Vec<Vec<f64>>,
}

impl Halves {
    /// A Sobol' sequence in twice as many dimensions as there are inputs, with Owen's scrambling; its first half of
    /// the coordinates is A, the second B (Saltelli et al. 2010). With a power of two as the number of rows every
    /// coordinate is spread evenly.
    ///
    /// # Panics
    ///
    /// With more rows than [`MOST_ROWS`] or more inputs than [`MOST_INPUTS`].
    pub fn new(inputs: usize, rows: usize, seed: u64) -> Halves {
        assert!(rows <= MOST_ROWS && inputs <= MOST_INPUTS, "the sequence is not that long or wide");
        let scramble = (seed ^ (seed >> 32)) as u32;
        let coordinate =
            |row: usize, dimension: usize| f64::from(sobol_burley::sample(row as u32, dimension as u32, scramble));
        let half = |from: usize| -> Vec<Vec<f64>> {
            (0..rows).map(|row| (from..from + inputs).map(|d| coordinate(row, d)).collect()).collect()
        };
        Halves { a: half(0), b: half(inputs) }
    }

    /// The points in the order in which they are replayed: for each row A, B, and A with each input from B.
    pub fn points(&self) -> Vec<Vec<f64>> {
        let mut points = Vec::new();
        for (a, b) in self.a.iter().zip(&self.b) {
            points.push(a.clone());
            points.push(b.clone());
            for input in 0..a.len() {
                let mut mixed = a.clone();
                mixed[input] = b[input];
                points.push(mixed);
            }
        }
        points
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::math::pow;
    use crate::statistics::{Outcomes, Student, elementary, indices};

    #[test]
    fn each_input_moves_once_and_stays_within_its_range() {
        for trajectory in trajectories(7, 10, 3) {
            assert_eq!(trajectory.points.len(), 8);
            let mut moved = trajectory.moves.clone();
            moved.sort_unstable();
            assert_eq!(moved, (0..7).collect::<Vec<_>>());
            for (pair, input) in trajectory.points.windows(2).zip(&trajectory.moves) {
                for (other, (from, to)) in pair[0].iter().zip(&pair[1]).enumerate() {
                    let step = if other == *input { STEP } else { 0.0 };
                    assert!(((to - from).abs() - step).abs() < 1e-12 && (0.0..=1.0).contains(to));
                }
            }
        }
    }

    #[test]
    fn each_level_is_the_start_equally_often() {
        let walks = trajectories(5, 12, 1);
        for input in 0..5 {
            for level in 0..LEVELS {
                let value = level as f64 / 3.0;
                assert_eq!(walks.iter().filter(|t| t.points[0][input] == value).count(), 3);
            }
        }
    }

    #[test]
    fn a_straight_line_has_its_slopes_as_effects_and_no_spread() {
        let slopes = [4.0, -2.0, 0.0];
        let walks = trajectories(3, 8, 5);
        let effects: Vec<Vec<f64>> = walks
            .iter()
            .map(|walk| {
                let value = |x: &Vec<f64>| 7.0 + x.iter().zip(slopes).map(|(x, slope)| x * slope).sum::<f64>();
                walk.effects(&walk.points.iter().map(value).collect::<Vec<_>>())
            })
            .collect();
        for (input, slope) in slopes.into_iter().enumerate() {
            let of_input: Vec<f64> = effects.iter().map(|e| e[input]).collect();
            let found = elementary(&of_input, &mut Student::default());
            assert!((found.mean - slope).abs() < 1e-12 && (found.size.mean - slope.abs()).abs() < 1e-12);
            assert!(found.spread < 1e-12, "{}", found.spread);
        }
    }

    #[test]
    fn an_input_that_only_works_with_another_has_spread() {
        // f = x y: the effect of x is y, which is 0, 1/3, 2/3 or 1.
        let walks = trajectories(2, 40, 2);
        let effects: Vec<f64> = walks
            .iter()
            .map(|walk| walk.effects(&walk.points.iter().map(|x| x[0] * x[1]).collect::<Vec<_>>())[0])
            .collect();
        let found = elementary(&effects, &mut Student::default());
        assert!((found.size.mean - 0.5).abs() < 0.15 && found.spread > 0.25, "{found:?}");
    }

    #[test]
    fn the_points_are_spread_evenly_along_every_coordinate() {
        // Owen's scrambling keeps one point in each of 64 equal parts.
        let halves = Halves::new(6, 64, 9);
        for half in [&halves.a, &halves.b] {
            for input in 0..6 {
                let mut parts: Vec<usize> = half.iter().map(|x| (x[input] * 64.0) as usize).collect();
                parts.sort_unstable();
                assert_eq!(parts, (0..64).collect::<Vec<_>>());
            }
        }
        assert_ne!(halves, Halves::new(6, 64, 10), "another seed is another scramble");
    }

    /// Indices of `f` over `inputs` inputs with `rows` rows.
    fn found(inputs: usize, rows: usize, f: impl Fn(&[f64]) -> f64) -> Vec<crate::statistics::Index> {
        let values: Vec<f64> = Halves::new(inputs, rows, 1).points().iter().map(|x| f(x)).collect();
        let mut outcomes = Outcomes { mixed: vec![Vec::new(); inputs], ..Outcomes::default() };
        for row in values.chunks(inputs + 2) {
            outcomes.a.push(row[0]);
            outcomes.b.push(row[1]);
            (0..inputs).for_each(|i| outcomes.mixed[i].push(row[2 + i]));
        }
        indices(&outcomes, 1)
    }

    /// With 4,096 rows the estimates are within this of the known indices.
    const NEAR: f64 = 0.01;

    fn check(found: &[crate::statistics::Index], first: &[f64], total: &[f64]) {
        for (i, index) in found.iter().enumerate() {
            assert!((index.first.mean - first[i]).abs() < NEAR, "S{i} = {} and not {}", index.first.mean, first[i]);
            assert!((index.total.mean - total[i]).abs() < NEAR, "T{i} = {} and not {}", index.total.mean, total[i]);
            assert!(index.first.low - NEAR <= first[i] && first[i] <= index.first.high + NEAR, "{index:?}");
            assert!(index.total.low - NEAR <= total[i] && total[i] <= index.total.high + NEAR, "{index:?}");
        }
    }

    #[test]
    fn the_indices_of_the_ishigami_function_are_found() {
        // f = sin x1 + 7 sin^2 x2 + 0.1 x3^4 sin x1 on -pi..pi (Ishigami and Homma 1990), with the indices that
        // follow from V1 = (1 + b pi^4 / 5)^2 / 2, V2 = a^2 / 8 and V13 = b^2 pi^8 (1/18 - 1/50).
        use std::f64::consts::PI;
        let (a, b) = (7.0, 0.1);
        let (v1, v2) = (pow(1.0 + b * pow(PI, 4.0) / 5.0, 2.0) / 2.0, a * a / 8.0);
        let v13 = b * b * pow(PI, 8.0) * (1.0 / 18.0 - 1.0 / 50.0);
        let v = v1 + v2 + v13;
        let found = found(3, 4096, |x| {
            let x: Vec<f64> = x.iter().map(|x| PI * (2.0 * x - 1.0)).collect();
            let (sin1, sin2) = (libm::sin(x[0]), libm::sin(x[1]));
            sin1 + a * sin2 * sin2 + b * pow(x[2], 4.0) * sin1
        });
        check(&found, &[v1 / v, v2 / v, 0.0], &[(v1 + v13) / v, v2 / v, v13 / v]);
    }

    #[test]
    fn the_indices_of_the_g_function_are_found() {
        // f = product of (|4 x - 2| + a) / (1 + a) (Saltelli and Sobol' 1995): V_i = 1 / (3 (1 + a_i)^2).
        let a = [0.0, 1.0, 4.5, 9.0, 99.0];
        let part: Vec<f64> = a.iter().map(|a| 1.0 / (3.0 * (1.0 + a) * (1.0 + a))).collect();
        let whole: f64 = part.iter().map(|v| 1.0 + v).product::<f64>() - 1.0;
        let first: Vec<f64> = part.iter().map(|v| v / whole).collect();
        let others =
            |i: usize| part.iter().enumerate().filter(|(j, _)| *j != i).map(|(_, v)| 1.0 + v).product::<f64>();
        let total: Vec<f64> = (0..a.len()).map(|i| part[i] * others(i) / whole).collect();
        let found =
            found(5, 4096, |x| x.iter().zip(a).map(|(x, a)| ((4.0 * x - 2.0).abs() + a) / (1.0 + a)).product());
        check(&found, &first, &total);
    }

    #[test]
    fn an_outcome_that_does_not_vary_has_no_indices() {
        assert!(found(2, 16, |_| 3.0).iter().all(|i| i.first.mean.is_nan() && i.total.mean.is_nan()));
    }

    #[test]
    fn the_intervals_of_a_small_design_hold_the_truth() {
        // f = 2 x1 + x2 with 128 rows: 0.8 and 0.2. The bounds are those of a bootstrap of 1,000.
        let found = found(2, 128, |x| 2.0 * x[0] + x[1]);
        for (index, truth) in found.iter().zip([0.8, 0.2]) {
            assert!(index.first.low <= truth && truth <= index.first.high, "{index:?}");
            assert!(index.total.low <= truth && truth <= index.total.high, "{index:?}");
        }
    }
}
