//! `verklaring_<maat>`: from the outcome without the patterns to the outcome as it is, a step for each pattern.

use super::Picture;
use super::axes::{self, Ticks};
use super::canvas::{Anchor, Canvas, Rect, dashed, line};
use super::font::{LABEL, SMALL, SMALL_BOLD};
use super::frame::{Frame, Source};
use super::lookup::clear;
use super::palette::{CAUSES, GRID, INK, SOFT_INK};
use super::panel::Panel;
use crate::language::Language;
use crate::report::Edition;
use crate::report::explanation::{Explained, words};
use crate::report::scale::Scale;
use crate::report::words::file_name;
use crate::say;
use crate::statistics::{Attribution, Interval, Unit};

/// Width of the names.
const NAMES: f64 = 236.0;
/// Width of the written values.
const VALUES: f64 = 196.0;
/// Below this share of the outcome the steps would be too small to see on an axis from zero.
const VISIBLE: f64 = 0.2;

/// One row: an end of the waterfall or a step in it.
struct Row<'a> {
    name: &'a str,
    from: f64,
    to: f64,
    interval: Interval,
    value: String,
    bounds: String,
    end: bool,
}

/// Draws the waterfall of an aspect; `None` when there was nothing to share out.
pub fn draw(explained: Explained<'_>, aspect: usize, version: &str) -> Option<Picture> {
    let attribution = &explained.explanation.attributions[aspect];
    if attribution.n == 0 {
        return None;
    }
    let (naming, language) = (explained.naming(aspect), explained.language);
    let rows = rows(explained, aspect, naming.unit);
    let ticks = ticks(attribution, &rows, naming.unit, language);
    let from_zero = ticks.range().0 <= 0.0 && ticks.range().1 >= 0.0;
    let axis = if from_zero {
        ""
    } else {
        language.say(" De as begint niet bij nul.", " The axis does not begin at zero.")
    };
    let subtitle = say!(
        language,
        "{}, in {}. Elke balk is wat een patroon toevoegt; samen zijn zij het verschil. Streep: 95%-interval.{axis}",
        "{}, in {}. Each bar is what a pattern adds; together they are the difference. Line: 95% interval.{axis}",
        naming.heading,
        language.unit_of_axis(naming.unit),
    );
    let explanation = explained.explanation;
    let times = say!(
        language,
        "elke combinatie {} keer nagespeeld",
        "each combination simulated {} times",
        language.number(f64::from(explanation.replications), 0)
    );
    let source = Source { times: &times, seed: explanation.seed, place: &explanation.municipality };
    let mut frame = Frame::of(
        source,
        Edition { version, ..Edition::of(language) },
        &words::conclusion(explained, aspect),
        &subtitle,
    );
    let area = Rect {
        left: frame.body.left + NAMES,
        top: frame.body.top + 6.0,
        right: frame.body.right - VALUES,
        bottom: frame.body.bottom - 54.0,
    };
    let panel = Panel::new(area, ticks.range(), (0.0, 1.0));
    axes::values_below(&mut frame.canvas, &panel, &ticks.without_sign(), axes::Below::Values);
    let height = area.height() / rows.len() as f64;
    for (k, row) in rows.iter().enumerate() {
        let middle = area.top + (k as f64 + 0.5) * height;
        let next = (k + 1 < rows.len()).then_some(middle + height);
        step(&mut frame.canvas, &panel, row, (middle, height), next, from_zero);
    }
    let foot = SMALL.wrap(&words::interaction(explained, aspect), frame.body.width(), 2);
    for (k, text) in foot.into_iter().enumerate() {
        let y = frame.body.bottom - 15.0 + k as f64 * SMALL.leading();
        frame.canvas.text((frame.body.left, y), Anchor::Start, SMALL, SOFT_INK, text);
    }
    let name = format!("verklaring_{}", file_name(&naming.id));
    let described: Vec<String> =
        rows.iter().map(|row| format!("{}: {} ({}).", row.name, row.value, row.bounds)).collect();
    let svg = frame.svg(&name, &described.join(" "));
    Some((name, svg))
}

