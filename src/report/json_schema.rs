//! Settings as JSON Schema, so that an editor completes, explains and checks them.
//!
//! Draft 7, with `definitions`: it is what taplo (and so Even Better TOML) reads, and tombi reads it too.

use super::dutch;
use crate::experiment::sensitivity::Range;
use crate::scenario::canonical::is_list_of_tables;
use crate::scenario::header::{CHANGES, Header, LONGEST_TITLE, RANGES, Wijziging};
use crate::schema::read::join;
use crate::schema::{Data, Field, Kind, Rule, Value};
use serde_json::{Map, Value as Json, json};

/// The dialect.
const DIALECT: &str = "http://json-schema.org/draft-07/schema#";
/// What a schema is called when it stands beside scenarios.
pub const FILE: &str = "wmosim.schema.json";

/// The schema of a scenario with these `stages`. The values of `basis` are the defaults: they hold when a scenario that
/// builds on it does not name a setting.
pub fn scenario(stages: &[Field], basis: &Value) -> Json {
    let reference = |field: &Field| json!({ "$ref": format!("#/definitions/{}", field.key) });
    let own: Map<String, Json> = stages.iter().map(|field| (field.key.to_owned(), reference(field))).collect();
    let names: Vec<&str> = stages.iter().map(|field| field.key).collect();
    let heading = Header::fields();
    let mut top = properties(&heading, "", None);
    top["titel"]["maxLength"] = json!(LONGEST_TITLE);
    top.extend(own.clone());
    let mut change = properties(&Wijziging::fields(), "", None);
    change.extend(own);
    top.insert(
        CHANGES.into(),
        json!({
            "description": "Een wijziging die op een datum ingaat. Er mogen er meer zijn.",
            "type": "array",
            "items": { "type": "object", "properties": change, "required": ["vanaf"], "additionalProperties": false },
        }),
    );
    top.insert(
        RANGES.into(),
        json!({
            "description": "Een aanname die onzeker is, voor wmosim gevoeligheid. Er mogen er meer zijn.",
            "type": "array",
            "items": table(&Range::fields(), "", None, true),
        }),
    );
    let definitions: Map<String, Json> = stages
        .iter()
        .map(|field| (field.key.to_owned(), described(field, schema(&field.kind, field, field.key, Some(basis)))))
        .collect();
    json!({
        "$schema": DIALECT,
        "title": "Scenario voor wmosim",
        "description": "Alles wat in een scenario kan staan.",
        "type": "object",
        "properties": top,
        "required": needed(&heading),
        "additionalProperties": false,
        "if": { "required": ["basis"] },
        "then": {},
        "else": { "required": names },
        "definitions": definitions,
    })
}

/// The schema of another file, with these settings.
pub fn other(title: &str, fields: &[Field]) -> Json {
    let mut all = table(fields, "", None, true);
    all["$schema"] = json!(DIALECT);
    all["title"] = json!(title);
    all
}

/// As it is written to a file.
pub fn text(schema: &Json) -> String {
    serde_json::to_string_pretty(schema).expect("a tree of JSON values has no other keys than texts") + "\n"
}

/// A table. `whole` says that all of it must be there: what a scenario leaves out stands in its basis.
fn table(fields: &[Field], path: &str, basis: Option<&Value>, whole: bool) -> Json {
    let required = if whole { needed(fields) } else { Vec::new() };
    let mut table = json!({
        "type": "object",
        "properties": properties(fields, path, basis),
        "additionalProperties": false,
    });
    if !required.is_empty() {
        table["required"] = json!(required);
    }
    table
}

fn needed(fields: &[Field]) -> Vec<&'static str> {
    fields.iter().filter(|field| !matches!(field.kind, Kind::Optional(_) | Kind::Named(_))).map(|f| f.key).collect()
}

fn properties(fields: &[Field], path: &str, basis: Option<&Value>) -> Map<String, Json> {
    let property = |field: &Field| {
        let path = join(path, field.key);
        let mut schema = described(field, schema(&field.kind, field, &path, basis));
        let keys: Vec<&str> = path.split('.').collect();
        let default = basis.and_then(|basis| basis.at(&keys)).filter(|value| is_plain(value));
        // Infinity is no number in JSON.
        if let Some(value) = default.map(super::provenance::settings).filter(|_| !default.is_some_and(endless)) {
            schema["default"] = value;
        }
        (field.key.to_owned(), schema)
    };
    fields.iter().map(property).collect()
}

