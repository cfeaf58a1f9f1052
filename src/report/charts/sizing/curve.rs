//! `doel`: a goal's measure against the knob, with the band that must lie on the right side of the goal.

use super::super::Drawing;
use super::super::axes::{self, Ticks};
use super::super::canvas::{Anchor, Canvas, Point, Rect, dashed, line};
use super::super::font::{LABEL, SMALL, SMALL_BOLD};
use super::super::palette::{INK, NORM, REFERENCE, SCENARIOS, SOFT_INK};
use super::super::panel::Panel;
use crate::language::Language;
use crate::report::Edition;
use crate::report::html::units::unit;
use crate::report::sizing::{Sized, words};
use crate::say;
use crate::statistics::Unit;
use crate::statistics::sizing::{Side, Spread};

/// The names of the files, one for each goal.
const NAMES: [&str; 4] = ["doel", "doel-2", "doel-3", "doel-4"];

/// Draws the chart of one goal.
pub fn draw(sized: &Sized<'_>, goal: usize, edition: Edition<'_>) -> Option<Drawing> {
    let (name, aim) = (NAMES.get(goal)?, sized.sizing.goals[goal]);
    let (measure, knob) = (&sized.measures[aim.measure], &sized.knobs[0]);
    let settings = &sized.sizing.settings;
    let seen: Vec<(f64, Spread)> =
        settings.iter().map(|s| (s.knobs[0], s.search.goals[goal])).filter(|(_, s)| s.mean.is_finite()).collect();
    if seen.is_empty() {
        return None;
    }
    let (rest, most) = (100.0 * (1.0 - sized.sizing.chance), 100.0 * sized.sizing.chance);
    let language = edition.language;
    let (edge, side) = match aim.side {
        Side::AtLeast => (language.say("onderkant", "lower side"), language.say("boven", "above")),
        Side::AtMost => (language.say("bovenkant", "upper side"), language.say("onder", "below")),
    };
    let unit = match language.noun(measure.unit) {
        "" => String::new(),
        noun => format!(", in {noun}"),
    };
    let (rest, most) = (words::plain(rest, language), words::plain(most, language));
    let subtitle = say!(
        language,
        "{}{unit}, bij elke stand van {}. Lijn: gemiddelde. Band: {rest}% van de simulaties ligt lager en {rest}% \
         hoger. Ligt de {edge} van de band {side} de streeplijn, dan haalt {most}% van de simulaties het doel",
        "{}{unit}, at each setting of {}. Line: mean. Band: {rest}% of the simulations lies below and {rest}% above. \
         With the {edge} of the band {side} the dashed line, {most}% of the simulations meets the goal",
        language.heading(measure),
        knob.path,
    );
    let mut frame = super::frame(sized, edition, &words::title(sized), &subtitle);
    let low = seen.iter().map(|(_, s)| s.low.min(s.mean)).fold(aim.bound, f64::min);
    let high = seen.iter().map(|(_, s)| s.high.max(s.mean)).fold(aim.bound, f64::max);
    let ticks = match measure.unit {
        // A share ends at 100%.
        Unit::Share => Ticks::new(0.0, 1.0, 5, measure.unit, language),
        _ => Ticks::from_zero(low, high, 6, measure.unit, language),
    };
    let panel = plot(&mut frame.canvas, frame.body, (&ticks, &seen.iter().map(|(x, _)| *x).collect::<Vec<_>>()));
    let canvas = &mut frame.canvas;
    below(canvas, &panel, sized, language);
    let edge = |of: fn(&Spread) -> f64| seen.iter().map(move |(x, s)| (*x, of(s)));
    let band: Vec<Point> = edge(|s| s.low).chain(edge(|s| s.high).rev()).map(|(x, y)| panel.at(x, y)).collect();
    canvas.area(band, SCENARIOS[0], 0.18);
    let middle: Vec<Point> = edge(|s| s.mean).map(|(x, y)| panel.at(x, y)).collect();
    canvas.line(middle.clone(), line(SCENARIOS[0], 2.2));
    middle.iter().for_each(|at| canvas.dot(*at, 3.0, SCENARIOS[0]));
    let y = panel.y_of(aim.bound);
    canvas.line([(panel.area.left, y), (panel.area.right, y)], dashed(NORM, 1.6));
    let text = say!(language, "doel: {}", "goal: {}", words::bound(sized, &aim));
    canvas.text((panel.area.right + 8.0, y + 4.0), Anchor::Start, SMALL_BOLD, INK, text);
    mark(canvas, &panel, sized);
    let values = seen.iter().map(|(x, s)| {
        let amount = |v: f64| language.amount(v, measure.unit);
        format!(
            "{}: {} ({}).",
            words::value(knob, *x, language),
            amount(s.mean),
            language.range(&amount(s.low), &amount(s.high))
        )
    });
    let values: Vec<String> = values.collect();
    Some(frame.finish(name, &values.join(" ")))
}