fn rows(explained: Explained<'_>, aspect: usize, unit: Unit) -> Vec<Row<'_>> {
    let attribution = &explained.explanation.attributions[aspect];
    let scale = Scale::of(explained.language, unit, words::size(attribution));
    let words::Steps { without, parts: steps, with, .. } = words::adding_up(attribution, &scale);
    let end = |name, steps: i64, interval: Interval| Row {
        name,
        from: interval.mean,
        to: interval.mean,
        interval,
        value: scale.bare(steps),
        bounds: scale.bounds(interval),
        end: true,
    };
    // The largest on top: the order in which causes are shown has no meaning for what each adds.
    let mut order: Vec<usize> = (0..steps.len()).collect();
    order.sort_by(|a, b| steps[*b].cmp(&steps[*a]).then(a.cmp(b)));
    let mut sum = attribution.without.mean;
    let mut rows = vec![end(words::WITHOUT.of(explained.language), without, attribution.without)];
    for i in order {
        let value = attribution.parts[i].value;
        let shifted = Interval { mean: sum + value.mean, low: sum + value.low, high: sum + value.high };
        rows.push(Row {
            name: explained.label(i),
            from: sum,
            to: sum + value.mean,
            interval: shifted,
            value: scale.change(steps[i]),
            bounds: scale.change_bounds(value),
            end: false,
        });
        sum += value.mean;
    }
    rows.push(end(words::AS_IS.of(explained.language), with, attribution.with));
    rows
}

/// The axis: from zero, unless the steps would then be too small to see.
fn ticks(attribution: &Attribution, rows: &[Row<'_>], unit: Unit, language: Language) -> Ticks {
    // Unknown bounds are NaN, which `min` and `max` pass by.
    let ends = rows.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), row| {
        let of = [row.from, row.to, row.interval.low, row.interval.high];
        (of.into_iter().fold(low, f64::min), of.into_iter().fold(high, f64::max))
    });
    let span = ends.1 - ends.0;
    let largest = attribution.without.mean.abs().max(attribution.with.mean.abs());
    match span < VISIBLE * largest {
        true => Ticks::new(ends.0, ends.1, 5, unit, language),
        false => Ticks::from_zero(ends.0, ends.1, 6, unit, language),
    }
}

fn step(
    canvas: &mut Canvas,
    panel: &Panel,
    row: &Row<'_>,
    (middle, height): (f64, f64),
    next: Option<f64>,
    from_zero: bool,
) {
    let half = (0.34 * height).min(17.0);
    let (from, to) = (panel.x_of(row.from), panel.x_of(row.to));
    if let Some(next) = next {
        canvas.line([(to, middle), (to, next)], dashed(GRID, 1.2));
    }
    let color = match (row.end, row.to >= row.from) {
        (true, _) => CAUSES[7],
        (false, true) => CAUSES[1],
        (false, false) => CAUSES[0],
    };
    let bar = |left: f64, right: f64| Rect { left, top: middle - half, right, bottom: middle + half };
    match row.end {
        true if from_zero => {
            let zero = panel.x_of(0.0);
            canvas.fill(bar(zero.min(to), zero.max(to)), color, 1.0);
        }
        true => canvas.line([(to, middle - half - 3.0), (to, middle + half + 3.0)], line(color, 3.0)),
        // However small, a step shows where it is.
        false => canvas.fill(bar(from.min(to) - 0.6, from.max(to) + 0.6), color, 1.0),
    }
    if row.interval.low.is_finite() {
        let (low, high) = (panel.x_of(row.interval.low), panel.x_of(row.interval.high));
        canvas.line([(low, middle), (high, middle)], line(INK, 1.6));
        for x in [low, high] {
            canvas.line([(x, middle - 4.0), (x, middle + 4.0)], line(INK, 1.6));
        }
    }
    let kind = if row.end { LABEL } else { SMALL };
    let name = kind.ellipsize(row.name, NAMES - 14.0);
    canvas.text((panel.area.left - 10.0, middle + 4.0), Anchor::End, kind, INK, name);
    let known = row.end
        || clear(&Interval { mean: 0.0, low: row.interval.low - row.from, high: row.interval.high - row.from });
    let (kind, ink) = if known { (SMALL_BOLD, INK) } else { (SMALL, SOFT_INK) };
    let left = panel.area.right + 12.0;
    let (upper, lower) = if height < 30.0 { (middle + 4.0, None) } else { (middle - 2.0, Some(middle + 11.5)) };
    canvas.text((left, upper), Anchor::Start, kind, ink, row.value.clone());
    match lower {
        Some(y) => canvas.text((left, y), Anchor::Start, SMALL, SOFT_INK, row.bounds.clone()),
        None => {
            let x = left + kind.width(&row.value) + 8.0;
            canvas.text((x, upper), Anchor::Start, SMALL, SOFT_INK, format!("({})", row.bounds));
        }
    }
}