fn is_plain(value: &Value) -> bool {
    !matches!(value.data, Data::Table(_)) && !is_list_of_tables(value)
}

fn endless(value: &Value) -> bool {
    match &value.data {
        Data::Float(number) => !number.is_finite(),
        Data::List(items) => items.iter().any(endless),
        _ => false,
    }
}

/// What the setting itself takes.
fn schema(kind: &Kind, field: &Field, path: &str, basis: Option<&Value>) -> Json {
    let rule = &field.rule;
    match kind {
        Kind::Number => bounded("number", rule.min, rule),
        Kind::Whole => bounded("integer", rule.min.max(0.0), rule),
        Kind::Bool => json!({ "type": "boolean" }),
        Kind::Text => json!({ "type": "string" }),
        Kind::Date => json!({ "type": "string", "format": "date" }),
        Kind::Choice(options) => {
            let (names, help): (Vec<&str>, Vec<String>) =
                options.iter().map(|choice| (choice.name, sentence(choice.help.dutch))).unzip();
            json!({ "type": "string", "enum": names, "x-taplo": { "docs": { "enumValues": help } } })
        }
        Kind::Fixed(count, item) => {
            let item = schema(item, field, path, None);
            json!({ "type": "array", "items": item, "minItems": count, "maxItems": count })
        }
        Kind::List(item) => {
            let item = match &**item {
                Kind::Table(fields) => table(fields, path, None, true),
                item => schema(item, field, path, None),
            };
            json!({ "type": "array", "items": item })
        }
        // A name may be there in the basis already, so no part of it has to be repeated.
        Kind::Named(item) => json!({ "type": "object", "additionalProperties": schema(item, field, path, None) }),
        Kind::Table(fields) => table(fields, path, basis, false),
        Kind::Optional(kind) => schema(kind, field, path, basis),
    }
}

fn bounded(kind: &str, min: f64, rule: &Rule) -> Json {
    // `inf` has no place in JSON: editors read it as nothing.
    let mut schema = match rule.max.is_infinite() {
        true => json!({ "type": [kind, "null"] }),
        false => json!({ "type": kind }),
    };
    if min > Rule::ANY.min {
        schema["minimum"] = json!(min);
    }
    if rule.max < Rule::ANY.max {
        schema["maximum"] = json!(rule.max);
    }
    schema
}

/// The schema with what the setting means, its unit and its range. A reader who is typing sees all of this.
fn described(field: &Field, mut schema: Json) -> Json {
    let rule = &field.rule;
    let mut text = sentence(&field.help);
    if !rule.unit.is_empty() {
        text.push_str(&format!(" Eenheid: {}.", rule.unit));
    }
    if let Some(range) = range(&field.kind, rule) {
        text.push_str(&format!(" Wat mag: {range}."));
    }
    if !rule.refers.is_empty() {
        text.push_str(&format!(" De naam van een [{}.NAAM].", rule.refers));
    }
    if !rule.example.is_empty() {
        text.push_str(&format!(" Voorbeeld: {} = {}", field.key, rule.example));
    }
    schema["description"] = json!(text);
    schema
}

/// The range of a number in words; nothing when any number will do.
pub fn range(kind: &Kind, rule: &Rule) -> Option<String> {
    let min = match kind {
        Kind::Number => rule.min,
        Kind::Whole => rule.min.max(0.0),
        Kind::Fixed(_, item) | Kind::List(item) | Kind::Optional(item) => return range(item, rule),
        _ => return None,
    };
    let shown = |x: f64| crate::scenario::numbers::dutch(x).replace('-', &dutch::MINUS.to_string());
    match (min > Rule::ANY.min, rule.max < Rule::ANY.max) {
        (true, true) => Some(format!("{} tot en met {}", shown(min), shown(rule.max))),
        (true, false) if rule.max.is_infinite() => Some(format!("{} of meer, ook inf", shown(min))),
        (true, false) => Some(format!("{} of meer", shown(min))),
        (false, true) => Some(format!("{} of minder", shown(rule.max))),
        (false, false) => None,
    }
}

fn sentence(help: &str) -> String {
    let text = help.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.ends_with(['.', '!', '?']) { text } else { text + "." }
}
