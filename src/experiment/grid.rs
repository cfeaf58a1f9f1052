//! What a study over a grid of settings yields: every replication of every point.

use crate::schema::Data;
use crate::statistics::{Interval, Measure, Moments, Student};

/// A setting, or several that move together, that a study varies.
#[derive(Clone, Debug, PartialEq)]
pub struct Factor {
    /// Its name, short enough for an axis.
    pub name: String,
    /// The settings.
    pub keys: Vec<String>,
    /// The unit of the values; empty when there is none.
    pub unit: String,
    /// True when the values multiply the scenario's own.
    pub multiplies: bool,
    /// True when the values hold from the first reported day on, and not in the warm-up.
    pub from_start: bool,
    /// The values, when they are a list; without, each point has its own.
    pub levels: Vec<Data>,
    /// What the values are called; empty when they have no names.
    pub names: Vec<String>,
    /// The lowest and highest value, when they are a range.
    pub range: Option<(f64, f64)>,
}

/// The outcome of a study.
#[derive(Clone, Debug, PartialEq)]
pub struct Grid {
    /// Its title.
    pub title: String,
    /// The question.
    pub question: String,
    /// What it does not answer.
    pub caveat: String,
    /// The name of the municipality.
    pub municipality: String,
    /// The seed of all streams.
    pub seed: u64,
    /// Replications of every point.
    pub replications: u32,
    /// What varies.
    pub factors: Vec<Factor>,
    /// The value of each factor, for each point.
    pub points: Vec<Vec<Data>>,
    /// What was measured.
    pub measures: Vec<Measure>,
    /// The outcomes: `rows[point * replications + replication][measure]`; `NaN` when nothing was seen.
    pub rows: Vec<Vec<f64>>,
}

impl Grid {
    /// The outcomes of replication `replication` of point `point`.
    pub fn row(&self, point: usize, replication: u32) -> &[f64] {
        &self.rows[point * self.replications as usize + replication as usize]
    }

    /// The mean of a measure at a point with its 95% interval, and how many replications saw something.
    pub fn summary(&self, student: &mut Student, point: usize, measure: usize) -> (Interval, u32) {
        let mut moments = Moments::default();
        (0..self.replications).for_each(|k| moments.push(self.row(point, k)[measure]));
        (student.interval(&moments), moments.n())
    }
}
