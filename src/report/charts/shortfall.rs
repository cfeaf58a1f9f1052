//! `wie_komt_tekort`: who goes without help that they need, and how much of that nobody knows of.

use super::axes::{self, Ticks};
use super::canvas::{Anchor, Canvas, Rect, line};
use super::conclusion::{self, Wording, capital};
use super::font::SMALL;
use super::frame::Frame;
use super::grid::{self, Cell, Head, Space};
use super::palette::{Color, INK, REFERENCE, SOFT_INK};
use super::panel::Panel;
use super::{Drawing, lookup};
use crate::report::dutch;
use crate::statistics::{Comparison, Unit};

const SILENT: &str = "onvervuld_stil";
const ALL: &str = "onvervuld";
/// The least height of a row.
const ROW: f64 = 15.0;
/// The most that the names beside the bars may take.
const NAMES: f64 = 240.0;

/// A group: its name and its measures.
struct Group {
    name: String,
    silent: usize,
    all: Option<usize>,
}

/// One bar.
struct Bar {
    name: String,
    color: Color,
    silent: Option<f64>,
    all: Option<f64>,
    reference: Option<f64>,
}

/// Draws the chart.
pub fn draw(c: &Comparison, version: &str) -> Option<Drawing> {
    let mut groups = groups(c);
    let reference = if c.reference < c.scenarios.len() { c.reference } else { 0 };
    let size = |g: &Group| lookup::value(c, reference, g.silent).map_or(0.0, |v| v.mean);
    groups.sort_by(|a, b| size(b).total_cmp(&size(a)));
    let total = total(c);
    let seen = |g: &Group| (0..c.scenarios.len()).any(|s| lookup::value(c, s, g.silent).is_some());
    groups.retain(seen);
    let total = total.filter(seen);
    if groups.is_empty() && total.is_none() {
        return None;
    }
    let by_group = !groups.is_empty();
    let order = lookup::order(c);
    let first = total.as_ref().or(groups.first())?;
    let unit = c.measures[first.silent].unit;
    let heads: Vec<Head> = match by_group {
        true => order
            .iter()
            .map(|s| Head { text: lookup::marked(c, *s), color: lookup::color(c, *s), note: String::new() })
            .collect(),
        false => vec![Head { text: "Alle cliënten samen".into(), color: INK, note: String::new() }],
    };
    let title = title(c, total.as_ref(), &groups, unit);
    // How many groups fit is known only after the lay-out, which depends on the length of the subtitle: a
    // draft with the longest subtitle tells.
    let draft = Frame::new(c, version, &title, &subtitle(groups.len(), groups.len() + 1, unit));
    let names: Vec<String> = match by_group {
        true => groups.iter().map(|g| g.name.clone()).collect(),
        false => order.iter().map(|s| lookup::marked(c, *s)).collect(),
    };
    let widest = names.iter().map(|n| SMALL.width(n)).fold(0.0, f64::max);
    let space = Space { left: (widest + 12.0).min(NAMES), below: 20.0 };
    let cells = grid::lay_out(&mut Canvas::default(), below_legend(draft.body), &heads, space);
    let fit = ((cells[0].plot.height() / ROW) as usize).max(1);
    let all_groups = groups.len();
    groups.truncate(fit);
    let mut frame = Frame::new(c, version, &title, &subtitle(groups.len(), all_groups, unit));
    legend(&mut frame.canvas, frame.body, order.len() > 1, lookup::color(c, order[order.len().min(2) - 1]));
    let cells = grid::lay_out(&mut frame.canvas, below_legend(frame.body), &heads, space);
    let panels: Vec<Vec<Bar>> = match (by_group, total) {
        (true, _) => order
            .iter()
            .map(|s| groups.iter().map(|g| bar(c, *s, g, &g.name, lookup::color(c, *s))).collect())
            .collect(),
        (false, Some(total)) => {
            vec![order.iter().map(|s| bar(c, *s, &total, &lookup::marked(c, *s), lookup::color(c, *s))).collect()]
        }
        (false, None) => return None,
    };
    let longest = panels.iter().flatten().map(Bar::longest).fold(0.0, f64::max);
    let values = panels.iter().flatten().map(|b| SMALL.width(&b.values(unit))).fold(0.0, f64::max) + 8.0;
    let width = cells[0].plot.width() - values;
    let ticks = Ticks::from_zero(0.0, longest, if width > 300.0 { 5 } else { 2 }, unit);
    for (cell, bars) in cells.iter().zip(&panels) {
        panel(&mut frame.canvas, cell, bars, &ticks, (space.left, values), unit);
    }
    let words = words(&heads, &panels, unit);
    Some(frame.finish("wie_komt_tekort", &words))
}

/// One panel: bars with their values, and names in the first column.
fn panel(canvas: &mut Canvas, cell: &Cell, bars: &[Bar], ticks: &Ticks, (names, values): (f64, f64), unit: Unit) {
    let area = Rect { right: cell.plot.right - values, ..cell.plot };
    let panel = Panel::new(area, ticks.range(), (0.0, 1.0));
    axes::values_below(canvas, &panel, ticks, cell.last_row);
    let height = (area.height() / bars.len() as f64).min(90.0);
    for (k, bar) in bars.iter().enumerate() {
        let middle = area.top + (k as f64 + 0.5) * height;
        let half = (height * 0.36).min(18.0);
        let strip = |value: f64| Rect {
            left: area.left,
            top: middle - half,
            right: panel.x_of(value.max(0.0)),
            bottom: middle + half,
        };
        canvas.fill(strip(bar.all.unwrap_or(0.0)), bar.color, 0.3);
        canvas.fill(strip(bar.silent.unwrap_or(0.0)), bar.color, 1.0);
        if let Some(reference) = bar.reference {
            let x = panel.x_of(reference);
            canvas.line([(x, middle - half - 1.5), (x, middle + half + 1.5)], line(INK, 1.6));
        }
        let end = panel.x_of(bar.longest()) + 6.0;
        canvas.text_on_lines((end, middle + 4.0), Anchor::Start, SMALL, SOFT_INK, bar.values(unit));
        if cell.first_column {
            let lines = lookup::lines(&bar.name, SMALL, names - 10.0, if height >= 30.0 { 2 } else { 1 });
            let first = middle + 4.0 - (lines.len() - 1) as f64 * 7.0;
            for (k, text) in lines.into_iter().enumerate() {
                canvas.text((area.left - 8.0, first + k as f64 * 14.0), Anchor::End, SMALL, INK, text);
            }
        }
    }
}

