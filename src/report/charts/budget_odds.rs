//! `begroting_kans`: does the last budget year fit the budget? Twenty dots per scenario, each as likely as
//! the other: readers count chances better than they judge areas (Fernandes et al. 2018).

use super::axes::{self, Ticks};
use super::canvas::{Anchor, Canvas, Rect, line};
use super::conclusion::{capital, out_of};
use super::font::SMALL;
use super::frame::Frame;
use super::grid::{self, Head, Space};
use super::palette::{AXIS, NORM, SOFT_INK};
use super::panel::Panel;
use super::spot::{Key, Spot};
use super::{Drawing, lookup};
use crate::language::Language;
use crate::report::View;
use crate::say;
use crate::statistics::Unit;
use std::collections::BTreeMap;

/// Dots per scenario.
const DOTS: usize = 20;

/// Height of the strip for "past" and "past niet".
const STRIP: f64 = 18.0;

/// Draws the chart.
pub fn draw(c: &View<'_>) -> Option<Drawing> {
    let year = c.budget_years.last()?.year;
    let order = lookup::order(c);
    let dots: Vec<Vec<f64>> = order.iter().map(|s| dots(c, *s)).collect();
    if dots.iter().all(Vec::is_empty) {
        return None;
    }
    let subtitle = say!(
        c.language,
        "Uitgaven min begroting in {year}. Elk rondje is 1 van {DOTS} even waarschijnlijke uitkomsten; \
         gevuld: meer uitgegeven dan begroot",
        "Spending minus budget in {year}. Each circle is 1 of {DOTS} equally likely outcomes; \
         filled: more spent than budgeted"
    );
    let mut frame = Frame::new(c, &title(c, year, &order, &dots), &subtitle);
    let heads: Vec<Head> = order
        .iter()
        .zip(&dots)
        .map(|(s, dots)| Head {
            scenario: c.scenarios[*s].name.clone(),
            text: lookup::marked(c, *s),
            color: lookup::color(c, *s),
            note: note(dots, c.language),
        })
        .collect();
    let all = || dots.iter().flatten().copied();
    let (low, high) = (all().fold(0.0, f64::min), all().fold(0.0, f64::max));
    let margin = 0.06 * (high - low).max(1.0);
    let cells = grid::lay_out(&mut frame.canvas, frame.body, &heads, Space { left: 0.0, below: 20.0 });
    let parts = if cells[0].plot.width() > 400.0 { 6 } else { 4 };
    let ticks = Ticks::new(low - margin, high + margin, parts, Unit::Euro, c.language);
    let panels: Vec<Panel> = cells
        .iter()
        .map(|cell| Panel::new(Rect { top: cell.plot.top + STRIP, ..cell.plot }, ticks.range(), (0.0, 1.0)))
        .collect();
    let size = size(&panels, &dots);
    for ((s, dots), (cell, panel)) in order.iter().zip(&dots).zip(cells.iter().zip(&panels)) {
        let canvas = &mut frame.canvas;
        let labels = if cell.last_row { axes::Below::Beside } else { axes::Below::Nothing };
        axes::values_below(canvas, panel, &ticks, labels);
        fits_or_not(canvas, panel, c.language);
        canvas.spot(Spot::one(cell.plot, Key::of(year), lookup::panel_keys(c, *s)));
        canvas.belongs_to(Some(&c.scenarios[*s].name));
        for (x, y, over) in stacked(panel, dots, size) {
            let color = lookup::color(c, *s);
            match over {
                true => {
                    canvas.dot((x, y), size / 2.0, (0xFF, 0xFF, 0xFF));
                    canvas.dot((x, y), size / 2.0 - 0.6, color);
                }
                false => canvas.ring((x, y), size / 2.0 - 1.0, line(color, (size / 8.0).clamp(0.8, 1.6))),
            }
        }
        canvas.belongs_to(None);
    }
    let words = heads.iter().map(|h| format!("{}: {}.", h.text, h.note)).collect::<Vec<_>>().join(" ");
    Some(frame.finish("begroting_kans", &words))
}

/// The zero line with a word at either side.
fn fits_or_not(canvas: &mut Canvas, panel: &Panel, language: Language) {
    let (area, zero) = (panel.area, panel.x_of(0.0));
    canvas.line([(area.left, area.bottom), (area.right, area.bottom)], line(AXIS, 1.0));
    canvas.line([(zero, area.top - STRIP + 4.0), (zero, area.bottom)], line(NORM, 1.4));
    let y = area.top - STRIP + 13.0;
    for (text, anchor, x, room) in [
        (language.say("past", "fits"), Anchor::End, zero - 6.0, zero - 6.0 - area.left),
        (language.say("past niet", "does not fit"), Anchor::Start, zero + 6.0, area.right - zero - 6.0),
    ] {
        if SMALL.width(text) <= room {
            canvas.text((x, y), anchor, SMALL, SOFT_INK, text);
        }
    }
}

/// The middle outcomes of twenty equal parts of the replications in the last budget year.
fn dots(c: &View<'_>, s: usize) -> Vec<f64> {
    let mut outcomes: Vec<f64> = c.scenarios[s].overruns.get(c.budget_years.len() - 1).cloned().unwrap_or_default();
    outcomes.retain(|x| x.is_finite());
    outcomes.sort_by(f64::total_cmp);
    if outcomes.is_empty() {
        return Vec::new();
    }
    let last = outcomes.len() - 1;
    (0..DOTS)
        .map(|k| {
            let at = ((k as f64 + 0.5) / DOTS as f64 * outcomes.len() as f64 - 0.5).clamp(0.0, last as f64);
            let (below, part) = (at.floor() as usize, at.fract());
            outcomes[below] + part * (outcomes[(below + 1).min(last)] - outcomes[below])
        })
        .collect()
}

