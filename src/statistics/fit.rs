//! Fitting parameters to figures: damped least squares within bounds.
//!
//! `minimise sum of r_i(x)^2`, with `r_i` a difference between outcome and figure in units of its tolerance. A step
//! solves `(J'J + d diag(J'J)) s = -J'r` (Levenberg 1944, Marquardt 1963); `J` comes from finite differences. A step
//! that does not help is made shorter by a larger `d`.

/// A parameter's bounds and where the search begins.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// The lowest value.
    pub low: f64,
    /// The highest value.
    pub high: f64,
    /// Where the search begins.
    pub begin: f64,
}

/// What a search found.
#[derive(Clone, Debug, PartialEq)]
pub struct Fit {
    /// The parameters.
    pub values: Vec<f64>,
    /// The differences that remain, in units of tolerance.
    pub residuals: Vec<f64>,
    /// The differences where the search began.
    pub at_begin: Vec<f64>,
    /// The change of each difference when a parameter goes through its whole range: `slopes[parameter][figure]`.
    pub slopes: Vec<Vec<f64>>,
    /// Steps that were taken.
    pub steps: u32,
}

/// Part of a parameter's range over which a slope is measured: wide enough to stand out above chance.
const REACH: f64 = 0.06;
/// The smallest step, as part of the range, that is worth taking.
const SMALLEST: f64 = 0.002;

/// Gives the differences at each of some points.
pub type Residuals<'a, E> = dyn FnMut(&[Vec<f64>]) -> Result<Vec<Vec<f64>>, E> + 'a;

/// Fits parameters. `residuals` gives the differences at a point for several points at once, so that they can be
/// replayed together; every point must meet the same luck.
///
/// # Errors
///
/// With whatever `residuals` fails with.
pub fn fit<E>(bounds: &[Bounds], most: u32, residuals: &mut Residuals<'_, E>) -> Result<Fit, E> {
    // Within, every parameter runs from 0 to 1.
    let real =
        |unit: &[f64]| -> Vec<f64> { unit.iter().zip(bounds).map(|(u, b)| b.low + u * (b.high - b.low)).collect() };
    let mut at: Vec<f64> = bounds.iter().map(|b| ((b.begin - b.low) / (b.high - b.low)).clamp(0.0, 1.0)).collect();
    let mut now = one(residuals(&[real(&at)])?);
    let at_begin = now.clone();
    let (mut damping, mut steps) = (0.01, 0);
    let mut slopes = Vec::new();
    for round in 0..most {
        let sides: Vec<(Vec<f64>, f64)> = (0..at.len())
            .map(|p| {
                let reach = if at[p] + REACH <= 1.0 { REACH } else { -REACH };
                let mut side = at.clone();
                side[p] += reach;
                (side, reach)
            })
            .collect();
        let found = residuals(&sides.iter().map(|(side, _)| real(side)).collect::<Vec<_>>())?;
        let slope = |(outcome, (_, reach)): (&Vec<f64>, &(Vec<f64>, f64))| -> Vec<f64> {
            outcome.iter().zip(&now).map(|(there, here)| (there - here) / reach).collect()
        };
        slopes = found.iter().zip(&sides).map(slope).collect();
        let mut moved = false;
        for _ in 0..4 {
            let Some(next) = step(&at, &now, &slopes, damping) else { break };
            let size = next.iter().zip(&at).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
            if size < SMALLEST {
                break;
            }
            let tried = one(residuals(&[real(&next)])?);
            if squares(&tried) < squares(&now) {
                (at, now, moved) = (next, tried, true);
                damping = f64::max(damping / 5.0, 1e-4);
                steps = round + 1;
                break;
            }
            damping *= 8.0;
        }
        if !moved || squares(&now) < 1e-6 {
            break;
        }
    }
    Ok(Fit { values: real(&at), residuals: now, at_begin, slopes, steps })
}

fn one(mut found: Vec<Vec<f64>>) -> Vec<f64> {
    found.pop().unwrap_or_default()
}

/// The sum of squares.
pub fn squares(residuals: &[f64]) -> f64 {
    residuals.iter().map(|r| r * r).sum()
}

/// The next point: parameters that would leave their bounds are held at them and the others step again.
fn step(at: &[f64], now: &[f64], slopes: &[Vec<f64>], damping: f64) -> Option<Vec<f64>> {
    let mut free: Vec<usize> = (0..at.len()).collect();
    let mut next = at.to_vec();
    while !free.is_empty() {
        let mut matrix: Vec<Vec<f64>> =
            free.iter().map(|p| free.iter().map(|q| dot(&slopes[*p], &slopes[*q])).collect()).collect();
        for (k, row) in matrix.iter_mut().enumerate() {
            row[k] += damping * row[k] + 1e-9;
        }
        let right: Vec<f64> = free.iter().map(|p| -dot(&slopes[*p], now)).collect();
        let moves = solve(matrix, right)?;
        let out: Vec<usize> = free
            .iter()
            .zip(&moves)
            .filter(|(p, m)| at[**p] + **m < 0.0 || at[**p] + **m > 1.0)
            .map(|(p, _)| *p)
            .collect();
        for (p, m) in free.iter().zip(&moves) {
            next[*p] = (at[*p] + m).clamp(0.0, 1.0);
        }
        if out.is_empty() {
            break;
        }
        free.retain(|p| !out.contains(p));
    }
    Some(next)
}

