//! What stands in the sheets, said once for every format.

mod assumptions;
mod behind;
mod charts;
mod figures;
mod readme;
mod time;

use super::{Cell, Column, Content, Look, Sheet, Workbook, words};
use crate::language::Text;
use crate::report::charts::{Drawing, lookup, shown};
use crate::report::{Provenance, View, csv};
use crate::statistics::Unit;
use jiff::civil::Date;

/// Below this a number of things has a decimal, as in the tables.
const FEW: f64 = 19.95;

/// What all sheets are made of.
struct Book<'a> {
    c: &'a View<'a>,
    provenance: &'a Provenance<'a>,
    drawn: &'a [Drawing],
    /// All scenarios, the reference first.
    order: Vec<usize>,
    /// Those of them that the charts show.
    shown: Vec<usize>,
}

/// The workbook of a comparison. `drawn` are the charts of the report.
pub fn workbook(c: &View<'_>, provenance: &Provenance<'_>, drawn: &[Drawing]) -> Workbook {
    let order = lookup::order(c);
    let kept = shown::kept(c);
    let shown = order.iter().copied().filter(|s| kept.contains(s)).collect();
    let book = Book { c, provenance, drawn, order, shown };
    let mut sheets = vec![
        readme::sheet(&book),
        Sheet { name: book.say(words::sheet::CHARTS).into(), ..Sheet::default() },
        figures::key(&book),
        figures::all(&book),
        time::months(&book),
        time::years(&book),
        behind::causes(&book),
        behind::differences(&book),
        assumptions::settings(&book),
        assumptions::changes(&book),
    ];
    sheets.retain(|sheet| !sheet.rows.is_empty() || sheet.name == book.say(words::sheet::CHARTS));
    let charts = charts::all(&book, &sheets);
    sheets[1].charts = charts;
    // What is left out has no line in the first sheet either.
    sheets.retain(|sheet| !sheet.rows.is_empty() || !sheet.charts.is_empty());
    let names: Vec<String> = sheets.iter().map(|sheet| sheet.name.clone()).collect();
    readme::keep(&mut sheets[0], &names, c.language);
    Workbook {
        title: format!("{}: {}", book.say(words::TITLE), c.municipality),
        subject: book.say(words::ABOUT).into(),
        language: c.language,
        sheets,
    }
}

impl Book<'_> {
    /// The names above the columns of scenarios: each once, for a spreadsheet tells columns apart by them.
    fn heads(&self) -> Vec<String> {
        let titles: Vec<String> = self.order.iter().map(|s| lookup::marked(self.c, *s)).collect();
        let twice = |title: &String| titles.iter().filter(|other| *other == title).count() > 1;
        let named = |(title, s): (&String, &usize)| match twice(title) {
            true => format!("{title} ({})", self.c.scenarios[*s].name),
            false => title.clone(),
        };
        titles.iter().zip(&self.order).map(named).collect()
    }

    /// A text in the language of the workbook.
    fn say(&self, text: Text) -> &'static str {
        text.of(self.c.language)
    }

    /// The head of a measure.
    fn heading(&self, m: usize) -> String {
        self.c.heading(m)
    }
}

fn cell(content: Content, look: Look) -> Cell {
    Cell { content, look }
}

fn text(text: impl Into<String>) -> Cell {
    let text = text.into();
    let content = if text.is_empty() { Content::Nothing } else { Content::Text(text) };
    cell(content, Look::Plain)
}

fn styled(of: impl Into<String>, look: Look) -> Cell {
    Cell { look, ..text(of) }
}

fn month(day: Date) -> Cell {
    cell(Content::Day(day), Look::Month)
}

/// A number as in the CSV files, digit for digit.
fn number(value: f64, unit: Unit, look: Look) -> Cell {
    let exact = csv::number(value, unit).parse::<f64>();
    cell(exact.map_or(Content::Nothing, Content::Number), look)
}

/// A value of a measure.
fn value(value: f64, unit: Unit) -> Cell {
    number(value, unit, look(unit, value))
}

/// A difference of a measure.
fn difference(value: f64, unit: Unit) -> Cell {
    let look = match look(unit, value) {
        Look::Euro => Look::EuroChange,
        Look::Share => Look::ShareChange,
        Look::Number(decimals) => Look::NumberChange(decimals),
        look => look,
    };
    number(value, unit, look)
}

/// How a value of this size is rounded when it is shown.
fn look(unit: Unit, size: f64) -> Look {
    match unit {
        Unit::Euro => Look::Euro,
        Unit::Share => Look::Share,
        Unit::Number => Look::Number(2),
        Unit::Count(_) | Unit::ClientWeeks | Unit::Hours if size.abs() >= FEW => Look::Number(0),
        Unit::Weeks | Unit::Fte if size.abs() < 1.0 => Look::Number(2),
        _ => Look::Number(1),
    }
}

fn columns(book: &Book<'_>, of: &[(Text, f64)]) -> Vec<Column> {
    of.iter().map(|(head, width)| column(book.say(*head), *width)).collect()
}

fn column(head: impl Into<String>, width: f64) -> Column {
    Column { head: head.into(), width }
}

/// A table with heads.
fn table(book: &Book<'_>, name: Text, columns: Vec<Column>, fixed: usize, rows: Vec<Vec<Cell>>) -> Sheet {
    Sheet { name: book.say(name).into(), columns, rows, table: true, fixed, charts: Vec::new() }
}
