//! Settings by their path, to turn: which there are, and what a factor makes of their values.

use super::key;
use super::lookup::{Spot, bare, field_at};
use crate::model::Settings;
use crate::schema::{Data, Kind, Place, Problem, Rule, Setting, Value};

/// The path of a setting, such as `["team", "fte"]`.
pub type Path = Vec<String>;

/// The settings in `tree` that `key` names and that a file can name alone: no tables, and nothing within a list of
/// tables. Empty when there are none.
pub fn expand(tree: &Value, key: &str) -> Vec<Path> {
    let is_setting =
        |value: &Value| !matches!(value.data, Data::Table(_)) && !super::canonical::is_list_of_tables(value);
    let trails = key::trails(tree, key).into_iter();
    trails.filter(|t| key::at(tree, t).is_some_and(is_setting)).filter_map(|t| key::names(&t)).collect()
}

/// The names of all settings in `tree`, to suggest one.
pub fn names(tree: &Value) -> Vec<String> {
    fn gather(value: &Value, path: &str, found: &mut Vec<String>) {
        match &value.data {
            Data::Table(entries) => {
                for entry in entries.iter().filter(|e| e.key != super::header::CHANGES) {
                    gather(&entry.value, &crate::schema::read::join(path, &entry.key), found);
                }
            }
            _ if super::canonical::is_list_of_tables(value) => {}
            _ => found.push(path.to_owned()),
        }
    }
    let mut found = Vec::new();
    gather(tree, "", &mut found);
    found
}

/// The value at `path`.
pub fn at<'a>(tree: &'a Value, path: &[String]) -> Option<&'a Value> {
    path.iter().try_fold(tree, |value, key| value.get(key))
}

/// `data` times `factor`: a number, or every number of a list. `None` when there is no number.
pub fn scaled(data: &Data, factor: f64) -> Option<Data> {
    match data {
        Data::Int(number) => Some(Data::Float(*number as f64 * factor)),
        Data::Float(number) => Some(Data::Float(number * factor)),
        Data::List(items) => {
            let item =
                |item: &Value| scaled(&item.data, factor).map(|data| Value { data, place: Place::default() });
            items.iter().map(item).collect::<Option<Vec<_>>>().map(Data::List)
        }
        _ => None,
    }
}

/// The declaration of the setting at `path`, given the declaration `root` of all settings.
pub fn declaration<'a>(root: &'a Kind, path: &[String]) -> Option<Spot<'a>> {
    field_at(root, &path.join("."))
}

/// True for a setting of the period: whoever compares months with months cannot vary which there are.
pub fn is_of_period(key: &str) -> bool {
    key.split('.').next() == Some("tijd")
}

/// The declaration of all settings.
pub fn root() -> Kind {
    Settings::kind(&Rule::ANY)
}

/// A whole number where the setting takes one. What is no finite number stays as it is.
pub fn fitted(data: Data, kind: &Kind) -> Data {
    match (&data, bare(kind)) {
        (Data::Float(number), Kind::Whole) if number.is_finite() => Data::Int(libm::round(*number) as i64),
        _ => data,
    }
}

/// What is wrong with `data` for the setting at `spot`, as far as its declaration tells.
pub fn objection(data: &Data, spot: Spot<'_>) -> Option<Problem> {
    let rule = &spot.field.rule;
    let number = |number: f64| {
        let problem = Problem::OutOfRange { value: number, min: rule.min, max: rule.max, unit: rule.unit };
        (!(number >= rule.min && number <= rule.max)).then_some(problem)
    };
    match (data, bare(spot.kind)) {
        (Data::Int(value), Kind::Number | Kind::Whole) => number(*value as f64),
        (Data::Float(value), Kind::Number) => number(*value),
        (Data::Float(value), Kind::Whole) if value.fract() == 0.0 => number(*value),
        (Data::Bool(_), Kind::Bool) | (Data::Date(_), Kind::Date) | (Data::Text(_), Kind::Text) => None,
        (Data::Text(text), Kind::Choice(options)) => {
            let known: Vec<String> = options.iter().map(|option| option.name.to_owned()).collect();
            let problem = Problem::UnknownName { name: text.clone(), known, what: "een van de keuzes".into() };
            options.iter().all(|option| option.name != text).then_some(problem)
        }
        (Data::List(items), Kind::List(kind) | Kind::Fixed(_, kind)) => {
            items.iter().find_map(|item| objection(&item.data, Spot { field: spot.field, kind }))
        }
        (data, kind) => {
            let found = Value { data: data.clone(), place: Place::default() }.describe();
            Some(Problem::WrongType { expected: kind.describe(), found })
        }
    }
}

#[cfg(all(test, feature = "cli"))]
mod tests {
    use super::*;

    fn tree() -> Value {
        let path = std::path::Path::new("scenarios/basis.toml");
        crate::scenario::load(path).expect("the base scenario is right").resolved
    }

    #[test]
    fn a_star_stands_for_every_name() {
        let tree = tree();
        assert_eq!(expand(&tree, "team.fte"), [["team", "fte"]]);
        let all = expand(&tree, "profiel.*.laag_doenvermogen");
        assert!(all.len() > 1 && all.iter().all(|path| path[2] == "laag_doenvermogen"));
        assert!(expand(&tree, "team.ftee").is_empty() && expand(&tree, "team").is_empty());
        assert!(names(&tree).contains(&"team.fte".to_owned()));
    }

    #[test]
    fn a_factor_scales_numbers_and_lists_and_nothing_else() {
        assert_eq!(scaled(&Data::Int(4), 0.5), Some(Data::Float(2.0)));
        let list = Data::List(vec![Value { data: Data::Float(3.0), place: Place::default() }]);
        let Some(Data::List(items)) = scaled(&list, 2.0) else { panic!("a list stays a list") };
        assert_eq!(items[0].data, Data::Float(6.0));
        assert_eq!(scaled(&Data::Text("fifo".into()), 2.0), None);
    }

    #[test]
    fn a_value_that_a_setting_does_not_take_is_objected_to() {
        let root = root();
        let spot = |path: &str| field_at(&root, path).expect("it exists");
        assert_eq!(objection(&Data::Float(0.8), spot("indicatie.ruimhartigheid")), None);
        let wrong = |data, path| objection(&data, spot(path)).expect("it is wrong");
        assert!(matches!(wrong(Data::Float(2.0), "evaluatie.ziet"), Problem::OutOfRange { .. }));
        assert!(matches!(wrong(Data::Text("fofi".into()), "toewijzing.volgorde"), Problem::UnknownName { .. }));
        assert!(matches!(wrong(Data::Bool(true), "team.fte"), Problem::WrongType { .. }));
    }
}