/// The axes, with room for a label at the right.
pub(super) fn plot(canvas: &mut Canvas, body: Rect, (ticks, along): (&Ticks, &[f64])) -> Panel {
    let area = Rect {
        left: body.left + ticks.width() + 10.0,
        top: body.top + 30.0,
        right: body.right - 150.0,
        bottom: body.bottom - 38.0,
    };
    let (first, last) = (along[0], along[along.len() - 1]);
    let air = if last > first { 0.02 * (last - first) } else { 1.0 };
    let panel = Panel::new(area, (first - air, last + air), ticks.range());
    axes::values(canvas, &panel, ticks, true);
    panel
}

/// The values of the knob below the plot, and what they are.
pub(super) fn below(canvas: &mut Canvas, panel: &Panel, sized: &Sized<'_>, language: Language) {
    let knob = &sized.knobs[0];
    let ticks = Ticks::new(knob.values[0], knob.values[knob.values.len() - 1], 10, Unit::Number, language);
    for value in ticks.values.iter().filter(|v| (panel.x.0..=panel.x.1).contains(*v)) {
        let x = panel.x_of(*value);
        canvas.line([(x, panel.area.bottom), (x, panel.area.bottom + 5.0)], line(REFERENCE, 1.0));
        let at = (x, panel.area.bottom + 17.0);
        canvas.text(at, Anchor::Middle, SMALL, SOFT_INK, words::plain(*value, language));
    }
    let unit = if knob.unit.is_empty() { String::new() } else { format!(" ({})", unit(&knob.unit, language)) };
    let at = ((panel.area.left + panel.area.right) / 2.0, panel.area.bottom + 34.0);
    canvas.text(at, Anchor::Middle, SMALL_BOLD, SOFT_INK, format!("{}{unit}", knob.path));
}

/// Lines at the answer and at the present value, with their names above the plot.
pub(super) fn mark(canvas: &mut Canvas, panel: &Panel, sized: &Sized<'_>) {
    let knob = &sized.knobs[0];
    let now = (panel.x.0..=panel.x.1).contains(&knob.now).then(|| panel.x_of(knob.now));
    let answer = sized.sizing.answer.map(|s| sized.sizing.settings[s].knobs[0]);
    let top = panel.area.top;
    if let Some(value) = answer {
        let (x, text) = (panel.x_of(value), words::value(knob, value, sized.language));
        canvas.line([(x, top - 4.0), (x, panel.area.bottom)], line(SCENARIOS[1], 1.8));
        canvas.text((x, top - 9.0), Anchor::Middle, LABEL, SCENARIOS[1], text);
    }
    if let Some(x) = now {
        canvas.line([(x, top - 4.0), (x, panel.area.bottom)], dashed(REFERENCE, 1.3));
        let text = say!(sized.language, "nu: {}", "now: {}", words::plain(knob.now, sized.language));
        // Beside the name of the answer rather than across it.
        let taken = answer.map(|value| {
            let half = LABEL.width(&words::value(knob, value, sized.language)) / 2.0 + 6.0;
            (panel.x_of(value) - half, panel.x_of(value) + half)
        });
        let wide = SMALL.width(&text) / 2.0;
        let touches = taken.is_some_and(|(from, to)| x + wide > from && x - wide < to);
        let at = if touches { (x, top - 24.0) } else { (x, top - 9.0) };
        canvas.text(at, Anchor::Middle, SMALL, SOFT_INK, text);
    }
}
