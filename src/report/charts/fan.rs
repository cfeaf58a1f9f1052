//! Fans: how the replications spread in each month, and the chart made of them.

use super::Drawing;
use super::axes::{self, Ticks};
use super::canvas::{Canvas, Point, Rect, Stroke, dashed, line};
use super::conclusion::{self, Wording};
use super::font::{LABEL, SMALL};
use super::frame::Frame;
use super::grid::{self, Head, Space};
use super::label;
use super::lookup::{self, seen};
use super::palette::{Color, NORM, REFERENCE};
use super::panel::Panel;
use super::spot::{Key, Spot};
use crate::language::Language;
use crate::report::View;
use crate::report::aspect::capital;
use crate::say;
use crate::statistics::{Band, Interval, Unit};

/// Simulations of which a twentieth part is at least one: with fewer the light band lies between outcomes that were seen.
const ENOUGH: u32 = 20;

/// What the line and the bands mean, for a subtitle. One simulation has no bands.
pub fn bands(c: &View<'_>) -> String {
    let l = c.language;
    if c.replications == 1 {
        return l.say("Lijn: de uitkomst van één simulatie", "Line: the outcome of one simulation").into();
    }
    let guessed = match c.replications {
        few if few < ENOUGH => say!(l, ", geschat uit {few}", ", estimated from {few}"),
        _ => String::new(),
    };
    say!(
        l,
        "Lijn: middelste uitkomst. Donkere band: de helft van de simulaties; lichte band: 9 van de 10{guessed}",
        "Line: middle outcome. Dark band: half of the simulations; light band: 9 of 10{guessed}"
    )
}

