//! `uitgaven`: spending since 1 January against the budget, for each budget year.

use super::Drawing;
use super::axes::{self, Ticks};
use super::canvas::{Anchor, Canvas, line};
use super::fan;
use super::font::SMALL;
use super::frame::Frame;
use super::grid::{self, Head, Space};
use super::lookup::{self, seen};
use super::palette::{GRID, NORM};
use super::panel::Panel;
use crate::report::dutch;
use crate::statistics::{Band, Comparison, Unit};

/// The measures of the chart.
struct Measures {
    spending: usize,
    budget: Option<usize>,
}

/// Draws the chart.
pub fn draw(c: &Comparison, version: &str) -> Option<Drawing> {
    let spending = lookup::measure(c, "uitgaven_cumulatief")?;
    let budget = lookup::measure(c, "begroting_cumulatief").or_else(|| lookup::measure(c, "begroting"));
    if c.months.is_empty() || !lookup::any_series(c, spending) {
        return None;
    }
    let m = Measures { spending, budget };
    let order = lookup::order(c);
    let from = first_month(c, order.len());
    let span = match (0..from).filter(|i| *i == 0 || c.months[*i].month() == 1).count() {
        0 => "",
        _ => " in de laatste jaren",
    };
    let subtitle = format!("Uitgaven sinds 1 januari{span}; zwart: de begroting. {}", fan::BANDS);
    let mut frame = Frame::new(c, version, &title(c, &m), &subtitle);
    let heads: Vec<Head> = order
        .iter()
        .map(|s| Head { text: lookup::marked(c, *s), color: lookup::color(c, *s), note: note(c, *s, &m) })
        .collect();
    let (low, high) = fan::extent(c, spending);
    let budget_high = budget.map_or(0.0, |b| fan::extent(c, b).1);
    let ticks = Ticks::from_zero(low, high.max(budget_high), if order.len() > 6 { 3 } else { 5 }, Unit::Euro);
    let space = Space { left: ticks.width() + 8.0, below: 20.0 };
    let cells = grid::lay_out(&mut frame.canvas, frame.body, &heads, space);
    for (s, cell) in order.into_iter().zip(&cells) {
        let panel = Panel::new(cell.plot, (0.0, (c.months.len() - from) as f64), ticks.range());
        axes::values(&mut frame.canvas, &panel, &ticks, cell.first_column);
        axes::months(&mut frame.canvas, &panel, &c.months[from..], cell.last_row);
        years(&mut frame.canvas, &panel, c, s, &m, from);
    }
    let words = heads.iter().filter(|h| !h.note.is_empty()).map(|h| format!("{}: {}.", h.text, h.note));
    let words = words.collect::<Vec<_>>().join(" ");
    Some(frame.finish("uitgaven", &words))
}

/// The month from which there is room to draw: in small panels only the last years can be told apart.
fn first_month(c: &Comparison, panels: usize) -> usize {
    let most = match panels {
        0 | 1 => 10,
        2 => 6,
        3..=6 => 4,
        _ => 2,
    };
    let starts: Vec<usize> = (0..c.months.len()).filter(|i| *i == 0 || c.months[*i].month() == 1).collect();
    // A year that is cut off at the end comes on top of the whole ones.
    let most = most + usize::from(c.months.last().is_some_and(|m| m.month() != 12));
    starts[starts.len().saturating_sub(most)]
}

