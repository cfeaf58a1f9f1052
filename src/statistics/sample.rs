//! The replications that bands are drawn from.

use super::moments::Moments;
use super::quantile::quantile;
use super::results::Band;

/// Replications that are kept for bands and overruns: the first so many.
///
/// Quantiles need the values themselves, and all values of all replications would fill the memory. The 5% quantile
/// of 256 replications has a standard error of 1.4 percentage points, far below what a band in a chart can show;
/// means and intervals do rest on all replications.
pub const BAND_SAMPLE: u32 = 256;

/// The values of the first replications, for every cell (a measure in a month).
///
/// All room is taken at once: 8 bytes for each cell and each of the first [`BAND_SAMPLE`] replications.
#[derive(Clone, Debug)]
pub struct Sample {
    cells: usize,
    rows: Vec<f64>,
    limit: usize,
}

impl Sample {
    /// Room for the first of `replications` replications of `cells` values.
    pub fn new(cells: usize, replications: u32) -> Sample {
        let limit = cells * replications.min(BAND_SAMPLE) as usize;
        Sample { cells, rows: Vec::with_capacity(limit), limit }
    }

    /// Keeps the values of a replication when there is room.
    pub fn push(&mut self, values: &[f64]) {
        debug_assert_eq!(values.len(), self.cells);
        if self.rows.len() + self.cells <= self.limit {
            self.rows.extend_from_slice(values);
        }
    }

    /// The band of one cell; `moments` is what all replications say of its mean. `scratch` is overwritten.
    ///
    /// The quantiles are `NaN` when none of the replications that were kept saw anything.
    pub fn band(&self, cell: usize, moments: &Moments, scratch: &mut Vec<f64>) -> Band {
        scratch.clear();
        scratch.extend(self.rows.iter().skip(cell).step_by(self.cells.max(1)).filter(|x| !x.is_nan()));
        scratch.sort_unstable_by(f64::total_cmp);
        Band {
            mean: moments.mean(),
            p05: quantile(scratch, 0.05),
            p25: quantile(scratch, 0.25),
            p50: quantile(scratch, 0.50),
            p75: quantile(scratch, 0.75),
            p95: quantile(scratch, 0.95),
            n: moments.n(),
        }
    }

    /// Numbers that there is room for.
    pub fn capacity(&self) -> usize {
        self.rows.capacity()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_band_rests_on_the_first_replications_and_skips_what_was_not_seen() {
        let mut sample = Sample::new(2, 5);
        let mut moments = Moments::default();
        for x in [1.0, f64::NAN, 2.0, 4.0, 3.0] {
            sample.push(&[100.0, x]);
            moments.push(x);
        }
        let band = sample.band(1, &moments, &mut Vec::new());
        assert_eq!((band.p50, band.p25, band.p75, band.n), (2.5, 1.75, 3.25, 4));
    }

    #[test]
    fn the_room_does_not_grow_past_the_limit() {
        let mut sample = Sample::new(3, 100_000);
        let room = sample.capacity();
        assert!(room >= 3 * BAND_SAMPLE as usize);
        for i in 0..2_000 {
            sample.push(&[f64::from(i); 3]);
        }
        assert_eq!(sample.capacity(), room);
        assert_eq!(sample.rows.len(), 3 * BAND_SAMPLE as usize);
    }
}
