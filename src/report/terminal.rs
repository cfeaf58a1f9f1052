//! The key figures as a table of text, at most 100 characters wide.
//!
//! Up to four scenarios stand side by side, with all key figures. More of them stand below one another in two
//! blocks, values and differences, with the figures that are asked for most. A
//! dot marks a difference whose 95% interval excludes zero, as in the charts; half a dot one that is not clear any
//! more when all differences are judged together.

mod notes;

pub(super) use notes::{pairing, two_digits};

use super::View;
use super::charts::lookup;
use super::verdict::Verdict;
use super::writing::NOTHING;
use crate::language::{Language, Text};
use crate::say;
use crate::statistics::{Family, Unit};
use comfy_table::{Cell, CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, Table, TableStyle, Width};

/// The most that a line takes.
const WIDTH: u16 = 100;
/// The width of the names of the measures, beside scenarios.
const NAMES: u16 = 23;
/// The width of the reference: that of the longest word in its head.
const REFERENCE: u16 = 22;
/// The most scenarios that stand side by side.
const SIDE_BY_SIDE: usize = 4;

/// The figures of the blocks: the measure, its head in two lines and the width of its column.
const COLUMNS: [(&str, Text, u16); 7] = [
    ("wachtlijst_totaal", Text::new("Wacht-\nlijst", "Waiting\nlist"), 8),
    ("doorlooptijd_gem", Text::new("Doorloop-\ntijd", "Lead\ntime"), 9),
    ("binnen_termijn", Text::new("Binnen\n8 weken", "Within\n8 weeks"), 10),
    ("uitgaven", Text::new("Uitgaven\nper jaar", "Spending\nper year"), 12),
    ("saldo", Text::new("Saldo\nper jaar", "Balance\nper year"), 12),
    ("onvervuld_stil", Text::new("Stil\ntekort", "Silent\nshortfall"), 10),
    ("crises", Text::new("Crises\nper jaar", "Crises\nper year"), 9),
];
/// The head of the names.
const MEAN: Text = Text::new("Gemiddeld", "Mean");
/// The width of the names of scenarios in the blocks.
const SCENARIOS: u16 = 23;

const CLEAR: &str = "●";
const HALF: &str = "◐";
const UNCLEAR: &str = "○";

/// The key figures of each scenario, with what they rest on. Ends with a line break.
pub fn table(c: &View<'_>) -> String {
    if c.scenarios.is_empty() {
        return c.language.say("Er zijn geen scenario's doorgerekend.\n", "No scenarios were run.\n").into();
    }
    let measures: Vec<usize> = (0..c.measures.len()).filter(|m| c.measures[*m].key).collect();
    let mut text = heading(c);
    text += &match c.scenarios.len() {
        n if n <= SIDE_BY_SIDE => side_by_side(c, &measures),
        _ => blocks(c),
    };
    for line in notes::notes(c, &measures) {
        text += &line;
        text.push('\n');
    }
    text
}

/// Which municipality and months.
fn heading(c: &View<'_>) -> String {
    let period = match (c.months.first(), c.months.last()) {
        (Some(first), Some(last)) => {
            let (first, last) = (c.language.month(*first), c.language.month(*last));
            say!(c.language, ", {first} tot en met {last}", ", {first} to {last}")
        }
        _ => String::new(),
    };
    format!("{}{period}\n", c.municipality)
}

/// One row per measure, one column per scenario.
fn side_by_side(c: &View<'_>, measures: &[usize]) -> String {
    let order = lookup::order(c);
    let others = (order.len() as u16 - 1).max(1);
    // One character stands between two columns.
    let figures = (WIDTH - NAMES - REFERENCE - order.len() as u16) / others;
    let family = Family::of(c);
    let mut table = Table::new();
    let heads = order.iter().map(|s| right(lookup::marked(c, *s)));
    table.set_header(std::iter::once(Cell::new(MEAN.of(c.language))).chain(heads));
    let widths = [NAMES, REFERENCE].into_iter().chain((0..order.len() - 1).map(|_| figures.min(36)));
    arrange(&mut table, widths);
    for m in measures {
        let cells = order.iter().map(|s| {
            let mut lines = vec![value(c, *s, *m)];
            if let Some(d) = lookup::difference(c, *s, *m) {
                let unit = c.measures[*m].unit;
                lines.push(format!("{} {}", c.language.bare_difference(d.mean, unit), mark(c, &family, *s, *m)));
                if d.low.is_finite() {
                    lines.push(narrow(c.language, &c.language.difference_bounds(d, unit)));
                }
            }
            right(lines.join("\n"))
        });
        table.add_row(std::iter::once(Cell::new(label(c, *m))).chain(cells));
    }
    finish(&table)
}

