//! The key figures as a table of text, at most 100 characters wide.
//!
//! Up to four scenarios stand side by side; more of them stand below one another, in a block per measure. A
//! dot marks a difference whose 95% interval excludes zero, as in the charts.

use super::charts::lookup::{self, clear};
use super::dutch;
use crate::statistics::{Comparison, Interval, Unit};
use comfy_table::{Cell, CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, Table, TableStyle, Width};

/// The most that a line takes.
const WIDTH: u16 = 100;
/// The width of the names of the measures, beside scenarios.
const NAMES: u16 = 23;
/// The width of the reference: that of the longest word in its head.
const REFERENCE: u16 = 22;
/// The most scenarios that stand side by side.
const SIDE_BY_SIDE: usize = 4;

const CLEAR: &str = "●";
const UNCLEAR: &str = "○";

/// The key figures of each scenario, with what they rest on. Ends with a line break.
pub fn table(c: &Comparison) -> String {
    if c.scenarios.is_empty() {
        return "Er zijn geen scenario's doorgerekend.\n".into();
    }
    let measures: Vec<usize> = (0..c.measures.len()).filter(|m| c.measures[*m].key).collect();
    let mut text = heading(c);
    text += &match c.scenarios.len() {
        n if n <= SIDE_BY_SIDE => side_by_side(c, &measures),
        _ => blocks(c, &measures),
    };
    for line in notes(c, &measures) {
        text += &line;
        text.push('\n');
    }
    text
}

/// Which municipality and months.
fn heading(c: &Comparison) -> String {
    let period = match (c.months.first(), c.months.last()) {
        (Some(first), Some(last)) => format!(", {} tot en met {}", dutch::month(*first), dutch::month(*last)),
        _ => String::new(),
    };
    format!("{}{period}\n", c.municipality)
}

/// One row per measure, one column per scenario.
fn side_by_side(c: &Comparison, measures: &[usize]) -> String {
    let order = lookup::order(c);
    let others = (order.len() as u16 - 1).max(1);
    // One character stands between two columns.
    let figures = (WIDTH - NAMES - REFERENCE - order.len() as u16) / others;
    let mut table = Table::new();
    let heads = order.iter().map(|s| right(lookup::marked(c, *s)));
    table.set_header(std::iter::once(Cell::new("Gemiddeld")).chain(heads));
    let widths = [NAMES, REFERENCE].into_iter().chain((0..order.len() - 1).map(|_| figures.min(36)));
    arrange(&mut table, widths);
    for m in measures {
        let cells = order.iter().map(|s| {
            let mut lines = vec![value(c, *s, *m)];
            if let Some(d) = lookup::difference(c, *s, *m) {
                let unit = c.measures[*m].unit;
                lines.push(format!("{} {}", dutch::bare_difference(d.mean, unit), mark(&d)));
                lines.push(narrow(&dutch::difference_bounds(d, unit)));
            }
            right(lines.join("\n"))
        });
        table.add_row(std::iter::once(Cell::new(label(c, *m))).chain(cells));
    }
    finish(&table)
}

/// One block per measure, one row per scenario.
fn blocks(c: &Comparison, measures: &[usize]) -> String {
    let mut text = String::new();
    for m in measures {
        let unit = c.measures[*m].unit;
        let mut table = Table::new();
        let heads = ["gemiddeld", "verschil", "95%-interval"].map(right);
        table.set_header(std::iter::once(Cell::new(label(c, *m))).chain(heads));
        arrange(&mut table, [42, 13, 15, 27]);
        for s in lookup::order(c) {
            let (difference, bounds) = match lookup::difference(c, s, *m) {
                Some(d) => (
                    format!("{} {}", dutch::bare_difference(d.mean, unit), mark(&d)),
                    dutch::difference_bounds(d, unit),
                ),
                None if s == c.reference => (String::new(), String::new()),
                None => (dutch::NOTHING.to_string(), String::new()),
            };
            table.add_row([
                Cell::new(lookup::marked(c, s)),
                right(value(c, s, *m)),
                right(difference),
                right(bounds),
            ]);
        }
        text += &finish(&table);
    }
    text
}

