//! A heat map: a measure over two factors, with the number in every cell.

use super::canvas::WIDTH;
use super::canvas::{Anchor, Rect};
use super::font::{LABEL, SMALL, SMALL_BOLD, TITLE};
use super::frame::{Frame, Source};
use super::lookup::clear;
use super::outlier;
use super::palette::{Color, INK, REFERENCE, SOFT_INK, on};
use crate::language::Language;
use crate::report::Edition;
use crate::report::grid::Sheet;
use crate::report::grid::words::{self, Ends};
use crate::report::writing::{NOTHING, SPACE};
use crate::say;
use crate::statistics::Unit;

/// A map that was drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// What it shows, as in its title.
    pub title: String,
    /// The SVG document.
    pub svg: String,
}

/// The most decimals of a number in a cell: with more it does not fit.
const MOST_DECIMALS: usize = 4;

/// Light to dark blue, for how much there is.
const LIGHT: Color = (0xEA, 0xF2, 0xF8);
const MIDDLE: Color = (0x4A, 0x9B, 0xCB);
const DARK: Color = (0x00, 0x3A, 0x5D);
/// Below, the same and above, for differences.
const BELOW: Color = (0x00, 0x72, 0xB2);
const SAME: Color = (0xF5, 0xF5, 0xF5);
const ABOVE: Color = (0xB3, 0x47, 0x00);

/// Draws the map.
pub fn draw(sheet: &Sheet, edition: Edition<'_>) -> Drawn {
    let language = edition.language;
    let writing = Writing::of(sheet, language);
    let title = title(sheet, language);
    let times = say!(
        language,
        "elk punt {} keer nagespeeld",
        "each point simulated {} times",
        language.number(f64::from(sheet.replications), 0)
    );
    let made = Source { times: &times, seed: sheet.seed, place: &sheet.municipality };
    let ends = writing.ends.map(|(ends, value)| words::ends(ends, &writing.size(value), language));
    let subtitle = words::subtitle(sheet, writing.unit, ends.as_deref(), language);
    let mut frame = Frame::of(made, edition, &title, &subtitle);
    let y_width = sheet.y.labels.iter().map(|label| SMALL.width(label)).fold(0.0, f64::max) + 10.0;
    let body = frame.body;
    let panels = sheet.cells.len();
    let heads = sheet.panels.is_some();
    let top = body.top + if heads { 44.0 } else { 26.0 };
    let bottom = body.bottom - 38.0;
    let gap = 20.0;
    let left = body.left + y_width;
    let width = (body.right - left - gap * (panels - 1) as f64) / panels as f64;
    let y_name = words::with_unit(&sheet.y.name, &sheet.y.unit, language);
    let y_name = SMALL_BOLD.ellipsize(&format!("↑ {y_name}"), body.width());
    frame.canvas.text((body.left, top - 8.0), Anchor::Start, SMALL_BOLD, SOFT_INK, y_name);
    let (rows, columns) = (sheet.y.labels.len(), sheet.x.labels.len());
    let (high, wide) = ((bottom - top) / rows as f64, width / columns as f64);
    for panel in 0..panels {
        let from = left + panel as f64 * (width + gap);
        if let Some(axis) = &sheet.panels {
            let head = LABEL.ellipsize(&words::head(axis, panel, language), width);
            frame.canvas.text((from, top - 27.0), Anchor::Start, LABEL, INK, head);
        }
        for row in 0..rows {
            // The lowest value stands below, as on any axis.
            let y = bottom - (row + 1) as f64 * high;
            if panel == 0 {
                let at = (left - 8.0, y + high / 2.0 + 4.0);
                frame.canvas.text(at, Anchor::End, SMALL, SOFT_INK, sheet.y.labels[row].clone());
            }
            for column in 0..columns {
                let x = from + column as f64 * wide;
                let rect = Rect { left: x + 1.0, top: y + 1.0, right: x + wide - 1.0, bottom: y + high - 1.0 };
                cell(&mut frame, sheet, &writing, rect, (panel, row, column));
            }
        }
        for (column, label) in sheet.x.labels.iter().enumerate() {
            let middle = from + (column as f64 + 0.5) * wide;
            let label = SMALL.ellipsize(label, wide - 4.0);
            frame.canvas.text((middle, bottom + 15.0), Anchor::Middle, SMALL, SOFT_INK, label);
        }
    }
    let x_name = format!("{} →", words::with_unit(&sheet.x.name, &sheet.x.unit, language));
    let x_name = SMALL_BOLD.ellipsize(&x_name, body.right - left);
    frame.canvas.text((left, bottom + 32.0), Anchor::Start, SMALL_BOLD, SOFT_INK, x_name);
    let drawn = frame.finish("kaart", &words::in_words(sheet, language));
    Drawn { title: drawn.title, svg: drawn.svg }
}

/// One cell: its colour and its number.
fn cell(frame: &mut Frame, sheet: &Sheet, writing: &Writing, rect: Rect, at: (usize, usize, usize)) {
    let (panel, row, column) = at;
    let middle = ((rect.left + rect.right) / 2.0, (rect.top + rect.bottom) / 2.0 + 4.0);
    let reference = sheet.against == Some(column);
    let Some(interval) = sheet.cells[panel][row][column] else {
        frame.canvas.text(middle, Anchor::Middle, SMALL, SOFT_INK, NOTHING);
        return;
    };
    if reference {
        frame.canvas.fill(rect, SAME, 1.0);
        let text = SMALL.ellipsize(writing.language.say("vergeleken", "compared"), rect.width() - 4.0);
        frame.canvas.text(middle, Anchor::Middle, SMALL, REFERENCE, text);
        return;
    }
    let color = writing.color(interval.mean);
    frame.canvas.fill(rect, color, 1.0);
    let sure = !sheet.signed() || clear(&interval);
    let text = writing.digits(interval.mean);
    let text = if sure { text } else { format!("({text})") };
    let kind = if sheet.signed() && sure { SMALL_BOLD } else { SMALL };
    frame.canvas.text(middle, Anchor::Middle, kind, on(color), text);
}