impl Bar {
    /// Where the bar ends, its mark included.
    fn longest(&self) -> f64 {
        [self.silent, self.all, self.reference].into_iter().flatten().fold(0.0, f64::max)
    }

    /// "310 van 1.240".
    fn values(&self, unit: Unit) -> String {
        match (self.silent, self.all) {
            (Some(silent), Some(all)) => format!("{} van {}", dutch::bare(silent, unit), dutch::bare(all, unit)),
            (Some(value), None) | (None, Some(value)) => dutch::bare(value, unit),
            (None, None) => "niets gezien".into(),
        }
    }
}

fn bar(c: &Comparison, s: usize, group: &Group, name: &str, color: Color) -> Bar {
    let mean = |s: usize, m: usize| lookup::value(c, s, m).map(|v| v.mean);
    Bar {
        name: name.to_string(),
        color,
        silent: mean(s, group.silent),
        all: group.all.and_then(|m| mean(s, m)),
        reference: (s != c.reference).then(|| mean(c.reference, group.silent)).flatten(),
    }
}

/// The groups that have a measure of their own.
fn groups(c: &Comparison) -> Vec<Group> {
    let silent = c.measures.iter().enumerate().filter_map(|(m, measure)| {
        let (id, group) = measure.id.split_once(':')?;
        (id == SILENT).then_some((m, group))
    });
    silent
        .map(|(m, group)| Group {
            name: capital(group.split_once('=').map_or(group, |(_, label)| label)),
            silent: m,
            all: lookup::measure(c, &format!("{ALL}:{group}")),
        })
        .collect()
}

fn total(c: &Comparison) -> Option<Group> {
    let silent = lookup::measure(c, SILENT)?;
    Some(Group { name: "Alle cliënten".into(), silent, all: lookup::measure(c, ALL) })
}

fn subtitle(shown: usize, all: usize, unit: Unit) -> String {
    let what = match dutch::noun(unit) {
        "" => "Hulp die nodig is en er niet is".to_string(),
        noun => format!("Hulp die nodig is en er niet is, in {noun} per jaar"),
    };
    match shown {
        0 => what,
        _ if shown < all => format!("{what}. De {shown} groepen met het grootste stille tekort, van {all}"),
        _ => format!("{what}, per groep"),
    }
}

/// The part of the body that the legend leaves.
fn below_legend(body: Rect) -> Rect {
    Rect { top: body.top + 28.0, ..body }
}

/// What the colours and the mark mean.
fn legend(canvas: &mut Canvas, body: Rect, compared: bool, color: Color) {
    let (mut x, y) = (body.left, body.top + 10.0);
    for (opacity, text) in [(1.0, "stil: niemand vraagt erom"), (0.3, "alles wat nodig is en er niet is")] {
        canvas.fill(Rect { left: x, top: y - 9.5, right: x + 16.0, bottom: y + 1.5 }, color, opacity);
        canvas.text((x + 21.0, y), Anchor::Start, SMALL, INK, text);
        x += 21.0 + SMALL.width(text) + 22.0;
    }
    if compared {
        canvas.line([(x + 4.0, y - 10.5), (x + 4.0, y + 2.5)], line(INK, 1.6));
        canvas.text((x + 12.0, y), Anchor::Start, SMALL, REFERENCE, "stil tekort bij de vergelijkingsbasis");
    }
}

/// The conclusion: what happens to the silent shortfall, or who has most of it.
fn title(c: &Comparison, total: Option<&Group>, groups: &[Group], unit: Unit) -> String {
    let wording = Wording { noun: "het stille tekort", bare: "stil tekort", less: "kleiner", more: "groter" };
    if let Some(headline) = total.and_then(|t| conclusion::headline(c, t.silent, wording)) {
        return headline;
    }
    let reference = if c.reference < c.scenarios.len() { c.reference } else { 0 };
    let most = groups.first().or(total);
    match most.and_then(|g| lookup::value(c, reference, g.silent).map(|v| (g, v.mean))) {
        Some((group, mean)) => {
            let amount = dutch::amount(mean, unit);
            match groups.is_empty() {
                true => format!("Het stille tekort is {amount} per jaar"),
                false => format!("Het stille tekort is het grootst bij ‘{}’: {amount} per jaar", group.name),
            }
        }
        None => "Wie komt hulp tekort?".into(),
    }
}

fn words(heads: &[Head], panels: &[Vec<Bar>], unit: Unit) -> String {
    let mut words = Vec::new();
    for (head, bars) in heads.iter().zip(panels) {
        let values: Vec<String> = bars.iter().map(|b| format!("{} {}", b.name, b.values(unit))).collect();
        words.push(format!("{}: {}.", head.text, values.join("; ")));
    }
    words.join(" ")
}
