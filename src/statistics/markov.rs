//! Small Markov chains, solved by their balance equations.

use std::collections::BTreeMap;

/// Sweeps after which a chain that has not settled is given up.
const SWEEPS: usize = 20_000;
/// Largest relative change in a sweep of what has settled.
const SETTLED: f64 = 1e-12;

/// The stationary chances of the states that can be reached from `first`, where `moves` gives the rates out of a state.
///
/// States are found by walking; the balance equations `p(i) out(i) = sum over j of p(j) rate(j, i)` are solved by the
/// method of Gauss and Seidel, forth and back, until no chance changes by more than `1e-12` of the largest.
pub fn stationary<S: Ord + Clone>(first: S, moves: impl Fn(&S) -> Vec<(f64, S)>) -> Vec<(S, f64)> {
    let mut states = vec![first.clone()];
    let mut places = BTreeMap::from([(first, 0_usize)]);
    let mut into: Vec<Vec<(usize, f64)>> = vec![Vec::new()];
    let mut out = Vec::new();
    while out.len() < states.len() {
        let from = out.len();
        let mut total = 0.0;
        for (rate, to) in moves(&states[from]) {
            let next = states.len();
            let place = *places.entry(to.clone()).or_insert(next);
            if place == next {
                states.push(to);
                into.push(Vec::new());
            }
            if place != from {
                into[place].push((from, rate));
                total += rate;
            }
        }
        out.push(total);
    }
    let n = states.len();
    let mut p = vec![1.0 / n as f64; n];
    for _ in 0..SWEEPS {
        let mut change = 0.0_f64;
        for i in (0..n).chain((0..n).rev()) {
            let inflow: f64 = into[i].iter().map(|(j, rate)| p[*j] * rate).sum();
            let next = inflow / out[i];
            change = change.max((next - p[i]).abs());
            p[i] = next;
        }
        let sum: f64 = p.iter().sum();
        p.iter_mut().for_each(|p| *p /= sum);
        if change <= SETTLED * p.iter().copied().fold(0.0, f64::max) {
            break;
        }
    }
    states.into_iter().zip(p).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_queue_with_four_places_has_the_chances_of_its_formula() {
        let (arrive, serve) = (0.7, 1.0);
        let chain = stationary(0_u32, |n| {
            let mut moves = Vec::new();
            if *n < 4 {
                moves.push((arrive, n + 1));
            }
            if *n > 0 {
                moves.push((serve, n - 1));
            }
            moves
        });
        let weight = |n: u32| (0..n).fold(1.0, |p, _| p * arrive / serve);
        let sum: f64 = (0..=4).map(weight).sum();
        for (n, p) in chain {
            assert!((p - weight(n) / sum).abs() < 1e-12);
        }
    }
}
