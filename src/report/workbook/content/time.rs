//! The figures of months and of years, with a column for each scenario.

use super::{Book, Cell, Column, Look, Sheet, column, columns, month, number, table, text, value, words};
use crate::language::Text;
use crate::report::charts::lookup;
use crate::report::workbook::Content;
use crate::statistics::{Band, Unit};
use words::{head, what};

/// What a row takes from a band.
type Of = fn(&Band) -> f64;

/// Of months: what a row holds and where it stands in a band. The middle comes first: the charts show it.
const PARTS: [(Text, Of); 4] = [
    (what::MIDDLE, |band| band.p50),
    (what::LOW, |band| band.p05),
    (what::HIGH, |band| band.p95),
    (what::MEAN, |band| band.mean),
];
/// What the charts show beside the key figures.
const CHARTED: [&str; 1] = ["doorlooptijd_p50"];

/// The measures of the sheet of months.
pub fn monthly(book: &Book<'_>) -> Vec<usize> {
    let measures = book.c.measures.iter().enumerate();
    let wanted = measures.filter(|(_, m)| m.key || CHARTED.contains(&m.id.as_str())).map(|(m, _)| m);
    wanted.filter(|m| lookup::any_series(book.c, *m)).collect()
}

/// A block of rows for each measure: first the middle outcome of each month, then the bounds and the mean.
pub fn months(book: &Book<'_>) -> Sheet {
    let mut rows = Vec::new();
    for m in monthly(book) {
        let measure = &book.c.measures[m];
        for (part, of) in PARTS {
            for (at, first_day) in book.c.months.iter().enumerate() {
                let mut row = vec![
                    text(book.c.name(m)),
                    text(book.c.language.unit_name(measure.unit)),
                    text(book.say(part)),
                    month(*first_day),
                ];
                let band =
                    |s: &usize| lookup::bands(book.c, *s, m).get(at).filter(|b| b.n > 0).map_or(f64::NAN, of);
                row.extend(book.order.iter().map(|s| value(band(s), measure.unit)));
                rows.push(row);
            }
        }
    }
    let heads = [(head::OUTCOME, 34.0), (head::UNIT, 12.0), (head::WHAT, 12.0), (head::MONTH, 10.0)];
    table(book, words::sheet::MONTHS, with_scenarios(book, &heads), 4, rows)
}

/// The rows of the sheet of months with the middle outcomes of measure `m`: the first and the last.
pub fn middle(book: &Book<'_>, m: usize) -> Option<(usize, usize)> {
    let block = monthly(book).iter().position(|other| *other == m)?;
    let (months, parts) = (book.c.months.len(), PARTS.len());
    Some((block * parts * months, block * parts * months + months - 1))
}

/// Spending, budget and balance at the end of each budget year.
pub fn years(book: &Book<'_>) -> Sheet {
    let parts: [(Text, &str, Of); 5] = [
        (what::BALANCE, "saldo_cumulatief", |band| band.p50),
        (what::BALANCE_LOW, "saldo_cumulatief", |band| band.p05),
        (what::BALANCE_HIGH, "saldo_cumulatief", |band| band.p95),
        (what::SPENDING, "uitgaven_cumulatief", |band| band.mean),
        (what::BUDGET, "begroting_cumulatief", |band| band.mean),
    ];
    let mut rows = Vec::new();
    for (part, id, of) in parts {
        let Some(m) = lookup::measure(book.c, id) else { continue };
        for year in &book.c.budget_years {
            let end = |s: &usize| {
                let band = lookup::bands(book.c, *s, m).get(year.end.wrapping_sub(1)).filter(|b| b.n > 0);
                band.map_or(f64::NAN, of)
            };
            let amounts = book.order.iter().map(|s| number(end(s), Unit::Euro, Look::Euro));
            rows.push([text(book.say(part)), whole(year.year)].into_iter().chain(amounts).collect());
        }
    }
    for (at, year) in book.c.budget_years.iter().enumerate() {
        let odds = |s: &usize| {
            let all = book.c.scenarios[*s].overruns.get(at).filter(|all| !all.is_empty());
            all.map_or(f64::NAN, |all| all.iter().filter(|euro| **euro > 0.0).count() as f64 / all.len() as f64)
        };
        let shares = book.order.iter().map(|s| value(odds(s), Unit::Share));
        rows.push([text(book.say(what::ODDS)), whole(year.year)].into_iter().chain(shares).collect());
    }
    table(book, words::sheet::YEARS, with_scenarios(book, &[(head::WHAT, 38.0), (head::YEAR, 8.0)]), 2, rows)
}

fn whole(year: i16) -> Cell {
    Cell { content: Content::Number(f64::from(year)), look: Look::Whole }
}

/// These columns, and one for each scenario.
fn with_scenarios(book: &Book<'_>, heads: &[(Text, f64)]) -> Vec<Column> {
    let scenarios = book.heads().into_iter().map(|title| column(title, 18.0));
    columns(book, heads).into_iter().chain(scenarios).collect()
}