/// A chart of one measure over time.
pub struct FanChart {
    /// The name of the file.
    pub name: &'static str,
    /// How the title speaks of the measure.
    pub wording: Wording,
    /// A fixed line to compare with: its value and name.
    pub norm: Option<(f64, &'static str)>,
}

/// Draws the light and the dark band and the middle line of the months that were seen. Month `i` is drawn at
/// `at(i)`. Gives the pieces of the middle line.
pub fn fan(
    canvas: &mut Canvas,
    panel: &Panel,
    bands: &[Band],
    at: impl Fn(usize) -> f64,
    ink: (Color, f64),
) -> Vec<Vec<Point>> {
    let (color, strength) = ink;
    let mut middles = Vec::new();
    for run in runs(bands) {
        let edge = |value: fn(&Band) -> f64| -> Vec<Point> {
            run.clone().map(|i| panel.at(at(i), value(&bands[i]))).collect()
        };
        let between = |low: Vec<Point>, high: Vec<Point>| low.into_iter().chain(high.into_iter().rev()).collect();
        if run.len() > 1 {
            canvas.area(between(edge(|b| b.p05), edge(|b| b.p95)), color, 0.16 * strength);
            canvas.area(between(edge(|b| b.p25), edge(|b| b.p75)), color, 0.28 * strength);
        }
        let middle = edge(|b| b.p50);
        match middle.as_slice() {
            [single] => canvas.dot(*single, 2.0, color),
            _ => canvas.line(middle.clone(), line(color, 2.0)),
        }
        middles.push(middle);
    }
    middles
}

/// The middle line alone. Gives its pieces.
pub fn middle(
    canvas: &mut Canvas,
    panel: &Panel,
    bands: &[Band],
    at: impl Fn(usize) -> f64,
    stroke: Stroke,
) -> Vec<Vec<Point>> {
    let pieces: Vec<Vec<Point>> =
        runs(bands).into_iter().map(|run| run.map(|i| panel.at(at(i), bands[i].p50)).collect()).collect();
    for piece in &pieces {
        canvas.line(piece.clone(), stroke);
    }
    pieces
}

/// Stretches of months that were seen.
fn runs(bands: &[Band]) -> Vec<std::ops::Range<usize>> {
    let mut runs: Vec<std::ops::Range<usize>> = Vec::new();
    for i in (0..bands.len()).filter(|i| seen(&bands[*i])) {
        match runs.last_mut() {
            Some(run) if run.end == i => run.end = i + 1,
            _ => runs.push(i..i + 1),
        }
    }
    runs
}

/// The edges of the light band, for each stretch that was seen.
fn edges(panel: &Panel, bands: &[Band]) -> Vec<Vec<Vec<Point>>> {
    let edge = |run: &std::ops::Range<usize>, value: fn(&Band) -> f64| -> Vec<Point> {
        run.clone().map(|i| panel.at(mid_month(i), value(&bands[i]))).collect()
    };
    runs(bands).iter().map(|run| vec![edge(run, |b| b.p05), edge(run, |b| b.p95)]).collect()
}

/// Says what the dashed line is, with a piece of it in front, clear of all that is drawn. Gives the box that it
/// takes; `None` when there is no room.
fn name_dashes(
    canvas: &mut Canvas,
    area: Rect,
    along: &[Point],
    blocks: &[Vec<Vec<Point>>],
    language: Language,
) -> Option<Rect> {
    let (text, sample) = (language.say("vergelijkingsbasis", "reference"), 22.0);
    let size = (sample + SMALL.width(text), SMALL.size * 0.95);
    let place = label::free(area, size, along, f64::INFINITY, blocks, &[])?;
    let y = (place.top + place.bottom) / 2.0;
    canvas.line([(place.left, y), (place.left + sample - 5.0, y)], dashed(REFERENCE, 1.6));
    let at = (place.left + sample, place.bottom - 1.5);
    canvas.text_on_lines(at, super::canvas::Anchor::Start, SMALL, REFERENCE, text);
    Some(place)
}

/// The lowest and highest value of the light bands of all scenarios.
pub fn extent(c: &View<'_>, m: usize) -> (f64, f64) {
    extent_of(c, m, 0..c.scenarios.len())
}

/// As [`extent`], of some scenarios.
fn extent_of(c: &View<'_>, m: usize, scenarios: impl IntoIterator<Item = usize>) -> (f64, f64) {
    let all = scenarios.into_iter().flat_map(|s| lookup::bands(c, s, m)).filter(|b| seen(b));
    all.fold((0.0, 0.0), |(low, high): (f64, f64), b| (low.min(b.p05), high.max(b.p95)))
}

/// From how many times the height of all others a scenario gets an axis of its own.
const FAR: f64 = 2.0;

/// The scenarios so far above the others that on one axis these would be flat: a quarter of them at most, and never
/// the reference, which is drawn in every panel. `least` is how far the common axis reaches in any case.
fn far_above(c: &View<'_>, m: usize, least: f64) -> Vec<usize> {
    let top = |s: usize| extent_of(c, m, [s]).1;
    let mut order: Vec<usize> = (0..c.scenarios.len()).collect();
    order.sort_by(|a, b| top(*b).total_cmp(&top(*a)).then(a.cmp(b)));
    let most = order.iter().position(|s| *s == c.reference).unwrap_or(0).min(order.len() / 4);
    let apart = |count: &usize| top(order[count - 1]) > FAR * top(order[*count]).max(least);
    let count = (1..=most).rev().find(apart).unwrap_or(0);
    order.truncate(count);
    order
}

/// Months stand in the middle of their stretch.
fn mid_month(month: usize) -> f64 {
    month as f64 + 0.5
}

impl FanChart {
    /// Draws measure `m`.
    pub fn draw(&self, c: &View<'_>, m: usize) -> Option<Drawing> {
        if c.months.is_empty() || !lookup::any_series(c, m) {
            return None;
        }
        let title = conclusion::headline(c, m, self.wording).unwrap_or_else(|| self.course(c, m));
        let norm = self.norm.map_or(0.0, |(norm, _)| norm * 1.05);
        let far = if c.scenarios.len() > 2 { far_above(c, m, norm) } else { Vec::new() };
        let own = match far.len() {
            0 => "",
            _ => c.language.say(". Gekleurd vlak: eigen schaal", ". Shaded panel: its own scale"),
        };
        let subtitle = format!("{}. {}{own}", self.what(c, m), bands(c));
        let mut frame = Frame::new(c, &title, &subtitle);
        let (low, high) = extent_of(c, m, (0..c.scenarios.len()).filter(|s| !far.contains(s)));
        let high = high.max(norm);
        let parts = if c.scenarios.len() <= 6 { 5 } else { 4 };
        let ticks = Ticks::from_zero(low, high, parts, c.measures[m].unit, c.language);
        if c.scenarios.len() <= 2 {
            self.together(c, m, &mut frame, &ticks);
        } else {
            self.side_by_side(c, m, &mut frame, (&ticks, &far));
        }
        Some(frame.finish(self.name, &self.in_words(c, m)))
    }

