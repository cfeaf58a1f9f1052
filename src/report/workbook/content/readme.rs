//! The first sheet: what this is, and what the words mean.

use super::{Book, column, styled, text, words};
use crate::language::{Language, Text};
use crate::report::charts::lookup;
use crate::report::workbook::{Cell, Content, Look, Sheet};

pub fn sheet(book: &Book<'_>) -> Sheet {
    let c = book.c;
    let mut rows = vec![
        vec![styled(book.say(words::TITLE), Look::Title)],
        vec![text(""), styled(book.say(words::ESTIMATE), Look::Wrapped)],
        vec![],
        head(book.say(words::THIS_FILE)),
    ];
    let period = match (c.months.first(), c.months.last()) {
        (Some(first), Some(last)) => words::period(&c.language.month(*first), &c.language.month(*last), c.language),
        _ => String::new(),
    };
    let facts = [
        (book.say(words::MUNICIPALITY), c.municipality.clone()),
        (book.say(words::INHABITANTS), c.language.number(c.inhabitants, 0)),
        (book.say(words::PERIOD), period),
        (book.say(words::REPLICATIONS), words::times(&c.language.number(f64::from(c.replications), 0), c.language)),
        (book.say(words::SEED), c.seed.to_string()),
        (book.say(words::VERSION), format!("wmosim {}", book.provenance.version)),
        (book.say(words::REFERENCE), c.scenarios.get(c.reference).map_or("", lookup::title).to_owned()),
    ];
    rows.extend(facts.into_iter().map(|(name, fact)| pair(name, fact)));
    if c.replications == 1 {
        rows.push(pair("", book.say(words::ONCE).to_owned()));
    }
    rows.extend([vec![], head(book.say(words::SCENARIOS))]);
    for (s, title) in book.order.iter().zip(book.heads()) {
        let scenario = &c.scenarios[*s];
        rows.push(vec![styled(title, Look::Wrapped), styled(&scenario.question, Look::Wrapped)]);
        if !scenario.caveat.is_empty() {
            rows.push(vec![text(""), styled(words::not_answered(&scenario.caveat, c.language), Look::Wrapped)]);
        }
    }
    rows.extend([vec![], head(book.say(words::SHEETS_HEAD))]);
    rows.extend(words::SHEETS.iter().map(|(name, holds)| pair(book.say(*name), book.say(*holds).to_owned())));
    if book.shown.len() < book.order.len() {
        rows.push(pair("", words::chosen(book.shown.len(), book.order.len(), c.language)));
    }
    rows.extend([vec![], head(book.say(words::WORDS_HEAD))]);
    rows.extend(words::COLUMNS.iter().map(|(name, means)| pair(book.say(*name), book.say(*means).to_owned())));
    let columns = vec![column("", 34.0), column("", 96.0)];
    Sheet { name: book.say(words::sheet::README).into(), columns, rows, ..Sheet::default() }
}

/// Leaves out the lines of sheets that are not there.
pub fn keep(sheet: &mut Sheet, names: &[String], language: Language) {
    sheet.rows.retain(|row| {
        let [Cell { content: Content::Text(name), .. }, Cell { content: Content::Text(holds), .. }] =
            row.as_slice()
        else {
            return true;
        };
        let line = |(known, told): &(Text, Text)| known.of(language) == name && told.of(language) == holds;
        !words::SHEETS.iter().any(line) || names.contains(name)
    });
}

fn head(name: &str) -> Vec<Cell> {
    vec![styled(name, Look::Head), styled("", Look::Head)]
}

fn pair(name: &str, fact: String) -> Vec<Cell> {
    vec![styled(name, Look::Strong), styled(fact, Look::Wrapped)]
}
