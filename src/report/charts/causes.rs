//! `uitgaven_oorzaak`: euros per year by cause, for each scenario.

use super::Drawing;
use super::axes::{self, Ticks};
use super::canvas::{Anchor, Canvas, Rect, dashed};
use super::font::{SMALL, SMALL_BOLD};
use super::frame::Frame;
use super::lookup;
use super::palette::{CAUSES, INK, REFERENCE, SOFT_INK, on};
use super::panel::Panel;
use super::spot::{Key, Spot};
use crate::report::View;
use crate::say;
use crate::statistics::Unit;

/// The measures, from help that fits to the team itself.
const IDS: [&str; 8] =
    ["passend", "overindicatie", "afwijking", "stapeling", "verkeerde_wet", "herstel", "crisis", "uitvoering"];

/// Width of the totals beside the bars.
const TOTALS: f64 = 150.0;
/// Width of the names.
const NAMES: f64 = 196.0;

/// A cause: its measure and its place in the palette.
type Cause = (usize, usize);

/// Draws the chart.
pub fn draw(c: &View<'_>) -> Option<Drawing> {
    let causes: Vec<Cause> = IDS
        .iter()
        .enumerate()
        .filter_map(|(k, id)| lookup::measure(c, id).map(|m| (m, k)))
        .filter(|(m, _)| (0..c.scenarios.len()).any(|s| part(c, s, *m) > 0.0))
        .collect();
    if causes.is_empty() || causes[0].1 != 0 {
        return None;
    }
    let subtitle = match c.scenarios.len() {
        1 => c.language.say("Gemiddelde uitgaven per jaar, naar oorzaak", "Mean spending per year, by cause"),
        _ => c.language.say(
            "Gemiddelde uitgaven per jaar, naar oorzaak, in miljoenen euro's. Rechts: samen, en het verschil met de \
             vergelijkingsbasis (streeplijn)",
            "Mean spending per year, by cause, in millions of euros. Right: together, and the difference from the \
             reference (dashed line)",
        ),
    };
    let mut frame = Frame::new(c, &title(c, &causes), subtitle);
    match lookup::order(c).as_slice() {
        [only] => steps(&mut frame, c, *only, &causes),
        order => bars(&mut frame, c, order, &causes),
    }
    let words: Vec<String> = lookup::order(c).into_iter().map(|s| in_words(c, s, &causes)).collect();
    Some(frame.finish("uitgaven_oorzaak", &words.join(" ")))
}

/// One scenario: a row per cause, each bar beginning where the one above it ends, and the total.
fn steps(frame: &mut Frame, c: &View<'_>, s: usize, causes: &[Cause]) {
    let total = total(c, s, causes);
    let ticks = Ticks::from_zero(0.0, total, 6, Unit::Euro, c.language);
    let (body, names) = (frame.body, 230.0);
    let area =
        Rect { left: body.left + names, top: body.top + 4.0, right: body.right - 90.0, bottom: body.bottom - 20.0 };
    let panel = Panel::new(area, ticks.range(), (0.0, 1.0));
    let canvas = &mut frame.canvas;
    axes::values_below(canvas, &panel, &ticks, axes::Below::Values);
    let height = area.height() / (causes.len() + 1) as f64;
    let parts = causes.iter().map(|(m, k)| (c.name(*m), part(c, s, *m), CAUSES[*k], SMALL));
    let rows: Vec<_> = parts.chain([(c.language.say("Samen", "Together"), total, REFERENCE, SMALL_BOLD)]).collect();
    let mut sum = 0.0;
    for (k, (name, euros, color, kind)) in rows.iter().enumerate() {
        let from = if k == causes.len() { 0.0 } else { sum };
        sum += euros;
        let middle = area.top + (k as f64 + 0.5) * height;
        let (left, right) = (panel.x_of(from), panel.x_of(from + euros));
        let rect = Rect { left, top: middle - 0.34 * height, right, bottom: middle + 0.34 * height };
        canvas.fill(rect, *color, 1.0);
        let row =
            Rect { left: area.left, top: middle - 0.5 * height, right: area.right, bottom: middle + 0.5 * height };
        if let Some((m, _)) = causes.get(k) {
            canvas.spot(Spot::one(row, Key::of(&c.measures[*m].id), lookup::panel_keys(c, s)));
        }
        let name = kind.ellipsize(name, names - 12.0);
        canvas.text((area.left - 8.0, middle + 4.0), Anchor::End, *kind, INK, name);
        let text = c.language.euro_short(*euros);
        canvas.text_on_lines((right + 6.0, middle + 4.0), Anchor::Start, *kind, INK, text);
    }
}