    /// What is measured and in which unit.
    fn what(&self, c: &View<'_>, m: usize) -> String {
        let name = c.name(m);
        match c.language.noun(c.measures[m].unit) {
            "" => name.to_owned(),
            noun if name.contains(noun) => say!(c.language, "{name} per maand", "{name} per month"),
            noun => say!(c.language, "{name} per maand, in {noun}", "{name} per month, in {noun}"),
        }
    }

    /// The title when there is nothing to compare: from where to where.
    fn course(&self, c: &View<'_>, m: usize) -> String {
        let unit = c.measures[m].unit;
        let mut seen = lookup::bands(c, 0, m).iter().filter(|b| seen(b)).map(|b| b.p50);
        let noun = capital(self.wording.noun);
        let Some(first) = seen.next() else { return noun };
        let last = seen.next_back().unwrap_or(first);
        let (from, to) = (c.language.bare(first, unit), c.language.amount(last, unit));
        match () {
            () if from == c.language.bare(last, unit) => say!(
                c.language,
                "{noun} is aan het eind even lang als aan het begin: {to}",
                "{noun} is as long at the end as at the start: {to}"
            ),
            () => say!(c.language, "{noun} gaat van {from} naar {to}", "{noun} goes from {from} to {to}"),
        }
    }

    /// The values that can be read from the chart, for readers who do not see it.
    fn in_words(&self, c: &View<'_>, m: usize) -> String {
        let unit = c.measures[m].unit;
        let scenario = |s: usize| {
            let band = lookup::bands(c, s, m).iter().rev().find(|b| seen(b))?;
            let range = c.language.bounds(Interval { mean: band.p50, low: band.p05, high: band.p95 }, unit);
            let name = lookup::marked(c, s);
            if c.replications == 1 {
                let amount = c.language.amount(band.p50, unit);
                return Some(say!(c.language, "{name}: aan het eind {amount}.", "{name}: at the end {amount}."));
            }
            Some(say!(
                c.language,
                "{name}: aan het eind {} ({range} in 9 van de 10 simulaties).",
                "{name}: at the end {} ({range} in 9 of 10 simulations).",
                c.language.amount(band.p50, unit)
            ))
        };
        lookup::order(c).into_iter().filter_map(scenario).collect::<Vec<_>>().join(" ")
    }

