//! The settings of the reference scenario with their sources; what nobody measured stands out.

use super::setting::{choice, written};
use super::units::unit;
use crate::language::Language;
use crate::model::Settings;
use crate::report::Source;
use crate::say;
use crate::scenario::Notes;
use crate::scenario::canonical::is_list_of_tables;
use crate::scenario::header::CHANGES;
use crate::scenario::lookup::field_at;
use crate::schema::read::join;
use crate::schema::{Data, Kind, Rule, Setting as _, Value};

/// One setting.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// Its path within the table of the file.
    pub path: String,
    /// What it means.
    pub meaning: String,
    /// What it holds.
    pub value: String,
    /// True when that is a text of the user's own.
    pub text: bool,
    /// What a choice means.
    pub choice: String,
    /// The unit.
    pub unit: String,
    /// What stands behind it in the file.
    pub note: String,
    /// True when nobody measured it.
    pub assumed: bool,
}

/// Settings that stand together: one product, or the whole of a small table.
#[derive(Clone, Debug)]
pub struct Part {
    /// The name of the product, profile or provider; empty when the table is not divided.
    pub name: String,
    /// The settings.
    pub rows: Vec<Row>,
}

/// One table of the file.
#[derive(Clone, Debug)]
pub struct Group {
    /// The name of the table.
    pub key: String,
    /// What it is about.
    pub meaning: String,
    /// Its settings.
    pub parts: Vec<Part>,
}

impl Group {
    /// All settings.
    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.parts.iter().flat_map(|part| &part.rows)
    }
}

/// All settings of a scenario, in their order. Dated changes are no assumptions and are left out.
pub fn groups(source: &Source<'_>, language: Language) -> Vec<Group> {
    let kind = Settings::kind(&Rule::ANY);
    let Data::Table(entries) = &source.resolved.data else { return Vec::new() };
    let own = entries.iter().filter(|entry| entry.key != CHANGES);
    own.map(|entry| {
        let spot = field_at(&kind, &entry.key);
        let mut rows = Vec::new();
        gather(&entry.value, &entry.key, (&kind, source.notes, language), &mut rows);
        let named = spot.is_some_and(|spot| matches!(spot.kind, Kind::Named(_)));
        Group {
            key: entry.key.clone(),
            meaning: spot.map_or(String::new(), |spot| spot.field.help_in(language).to_owned()),
            parts: parts(&entry.key, rows, named),
        }
    })
    .collect()
}

/// How values are explained: their declaration, the notes in the file and the language.
type Explained<'a> = (&'a Kind, &'a Notes, Language);

fn gather(value: &Value, path: &str, explained: Explained<'_>, rows: &mut Vec<Row>) {
    match &value.data {
        Data::Table(entries) => {
            entries.iter().for_each(|e| gather(&e.value, &join(path, &e.key), explained, rows));
        }
        Data::List(items) if is_list_of_tables(value) => {
            let items = items.iter().enumerate();
            items.for_each(|(i, item)| gather(item, &format!("{path}[{}]", i + 1), explained, rows));
        }
        _ => rows.push(row(value, path, explained)),
    }
}

fn row(value: &Value, path: &str, (kind, notes, language): Explained<'_>) -> Row {
    let spot = field_at(kind, path);
    let note = notes.at(path).unwrap_or_default().to_owned();
    Row {
        path: path.to_owned(),
        meaning: spot.map_or(String::new(), |spot| spot.field.help_in(language).to_owned()),
        value: written(value, language),
        text: matches!(value.data, Data::Text(_)),
        choice: spot.and_then(|spot| choice(value, spot.kind, language)).unwrap_or_default(),
        unit: unit(spot.map_or("", |spot| spot.field.rule.unit), language).to_owned(),
        assumed: Notes::is_assumption(&note),
        note,
    }
}

/// The rows of a table, apart for each name when its names are of the user's choice. Paths lose what is above them.
fn parts(table: &str, rows: Vec<Row>, named: bool) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for mut row in rows {
        let inner = row.path.strip_prefix(table).unwrap_or(&row.path).trim_start_matches('.').to_owned();
        let (name, rest) = match inner.split_once('.') {
            Some((name, rest)) if named => (name.to_owned(), rest.to_owned()),
            _ => (String::new(), inner),
        };
        row.path = if rest.is_empty() { table.to_owned() } else { rest };
        match parts.last_mut().filter(|part| part.name == name) {
            Some(part) => part.rows.push(row),
            None => parts.push(Part { name, rows: vec![row] }),
        }
    }
    parts
}

/// How many settings there are, how many are assumptions and how many have no note.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Settings.
    pub all: usize,
    /// Of which nobody measured.
    pub assumed: usize,
    /// Of which the file does not say where they come from.
    pub silent: usize,
}

impl Count {
    /// The count of these settings.
    pub fn of<'a>(rows: impl Iterator<Item = &'a Row>) -> Count {
        rows.fold(Count::default(), |count, row| Count {
            all: count.all + 1,
            assumed: count.assumed + usize::from(row.assumed),
            silent: count.silent + usize::from(row.note.is_empty()),
        })
    }

    /// Says of how many settings the file does not say where they come from.
    pub fn unexplained(&self, language: Language) -> String {
        let silent = language.count(self.silent);
        match self.silent {
            0 => say!(
                language,
                "Elke instelling heeft een bron of een toelichting.",
                "Every setting has a source or a note."
            ),
            1 => say!(
                language,
                "Bij 1 instelling staat geen bron of toelichting.",
                "1 setting has no source or note."
            ),
            _ => say!(
                language,
                "Bij {silent} instellingen staat geen bron of toelichting.",
                "{silent} settings have no source or note."
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_without_a_source_are_told_and_their_absence_too() {
        let told = |silent, language| Count { all: 9, assumed: 3, silent }.unexplained(language);
        assert_eq!(told(0, Language::Dutch), "Elke instelling heeft een bron of een toelichting.");
        assert_eq!(told(1, Language::Dutch), "Bij 1 instelling staat geen bron of toelichting.");
        assert_eq!(told(2_000, Language::Dutch), "Bij 2.000 instellingen staat geen bron of toelichting.");
        assert_eq!(told(2, Language::English), "2 settings have no source or note.");
    }
}
