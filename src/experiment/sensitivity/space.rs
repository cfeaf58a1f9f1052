//! A scenario for every choice of uncertain assumptions.

use super::ranges::Range;
use crate::experiment::design::needed;
use crate::scenario::missing::enumerate;
use crate::scenario::numbers::dutch;
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

    /// Why settings contradict one another at `point`, as a Dutch sentence; `None` when they do not.
    pub fn contradiction(&self, point: &[Option<f64>]) -> Option<String> {
        Some(self.at(point).err()?.messages.first()?.what.clone())
    }

    /// The sentence `why` with the ranges that make it so at `point`, and those ranges.
    pub fn explained(&self, point: &[Option<f64>], why: &str) -> (String, Vec<usize>) {
        let only = |left: &[usize]| -> Vec<Option<f64>> {
            point.iter().enumerate().map(|(i, place)| place.filter(|_| left.contains(&i))).collect()
        };
        let ranges = needed(point.len(), |left| self.contradiction(&only(left)).as_deref() == Some(why));
        let told = |i: &usize| {
            let range = &self.ranges[*i];
            let times = if range.is_factor() { "keer " } else { "" };
            Some(format!("`{}` op {times}{}", range.sleutel.text, dutch(rounded(range.at(point[*i]?)))))
        };
        let places = enumerate(ranges.iter().filter_map(told).collect());
        (format!("Binnen deze bereiken kan het niet met {places}: {why}"), ranges)
    }
}

/// With the digits that a reader needs to recognise it.
fn rounded(value: f64) -> f64 {
    libm::round(value * 1e4) / 1e4
}
