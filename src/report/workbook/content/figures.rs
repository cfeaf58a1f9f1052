//! The figures over the whole period.

use super::{Book, Cell, Look, Sheet, columns, difference, number, styled, table, text, value, words};
use crate::report::csv;
use crate::report::verdict::Verdict;
use crate::report::workbook::Content;
use crate::statistics::{Family, Interval, Unit};
use words::head;

/// The key figures: a row for each scenario, grouped by measure.
pub fn key(book: &Book<'_>) -> Sheet {
    let heads = [
        (head::OUTCOME, 34.0),
        (head::UNIT, 13.0),
        (head::SCENARIO, 44.0),
        (head::MEAN, 13.0),
        (head::LOW, 13.0),
        (head::HIGH, 13.0),
        (head::DIFFERENCE, 13.0),
        (head::DIFFERENCE_LOW, 13.0),
        (head::DIFFERENCE_HIGH, 13.0),
        (head::SURE, 30.0),
    ];
    let family = Family::of(book.c);
    let titles = book.heads();
    let mut rows = Vec::new();
    for m in (0..book.c.measures.len()).filter(|m| book.c.measures[*m].key) {
        let unit = book.c.measures[m].unit;
        for (s, title) in book.order.iter().zip(&titles) {
            let figure = &book.c.scenarios[*s].figures[m];
            let mut row = vec![text(book.heading(m)), text(book.c.language.unit_name(unit)), text(title)];
            row.extend(interval(figure.value, |x| value(x, unit)));
            row.extend(interval(figure.difference, |x| difference(x, unit)));
            row.push(styled(
                Verdict::of(book.c, &family, *s, m).map_or("", |verdict| verdict.words(book.c.language)),
                Look::Apart,
            ));
            rows.push(row);
        }
    }
    table(book, words::sheet::KEY, columns(book, &heads), 3, rows)
}

/// Every figure, as in `kerncijfers.csv`.
pub fn all(book: &Book<'_>) -> Sheet {
    let heads = [
        (head::SCENARIO, 26.0),
        (head::TITLE, 34.0),
        (head::ID, 34.0),
        (head::OUTCOME, 38.0),
        (head::MEANING, 60.0),
        (head::UNIT, 13.0),
        (head::MEAN, 13.0),
        (head::LOW, 13.0),
        (head::HIGH, 13.0),
        (head::DIFFERENCE, 13.0),
        (head::DIFFERENCE_LOW, 13.0),
        (head::DIFFERENCE_HIGH, 13.0),
        (head::COUNT, 12.0),
        (head::P, 10.0),
        (head::CLEAR, 12.0),
    ];
    let family = Family::of(book.c);
    let titles = book.heads();
    let mut rows = Vec::new();
    for (s, title) in book.order.iter().zip(&titles) {
        let scenario = &book.c.scenarios[*s];
        for (m, (measure, figure)) in book.c.measures.iter().zip(&scenario.figures).enumerate() {
            let unit = measure.unit;
            let mut row = vec![
                text(&scenario.name),
                text(title),
                text(&measure.id),
                text(book.heading(m)),
                text(measure.meaning.of(book.c.language)),
                text(book.c.language.unit_name(unit)),
            ];
            row.extend(interval(figure.value, |x| value(x, unit)));
            row.extend(interval(figure.difference, |x| difference(x, unit)));
            row.push(number(f64::from(figure.n), Unit::Number, Look::Number(0)));
            let p = family.p(*s, m).and_then(|p| csv::p_value(p).parse().ok());
            row.push(Cell { content: p.map_or(Content::Nothing, Content::Number), look: Look::Number(6) });
            let clear = family
                .clear(*s, m)
                .map_or("", |clear| if clear { book.say(words::YES) } else { book.say(words::NO) });
            row.push(styled(clear, Look::Apart));
            rows.push(row);
        }
    }
    table(book, words::sheet::ALL, columns(book, &heads), 4, rows)
}

/// A mean and its bounds.
fn interval(interval: Option<Interval>, of: impl Fn(f64) -> Cell) -> [Cell; 3] {
    interval.map_or_else(|| [const { f64::NAN }; 3], |i| [i.mean, i.low, i.high]).map(of)
}
