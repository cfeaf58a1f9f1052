//! Finding the declaration of a setting by its path, and settings by their name.

use crate::schema::{Field, Kind};

/// A setting's declaration and, within lists and named tables, what exactly stands at the path.
#[derive(Clone, Copy, Debug)]
pub struct Spot<'a> {
    /// The declaration that carries help text, unit, range and example.
    pub field: &'a Field,
    /// What the place itself takes.
    pub kind: &'a Kind,
}

/// Looks up a path such as `product.hbh.prijs` or `onderzoek.stap[2].uren`.
pub fn field_at<'a>(root: &'a Kind, path: &str) -> Option<Spot<'a>> {
    let Kind::Table(fields) = bare(root) else { return None };
    fields.iter().find_map(|field| {
        let rest = path.strip_prefix(field.key)?;
        within(field, &field.kind, rest)
    })
}

fn within<'a>(field: &'a Field, kind: &'a Kind, rest: &str) -> Option<Spot<'a>> {
    let kind = bare(kind);
    if rest.is_empty() {
        return Some(Spot { field, kind });
    }
    match kind {
        Kind::Table(_) => field_at(kind, rest.strip_prefix('.')?),
        Kind::List(item) | Kind::Fixed(_, item) => within(field, item, &rest[rest.find(']')? + 1..]),
        Kind::Named(item) => {
            // A name may itself hold points: try the shortest first.
            let rest = rest.strip_prefix('.')?;
            let ends = rest.match_indices(['.', '[']).map(|(i, _)| i).chain([rest.len()]);
            ends.into_iter().find_map(|end| within(field, item, &rest[end..]))
        }
        _ => None,
    }
}

/// The kind without its `Optional`.
pub fn bare(kind: &Kind) -> &Kind {
    match kind {
        Kind::Optional(kind) => bare(kind),
        kind => kind,
    }
}

/// The tables that have a setting called `key`, as they are written: `[team]`, `[product.<naam>]`.
pub fn tables_with(root: &Kind, key: &str) -> Vec<String> {
    let mut found = Vec::new();
    search(root, key, "", false, &mut found);
    found
}

fn search(kind: &Kind, key: &str, path: &str, list: bool, found: &mut Vec<String>) {
    match bare(kind) {
        Kind::Table(fields) => {
            if fields.iter().any(|f| f.key == key) && !path.is_empty() {
                found.push(if list { format!("[[{path}]]") } else { format!("[{path}]") });
            }
            for field in fields {
                search(&field.kind, key, &crate::schema::read::join(path, field.key), false, found);
            }
        }
        Kind::Named(item) => search(item, key, &format!("{path}.<naam>"), false, found),
        Kind::List(item) => search(item, key, path, true, found),
        _ => {}
    }
}

/// The one of `names` that `typed` was probably meant to be.
pub fn nearest<'a>(typed: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let plain = |s: &str| s.to_lowercase().replace(['-', '_', ' '], "");
    let wanted = plain(typed);
    let letters = wanted.chars().count();
    let far = (letters / 3).max(1);
    let names: Vec<(&str, String)> = names.into_iter().map(|name| (name, plain(name))).collect();
    let closest = names
        .iter()
        // Each letter more or less is a change of its own: what is that much longer or shorter need not be compared.
        .filter(|(_, plain)| plain.chars().count().abs_diff(letters) <= far)
        .map(|(name, plain)| (strsim::damerau_levenshtein(&wanted, plain), *name))
        .filter(|(distance, name)| *distance <= far && *distance < name.chars().count())
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name);
    // A name that was cut short, when only one begins like that.
    let mut longer = names.iter().filter(|(_, plain)| letters >= 3 && plain.starts_with(&wanted));
    closest.or_else(|| longer.next().filter(|_| longer.next().is_none()).map(|(name, _)| *name))
}

/// The `count` of `names` that are most like `typed`, best first.
pub fn most_alike<'a>(typed: &str, names: &'a [String], count: usize) -> Vec<&'a str> {
    let mut ranked: Vec<(f64, &str)> = names.iter().map(|n| (strsim::jaro_winkler(typed, n), n.as_str())).collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
    ranked.into_iter().take(count).map(|(_, name)| name).collect()
}
