//! `verschil`: the paired difference of each scenario with the reference, for the key measures.

use super::Drawing;
use super::axes::{self, Ticks};
use super::canvas::{Anchor, Canvas, Rect, line};
use super::conclusion::without_article;
use super::font::{LABEL, SMALL, SMALL_BOLD};
use super::frame::Frame;
use super::lookup::{self, clear};
use super::palette::{GRID, INK, REFERENCE, SOFT_INK};
use super::panel::Panel;
use crate::language::{Language, Text};
use crate::report::View;
use crate::report::writing;
use crate::say;
use crate::statistics::{Interval, Unit};

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
    let subtitle = say!(
        c.language,
        "Punt: gemiddeld verschil met {}; streep: 95%-interval. Open punt: kan ook toeval zijn",
        "Dot: mean difference from {}; line: 95% interval. Open dot: may be chance",
        lookup::quoted_reference(c)
    );
    let mut frame = Frame::new(c, &title(c, &others, &columns), &subtitle);
    match others.len() {
        1..=2 => stacked(&mut frame, c, &others, &columns),
        _ => side_by_side(&mut frame, c, &others, &columns),
    }
    let words = in_words(c, &others, &columns);
    Some(frame.finish("verschil", &words))
}

/// Few scenarios: the measures below one another, each with the whole width.
fn stacked(frame: &mut Frame, c: &View<'_>, others: &[usize], columns: &[Column]) {
    let body = frame.body;
    let block = body.height() / columns.len() as f64;
    for (k, of) in columns.iter().enumerate() {
        let top = body.top + k as f64 * block + 42.0;
        let bottom = body.top + (k + 1) as f64 * block - 24.0;
        let rows = rows(frame, c, others, top, (bottom - top) / others.len() as f64);
        let area = Rect { left: body.left + NAMES, top, right: body.right - VALUES - 4.0, bottom };
        column(&mut frame.canvas, c, *of, others, &rows, area);
    }
}

/// More scenarios: the measures side by side.
fn side_by_side(frame: &mut Frame, c: &View<'_>, others: &[usize], columns: &[Column]) {
    let body = frame.body;
    let top = body.top + 54.0;
    let height = ((body.bottom - 18.0 - top) / others.len() as f64).min(100.0);
    let rows = rows(frame, c, others, top, height);
    let width = (body.width() - NAMES) / columns.len() as f64;
    for (k, of) in columns.iter().enumerate() {
        let left = body.left + NAMES + k as f64 * width;
        let area = Rect {
            left: left + 10.0,
            top,
            right: left + width - VALUES - 4.0,
            bottom: top + height * others.len() as f64,
        };
        column(&mut frame.canvas, c, *of, others, &rows, area);
    }
}

/// The names with lines between them. Gives the middle of each row.
fn rows(frame: &mut Frame, c: &View<'_>, others: &[usize], top: f64, height: f64) -> Vec<f64> {
    let body = frame.body;
    let middles: Vec<f64> = (0..others.len()).map(|k| top + (k as f64 + 0.5) * height).collect();
    for (s, y) in others.iter().zip(&middles) {
        let lines = SMALL_BOLD.balance(lookup::title(&c.scenarios[*s]), NAMES - 14.0, 2);
        let first = y + 4.0 - (lines.len() - 1) as f64 * 6.5;
        for (k, text) in lines.into_iter().enumerate() {
            let at = (body.left, first + k as f64 * 13.0);
            frame.canvas.text(at, Anchor::Start, SMALL_BOLD, lookup::color(c, *s), text);
        }
    }
    for k in 0..=others.len() {
        let y = top + k as f64 * height;
        frame.canvas.line([(body.left, y), (body.right, y)], line(GRID, 0.6));
    }
    middles
}