/// Solves a small system by elimination with pivoting; `None` when it has no single solution.
fn solve(mut matrix: Vec<Vec<f64>>, mut right: Vec<f64>) -> Option<Vec<f64>> {
    let n = right.len();
    for k in 0..n {
        let pivot = (k..n).max_by(|a, b| matrix[*a][k].abs().total_cmp(&matrix[*b][k].abs()))?;
        if matrix[pivot][k].abs() < 1e-14 {
            return None;
        }
        matrix.swap(k, pivot);
        right.swap(k, pivot);
        for row in k + 1..n {
            let factor = matrix[row][k] / matrix[k][k];
            let above = matrix[k].clone();
            matrix[row].iter_mut().zip(&above).skip(k).for_each(|(here, above)| *here -= factor * above);
            right[row] -= factor * right[k];
        }
    }
    let mut found = vec![0.0; n];
    for k in (0..n).rev() {
        let known: f64 = (k + 1..n).map(|c| matrix[k][c] * found[c]).sum();
        found[k] = (right[k] - known) / matrix[k][k];
    }
    Some(found)
}

/// What the figures say of a parameter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Told {
    /// The figures tell its value.
    Apart,
    /// No figure moves by as much as a tolerance over its whole range.
    Nothing,
    /// The figures cannot tell it from the parameter at this position: both move them alike.
    Like(usize),
    /// The figures cannot tell it from a mixture of the others.
    Mixed,
}

/// The sine of some 11 degrees: slopes at a smaller angle point the same way, as far as noisy figures can tell.
const ANGLE: f64 = 0.2;

/// What the figures say of each parameter, by the angle between its slopes and those of the others.
pub fn told(slopes: &[Vec<f64>]) -> Vec<Told> {
    let matters = |p: usize| length(&slopes[p]) >= 1.0;
    let of = |p: usize| {
        if !matters(p) {
            return Told::Nothing;
        }
        let others: Vec<usize> = (0..slopes.len()).filter(|q| *q != p && matters(*q)).collect();
        let left = |others: &[usize]| {
            let others: Vec<&[f64]> = others.iter().map(|q| slopes[*q].as_slice()).collect();
            beyond(&slopes[p], &others) / length(&slopes[p])
        };
        match others.iter().find(|q| left(&[**q]) < ANGLE) {
            Some(q) => Told::Like(*q),
            None if left(&others) < ANGLE => Told::Mixed,
            None => Told::Apart,
        }
    };
    (0..slopes.len()).map(of).collect()
}

fn length(vector: &[f64]) -> f64 {
    libm::sqrt(squares(vector))
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

/// The length of what is left of `vector` beyond the directions of `others` (Gram-Schmidt).
fn beyond(vector: &[f64], others: &[&[f64]]) -> f64 {
    let mut directions: Vec<Vec<f64>> = Vec::new();
    let without = |vector: &[f64], directions: &[Vec<f64>]| {
        let mut left = vector.to_vec();
        for direction in directions {
            let along = dot(&left, direction);
            left.iter_mut().zip(direction).for_each(|(x, d)| *x -= along * d);
        }
        left
    };
    for other in others {
        let left = without(other, &directions);
        let size = length(&left);
        // A direction that is nearly one of the others is mostly noise.
        if size > ANGLE * length(other) {
            directions.push(left.iter().map(|x| x / size).collect());
        }
    }
    length(&without(vector, &directions))
}

#[cfg(test)]
mod tests {
    use super::*;

    const UNIT: Bounds = Bounds { low: 0.0, high: 10.0, begin: 5.0 };

    fn fitted(bounds: &[Bounds], model: impl Fn(&[f64]) -> Vec<f64>) -> Fit {
        let run = &mut |points: &[Vec<f64>]| Ok::<_, ()>(points.iter().map(|p| model(p)).collect());
        fit(bounds, 20, run).expect("this model cannot fail")
    }

    #[test]
    fn a_curved_model_is_fitted_to_its_own_figures() {
        let model = |x: &[f64]| vec![x[0] * x[1] - 12.0, x[0] + x[1] - 7.0, x[0] * x[0] - 9.0];
        let found = fitted(&[UNIT, UNIT], model);
        assert!((found.values[0] - 3.0).abs() < 0.02 && (found.values[1] - 4.0).abs() < 0.02, "{found:?}");
        assert_eq!(told(&found.slopes), [Told::Apart, Told::Apart]);
    }

    #[test]
    fn a_parameter_stays_within_its_bounds_and_the_others_make_up_for_it() {
        let model = |x: &[f64]| vec![x[0] + x[1] - 12.0, 0.1 * (x[0] - 11.0)];
        let found = fitted(&[Bounds { high: 6.0, ..UNIT }, UNIT], model);
        assert!((found.values[0] - 6.0).abs() < 0.01 && (found.values[1] - 6.0).abs() < 0.05, "{found:?}");
    }

    #[test]
    fn parameters_that_the_figures_cannot_tell_apart_are_named() {
        let model = |x: &[f64]| vec![x[0] + x[1] - 12.0, 2.0 * (x[0] + x[1]) - 24.0, 0.01 * x[2]];
        let found = fitted(&[UNIT, UNIT, UNIT], model);
        assert_eq!(told(&found.slopes), [Told::Like(1), Told::Like(0), Told::Nothing]);
    }

    #[test]
    fn a_parameter_that_is_a_mixture_of_others_is_named() {
        let slopes = [vec![5.0, 0.0, 0.0], vec![0.0, 5.0, 0.0], vec![5.0, 5.0, 0.1]];
        assert_eq!(told(&slopes), [Told::Mixed; 3]);
        assert_eq!(told(&[slopes[0].clone(), slopes[1].clone()]), [Told::Apart; 2]);
    }
}
