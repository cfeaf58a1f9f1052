//! Where on a drawing which value stands, so that a page can tell it.
//!
//! A spot holds no value: it names cells of the table behind the chart. What the page tells and what stands in the table
//! can therefore not differ.

use super::canvas::{FINE, Rect};
use serde_json::{Value, json};

/// What a row or a column of a table is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Key {
    /// A scenario, by its name.
    Scenario(String),
    /// Anything else: the number of a month or week, the id of a measure or group, a year.
    Of(String),
}

impl Key {
    /// A key of anything but a scenario.
    pub fn of(key: impl ToString) -> Key {
        Key::Of(key.to_string())
    }

    /// A scenario, by its name.
    pub fn scenario(name: &str) -> Key {
        Key::Scenario(name.to_owned())
    }

    /// As one text, in which a scenario is never taken for anything else.
    pub fn text(&self) -> String {
        match self {
            Key::Scenario(name) => format!("s:{name}"),
            Key::Of(key) => format!("k:{key}"),
        }
    }
}

/// A part of a drawing, and the cells that say its values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// Left, top, width and height on plotters' grid, that all agree on every machine.
    place: [i64; 4],
    /// In how many steps of the same width it is divided.
    steps: usize,
    /// The key of the first step; the others count on from there.
    first: Key,
    /// The cells in the row or column of each step. The first is whose the spot is.
    cells: Vec<Key>,
}

impl Spot {
    /// A spot of one value, or of a few at the same place.
    pub fn one(area: Rect, of: Key, cells: Vec<Key>) -> Spot {
        let fine = |x: f64| (x * FINE).round() as i64;
        let place = [fine(area.left), fine(area.top), fine(area.width()), fine(area.height())];
        Spot { place, steps: 1, first: of, cells }
    }

    /// A spot of `steps` values side by side, counted from `first`.
    pub fn row(area: Rect, first: usize, steps: usize, cells: Vec<Key>) -> Spot {
        Spot { steps, ..Spot::one(area, Key::of(first), cells) }
    }

    /// The keys of all its steps.
    pub fn keys(&self) -> Vec<Key> {
        match &self.first {
            Key::Of(first) if self.steps > 1 => {
                let first: usize = first.parse().unwrap_or(0);
                (first..first + self.steps).map(Key::of).collect()
            }
            one => vec![one.clone()],
        }
    }

    /// The keys of its cells.
    pub fn cells(&self) -> &[Key] {
        &self.cells
    }

    /// As the script of the page takes it: the place, the keys of the steps and the keys of the cells.
    pub fn value(&self) -> Value {
        let text = |keys: &[Key]| keys.iter().map(Key::text).collect::<Vec<_>>();
        let first = match self.steps {
            1 => json!(self.first.text()),
            // Keys that count on are not written out.
            _ => json!(self.keys()[0].text()[2..].parse::<usize>().unwrap_or(0)),
        };
        json!([self.place, self.steps, first, text(&self.cells)])
    }
}
