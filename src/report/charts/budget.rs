//! `begroting`: the balance since 1 January in each budget year, against a budget that fits precisely.

use super::Drawing;
use super::axes::{self, Ticks};
use super::canvas::{Anchor, Canvas, line};
use super::fan;
use super::font::SMALL;
use super::frame::Frame;
use super::grid::{self, Head, Space};
use super::lookup::{self, seen};
use super::palette::{GRID, INK, NORM, SOFT_INK};
use super::panel::Panel;
use super::spot::Spot;
use crate::language::{Language, Text};
use crate::report::View;
use crate::say;
use crate::statistics::{Band, Unit};

/// What stands at the zero line, in two lines.
const ZERO: [Text; 2] = [Text::new("precies volgens", "exactly on"), Text::new("begroting", "budget")];

/// Draws the chart.
pub fn draw(c: &View<'_>) -> Option<Drawing> {
    let balance = lookup::measure(c, "saldo_cumulatief")?;
    if c.months.is_empty() || !lookup::any_series(c, balance) {
        return None;
    }
    let order = lookup::order(c);
    let from = first_month(c, order.len());
    let span = if from > 0 { c.language.say(", in de laatste jaren", ", in the last years") } else { "" };
    let subtitle = say!(
        c.language,
        "Begroting min uitgaven sinds 1 januari{span}: boven de zwarte lijn is geld over, eronder is een tekort. {}",
        "Budget minus spending since 1 January{span}: above the black line money is left, below it is a deficit. {}",
        fan::bands(c)
    );
    let mut frame = Frame::new(c, &title(c, balance), &subtitle);
    let heads: Vec<Head> = order
        .iter()
        .map(|s| Head {
            scenario: c.scenarios[*s].name.clone(),
            text: lookup::marked(c, *s),
            color: lookup::color(c, *s),
            note: note(c, *s, balance),
        })
        .collect();
    let (low, high) = fan::extent(c, balance);
    // Without any balance at all the axis still needs a length.
    let (low, high) = if low == 0.0 && high == 0.0 { (-1e6, 1e6) } else { (low, high) };
    let ticks = Ticks::from_zero(low, high, if order.len() > 6 { 4 } else { 6 }, Unit::Euro, c.language);
    let names = ZERO.iter().map(|t| SMALL.width(t.of(c.language))).fold(ticks.width(), f64::max);
    let space = Space { left: names + 8.0, below: 20.0 };
    let cells = grid::lay_out(&mut frame.canvas, frame.body, &heads, space);
    for (s, cell) in order.into_iter().zip(&cells) {
        let canvas = &mut frame.canvas;
        let panel = Panel::new(cell.plot, (0.0, (c.months.len() - from) as f64), ticks.range());
        axes::values(canvas, &panel, &ticks, false);
        axes::months(canvas, &panel, &c.months[from..], cell.last_row, c.language);
        canvas.spot(Spot::row(panel.area, from, c.months.len() - from, lookup::panel_keys(c, s)));
        years(canvas, &panel, c, (s, balance), from);
        let zero = panel.y_of(0.0);
        canvas.line([(panel.area.left, zero), (panel.area.right, zero)], line(NORM, 1.4));
        if cell.first_column {
            labels(canvas, &panel, &ticks, c.language);
        }
    }
    let words = heads.iter().filter(|h| !h.note.is_empty()).map(|h| format!("{}: {}.", h.text, h.note));
    let words = words.collect::<Vec<_>>().join(" ");
    Some(frame.finish("begroting", &words))
}

/// The labels of the vertical axis, with words instead of a figure at the zero line.
fn labels(canvas: &mut Canvas, panel: &Panel, ticks: &Ticks, language: Language) {
    let (x, zero) = (panel.area.left - 6.0, panel.y_of(0.0));
    // At the very end of the axis the words would leave the panel.
    let middle = zero.clamp(panel.area.top + 8.0, panel.area.bottom - 8.0);
    canvas.text((x, middle - 3.0), Anchor::End, SMALL, INK, ZERO[0].of(language));
    canvas.text((x, middle + 10.0), Anchor::End, SMALL, INK, ZERO[1].of(language));
    for value in &ticks.values {
        let y = panel.y_of(*value);
        if (y - middle).abs() > 21.0 {
            canvas.text((x, y + 4.0), Anchor::End, SMALL, SOFT_INK, ticks.label(*value));
        }
    }
}

/// The month from which there is room to draw: in small panels only the last years can be told apart.
fn first_month(c: &View<'_>, panels: usize) -> usize {
    let most = match panels {
        0 | 1 => 10,
        2 => 6,
        _ => 4,
    };
    let starts: Vec<usize> = (0..c.months.len()).filter(|i| *i == 0 || c.months[*i].month() == 1).collect();
    // A year that is cut off at the end comes on top of the whole ones.
    let most = most + usize::from(c.months.last().is_some_and(|m| m.month() != 12));
    starts[starts.len().saturating_sub(most)]
}

