//! `afweging`: the first goal's measure against the costs, for every setting of two knobs.

use super::super::Drawing;
use super::super::axes::{self, Ticks};
use super::super::canvas::{Anchor, Canvas, Point, Rect, dashed, line};
use super::super::font::{LABEL, SMALL, SMALL_BOLD, Type};
use super::super::palette::{AXIS, Color, INK, NORM, SCENARIOS, SOFT_INK};
use super::super::panel::Panel;
use crate::report::Edition;
use crate::report::sizing::{Sized, words};
use crate::say;
use crate::statistics::sizing::frontier;

/// A setting that others beat.
const BEATEN: Color = (0xB4, 0xB4, 0xB4);

/// Draws the chart.
pub fn draw(sized: &Sized<'_>, edition: Edition<'_>) -> Drawing {
    let (sizing, goal) = (&sized.sizing, sized.sizing.goals[0]);
    let measure = &sized.measures[goal.measure];
    let edge = frontier(&sizing.settings, goal);
    let language = edition.language;
    let subtitle = say!(
        language,
        "Elke stip is een stand van {} en {}. Blauw: geen andere stand is beter voor hetzelfde geld. Grijs: een andere \
         wel. Dicht: haalt {} vaak genoeg. De assen beginnen niet bij nul",
        "Each dot is a setting of {} and {}. Blue: no other setting is better for the same money. Grey: another is. \
         Filled: meets {} often enough. The axes do not begin at zero",
        sized.knobs[0].path,
        sized.knobs[1].path,
        words::all_goals(sized),
    );
    let mut frame = super::frame(sized, edition, &words::title(sized), &subtitle);
    let points: Vec<(f64, f64)> =
        sizing.settings.iter().map(|s| (s.search.cost.mean, s.search.goals[0].mean)).collect();
    let (across, up) =
        (scale(points.iter().map(|p| p.0), None), scale(points.iter().map(|p| p.1), Some(goal.bound)));
    let (x, y) = (
        Ticks::new(across.0, across.1, 7, sized.cost_unit(), language),
        Ticks::new(up.0, up.1, 6, measure.unit, language),
    );
    let body = frame.body;
    let area = Rect {
        left: body.left + y.width() + 10.0,
        top: body.top + 30.0,
        right: body.right - 40.0,
        bottom: body.bottom - 38.0,
    };
    let panel = Panel::new(area, x.range(), y.range());
    let canvas = &mut frame.canvas;
    axes::values(canvas, &panel, &y, true);
    axes::values_below(canvas, &panel, &x, axes::Below::Values);
    canvas.line([(area.left, area.bottom), (area.right, area.bottom)], line(AXIS, 1.0));
    let middle = (area.left + area.right) / 2.0;
    let costs = say!(language, "{} per jaar", "{} per year", sized.measures[sized.cost].name.of(language));
    canvas.text((middle, area.bottom + 34.0), Anchor::Middle, SMALL_BOLD, SOFT_INK, costs);
    let unit = match language.noun(measure.unit) {
        "" => String::new(),
        noun => format!(" ({noun})"),
    };
    let head = format!("{}{unit}", language.heading(measure));
    canvas.text((area.left, area.top - 14.0), Anchor::Start, SMALL_BOLD, SOFT_INK, head.clone());
    let head_place = Rect {
        left: area.left,
        top: area.top - 28.0,
        right: area.left + SMALL_BOLD.width(&head),
        bottom: area.top - 10.0,
    };
    let mut taken = vec![aim(canvas, &panel, sized), head_place];
    dots(canvas, &panel, sized, &edge, &points);
    names(canvas, &panel, sized, &edge, &mut taken);
    let values = edge.iter().map(|s| {
        let (cost, value) = points[*s];
        let cost = language.amount(cost, sized.cost_unit());
        format!("{}: {cost}, {}.", words::named(sized, &sizing.settings[*s]), language.amount(value, measure.unit))
    });
    let values: Vec<String> = values.collect();
    frame.finish("afweging", &values.join(" "))
}

/// The least and the most of some values, and of the goal.
fn scale(values: impl Iterator<Item = f64>, goal: Option<f64>) -> (f64, f64) {
    let all = values.filter(|x| x.is_finite()).chain(goal);
    all.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), x| (low.min(x), high.max(x)))
}

/// The line of the goal; gives the place of its name.
fn aim(canvas: &mut Canvas, panel: &Panel, sized: &Sized<'_>) -> Rect {
    let goal = sized.sizing.goals[0];
    let (y, text) =
        (panel.y_of(goal.bound), say!(sized.language, "doel: {}", "goal: {}", words::bound(sized, &goal)));
    canvas.line([(panel.area.left, y), (panel.area.right, y)], dashed(NORM, 1.6));
    let above = if y - 20.0 > panel.area.top { y - 6.0 } else { y + 15.0 };
    canvas.text_on_lines((panel.area.right - 4.0, above), Anchor::End, SMALL_BOLD, INK, &text);
    let left = panel.area.right - 4.0 - SMALL_BOLD.width(&text);
    Rect { left, top: above - 12.0, right: panel.area.right, bottom: above + 3.0 }
}

