//! `begroting_kans`: does the last budget year fit the budget? Twenty dots per scenario, each as likely as
//! the other: readers count chances better than they judge areas (Fernandes et al. 2018). Of fewer replications than
//! that each is a dot: more would show a precision that is not there.

use super::axes::{self, Ticks};
use super::canvas::{Anchor, Canvas, Rect, line};
use super::conclusion::out_of;
use super::font::SMALL;
use super::frame::Frame;
use super::grid::{self, Head, Space};
use super::palette::{AXIS, NORM, SOFT_INK};
use super::panel::Panel;
use super::spot::{Key, Spot};
use super::{Drawing, lookup};
use crate::language::Language;
use crate::report::View;
use crate::report::aspect::capital;
use crate::say;
use crate::statistics::proportion::p_of_pairs;
use crate::statistics::{RISK, Unit};
use std::collections::BTreeMap;

/// Dots per scenario, at most.
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
        "Uitgaven min begroting in {year}. Elk rondje is {}; gevuld: meer uitgegeven dan begroot",
        "Spending minus budget in {year}. Each circle is {}; filled: more spent than budgeted",
        circle(dots.iter().map(Vec::len).max().unwrap_or(0), c.language)
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

/// What one of so many circles is.
fn circle(count: usize, language: Language) -> String {
    match count {
        1 => language.say("de uitkomst van één simulatie", "the outcome of one simulation").into(),
        DOTS => {
            say!(language, "1 van {DOTS} even waarschijnlijke uitkomsten", "1 of {DOTS} equally likely outcomes")
        }
        count => say!(language, "1 van de {count} simulaties", "1 of the {count} simulations"),
    }
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

/// The middle outcomes of twenty equal parts of the replications in the last budget year; of fewer replications each
/// outcome itself.
fn dots(c: &View<'_>, s: usize) -> Vec<f64> {
    let mut outcomes: Vec<f64> = c.scenarios[s].overruns.get(c.budget_years.len() - 1).cloned().unwrap_or_default();
    outcomes.retain(|x| x.is_finite());
    outcomes.sort_by(f64::total_cmp);
    if outcomes.len() <= DOTS {
        return outcomes;
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

/// How many dots of a scenario do not fit, and how many there are.
#[derive(Clone, Copy, PartialEq)]
struct Count {
    over: usize,
    all: usize,
}

impl Count {
    fn of(dots: &[f64]) -> Count {
        Count { over: dots.iter().filter(|x| **x > 0.0).count(), all: dots.len() }
    }

    fn share(self) -> f64 {
        self.over as f64 / self.all.max(1) as f64
    }

    /// "2029 past in 3 van de 20 uitkomsten niet in de begroting".
    fn fits(self, year: i16, language: Language) -> String {
        let Count { over, all } = self;
        let what = match all {
            DOTS => language.say("uitkomsten", "outcomes"),
            _ => language.say("simulaties", "simulations"),
        };
        match over {
            0 => say!(
                language,
                "{year} past in {} {what} in de begroting",
                "{year} fits the budget in {} {what}",
                every(all, language)
            ),
            over if over == all => say!(
                language,
                "{year} past in geen van de {all} {what} in de begroting",
                "{year} fits the budget in none of the {all} {what}"
            ),
            over => say!(
                language,
                "{year} past in {} {what} niet in de begroting",
                "{year} does not fit the budget in {} {what}",
                out_of(over, all, language)
            ),
        }
    }

    /// The same of another scenario, after [`Count::fits`].
    fn against(self, language: Language) -> String {
        match self.over {
            0 => language.say("in alle wel", "it fits in all").to_string(),
            over if over == self.all => language.say("past het in geen", "it fits in none").to_string(),
            over => say!(language, "in {over} niet", "it does not fit in {over}"),
        }
    }
}

/// "alle 20", "beide".
fn every(all: usize, language: Language) -> String {
    match all {
        2 => language.say("beide", "both").into(),
        all => say!(language, "alle {all}", "all {all}"),
    }
}

fn note(dots: &[f64], language: Language) -> String {
    let Count { over, all } = Count::of(dots);
    match (all, over) {
        (0, _) => language.say("niets gezien", "nothing seen").into(),
        (1, 0) => language.say("In deze ene simulatie past het", "It fits in this one simulation").into(),
        (1, _) => {
            language.say("In deze ene simulatie past het niet", "It does not fit in this one simulation").into()
        }
        (_, 0) => say!(language, "In {} past het", "It fits in {}", every(all, language)),
        (_, over) if over == all => say!(language, "In geen van de {all} past het", "It fits in none of the {all}"),
        (_, over) => {
            say!(language, "In {} past het niet", "It does not fit in {}", out_of(over, all, language))
        }
    }
}

/// The conclusion: in how many of the outcomes the year does not fit. A gap with the reference is called sure only when
/// it is so among all scenarios, as the best of these is named (Bonferroni).
fn title(c: &View<'_>, year: i16, order: &[usize], dots: &[Vec<f64>]) -> String {
    let l = c.language;
    let known: Vec<(usize, Count)> =
        order.iter().zip(dots).filter(|(_, d)| !d.is_empty()).map(|(s, d)| (*s, Count::of(d))).collect();
    if known.iter().all(|(_, count)| count.all == 1) {
        return say!(
            l,
            "Met één herhaling is niet te zeggen hoe vaak {year} in de begroting past",
            "One replication cannot tell how often {year} fits the budget"
        );
    }
    let reference = known.iter().find(|(s, _)| *s == c.reference).map(|(_, count)| *count);
    let others: Vec<(usize, Count)> = known.iter().filter(|(s, _)| *s != c.reference).copied().collect();
    let Some(least) = others.iter().map(|(_, count)| *count).min_by(|a, b| a.share().total_cmp(&b.share())) else {
        return reference.map_or(String::new(), |count| capital(&count.fits(year, l)));
    };
    let fits = least.fits(year, l);
    let best = best(c, &others, least);
    match reference {
        None => format!("{best}: {fits}"),
        Some(count) if known.len() == order.len() && known.iter().all(|(_, other)| *other == count) => {
            say!(l, "In elk scenario: {fits}", "In each scenario: {fits}")
        }
        Some(count) if others.len() > 1 && least.share() >= count.share() => say!(
            l,
            "{}: {}; bij geen ander scenario past het vaker",
            "{}: {}; with no other scenario does it fit more often",
            lookup::quoted_reference(c),
            count.fits(year, l)
        ),
        Some(count) => {
            let (name, against) = (lookup::quoted_reference(c), count.against(l));
            let named = others.iter().filter(|(_, count)| *count == least);
            let sure = named.into_iter().all(|(s, _)| p(c, *s) * others.len() as f64 <= RISK);
            let chance = if sure { "" } else { l.say(" (kan ook toeval zijn)", " (may be chance)") };
            say!(l, "{best}: {fits}; bij {name} {against}{chance}", "{best}: {fits}; with {name} {against}{chance}")
        }
    }
}

/// The chance that a scenario and the reference, which fit equally often, differ as often as they do in pairs of
/// replications.
fn p(c: &View<'_>, s: usize) -> f64 {
    let year = c.budget_years.len() - 1;
    let all = |s: usize| c.scenarios[s].overruns[year].iter();
    let pairs = || all(c.reference).zip(all(s)).filter(|(a, b)| a.is_finite() && b.is_finite());
    let only = |differs: fn(&(&f64, &f64)) -> bool| pairs().filter(differs).count() as u32;
    p_of_pairs(only(|(a, b)| **a > 0.0 && **b <= 0.0), only(|(a, b)| **a <= 0.0 && **b > 0.0))
}

/// The names of the scenarios that fit most often: all that tie, or how many these are.
fn best(c: &View<'_>, others: &[(usize, Count)], least: Count) -> String {
    let tied: Vec<usize> = others.iter().filter(|(_, count)| *count == least).map(|(s, _)| *s).collect();
    match tied.as_slice() {
        [a, b] => say!(c.language, "{} en {}", "{} and {}", lookup::quoted(c, *a), lookup::quoted(c, *b)),
        [one] => lookup::quoted(c, *one),
        more => say!(c.language, "{} scenario's", "{} scenarios", more.len()),
    }
}
