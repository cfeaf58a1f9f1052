//! What a number of successes says of the chance of one.

use statrs::function::beta::beta_reg;

/// The exact one-sided bounds of a chance of which `successes` were seen in `n` trials: the true chance lies below
/// the lower bound, or above the upper bound, with a chance of at most `risk` each.
///
/// The lower bound is the chance at which as many successes or more would be seen with chance `risk`, the upper one
/// that at which as many or fewer would (Clopper and Pearson 1934, "The use of confidence or fiducial limits
/// illustrated in the case of the binomial", Biometrika 26). Rounded to nine decimals, as Student's factors are.
pub fn bounds(successes: u32, n: u32, risk: f64) -> (f64, f64) {
    assert!(successes <= n && n > 0, "there are no more successes than trials");
    let (k, n) = (f64::from(successes), f64::from(n));
    // P(X >= k | p) = I(p; k, n - k + 1), which rises with p.
    let low = if successes == 0 { 0.0 } else { rising(risk, |p| beta_reg(k, n - k + 1.0, p)) };
    let high = if k == n { 1.0 } else { rising(1.0 - risk, |p| beta_reg(k + 1.0, n - k, p)) };
    (low, high)
}

/// Where a function that rises from 0 to 1 is `level`.
fn rising(level: f64, f: impl Fn(f64) -> f64) -> f64 {
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..48 {
        let middle = (low + high) / 2.0;
        if f(middle) < level { low = middle } else { high = middle }
    }
    ((low + high) / 2.0 * 1e9).round() / 1e9
}

/// The chance that pairs of which one side succeeds and the other does not lie at least so unevenly, when either is as
/// likely: `one` of them succeed on the one side only, `other` on the other only. Pairs that are alike say nothing.
///
/// Exact and two-sided (McNemar 1947, "Note on the sampling error of the difference between correlated proportions or
/// percentages", Psychometrika 12): twice the chance of the larger count or more out of both with chance one half. Rounded to
/// nine decimals.
pub fn p_of_pairs(one: u32, other: u32) -> f64 {
    let (most, n) = (f64::from(one.max(other)), f64::from(one + other));
    let p = if one == other { 1.0 } else { 2.0 * beta_reg(most, n - most + 1.0, 0.5) };
    (p.min(1.0) * 1e9).round() / 1e9
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bounds_equal_their_definition() {
        // R: binom.test(8, 10)$conf.int is 0.4439045 to 0.9747893; each side has 2.5%.
        let (low, high) = bounds(8, 10, 0.025);
        assert!((low - 0.443_904_5).abs() < 1e-6 && (high - 0.974_789_3).abs() < 1e-6, "{low} {high}");
        // All of n: the lower bound is risk^(1 / n).
        assert!((bounds(29, 29, 0.05).0 - 0.901_856).abs() < 1e-5);
        assert_eq!((bounds(0, 7, 0.05).0, bounds(7, 7, 0.05).1), (0.0, 1.0));
    }

    #[test]
    fn the_lower_bound_is_too_high_in_at_most_the_risk() {
        // Exactly, by adding up the binomial chances of the counts of which the bound lies above the true chance.
        for (n, chance) in [(20_u32, 0.9_f64), (50, 0.9), (200, 0.95), (40, 0.5)] {
            let mut term = (0..n).fold(1.0, |all, _| all * (1.0 - chance));
            let mut wrong = 0.0;
            for k in 0..=n {
                if bounds(k, n, 0.05).0 > chance {
                    wrong += term;
                }
                term *= f64::from(n - k) / f64::from(k + 1) * chance / (1.0 - chance);
            }
            assert!(wrong <= 0.05, "{n} trials of {chance}: wrong in {wrong}");
        }
    }

    #[test]
    fn pairs_that_differ_to_one_side_are_judged_exactly() {
        // R: binom.test(1, 8)$p.value is 0.0703125 and binom.test(0, 6)$p.value is 0.03125.
        assert!((p_of_pairs(1, 7) - 0.070_312_5).abs() < 1e-9 && (p_of_pairs(7, 1) - 0.070_312_5).abs() < 1e-9);
        assert!((p_of_pairs(0, 6) - 0.031_25).abs() < 1e-9);
        assert_eq!((p_of_pairs(0, 0), p_of_pairs(5, 5), p_of_pairs(0, 1)), (1.0, 1.0, 1.0));
    }
}
