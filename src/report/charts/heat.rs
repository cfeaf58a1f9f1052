//! A heat map: a measure over two factors, with the number in every cell.

use super::canvas::WIDTH;
use super::canvas::{Anchor, Rect};
use super::font::{LABEL, SMALL, SMALL_BOLD, TITLE};
use super::frame::Frame;
use super::lookup::clear;
use super::palette::{Color, INK, REFERENCE, SOFT_INK, on};
use crate::report::Edition;
use crate::report::dutch;
use crate::report::grid::Sheet;
use crate::statistics::{Interval, Unit};

/// A map that was drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// What it shows, as in its title.
    pub title: String,
    /// The SVG document.
    pub svg: String,
}

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
    let writing = Writing::of(sheet);
    let title = title(sheet);
    let source = format!(
        "wmosim {} · elk punt {} keer nagespeeld · zaad {} · raming, geen voorspelling",
        edition.version,
        dutch::number(f64::from(sheet.replications), 0),
        sheet.seed
    );
    let mut frame = Frame::with_source(&title, &subtitle(sheet, &writing), &source, &sheet.municipality);
    let y_width = sheet.y.labels.iter().map(|label| SMALL.width(label)).fold(0.0, f64::max) + 10.0;
    let body = frame.body;
    let panels = sheet.cells.len();
    let heads = sheet.panels.is_some();
    let top = body.top + if heads { 44.0 } else { 26.0 };
    let bottom = body.bottom - 38.0;
    let gap = 20.0;
    let left = body.left + y_width;
    let width = (body.right - left - gap * (panels - 1) as f64) / panels as f64;
    let y_name = with_unit(&sheet.y.name, &sheet.y.unit);
    let y_name = SMALL_BOLD.ellipsize(&format!("↑ {y_name}"), body.width());
    frame.canvas.text((body.left, top - 8.0), Anchor::Start, SMALL_BOLD, SOFT_INK, y_name);
    let (rows, columns) = (sheet.y.labels.len(), sheet.x.labels.len());
    let (high, wide) = ((bottom - top) / rows as f64, width / columns as f64);
    for panel in 0..panels {
        let from = left + panel as f64 * (width + gap);
        if let Some(axis) = &sheet.panels {
            let unit = if axis.unit == "keer" { "keer" } else { "" };
            let head = format!("{}: {} {unit}", axis.name, axis.labels[panel]);
            let head = LABEL.ellipsize(&head, width);
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
    let x_name = format!("{} →", with_unit(&sheet.x.name, &sheet.x.unit));
    let x_name = SMALL_BOLD.ellipsize(&x_name, body.right - left);
    frame.canvas.text((left, bottom + 32.0), Anchor::Start, SMALL_BOLD, SOFT_INK, x_name);
    let words = in_words(sheet);
    let drawn = frame.finish("kaart", &words);
    Drawn { title: drawn.title, svg: drawn.svg }
}

/// One cell: its colour and its number.
fn cell(frame: &mut Frame, sheet: &Sheet, writing: &Writing, rect: Rect, at: (usize, usize, usize)) {
    let (panel, row, column) = at;
    let middle = ((rect.left + rect.right) / 2.0, (rect.top + rect.bottom) / 2.0 + 4.0);
    let reference = sheet.against == Some(column);
    let Some(interval) = sheet.cells[panel][row][column] else {
        frame.canvas.text(middle, Anchor::Middle, SMALL, SOFT_INK, dutch::NOTHING);
        return;
    };
    if reference {
        frame.canvas.fill(rect, SAME, 1.0);
        let text = SMALL.ellipsize("vergeleken", rect.width() - 4.0);
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
    scale: f64,
    decimals: usize,
    signed: bool,
    suffix: &'static str,
    unit: String,
    low: f64,
    high: f64,
}

impl Writing {
    fn of(sheet: &Sheet) -> Writing {
        let means: Vec<f64> = shown(sheet).map(|(_, interval)| interval.mean).collect();
        let low = means.iter().copied().fold(f64::INFINITY, f64::min);
        let high = means.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let (low, high) = if low <= high { (low, high) } else { (0.0, 0.0) };
        let size = low.abs().max(high.abs());
        let (scale, unit, suffix) = match sheet.measure.unit {
            Unit::Euro if size >= 1e6 => (1e6, "miljoenen euro's".to_owned(), ""),
            Unit::Euro if size >= 1e4 => (1e3, "duizenden euro's".to_owned(), ""),
            Unit::Euro => (1.0, "euro's".to_owned(), ""),
            Unit::Share if sheet.signed() => (0.01, "procentpunten".to_owned(), ""),
            Unit::Share => (0.01, String::new(), "%"),
            unit => (1.0, dutch::noun(unit).to_owned(), ""),
        };
        // As many decimals as tell the cells apart, and no more than three digits of a difference.
        let span = (high - low).max(size * 0.01) / scale;
        let decimals = match span {
            s if s >= 20.0 => 0,
            s if s >= 2.0 => 1,
            s if s >= 0.2 => 2,
            _ => 3,
        };
        Writing { scale, decimals, signed: sheet.signed(), suffix, unit, low, high }
    }

    fn digits(&self, value: f64) -> String {
        let text = dutch::number(value / self.scale, self.decimals);
        let zero = !text.bytes().any(|d| (b'1'..=b'9').contains(&d));
        let sign = if self.signed && value > 0.0 && !zero { "+" } else { "" };
        format!("{sign}{text}{}", self.suffix)
    }

    fn color(&self, value: f64) -> Color {
        if self.signed {
            let size = self.low.abs().max(self.high.abs());
            let share = if size > 0.0 { (value / size).clamp(-1.0, 1.0) } else { 0.0 };
            return blend(SAME, if share < 0.0 { BELOW } else { ABOVE }, share.abs());
        }
        let span = self.high - self.low;
        let share = if span > 0.0 { (value - self.low) / span } else { 0.0 };
        shade(share)
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

/// A place: panel, row and column.
type Place = (usize, usize, usize);

/// All cells that were seen, without those that others are compared with.
fn shown(sheet: &Sheet) -> impl Iterator<Item = (Place, Interval)> + '_ {
    let cells = sheet.cells.iter().enumerate().flat_map(|(p, rows)| {
        rows.iter()
            .enumerate()
            .flat_map(move |(r, row)| row.iter().enumerate().map(move |(c, cell)| ((p, r, c), *cell)))
    });
    cells.filter_map(|(at, cell)| cell.map(|cell| (at, cell))).filter(|((_, _, c), _)| sheet.against != Some(*c))
}

fn with_unit(text: &str, unit: &str) -> String {
    match unit {
        "" | "getal" | "factor" | "deel" => text.to_owned(),
        unit => format!("{text} ({unit})"),
    }
}

/// Where a cell is, in words.
fn place(sheet: &Sheet, (panel, row, column): Place) -> String {
    let part =
        |axis: &crate::report::grid::Axis, at: usize| format!("{} {}", axis.name.to_lowercase(), axis.labels[at]);
    let panel = sheet.panels.iter().map(|axis| part(axis, panel));
    [part(&sheet.x, column), part(&sheet.y, row)].into_iter().chain(panel).collect::<Vec<_>>().join(", ")
}

/// What is seen: where the measure is lowest and highest, or where and how often it differs. As much of it as two
/// lines hold.
fn title(sheet: &Sheet) -> String {
    let fits = |text: &&String| {
        let lines = TITLE.wrap(text, WIDTH - 48.0, 2);
        lines.last().is_some_and(|line| !line.ends_with('…'))
    };
    let all = sheet.between.iter().cloned().chain(titles(sheet)).collect::<Vec<_>>();
    all.iter().find(fits).or(all.last()).cloned().unwrap_or_default()
}

/// What is measured, as the begin of a title. The name of a part of the clients does not say of what: its id does.
fn heading(sheet: &Sheet) -> String {
    let measure = &sheet.measure;
    let Some((id, _)) = measure.id.split_once(':') else { return dutch::heading(measure) };
    let words = id.replace('_', " ");
    let (first, rest) = words.split_at(words.chars().next().map_or(0, char::len_utf8));
    format!("{}{rest} ({})", first.to_uppercase(), measure.name.dutch)
}

/// Titles that say the same, the fullest first.
fn titles(sheet: &Sheet) -> Vec<String> {
    let name = heading(sheet);
    let unit = sheet.measure.unit;
    let by_mean = |a: &(Place, Interval), b: &(Place, Interval)| a.1.mean.total_cmp(&b.1.mean);
    let (Some(low), Some(high)) = (shown(sheet).min_by(by_mean), shown(sheet).max_by(by_mean)) else {
        return vec![format!("{name}: niets gezien")];
    };
    let (at_low, at_high) = (place(sheet, low.0), place(sheet, high.0));
    let Some(against) = sheet.against else {
        let (from, to) = (dutch::bare(low.1.mean, unit), dutch::amount(high.1.mean, unit));
        return vec![
            format!("{name}: van {from} ({at_low}) tot {to} ({at_high})"),
            format!("{name}: van {from} tot {to}; het meest bij {at_high}"),
            format!("{name}: van {from} tot {to}"),
        ];
    };
    let count = shown(sheet).count();
    let fall = shown(sheet).filter(|(_, d)| d.high < 0.0).count();
    let rise = shown(sheet).filter(|(_, d)| d.low > 0.0).count();
    let compared = format!("{} {}", sheet.x.name.to_lowercase(), sheet.x.labels[against]);
    let size = |cell: &(Place, Interval)| dutch::difference(cell.1.mean, unit);
    let (lowest, highest) = (size(&low), size(&high));
    match (fall, rise) {
        (0, 0) => vec![format!("{name}: nergens een duidelijk verschil met {compared}")],
        (_, 0) => vec![
            format!(
                "{name}: in {fall} van de {count} vakken lager dan bij {compared}; het meest {lowest} bij {at_low}"
            ),
            format!("{name}: in {fall} van de {count} vakken lager dan bij {compared}, hoogstens {lowest}"),
        ],
        (0, _) => vec![
            format!(
                "{name}: in {rise} van de {count} vakken hoger dan bij {compared}; het meest {highest} bij {at_high}"
            ),
            format!("{name}: in {rise} van de {count} vakken hoger dan bij {compared}, hoogstens {highest}"),
        ],
        _ => vec![
            format!(
                "{name}: lager dan bij {compared} in {fall} vakken (tot {lowest}), hoger in {rise} (tot {highest} bij {at_high})"
            ),
            format!(
                "{name}: lager dan bij {compared} in {fall} vakken (tot {lowest}), hoger in {rise} (tot {highest})"
            ),
        ],
    }
}

fn subtitle(sheet: &Sheet, writing: &Writing) -> String {
    let unit = if writing.unit.is_empty() { String::new() } else { format!(", in {}", writing.unit) };
    let mut text = match sheet.signed() {
        true => format!(
            "Gemiddeld verschil{unit}. Blauw: lager, oranje: hoger. Tussen haakjes: kan ook toeval zijn (95%-interval)"
        ),
        false => format!("Gemiddelde{unit}. Hoe donkerder, hoe meer"),
    };
    if sheet.measure.id.contains(':') {
        text = format!("{} {text}", sheet.measure.meaning.dutch);
    }
    if !sheet.averaged.is_empty() {
        text.push_str(&format!(". Gemiddeld over {}", sheet.averaged.join(" en ").to_lowercase()));
    }
    text
}

fn in_words(sheet: &Sheet) -> String {
    let unit = sheet.measure.unit;
    let said = |(at, interval): (Place, Interval)| {
        let value = match sheet.signed() {
            true => dutch::difference(interval.mean, unit),
            false => dutch::amount(interval.mean, unit),
        };
        format!("{}: {value}.", place(sheet, at))
    };
    shown(sheet).map(said).collect::<Vec<_>>().join(" ")
}
