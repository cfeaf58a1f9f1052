//! A scenario for every choice of uncertain assumptions.

use super::ranges::Range;
use crate::scenario::{Edit, Reach, Rejected, Scenario, Whole};
use crate::schema::Data;

/// A scenario with ranges: a scenario for each point.
#[derive(Clone, Debug)]
pub struct Space<'a> {
    /// The scenario.
    pub scenario: &'a Scenario,
    /// The ranges, one for each coordinate.
    pub ranges: &'a [Range],
}

impl Space<'_> {
    /// The scenario with each range at its place from 0 to 1; `None` leaves what it is. Where a factor applies, it
    /// also applies to what dated changes set; a value does not, as what a change sets is policy.
    ///
    /// # Errors
    ///
    /// When the settings contradict one another at that point.
    pub fn at(&self, point: &[Option<f64>]) -> Result<Scenario, Rejected> {
        let moved: Vec<(&Range, f64)> =
            self.ranges.iter().zip(point).filter_map(|(range, place)| Some((range, range.at((*place)?)))).collect();
        let changes: Vec<_> = moved
            .iter()
            .map(|(range, value)| move |data: &mut Data, whole: Whole| range.apply(data, whole, *value))
            .collect();
        let edits: Vec<Edit<'_>> = moved
            .iter()
            .zip(&changes)
            .map(|((range, _), change)| Edit {
                key: &range.sleutel.text,
                reach: if range.is_factor() { Reach::All } else { Reach::Beginning },
                change,
            })
            .collect();
        self.scenario.edit(&edits)
    }
}
