//! `resultaten.xlsx` and `resultaten.ods`: the figures as tables to work with, and charts that can be edited.
//!
//! `content` says once what stands in the sheets; `xlsx` and `ods` write that in the two formats. No formulas: all
//! is computed here, so that a number in a sheet is the number in `kerncijfers.csv`.

mod content;
mod ods;
mod words;
mod xlsx;

use super::charts::Drawing;
use super::package::printable;
use super::{Provenance, ReportError, View};
use crate::language::Language;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// The workbook for Excel.
pub const XLSX: &str = "resultaten.xlsx";
/// The same in the open standard.
pub const ODS: &str = "resultaten.ods";

/// Sheets with tables and charts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Workbook {
    /// What it is called.
    pub title: String,
    /// What it is about, in a sentence.
    pub subject: String,
    /// The language of its words, and of its numbers and dates.
    pub language: Language,
    /// The sheets, in order.
    pub sheets: Vec<Sheet>,
}

/// A sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// On its tab: at most 31 characters.
    pub name: String,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows below the heads.
    pub rows: Vec<Vec<Cell>>,
    /// True when it is a table: heads above the columns that stay in sight, come back on each page and can filter.
    pub table: bool,
    /// Columns that stay in sight.
    pub fixed: usize,
    /// Charts, one below the other, each on a page of its own. A sheet has charts or rows.
    pub charts: Vec<Chart>,
}

/// The most characters in a cell of Excel, which counts some of them twice.
const MOST: usize = 32_767 / 2;

impl Workbook {
    /// All looks that its cells, heads and empty columns have, each once.
    fn looks(&self) -> BTreeSet<Look> {
        let cells = self.sheets.iter().flat_map(|sheet| sheet.rows.iter().flatten());
        cells.map(|cell| cell.look).chain([Look::Plain, Look::Head, Look::HeadRight]).collect()
    }

    /// The same with texts that every format can hold: what a user typed may have any sign and any length.
    fn printable(mut self) -> Workbook {
        let clean = |text: &mut String| {
            let whole = text.chars().count() <= MOST;
            let cut = if whole { printable(text) } else { printable(text).chars().take(MOST).collect() };
            *text = cut;
        };
        clean(&mut self.title);
        for sheet in &mut self.sheets {
            sheet.columns.iter_mut().for_each(|column| clean(&mut column.head));
            for cell in sheet.rows.iter_mut().flatten() {
                if let Content::Text(text) = &mut cell.content {
                    clean(text);
                }
            }
            for chart in &mut sheet.charts {
                [&mut chart.name, &mut chart.title, &mut chart.alt, &mut chart.across, &mut chart.up]
                    .into_iter()
                    .for_each(clean);
            }
        }
        self
    }
}

impl Sheet {
    /// True when a column holds numbers or days, which stand to the right.
    pub fn to_right(&self, column: usize) -> bool {
        let cells = self.rows.iter().filter_map(|row| row.get(column)).map(|cell| &cell.content);
        cells.filter(|content| **content != Content::Nothing).take(1).any(|c| !matches!(c, Content::Text(_)))
    }

    /// How many lines the highest cell of a row takes.
    pub fn lines(&self, row: &[Cell]) -> usize {
        let lines = |(cell, column): (&Cell, &Column)| match (&cell.content, cell.look) {
            (Content::Text(text), Look::Wrapped | Look::Assumed) => lines(text, column.width),
            _ => 1,
        };
        row.iter().zip(&self.columns).map(lines).max().unwrap_or(1)
    }

    /// How many lines the highest head takes.
    pub fn head_lines(&self) -> usize {
        self.columns.iter().map(|column| lines(&column.head, column.width - 3.0)).max().unwrap_or(1)
    }

    /// The row, from zero, in which `self.rows[at]` stands.
    pub fn row(&self, at: usize) -> usize {
        at + usize::from(self.table)
    }
}

/// How many lines a text takes in a column of so many digits. A letter is about as wide as a digit.
fn lines(text: &str, width: f64) -> usize {
    let room = (width.max(4.0) * 1.04) as usize;
    let (mut lines, mut used) = (1, 0);
    for word in text.split_whitespace() {
        let length = word.chars().count();
        match used + usize::from(used > 0) + length {
            whole if whole <= room => used = whole,
            _ => {
                lines += usize::from(used > 0) + length.saturating_sub(1) / room;
                used = (length.saturating_sub(1) % room) + 1;
            }
        }
    }
    lines
}