/// More scenarios: one bar for each, with the causes stacked.
fn bars(frame: &mut Frame, c: &View<'_>, order: &[usize], causes: &[Cause]) {
    let top = legend(&mut frame.canvas, c, causes, frame.body) + 4.0;
    let totals: Vec<f64> = order.iter().map(|s| total(c, *s, causes)).collect();
    let ticks = Ticks::from_zero(0.0, totals.iter().copied().fold(0.0, f64::max), 6, Unit::Euro, c.language);
    let height = ((frame.body.bottom - 20.0 - top) / order.len() as f64).min(130.0);
    let area = Rect {
        left: frame.body.left + NAMES,
        top,
        right: frame.body.right - TOTALS,
        bottom: top + height * order.len() as f64,
    };
    let panel = Panel::new(area, ticks.range(), (0.0, 1.0));
    axes::values_below(&mut frame.canvas, &panel, &ticks, axes::Below::Values);
    // Below the bars, so that it does not cross their figures; it shows between them.
    let x = panel.x_of(totals[0]);
    frame.canvas.line([(x, area.top), (x, area.bottom)], dashed(REFERENCE, 1.4));
    for (k, s) in order.iter().enumerate() {
        let middle = top + (k as f64 + 0.5) * height;
        frame.canvas.belongs_to(Some(&c.scenarios[*s].name));
        row(&mut frame.canvas, c, *s, causes, &panel, (middle, height));
        frame.canvas.belongs_to(None);
    }
}

fn in_words(c: &View<'_>, s: usize, causes: &[Cause]) -> String {
    let total = c.language.euro_short(total(c, s, causes));
    let parts = causes.iter().map(|(m, _)| format!("{} {}", c.name(*m), c.language.euro_short(part(c, s, *m))));
    say!(
        c.language,
        "{}: {total} per jaar ({}).",
        "{}: {total} per year ({}).",
        lookup::marked(c, s),
        parts.collect::<Vec<_>>().join("; ")
    )
}

/// One scenario: its name, the bar with a figure in each part that has room for it, and the total.
fn row(canvas: &mut Canvas, c: &View<'_>, s: usize, causes: &[Cause], panel: &Panel, (middle, height): (f64, f64)) {
    let half = (height * 0.36).min(34.0);
    let lines = lookup::lines(&lookup::marked(c, s), SMALL_BOLD, NAMES - 14.0, if height < 42.0 { 2 } else { 3 });
    let first = middle + 4.0 - (lines.len() - 1) as f64 * 6.5;
    for (k, text) in lines.into_iter().enumerate() {
        let at = (panel.area.left - NAMES, first + k as f64 * 13.0);
        canvas.text(at, Anchor::Start, SMALL_BOLD, lookup::color(c, s), text);
    }
    let mut sum = 0.0;
    for (m, k) in causes {
        let euros = part(c, s, *m);
        let (from, to) = (panel.x_of(sum), panel.x_of(sum + euros));
        sum += euros;
        // A white hair between the parts keeps like colours apart.
        let rect = Rect { left: from, top: middle - half, right: (to - 0.8).max(from), bottom: middle + half };
        canvas.fill(rect, CAUSES[*k], 1.0);
        canvas.spot(Spot::one(rect, Key::of(&c.measures[*m].id), lookup::panel_keys(c, s)));
        let text = c.language.number(euros / 1e6, 1);
        if half >= 8.0 && SMALL.width(&text) + 6.0 <= rect.width() {
            let at = ((from + to) / 2.0, middle + 4.0);
            canvas.text(at, Anchor::Middle, SMALL, on(CAUSES[*k]), text);
        }
    }
    let end = panel.area.right + 10.0;
    let text = c.language.euro_short(sum);
    let wide = SMALL_BOLD.width(&text);
    canvas.text((end, middle + 4.0), Anchor::Start, SMALL_BOLD, INK, text);
    let reference = total(c, c.reference, causes);
    if s != c.reference {
        let text = c.language.bare_difference(sum - reference, Unit::Euro);
        canvas.text((end + wide.max(56.0) + 8.0, middle + 4.0), Anchor::Start, SMALL, SOFT_INK, text);
    }
}

