//! Faults as Dutch sentences: what is wrong, what was typed, what is allowed and what to do.

use super::habits::{typed_bool, typed_date};
use super::header::{CHANGES, Header, Wijziging};
use super::line::notation;
use super::lookup::{Spot, bare, field_at, most_alike, nearest, tables_with};
use super::missing::{enumerate, table_name};
use super::numbers::{Notation, dutch, typed_number};
use super::source::{Source, shown};
use crate::schema::{Fault, Field, Kind, Place, Problem};

/// One message to a user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Where it is about; a file that could not be read, or a file as a whole, has an empty place.
    pub place: Place,
    /// What is wrong: a sentence without a full stop.
    pub what: String,
    /// A few words for beside the place itself; may be empty.
    pub here: String,
    /// What to do about it.
    pub remedies: Vec<String>,
}

/// Makes the message for `fault`; `kind` is the declaration of all settings.
pub fn message(fault: &Fault, sources: &[Source], kind: &Kind) -> Message {
    let typed = sources.get(fault.place.file as usize).map_or("", |s| s.typed(fault.place));
    let (header, dated) = (Header::fields(), Wijziging::fields());
    let spot = field_at(kind, &fault.path);
    let of_change = fault.path.strip_prefix(CHANGES).and_then(|path| path.strip_prefix('.'));
    let outside = header.iter().find(|f| f.key == fault.path).or(dated.iter().find(|f| Some(f.key) == of_change));
    let field = spot.map(|s| s.field).or(outside);
    let about = About { path: &fault.path, typed, spot, field, kind };
    let (what, here, remedies) = match &fault.problem {
        Problem::UnknownKey { known } => about.unknown_key(known),
        Problem::MissingKey { help, .. } => {
            (format!("`{}` ontbreekt", shown(&fault.path)), String::new(), vec![help.clone()])
        }
        Problem::WrongType { expected, found } => about.wrong_type(expected, found),
        Problem::OutOfRange { value, min, max, unit } => about.out_of_range(*value, *min, *max, unit),
        Problem::UnknownName { name, known, what } => about.unknown_name(name, known, what),
        Problem::WrongLength { found, expected, meaning } => about.wrong_length(*found, *expected, meaning),
        Problem::Rule(sentence) => (sentence.trim_end_matches('.').to_owned(), String::new(), Vec::new()),
        Problem::Advice { what, here, remedies } => (what.clone(), here.clone(), remedies.clone()),
    };
    Message { place: fault.place, what, here, remedies }
}

type Sentences = (String, String, Vec<String>);

/// What is known about the setting at a fault.
struct About<'a> {
    path: &'a str,
    typed: &'a str,
    spot: Option<Spot<'a>>,
    field: Option<&'a Field>,
    kind: &'a Kind,
}

