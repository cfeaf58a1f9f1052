//! The settings that a key names: `team.fte`, or with a star for every name and every item: `profiel.*.op`.

use crate::schema::read::join;
use crate::schema::{Data, Value};

/// Stands in a key for every name or every item of a list.
pub const EVERY: &str = "*";

/// A step on the way from a tree to one of its values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Into the entry of a table with this name.
    Name(String),
    /// Into the item of a list at this position.
    Item(usize),
}

/// The way to a value.
pub type Trail = Vec<Step>;

/// The ways to all values in `tree` that `key` names, tables among them; none when it names nothing.
pub fn trails(tree: &Value, key: &str) -> Vec<Trail> {
    let parts: Vec<&str> = key.split('.').map(str::trim).collect();
    let mut found = Vec::new();
    walk(tree, &parts, &mut Trail::new(), &mut found);
    found
}

fn walk(value: &Value, parts: &[&str], trail: &mut Trail, found: &mut Vec<Trail>) {
    let Some((part, rest)) = parts.split_first() else { return found.push(trail.clone()) };
    let mut go = |step: Step, value: &Value| {
        trail.push(step);
        walk(value, rest, trail, found);
        trail.pop();
    };
    match &value.data {
        Data::Table(entries) => {
            let named = entries.iter().filter(|e| *part == EVERY || e.key == *part);
            named.for_each(|e| go(Step::Name(e.key.clone()), &e.value));
        }
        Data::List(items) if *part == EVERY => {
            items.iter().enumerate().for_each(|(i, item)| go(Step::Item(i), item));
        }
        _ => {}
    }
}

/// The value at the end of `trail`.
pub fn at<'a>(tree: &'a Value, trail: &[Step]) -> Option<&'a Value> {
    trail.iter().try_fold(tree, |value, step| match (&value.data, step) {
        (Data::Table(_), Step::Name(name)) => value.get(name),
        (Data::List(items), Step::Item(i)) => items.get(*i),
        _ => None,
    })
}

/// As [`at`], to change it.
pub fn at_mut<'a>(tree: &'a mut Value, trail: &[Step]) -> Option<&'a mut Value> {
    trail.iter().try_fold(tree, |value, step| match (&mut value.data, step) {
        (Data::Table(entries), Step::Name(name)) => {
            entries.iter_mut().find(|e| e.key == *name).map(|e| &mut e.value)
        }
        (Data::List(items), Step::Item(i)) => items.get_mut(*i),
        _ => None,
    })
}

/// The way as it is written in messages: `onderzoek.stap[2].deel`.
pub fn text(trail: &[Step]) -> String {
    trail.iter().fold(String::new(), |path, step| match step {
        Step::Name(name) => join(&path, name),
        Step::Item(i) => format!("{path}[{}]", i + 1),
    })
}

/// The names on the way; `None` when it leads through a list.
pub fn names(trail: &[Step]) -> Option<Vec<String>> {
    let name = |step: &Step| match step {
        Step::Name(name) => Some(name.clone()),
        Step::Item(_) => None,
    };
    trail.iter().map(name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::parse::parse;
    use crate::schema::Faults;

    fn tree() -> Value {
        let text = "[a]\nx = 1\n[a.b]\nx = 2\n[[a.c]]\nx = 3\n[[a.c]]\nx = 4\n";
        parse(text, 0, &mut Faults::default()).tree
    }

    #[test]
    fn a_star_stands_for_every_name_and_every_item() {
        let tree = tree();
        let found = |key: &str| trails(&tree, key).iter().map(|trail| text(trail)).collect::<Vec<_>>();
        assert_eq!(found("a.x"), ["a.x"]);
        assert_eq!(found("a . c . * . x"), ["a.c[1].x", "a.c[2].x"]);
        assert_eq!(found("a.*"), ["a.x", "a.b", "a.c"]);
        assert!(found("a.y").is_empty() && found("a.x.y").is_empty());
    }

    #[test]
    fn a_value_is_found_again_along_its_trail() {
        let mut tree = tree();
        for trail in trails(&tree, "a.c.*.x") {
            let before = at(&tree, &trail).expect("it is there").clone();
            assert!(matches!(before.data, Data::Int(3 | 4)));
            at_mut(&mut tree, &trail).expect("it is there").data = Data::Int(9);
            assert_eq!(at(&tree, &trail).expect("it is there").data, Data::Int(9));
            assert_eq!(names(&trail), None, "it leads through a list");
        }
        assert_eq!(names(&trails(&tree, "a.b.x")[0]), Some(vec!["a".into(), "b".into(), "x".into()]));
    }
}
