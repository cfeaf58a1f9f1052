//! Which share of the uncertainty in an outcome comes from which input.

use super::moments::Moments;
use super::quantile::quantile;
use super::results::Interval;
use crate::engine::Streams;
use crate::engine::sample::uniform;

/// Bootstrap samples behind an interval.
const RESAMPLES: usize = 1_000;
/// The streams of the bootstrap, apart from those of the model.
const BOOTSTRAP: u64 = 0x5b07_57a9;

/// Outcomes at the points of a design with two independent halves, A and B.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcomes {
    /// At the points of A.
    pub a: Vec<f64>,
    /// At the points of B.
    pub b: Vec<f64>,
    /// For each input: at the points of A with the value of that input from B.
    pub mixed: Vec<Vec<f64>>,
}

/// The sensitivity indices of one input.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Index {
    /// First-order index: the share of the variance that goes away when only this input is known.
    pub first: Interval,
    /// Total index: the share that is left when everything but this input is known. At least the first-order index;
    /// the difference is interaction with other inputs.
    pub total: Interval,
}

/// First-order and total indices with 95% bootstrap intervals.
///
/// ```text
/// V   = variance of f over A and B together
/// S_i = mean(f(B) (f(AB_i) - f(A))) / V            (Saltelli et al. 2010, Computer Physics Communications 181, table 2b)
/// T_i = mean((f(A) - f(AB_i))^2) / (2 V)           (Jansen 1999, Computer Physics Communications 117)
/// ```
///
/// f is taken from its mean first, which changes nothing in the expectation and takes away error (Sobol' 2001). The
/// intervals resample whole rows (Archer et al. 1997) and take the 2.5% and 97.5% points; as the points of a
/// quasi-random design fill space more evenly than random ones, they are rather too wide than too narrow. An
/// outcome that does not vary has no indices: `NaN`. Rows in which something was not seen do not count.
pub fn indices(outcomes: &Outcomes, seed: u64) -> Vec<Index> {
    let rows = rows(outcomes);
    let inputs = outcomes.mixed.len();
    let all: Vec<usize> = (0..rows.len()).collect();
    let found = estimate(&rows, &all, inputs);
    let mut stream = Streams::new(seed, BOOTSTRAP).stream(0, 0);
    let mut samples = vec![(Vec::with_capacity(RESAMPLES), Vec::with_capacity(RESAMPLES)); inputs];
    if !rows.is_empty() {
        for _ in 0..RESAMPLES {
            let drawn: Vec<usize> =
                all.iter().map(|_| (uniform(&mut stream) * rows.len() as f64) as usize).collect();
            for (sample, (first, total)) in samples.iter_mut().zip(estimate(&rows, &drawn, inputs)) {
                sample.0.push(first);
                sample.1.push(total);
            }
        }
    }
    let interval = |mean: f64, mut sample: Vec<f64>| {
        sample.retain(|x| !x.is_nan());
        sample.sort_by(f64::total_cmp);
        Interval { mean, low: quantile(&sample, 0.025), high: quantile(&sample, 0.975) }
    };
    let index = |((first, total), (firsts, totals))| Index {
        first: interval(first, firsts),
        total: interval(total, totals),
    };
    found.into_iter().zip(samples).map(index).collect()
}

/// The rows in which everything was seen: f(A), f(B), then f(AB) for each input.
fn rows(outcomes: &Outcomes) -> Vec<Vec<f64>> {
    let row = |j: usize| -> Vec<f64> {
        [outcomes.a[j], outcomes.b[j]].into_iter().chain(outcomes.mixed.iter().map(|m| m[j])).collect()
    };
    (0..outcomes.a.len()).map(row).filter(|row| row.iter().all(|x| !x.is_nan())).collect()
}

/// First-order and total index of each input on the `drawn` rows.
fn estimate(rows: &[Vec<f64>], drawn: &[usize], inputs: usize) -> Vec<(f64, f64)> {
    let mut both = Moments::default();
    for j in drawn {
        both.push(rows[*j][0]);
        both.push(rows[*j][1]);
    }
    let (mean, variance, n) = (both.mean(), both.variance(), drawn.len() as f64);
    if variance.is_nan() || variance <= 0.0 {
        return vec![(f64::NAN, f64::NAN); inputs];
    }
    let of = |input: usize| {
        let (mut first, mut total) = (0.0, 0.0);
        for j in drawn {
            let (a, b, mixed) = (rows[*j][0], rows[*j][1], rows[*j][2 + input]);
            first += (b - mean) * (mixed - a);
            total += (a - mixed) * (a - mixed);
        }
        (first / n / variance, total / (2.0 * n) / variance)
    };
    (0..inputs).map(of).collect()
}
