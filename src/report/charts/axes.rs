//! Axes with round numbers and month axes.

use super::canvas::{Anchor, Canvas, Point, Rect, line};
use super::font::SMALL;
use super::label;
use super::palette::{AXIS, GRID, INK, SOFT_INK};
use super::panel::Panel;
use crate::language::Language;
use crate::report::writing::MINUS;
use crate::statistics::Unit;
use jiff::civil::Date;

/// Round values along an axis, and how they are written.
#[derive(Clone, Debug)]
pub struct Ticks {
    /// The values, ascending.
    pub values: Vec<f64>,
    range: (f64, f64),
    step: f64,
    unit: Unit,
    language: Language,
    sign: &'static str,
}

impl Ticks {
    /// Some `parts` round steps within `low..high`.
    pub fn new(low: f64, high: f64, parts: usize, unit: Unit, language: Language) -> Ticks {
        // A share never needs an axis of which the steps cannot be told apart.
        let least = if unit == Unit::Share { 1e-4 } else { 1e-3 };
        let high = high.max(low + least);
        let span = high - low;
        // A little air, so that nothing is drawn on the very edge; zero is an edge of its own.
        let air = 0.03 * span;
        let from = if low == 0.0 { 0.0 } else { low - air };
        let to = if high == 0.0 { 0.0 } else { high + air };
        let within = |step: f64| {
            let (first, last) = ((from / step).ceil() as i64, (to / step).floor() as i64);
            (first..=last).map(|k| k as f64 * step).collect::<Vec<_>>()
        };
        let mut step = round_step(span / parts as f64);
        let mut values = within(step);
        // An axis of which one value is known says nothing about its scale.
        while values.len() < 3.min(parts + 1) {
            step = round_step(step / 2.5);
            values = within(step);
        }
        Ticks { values, range: (from, to), step, unit, language, sign: language.euro_sign() }
    }

    /// From zero, as every axis should; below it only when there is something below it.
    pub fn from_zero(low: f64, high: f64, parts: usize, unit: Unit, language: Language) -> Ticks {
        Ticks::new(low.min(0.0), high.max(0.0), parts, unit, language)
    }

    /// The same without euro sign, for an axis that says that it is in euros.
    pub fn without_sign(self) -> Ticks {
        Ticks { sign: "", ..self }
    }

    /// The values at both ends of the axis.
    pub fn range(&self) -> (f64, f64) {
        self.range
    }

    /// How a value is written: digits as fine as the steps, with `€`, `mln` or `%`.
    pub fn label(&self, value: f64) -> String {
        let (scale, suffix) = match self.unit {
            Unit::Euro if self.largest() >= 1e6 => (1e6, self.language.million()),
            Unit::Share => (0.01, "%"),
            _ => (1.0, ""),
        };
        let mut decimals = 0;
        let mut fine = self.step / scale;
        while decimals < 4 && (fine - fine.round()).abs() > 1e-6 * fine.max(1.0) {
            fine *= 10.0;
            decimals += 1;
        }
        let digits = self.language.number(value / scale, decimals) + suffix;
        match (self.unit, digits.strip_prefix(MINUS)) {
            (Unit::Euro, _) if value == 0.0 => format!("{}0", self.sign),
            (Unit::Euro, Some(rest)) => format!("{}{}{rest}", MINUS, self.sign),
            (Unit::Euro, None) => format!("{}{digits}", self.sign),
            _ => digits,
        }
    }

    /// The widest label.
    pub fn width(&self) -> f64 {
        self.values.iter().map(|v| SMALL.width(&self.label(*v))).fold(0.0, f64::max)
    }

    fn largest(&self) -> f64 {
        self.values.iter().fold(0.0, |most: f64, v| most.max(v.abs()))
    }
}

/// The smallest of 1, 2 or 5 times a power of ten that is at least `rough`.
fn round_step(rough: f64) -> f64 {
    let mut base = 1.0;
    while base * 10.0 <= rough {
        base *= 10.0;
    }
    let mut parts = 1.0;
    while base / parts > rough {
        parts *= 10.0;
    }
    [1.0, 2.0, 5.0, 10.0].into_iter().map(|m| m * base / parts).find(|s| *s >= rough).unwrap_or(rough)
}

/// Lines across a panel at round values, with labels to the left when `labels` is true.
pub fn values(canvas: &mut Canvas, panel: &Panel, ticks: &Ticks, labels: bool) {
    for value in &ticks.values {
        let y = panel.y_of(*value);
        let stroke = if *value == 0.0 { line(AXIS, 1.0) } else { line(GRID, 0.8) };
        canvas.line([(panel.area.left, y), (panel.area.right, y)], stroke);
        if labels {
            canvas.text((panel.area.left - 6.0, y + 4.0), Anchor::End, SMALL, SOFT_INK, ticks.label(*value));
        }
    }
}

