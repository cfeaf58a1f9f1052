//! The charts of the workbook: what they conclude, and which cells they draw.

use super::behind::{self, WIDE};
use super::{Book, look, time, words};
use crate::language::Text;
use crate::report::charts::axes::Ticks;
use crate::report::charts::palette::{CAUSES, SCENARIOS};
use crate::report::charts::{conclusion, lookup};
use crate::report::workbook::{Chart, Kind, Look, Range, Series, Sheet};
use crate::statistics::Unit;

/// The charts for which there are figures in `sheets`.
pub fn all(book: &Book<'_>, sheets: &[Sheet]) -> Vec<Chart> {
    let waiting = monthly(book, sheets, "wachtlijst", &["wachtlijst_totaal"]);
    let lead_time = monthly(book, sheets, "doorlooptijd", &["doorlooptijd_p50", "doorlooptijd_gem"]);
    let differences = behind::compared(book);
    let differences = differences
        .into_iter()
        .enumerate()
        .filter_map(|(at, (m, wording))| difference(book, sheets, at, m, wording));
    [waiting, lead_time, budget(book, sheets), causes(book, sheets)]
        .into_iter()
        .flatten()
        .chain(differences)
        .collect()
}

fn position(book: &Book<'_>, sheets: &[Sheet], name: Text) -> Option<usize> {
    sheets.iter().position(|sheet| sheet.name == book.say(name))
}

/// The conclusion of the drawing of this name, and what can be read from it.
fn told(book: &Book<'_>, name: &str) -> Option<(String, String)> {
    let drawing = book.drawn.iter().find(|drawing| drawing.name == name)?;
    Some((drawing.title.clone(), drawing.description()))
}

/// A series for each scenario that the charts show. The scenarios have columns from `first` on; `rows` are those of the
/// values, heads not counted.
fn by_scenario(book: &Book<'_>, sheet: usize, first: usize, rows: (usize, usize)) -> Vec<Series> {
    let rows = (rows.0 + 1, rows.1 + 1);
    let columns = book.order.iter().enumerate().filter(|(_, s)| book.shown.contains(s));
    let mut compared = 0;
    columns
        .map(|(at, s)| {
            let reference = *s == book.c.reference && book.order.len() > 1;
            let turn = if reference { 0 } else { compared / SCENARIOS.len() };
            let color = if reference { lookup::color(book.c, *s) } else { SCENARIOS[compared % SCENARIOS.len()] };
            compared += usize::from(!reference);
            Series {
                name: Range { sheet, column: first + at, rows: (0, 0) },
                categories: Range { sheet, column: first - 1, rows },
                values: Range { sheet, column: first + at, rows },
                reach: None,
                color,
                turn,
                reference,
            }
        })
        .collect()
}

/// A measure from month to month: the first of `ids` that was measured.
fn monthly(book: &Book<'_>, sheets: &[Sheet], name: &str, ids: &[&str]) -> Option<Chart> {
    let sheet = position(book, sheets, words::sheet::MONTHS)?;
    let m = ids.iter().find_map(|id| lookup::measure(book.c, id))?;
    let rows = time::middle(book, m)?;
    let (title, alt) = told(book, name)?;
    let measure = &book.c.measures[m];
    let largest = book.order.iter().flat_map(|s| lookup::bands(book.c, *s, m)).map(|b| b.p50).fold(0.0, f64::max);
    Some(Chart {
        name: name.into(),
        title,
        alt,
        kind: Kind::Lines,
        across: book.say(words::MONTHS).into(),
        up: words::in_unit(
            &format!("{}, {}", book.c.name(m), book.say(words::what::MIDDLE)),
            book.c.language.unit_name(measure.unit),
            book.c.language,
        ),
        look: if largest >= 10.0 { Look::Number(0) } else { look(measure.unit, largest) },
        span: None,
        series: by_scenario(book, sheet, 4, rows),
    })
}

/// What is left of the budget at the end of each year.
fn budget(book: &Book<'_>, sheets: &[Sheet]) -> Option<Chart> {
    let sheet = position(book, sheets, words::sheet::YEARS)?;
    let years = book.c.budget_years.len().checked_sub(1)?;
    lookup::measure(book.c, "saldo_cumulatief")?;
    let (title, alt) = told(book, "begroting")?;
    Some(Chart {
        name: "begroting".into(),
        title,
        alt,
        kind: Kind::Columns,
        across: book.say(words::head::YEAR).into(),
        up: book.say(words::BALANCE).into(),
        look: Look::Euro,
        span: None,
        series: by_scenario(book, sheet, 2, (0, years)),
    })
}

