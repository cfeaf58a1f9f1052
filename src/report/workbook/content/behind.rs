//! The figures behind the charts that do not go over time.

use super::{Book, Sheet, column, difference, number, table, text, words};
use crate::report::charts::conclusion::Wording;
use crate::report::charts::lookup;
use crate::report::workbook::Look;
use crate::statistics::Unit;
use words::head;

/// The causes of spending, from help that fits to the team itself, each with its place in the palette. What the chart leaves
/// out because it is hardly ever to be seen has none.
const CAUSES: [(&str, Option<usize>); 9] = [
    ("passend", Some(0)),
    ("overindicatie", Some(1)),
    ("afwijking", Some(2)),
    ("stapeling", Some(3)),
    ("verkeerde_wet", Some(4)),
    ("herstel", Some(5)),
    ("crisis", Some(6)),
    ("dwangsommen", None),
    ("uitvoering", Some(7)),
];

/// The differences that the charts show.
const DIFFERENCES: [(&str, Wording, Wording); 3] = [
    (
        "doorlooptijd_gem",
        Wording { noun: "de doorlooptijd", bare: "doorlooptijd", less: "korter", more: "langer" },
        Wording { noun: "lead time", bare: "lead time", less: "shorter", more: "longer" },
    ),
    (
        "wachtlijst_totaal",
        Wording { noun: "de wachtlijst", bare: "wachtlijst", less: "korter", more: "langer" },
        Wording { noun: "the waiting list", bare: "waiting list", less: "shorter", more: "longer" },
    ),
    (
        "uitgaven",
        Wording { noun: "de uitgaven", bare: "uitgaven", less: "lager", more: "hoger" },
        Wording { noun: "spending", bare: "spending", less: "lower", more: "higher" },
    ),
];

/// The causes that were seen: the measure and the place in the palette.
pub fn seen_causes(book: &Book<'_>) -> Vec<(usize, Option<usize>)> {
    let known = CAUSES.iter().filter_map(|(id, k)| Some((lookup::measure(book.c, id)?, *k)));
    known.filter(|(m, _)| book.order.iter().any(|s| euros(book, *s, *m) > 0.0)).collect()
}

fn euros(book: &Book<'_>, s: usize, m: usize) -> f64 {
    lookup::value(book.c, s, m).map_or(f64::NAN, |v| v.mean)
}

/// A row for each scenario that the charts show, a column for each cause.
pub fn causes(book: &Book<'_>) -> Sheet {
    let causes = seen_causes(book);
    if causes.is_empty() {
        return table(book, words::sheet::CAUSES, Vec::new(), 1, Vec::new());
    }
    let mut columns = vec![column(book.say(head::SCENARIO), 44.0)];
    columns.extend(causes.iter().map(|(m, _)| column(book.c.name(*m), 15.0)));
    columns.push(column(book.say(head::TOGETHER), 15.0));
    let row = |(s, title): (usize, String)| {
        let amounts: Vec<f64> = causes.iter().map(|(m, _)| euros(book, s, *m)).collect();
        let sum: f64 = amounts.iter().filter(|x| x.is_finite()).sum();
        let cells = amounts.into_iter().chain([sum]).map(|x| number(x, Unit::Euro, Look::Euro));
        std::iter::once(text(title)).chain(cells).collect()
    };
    table(book, words::sheet::CAUSES, columns, 1, shown(book, true).map(row).collect())
}

/// The measures of the sheet of differences.
pub fn compared(book: &Book<'_>) -> Vec<(usize, Wording)> {
    let known = DIFFERENCES.iter().filter_map(|(id, dutch, english)| {
        Some((lookup::measure(book.c, id)?, book.c.language.say(*dutch, *english)))
    });
    known.filter(|(m, _)| book.order.iter().any(|s| lookup::difference(book.c, *s, *m).is_some())).collect()
}

/// Columns that each measure takes.
pub const WIDE: usize = 4;

/// A row for each compared scenario that the charts show; of each measure the difference, its bounds and how far the
/// interval reaches.
pub fn differences(book: &Book<'_>) -> Sheet {
    let measures = compared(book);
    if measures.is_empty() {
        return table(book, words::sheet::DIFFERENCES, Vec::new(), 1, Vec::new());
    }
    let mut columns = vec![column(book.say(head::SCENARIO), 44.0)];
    for (m, _) in &measures {
        let heading = book.heading(*m);
        let parts = [
            heading.clone(),
            format!("{heading}: {}", book.say(words::what::LOW)),
            format!("{heading}: {}", book.say(words::what::HIGH)),
            head::reach(&heading, book.c.language),
        ];
        columns.extend(parts.map(|part| column(part, 17.0)));
    }
    let row = |(s, title): (usize, String)| {
        let cells = measures.iter().flat_map(|(m, _)| {
            let unit = book.c.measures[*m].unit;
            let d = lookup::difference(book.c, s, *m);
            let [mean, low, high] = d.map_or([f64::NAN; 3], |d| [d.mean, d.low, d.high]);
            let reach = number((high - low) / 2.0, unit, super::look(unit, high - low));
            [mean, low, high].map(|x| difference(x, unit)).into_iter().chain([reach])
        });
        std::iter::once(text(title)).chain(cells).collect()
    };
    table(book, words::sheet::DIFFERENCES, columns, 1, shown(book, false).map(row).collect())
}

/// The scenarios that the charts show with their names; with or without the reference.
fn shown<'a>(book: &'a Book<'_>, with_reference: bool) -> impl Iterator<Item = (usize, String)> + 'a {
    let named = book.order.iter().copied().zip(book.heads());
    named.filter(move |(s, _)| book.shown.contains(s) && (with_reference || *s != book.c.reference))
}
