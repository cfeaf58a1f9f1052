//! `screening_<maat>`: how much each assumption matters (mu*), and how much that depends on the others (sigma).

use super::Picture;
use super::axes::{self, Ticks};
use super::canvas::{Anchor, Point, Rect, line};
use super::font::{SMALL, SMALL_BOLD};
use super::frame::Frame;
use super::palette::{GRID, INK, REFERENCE, SCENARIOS, SOFT_INK};
use super::panel::Panel;
use crate::report::Edition;
use crate::report::scale::Scale;
use crate::report::sensitivity::{Examined, words};
use crate::report::words::file_name;
use crate::say;

/// The most points with a name.
const NAMED: usize = 10;

/// Draws the screening of an aspect; `None` when nothing was measured.
pub fn draw(examined: Examined<'_>, aspect: usize, edition: Edition<'_>) -> Option<Picture> {
    let found = examined.sensitivity;
    let screened = &found.screened[aspect];
    let most = screened.iter().map(|e| e.size.mean).fold(0.0, f64::max);
    if most <= 0.0 {
        return None;
    }
    let naming = examined.naming(aspect);
    let language = edition.language;
    let unit = language.unit_of_axis(naming.unit);
    let subtitle = say!(
        language,
        "Naar rechts: hoeveel {} verandert van de laagste naar de hoogste waarde (in {unit}). Omhoog: hoeveel dat \
         wisselt met de andere aannames. Dicht: nader bekeken.",
        "To the right: how much {} changes from the lowest to the highest value (in {unit}). Upwards: how much that \
         varies with the other assumptions. Filled: looked at closely.",
        naming.noun
    );
    let times = say!(
        language,
        "{} wandelingen, elk punt {} keer nagespeeld",
        "{} trajectories, each point simulated {} times",
        found.size.trajectories,
        found.size.replications
    );
    let mut frame = Frame::of(examined.source(&times), edition, &words::screening(examined, aspect), &subtitle);
    let spread = screened.iter().map(|e| e.spread).fold(0.0, f64::max).max(0.1 * most);
    let (x, y) = (
        Ticks::from_zero(0.0, most, 6, naming.unit, language),
        Ticks::from_zero(0.0, spread, 5, naming.unit, language),
    );
    let (x, y) = (x.without_sign(), y.without_sign());
    let body = frame.body;
    let area = Rect {
        left: body.left + y.width() + 12.0,
        top: body.top + 24.0,
        right: body.right - 8.0,
        bottom: body.bottom - 36.0,
    };
    let panel = Panel::new(area, x.range(), y.range());
    axes::values_below(&mut frame.canvas, &panel, &x, axes::Below::Values);
    axes::values(&mut frame.canvas, &panel, &y, true);
    frame.canvas.text(
        (body.left, area.top - 10.0),
        Anchor::Start,
        SMALL,
        SOFT_INK,
        language.say("wisseling (σ)", "variation (σ)"),
    );
    frame.canvas.text(
        (area.right, area.bottom + 31.0),
        Anchor::End,
        SMALL,
        SOFT_INK,
        language.say("grootte van het effect (μ*)", "size of the effect (μ*)"),
    );
    let place = |i: usize| -> Point { panel.at(screened[i].size.mean, screened[i].spread) };
    let order = words::by_size(examined, aspect);
    let seen: Vec<usize> = order.into_iter().filter(|i| screened[*i].size.mean.is_finite()).collect();
    let mut taken: Vec<Rect> = seen.iter().map(|i| around(place(*i))).collect();
    for i in seen.iter().take(NAMED) {
        let text = examined.name(*i);
        let own = around(place(*i));
        if let Some((spot, rect)) = free(area, place(*i), SMALL_BOLD.width(text), &taken, own) {
            frame.canvas.line([place(*i), nearest(rect, place(*i))], line(GRID, 1.0));
            frame.canvas.text_on_lines(spot, Anchor::Start, SMALL_BOLD, INK, text);
            taken.push(rect);
        }
    }
    for i in seen.iter().rev() {
        match found.important.contains(i) {
            true => frame.canvas.dot(place(*i), 4.5, SCENARIOS[0]),
            false => frame.canvas.ring(place(*i), 3.6, line(REFERENCE, 1.3)),
        }
    }
    let name = format!("screening_{}", file_name(&naming.id));
    let scale = Scale::of(language, naming.unit, most);
    let described: Vec<String> = seen
        .iter()
        .take(NAMED)
        .map(|i| format!("{}: {}.", examined.name(*i), scale.amount(scale.steps(screened[*i].size.mean))))
        .collect();
    let svg = frame.svg(&name, &described.join(" "));
    Some((name, svg))
}

/// The box of a point.
fn around((x, y): Point) -> Rect {
    Rect { left: x - 5.0, top: y - 5.0, right: x + 5.0, bottom: y + 5.0 }
}

/// The point of a box that is nearest to a place.
fn nearest(rect: Rect, (x, y): Point) -> Point {
    (x.clamp(rect.left, rect.right), y.clamp(rect.top, rect.bottom))
}

/// A place for a text near a point that touches nothing: its baseline and its box.
fn free(area: Rect, (x, y): Point, width: f64, taken: &[Rect], own: Rect) -> Option<(Point, Rect)> {
    let height = 13.0;
    let touches = |a: &Rect, b: &Rect| a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
    let sides = [(9.0, -6.5), (-9.0 - width, -6.5), (-width / 2.0, -21.0), (-width / 2.0, 8.0)];
    let far = (1..=5).flat_map(|k| {
        let away = 15.0 * f64::from(k);
        [(12.0, -6.5 - away), (-12.0 - width, -6.5 - away), (12.0, -6.5 + away), (-12.0 - width, -6.5 + away)]
    });
    sides.into_iter().chain(far).find_map(|(dx, dy)| {
        let rect = Rect { left: x + dx, top: y + dy, right: x + dx + width, bottom: y + dy + height };
        let within = rect.left >= area.left
            && rect.right <= area.right
            && rect.top >= area.top - 12.0
            && rect.bottom <= area.bottom;
        let clear = taken.iter().all(|t| *t == own || !touches(t, &rect));
        (within && clear).then_some(((rect.left, rect.bottom - 3.0), rect))
    })
}