/// Spending by cause: a bar for each scenario.
fn causes(book: &Book<'_>, sheets: &[Sheet]) -> Option<Chart> {
    let sheet = position(book, sheets, words::sheet::CAUSES)?;
    let (title, alt) = told(book, "uitgaven_oorzaak")?;
    let rows = (1, sheets[sheet].rows.len());
    let causes = behind::seen_causes(book).into_iter().enumerate();
    let series = causes.filter_map(|(at, (_, k))| Some((at, k?))).map(|(at, k)| Series {
        name: Range { sheet, column: at + 1, rows: (0, 0) },
        categories: Range { sheet, column: 0, rows },
        values: Range { sheet, column: at + 1, rows },
        reach: None,
        color: CAUSES[k],
        turn: 0,
        reference: false,
    });
    Some(Chart {
        name: "uitgaven_oorzaak".into(),
        title,
        alt,
        kind: Kind::Stacked,
        across: String::new(),
        up: book.say(words::SPENDING).into(),
        look: Look::Euro,
        span: None,
        series: series.collect(),
    })
}

/// The difference of each scenario with the reference in the measure `m`, which is number `at` in the sheet.
fn difference(
    book: &Book<'_>,
    sheets: &[Sheet],
    at: usize,
    m: usize,
    wording: conclusion::Wording,
) -> Option<Chart> {
    let sheet = position(book, sheets, words::sheet::DIFFERENCES)?;
    let (rows, column) = ((1, sheets[sheet].rows.len()), 1 + at * WIDE);
    let measure = &book.c.measures[m];
    let unit = match measure.unit {
        Unit::Share => book.say(words::POINTS),
        Unit::Euro => book.say(words::EUROS),
        unit => book.c.language.unit_name(unit),
    };
    let told: Vec<String> = book
        .shown
        .iter()
        .filter_map(|s| {
            let d = lookup::difference(book.c, *s, m)?;
            let (size, range) = (
                book.c.language.difference(d.mean, measure.unit),
                book.c.language.difference_bounds(d, measure.unit),
            );
            Some(format!("{}: {size} ({range}).", lookup::title(&book.c.scenarios[*s])))
        })
        .collect();
    let largest = book.shown.iter().filter_map(|s| lookup::difference(book.c, *s, m)).map(|d| d.mean.abs());
    let look = match super::difference(largest.fold(0.0, f64::max), measure.unit).look {
        Look::NumberChange(2) => Look::NumberChange(1),
        look => look,
    };
    Some(Chart {
        name: format!("verschil_{}", measure.id),
        title: conclusion::headline(book.c, m, wording)?,
        alt: told.join(" "),
        kind: Kind::Intervals,
        across: String::new(),
        up: words::difference_in(&book.heading(m), unit, book.c.language),
        look,
        span: Some(span(book, m)),
        series: vec![Series {
            name: Range { sheet, column, rows: (0, 0) },
            categories: Range { sheet, column: 0, rows },
            values: Range { sheet, column, rows },
            reach: Some(Range { sheet, column: column + 3, rows }),
            color: SCENARIOS[0],
            turn: 0,
            reference: false,
        }],
    })
}

/// Room for all intervals: a spreadsheet looks only at the bars.
fn span(book: &Book<'_>, m: usize) -> (f64, f64) {
    let known = book.shown.iter().filter_map(|s| lookup::difference(book.c, *s, m));
    // Unknown bounds are NaN, which `min` and `max` pass by.
    let (low, high) =
        known.fold((0.0_f64, 0.0_f64), |(low, high), d| (low.min(d.low).min(d.mean), high.max(d.high).max(d.mean)));
    let (low, high) = if (low, high) == (0.0, 0.0) { (-1.0, 1.0) } else { (low, high) };
    let ticks = Ticks::from_zero(low, high, 6, book.c.measures[m].unit, book.c.language);
    let step = match ticks.values.as_slice() {
        [first, second, ..] => second - first,
        _ => return ticks.range(),
    };
    ((low / step).floor() * step, (high / step).ceil() * step)
}