/// The measure with its unit, where the numbers do not show it.
fn label(c: &Comparison, m: usize) -> String {
    let measure = &c.measures[m];
    match dutch::noun(measure.unit) {
        "" => dutch::heading(measure),
        noun if measure.name.to_lowercase().contains(noun) => dutch::heading(measure),
        noun => format!("{} ({noun})", dutch::heading(measure)),
    }
}

fn value(c: &Comparison, s: usize, m: usize) -> String {
    lookup::value(c, s, m).map_or(dutch::NOTHING.into(), |v| dutch::bare(v.mean, c.measures[m].unit))
}

fn mark(difference: &Interval) -> &'static str {
    if clear(difference) { CLEAR } else { UNCLEAR }
}

/// Breaks an interval before "tot" rather than anywhere.
fn narrow(bounds: &str) -> String {
    bounds.replacen(" tot ", " tot\u{a0}", 1)
}

/// What the marks mean and what the figures rest on.
fn notes(c: &Comparison, measures: &[usize]) -> Vec<String> {
    let mut notes = Vec::new();
    if c.scenarios.len() > 1 {
        notes.push(format!(
            "{CLEAR} duidelijk verschil (95%-interval zonder nul)   {UNCLEAR} kan ook toeval zijn   {} niets gezien",
            dutch::NOTHING
        ));
    }
    let shares = measures.iter().any(|m| c.measures[*m].unit == Unit::Share);
    if shares && c.scenarios.len() > 1 {
        notes.push("pp: procentpunt".into());
    }
    notes.push(format!(
        "{} keer nagespeeld, zaad {}. Dit is een raming, geen voorspelling.",
        dutch::number(f64::from(c.replications), 0),
        c.seed
    ));
    notes.extend(pairing(c, measures));
    notes
}

/// What paired random streams gain, for the first key measure that has it; of more scenarios the least gain.
fn pairing(c: &Comparison, measures: &[usize]) -> Option<String> {
    let of_measure =
        |m: usize| c.pairing.iter().filter(move |p| p.measure == m && p.ratio.is_finite()).map(|p| p.ratio);
    let m = measures.iter().find(|m| of_measure(**m).next().is_some())?;
    let least = of_measure(*m).fold(f64::INFINITY, f64::min);
    if least < 1.5 {
        return None;
    }
    let at_least = if of_measure(*m).count() > 1 { "minstens " } else { "" };
    let gain = dutch::number(least, if least < 9.95 { 1 } else { 0 });
    // Two significant digits: the gain is itself an estimate.
    let needed = least * f64::from(c.replications);
    let mut round = 1.0;
    while needed / round >= 100.0 {
        round *= 10.0;
    }
    let needed = dutch::number((needed / round).round() * round, 0);
    let name = c.measures[*m].name.to_lowercase();
    Some(format!(
        "Door gekoppeld toeval is het verschil in {name} {at_least}{gain} keer zo precies:\n\
         met losse toevalsgetallen waren ongeveer {needed} herhalingen nodig."
    ))
}

/// Gives the columns of a table their widths, padding included, and draws a line below head and body.
fn arrange(table: &mut Table, widths: impl IntoIterator<Item = u16>) {
    let rule = LineStyle::none().fill('─').junction('─');
    table
        .load_style(TableStyle::new().header_separator(rule).bottom_border(rule))
        .force_no_tty()
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(WIDTH)
        .set_constraints(widths.into_iter().map(|w| ColumnConstraint::Absolute(Width::Fixed(w))));
}

fn right(text: impl ToString) -> Cell {
    Cell::new(text).set_alignment(CellAlignment::Right)
}

/// The table without spaces at the end of its lines.
fn finish(table: &Table) -> String {
    table.to_string().lines().map(|line| line.trim_end().to_string() + "\n").collect()
}
