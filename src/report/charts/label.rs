//! Places labels where they touch neither one another nor the lines.

use super::canvas::{Anchor, Canvas, Point, Rect};
use super::font::Type;
use super::palette::Color;

/// The least between two texts on one line.
const SPACE: f64 = 8.0;

/// Moves blocks of some heights, wished around `centers`, apart within `low..high`; gives their centers.
pub fn apart(centers: &[f64], heights: &[f64], low: f64, high: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..centers.len()).collect();
    order.sort_by(|a, b| centers[*a].total_cmp(&centers[*b]));
    let mut placed = centers.to_vec();
    let mut free_from = low;
    for i in &order {
        placed[*i] = placed[*i].max(free_from + heights[*i] / 2.0);
        free_from = placed[*i] + heights[*i] / 2.0;
    }
    let mut free_to = high;
    for i in order.iter().rev() {
        placed[*i] = placed[*i].min(free_to - heights[*i] / 2.0);
        free_to = placed[*i] - heights[*i] / 2.0;
    }
    placed
}

/// Writes `text` beside the line `along`, above or below it, where it touches the `others` least and the texts in
/// `taken` not at all. Gives the box that it takes; `None` when the area has no room for it at all.
pub fn beside(
    canvas: &mut Canvas,
    area: Rect,
    along: &[Point],
    others: &[&[Point]],
    taken: &[Rect],
    (kind, color, text): (Type, Color, &str),
) -> Option<Rect> {
    let (width, height) = (kind.width(text), kind.size * 0.95);
    if width + 4.0 > area.width() || along.is_empty() {
        return None;
    }
    let mut best: Option<(f64, f64, Rect)> = None;
    let steps = 24;
    for step in 0..=steps {
        let left = area.left + 2.0 + (area.width() - width - 4.0) * f64::from(step) / f64::from(steps);
        let under: Vec<f64> = heights(along, left, left + width);
        let (Some(top), Some(bottom)) =
            (under.iter().copied().reduce(f64::min), under.iter().copied().reduce(f64::max))
        else {
            continue;
        };
        for y in [top - 3.0 - height, bottom + 4.0] {
            let place = Rect { left, top: y, right: left + width, bottom: y + height };
            if place.top < area.top || place.bottom > area.bottom - 1.0 {
                continue;
            }
            let crossed: f64 = others.iter().map(|line| crossing(line, &place)).sum();
            if taken.iter().any(|t| overlap(t, &place) > 0.0) {
                continue;
            }
            // Far from the line that it names is worse too, as is a line that is steep below it.
            let cost = crossed + 0.4 * (bottom - top) + 0.01 * (area.right - place.right);
            if best.is_none_or(|(least, ..)| cost < least) {
                best = Some((cost, crossed, place));
            }
        }
    }
    // A label across other lines harms more than it helps: the reader finds the name in another panel.
    let (_, _, place) = best.filter(|(_, crossed, _)| *crossed < 0.15 * width)?;
    canvas.text_on_lines((place.left, place.bottom - 1.5), Anchor::Start, kind, color, text);
    Some(place)
}

/// A place for a box of some size that touches none of the `blocks` and `taken`: as near to the line `near` as can
/// be, and at most `reach` from it. Each block is the lines that bound what is drawn, such as both edges of a band.
pub fn free(
    area: Rect,
    (width, height): (f64, f64),
    near: &[Point],
    reach: f64,
    blocks: &[Vec<Vec<Point>>],
    taken: &[Rect],
) -> Option<Rect> {
    let span = |lines: &[Vec<Point>], left: f64, right: f64| -> Option<(f64, f64)> {
        let all = lines.iter().flat_map(|line| heights(line, left - 3.0, right + 3.0));
        all.fold(None, |span: Option<(f64, f64)>, y| match span {
            None => Some((y, y)),
            Some((top, bottom)) => Some((top.min(y), bottom.max(y))),
        })
    };
    let mut best: Option<(f64, Rect)> = None;
    let room = area.width() - width - 6.0;
    for step in (0..=20).filter(|_| room >= 0.0) {
        let left = area.left + 3.0 + room * f64::from(step) / 20.0;
        let spans: Vec<(f64, f64)> = blocks.iter().filter_map(|b| span(b, left, left + width)).collect();
        let Some(line) = span(&[near.to_vec()], left, left + width) else { continue };
        let mut top = area.top + 2.0;
        while top + height <= area.bottom - 3.0 {
            let place = Rect { left, top, right: left + width, bottom: top + height };
            // Texts side by side need a space between them.
            let wide = Rect { left: place.left - SPACE, right: place.right + SPACE, ..place };
            let touched = spans.iter().any(|(high, low)| *high < place.bottom + 3.0 && *low > place.top - 3.0)
                || taken.iter().any(|t| overlap(t, &wide) > 0.0);
            // From the side of the box that faces the line.
            let distance = (line.0 - place.bottom).max(place.top - line.1).max(0.0);
            let cost = distance + 0.01 * (area.right - place.right);
            if !touched && distance <= reach && best.is_none_or(|(least, _)| cost < least) {
                best = Some((cost, place));
            }
            top += 3.0;
        }
    }
    best.map(|(_, place)| place)
}

/// Where a line is between two horizontal places: its points there and where it enters and leaves.
fn heights(points: &[Point], from: f64, to: f64) -> Vec<f64> {
    let mut found: Vec<f64> = points.iter().filter(|p| p.0 >= from && p.0 <= to).map(|p| p.1).collect();
    for pair in points.windows(2) {
        for x in [from, to] {
            let ((x0, y0), (x1, y1)) = (pair[0], pair[1]);
            if x0 < x && x < x1 {
                found.push(y0 + (y1 - y0) * (x - x0) / (x1 - x0));
            }
        }
    }
    found
}

/// How much of a line runs through a box, in units along the horizontal axis.
pub fn crossing(points: &[Point], place: &Rect) -> f64 {
    let steps = 12;
    let stretch = place.width() / f64::from(steps);
    (0..steps)
        .map(|k| place.left + (f64::from(k) + 0.5) * stretch)
        .filter(|x| {
            heights(points, x - stretch / 2.0, x + stretch / 2.0)
                .iter()
                .any(|y| *y > place.top - 2.0 && *y < place.bottom + 2.0)
        })
        .count() as f64
        * stretch
}

/// The shared area of two boxes.
fn overlap(a: &Rect, b: &Rect) -> f64 {
    let width = a.right.min(b.right) - a.left.max(b.left);
    let height = a.bottom.min(b.bottom) - a.top.max(b.top);
    width.max(0.0) * height.max(0.0)
}