/// How the numbers of one map are written and coloured: all alike.
struct Writing {
    language: Language,
    scale: f64,
    decimals: usize,
    signed: bool,
    suffix: &'static str,
    unit: &'static str,
    low: f64,
    high: f64,
    /// Where the colours end, when a few cells lie far from the others: a value, or the size of a difference.
    ends: Option<(Ends, f64)>,
}

impl Writing {
    fn of(sheet: &Sheet, language: Language) -> Writing {
        let means: Vec<f64> = sheet.shown().map(|(_, interval)| interval.mean).collect();
        let low = means.iter().copied().fold(f64::INFINITY, f64::min);
        let high = means.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let (low, high) = if low <= high { (low, high) } else { (0.0, 0.0) };
        let signed = sheet.signed();
        let from = |origin: f64| outlier::end(means.iter().map(|mean| (mean - origin).abs()), outlier::COLOURS);
        let ends = match signed {
            true => from(0.0).map(|size| (Ends::Both, size)),
            false => from(low)
                .map(|size| (Ends::Above, low + size))
                .or_else(|| from(high).map(|size| (Ends::Below, high - size))),
        };
        let (low, high) = match ends {
            Some((Ends::Both, size)) => (low.max(-size), high.min(size)),
            Some((Ends::Above, end)) => (low, end),
            Some((Ends::Below, end)) => (end, high),
            None => (low, high),
        };
        let size = low.abs().max(high.abs());
        let (scale, unit) = words::scale(sheet, size, language);
        let suffix = if sheet.measure.unit == Unit::Share && !signed { "%" } else { "" };
        // As many decimals as tell the cells apart, and no more than three digits of a difference.
        let span = (high - low).max(size * 0.01) / scale;
        let decimals = match span {
            s if s >= 20.0 => 0,
            s if s >= 2.0 => 1,
            s if s >= 0.2 => 2,
            _ => 3,
        };
        Writing { language, scale, decimals, signed, suffix, unit, low, high, ends }
    }

    /// A value without sign.
    fn size(&self, value: f64) -> String {
        format!("{}{}", self.language.number(value / self.scale, self.decimals), self.suffix)
    }

    /// What stands in a cell. One that is too small for the decimals of the others has more: nothing but zero is a zero.
    fn digits(&self, value: f64) -> String {
        let written = |decimals: usize| self.language.number(value / self.scale, decimals) + self.suffix;
        let zero = |text: &String| !text.bytes().any(|d| (b'1'..=b'9').contains(&d));
        let text = (self.decimals..=MOST_DECIMALS).map(written).find(|text| value == 0.0 || !zero(text));
        match text {
            Some(text) if self.signed && value > 0.0 => format!("+{text}"),
            Some(text) => text,
            None => format!("≈{SPACE}{}", written(0)),
        }
    }

    fn color(&self, value: f64) -> Color {
        if self.signed {
            let size = self.low.abs().max(self.high.abs());
            let share = if size > 0.0 { (value / size).clamp(-1.0, 1.0) } else { 0.0 };
            return blend(SAME, if share < 0.0 { BELOW } else { ABOVE }, share.abs());
        }
        let span = self.high - self.low;
        shade(if span > 0.0 { ((value - self.low) / span).clamp(0.0, 1.0) } else { 0.0 })
    }
}

/// Light to dark for a share from 0 to 1.
pub(super) fn shade(share: f64) -> Color {
    if share < 0.5 { blend(LIGHT, MIDDLE, 2.0 * share) } else { blend(MIDDLE, DARK, 2.0 * share - 1.0) }
}

fn blend(from: Color, to: Color, share: f64) -> Color {
    let one = |a: u8, b: u8| (f64::from(a) + (f64::from(b) - f64::from(a)) * share).round() as u8;
    (one(from.0, to.0), one(from.1, to.1), one(from.2, to.2))
}

/// As much of what is seen as two lines hold.
fn title(sheet: &Sheet, language: Language) -> String {
    let fits = |text: &&String| {
        let lines = TITLE.wrap(text, WIDTH - 48.0, 2);
        lines.last().is_some_and(|line| !line.ends_with('…'))
    };
    let all = sheet.between.iter().cloned().chain(words::titles(sheet, language)).collect::<Vec<_>>();
    all.iter().find(fits).or(all.last()).cloned().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_with_something_in_it_is_not_a_zero() {
        let language = Language::Dutch;
        let (scale, low, high) = (1e6, -4.1e6, 3.2e6);
        let millions =
            Writing { language, scale, decimals: 1, signed: true, suffix: "", unit: "", low, high, ends: None };
        let written = [-4_100_000.0, 3_200_000.0, -47_000.0, 3_000.0, 0.0, 2.0].map(|value| millions.digits(value));
        assert_eq!(written, ["−4,1", "+3,2", "−0,05", "+0,003", "0,0", "≈\u{a0}0"]);
    }
}