/// A column.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Column {
    /// Its head.
    pub head: String,
    /// Its width in digits.
    pub width: f64,
}

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// What stands in it.
    pub content: Content,
    /// How it looks.
    pub look: Look,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// Nothing was seen, or nothing belongs here.
    Nothing,
    /// A text, never a formula, whatever it begins with.
    Text(String),
    /// A number.
    Number(f64),
    /// A day.
    Day(Date),
}

/// How a cell looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Look {
    /// A text on one line.
    Plain,
    /// A text on one line, apart from a number before it.
    Apart,
    /// A text over more lines.
    Wrapped,
    /// The title of a sheet.
    Title,
    /// The head of a part of a sheet, or of a column.
    Head,
    /// The head of a column of numbers.
    HeadRight,
    /// A text that stands out.
    Strong,
    /// A text over more lines about what nobody measured.
    Assumed,
    /// `mrt 2026`.
    Month,
    /// Whole euros.
    Euro,
    /// Whole euros with a sign.
    EuroChange,
    /// A percentage.
    Share,
    /// A percentage with a sign.
    ShareChange,
    /// A number with so many decimals.
    Number(u8),
    /// The same with a sign.
    NumberChange(u8),
    /// A year, or any whole number without dots.
    Whole,
}

impl Look {
    /// The least size that is not written as zero. Below it a number has no sign: a program that looks at the sign of the
    /// number itself writes "-0,0%".
    fn least(self) -> String {
        let decimals = match self {
            Look::Share | Look::ShareChange => 3,
            Look::Number(decimals) | Look::NumberChange(decimals) => decimals,
            _ => 0,
        };
        format!("0.{}5", "0".repeat(decimals.into()))
    }
}

/// A chart that draws from cells.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// The name of the object.
    pub name: String,
    /// What it concludes.
    pub title: String,
    /// What can be read from it, for who does not see it.
    pub alt: String,
    /// How it is drawn.
    pub kind: Kind,
    /// Below the axis of categories; empty when the categories say what they are.
    pub across: String,
    /// What is measured, with its unit.
    pub up: String,
    /// How the values at the axis look.
    pub look: Look,
    /// From where to where the axis of values runs, when what is drawn does not say it all.
    pub span: Option<(f64, f64)>,
    /// What is drawn.
    pub series: Vec<Series>,
}

/// How a chart is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Lines over months.
    Lines,
    /// Columns side by side.
    Columns,
    /// Bars from left to right, stacked.
    Stacked,
    /// Bars from left to right, each with its interval.
    Intervals,
}

/// What is drawn in one colour.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// Where its name stands.
    pub name: Range,
    /// What its values belong to.
    pub categories: Range,
    /// Its values.
    pub values: Range,
    /// How far the interval reaches to both sides.
    pub reach: Option<Range>,
    /// The colour.
    pub color: (u8, u8, u8),
    /// The kind of line: each turn of the colours has its own.
    pub turn: usize,
    /// True when it is what the others are compared with.
    pub reference: bool,
}

/// Cells below one another in one column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Range {
    /// The position of the sheet.
    pub sheet: usize,
    /// The column.
    pub column: usize,
    /// The first row and the last, heads included.
    pub rows: (usize, usize),
}

/// The two files of one comparison. `drawn` are the charts of the report, which give their conclusions.
///
/// # Errors
///
/// When a file cannot be made.
pub(super) fn files(
    c: &View<'_>,
    provenance: &Provenance<'_>,
    drawn: &[Drawing],
) -> Result<Vec<(String, Vec<u8>)>, ReportError> {
    let workbook = content::workbook(c, provenance, drawn).printable();
    let failed = |file: &str| {
        let file = file.to_owned();
        move |reason: String| ReportError::Made { file, reason }
    };
    let (xlsx, ods) = rayon::join(|| xlsx::bytes(&workbook), || ods::bytes(&workbook));
    Ok(vec![(XLSX.to_owned(), xlsx.map_err(failed(XLSX))?), (ODS.to_owned(), ods.map_err(failed(ODS))?)])
}
