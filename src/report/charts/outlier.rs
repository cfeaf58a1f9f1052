//! A few values that tower above all others: with them on the scale the others could not be told apart.

/// When values are set apart.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// How many times larger than all others they must be.
    pub towers: f64,
    /// The largest share of all values that they may be. One always may.
    pub few: f64,
}

/// For a scale of colours: the others would have less than a third of it. A map has its extremes in a row or a column,
/// which is a good part of its cells.
pub const COLOURS: Rule = Rule { towers: 3.0, few: 0.25 };

/// Where a scale from zero ends when a few of these `sizes` tower above the others: at the largest of the others.
/// `None` when all can be seen on one scale. Sizes that are not finite do not count.
pub fn end(sizes: impl Iterator<Item = f64>, rule: Rule) -> Option<f64> {
    let mut sizes: Vec<f64> = sizes.filter(|size| size.is_finite()).collect();
    sizes.sort_by(|a, b| b.total_cmp(a));
    let most = ((rule.few * sizes.len() as f64) as usize).max(1);
    let apart =
        |few: &usize| sizes.get(*few).is_some_and(|other| *other > 0.0 && sizes[few - 1] > rule.towers * other);
    (1..=most).rfind(apart).map(|few| sizes[few])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(sizes: &[f64], few: f64) -> Option<f64> {
        end(sizes.iter().copied(), Rule { towers: 3.0, few })
    }

    #[test]
    fn one_that_towers_leaves_the_scale_to_the_others() {
        assert_eq!(of(&[2.0, 90.0, 5.0], 0.05), Some(5.0));
        assert_eq!(of(&[9.0, 2.0], 0.05), Some(2.0));
        assert_eq!(of(&[2.0, 9.0, 5.0], 0.05), None);
        assert_eq!(of(&[90.0, 80.0, 5.0], 0.05), None, "two of three are no exception");
        assert_eq!(of(&[90.0], 0.05), None);
        assert_eq!(of(&[90.0, 0.0], 0.05), None, "nothing is flattened");
        assert_eq!(of(&[f64::NAN, 90.0, 5.0], 0.05), Some(5.0));
    }

    #[test]
    fn no_more_than_a_few_may_tower() {
        let mut sizes = vec![1.0; 40];
        sizes[3] = 100.0;
        sizes[4] = 20.0;
        assert_eq!(of(&sizes, 0.05), Some(1.0), "each above the next");
        sizes[5] = 60.0;
        assert_eq!(of(&sizes, 0.05), None);
        assert_eq!(of(&sizes, 0.1), Some(1.0));
    }
}
