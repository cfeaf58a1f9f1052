//! Tables of a page.

use super::super::verdict::Verdict;
use crate::language::Language;
use crate::report::charts::spot::Key;
use minijinja::{Value, context};

/// Keeps a sign with its amount, and "95%-interval" on one line.
pub fn unbroken(text: &str) -> String {
    let joined = |sign: &str| format!("{sign}\u{2060}€");
    let text = text.replace("−€", &joined("−")).replace("+€", &joined("+"));
    text.replace("95%-interval", "95%\u{2011}interval").replace("95% interval", "95%\u{a0}interval")
}

/// A cell: its text and, of a difference, how sure it is.
#[derive(Clone, Debug, Default)]
pub struct Cell {
    /// What stands in it.
    pub text: String,
    /// Its interval.
    pub range: String,
    /// How sure it is.
    pub verdict: Option<Verdict>,
}

impl From<String> for Cell {
    fn from(text: String) -> Cell {
        Cell { text, ..Cell::default() }
    }
}

/// What stands above a column or before a row.
#[derive(Clone, Debug, Default)]
pub struct Head {
    /// What readers see.
    pub text: String,
    /// What the column or row is about, where a chart or a choice of scenarios refers to it.
    pub key: Option<Key>,
}

impl Head {
    /// A head that charts refer to.
    pub fn keyed(text: impl Into<String>, key: Key) -> Head {
        Head { text: text.into(), key: Some(key) }
    }

    /// As the template takes it.
    fn value(self) -> Value {
        let (scenario, key) = match self.key {
            Some(Key::Scenario(name)) => (Some(name), None),
            Some(Key::Of(key)) => (None, Some(key)),
            None => (None, None),
        };
        context! { text => self.text, scenario => scenario, key => key }
    }
}

impl From<&str> for Head {
    fn from(text: &str) -> Head {
        Head { text: text.to_owned(), key: None }
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
    pub heads: Vec<Head>,
    /// The heads of the rows with their cells.
    pub rows: Vec<(Head, Vec<Cell>)>,
}

impl Table {
    /// The same with rows for columns; `first` stands above the heads of the rows.
    pub fn turned(self, first: &str) -> Table {
        let heads = std::iter::once(Head::from(first)).chain(self.rows.iter().map(|(head, _)| head.clone()));
        let column = |(at, head): (usize, &Head)| {
            let cells = self.rows.iter().map(|(_, cells)| cells.get(at).cloned().unwrap_or_default());
            (head.clone(), cells.collect())
        };
        let rows = self.heads.iter().skip(1).enumerate().map(column).collect();
        Table { heads: heads.collect(), rows, id: self.id.clone(), caption: self.caption.clone() }
    }

    /// As the template takes it.
    pub fn value(self, language: Language) -> Value {
        let cell = |cell: Cell| {
            let mark = cell.verdict.map_or("", Verdict::mark);
            let said = cell.verdict.map_or("", |verdict| verdict.words(language));
            context! { text => unbroken(&cell.text), range => unbroken(&cell.range), mark => mark, said => said }
        };
        let row = |(head, cells): (Head, Vec<Cell>)| {
            context! { head => head.value(), cells => cells.into_iter().map(cell).collect::<Vec<_>>() }
        };
        context! {
            id => self.id,
            caption => self.caption,
            heads => self.heads.into_iter().map(Head::value).collect::<Vec<_>>(),
            rows => self.rows.into_iter().map(row).collect::<Vec<_>>(),
        }
    }
}
