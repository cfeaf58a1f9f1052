//! `tornado_<maat>`: what an outcome does when one assumption is at an end of its range and all else as it is.

use super::Picture;
use super::axes::{self, Ticks};
use super::canvas::{Anchor, Canvas, Rect, line};
use super::font::{SMALL, SMALL_BOLD};
use super::frame::Frame;
use super::palette::{CAUSES, Color, INK, REFERENCE, SOFT_INK};
use super::panel::Panel;
use crate::experiment::sensitivity::Ends;
use crate::language::{Language, Text};
use crate::report::Edition;
use crate::report::scale::Scale;
use crate::report::sensitivity::{Examined, words};
use crate::report::words::file_name;
use crate::say;
use crate::statistics::Unit;

/// Width of the names.
const NAMES: f64 = 232.0;
/// Room beside the longest bars for the values of the assumption.
const ROOM: f64 = 74.0;

/// What the colours mean.
const LEGEND: [(Color, Text); 3] = [
    (CAUSES[0], Text::new("laagste waarde", "lowest value")),
    (CAUSES[1], Text::new("hoogste waarde", "highest value")),
    (REFERENCE, Text::new("het scenario", "the scenario")),
];

/// Draws the tornado of an aspect; `None` when nothing was measured.
pub fn draw(examined: Examined<'_>, aspect: usize, edition: Edition<'_>) -> Option<Picture> {
    let found = examined.sensitivity;
    let base = found.base[aspect].mean;
    if !base.is_finite() {
        return None;
    }
    let (naming, language) = (examined.naming(aspect), edition.language);
    let order = words::by_reach(examined, aspect);
    // Unknown bounds are NaN, which `min` and `max` pass by.
    let reach = order.iter().flat_map(|k| {
        let Ends { low, high } = found.ends[aspect][*k];
        [low.mean, low.low, low.high, high.mean, high.low, high.high].map(|change| base + change)
    });
    let (low, high) = reach.fold((base, base), |(low, high), x| (low.min(x), high.max(x)));
    let ticks = Ticks::new(low, high, 6, naming.unit, language).without_sign();
    let not_zero = match ticks.range().0 > 0.0 || ticks.range().1 < 0.0 {
        true => language.say(" De as begint niet bij nul.", " The axis does not begin at zero."),
        false => "",
    };
    let subtitle = say!(
        language,
        "{}, in {}: met één aanname op haar laagste of hoogste waarde, de rest zoals in het scenario. Streep: \
         95%-interval.{not_zero}",
        "{}, in {}: with one assumption at its lowest or highest value, all else as in the scenario. Line: 95% \
         interval.{not_zero}",
        naming.heading,
        language.unit_of_axis(naming.unit),
    );
    let times = say!(language, "elk punt {} keer nagespeeld", "each point simulated {} times", found.size.ends);
    let mut frame = Frame::of(examined.source(&times), edition, &words::reach(examined, aspect), &subtitle);
    let top = legend(&mut frame.canvas, frame.body.left + NAMES, frame.body.top + 12.0, language);
    let area = Rect {
        left: frame.body.left + NAMES + ROOM,
        top,
        right: frame.body.right - ROOM,
        bottom: frame.body.bottom - 22.0,
    };
    let panel = Panel::new(area, ticks.range(), (0.0, 1.0));
    axes::values_below(&mut frame.canvas, &panel, &ticks, axes::Below::Values);
    let height = area.height() / order.len() as f64;
    let middle_x = panel.x_of(base);
    for (row, k) in order.iter().enumerate() {
        bars(&mut frame.canvas, examined, aspect, *k, &panel, (area.top + (row as f64 + 0.5) * height, height));
    }
    frame.canvas.line([(middle_x, area.top - 3.0), (middle_x, area.bottom)], line(REFERENCE, 1.6));
    let name = format!("tornado_{}", file_name(&naming.id));
    let svg = frame.svg(&name, &in_words(examined, aspect, &order, naming.unit));
    Some((name, svg))
}

