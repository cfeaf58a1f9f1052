//! Settings that are missing: one message for each table, however many are missing from it.

use super::header::{CHANGES, Header};
use super::lookup::{bare, field_at, nearest};
use super::source::Source;
use crate::schema::{Data, Fault, Kind, Place, Problem, Value};

/// Replaces all missing keys of one table by one piece of advice. `trees` are the settings that were read, to find
/// a table of which the name was probably meant.
pub fn gather(faults: Vec<Fault>, sources: &[Source], kind: &Kind, trees: &[Value]) -> Vec<Fault> {
    let mut groups: Vec<Group> = Vec::new();
    let mut others = Vec::new();
    for fault in faults {
        let Problem::MissingKey { help, example } = fault.problem else {
            others.push(fault);
            continue;
        };
        let (table, key) = fault.path.rsplit_once('.').unwrap_or(("", &fault.path));
        let header = table.is_empty() && Header::fields().iter().any(|f| f.key == key);
        let item = Missing { key: key.to_owned(), help, example };
        match groups.iter_mut().find(|g| g.place == fault.place && g.table == table && g.header == header) {
            Some(group) => group.items.push(item),
            None => groups.push(Group { place: fault.place, table: table.to_owned(), header, items: vec![item] }),
        }
    }
    others.extend(groups.into_iter().map(|group| group.fault(sources, kind, trees)));
    others
}

struct Missing {
    key: String,
    help: String,
    example: String,
}

/// What is missing from one table.
struct Group {
    place: Place,
    table: String,
    header: bool,
    items: Vec<Missing>,
}

impl Group {
    fn fault(self, sources: &[Source], kind: &Kind, trees: &[Value]) -> Fault {
        let mut remedies = self.what_to_write(kind);
        if let Some(meant) = self.meant(kind, trees) {
            remedies.insert(
                0,
                format!("Bedoelde u [{meant}]? Alles wat u niet noemt, geldt dan zoals het daar staat."),
            );
        } else if !self.header && self.table != CHANGES {
            let source = sources.get(self.place.file as usize);
            if source.is_some_and(|s| !s.has_basis && super::resolve::stem(&s.name) != "basis") {
                remedies.push(
                    "Of begin het bestand met basis = \"basis.toml\": wat u niet noemt, komt dan daaruit.".into(),
                );
            }
        }
        let here = match self.items.as_slice() {
            [one] => format!("`{}` ontbreekt", one.key),
            more => format!("{} instellingen ontbreken", more.len()),
        };
        let problem = Problem::Advice { what: self.what(kind), here, remedies };
        Fault { place: self.place, path: self.table, problem }
    }

    fn what(&self, kind: &Kind) -> String {
        let tables = self.items.iter().all(|m| self.is_table(m, kind));
        let written =
            |m: &Missing| if self.is_table(m, kind) { self.as_table(m, kind) } else { format!("`{}`", m.key) };
        let names = enumerate(self.items.iter().map(written).collect());
        match (self.items.len(), self.table.as_str()) {
            (1, "") if tables => format!("De tabel {names} ontbreekt"),
            (n, "") if tables => format!("In dit bestand ontbreken {n} tabellen: {names}"),
            (1, "") => format!("Bovenaan dit bestand ontbreekt {names}"),
            (_, "") => format!("In dit bestand ontbreken {names}"),
            (1, table) => format!("In {} ontbreekt {names}", table_name(table)),
            (n, table) => format!("In {} ontbreken {n} instellingen: {names}", table_name(table)),
        }
    }

    /// Help texts and examples, as long as there are few.
    fn what_to_write(&self, kind: &Kind) -> Vec<String> {
        if self.items.len() > 6 {
            return Vec::new();
        }
        let lines = self.items.iter().map(|m| {
            let line = if self.is_table(m, kind) {
                self.as_table(m, kind)
            } else if self.header || self.table == CHANGES || self.has_example(m, kind) {
                format!("{} = {}", m.key, m.example)
            } else {
                format!("{} = ... ({})", m.key, m.example)
            };
            format!("{} Schrijf bijvoorbeeld: {line}", m.help)
        });
        lines.collect()
    }

    fn path(&self, missing: &Missing) -> String {
        crate::schema::read::join(&self.table, &missing.key)
    }

    fn is_table(&self, missing: &Missing, kind: &Kind) -> bool {
        !self.header && field_at(kind, &self.path(missing)).is_some_and(|s| is_tables(s.kind))
    }

    /// The line that begins the table: with double brackets where there may be more.
    fn as_table(&self, missing: &Missing, kind: &Kind) -> String {
        let path = self.path(missing);
        match field_at(kind, &path).map(|spot| bare(spot.kind)) {
            Some(Kind::List(_)) => format!("[[{path}]]"),
            _ => format!("[{path}]"),
        }
    }

    fn has_example(&self, missing: &Missing, kind: &Kind) -> bool {
        field_at(kind, &self.path(missing)).is_some_and(|s| !s.field.rule.example.is_empty())
    }

    /// The table that was probably meant, when this one has a name of the user's choice and its neighbours too:
    /// a mistyped name makes a new table from which nearly everything is missing.
    fn meant(&self, kind: &Kind, trees: &[Value]) -> Option<String> {
        let (parent, name) = self.table.rsplit_once('.')?;
        if !matches!(bare(field_at(kind, parent)?.kind), Kind::Named(_)) {
            return None;
        }
        let path: Vec<&str> = parent.split('.').collect();
        let tables = trees.iter().filter_map(|tree| tree.at(&path));
        let names = tables.flat_map(|table| match &table.data {
            Data::Table(entries) => entries.iter().map(|e| e.key.as_str()).collect(),
            _ => Vec::new(),
        });
        nearest(name, names.filter(|n| *n != name)).map(|near| format!("{parent}.{near}"))
    }
}

fn is_tables(kind: &Kind) -> bool {
    match bare(kind) {
        Kind::Table(_) | Kind::Named(_) => true,
        Kind::List(item) => matches!(bare(item), Kind::Table(_)),
        _ => false,
    }
}

/// A table as it is written, or the item of a list of tables.
pub fn table_name(path: &str) -> String {
    match path.strip_suffix(']').and_then(|p| p.rsplit_once('[')) {
        Some((list, number)) => format!("[[{list}]] nummer {number}"),
        None if path == CHANGES => "[[wijziging]]".into(),
        None => format!("[{path}]"),
    }
}

/// "a, b en c"; no more than twelve.
pub fn enumerate(names: Vec<String>) -> String {
    if names.len() > 12 {
        return format!("{} en nog {} andere", names[..12].join(", "), names.len() - 12);
    }
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} en {last}", rest.join(", ")),
        _ => names.concat(),
    }
}