/// Dots above one another where they would touch: their places and whether they are overruns. Stacks are
/// counted from the zero line, so that none stands across it. A stack that is too high is pressed together.
fn stacked(panel: &Panel, dots: &[f64], size: f64) -> Vec<(f64, f64, bool)> {
    let zero = panel.x_of(0.0);
    let mut stacks: BTreeMap<i64, usize> = BTreeMap::new();
    for value in dots {
        let distance = (panel.x_of(*value) - zero) / size;
        // A dot that is on the line by rounding alone belongs to its own side.
        let stack =
            if *value > 0.0 { (distance.floor() as i64).max(0) } else { (distance.ceil() as i64 - 1).min(-1) };
        *stacks.entry(stack).or_default() += 1;
    }
    let room = panel.area.height() - size - 1.0;
    let dots = stacks.into_iter().flat_map(|(stack, count)| {
        let step = if count > 1 { size.min(room / (count - 1) as f64) } else { size };
        let x = zero + (stack as f64 + 0.5) * size;
        (0..count).map(move |k| (x, panel.area.bottom - 1.0 - size / 2.0 - k as f64 * step, stack >= 0))
    });
    dots.collect()
}

/// The largest dots with which all stacks but the exceptional are as high as their count says.
fn size(panels: &[Panel], dots: &[Vec<f64>]) -> f64 {
    // Some fourteen stacks side by side give a shape; fewer hide it.
    let mut size = panels.first().map_or(14.0, |p| (p.area.width() / 14.0).clamp(14.0, 40.0));
    let pressed = |size: f64| {
        let pressed = |(panel, dots): &(&Panel, &Vec<f64>)| {
            let places = stacked(panel, dots, size);
            let highest = places.iter().map(|a| places.iter().filter(|b| a.0 == b.0).count()).max();
            highest <= Some(DOTS / 2)
                && places.windows(2).any(|pair| pair[0].0 == pair[1].0 && pair[0].1 - pair[1].1 < size - 0.01)
        };
        panels.iter().zip(dots).any(|pair| pressed(&pair))
    };
    while size > 7.0 && pressed(size) {
        size -= 0.5;
    }
    size
}

fn over(dots: &[f64]) -> usize {
    dots.iter().filter(|x| **x > 0.0).count()
}

fn note(dots: &[f64], language: Language) -> String {
    match (dots.len(), over(dots)) {
        (0, _) => language.say("niets gezien", "nothing seen").into(),
        (_, 0) => say!(language, "In alle {DOTS} past het", "It fits in all {DOTS}"),
        (_, DOTS) => say!(language, "In geen van de {DOTS} past het", "It fits in none of the {DOTS}"),
        (_, over) => say!(language, "In {} past het niet", "It does not fit in {}", out_of(over, DOTS, language)),
    }
}

/// The conclusion: in how many of twenty outcomes the year does not fit.
fn title(c: &View<'_>, year: i16, order: &[usize], dots: &[Vec<f64>]) -> String {
    let known: Vec<(usize, usize)> =
        order.iter().zip(dots).filter(|(_, d)| !d.is_empty()).map(|(s, d)| (*s, over(d))).collect();
    let reference = known.iter().find(|(s, _)| *s == c.reference).map(|(_, count)| *count);
    let least = known.iter().filter(|(s, _)| *s != c.reference).min_by_key(|(_, count)| *count);
    let fits = |count: usize| match count {
        0 => say!(
            c.language,
            "{year} past in alle {DOTS} uitkomsten in de begroting",
            "{year} fits the budget in all {DOTS} outcomes"
        ),
        DOTS => say!(
            c.language,
            "{year} past in geen van de {DOTS} uitkomsten in de begroting",
            "{year} fits the budget in none of the {DOTS} outcomes"
        ),
        count => say!(
            c.language,
            "{year} past in {} uitkomsten niet in de begroting",
            "{year} does not fit the budget in {} outcomes",
            out_of(count, DOTS, c.language)
        ),
    };
    let against = |count: usize| match count {
        0 => c.language.say("in alle wel", "it fits in all").to_string(),
        DOTS => c.language.say("past het in geen", "it fits in none").to_string(),
        count => say!(c.language, "in {count} niet", "it does not fit in {count}"),
    };
    match (reference, least) {
        (Some(count), None) => capital(&fits(count)),
        (Some(count), Some(_)) if known.iter().all(|(_, other)| *other == count) => {
            say!(c.language, "In elk scenario: {}", "In each scenario: {}", fits(count))
        }
        (Some(count), Some((s, least))) => {
            let name = lookup::quoted(c, *s);
            say!(
                c.language,
                "{name}: {}; bij {} {}",
                "{name}: {}; with {} {}",
                fits(*least),
                lookup::quoted_reference(c),
                against(count)
            )
        }
        (None, Some((s, least))) => format!("{}: {}", lookup::quoted(c, *s), fits(*least)),
        (None, None) => say!(c.language, "Past {year} in de begroting?", "Does {year} fit the budget?"),
    }
}