/// The dots: beaten settings below, the frontier and its line above.
fn dots(canvas: &mut Canvas, panel: &Panel, sized: &Sized<'_>, edge: &[usize], points: &[(f64, f64)]) {
    let at = |s: usize| panel.at(points[s].0, points[s].1);
    let settings = &sized.sizing.settings;
    let dot = |canvas: &mut Canvas, s: usize, radius: f64, color: Color| match settings[s].best().share.value()
        >= sized.sizing.chance
    {
        true => canvas.dot(at(s), radius, color),
        false => canvas.ring(at(s), radius, line(color, 1.4)),
    };
    let beaten = (0..points.len()).filter(|s| !edge.contains(s) && points[*s].1.is_finite());
    beaten.for_each(|s| dot(canvas, s, 3.2, BEATEN));
    let steps: Vec<Point> = edge.iter().map(|s| at(*s)).collect();
    canvas.line(steps, line(SCENARIOS[0], 1.6));
    edge.iter().for_each(|s| dot(canvas, *s, 4.2, SCENARIOS[0]));
    if let Some(s) = sized.sizing.answer {
        canvas.dot(at(s), 6.0, SCENARIOS[1]);
    }
}

/// The names: of the answer, of the scenario as it is, and of the frontier as far as there is room.
fn names(canvas: &mut Canvas, panel: &Panel, sized: &Sized<'_>, edge: &[usize], taken: &mut Vec<Rect>) {
    let settings = &sized.sizing.settings;
    let at = |s: usize| panel.at(settings[s].search.cost.mean, settings[s].search.goals[0].mean);
    taken.extend(edge.windows(2).flat_map(|pair| along(at(pair[0]), at(pair[1]))));
    taken.extend((0..settings.len()).map(at).filter(|p| p.1.is_finite()).map(|(x, y)| around(x, y, 3.5)));
    if let Some(s) = sized.sizing.answer {
        name(canvas, panel, at(s), (LABEL, SCENARIOS[1], &words::short(sized, &settings[s])), taken);
    }
    let now = &sized.sizing.now_in_search;
    let now = (now.cost.mean, now.goals[0].mean);
    let within = (panel.x.0..=panel.x.1).contains(&now.0) && (panel.y.0..=panel.y.1).contains(&now.1);
    if within {
        let place = panel.at(now.0, now.1);
        let arms = [((-5.0, 0.0), (5.0, 0.0)), ((0.0, -5.0), (0.0, 5.0))];
        for (from, to) in arms {
            let ends = [(place.0 + from.0, place.1 + from.1), (place.0 + to.0, place.1 + to.1)];
            canvas.line(ends, line(INK, 2.0));
        }
        name(canvas, panel, place, (SMALL_BOLD, INK, sized.language.say("nu", "now")), taken);
    }
    for s in edge.iter().filter(|s| Some(**s) != sized.sizing.answer) {
        name(canvas, panel, at(*s), (SMALL, SCENARIOS[0], &words::short(sized, &settings[*s])), taken);
    }
}

/// Squares along a line, so that no name stands across it.
fn along(from: Point, to: Point) -> Vec<Rect> {
    let steps = (((to.0 - from.0).abs() + (to.1 - from.1).abs()) / 4.0).ceil().max(1.0);
    let at = |k: f64| (from.0 + (to.0 - from.0) * k / steps, from.1 + (to.1 - from.1) * k / steps);
    (0..=steps as u32).map(|k| at(f64::from(k))).map(|(x, y)| around(x, y, 1.0)).collect()
}

/// A square around a place.
fn around(x: f64, y: f64, half: f64) -> Rect {
    Rect { left: x - half, top: y - half, right: x + half, bottom: y + half }
}

/// Writes a name at the first place around a dot that is free; leaves it out when there is none.
fn name(
    canvas: &mut Canvas,
    panel: &Panel,
    (x, y): Point,
    (kind, color, text): (Type, Color, &str),
    taken: &mut Vec<Rect>,
) {
    let (wide, high) = (kind.width(text), kind.size);
    let lefts = [x - wide - 9.0, x + 9.0, x - wide / 2.0];
    let tops = [y - high - 7.0, y - high / 2.0, y + 7.0];
    let places = tops.iter().flat_map(|top| lefts.iter().map(move |left| (*left, *top)));
    let free = |place: &Rect| {
        let inside = place.left >= panel.area.left + 2.0
            && place.right <= panel.area.right + 36.0
            && place.top >= panel.area.top - 12.0
            && place.bottom <= panel.area.bottom - 2.0;
        let apart = |t: &Rect| {
            place.right + 4.0 <= t.left
                || place.left >= t.right + 4.0
                || place.bottom <= t.top
                || place.top >= t.bottom
        };
        inside && taken.iter().all(apart)
    };
    let boxes = places.map(|(left, top)| Rect { left, top, right: left + wide, bottom: top + high });
    if let Some(place) = boxes.into_iter().find(free) {
        canvas.text_on_lines((place.left, place.bottom - 2.5), Anchor::Start, kind, color, text);
        taken.push(place);
    }
}
