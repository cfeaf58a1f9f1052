//! Where the process jams: waiting per month and stage, with the month as a shade and the number in words.

use super::axes;
use super::canvas::{Anchor, Rect};
use super::font::{LABEL, SMALL, SMALL_BOLD};
use super::frame::Frame;
use super::heat::shade;
use super::lookup::{self, seen};
use super::outlier;
use super::palette::{INK, SOFT_INK};
use super::panel::Panel;
use super::spot::{Key, Spot};
use crate::report::View;
use crate::say;
use crate::statistics::Unit;

/// The stages of the process, in their order: how many wait or are at work, and how long that takes.
pub const STAGES: [&str; 5] =
    ["wachtlijst_onderzoek", "onderhanden", "doorlooptijd_gem", "wachtlijst_levering", "wachttijd_levering_gem"];
/// The stages in which nothing happens but waiting.
const QUEUES: [&str; 2] = ["wachtlijst_onderzoek", "wachtlijst_levering"];

/// Width of the names.
const NAMES: f64 = 188.0;

/// The stages that were measured.
pub fn stages(c: &View<'_>) -> Vec<usize> {
    STAGES.iter().filter_map(|id| lookup::measure(c, id)).filter(|m| lookup::any_series(c, *m)).collect()
}

/// Draws the stages of scenario `s`: the name, the title, the SVG document and where values
/// stand; `None` when nothing was seen of them. Shades are the same in every scenario of the comparison.
pub fn draw(c: &View<'_>, s: usize) -> Option<(String, String, String, Vec<Spot>)> {
    let stages = stages(c);
    if stages.is_empty() || c.months.is_empty() || !stages.iter().any(|m| lookup::bands(c, s, *m).iter().any(seen))
    {
        return None;
    }
    let subtitle = c.language.say(
        "Gemiddelde per maand. Hoe donkerder, hoe meer; elke rij heeft een eigen schaal, die in elk scenario gelijk is. \
         De getallen zijn gemiddelden over de maanden eronder",
        "Mean per month. The darker, the more; each row has a scale of its own, the same in every scenario. The \
         numbers are means over the months below them",
    );
    let title = title(c, s);
    let mut frame = Frame::new(c, &title, subtitle);
    let body = frame.body;
    let area = Rect { left: body.left + NAMES, top: body.top + 6.0, right: body.right, bottom: body.bottom - 20.0 };
    let panel = Panel::new(area, (0.0, c.months.len() as f64), (0.0, 1.0));
    axes::months(&mut frame.canvas, &panel, &c.months, true, c.language);
    let height = area.height() / stages.len() as f64;
    for (row, m) in stages.iter().enumerate() {
        let top = area.top + row as f64 * height;
        let strip =
            Rect { left: area.left, top: top + 0.42 * height, right: area.right, bottom: top + 0.86 * height };
        let row = Rect { top, bottom: top + 0.9 * height, ..strip };
        frame.canvas.spot(Spot::row(row, 0, c.months.len(), vec![Key::of(&c.measures[*m].id)]));
        stage(&mut frame, c, (s, *m), &panel, strip);
    }
    let name = format!("vastlopen-{s}");
    let svg = frame.svg(&name, &in_words(c, s, &stages));
    Some((name, title, svg, frame.canvas.spots().to_vec()))
}

/// One stage: its name, a shade for each month and numbers above as many months as they need.
fn stage(frame: &mut Frame, c: &View<'_>, (s, m): (usize, usize), panel: &Panel, strip: Rect) {
    let measure = &c.measures[m];
    let middle = (strip.top + strip.bottom) / 2.0;
    let left = strip.left - NAMES;
    for (k, line) in LABEL.wrap(c.name(m), NAMES - 12.0, 2).into_iter().enumerate() {
        frame.canvas.text((left, middle - 4.0 + k as f64 * LABEL.leading()), Anchor::Start, LABEL, INK, line);
    }
    let below = middle - 4.0 + LABEL.wrap(c.name(m), NAMES - 12.0, 2).len() as f64 * LABEL.leading();
    frame.canvas.text((left, below), Anchor::Start, SMALL, SOFT_INK, c.language.noun(measure.unit));
    let bands = lookup::bands(c, s, m);
    let (low, high, cut) = shades(c, m);
    if cut {
        let text = say!(c.language, "donkerst: {} of meer", "darkest: {} or more", number(high, m, c));
        frame.canvas.text((left, below + SMALL.leading()), Anchor::Start, SMALL, SOFT_INK, text);
    }
    for (month, band) in bands.iter().enumerate().filter(|(_, band)| seen(band)) {
        let share = if high > low { ((band.mean - low) / (high - low)).min(1.0) } else { 0.0 };
        let (from, to) = (panel.x_of(month as f64), panel.x_of(month as f64 + 1.0));
        frame.canvas.fill(Rect { left: from, right: to - 0.6, ..strip }, shade(share), 1.0);
    }
    let step = step(c, m, panel);
    for first in (0..c.months.len()).step_by(step) {
        let end = (first + step).min(c.months.len());
        let means: Vec<f64> =
            bands[first..end.min(bands.len())].iter().filter(|b| seen(b)).map(|b| b.mean).collect();
        if means.is_empty() {
            continue;
        }
        let text = number(means.iter().sum::<f64>() / means.len() as f64, m, c);
        let x = (panel.x_of(first as f64) + panel.x_of(end as f64)) / 2.0;
        frame.canvas.text((x, strip.top - 5.0), Anchor::Middle, SMALL_BOLD, INK, text);
    }
}

