//! How much of what seems to vary with the inputs is luck of the simulation.

use super::moments::Moments;

/// Outcomes at points of a design, each replayed with the same few replications.
#[derive(Clone, Debug, Default)]
pub struct Noise {
    rows: Vec<Vec<f64>>,
}

impl Noise {
    /// Adds the outcomes of one point, one for each replication. A point where something was not seen does not count.
    pub fn push(&mut self, outcomes: &[f64]) {
        if outcomes.iter().all(|x| !x.is_nan()) {
            self.rows.push(outcomes.to_vec());
        }
    }

    /// The share of the variance of the means over points that is luck, from 0 to 1; `NaN` with one replication or
    /// fewer than two points.
    ///
    /// All points meet the same luck, and what that adds to every point alike does no harm. What is left is the
    /// interaction of points and replications, whose mean square over the number of replications is what luck adds
    /// to the variance of the means (two-way analysis of variance with one value in each cell, Scheffé 1959, 4.2).
    /// Part of it may be a real dependence on luck, so this is rather too high than too low.
    pub fn share(&self) -> f64 {
        let replications = self.rows.first().map_or(0, Vec::len);
        let points = self.rows.len();
        if replications < 2 || points < 2 {
            return f64::NAN;
        }
        let mean = |values: &mut dyn Iterator<Item = f64>| {
            let mut moments = Moments::default();
            values.for_each(|x| moments.push(x));
            moments
        };
        let by_row: Vec<f64> = self.rows.iter().map(|row| mean(&mut row.iter().copied()).mean()).collect();
        let by_column: Vec<f64> =
            (0..replications).map(|r| mean(&mut self.rows.iter().map(|row| row[r])).mean()).collect();
        let points_moments = mean(&mut by_row.iter().copied());
        let (grand, variance) = (points_moments.mean(), points_moments.variance());
        let square = |(p, r): (usize, usize)| {
            let residual = self.rows[p][r] - by_row[p] - by_column[r] + grand;
            residual * residual
        };
        let cells = (0..points).flat_map(|p| (0..replications).map(move |r| (p, r)));
        let squares: f64 = cells.map(square).sum();
        let freedom = ((points - 1) * (replications - 1)) as f64;
        let luck = squares / freedom / replications as f64;
        if variance > 0.0 { (luck / variance).min(1.0) } else { f64::NAN }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::Streams;
    use crate::engine::sample::normal;

    #[test]
    fn luck_that_is_the_same_everywhere_is_no_noise() {
        let mut noise = Noise::default();
        for point in 0..10 {
            noise.push(&[f64::from(point), f64::from(point) + 5.0, f64::from(point) - 7.0]);
        }
        assert!(noise.share() < 1e-20);
    }

    #[test]
    fn the_share_is_that_of_the_noise_in_the_mean() {
        // Signal with variance 4 and noise with variance 2 over 2 replications: 1 of 5. With 20,000 points the
        // share is within 0.01 but for fewer than 1 in 1,000.
        let mut noise = Noise::default();
        let mut stream = Streams::new(8, 0).stream(1, 1);
        for _ in 0..20_000 {
            let signal = 2.0 * normal(&mut stream);
            let spread = 2.0_f64.sqrt();
            noise.push(&[signal + spread * normal(&mut stream), signal + spread * normal(&mut stream)]);
        }
        assert!((noise.share() - 0.2).abs() < 0.01, "{}", noise.share());
    }

    #[test]
    fn one_replication_says_nothing_of_noise() {
        let mut noise = Noise::default();
        noise.push(&[1.0]);
        noise.push(&[2.0]);
        assert!(noise.share().is_nan());
    }
}
