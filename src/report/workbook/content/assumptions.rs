//! What the figures rest on: the settings of the reference, and what each scenario changes in them.

use super::{Book, Cell, Look, Sheet, columns, styled, table, text, words};
use crate::report::html::{assumptions, setting};
use words::head;

/// All settings of the reference with where they come from.
pub fn settings(book: &Book<'_>) -> Sheet {
    let heads = [
        (head::GROUP, 18.0),
        (head::PART, 22.0),
        (head::SETTING, 30.0),
        (head::VALUE, 16.0),
        (head::UNIT, 14.0),
        (head::MEANING, 56.0),
        (head::KIND, 15.0),
        (head::SOURCE, 60.0),
    ];
    let name = book.c.scenarios.get(book.c.reference).map(|s| s.name.as_str());
    let source = book.provenance.sources.iter().find(|source| Some(source.name) == name);
    let groups = source.map(|source| assumptions::groups(source, book.c.language)).unwrap_or_default();
    let mut rows = Vec::new();
    for group in &groups {
        for part in &group.parts {
            rows.extend(part.rows.iter().map(|row| line(book, &group.key, &part.name, row)));
        }
    }
    table(book, words::sheet::ASSUMPTIONS, columns(book, &heads), 3, rows)
}

fn line(book: &Book<'_>, group: &str, part: &str, row: &assumptions::Row) -> Vec<Cell> {
    let kind = match () {
        () if row.assumed => book.say(words::ASSUMED),
        () if row.note.is_empty() => book.say(words::SILENT),
        () => book.say(words::SOURCED),
    };
    let look = if row.assumed { Look::Assumed } else { Look::Wrapped };
    let meaning = match row.choice.is_empty() {
        true => row.meaning.clone(),
        false => format!("{} {}", row.meaning, row.choice),
    };
    [group, part, &row.path, &row.value, &row.unit, &meaning, kind, &row.note]
        .into_iter()
        .map(|text| styled(text, look))
        .collect()
}

/// What each scenario changes.
pub fn changes(book: &Book<'_>) -> Sheet {
    let heads = [
        (head::SCENARIO, 40.0),
        (head::SETTING, 38.0),
        (head::CHANGE, 40.0),
        (head::SINCE, 22.0),
        (head::MEANING, 70.0),
    ];
    let mut rows = Vec::new();
    for (s, title) in book.order.iter().zip(book.heads()) {
        let (changes, language) = (&book.c.scenarios[*s].changes, book.c.language);
        if changes.is_empty() {
            rows.push(vec![
                styled(&title, Look::Wrapped),
                text(""),
                text(book.say(words::OF_BASIS)),
                text(""),
                text(""),
            ]);
        }
        rows.extend(changes.iter().map(|change| {
            let cells = [
                &title,
                &change.path,
                &setting::change(change, language),
                &setting::since(change, language),
                &change.meaning,
            ];
            cells.into_iter().map(|text| styled(text.as_str(), Look::Wrapped)).collect()
        }));
    }
    table(book, words::sheet::CHANGES, columns(book, &heads), 1, rows)
}