/// Two blocks with a row per scenario: the values, and the differences with the reference.
fn blocks(c: &View<'_>) -> String {
    let columns: Vec<(usize, &str, u16)> = COLUMNS
        .iter()
        .filter_map(|(id, head, width)| lookup::measure(c, id).map(|m| (m, head.of(c.language), *width)))
        .collect();
    let values = block(c, MEAN.of(c.language), &columns, &lookup::order(c), |s, m| value(c, s, m));
    let title = say!(c.language, "Verschil met {}", "Difference from {}", lookup::title(&c.scenarios[c.reference]));
    let family = Family::of(c);
    let differences = block(c, &title, &columns, &lookup::others(c), |s, m| {
        let unit = c.measures[m].unit;
        let Some(d) = lookup::difference(c, s, m) else { return NOTHING.to_string() };
        let half = (d.high - d.low) / 2.0;
        // The mark of the line above stands two characters beyond the figures.
        let half =
            if half.is_finite() { format!("\n±{}  ", spread(half, unit, c.language)) } else { String::new() };
        format!("{} {}{half}", c.language.bare_difference(d.mean, unit), mark(c, &family, s, m))
    });
    values + "\n" + &differences
}

/// Half an interval, written as the difference that it belongs to.
fn spread(half: f64, unit: Unit, language: Language) -> String {
    match unit {
        Unit::Share => language.number(100.0 * half, 1) + "\u{a0}pp",
        // An interval is seldom so narrow that it is nothing.
        Unit::Weeks | Unit::Count(_) if half < 0.05 => language.number(half, 2),
        _ => language.bare(half, unit),
    }
}

/// A row per scenario, a column per measure. Spaces at the end of a line keep their place.
fn block(
    c: &View<'_>,
    title: &str,
    columns: &[(usize, &str, u16)],
    scenarios: &[usize],
    cell: impl Fn(usize, usize) -> String,
) -> String {
    let mut table = Table::new();
    table.set_header(std::iter::once(Cell::new(title)).chain(columns.iter().map(|(_, head, _)| right(head))));
    arrange(&mut table, std::iter::once(SCENARIOS).chain(columns.iter().map(|(.., width)| *width)));
    table.column_iter_mut().for_each(|column| {
        column.set_padding((0, 0));
    });
    for s in scenarios {
        let cells = columns.iter().map(|(m, ..)| right(cell(*s, *m)));
        table.add_row(std::iter::once(Cell::new(lookup::marked(c, *s))).chain(cells));
    }
    finish(&table)
}

/// The measure with its unit, where the numbers do not show it.
fn label(c: &View<'_>, m: usize) -> String {
    let heading = c.heading(m);
    match c.language.noun(c.measures[m].unit) {
        "" => heading,
        noun if c.name(m).to_lowercase().contains(noun) => heading,
        noun => format!("{heading} ({noun})"),
    }
}

fn value(c: &View<'_>, s: usize, m: usize) -> String {
    lookup::value(c, s, m).map_or(NOTHING.into(), |v| c.language.bare(v.mean, c.measures[m].unit))
}

/// Whether the 95% interval of a difference excludes zero, and whether it stays clear among all.
fn mark(c: &View<'_>, family: &Family, s: usize, m: usize) -> &'static str {
    Verdict::of(c, family, s, m).map_or(UNCLEAR, Verdict::mark)
}

/// Breaks an interval before "tot" rather than anywhere.
fn narrow(language: Language, bounds: &str) -> String {
    let to = language.range("", "");
    bounds.replacen(&to, &format!("{}\u{a0}", to.trim_end()), 1)
}

/// The text in lines of at most 100 characters.
pub fn wrapped(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() < WIDTH as usize => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_string()),
        }
    }
    lines.join("\n")
}

/// Gives the columns of a table their widths, padding included, and draws a line below head and body.
pub(super) fn arrange(table: &mut Table, widths: impl IntoIterator<Item = u16>) {
    let rule = LineStyle::none().fill('─').junction('─');
    table
        .load_style(TableStyle::new().header_separator(rule).bottom_border(rule))
        .force_no_tty()
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(WIDTH)
        .set_constraints(widths.into_iter().map(|w| ColumnConstraint::Absolute(Width::Fixed(w))));
}

pub(super) fn right(text: impl ToString) -> Cell {
    Cell::new(text).set_alignment(CellAlignment::Right)
}

/// The table without spaces at the end of its lines.
pub(super) fn finish(table: &Table) -> String {
    table.to_string().lines().map(|line| line.trim_end().to_string() + "\n").collect()
}
