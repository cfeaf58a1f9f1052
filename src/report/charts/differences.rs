//! `verschil`: the paired difference of each scenario with the reference, for the key measures.

mod words;
mod writing;

use super::Drawing;
use super::axes::{self, Ticks};
use super::canvas::{Anchor, Canvas, Rect, WIDTH, line};
use super::font::{LABEL, SMALL, SMALL_BOLD};
use super::frame::{Frame, MARGIN};
use super::lookup;
use super::outlier::{self, Rule};
use super::palette::{Color, GRID, INK, REFERENCE, SOFT_INK, WHITE};
use super::panel::Panel;
use super::spot::{Key, Spot};
use crate::language::Text;
use crate::report::View;
use crate::say;
use crate::statistics::{Interval, Unit};
use words::{in_words, title};
use writing::Writing;

/// The ids of the measures.
pub const IDS: [&str; 3] = [COLUMNS[0].0, COLUMNS[1].0, COLUMNS[2].0];

/// The measures: the noun that the title uses, and what a smaller and a larger value mean.
const COLUMNS: [(&str, Text, [Text; 2]); 3] = [
    ("doorlooptijd_gem", Text::new("de doorlooptijd", "lead time"), SHORTER),
    ("wachtlijst_totaal", Text::new("de wachtlijst", "the waiting list"), SHORTER),
    (
        "saldo",
        Text::new("het saldo", "the balance"),
        [Text::new("meer tekort", "more deficit"), Text::new("minder tekort", "less deficit")],
    ),
];
/// What less and more of a time or a queue mean.
const SHORTER: [Text; 2] = [Text::new("korter", "shorter"), Text::new("langer", "longer")];

/// A measure with its noun and directions.
type Column = (usize, Text, [Text; 2]);
/// Measures with their axes.
type Columns<'a> = (&'a [Column], &'a [Scale]);

/// The most scenarios of which the measures stand below one another.
const STACKED: usize = 2;
/// The least width of the largest of the other differences, beside one that towers above them.
const LEAST: f64 = 36.0;
/// The largest share of the scenarios that may lie beyond the axis.
const FEW: f64 = 0.2;
/// Length of the arrow of what lies beyond the axis.
const ARROW: f64 = 22.0;

/// Width of the written values beside a plot.
const VALUES: f64 = 126.0;
/// Width of the names.
const NAMES: f64 = 196.0;

/// Draws the chart.
pub fn draw(c: &View<'_>) -> Option<Drawing> {
    let mut others = lookup::others(c);
    let columns: Vec<Column> = COLUMNS
        .iter()
        .filter_map(|(id, noun, ways)| lookup::measure(c, id).map(|m| (m, *noun, *ways)))
        .filter(|(m, ..)| others.iter().any(|s| lookup::difference(c, *s, *m).is_some()))
        .collect();
    if columns.is_empty() {
        return None;
    }
    // The shortest waiting on top; who was never seen below.
    let waiting = |s: usize| lookup::difference(c, s, columns[0].0).map_or(f64::INFINITY, |d| d.mean);
    others.sort_by(|a, b| waiting(*a).total_cmp(&waiting(*b)));
    let room = WIDTH - 2.0 * MARGIN - NAMES;
    let width = match others.len() {
        1..=STACKED => room - VALUES - 4.0,
        _ => room / columns.len() as f64 - VALUES - 14.0,
    };
    let scales: Vec<Scale> = columns.iter().map(|(m, ..)| Scale::of(c, *m, &others, width)).collect();
    let reference = lookup::quoted_reference(c);
    let mut subtitle = match c.replications {
        1 => say!(
            c.language,
            "Punt: verschil met {reference} in één simulatie. Of dat toeval is, is niet te zeggen",
            "Dot: difference from {reference} in one simulation. Whether that is chance cannot be told"
        ),
        _ => say!(
            c.language,
            "Punt: gemiddeld verschil met {reference}; streep: 95%-interval. Open punt: kan ook toeval zijn",
            "Dot: mean difference from {reference}; line: 95% interval. Open dot: may be chance"
        ),
    };
    if scales.iter().any(|scale| scale.cut.is_some()) {
        subtitle.push_str(c.language.say(
            ". Pijl: ligt ver buiten de as; kijk naar het getal",
            ". Arrow: lies far beyond the axis; read the number",
        ));
    }
    let mut frame = Frame::new(c, &title(c, &others, &columns), &subtitle);
    match others.len() {
        1..=STACKED => stacked(&mut frame, c, &others, (&columns, &scales)),
        _ => side_by_side(&mut frame, c, &others, (&columns, &scales)),
    }
    let words = in_words(c, &others, &columns);
    Some(frame.finish("verschil", &words))
}