/// One measure: its head, a zero line, and per scenario a point with its interval and values.
fn column(canvas: &mut Canvas, c: &View<'_>, of: Column, others: &[usize], rows: &[f64], area: Rect) {
    let (m, _, [less, more]) = of;
    let (measure, heading) = (&c.measures[m], c.heading(m));
    let known: Vec<Option<Interval>> = others.iter().map(|s| lookup::difference(c, *s, m)).collect();
    // Unknown bounds are NaN, which `min` and `max` pass by.
    let ends = known
        .iter()
        .flatten()
        .fold((0.0_f64, 0.0_f64), |(low, high), d| (low.min(d.low).min(d.mean), high.max(d.high).max(d.mean)));
    // Without any difference at all the axis still needs a length.
    let ends = if ends == (0.0, 0.0) { (-1.0, 1.0) } else { ends };
    let writing = Writing::of(c.language, measure.unit, ends.0.abs().max(ends.1));
    let ticks =
        Ticks::from_zero(ends.0, ends.1, if area.width() > 180.0 { 8 } else { 3 }, measure.unit, c.language);
    let ticks = ticks.without_sign();
    let panel = Panel::new(area, ticks.range(), (0.0, 1.0));
    axes::values_below(canvas, &panel, &ticks, true);
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
    for ((s, y), difference) in others.iter().zip(rows).zip(&known) {
        let text = (area.right + 12.0, *y);
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
        let color = lookup::color(c, *s);
        let (from, to) = (panel.x_of(d.low), panel.x_of(d.high));
        if d.low.is_finite() {
            canvas.line([(from, *y), (to, *y)], line(color, 2.0));
        }
        let at = (panel.x_of(d.mean), *y);
        let kind = if clear(d) { SMALL_BOLD } else { SMALL };
        match clear(d) {
            true => canvas.dot(at, 4.5, color),
            false => canvas.ring(at, 4.0, line(color, 1.6)),
        }
        let ink = if clear(d) { INK } else { SOFT_INK };
        canvas.text((text.0, y - 2.0), Anchor::Start, kind, ink, writing.mean(d.mean));
        canvas.text((text.0, y + 11.0), Anchor::Start, SMALL, SOFT_INK, writing.range(d));
    }
}

/// How the differences of one column are written: all alike.
struct Writing {
    language: Language,
    unit: Unit,
    decimals: usize,
    scale: f64,
}

impl Writing {
    fn of(language: Language, unit: Unit, size: f64) -> Writing {
        let (scale, decimals) = match unit {
            Unit::Euro if size >= 500_000.0 => (1e6, if size >= 10e6 { 1 } else { 2 }),
            Unit::Euro => (1.0, 0),
            Unit::Share => (0.01, 1),
            Unit::Count(_) | Unit::ClientWeeks | Unit::Hours if size >= 20.0 => (1.0, 0),
            _ => (1.0, if size < 10.0 { 2 } else { 1 }),
        };
        Writing { language, unit, decimals, scale }
    }

    fn digits(&self, value: f64) -> String {
        // Below a million, euros are rounded to a hundred: more digits would be noise.
        let coarse = self.unit == Unit::Euro && self.scale == 1.0 && value.abs() >= 10_000.0;
        let value = if coarse { (value / 100.0).round() * 100.0 } else { value };
        let text = self.language.number(value / self.scale, self.decimals);
        let zero = !text.bytes().any(|d| (b'1'..=b'9').contains(&d));
        if value > 0.0 && !zero { format!("+{text}") } else { text }
    }

    fn suffix(&self) -> &'static str {
        match self.unit {
            Unit::Euro if self.scale > 1.0 => self.language.million(),
            Unit::Share => self.language.say("\u{a0}procentpunt", "\u{a0}pp"),
            _ => "",
        }
    }

    fn mean(&self, value: f64) -> String {
        let digits = self.digits(value);
        let euro = |rest: &str, sign: &str| format!("{sign}{}{rest}{}", self.language.euro_sign(), self.suffix());
        match self.unit {
            Unit::Euro => match digits.strip_prefix(['+', writing::MINUS]) {
                Some(rest) => euro(rest, &digits[..digits.len() - rest.len()]),
                None => euro(&digits, ""),
            },
            _ => digits + self.suffix(),
        }
    }

    fn range(&self, d: &Interval) -> String {
        let suffix = if self.unit == Unit::Euro { self.suffix() } else { "" };
        self.language.range(&self.digits(d.low), &self.digits(d.high)) + suffix
    }
}

