//! Many comparisons at once.
//!
//! Of twenty differences that do not exist, one has on average a 95% interval without zero. Who looks for the
//! remarkable ones among many must ask more of each.

use super::results::Comparison;

/// The chance of at least one false difference in the whole family, at most.
pub const RISK: f64 = 0.05;

/// The p-values of several tests, in their order, when all of them count.
///
/// With the p-values in ascending order, the one at position `i` of `m` becomes
/// `max over j <= i of min(1, (m - j + 1) p(j))` (Holm 1979, "A simple sequentially rejective multiple test
/// procedure", Scandinavian Journal of Statistics 6).
pub fn holm(p: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..p.len()).collect();
    order.sort_by(|a, b| p[*a].total_cmp(&p[*b]));
    let (mut adjusted, mut least) = (vec![0.0; p.len()], 0.0_f64);
    for (i, at) in order.into_iter().enumerate() {
        least = least.max(((p.len() - i) as f64 * p[at]).min(1.0));
        adjusted[at] = least;
    }
    adjusted
}

/// The differences of all scenarios with the reference on all key figures, judged together by [`holm`].
///
/// Differences with a value of at most [`RISK`] are clear: the chance that any of these does not exist is at most
/// [`RISK`], however the differences hang together.
#[derive(Clone, Debug, PartialEq)]
pub struct Family {
    size: usize,
    adjusted: Vec<Vec<Option<f64>>>,
}

impl Family {
    /// The family of a comparison.
    pub fn of(comparison: &Comparison) -> Family {
        let key = |m: &usize| comparison.measures.get(*m).is_some_and(|measure| measure.key);
        let mut members: Vec<(f64, usize, usize)> = Vec::new();
        for (s, scenario) in comparison.scenarios.iter().enumerate() {
            let known = (0..scenario.figures.len()).filter(key);
            members.extend(known.filter_map(|m| Some((scenario.figures[m].p?, s, m))));
        }
        let size = members.len();
        let mut adjusted: Vec<Vec<Option<f64>>> =
            comparison.scenarios.iter().map(|s| vec![None; s.figures.len()]).collect();
        let p: Vec<f64> = members.iter().map(|(p, ..)| *p).collect();
        for ((_, s, m), p) in members.into_iter().zip(holm(&p)) {
            adjusted[s][m] = Some(p);
        }
        Family { size, adjusted }
    }

    /// How many differences are judged together.
    pub fn size(&self) -> usize {
        self.size
    }

    /// The adjusted p-value of a difference; `None` when it is not of the family.
    pub fn p(&self, scenario: usize, measure: usize) -> Option<f64> {
        *self.adjusted.get(scenario)?.get(measure)?
    }

    /// Whether a difference is clear among all; `None` when it is not of the family.
    pub fn clear(&self, scenario: usize, measure: usize) -> Option<bool> {
        self.p(scenario, measure).map(|p| p <= RISK)
    }
}