fn legend(canvas: &mut Canvas, left: f64, y: f64, language: Language) -> f64 {
    let mut x = left;
    for (color, text) in LEGEND {
        let text = text.of(language);
        canvas.fill(Rect { left: x, top: y - 9.5, right: x + 11.0, bottom: y + 1.5 }, color, 1.0);
        canvas.text((x + 15.0, y), Anchor::Start, SMALL, INK, text);
        x += 15.0 + SMALL.width(text) + 20.0;
    }
    y + 12.0
}

/// One assumption: both bars, the values of the assumption at their ends, and its name.
fn bars(canvas: &mut Canvas, examined: Examined<'_>, aspect: usize, k: usize, panel: &Panel, at: (f64, f64)) {
    let (middle, height) = at;
    let found = examined.sensitivity;
    let range = &examined.ranges[found.important[k]];
    let (base, ends) = (found.base[aspect].mean, found.ends[aspect][k]);
    let half = (0.34 * height).min(13.0);
    let zero = panel.x_of(base);
    let name = SMALL_BOLD.ellipsize(examined.name(found.important[k]), NAMES - 12.0);
    canvas.text((panel.area.left - ROOM - 8.0, middle + 4.0), Anchor::End, SMALL_BOLD, INK, name);
    // On which side each end lies; when both lie on one side, the longer is drawn first and the labels keep apart.
    let sides = [(ends.low, range.laag, CAUSES[0]), (ends.high, range.hoog, CAUSES[1])];
    let same = (ends.low.mean >= 0.0) == (ends.high.mean >= 0.0);
    let mut order = [0, 1];
    if sides[1].0.mean.abs() > sides[0].0.mean.abs() {
        order = [1, 0];
    }
    for (rank, side) in order.into_iter().enumerate() {
        let (interval, value, color) = sides[side];
        let x = panel.x_of(base + interval.mean);
        let shrink = if same && rank == 1 { 0.55 } else { 1.0 };
        let rect = Rect {
            left: x.min(zero),
            top: middle - half * shrink,
            right: x.max(zero),
            bottom: middle + half * shrink,
        };
        canvas.fill(rect, color, 1.0);
        let (low, high) = (panel.x_of(base + interval.low), panel.x_of(base + interval.high));
        if interval.low.is_finite() {
            canvas.line([(low, middle), (high, middle)], line(INK, 1.4));
        }
        let outward = if interval.mean >= 0.0 { 1.0 } else { -1.0 };
        // The shorter of two bars on one side gets its label on the free side of the line.
        let (place, outward) = match same && rank == 1 {
            true => (zero - 6.0 * outward, -outward),
            false => {
                let edge = if outward > 0.0 { x.max(high) } else { x.min(low) };
                ((if edge.is_finite() { edge } else { x }) + 6.0 * outward, outward)
            }
        };
        let anchor = if outward > 0.0 { Anchor::Start } else { Anchor::End };
        canvas.text_on_lines(
            (place, middle + 4.0),
            anchor,
            SMALL,
            SOFT_INK,
            words::value(range, value, examined.language),
        );
    }
}

fn in_words(examined: Examined<'_>, aspect: usize, order: &[usize], unit: Unit) -> String {
    let found = examined.sensitivity;
    let scale = Scale::of(examined.language, unit, found.base[aspect].mean);
    let one = |k: &usize| {
        let (range, ends) = (&examined.ranges[found.important[*k]], found.ends[aspect][*k]);
        let change = |x: f64| scale.change(scale.steps(x));
        say!(
            examined.language,
            "{}: {} bij {} en {} bij {}.",
            "{}: {} at {} and {} at {}.",
            examined.name(found.important[*k]),
            change(ends.low.mean),
            words::value(range, range.laag, examined.language),
            change(ends.high.mean),
            words::value(range, range.hoog, examined.language)
        )
    };
    order.iter().map(one).collect::<Vec<_>>().join(" ")
}
