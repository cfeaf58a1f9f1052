//! Quantiles of a sample.

/// The `p`-quantile of `sorted` by linear interpolation between the two neighbouring order statistics at position
/// `(n - 1) p` (type 7 of Hyndman and Fan 1996, "Sample quantiles in statistical packages"; the default of R, NumPy
/// and Excel). `NaN` when there is nothing.
pub fn quantile(sorted: &[f64], p: f64) -> f64 {
    let Some(last) = sorted.len().checked_sub(1) else { return f64::NAN };
    let position = last as f64 * p;
    let below = (position.floor() as usize).min(last);
    let above = (below + 1).min(last);
    let (low, high) = (sorted[below], sorted[above]);
    // Equal neighbours give exactly their value, whatever the weight.
    low + (position - below as f64) * (high - low)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_follow_the_definition_of_type_7() {
        // R: quantile(c(1, 2, 4, 8, 16), c(.05, .25, .5, .75, .95), type = 7)
        let sample = [1.0, 2.0, 4.0, 8.0, 16.0];
        for (p, expected) in
            [(0.0, 1.0), (0.05, 1.2), (0.25, 2.0), (0.5, 4.0), (0.75, 8.0), (0.95, 14.4), (1.0, 16.0)]
        {
            assert!((quantile(&sample, p) - expected).abs() < 1e-12, "p = {p}");
        }
    }

    #[test]
    fn one_value_is_every_quantile_and_no_value_none() {
        assert_eq!(quantile(&[3.0], 0.05), 3.0);
        assert_eq!(quantile(&[3.0], 0.95), 3.0);
        assert!(quantile(&[], 0.5).is_nan());
    }
}
