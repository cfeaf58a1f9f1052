//! A few values that tower above all others: with them on the scale the others could not be told apart.

/// How many times larger than all others a value must be to be an outlier, where a scale is of colours. The others then
/// have less than a third of it.
pub const COLOURS: f64 = 3.0;
/// The largest share of the values that may be outliers. One always may.
const SHARE: f64 = 0.05;

/// Where a scale from zero ends when a few of these `sizes` are more than `towers` times as large as all others: at the
/// largest of the others. `None` when all can be seen on one scale. Sizes that are not finite do not count.
pub fn end(sizes: impl Iterator<Item = f64>, towers: f64) -> Option<f64> {
    let mut sizes: Vec<f64> = sizes.filter(|size| size.is_finite()).collect();
    sizes.sort_by(|a, b| b.total_cmp(a));
    let most = ((SHARE * sizes.len() as f64) as usize).max(1);
    let apart = |few: &usize| sizes.get(*few).is_some_and(|other| *other > 0.0 && sizes[few - 1] > towers * other);
    (1..=most).find(apart).map(|few| sizes[few])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(sizes: &[f64]) -> Option<f64> {
        end(sizes.iter().copied(), 3.0)
    }

    #[test]
    fn one_that_towers_leaves_the_scale_to_the_others() {
        assert_eq!(of(&[2.0, 90.0, 5.0]), Some(5.0));
        assert_eq!(of(&[9.0, 2.0]), Some(2.0));
        assert_eq!(of(&[2.0, 9.0, 5.0]), None);
        assert_eq!(of(&[90.0, 80.0, 5.0]), None, "two of three are no exception");
        assert_eq!(of(&[90.0]), None);
        assert_eq!(of(&[90.0, 0.0]), None, "nothing is flattened");
        assert_eq!(of(&[f64::NAN, 90.0, 5.0]), Some(5.0));
    }

    #[test]
    fn of_many_values_one_in_twenty_may_tower() {
        let mut sizes = vec![1.0; 40];
        sizes[3] = 100.0;
        sizes[4] = 70.0;
        assert_eq!(of(&sizes), Some(1.0));
        sizes[5] = 60.0;
        assert_eq!(of(&sizes), None);
    }
}