    /// One or two fans in one panel, with their names at the end of the lines.
    fn together(&self, c: &View<'_>, m: usize, frame: &mut Frame, ticks: &Ticks) {
        let unit = c.measures[m].unit;
        let caption = c.language.noun(unit);
        let left = ticks.width().max(SMALL.width(caption)) + 8.0;
        let names = 190.0;
        let area = Rect {
            left: frame.body.left + left,
            top: frame.body.top + 20.0,
            right: frame.body.right - names,
            bottom: frame.body.bottom - 20.0,
        };
        let panel = Panel::new(area, (0.0, c.months.len() as f64), ticks.range());
        let canvas = &mut frame.canvas;
        axes::values(canvas, &panel, ticks, true);
        axes::months(canvas, &panel, &c.months, true, c.language);
        canvas.text(
            (area.left - 6.0, area.top - 10.0),
            super::canvas::Anchor::End,
            SMALL,
            super::palette::SOFT_INK,
            caption,
        );
        let mut lines = Vec::new();
        let (mut blocks, mut centers, mut heights) = (Vec::new(), Vec::new(), Vec::new());
        for s in lookup::order(c) {
            // The reference stays behind, or two fans turn into mud.
            let strength = if s == c.reference && c.scenarios.len() > 1 { 0.6 } else { 1.0 };
            let ink = (lookup::color(c, s), strength);
            canvas.belongs_to(Some(&c.scenarios[s].name));
            let pieces = fan(canvas, &panel, lookup::bands(c, s, m), mid_month, ink);
            canvas.belongs_to(None);
            let Some(end) = pieces.last().and_then(|p| p.last()).copied() else { continue };
            let last = lookup::bands(c, s, m).iter().rev().find(|b| seen(b)).map_or(0.0, |b| b.p50);
            let mut block = lookup::lines(&lookup::marked(c, s), LABEL, names - 10.0, 3);
            block.push(c.language.amount(last, unit));
            centers.push(end.1);
            heights.push(block.len() as f64 * LABEL.leading() + 8.0);
            blocks.push((block, lookup::color(c, s), s));
            lines.extend(pieces);
        }
        let centers = label::apart(&centers, &heights, area.top - 14.0, area.bottom + 20.0);
        let keys = blocks.iter().map(|(.., s)| Key::scenario(&c.scenarios[*s].name)).collect();
        canvas.spot(Spot::row(area, 0, c.months.len(), keys));
        for ((block, color, s), (center, height)) in blocks.iter().zip(centers.iter().zip(&heights)) {
            canvas.belongs_to(Some(&c.scenarios[*s].name));
            for (k, text) in block.iter().enumerate() {
                let y = center - height / 2.0 + 4.0 + (k as f64 + 0.78) * LABEL.leading();
                canvas.text((area.right + 8.0, y), super::canvas::Anchor::Start, LABEL, *color, text.clone());
            }
        }
        canvas.belongs_to(None);
        self.norm_line(canvas, &panel, &lines, &[], true);
    }

