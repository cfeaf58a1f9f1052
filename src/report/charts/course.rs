//! `verloop_<bewering>`: a paired difference added up over the months, and the month in which it changes sign.

use super::Drawing;
use super::axes::{self, Ticks};
use super::canvas::{Anchor, Rect, dashed, line};
use super::font::{SMALL, SMALL_BOLD};
use super::frame::{Frame, Source};
use super::palette::{INK, NORM, SCENARIOS, SOFT_INK};
use super::panel::Panel;
use crate::experiment::claims::picture::CourseFound;
use crate::report::Edition;
use crate::say;

/// What the two signs of the sum mean, for the words above and below the zero line.
#[derive(Clone, Copy, Debug)]
pub struct Sides<'a> {
    /// Above zero.
    pub above: &'a str,
    /// Below zero.
    pub below: &'a str,
}

/// Draws the course under `title`.
pub fn draw(
    found: &CourseFound,
    title: &str,
    sides: Sides<'_>,
    source: Source<'_>,
    edition: Edition<'_>,
) -> Drawing {
    let unit = found.measure.unit;
    let language = edition.language;
    let subtitle = say!(
        language,
        "{}: het verschil, opgeteld vanaf de start. Band: 95%-interval van het gemiddelde",
        "{}: the difference, added up from the start. Band: 95% interval of the mean",
        language.heading(&found.measure)
    );
    let mut frame = Frame::of(source, edition, title, &subtitle);
    let (low, high) =
        found.added.iter().fold((0.0_f64, 0.0_f64), |(low, high), i| (low.min(i.low), high.max(i.high)));
    let ticks = Ticks::from_zero(low, high, 6, unit, language);
    let body = frame.body;
    let area = Rect {
        left: body.left + ticks.width() + 10.0,
        top: body.top + 22.0,
        right: body.right - 12.0,
        bottom: body.bottom - 24.0,
    };
    let panel = Panel::new(area, (0.0, found.months.len() as f64), ticks.range());
    axes::values(&mut frame.canvas, &panel, &ticks, true);
    axes::months(&mut frame.canvas, &panel, &found.months, true, language);
    // The sum at the end of a month stands at its end.
    let at = |month: usize, value: f64| panel.at(month as f64 + 1.0, value);
    let edge = |value: fn(&crate::statistics::Interval) -> f64| -> Vec<_> {
        std::iter::once(panel.at(0.0, 0.0))
            .chain(found.added.iter().enumerate().map(|(m, i)| at(m, value(i))))
            .collect()
    };
    let (lower, upper, middle) = (edge(|i| i.low), edge(|i| i.high), edge(|i| i.mean));
    frame.canvas.area(lower.into_iter().chain(upper.into_iter().rev()).collect(), SCENARIOS[0], 0.2);
    frame.canvas.line(middle, line(SCENARIOS[0], 2.2));
    let side = |frame: &mut Frame, y: f64, left: bool, text: &str| {
        let (x, anchor) = if left { (area.left + 8.0, Anchor::Start) } else { (area.right - 8.0, Anchor::End) };
        frame.canvas.text_on_lines((x, y), anchor, SMALL_BOLD, SOFT_INK, text);
    };
    // Each stands where the line does not end.
    let rising = found.added.last().is_some_and(|sum| sum.mean > 0.0);
    side(&mut frame, area.top + 14.0, rising, &format!("↑ {}", sides.above));
    side(&mut frame, area.bottom - 8.0, !rising, &format!("↓ {}", sides.below));
    let mut words = Vec::new();
    if let Some(turn) = found.turn.filter(|turn| *turn < found.months.len()) {
        let x = panel.x_of(turn as f64);
        frame.canvas.line([(x, area.top), (x, area.bottom)], dashed(NORM, 1.2));
        let text = say!(language, "omslag: {}", "turning point: {}", language.month(found.months[turn]));
        let right = x + 8.0 + SMALL.width(&text) < area.right;
        let (x, anchor) = if right { (x + 7.0, Anchor::Start) } else { (x - 7.0, Anchor::End) };
        frame.canvas.text_on_lines((x, area.top + 34.0), anchor, SMALL_BOLD, INK, text.clone());
        words.push(say!(language, "De {text}.", "The {text}."));
    }
    for (month, sum) in found.added.iter().enumerate().filter(|(month, _)| (month + 1) % 12 == 0) {
        words.push(say!(
            language,
            "Na {} maanden: {} ({}).",
            "After {} months: {} ({}).",
            month + 1,
            language.difference(sum.mean, unit),
            language.difference_bounds(*sum, unit)
        ));
    }
    frame.finish("verloop", &words.join(" "))
}
