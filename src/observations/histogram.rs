//! Durations counted in days, so that a quantile needs no list of clients.

/// Days with a class of their own; longer durations share the classes after it, one a week.
const DAYS: usize = 364;
/// Classes of a week, up to four years; the last holds all that lasted longer.
const WEEKS: usize = 156;
/// All classes.
const CLASSES: usize = DAYS + WEEKS;

/// Durations counted in classes: a day each for the first year, then a week.
#[derive(Clone, Debug, PartialEq)]
pub struct Histogram {
    counts: Box<[u32; CLASSES]>,
    total: u32,
}

impl Default for Histogram {
    fn default() -> Self {
        Histogram { counts: Box::new([0; CLASSES]), total: 0 }
    }
}

impl Histogram {
    /// Counts a duration of `days` full days; a negative one counts as 0.
    pub fn add(&mut self, days: i64) {
        let day = days.max(0) as usize;
        let class = if day < DAYS { day } else { (DAYS + (day - DAYS) / 7).min(CLASSES - 1) };
        self.counts[class] += 1;
        self.total += 1;
    }

    /// Adds all counts of `other`.
    pub fn merge(&mut self, other: &Histogram) {
        for (sum, count) in self.counts.iter_mut().zip(other.counts.iter()) {
            *sum += count;
        }
        self.total += other.total;
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        self.counts.fill(0);
        self.total = 0;
    }

    /// The duration in days below which a share `q` lies, with the durations of a class spread evenly over
    /// it. `None` when nothing was counted.
    pub fn quantile(&self, q: f64) -> Option<f64> {
        if self.total == 0 {
            return None;
        }
        let rank = q * f64::from(self.total);
        let mut below = 0.0;
        for (class, &count) in self.counts.iter().enumerate() {
            let count = f64::from(count);
            if below + count >= rank && count > 0.0 {
                return Some(start(class) + (rank - below) / count * width(class));
            }
            below += count;
        }
        Some(start(self.counts.len() - 1))
    }

    /// The counts by full weeks, with `classes` classes of which the last holds the rest.
    pub fn weeks(&self, classes: usize) -> Vec<u32> {
        let mut weeks = vec![0; classes];
        for (class, count) in self.counts.iter().enumerate() {
            weeks[((start(class) / 7.0) as usize).min(classes - 1)] += count;
        }
        weeks
    }
}

fn start(class: usize) -> f64 {
    if class < DAYS { class as f64 } else { (DAYS + (class - DAYS) * 7) as f64 }
}

fn width(class: usize) -> f64 {
    if class < DAYS { 1.0 } else { 7.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_lie_within_a_day_of_the_exact_ones() {
        let mut histogram = Histogram::default();
        let mut exact: Vec<f64> = (0..1000).map(|i| f64::from(i * i % 997) / 3.0).collect();
        exact.iter().for_each(|d| histogram.add(*d as i64));
        exact.sort_by(f64::total_cmp);
        for q in [0.1, 0.5, 0.9] {
            let found = histogram.quantile(q).unwrap();
            assert!((found - exact[(q * 1000.0) as usize]).abs() <= 1.0, "{q}: {found}");
        }
    }

    #[test]
    fn nothing_seen_has_no_quantile_and_the_longest_are_kept_in_the_last_class() {
        let mut histogram = Histogram::default();
        assert_eq!(histogram.quantile(0.5), None);
        histogram.add(1_000_000_000);
        histogram.add(10);
        assert_eq!(histogram.weeks(4), [0, 1, 0, 1]);
    }
}
