//! Many comparisons at once.
//!
//! Of twenty differences that do not exist, one has on average a 95% interval without zero. Who looks for the
//! remarkable ones among many must ask more of each.

use super::results::Comparison;

/// The chance of at least one false difference in the whole family, at most.
pub const RISK: f64 = 0.05;

/// The differences of all scenarios with the reference on all key figures, judged together.
///
/// With the p-values in ascending order, the one at position `i` of `m` becomes
/// `max over j <= i of min(1, (m - j + 1) p(j))` (Holm 1979, "A simple sequentially rejective multiple test
/// procedure", Scandinavian Journal of Statistics 6). Differences with a value of at most [`RISK`] are clear: the
/// chance that any of these does not exist is at most [`RISK`], however the differences hang together.
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
        members.sort_by(|a, b| a.0.total_cmp(&b.0));
        let size = members.len();
        let mut adjusted: Vec<Vec<Option<f64>>> =
            comparison.scenarios.iter().map(|s| vec![None; s.figures.len()]).collect();
        let mut least = 0.0_f64;
        for (i, (p, s, m)) in members.into_iter().enumerate() {
            least = least.max(((size - i) as f64 * p).min(1.0));
            adjusted[s][m] = Some(least);
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
