//! What stands in a scenario file besides settings: its title, question, basis and dated changes.

use super::lookup::nearest;
use super::source::shown;
use crate::schema::read::join;
use crate::schema::{Data, Entry, Faults, Field, Name, Place, Problem, Rule, Setting, TableReader, Value};
use jiff::civil::Date;

settings! {
    /// Waar het scenario over gaat.
    pub struct Header {
        /// Korte naam van het scenario voor tabellen en grafieken, hoogstens 40 tekens.
        titel: String { example: "\"Meer consulenten\"" },
        /// De vraag die dit scenario beantwoordt.
        vraag: String { example: "\"Hoeveel korter wordt de wachtlijst met twee consulenten extra?\"" },
        /// Wat dit scenario niet beantwoordt.
        beantwoordt_niet: String { example: "\"Of deze consulenten te vinden zijn.\"" },
        /// Het bestand waarop dit scenario voortbouwt: wat hier niet staat, komt daaruit.
        basis: Option<Name> { example: "\"basis.toml\"" },
    }
}

settings! {
    /// Een wijziging die op een datum ingaat. Alle instellingen mogen erin staan.
    pub struct Wijziging {
        /// Eerste dag waarop de wijziging geldt.
        vanaf: Date { example: "2028-01-01" },
        /// Waarom er iets wijzigt.
        reden: Option<String> { example: "\"Nieuw contract\"" },
    }
}

/// The key of the dated changes.
pub const CHANGES: &str = "wijziging";

/// The key of the ranges of uncertain assumptions. They say how sure the numbers are and are no settings: a reader
/// of scenarios passes them by.
pub const RANGES: &str = "onzeker";

/// The longest title, in characters: it has to fit beside a line in a chart.
pub const LONGEST_TITLE: usize = 40;

/// Settings that hold from a date.
#[derive(Clone, Debug)]
pub struct Dated {
    /// The first day.
    pub since: Date,
    /// Where that day stands.
    pub place: Place,
    /// Why, in the words of the file; without line breaks.
    pub reason: Option<String>,
    /// The settings that change: a table.
    pub settings: Value,
}

/// One scenario file, taken apart.
#[derive(Clone, Debug)]
pub struct Parts {
    /// Title, question and basis; `None` when something is wrong with them.
    pub header: Option<Header>,
    /// Where the title stands.
    pub title_place: Option<Place>,
    /// Where the basis is named, also when the rest of the header is wrong.
    pub basis: Option<Name>,
    /// The settings.
    pub settings: Value,
    /// The dated changes, by date.
    pub dated: Vec<Dated>,
}

/// Takes the tree of a file apart; `tables` are the settings that exist at the top.
pub fn split(tree: Value, tables: &[Field], faults: &mut Faults) -> Parts {
    let place = tree.place;
    let table = |entries| Value { data: Data::Table(entries), place };
    let Data::Table(entries) = tree.data else { return split(table(Vec::new()), tables, faults) };
    let is_header = |e: &Entry| Header::fields().iter().any(|f| f.key == e.key);
    let (head, rest): (Vec<Entry>, Vec<Entry>) = entries.into_iter().partition(is_header);
    let (changes, rest): (Vec<Entry>, Vec<Entry>) = rest.into_iter().partition(|e| e.key == CHANGES);
    let (ranges, rest): (Vec<Entry>, Vec<Entry>) = rest.into_iter().partition(|e| e.key == RANGES);
    for entry in ranges.iter().filter(|e| !matches!(e.value.data, Data::List(_))) {
        let remedy = "Schrijf [[onzeker]] met dubbele haken: er mogen er meer zijn.";
        faults.advice(entry.key_place, "Een onzekere aanname staat tussen dubbele haken", "", &[remedy]);
    }
    let own = || Header::fields().into_iter().map(|f| f.key).chain([CHANGES, RANGES]);
    let settings = known_only(rest, "", tables, own().collect(), faults);
    let dated = changes.first().map_or_else(Vec::new, |e| dated(&e.value, e.key_place, tables, faults));
    let head = table(head);
    let before = faults.0.len();
    let header = Header::read(&head, &Rule::ANY, "", faults);
    let basis = head.get("basis").and_then(|v| match &v.data {
        Data::Text(text) => Some(Name { text: text.clone(), place: v.place }),
        _ => None,
    });
    if let Some(header) = &header {
        check(header, &head, faults);
    }
    let header = header.filter(|_| faults.0.len() == before);
    let title_place = head.get("titel").map(|v| v.place);
    Parts { header, title_place, basis, settings: table(settings), dated }
}