/// Draws each year of one scenario from the month `from` on: the fan and the budget, both from zero on
/// 1 January.
fn years(canvas: &mut Canvas, panel: &Panel, c: &Comparison, s: usize, m: &Measures, from: usize) {
    let starts: Vec<usize> = (from..c.months.len()).filter(|i| *i == from || c.months[*i].month() == 1).collect();
    for (k, start) in starts.iter().enumerate() {
        let end = starts.get(k + 1).copied().unwrap_or(c.months.len());
        let from_zero = c.months[*start].month() == 1;
        let at = |i: usize| (start - from + i + usize::from(!from_zero)) as f64;
        let x = panel.x_of((start - from) as f64);
        canvas.line([(x, panel.area.top), (x, panel.area.bottom)], line(GRID, 0.8));
        let piece = |measure: usize| -> Vec<Band> {
            let bands = lookup::bands(c, s, measure);
            let year = bands.get(*start..end.min(bands.len())).unwrap_or(&[]);
            let first = year.iter().find(|b| seen(b)).filter(|_| from_zero).map(|b| zero(b.n));
            first.into_iter().chain(year.iter().copied()).collect()
        };
        fan::fan(canvas, panel, &piece(m.spending), at, (lookup::color(c, s), 1.0));
        let Some(budget) = m.budget else { continue };
        let lines = fan::middle(canvas, panel, &piece(budget), at, line(NORM, 1.2));
        // Right below the first line is free until the next year's line.
        let year = panel.x_of(12.0) - panel.x_of(0.0);
        if let (0, true, Some((x, y))) =
            (k, year > 100.0 && c.scenarios.len() <= 2, lines.first().and_then(|l| l.get(4)))
        {
            canvas.text(
                (x + 10.0, (y + 6.0).min(panel.area.bottom - 5.0)),
                Anchor::Start,
                SMALL,
                NORM,
                "begroting",
            );
        }
    }
}

/// On 1 January nothing has been spent.
fn zero(n: u32) -> Band {
    Band { mean: 0.0, p05: 0.0, p25: 0.0, p50: 0.0, p75: 0.0, p95: 0.0, n }
}

/// The last budget year and how far the middle outcome is above (or, when negative, below) the budget.
fn overrun(c: &Comparison, s: usize, m: &Measures) -> Option<(i16, f64)> {
    let year = c.budget_years.last()?;
    let last = year.end.checked_sub(1)?;
    let at_end = |measure: usize| lookup::bands(c, s, measure).get(last).filter(|b| seen(b)).map(|b| b.p50);
    Some((year.year, at_end(m.spending)? - at_end(m.budget?)?))
}

/// "2029: € 0,4 mln boven de begroting".
fn note(c: &Comparison, s: usize, m: &Measures) -> String {
    match overrun(c, s, m) {
        Some((year, over)) => format!("{year}: {}", above_or_below(over)),
        None => String::new(),
    }
}

fn above_or_below(over: f64) -> String {
    let size = dutch::euro_short(over.abs());
    match over {
        o if size == dutch::euro_short(0.0) || o == 0.0 => "gelijk aan de begroting".into(),
        o if o > 0.0 => format!("{size} boven de begroting"),
        _ => format!("{size} onder de begroting"),
    }
}

/// The conclusion: who spends more than the budget in the last year.
fn title(c: &Comparison, m: &Measures) -> String {
    let order = lookup::order(c);
    let known: Vec<(usize, i16, f64)> =
        order.iter().filter_map(|s| overrun(c, *s, m).map(|(year, over)| (*s, year, over))).collect();
    let name = |s: usize| lookup::quoted(c, s);
    match known.as_slice() {
        [] => "Uitgaven sinds 1 januari".into(),
        [(_, year, over)] if c.scenarios.len() == 1 => format!("{year} komt {} uit", above_or_below(*over)),
        [(s, year, over)] => format!("{} komt in {year} {} uit", name(*s), above_or_below(*over)),
        [(a, year, first), (b, _, second)] => {
            format!("{year}: {} {}, {} {}", name(*a), above_or_below(*first), name(*b), above_or_below(*second))
        }
        all => {
            let above = all.iter().filter(|(_, _, over)| *over > 0.0).count();
            let most = all.iter().max_by(|a, b| a.2.total_cmp(&b.2)).filter(|_| above > 0);
            let year = all[0].1;
            match most {
                Some((s, _, over)) => format!(
                    "In {above} van de {} scenario's kost {year} meer dan begroot; het meest bij {} (+{})",
                    all.len(),
                    name(*s),
                    dutch::euro_short(*over)
                ),
                None => format!("In alle {} scenario's past {year} in de begroting", all.len()),
            }
        }
    }
}