fn number(value: f64, m: usize, c: &View<'_>) -> String {
    let decimals = usize::from(c.measures[m].unit == Unit::Weeks || scale(c, m).1 < 20.0);
    c.language.number(value, decimals)
}

/// How many months a number stands for, so that the widest fits.
fn step(c: &View<'_>, m: usize, panel: &Panel) -> usize {
    let month = panel.x_of(1.0) - panel.x_of(0.0);
    let width = SMALL_BOLD.width(&number(scale(c, m).1, m, c)) + 8.0;
    [1, 3, 6, 12].into_iter().find(|step| *step as f64 * month >= width).unwrap_or(24)
}

/// The least and most of a stage in any month of any scenario.
fn scale(c: &View<'_>, m: usize) -> (f64, f64) {
    let all = (0..c.scenarios.len()).flat_map(|s| lookup::bands(c, s, m)).filter(|b| seen(b));
    let (low, high) =
        all.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), b| (low.min(b.mean), high.max(b.mean)));
    if low <= high { (low, high) } else { (0.0, 0.0) }
}

/// The least and most that the shades tell apart, and whether a scenario that towers above the others has more.
fn shades(c: &View<'_>, m: usize) -> (f64, f64, bool) {
    let (low, high) = scale(c, m);
    let most = |s: usize| {
        let means = lookup::bands(c, s, m).iter().filter(|b| seen(b)).map(|b| b.mean - low);
        means.fold(f64::NAN, f64::max)
    };
    outlier::end((0..c.scenarios.len()).map(most), outlier::COLOURS)
        .map_or((low, high, false), |size| (low, low + size, true))
}

/// The longest queue, and when it is longest.
fn title(c: &View<'_>, s: usize) -> String {
    let name = lookup::title(&c.scenarios[s]);
    let queue = |id: &&str| {
        let m = lookup::measure(c, id)?;
        let means: Vec<(usize, f64)> =
            lookup::bands(c, s, m).iter().enumerate().filter(|(_, b)| seen(b)).map(|(i, b)| (i, b.mean)).collect();
        let most = *means.iter().max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))?;
        Some((m, means.iter().map(|(_, mean)| mean).sum::<f64>() / means.len() as f64, most))
    };
    let largest = QUEUES.iter().filter_map(queue).max_by(|a, b| a.1.total_cmp(&b.1));
    match largest {
        Some((m, mean, (month, most))) if mean > 0.0 => say!(
            c.language,
            "{name}: de langste wachtlijst is ‘{}’, gemiddeld {}; het langst in {} ({})",
            "{name}: the longest queue is ‘{}’, {} on average; longest in {} ({})",
            c.name(m),
            c.language.amount(mean, c.measures[m].unit),
            c.language.month(c.months[month]),
            c.language.bare(most, c.measures[m].unit),
        ),
        _ => say!(c.language, "{name}: waar het wachten zit, per maand", "{name}: where the waiting is, by month"),
    }
}

/// The mean of each stage, for who does not see the shades.
fn in_words(c: &View<'_>, s: usize, stages: &[usize]) -> String {
    let said = |m: &usize| {
        let v = lookup::value(c, s, *m)?;
        let mean = c.language.amount(v.mean, c.measures[*m].unit);
        Some(say!(c.language, "{}: gemiddeld {mean}.", "{}: {mean} on average.", c.name(*m)))
    };
    stages.iter().filter_map(said).collect::<Vec<_>>().join(" ")
}