    /// One panel per scenario, with the reference as a dashed line.
    fn side_by_side(&self, c: &View<'_>, m: usize, frame: &mut Frame, (common, far): (&Ticks, &[usize])) {
        let order = lookup::order(c);
        let heads: Vec<Head> = order
            .iter()
            .map(|s| Head {
                scenario: c.scenarios[*s].name.clone(),
                text: lookup::marked(c, *s),
                color: lookup::color(c, *s),
                note: if far.contains(s) {
                    c.language.say("eigen schaal", "its own scale").into()
                } else {
                    String::new()
                },
            })
            .collect();
        let caption = c.language.noun(c.measures[m].unit);
        let space = Space { left: common.width().max(SMALL.width(caption)) + 8.0, below: 20.0 };
        let cells = grid::lay_out(&mut frame.canvas, frame.body, &heads, space);
        grid::caption(&mut frame.canvas, &cells[0], caption);
        let columns = grid::columns(cells.len());
        let (mut named_row, mut norm_row) = (None, None);
        for (k, (s, cell)) in order.into_iter().zip(&cells).enumerate() {
            let own = far.contains(&s).then(|| self.own_ticks(c, m, s));
            let ticks = own.as_ref().unwrap_or(common);
            let panel = Panel::new(cell.plot, (0.0, c.months.len() as f64), ticks.range());
            let canvas = &mut frame.canvas;
            canvas.spot(Spot::row(panel.area, 0, c.months.len(), lookup::panel_keys(c, s)));
            canvas.belongs_to(Some(&c.scenarios[s].name));
            if own.is_some() {
                canvas.fill(panel.area, lookup::color(c, s), 0.07);
            }
            canvas.belongs_to(None);
            axes::values(canvas, &panel, ticks, cell.first_column && own.is_none());
            axes::months(canvas, &panel, &c.months, cell.last_row, c.language);
            canvas.belongs_to(Some(&c.scenarios[s].name));
            let bands = lookup::bands(c, s, m);
            let mut lines = fan(canvas, &panel, bands, mid_month, (lookup::color(c, s), 1.0));
            let mut taken = match own.is_some() {
                true => axes::values_within(canvas, &panel, ticks, &edges(&panel, bands).concat()),
                false => Vec::new(),
            };
            let mut blocks = edges(&panel, bands);
            let norm = self.norm.map(|(norm, _)| vec![panel.at(panel.x.0, norm), panel.at(panel.x.1, norm)]);
            // In a grid of many small panels one name per row will do.
            let row = Some(k / columns);
            if s != c.reference {
                let bands = lookup::bands(c, c.reference, m);
                let dashes = middle(canvas, &panel, bands, mid_month, dashed(REFERENCE, 1.6));
                // What the dashes and the norm are is said once for many panels.
                canvas.belongs_to(None);
                blocks.extend(dashes.iter().map(|piece| vec![piece.clone()]));
                let crossed: Vec<Vec<Vec<Point>>> =
                    blocks.iter().cloned().chain(norm.iter().map(|line| vec![line.clone()])).collect();
                let longest = dashes.iter().max_by_key(|p| p.len());
                if let Some(along) = longest.filter(|_| cells.len() <= 6 || named_row != row) {
                    let place = name_dashes(canvas, panel.area, along, &crossed, c.language);
                    named_row = place.and(row).or(named_row);
                    taken.extend(place);
                }
                lines.extend(dashes);
            }
            canvas.belongs_to(None);
            let wanted = cells.len() <= 6 || norm_row != row;
            let last = k % columns == columns - 1 || k + 1 == cells.len();
            let clear = norm.filter(|_| wanted).and_then(|line| {
                let (_, name) = self.norm?;
                let size = (SMALL.width(name), SMALL.size * 0.95);
                label::free(panel.area, size, &line, 8.0, &[blocks, vec![vec![line.clone()]]].concat(), &taken)
            });
            match (clear, self.norm) {
                (Some(place), Some((_, name))) => {
                    let at = (place.left, place.bottom - 1.5);
                    canvas.text_on_lines(at, super::canvas::Anchor::Start, SMALL, NORM, name);
                    norm_row = row;
                    self.norm_line(canvas, &panel, &lines, &taken, false);
                }
                _ => self.norm_line(canvas, &panel, &lines, &taken, wanted && (last || cells.len() <= 6)),
            }
        }
    }

    /// The axis of a scenario that is far above the others.
    fn own_ticks(&self, c: &View<'_>, m: usize, s: usize) -> Ticks {
        let (low, high) = extent_of(c, m, [s]);
        Ticks::from_zero(low, high, 3, c.measures[m].unit, c.language)
    }

    /// The norm and, when `named`, its name where it crosses neither the `lines` nor the texts in `taken`.
    fn norm_line(&self, canvas: &mut Canvas, panel: &Panel, lines: &[Vec<Point>], taken: &[Rect], named: bool) {
        let Some((norm, name)) = self.norm else { return };
        let along = [panel.at(panel.x.0, norm), panel.at(panel.x.1, norm)];
        canvas.line(along, Stroke { color: NORM, width: 1.2, dash: Some((1.5, 3.0)) });
        let others: Vec<&[Point]> = lines.iter().map(Vec::as_slice).collect();
        if named {
            label::beside(canvas, panel.area, &along, &others, taken, (SMALL, NORM, name));
        }
    }
}

/// The unit of a measure that is a duration in weeks.
pub fn in_weeks(c: &View<'_>, m: usize) -> bool {
    c.measures[m].unit == Unit::Weeks
}