/// The conclusion: which scenario shortens the waiting most, and what that costs a year.
fn title(c: &View<'_>, others: &[usize], columns: &[Column]) -> String {
    let reference = lookup::quoted_reference(c);
    let Some((m, noun, [less, more])) = columns.iter().find(|(_, _, ways)| *ways == SHORTER) else {
        return say!(c.language, "Verschil met {reference}", "Difference from {reference}");
    };
    let (noun, less, more) = (noun.of(c.language), less.of(c.language), more.of(c.language));
    let unit = c.measures[*m].unit;
    let known: Vec<(usize, Interval)> =
        others.iter().filter_map(|s| lookup::difference(c, *s, *m).map(|d| (*s, d))).collect();
    let size = |d: &Interval| c.language.amount(d.mean.abs(), unit);
    let costs = |s: usize| cost(c, s).map_or(String::new(), |cost| format!(" {cost}"));
    if let [(s, d)] = known.as_slice() {
        let name = lookup::quoted(c, *s);
        return match clear(d) {
            true => {
                let way = if d.mean < 0.0 { less } else { more };
                say!(
                    c.language,
                    "{name} maakt {noun} {} {way}{}",
                    "{name} makes {noun} {} {way}{}",
                    size(d),
                    costs(*s)
                )
            }
            false => say!(
                c.language,
                "{name} maakt {noun} niet duidelijk korter of langer{}",
                "{name} does not make {noun} clearly shorter or longer{}",
                costs(*s)
            ),
        };
    }
    match known.iter().filter(|(_, d)| clear(d) && d.mean < 0.0).min_by(|a, b| a.1.mean.total_cmp(&b.1.mean)) {
        Some((s, d)) => say!(
            c.language,
            "{} verkort {noun} het meest: {} {less} dan {reference}{}",
            "{} shortens {noun} most: {} {less} than {reference}{}",
            lookup::quoted(c, *s),
            size(d),
            costs(*s)
        ),
        None => say!(
            c.language,
            "Geen scenario verkort {noun} duidelijk ten opzichte van {reference}",
            "No scenario clearly shortens {noun} relative to {reference}"
        ),
    }
}

/// What scenario `s` costs: "en kost € 0,2 mln per jaar meer".
fn cost(c: &View<'_>, s: usize) -> Option<String> {
    let spending = lookup::measure(c, "uitgaven").and_then(|m| lookup::difference(c, s, m));
    let d = match spending {
        Some(d) => d,
        // Without spending, a smaller balance tells.
        None => {
            let d = lookup::difference(c, s, lookup::measure(c, "saldo")?)?;
            Interval { mean: -d.mean, low: -d.high, high: -d.low }
        }
    };
    let size = c.language.euro_short(d.mean.abs());
    Some(match clear(&d) {
        false => {
            c.language.say("zonder duidelijk verschil in kosten", "without a clear difference in costs").into()
        }
        true if d.mean > 0.0 => {
            say!(c.language, "en kost {size} per jaar meer", "and costs {size} more per year")
        }
        true => say!(c.language, "en kost {size} per jaar minder", "and costs {size} less per year"),
    })
}

fn in_words(c: &View<'_>, others: &[usize], columns: &[Column]) -> String {
    let mut words = Vec::new();
    for s in others {
        for (m, noun, _) in columns {
            let Some(d) = lookup::difference(c, *s, *m) else { continue };
            let unit = c.measures[*m].unit;
            words.push(format!(
                "{}, {}: {} ({}).",
                lookup::title(&c.scenarios[*s]),
                without_article(noun.of(c.language)),
                c.language.difference(d.mean, unit),
                c.language.difference_bounds(d, unit)
            ));
        }
    }
    words.join(" ")
}
