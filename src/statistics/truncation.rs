//! How many months of a run still show how it began.

/// Months that are judged together: a quarter, so that a noisy month does not decide and a year is whole.
pub const BATCH: usize = 3;
/// Months in a year, of which each has its own season.
const YEAR: usize = 12;

/// The first months of `series` to leave out: those that make the mean of the rest less precise than it is without.
///
/// The marginal standard error rule in batches (MSER-5 with batches of a quarter; White 1997, "An effective truncation
/// heuristic for bias reduction in simulation output", Simulation 69; White, Cobb and Spratt 2000, "A comparison of
/// five steady-state truncation heuristics for simulation", Winter Simulation Conference): of the batch means `y(1)`
/// to `y(k)` leave out the `d` that minimise `sum of (y(i) - mean)^2 over i > d, divided by (k - d)^2`. Seasons are
/// taken off first. `series` must be the average of replications (Hoad, Robinson and Davies 2010, "Automating warm-up
/// length estimation", Journal of the Operational Research Society 61).
///
/// `None` when the best `d` lies past the middle: then the run is too short to say.
pub fn suggested(series: &[f64]) -> Option<usize> {
    let level = deseasonalised(series);
    let batches: Vec<f64> = level.chunks_exact(BATCH).map(|b| b.iter().sum::<f64>() / BATCH as f64).collect();
    let count = batches.len();
    let error = |d: usize| {
        let rest = &batches[d..];
        let mean = rest.iter().sum::<f64>() / rest.len() as f64;
        rest.iter().map(|y| (y - mean) * (y - mean)).sum::<f64>() / (rest.len() * rest.len()) as f64
    };
    // Of the last few batches the error is small by luck: the rule is not to look there.
    let best = (0..count.saturating_sub(5)).min_by(|a, b| error(*a).total_cmp(&error(*b)))?;
    (2 * best <= count).then_some(best * BATCH)
}

/// The series without its seasons: of each month the average of that month of the year in the last half is taken
/// off, and the average of that half put back. Only whole years of the last half count; with less than one year
/// there is nothing to take off.
fn deseasonalised(series: &[f64]) -> Vec<f64> {
    let years = series.len() / 2 / YEAR;
    if years == 0 {
        return series.to_vec();
    }
    let first = series.len() - years * YEAR;
    let late = &series[first..];
    let level = late.iter().sum::<f64>() / late.len() as f64;
    let season = |phase: usize| late.iter().skip(phase).step_by(YEAR).sum::<f64>() / years as f64;
    let seasons: Vec<f64> = (0..YEAR).map(season).collect();
    // The months of the last half begin with phase 0.
    let phase = |month: usize| (month + YEAR - first % YEAR) % YEAR;
    series.iter().enumerate().map(|(month, x)| x - seasons[phase(month)] + level).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::Streams;
    use crate::engine::math::exp;
    use crate::engine::sample::normal;

    /// A series around 100 with seasons and noise, that begins `bias` too high and forgets it in `months`.
    fn series(length: usize, bias: f64, months: f64, noise: f64, seed: u64) -> Vec<f64> {
        let streams = Streams::new(seed, 0);
        let season = [3.0, 2.0, 1.0, 0.0, -1.0, -2.0, -6.0, -5.0, 2.0, 3.0, 2.0, 1.0];
        let one = |t: usize| {
            let draw = normal(&mut streams.stream(t as u64, 0));
            100.0 + season[t % YEAR] + bias * exp(-(t as f64) / months) + noise * draw
        };
        (0..length).map(one).collect()
    }

    #[test]
    fn a_start_that_is_too_high_is_left_out_until_it_is_lost_in_the_noise() {
        // Of 50 at the start, forgotten in 6 months, 50 exp(-18 / 6) = 2.5 is left after 18 months, and 0.1 after 36.
        for seed in 0..50 {
            let found = suggested(&series(144, 50.0, 6.0, 0.5, seed)).expect("the run is long enough");
            assert!((15..=36).contains(&found), "{found} with seed {seed}");
        }
        // A start that is forgotten more slowly takes longer.
        let slow = suggested(&series(240, 50.0, 18.0, 0.5, 1)).expect("the run is long enough");
        assert!((45..=108).contains(&slow), "{slow}");
    }

    #[test]
    fn a_series_without_a_start_of_its_own_is_seldom_cut_far() {
        let far = (0..200).filter(|seed| suggested(&series(144, 0.0, 1.0, 1.0, *seed)).is_none_or(|d| d > 24));
        let far = far.count();
        assert!(far <= 20, "{far} of 200 flat series are cut after more than two years");
    }

    #[test]
    fn a_run_that_still_drifts_at_the_end_is_too_short_to_say() {
        assert_eq!(suggested(&series(72, 400.0, 60.0, 0.1, 3)), None);
    }

    #[test]
    fn seasons_are_not_taken_for_a_start() {
        assert_eq!(suggested(&series(96, 0.0, 1.0, 0.0, 1)), Some(0));
        let steady = deseasonalised(&series(100, 0.0, 1.0, 0.0, 1));
        assert!(steady.iter().all(|x| (x - steady[0]).abs() < 1e-9));
    }
}