impl About<'_> {
    /// The setting as a reader would point at it.
    fn name(&self) -> String {
        let path = shown(self.path);
        let item = path.strip_suffix(']').and_then(|p| p.rsplit_once('['));
        match (item, path.rsplit_once('.')) {
            (Some((list, number)), _) => format!("Waarde {number} van `{list}`"),
            (None, Some((table, key))) if table.ends_with(']') => format!("`{key}` in {}", table_name(table)),
            _ => format!("`{path}`"),
        }
    }

    /// What the setting means, with its example.
    fn help(&self, with_range: bool) -> Vec<String> {
        let Some(field) = self.field else { return Vec::new() };
        let mut meaning = format!("Betekenis: {}", field.help);
        if let (true, Kind::Number | Kind::Whole) = (with_range, bare(&field.kind)) {
            meaning =
                format!("{meaning} Vul {}{} in.", range(field.rule.min, field.rule.max), in_unit(field.rule.unit));
        }
        let mut lines = vec![meaning];
        if !field.rule.example.is_empty() {
            lines.push(format!("Schrijf bijvoorbeeld: {} = {}", field.key, field.rule.example));
        }
        lines
    }

    /// The way to write it right: the whole line, or only the value when it stands in a list.
    fn write(&self, value: &str) -> String {
        match (self.path.ends_with(']'), self.path.rsplit('.').next()) {
            (false, Some(key)) => format!("Schrijf: {key} = {value}"),
            _ => format!("Schrijf hier: {value}"),
        }
    }

    fn unknown_key(&self, known: &[String]) -> Sentences {
        let (table, key) = self.path.rsplit_once('.').unwrap_or(("", self.path));
        let within = if table.is_empty() {
            "bovenaan het bestand".to_owned()
        } else {
            format!("in {}", table_name(&shown(table)))
        };
        let mut remedies = Vec::new();
        let near = nearest(key, known.iter().map(String::as_str));
        if let Some(near) = near {
            remedies.push(format!("Bedoelde u `{near}`?"));
        }
        let elsewhere = tables_with(self.kind, key);
        let in_header = Header::fields().iter().any(|f| f.key == key);
        let elsewhere_known = in_header || !elsewhere.is_empty();
        if in_header {
            remedies.push("Deze instelling hoort bovenaan het bestand, vóór de eerste regel met haken.".into());
        } else if !elsewhere.is_empty() {
            remedies.push(format!("Deze instelling hoort in {}.", enumerate(elsewhere).replace(" en [", " of [")));
        } else if near.is_none() {
            remedies.extend(choices(key, known));
        }
        let verb = if elsewhere_known { "hoort" } else { "bestaat" };
        (
            format!("De instelling `{}` {verb} niet {within}", shown(key)),
            "deze naam is niet bekend".into(),
            remedies,
        )
    }

    fn wrong_type(&self, expected: &str, found: &str) -> Sentences {
        let (expected, like) = expected.split_once(", zoals ").unwrap_or((expected, ""));
        let like = if like.is_empty() { String::new() } else { format!(" (zoals {like})") };
        let kind = self.spot.map(|s| s.kind).or(self.field.map(|f| &f.kind)).map(bare);
        let text = self.typed.trim().trim_matches(['"', '\'']);
        let what = format!("{} moet {expected} zijn{like}, maar hier staat {found}", self.name());
        let fix = |write: &str, why: Option<String>| {
            let mut remedies = vec![self.write(write)];
            remedies.splice(0..0, why.map(|w| format!("{w}.")));
            (what.clone(), format!("schrijf {write}"), remedies)
        };
        let number = typed_number(text);
        match (kind, found) {
            (Some(Kind::Number | Kind::Whole), "een tekst") => {
                if let Some(number) = number {
                    return self.number_in_quotes(&what, &number);
                }
            }
            (Some(Kind::Whole), "een getal met decimalen") => {
                if let Some(whole) = text.strip_suffix(".0").or(text.strip_suffix('.')) {
                    return fix(whole, None);
                }
            }
            (Some(Kind::Bool), _) => {
                let word = match text {
                    "1" => Some("true"),
                    "0" => Some("false"),
                    text => typed_bool(text),
                };
                if let Some(word) = word {
                    return fix(word, None);
                }
            }
            (Some(Kind::Date), "een tekst") => {
                if let Some(date) = typed_date(text) {
                    return fix(&date, Some("Een datum staat niet tussen aanhalingstekens".into()));
                }
            }
            (Some(Kind::Date), "een datum met een tijdstip") => {
                if let Some(date) = text.get(..10) {
                    return fix(date, Some("Laat het tijdstip weg".into()));
                }
            }
            (Some(Kind::Date), "een geheel getal") if text.len() == 4 => {
                return fix(&format!("{text}-01-01"), None);
            }
            (Some(Kind::Text | Kind::Choice(_)), found)
                if found.contains("getal") || found.contains("datum") || found.contains("true") =>
            {
                return fix(&format!("\"{text}\""), Some("Een tekst staat tussen aanhalingstekens".into()));
            }
            (Some(Kind::List(item)), "een tabel") if matches!(bare(item), Kind::Table(_)) => {
                let remedy = format!("Schrijf [[{}]] met dubbele haken: er mogen er meer zijn.", shown(self.path));
                return (what, String::new(), vec![remedy]);
            }
            (Some(Kind::List(_)), _) if !found.contains("tabel") && !self.typed.is_empty() => {
                return fix(
                    &format!("[{}]", shown(self.typed)),
                    Some("Een lijst staat tussen rechte haken".into()),
                );
            }
            (Some(Kind::Table(_) | Kind::Named(_)), _) => {
                let remedy = format!("Zet de instellingen onder een eigen regel [{}].", shown(self.path));
                return (what, String::new(), vec![remedy]);
            }
            _ => {}
        }
        (what, format!("verwacht: {expected}"), self.help(true))
    }

    /// A number that stands between quotes, perhaps with a sign that made the writer put them there.
    fn number_in_quotes(&self, what: &str, number: &super::numbers::Typed) -> Sentences {
        // No setting is itself in percents: a factor of 80% is 0.8, just as a share is.
        let write = &number.write;
        let mut why = notation(&number.notation);
        if number.notation != Notation::Plain {
            why = format!("{why}, en zonder aanhalingstekens");
        }
        (what.to_owned(), format!("schrijf {write}"), vec![format!("{why}."), self.write(write)])
    }

    fn out_of_range(&self, value: f64, min: f64, max: f64, unit: &str) -> Sentences {
        let range = range(min, max);
        let unit = in_unit(unit);
        if value.is_nan() {
            let remedies = [vec![format!("Vul {range}{unit} in.")], self.help(false)].concat();
            return (format!("{} is geen getal", self.name()), "geen getal".into(), remedies);
        }
        let mut remedies = Vec::new();
        let mut here = range.trim_start_matches("een getal ").to_owned();
        if value.is_infinite() {
            remedies.push("`inf` betekent oneindig. Dat kan bij deze instelling niet.".into());
        } else if max == 1.0 && min >= 0.0 && value > 1.0 && value <= 100.0 {
            if let Some(share) = typed_number(&format!("{value}%")) {
                remedies.push(format!(
                    "Bedoelde u {}%? Schrijf {}% als {}",
                    dutch(value),
                    dutch(value),
                    share.write
                ));
                here = format!("schrijf {}% als {}", dutch(value), share.write);
            }
        } else if value < min && looks_short(self.typed, min, max) {
            let whole = self.typed.replace('.', "");
            remedies
                .push(format!("Een punt staat hier voor decimalen. Bedoelde u {whole}? {}", self.write(&whole)));
        }
        remedies.extend(self.help(false));
        (
            format!("{} is {}, maar moet {range} zijn{unit}", self.name(), shown_number(self.typed, value)),
            here,
            remedies,
        )
    }

    fn unknown_name(&self, name: &str, known: &[String], what: &str) -> Sentences {
        let title = match what.strip_prefix("een ") {
            Some(noun) => format!("Er bestaat geen {noun} met de naam `{}`", shown(name)),
            None => format!("`{}` is niet bekend als {what}", shown(name)),
        };
        let mut remedies: Vec<String> = nearest(name, known.iter().map(String::as_str))
            .map(|n| format!("Bedoelde u `{n}`?"))
            .into_iter()
            .collect();
        match self.spot.map(|s| s.kind) {
            Some(Kind::Choice(options)) if options.len() <= 6 => {
                remedies.extend(options.iter().map(|o| format!("Keuze `{}`: {}", o.name, o.help.dutch.trim())));
            }
            _ if remedies.is_empty() && known.is_empty() => {
                remedies.push("Er zijn er nog geen in dit bestand of in zijn basis.".into());
            }
            _ if remedies.is_empty() => remedies.extend(choices(name, known)),
            _ => {}
        }
        (title, "deze naam is niet bekend".into(), remedies)
    }

    fn wrong_length(&self, found: usize, expected: usize, meaning: &str) -> Sentences {
        let values = |n: usize| if n == 1 { "1 waarde".to_owned() } else { format!("{n} waarden") };
        let what = format!("{} heeft {}, maar dat moeten er {expected} zijn", self.name(), values(found));
        let mut remedies = vec![format!("Geef {meaning}.")];
        if found == 2 * expected {
            remedies.insert(0, "Decimalen schrijft u hier met een punt: [0.5, 0.7], niet [0,5, 0,7].".into());
        }
        remedies.extend(self.help(false));
        (what, format!("{} in plaats van {expected}", values(found)), remedies)
    }
}