/// Reports entries that are not a setting, so that the reader of settings need not know about the other keys.
fn known_only(
    entries: Vec<Entry>,
    path: &str,
    tables: &[Field],
    own: Vec<&str>,
    faults: &mut Faults,
) -> Vec<Entry> {
    let known: Vec<String> = tables.iter().map(|f| f.key).chain(own).map(str::to_owned).collect();
    let (right, wrong): (Vec<Entry>, Vec<Entry>) =
        entries.into_iter().partition(|e| tables.iter().any(|f| f.key == e.key));
    for entry in wrong {
        let is_table = matches!(entry.value.data, Data::Table(_));
        let near = nearest(&entry.key, known.iter().map(String::as_str));
        // A table that nobody knows is more often a setting's table than a title: say so with the brackets.
        if is_table {
            let what = format!("De tabel [{}] bestaat niet", shown(&entry.key));
            let mut remedies: Vec<String> = near.iter().map(|n| format!("Bedoelde u [{n}]?")).collect();
            let names: Vec<String> = tables.iter().map(|f| format!("[{}]", f.key)).collect();
            if near.is_none() {
                remedies.push(format!("Deze tabellen bestaan: {}.", names.join(", ")));
            }
            let here = "deze naam is niet bekend".to_owned();
            faults.add(entry.key_place, entry.key, Problem::Advice { what, here, remedies });
        } else {
            faults.add(entry.key_place, join(path, &entry.key), Problem::UnknownKey { known: known.clone() });
        }
    }
    right
}

/// The most dated changes in a file: one a month for forty years. Each is a whole set of settings in memory.
const MOST_CHANGES: usize = 480;

/// The year of the first date that stands in for one that cannot be read.
const STAND_IN: i16 = 9_000;

/// The dated changes of a file, by date.
fn dated(value: &Value, key: Place, tables: &[Field], faults: &mut Faults) -> Vec<Dated> {
    let Data::List(items) = &value.data else {
        let remedy = "Schrijf [[wijziging]] met dubbele haken: er mogen er meer zijn.";
        faults.advice(key, "Een wijziging staat tussen dubbele haken", "", &[remedy]);
        return Vec::new();
    };
    if let Some(extra) = items.get(MOST_CHANGES) {
        let remedy = format!("Een scenario mag hoogstens {MOST_CHANGES} wijzigingen hebben.");
        faults.advice(extra.place, format!("Er staan {} wijzigingen", items.len()), "te veel", &[&remedy]);
    }
    let one = |(number, item): (i16, _)| one_change(item, Date::constant(STAND_IN + number, 1, 1), tables, faults);
    let mut dated: Vec<Dated> = (0..).zip(items.iter().take(MOST_CHANGES)).filter_map(one).collect();
    dated.sort_by_key(|d| d.since);
    for pair in dated.windows(2).filter(|pair| pair[0].since == pair[1].since) {
        let what = "Er staan twee wijzigingen op dezelfde dag";
        faults.advice(
            pair[1].place,
            what,
            "deze dag komt twee keer voor",
            &["Voeg ze samen tot één [[wijziging]]."],
        );
    }
    dated
}

impl Dated {
    /// True when its date could be read, and is no stand-in.
    pub fn is_dated(&self) -> bool {
        self.since.year() < STAND_IN
    }
}

/// A dated change. Where its date cannot be read `stand_in` is its date, so that its settings are checked all the same.
fn one_change(item: &Value, stand_in: Date, tables: &[Field], faults: &mut Faults) -> Option<Dated> {
    let reader = TableReader::open(item, CHANGES, faults)?;
    let fields = Wijziging::fields();
    let since = reader.field::<Date>(&fields[0], faults);
    let reason = reader.field::<Option<String>>(&fields[1], faults);
    let Data::Table(entries) = &item.data else { return None };
    let own: Vec<&str> = fields.iter().map(|f| f.key).collect();
    let rest: Vec<Entry> = entries.iter().filter(|e| !own.contains(&e.key.as_str())).cloned().collect();
    let empty = rest.is_empty();
    let settings = known_only(rest, CHANGES, tables, own, faults);
    if empty && since.is_some() {
        let remedy = "Zet eronder wat er wijzigt, bijvoorbeeld een regel [wijziging.team] en daaronder fte = 24.0";
        faults.advice(item.place, "In deze wijziging staat niet wat er wijzigt", "", &[remedy]);
    }
    let reason = reason.flatten().map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "));
    let reason = reason.filter(|text| !text.is_empty());
    let place = item.get("vanaf").map_or(item.place, |since| since.place);
    Some(Dated {
        since: since.unwrap_or(stand_in),
        place,
        reason,
        settings: Value { data: Data::Table(settings), place: item.place },
    })
}

/// What a header's types do not say.
fn check(header: &Header, head: &Value, faults: &mut Faults) {
    let length = header.titel.chars().count();
    let titel = head.place_of(&["titel"]);
    if length > LONGEST_TITLE {
        let what = format!("De titel heeft {length} tekens; er passen er {LONGEST_TITLE}");
        faults.advice(titel, what, "te lang", &["De titel staat naast lijnen in grafieken: maak hem korter."]);
    }
    if header.titel.contains(['\n', '\t']) {
        faults.advice(
            titel,
            "De titel moet op één regel staan",
            "",
            &["Haal het regeleinde of de tab uit de titel."],
        );
    }
    for (key, text) in
        [("titel", &header.titel), ("vraag", &header.vraag), ("beantwoordt_niet", &header.beantwoordt_niet)]
    {
        if text.trim().is_empty() {
            let help = Header::fields().into_iter().find(|f| f.key == key);
            let example =
                help.map_or(String::new(), |f| format!("Schrijf bijvoorbeeld: {key} = {}", f.rule.example));
            faults.advice(head.place_of(&[key]), format!("`{key}` is leeg"), "vul een tekst in", &[&example]);
        }
    }
}