/// A row of coloured squares with their names, in the order of the bars. Gives where it ends.
fn legend(canvas: &mut Canvas, c: &View<'_>, causes: &[Cause], body: Rect) -> f64 {
    let (mut x, mut y) = (body.left, body.top + 10.0);
    for (m, k) in causes {
        let text = SMALL.ellipsize(c.name(*m), 240.0);
        let width = 15.0 + SMALL.width(&text);
        if x + width > body.right {
            (x, y) = (body.left, y + 18.0);
        }
        canvas.fill(Rect { left: x, top: y - 9.5, right: x + 11.0, bottom: y + 1.5 }, CAUSES[*k], 1.0);
        canvas.text((x + 15.0, y), Anchor::Start, SMALL, INK, text);
        x += width + 18.0;
    }
    y + 14.0
}

/// Euros of one cause; what was never seen or is negative takes no room in a bar.
fn part(c: &View<'_>, s: usize, m: usize) -> f64 {
    lookup::value(c, s, m).map_or(0.0, |v| v.mean.max(0.0))
}

fn total(c: &View<'_>, s: usize, causes: &[Cause]) -> f64 {
    causes.iter().map(|(m, _)| part(c, s, *m)).sum()
}

/// The conclusion: how much of each hundred euros goes to help that fits.
fn title(c: &View<'_>, causes: &[Cause]) -> String {
    let fitting = |s: usize| 100.0 * part(c, s, causes[0].0) / total(c, s, causes).max(1.0);
    let sign = c.language.euro_sign();
    let euros = |s: usize| format!("{sign}{}", c.language.number(fitting(s), 0));
    let reference = if c.scenarios.len() == 1 { 0 } else { c.reference };
    let start = say!(
        c.language,
        "Van elke {sign}100 gaat {} naar passende hulp",
        "Of every {sign}100, {} goes to fitting help",
        euros(reference)
    );
    let others = lookup::others(c);
    let name = |s: usize| lookup::quoted(c, s);
    match others.as_slice() {
        _ if c.scenarios.len() == 1 => start,
        [s] if euros(*s) == euros(reference) => {
            say!(
                c.language,
                "{start}, bij {} en bij {}",
                "{start}, under {} and under {}",
                name(reference),
                name(*s)
            )
        }
        [s] => say!(
            c.language,
            "{start} bij {}, en {} bij {}",
            "{start} under {}, and {} under {}",
            name(reference),
            euros(*s),
            name(*s)
        ),
        others => {
            let most = others.iter().copied().max_by(|a, b| fitting(*a).total_cmp(&fitting(*b)));
            match most.filter(|s| euros(*s) != euros(reference) && fitting(*s) > fitting(reference)) {
                Some(s) => say!(
                    c.language,
                    "{start} bij {}; het meest bij {}: {}",
                    "{start} under {}; the most under {}: {}",
                    name(reference),
                    name(s),
                    euros(s)
                ),
                None => say!(
                    c.language,
                    "{start} bij {}; bij geen scenario is dat meer",
                    "{start} under {}; under no scenario is it more",
                    name(reference)
                ),
            }
        }
    }
}
