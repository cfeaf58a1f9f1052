//! Rounding parts so that they still add up to the rounded whole.

/// Rounds `parts` to whole steps so that they add up to exactly `whole` steps: each is rounded down, and the steps
/// that are left go to the parts that lost most (the method of largest remainders, Hamilton 1792). Each part is
/// less than one step from its value when the parts add up to the whole within a step.
pub fn apportion(parts: &[f64], step: f64, whole: i64) -> Vec<i64> {
    let exact: Vec<f64> = parts.iter().map(|part| part / step).collect();
    let mut rounded: Vec<i64> = exact.iter().map(|x| x.floor() as i64).collect();
    let mut order: Vec<usize> = (0..parts.len()).collect();
    let lost = |i: &usize| exact[*i] - exact[*i].floor();
    order.sort_by(|a, b| lost(b).total_cmp(&lost(a)).then(a.cmp(b)));
    let left = whole - rounded.iter().sum::<i64>();
    for k in 0..left.unsigned_abs() as usize {
        let Some(count) = order.len().checked_sub(1) else { break };
        // Too much was given only when rounding errors add up: take from the parts that lost least.
        match left > 0 {
            true => rounded[order[k % (count + 1)]] += 1,
            false => rounded[order[count - k % (count + 1)]] -= 1,
        }
    }
    rounded
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_largest_remainders_are_rounded_up() {
        assert_eq!(apportion(&[1.3, 2.3, 3.4], 1.0, 7), [1, 2, 4]);
        assert_eq!(apportion(&[0.5, -1.25, 2.75], 0.5, 4), [1, -2, 5]);
        assert_eq!(apportion(&[], 1.0, 0), [0_i64; 0]);
    }

    #[test]
    fn what_was_given_too_much_is_taken_from_the_parts_that_lost_least() {
        assert_eq!(apportion(&[1.4, 2.1, 3.0], 1.0, 4), [1, 1, 2]);
        // More steps than there are parts: from each in turn.
        assert_eq!(apportion(&[1.4, 2.1, 3.0], 1.0, 2), [0, 1, 1]);
    }

    proptest! {
        #[test]
        fn parts_add_up_to_the_cent(parts in proptest::collection::vec(-1e7..1e7_f64, 1..9)) {
            let whole = (parts.iter().sum::<f64>() / 0.01).round() as i64;
            let cents = apportion(&parts, 0.01, whole);
            prop_assert_eq!(cents.iter().sum::<i64>(), whole);
            for (part, cents) in parts.iter().zip(&cents) {
                prop_assert!((part - *cents as f64 * 0.01).abs() < 0.010_001, "{} became {} cents", part, cents);
            }
        }
    }
}