/// Draws each year of one scenario from the month `from` on: the fan, from zero on 1 January.
fn years(canvas: &mut Canvas, panel: &Panel, c: &View<'_>, (s, balance): (usize, usize), from: usize) {
    let starts: Vec<usize> = (from..c.months.len()).filter(|i| *i == from || c.months[*i].month() == 1).collect();
    for (k, start) in starts.iter().enumerate() {
        let end = starts.get(k + 1).copied().unwrap_or(c.months.len());
        let from_zero = c.months[*start].month() == 1;
        let at = |i: usize| (start - from + i + usize::from(!from_zero)) as f64;
        let x = panel.x_of((start - from) as f64);
        canvas.line([(x, panel.area.top), (x, panel.area.bottom)], line(GRID, 0.8));
        let bands = lookup::bands(c, s, balance);
        let year = bands.get(*start..end.min(bands.len())).unwrap_or(&[]);
        let first = year.iter().find(|b| seen(b)).filter(|_| from_zero).map(|b| zero(b.n));
        let piece: Vec<Band> = first.into_iter().chain(year.iter().copied()).collect();
        canvas.belongs_to(Some(&c.scenarios[s].name));
        fan::fan(canvas, panel, &piece, at, (lookup::color(c, s), 1.0));
        canvas.belongs_to(None);
    }
}

/// On 1 January nothing has been spent.
fn zero(n: u32) -> Band {
    Band { mean: 0.0, p05: 0.0, p25: 0.0, p50: 0.0, p75: 0.0, p95: 0.0, n }
}

/// How a year ends.
#[derive(Clone, Copy, PartialEq)]
enum End {
    /// Three of four simulations or more spend more than the budget: the middle deficit.
    Deficit(f64),
    /// Three of four simulations or more spend less: the middle amount that is left.
    Left(f64),
    /// Neither.
    Around,
}

/// The last budget year and how it ends.
fn end(c: &View<'_>, s: usize, balance: usize) -> Option<(i16, End)> {
    let year = c.budget_years.last()?;
    let band = lookup::bands(c, s, balance).get(year.end.checked_sub(1)?).filter(|b| seen(b))?;
    let end = match band {
        b if b.p75 < 0.0 => End::Deficit(-b.p50),
        b if b.p25 > 0.0 => End::Left(b.p50),
        _ => End::Around,
    };
    Some((year.year, end))
}

/// "2029: € 0,4 mln tekort".
fn note(c: &View<'_>, s: usize, balance: usize) -> String {
    end(c, s, balance).map_or(String::new(), |(year, end)| format!("{year}: {}", end.in_words(c.language)))
}

impl End {
    fn in_words(self, language: Language) -> String {
        match self {
            End::Deficit(size) => say!(language, "{} tekort", "{} deficit", language.euro_short(size)),
            End::Left(size) => say!(language, "{} over", "{} left", language.euro_short(size)),
            End::Around => language.say("rond de begroting", "around the budget").into(),
        }
    }
}

/// The conclusion: who does not fit the budget in the last year.
fn title(c: &View<'_>, balance: usize) -> String {
    let order = lookup::order(c);
    let known: Vec<(usize, i16, End)> =
        order.iter().filter_map(|s| end(c, *s, balance).map(|(year, end)| (*s, year, end))).collect();
    let name = |s: usize| lookup::quoted(c, s);
    match known.as_slice() {
        [(_, year, _), ..] if c.replications == 1 => say!(
            c.language,
            "Met één herhaling is niet te zeggen of {year} in de begroting past",
            "One replication cannot tell whether {year} fits the budget"
        ),
        [] => c.language.say("Past het in de begroting?", "Does it fit the budget?").into(),
        [(s, year, end)] => {
            let who = if c.scenarios.len() == 1 { String::new() } else { format!("{}: ", name(*s)) };
            match end {
                End::Deficit(_) => say!(
                    c.language,
                    "{who}{year} past waarschijnlijk niet in de begroting: {}",
                    "{who}{year} probably does not fit the budget: {}",
                    end.in_words(c.language)
                ),
                End::Left(_) => say!(
                    c.language,
                    "{who}{year} past waarschijnlijk in de begroting: {}",
                    "{who}{year} probably fits the budget: {}",
                    end.in_words(c.language)
                ),
                End::Around => {
                    say!(c.language, "{who}{year} komt rond de begroting uit", "{who}{year} ends around the budget")
                }
            }
        }
        [(a, year, first), (b, _, second)] => {
            format!(
                "{year}: {} {}, {} {}",
                name(*a),
                first.in_words(c.language),
                name(*b),
                second.in_words(c.language)
            )
        }
        all => {
            let deficit = |end: &End| if let End::Deficit(size) = end { Some(*size) } else { None };
            let deficits: Vec<(usize, f64)> =
                all.iter().filter_map(|(s, _, end)| deficit(end).map(|d| (*s, d))).collect();
            let year = all[0].1;
            match (deficits.as_slice(), deficits.iter().max_by(|a, b| a.1.total_cmp(&b.1))) {
                ([(s, size)], _) => say!(
                    c.language,
                    "Alleen {} geeft in {year} waarschijnlijk een tekort: {}",
                    "Only {} probably gives a deficit in {year}: {}",
                    name(*s),
                    c.language.euro_short(*size)
                ),
                (some, Some((s, size))) => say!(
                    c.language,
                    "{} van de {} scenario's geven in {year} waarschijnlijk een tekort; het grootst bij {}: {}",
                    "{} of the {} scenarios probably give a deficit in {year}; the largest with {}: {}",
                    some.len(),
                    all.len(),
                    name(*s),
                    c.language.euro_short(*size)
                ),
                (_, None) => say!(
                    c.language,
                    "Bij geen van de {} scenario's is in {year} een tekort waarschijnlijk",
                    "With none of the {} scenarios is a deficit likely in {year}",
                    all.len()
                ),
            }
        }
    }
}