/// Few scenarios: the measures below one another, each with the whole width.
fn stacked(frame: &mut Frame, c: &View<'_>, others: &[usize], (columns, scales): Columns<'_>) {
    let body = frame.body;
    let block = body.height() / columns.len() as f64;
    for (k, (of, scale)) in columns.iter().zip(scales).enumerate() {
        let top = body.top + k as f64 * block + 42.0;
        let bottom = body.top + (k + 1) as f64 * block - 24.0;
        let rows = rows(frame, c, others, top, (bottom - top) / others.len() as f64);
        let area = Rect { left: body.left + NAMES, top, right: body.right - VALUES - 4.0, bottom };
        column(&mut frame.canvas, c, (*of, scale), others, &rows, area);
    }
}

/// More scenarios: the measures side by side.
fn side_by_side(frame: &mut Frame, c: &View<'_>, others: &[usize], (columns, scales): Columns<'_>) {
    let body = frame.body;
    let top = body.top + 54.0;
    let height = ((body.bottom - 18.0 - top) / others.len() as f64).min(100.0);
    let rows = rows(frame, c, others, top, height);
    let width = (body.width() - NAMES) / columns.len() as f64;
    for (k, (of, scale)) in columns.iter().zip(scales).enumerate() {
        let left = body.left + NAMES + k as f64 * width;
        let area = Rect {
            left: left + 10.0,
            top,
            right: left + width - VALUES - 4.0,
            bottom: top + height * others.len() as f64,
        };
        column(&mut frame.canvas, c, (*of, scale), others, &rows, area);
    }
}

/// The names with lines between them. Gives the middle of each row.
fn rows(frame: &mut Frame, c: &View<'_>, others: &[usize], top: f64, height: f64) -> Vec<f64> {
    let body = frame.body;
    let middles: Vec<f64> = (0..others.len()).map(|k| top + (k as f64 + 0.5) * height).collect();
    for (s, y) in others.iter().zip(&middles) {
        let lines = SMALL_BOLD.balance(lookup::title(&c.scenarios[*s]), NAMES - 14.0, 2);
        let first = y + 4.0 - (lines.len() - 1) as f64 * 6.5;
        frame.canvas.belongs_to(Some(&c.scenarios[*s].name));
        for (k, text) in lines.into_iter().enumerate() {
            let at = (body.left, first + k as f64 * 13.0);
            frame.canvas.text(at, Anchor::Start, SMALL_BOLD, lookup::color(c, *s), text);
        }
    }
    frame.canvas.belongs_to(None);
    for k in 0..=others.len() {
        let y = top + k as f64 * height;
        frame.canvas.line([(body.left, y), (body.right, y)], line(GRID, 0.6));
    }
    middles
}

/// The differences of one measure, and where its axis ends.
struct Scale {
    known: Vec<Option<Interval>>,
    /// The least and most on the axis.
    ends: (f64, f64),
    /// The largest difference that lies on the axis, when one lies far beyond.
    cut: Option<f64>,
}

impl Scale {
    /// For a plot of some width.
    fn of(c: &View<'_>, m: usize, others: &[usize], width: f64) -> Scale {
        let known: Vec<Option<Interval>> = others.iter().map(|s| lookup::difference(c, *s, m)).collect();
        // Unknown bounds are NaN, which `min` and `max` pass by.
        let reach = |d: &Interval| d.mean.abs().max(d.low.abs()).max(d.high.abs());
        let cut = outlier::end(known.iter().flatten().map(reach), Rule { towers: width / LEAST, few: FEW });
        let within = |d: &&Interval| cut.is_none_or(|cut| reach(d) <= cut);
        let fold =
            |(low, high): (f64, f64), d: &Interval| (low.min(d.low).min(d.mean), high.max(d.high).max(d.mean));
        let (low, high) = known.iter().flatten().filter(within).fold((0.0, 0.0), fold);
        // What lies beyond needs room for its arrow.
        let room = (high - low) * ARROW / (width - ARROW);
        let beyond = |way: f64| known.iter().flatten().any(|d| !within(&d) && d.mean * way > 0.0);
        let low = if beyond(-1.0) { low - room } else { low };
        let high = if beyond(1.0) { high + room } else { high };
        // Without any difference at all the axis still needs a length.
        let ends = if (low, high) == (0.0, 0.0) { (-1.0, 1.0) } else { (low, high) };
        Scale { known, ends, cut }
    }
}

