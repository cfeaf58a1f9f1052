//! Which combinations of factors a study tries.

use crate::engine::Streams;
use crate::engine::sample::uniform;

/// All combinations of factors with these numbers of levels, the last factor fastest.
pub fn full(levels: &[usize]) -> Vec<Vec<usize>> {
    let total: usize = levels.iter().product();
    let point = |mut number: usize| {
        let mut point = vec![0; levels.len()];
        for (place, count) in point.iter_mut().zip(levels).rev() {
            *place = number % count;
            number /= count;
        }
        point
    };
    (0..total).map(point).collect()
}

/// Which of `count` parts something wrong needs: it is not wrong without any one of them. All of them, when it is
/// wrong without each. `wrong` tells whether it still is with only these parts.
pub fn needed(count: usize, wrong: impl Fn(&[usize]) -> bool) -> Vec<usize> {
    let others = |part: usize| -> Vec<usize> { (0..count).filter(|other| *other != part).collect() };
    let found: Vec<usize> = (0..count).filter(|part| !wrong(&others(*part))).collect();
    if found.is_empty() { (0..count).collect() } else { found }
}

/// A Latin hypercube of `points` points in as many dimensions as there are `factors`: shares from 0 to 1.
///
/// Every factor is cut into as many equal slices as there are points, and every slice is used once, at a random
/// place in it; the slices are paired at random (McKay, Beckman and Conover 1979). The same `seed` gives the same
/// points; a factor more leaves the others as they were.
pub fn latin(seed: u64, points: usize, factors: usize) -> Vec<Vec<f64>> {
    let streams = Streams::new(seed, 0);
    let columns: Vec<Vec<f64>> = (0..factors)
        .map(|factor| {
            let mut order: Vec<usize> = (0..points).collect();
            let mut stream = streams.stream(factor as u64, LATIN);
            for last in (1..points).rev() {
                let other = (uniform(&mut stream) * (last + 1) as f64) as usize;
                order.swap(last, other.min(last));
            }
            let place = |slice: &usize, stream: &mut _| (*slice as f64 + uniform(stream)) / points as f64;
            order.iter().map(|slice| place(slice, &mut stream)).collect()
        })
        .collect();
    (0..points).map(|point| columns.iter().map(|column| column[point]).collect()).collect()
}

/// The purpose of these draws, far from those of the model.
const LATIN: u64 = u64::MAX;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_design_has_every_combination_once() {
        assert_eq!(full(&[2, 3]), [[0, 0], [0, 1], [0, 2], [1, 0], [1, 1], [1, 2]]);
        assert_eq!(full(&[1]), [[0]]);
    }

    #[test]
    fn a_latin_hypercube_uses_every_slice_of_every_factor_once() {
        let points = latin(7, 25, 3);
        for factor in 0..3 {
            let mut slices: Vec<usize> = points.iter().map(|p| (p[factor] * 25.0) as usize).collect();
            slices.sort_unstable();
            assert_eq!(slices, (0..25).collect::<Vec<_>>());
        }
        assert_ne!(points, latin(8, 25, 3));
        let wider = latin(7, 25, 4);
        assert!(points.iter().zip(&wider).all(|(a, b)| a[..] == b[..3]));
    }
}