/// The labels of round values within a panel with an axis of its own, all at the side where they touch the fewest of the
/// `lines`: a label alone at the other side does not look like one of an axis. Gives the boxes that they take.
pub fn values_within(canvas: &mut Canvas, panel: &Panel, ticks: &Ticks, lines: &[Vec<Point>]) -> Vec<Rect> {
    let labels: Vec<(String, f64)> = ticks
        .values
        .iter()
        .filter(|value| **value != 0.0)
        .map(|value| (ticks.label(*value), panel.y_of(*value) + 4.0))
        .filter(|(_, y)| y - SMALL.size > panel.area.top - 4.0)
        .collect();
    let place = |(label, y): &(String, f64), at_left: bool| {
        let width = SMALL.width(label);
        let left = if at_left { panel.area.left + 3.0 } else { panel.area.right - 3.0 - width };
        Rect { left, top: y - SMALL.size, right: left + width, bottom: y + 3.0 }
    };
    let touched = |at_left: bool| {
        let crossing = |place: Rect| lines.iter().map(|line| label::crossing(line, &place)).sum::<f64>();
        labels.iter().map(|label| crossing(place(label, at_left))).sum::<f64>()
    };
    let at_left = touched(true) <= touched(false);
    let places: Vec<Rect> = labels.iter().map(|label| place(label, at_left)).collect();
    for ((label, y), place) in labels.into_iter().zip(&places) {
        canvas.text_on_lines((place.left, y), Anchor::Start, SMALL, INK, label);
    }
    places
}

/// The labels of values below a panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Below {
    /// None: the panel below has them.
    Nothing,
    /// Each below its value.
    Values,
    /// As [`Below::Values`], but not onto the panel beside it.
    Beside,
}

/// How far a label may lean over the side of a panel that has another beside it: less than half of the room between.
const LEAN: f64 = 6.0;

/// Lines along a panel at round values, with `labels` below; labels that would touch one another are left out.
pub fn values_below(canvas: &mut Canvas, panel: &Panel, ticks: &Ticks, labels: Below) {
    let lean = if labels == Below::Beside { LEAN } else { f64::INFINITY };
    let (left, right) = (panel.area.left - lean, panel.area.right + lean);
    let place = |value: f64| {
        let (label, x) = (ticks.label(value), panel.x_of(value));
        let half = SMALL.width(&label) / 2.0;
        (x.min(right - half).max(left + half), label)
    };
    let places: Vec<(f64, String)> = ticks.values.iter().map(|v| place(*v)).collect();
    let zero = ticks.values.iter().position(|v| *v == 0.0).unwrap_or(0);
    let written = |stride: usize| places.iter().enumerate().filter(move |(i, _)| i.abs_diff(zero) % stride == 0);
    let free = |stride: &usize| {
        let ends = written(*stride).map(|(_, (x, label))| (*x, SMALL.width(label) / 2.0)).collect::<Vec<_>>();
        ends.windows(2).all(|pair| pair[0].0 + pair[0].1 + 7.0 < pair[1].0 - pair[1].1)
    };
    let stride = (1..=places.len().max(1)).find(free).unwrap_or(places.len().max(1));
    for value in &ticks.values {
        let (x, stroke) = (panel.x_of(*value), if *value == 0.0 { line(AXIS, 1.0) } else { line(GRID, 0.8) });
        canvas.line([(x, panel.area.top), (x, panel.area.bottom)], stroke);
    }
    for (_, (x, label)) in written(stride).filter(|_| labels != Below::Nothing) {
        canvas.text((*x, panel.area.bottom + 15.0), Anchor::Middle, SMALL, SOFT_INK, label.clone());
    }
}

/// Years along the lower side of a panel whose x runs over months; single months when there are few.
pub fn months(canvas: &mut Canvas, panel: &Panel, months: &[Date], labels: bool, language: Language) {
    let (bottom, area) = (panel.area.bottom, panel.area);
    canvas.line([(area.left, bottom), (area.right, bottom)], line(AXIS, 1.0));
    let by_month = months.len() <= 15;
    let starts: Vec<usize> = match by_month {
        true => (0..months.len()).collect(),
        false => (0..months.len()).filter(|i| *i == 0 || months[*i].month() == 1).collect(),
    };
    let mut free_from = f64::NEG_INFINITY;
    for (k, start) in starts.iter().enumerate() {
        let end = starts.get(k + 1).copied().unwrap_or(months.len());
        let (from, to) = (panel.x_of(*start as f64), panel.x_of(end as f64));
        canvas.line([(from, bottom), (from, bottom + 5.0)], line(AXIS, 1.0));
        let first = k == 0 || months[*start].month() == 1;
        let label = match by_month {
            true if first => language.month(months[*start]),
            true => language.month_name(months[*start]).to_string(),
            false => months[*start].year().to_string(),
        };
        let (middle, half) = ((from + to) / 2.0, SMALL.width(&label) / 2.0);
        // A label may lean over its neighbours, not over the side of the panel or another label.
        let middle = if by_month { middle.max(area.left + half) } else { middle };
        let fits = by_month || middle - half >= area.left - 2.0;
        if labels && fits && middle - half > free_from && middle + half <= area.right + 4.0 {
            canvas.text((middle, bottom + 16.0), Anchor::Middle, SMALL, SOFT_INK, label);
            free_from = middle + half + 7.0;
        }
    }
    canvas.line([(area.right, bottom), (area.right, bottom + 5.0)], line(AXIS, 1.0));
}