/// One measure: its head, a zero line, and per scenario a point with its interval and values.
fn column(canvas: &mut Canvas, c: &View<'_>, of: (Column, &Scale), others: &[usize], rows: &[f64], area: Rect) {
    let ((m, _, [less, more]), scale) = of;
    let (measure, heading) = (&c.measures[m], c.heading(m));
    let (low, high) = scale.ends;
    let writing = Writing::of(c.language, measure.unit, scale.cut.unwrap_or(low.abs().max(high)));
    let ticks = Ticks::from_zero(low, high, if area.width() > 180.0 { 8 } else { 3 }, measure.unit, c.language);
    let ticks = ticks.without_sign();
    let panel = Panel::new(area, ticks.range(), (0.0, 1.0));
    axes::values_below(canvas, &panel, &ticks, axes::Below::Values);
    let zero = panel.x_of(0.0);
    canvas.line([(zero, area.top - 4.0), (zero, area.bottom)], line(REFERENCE, 1.4));
    let head = match c.language.noun(measure.unit) {
        "" if measure.unit == Unit::Euro => say!(c.language, "{heading}, in euro's", "{heading}, in euros"),
        "" if measure.unit == Unit::Share => {
            say!(c.language, "{heading}, in procentpunten", "{heading}, in percentage points")
        }
        "" => heading,
        noun => format!("{heading}, in {noun}"),
    };
    let lines = LABEL.balance(&head, area.width() + VALUES - 2.0, 2);
    for (k, text) in lines.iter().enumerate() {
        let y = area.top - 25.0 - (lines.len() - 1 - k) as f64 * LABEL.leading();
        canvas.text((area.left, y), Anchor::Start, LABEL, INK, text.clone());
    }
    let ways =
        say!(c.language, "links: {}; rechts: {}", "left: {}; right: {}", less.of(c.language), more.of(c.language));
    let ways = SMALL.ellipsize(&ways, area.width() + VALUES - 2.0);
    canvas.text((area.left, area.top - 10.0), Anchor::Start, SMALL, SOFT_INK, ways);
    for ((s, y), difference) in others.iter().zip(rows).zip(&scale.known) {
        let text = (area.right + 12.0, *y);
        let half = area.height() / (2.0 * others.len() as f64);
        let row = Rect { top: y - half, right: area.right + VALUES, bottom: y + half, ..area };
        let name = &c.scenarios[*s].name;
        canvas.spot(Spot::one(row, Key::of(&measure.id), vec![Key::scenario(name)]));
        canvas.belongs_to(Some(name));
        let Some(d) = difference else {
            canvas.text(
                (text.0, y + 4.0),
                Anchor::Start,
                SMALL,
                SOFT_INK,
                c.language.say("niets gezien", "nothing seen"),
            );
            continue;
        };
        let sure = lookup::sure(c, *s, m);
        mark(canvas, &panel, (d, sure), *y, lookup::color(c, *s));
        let (kind, ink) = if sure { (SMALL_BOLD, INK) } else { (SMALL, SOFT_INK) };
        let known = d.low.is_finite();
        let at = (text.0, if known { y - 2.0 } else { y + 4.0 });
        canvas.text(at, Anchor::Start, kind, ink, writing.mean(d.mean));
        if known {
            canvas.text((text.0, y + 11.0), Anchor::Start, SMALL, SOFT_INK, writing.range(d));
        }
    }
    canvas.belongs_to(None);
}

/// A difference: its interval and its mean. What lies beyond the axis is an arrow, with a break before it.
/// It is filled when `sure`.
fn mark(canvas: &mut Canvas, panel: &Panel, (d, sure): (&Interval, bool), y: f64, color: Color) {
    let (low, high) = panel.x;
    let on = |value: f64| panel.x_of(value.clamp(low, high));
    let way = if d.mean > high {
        1.0
    } else if d.mean < low {
        -1.0
    } else {
        if d.low.is_finite() {
            canvas.line([(on(d.low), y), (on(d.high), y)], line(color, 2.0));
        }
        match sure {
            true => canvas.dot((on(d.mean), y), 4.5, color),
            false => canvas.ring((on(d.mean), y), 4.0, line(color, 1.6)),
        }
        return;
    };
    let tip = on(d.mean);
    let near = if way > 0.0 { d.low } else { d.high };
    // The interval may begin on the axis; the arrow is never shorter than its head and its break.
    let from = if near.is_finite() { on(near) } else { tip };
    let from = if way > 0.0 { from.min(tip - ARROW) } else { from.max(tip + ARROW) };
    let neck = tip - way * 8.0;
    canvas.line([(from, y), (neck, y)], line(color, 2.0));
    for x in [neck - way * 7.0, neck - way * 3.5] {
        canvas.line([(x - 2.0, y + 5.0), (x + 2.0, y - 5.0)], line(WHITE, 2.6));
        canvas.line([(x - 2.0, y + 5.0), (x + 2.0, y - 5.0)], line(color, 1.2));
    }
    let head = vec![(neck, y - 5.5), (tip, y), (neck, y + 5.5)];
    match sure {
        true => canvas.area(head, color, 1.0),
        false => canvas.line([head[0], head[1], head[2], head[0]], line(color, 1.6)),
    }
}
