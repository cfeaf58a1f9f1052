//! Tables of a page.

use super::super::verdict::Verdict;
use minijinja::{Value, context};

/// A cell: its text and, of a difference, how sure it is.
#[derive(Clone, Debug, Default)]
pub struct Cell {
    /// What stands in it.
    pub text: String,
    /// How sure it is.
    pub verdict: Option<Verdict>,
}

impl From<String> for Cell {
    fn from(text: String) -> Cell {
        Cell { text, verdict: None }
    }
}

/// A table with a head above each column and before each row.
#[derive(Clone, Debug)]
pub struct Table {
    /// Unique on the page.
    pub id: String,
    /// What it shows.
    pub caption: String,
    /// Above the columns; the first stands above the heads of the rows.
    pub heads: Vec<String>,
    /// The heads of the rows with their cells.
    pub rows: Vec<(String, Vec<Cell>)>,
}

impl Table {
    /// As the template takes it.
    pub fn value(self) -> Value {
        let cell = |cell: Cell| {
            let mark = cell.verdict.map_or("", Verdict::mark);
            let said = cell.verdict.map_or("", Verdict::words);
            context! { text => cell.text, mark => mark, said => said }
        };
        let row = |(head, cells): (String, Vec<Cell>)| {
            context! { head => head, cells => cells.into_iter().map(cell).collect::<Vec<_>>() }
        };
        context! {
            id => self.id,
            caption => self.caption,
            heads => self.heads,
            rows => self.rows.into_iter().map(row).collect::<Vec<_>>(),
        }
    }
}