/// The names to choose from: all when they are few, or else those most alike.
fn choices(typed: &str, known: &[String]) -> Vec<String> {
    let quoted = |names: &[&str]| names.iter().map(|n| format!("`{n}`")).collect::<Vec<_>>().join(", ");
    if known.is_empty() {
        return Vec::new();
    }
    if known.len() <= 12 {
        let names: Vec<&str> = known.iter().map(String::as_str).collect();
        return vec![format!("U kunt kiezen uit: {}.", quoted(&names))];
    }
    let alike = most_alike(typed, known, 5);
    vec![format!("Het meest lijken hierop: {}. Er zijn er nog {}.", quoted(&alike), known.len() - alike.len())]
}

/// A range in Dutch; bounds that no real setting reaches are not named.
fn range(min: f64, max: f64) -> String {
    match (min > -1e12, max < 1e12) {
        (true, true) => format!("een getal van {} tot en met {}", dutch(min), dutch(max)),
        (true, false) => format!("een getal van {} of hoger", dutch(min)),
        (false, true) => format!("een getal van {} of lager", dutch(max)),
        (false, false) => "een gewoon getal".into(),
    }
}

/// The unit behind a range.
fn in_unit(unit: &str) -> String {
    if unit.is_empty() { String::new() } else { format!(" (eenheid: {unit})") }
}

/// A number as typed when that can be shown, or else in Dutch.
fn shown_number(typed: &str, value: f64) -> String {
    if typed.is_empty() || typed.len() > 20 { dutch(value) } else { typed.to_owned() }
}

/// True when the number would fit without its point: `1.800` where at least 100 is wanted.
fn looks_short(typed: &str, min: f64, max: f64) -> bool {
    super::numbers::looks_like_thousands(typed)
        && typed.replace('.', "").parse::<f64>().is_ok_and(|whole| whole >= min && whole <= max)
}
