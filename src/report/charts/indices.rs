//! `onzekerheid_<maat>`: which share of the uncertainty in an outcome each assumption brings.

use super::Picture;
use super::axes::{self, Ticks};
use super::canvas::{Anchor, Canvas, Rect, line};
use super::font::{SMALL, SMALL_BOLD};
use super::frame::Frame;
use super::palette::{GRID, INK, SCENARIOS, SOFT_INK};
use super::panel::Panel;
use crate::language::Text;
use crate::report::Edition;
use crate::report::scale::share;
use crate::report::sensitivity::{Examined, words};
use crate::report::words::file_name;
use crate::say;
use crate::statistics::{Interval, Unit};

/// Width of the names.
const NAMES: f64 = 232.0;
/// Width of the written values.
const VALUES: f64 = 128.0;

/// The heads of the written values.
const HEADS: [Text; 2] =
    [Text::new("alleen deze aanname", "this assumption alone"), Text::new("met samenhang", "with interactions")];

/// Draws the indices of an aspect; `None` when the outcome did not vary.
pub fn draw(examined: Examined<'_>, aspect: usize, edition: Edition<'_>) -> Option<Picture> {
    let found = examined.sensitivity;
    let indices = &found.indices[aspect];
    if indices.iter().any(|index| !index.total.mean.is_finite()) || indices.is_empty() {
        return None;
    }
    let naming = examined.naming(aspect);
    let noise = words::noise(examined, aspect).map(|noise| format!(" {noise}")).unwrap_or_default();
    let language = edition.language;
    let subtitle = say!(
        language,
        "Deel van de onzekerheid over {}. Dichte punt: door deze aanname alleen. Open punt: ook samen met andere. \
         Streep: 95%-interval.{noise}",
        "Share of the uncertainty about {}. Filled dot: by this assumption alone. Open dot: also together with others. \
         Line: 95% interval.{noise}",
        naming.noun
    );
    let times = say!(
        language,
        "{} punten, elk {} keer nagespeeld",
        "{} points, each simulated {} times",
        found.size.rows * (indices.len() + 2),
        found.size.replications
    );
    let mut frame = Frame::of(examined.source(&times), edition, &words::uncertainty(examined, aspect), &subtitle);
    let order = words::by_total(examined, aspect);
    let area = Rect {
        left: frame.body.left + NAMES,
        top: frame.body.top + 28.0,
        right: frame.body.right - 2.0 * VALUES,
        bottom: frame.body.bottom - 22.0,
    };
    let ends = indices
        .iter()
        .flat_map(|i| [i.first, i.total])
        .fold((0.0_f64, 0.0_f64), |(low, high), i| (low.min(i.low).min(i.mean), high.max(i.high).max(i.mean)));
    let ticks = Ticks::from_zero(ends.0, ends.1, 6, Unit::Share, language);
    let panel = Panel::new(area, ticks.range(), (0.0, 1.0));
    axes::values_below(&mut frame.canvas, &panel, &ticks, axes::Below::Values);
    for (column, text) in HEADS.map(|head| head.of(language)).into_iter().enumerate() {
        let x = area.right + 14.0 + column as f64 * VALUES;
        frame.canvas.text((x, area.top - 10.0), Anchor::Start, SMALL, SOFT_INK, text);
    }
    let height = area.height() / order.len() as f64;
    for (row, k) in order.iter().enumerate() {
        let middle = area.top + (row as f64 + 0.5) * height;
        let name = SMALL_BOLD.ellipsize(examined.name(found.important[*k]), NAMES - 12.0);
        frame.canvas.text((area.left - 10.0, middle + 4.0), Anchor::End, SMALL_BOLD, INK, name);
        frame.canvas.line(
            [(frame.body.left, middle + height / 2.0), (frame.body.right, middle + height / 2.0)],
            line(GRID, 0.6),
        );
        point(&mut frame.canvas, &panel, indices[*k].first, middle - 5.0, true);
        point(&mut frame.canvas, &panel, indices[*k].total, middle + 5.0, false);
        for (column, interval) in [indices[*k].first, indices[*k].total].into_iter().enumerate() {
            let x = area.right + 14.0 + column as f64 * VALUES;
            frame.canvas.text((x, middle + 4.0), Anchor::Start, SMALL, INK, share(language, interval));
        }
    }
    let name = format!("onzekerheid_{}", file_name(&naming.id));
    let described: Vec<String> = order
        .iter()
        .map(|k| {
            say!(
                language,
                "{}: {}, met samenhang {}.",
                "{}: {}, with interactions {}.",
                examined.name(found.important[*k]),
                share(language, indices[*k].first),
                share(language, indices[*k].total)
            )
        })
        .collect();
    let svg = frame.svg(&name, &described.join(" "));
    Some((name, svg))
}

fn point(canvas: &mut Canvas, panel: &Panel, interval: Interval, y: f64, filled: bool) {
    let color = SCENARIOS[0];
    if interval.low.is_finite() {
        canvas.line([(panel.x_of(interval.low), y), (panel.x_of(interval.high), y)], line(color, 1.6));
    }
    let at = (panel.x_of(interval.mean), y);
    match filled {
        true => canvas.dot(at, 4.2, color),
        false => canvas.ring(at, 3.8, line(color, 1.6)),
    }
}
