//! What is wrong with one line of a scenario file.

use super::habits::{CURLY, is_bare, quoted, straightened, typed_bool, typed_date};
use super::numbers::{Notation, Typed, typed_number};
use super::source::shown;
use super::syntax::Wrong;
use std::ops::Range;

/// Explains the error that the parser found at `span` in the line `line` of `text`.
pub fn explain(text: &str, line: Range<usize>, span: Range<usize>, message: &str) -> Wrong {
    let typed = &text[line.clone()];
    let trimmed = typed.trim();
    let whole = line.start + (typed.len() - typed.trim_start().len())..line.start + typed.trim_end().len();
    if let Some(start) = ["//", ";", "--", "/*", "<!--"].iter().find(|s| trimmed.starts_with(**s)) {
        let what = "Een opmerking begint met `#`";
        let remedy = format!("Schrijf: # {}", shown(trimmed.trim_start_matches(start).trim()));
        return Wrong::new(whole.start..whole.start + start.len(), what, "schrijf hier `#`", &remedy);
    }
    if trimmed.starts_with('[') && !message.contains("array") && !message.starts_with("string values") {
        return header(trimmed, whole);
    }
    let Some(equals) = typed.find('=') else { return without_equals(trimmed, whole) };
    if span.start <= line.start + equals && !trimmed.contains("==") {
        return key(typed, equals, line, span);
    }
    let after = &typed[equals + 1..];
    if let Some(rest) = after.strip_prefix('=') {
        let at = line.start + equals;
        let remedy =
            format!("Schrijf: {} = {}", typed[..equals].trim(), shown(rest.trim_start_matches('=').trim()));
        return Wrong::new(at..at + 2, "Hier staat meer dan één isgelijkteken", "één `=` is genoeg", &remedy);
    }
    let value = without_comment(after);
    let offset = after.len() - after.trim_start().len();
    let start = line.start + equals + 1 + offset.min(after.len());
    let place = start..start + value.trim().len();
    let name = typed[..equals].trim();
    if value.trim_start().starts_with(['[', '{']) {
        let (open, close) = if value.trim_start().starts_with('[') { ('[', ']') } else { ('{', '}') };
        if value.matches(close).count() > value.matches(open).count() {
            let end = place.start + text[place.clone()].rfind(close).unwrap_or(0);
            let end = end..end + 1;
            return Wrong::new(
                end,
                "Hier staat een haak te veel",
                format!("`{close}` te veel"),
                "Haal deze haak weg.",
            );
        }
        return inside(text, span, name);
    }
    value_of(name, value.trim(), place, message)
}

/// A value without the comment behind it; a `#` between quotes is text.
fn without_comment(value: &str) -> &str {
    let mut quote = None;
    for (i, c) in value.char_indices() {
        match (quote, c) {
            (None, '#') => return &value[..i],
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if c == open => quote = None,
            _ => {}
        }
    }
    value
}

/// A line that starts with `[`.
fn header(trimmed: &str, whole: Range<usize>) -> Wrong {
    let double = trimmed.starts_with("[[");
    let head = without_comment(trimmed).trim();
    let inner = head.split(']').next().unwrap_or("").trim_start_matches('[').trim();
    let inner = inner.trim_matches(|c| c == '[' || c == ']');
    let names: Vec<&str> =
        inner.split('.').map(|n| n.trim().trim_matches(|c| CURLY.contains(&c) || c == '"')).collect();
    let written = names.iter().map(|n| quoted(n)).collect::<Vec<_>>().join(".");
    let written = if double { format!("[[{written}]]") } else { format!("[{written}]") };
    let remedy = format!("Schrijf: {}", shown(&written));
    if names.iter().any(|n| n.is_empty()) {
        return Wrong::new(
            whole,
            "In deze tabel ontbreekt een naam",
            "naam ontbreekt",
            "Schrijf bijvoorbeeld: [team]",
        );
    }
    if inner.contains(CURLY) {
        return Wrong::new(whole, "Dit zijn gekrulde aanhalingstekens, zoals Word ze maakt", "", &remedy);
    }
    if names.iter().any(|n| !is_bare(n)) && !inner.contains('"') {
        let what = "Een naam met spaties of bijzondere letters staat tussen rechte aanhalingstekens";
        return Wrong::new(whole, what, "aanhalingstekens ontbreken", &remedy);
    }
    let closing = if double { "]]" } else { "]" };
    if !head.ends_with(closing) && !head.contains(']') {
        return Wrong::new(
            whole,
            format!("De tabel eindigt niet met `{closing}`"),
            format!("`{closing}` ontbreekt"),
            &remedy,
        );
    }
    if head.matches(']').count() > head.matches('[').count() {
        return Wrong::new(whole, "Hier staat een haak te veel", "`]` te veel", &remedy);
    }
    Wrong::new(whole, "De naam van een tabel staat alleen op een regel, tussen haken", "", &remedy)
}

/// A line without `=`.
fn without_equals(trimmed: &str, whole: Range<usize>) -> Wrong {
    if let Some((name, value)) = trimmed.split_once(':').filter(|(name, _)| is_bare(name.trim())) {
        let remedy = format!("Schrijf: {} = {}", name.trim(), shown(value.trim()));
        return Wrong::new(whole, "Tussen de naam en de waarde staat `=`, geen dubbele punt", "", &remedy);
    }
    if trimmed.ends_with(']') {
        let name = trimmed.trim_end_matches(']').trim();
        let remedy = format!("Schrijf: [{}]", shown(name));
        return Wrong::new(whole, "De naam van een tabel begint met `[`", "`[` ontbreekt", &remedy);
    }
    if let Some((name, value)) = trimmed.split_once(' ').filter(|(n, v)| is_bare(n) && typed_number(v).is_some()) {
        let remedy = format!("Schrijf: {name} = {}", shown(value.trim()));
        return Wrong::new(whole, "Tussen de naam en de waarde ontbreekt `=`", "`=` ontbreekt", &remedy);
    }
    let remedy = "Een regel ziet eruit als: fte = 22. Een opmerking begint met `#`.";
    Wrong::new(whole, "Op deze regel ontbreekt een waarde", "verwacht: naam = waarde", remedy)
}

/// What stands before the `=` is not a name.
fn key(typed: &str, equals: usize, line: Range<usize>, span: Range<usize>) -> Wrong {
    let name = typed[..equals].trim();
    let value = shown(typed[equals + 1..].trim());
    let start = line.start + (typed.len() - typed.trim_start().len());
    let place = start..start + name.len();
    if name.is_empty() {
        let what = "Vóór het isgelijkteken ontbreekt de naam";
        return Wrong::new(span, what, "naam ontbreekt", "Een regel ziet eruit als: fte = 22");
    }
    if name.contains(CURLY) {
        let bare = name.trim_matches(|c| CURLY.contains(&c));
        let remedy = format!("Schrijf: {} = {value}", quoted(bare));
        return Wrong::new(place, "Dit zijn gekrulde aanhalingstekens, zoals Word ze maakt", "", &remedy);
    }
    if name.contains(' ') && name.split(' ').all(|n| n.is_empty() || is_bare(n)) {
        let joined = name.split_whitespace().collect::<Vec<_>>().join("_");
        let remedy = format!("Schrijf: {joined} = {value}");
        return Wrong::new(place, "De naam van een instelling heeft geen spaties", "gebruik `_`", &remedy);
    }
    if name.contains("..") || name.ends_with('.') || name.starts_with('.') {
        return Wrong::new(place, "Naast een punt ontbreekt een naam", "", "Haal de punt weg of vul de naam aan.");
    }
    if let Some((left, right)) = name.split_once(':') {
        let remedy = format!("Schrijf: {} = {}", left.trim(), shown(right.trim()));
        return Wrong::new(place, "Tussen de naam en de waarde staat `=`, geen dubbele punt", "", &remedy);
    }
    let what = format!("De naam `{}` bevat een teken dat hier niet mag", shown(name));
    let remedy =
        format!("Gebruik letters, cijfers en `_`, of zet de naam tussen aanhalingstekens: {}", quoted(name));
    Wrong::new(place, what, "", &remedy)
}

/// Something inside a list or group on one line.
fn inside(text: &str, span: Range<usize>, name: &str) -> Wrong {
    let item = &text[span.clone()];
    if item.trim() == "," {
        return Wrong::new(span, "Hier staat een komma te veel", "haal deze komma weg", "");
    }
    if item.is_empty() {
        let what = "In deze lijst of groep ontbreekt iets";
        let remedy = "Een lijst ziet eruit als [1, 2, 3], een groep als { naam = 1, andere = 2 }.";
        return Wrong::new(span, what, "hier ontbreekt een waarde of een komma", remedy);
    }
    let mut wrong = value_of(name, item.trim(), span, "");
    // The remedy for a value of its own line starts with the name; in a list the value alone is meant.
    let prefix = format!("Schrijf: {name} = ");
    for remedy in &mut wrong.remedies {
        if let Some(value) = remedy.strip_prefix(&prefix) {
            *remedy = format!("Schrijf hier: {value}");
        }
    }
    wrong
}

/// A value that is not one.
fn value_of(name: &str, value: &str, place: Range<usize>, message: &str) -> Wrong {
    let write = |new: &str| format!("Schrijf: {name} = {new}");
    if value.is_empty() {
        let what = format!("Achter `{} =` ontbreekt de waarde", shown(name));
        return Wrong::new(place, what, "waarde ontbreekt", "Vul een waarde in, of zet `#` voor de regel.");
    }
    if let Some(text) = straightened(value) {
        let what = "Dit zijn gekrulde aanhalingstekens, zoals Word ze maakt";
        return Wrong::new(place, what, "gebruik rechte aanhalingstekens", &write(&shown(&text)));
    }
    if value.starts_with(['"', '\'']) {
        return quoted_text(name, value, place, message);
    }
    if let Some(word) = typed_bool(value) {
        let what = format!("Ja of nee schrijft u als `true` of `false`, niet als `{}`", shown(value));
        return Wrong::new(place, what, format!("schrijf `{word}`"), &write(word));
    }
    if let Some(date) = typed_date(value) {
        let what = "Een datum schrijft u als jaar-maand-dag, met vier, twee en twee cijfers";
        return Wrong::new(place, what, format!("schrijf {date}"), &write(&date));
    }
    if let Some(rest) = value.strip_suffix([',', ';']) {
        let at = place.end - 1..place.end;
        return Wrong::new(
            at,
            "Achter een waarde staat geen leesteken",
            "haal dit teken weg",
            &write(&shown(rest.trim())),
        );
    }
    if let Some(number) = typed_number(value) {
        return number_as_typed(name, &number, place);
    }
    if message.starts_with("invalid date") || message.starts_with("invalid day") {
        let what = format!("De datum `{}` bestaat niet", shown(value));
        let remedy = "Een datum schrijft u als jaar-maand-dag, zoals 2027-01-01.";
        return Wrong::new(place, what, "deze datum bestaat niet", remedy);
    }
    if let Some(i) = value.find("//") {
        let remedy = write(&format!("{} # {}", shown(value[..i].trim()), shown(value[i + 2..].trim())));
        return Wrong::new(
            place.start + i..place.start + i + 2,
            "Een opmerking begint met `#`",
            "schrijf hier `#`",
            &remedy,
        );
    }
    if value.contains('=') {
        let what = "Op deze regel staan twee instellingen";
        return Wrong::new(place, what, "", "Zet elke instelling op een eigen regel.");
    }
    let digit = value.bytes().any(|b| b.is_ascii_digit());
    if digit && value.bytes().all(|b| b.is_ascii_digit() || b" +-*/().,_^".contains(&b)) {
        let what = format!("`{}` is geen getal", shown(value));
        let remedy = "Schrijf één getal met een punt voor de decimalen, zoals 12.5. Rekensommen kunnen hier niet.";
        return Wrong::new(place, what, "geen getal", remedy);
    }
    if value.ends_with('"') {
        let what = "Vóór deze tekst ontbreekt een aanhalingsteken";
        return Wrong::new(place, what, "`\"` ontbreekt", &write(&format!("\"{}", shown(value))));
    }
    let what = "Een tekst staat tussen aanhalingstekens";
    let text = format!("\"{}\"", shown(value).replace(['"', '\\'], "'"));
    Wrong::new(place, what, "aanhalingstekens ontbreken", &write(&text))
}

/// A text between quotes that goes wrong somewhere.
fn quoted_text(name: &str, value: &str, place: Range<usize>, message: &str) -> Wrong {
    let quote = value.chars().next().unwrap_or('"');
    if value.contains('\\') && quote == '"' {
        let what = "Een schuine streep naar links (`\\`) heeft in een tekst een bijzondere betekenis";
        return Wrong::new(place, what, "", "Gebruik `/`, of schrijf twee strepen: `\\\\`.");
    }
    let inner = &value[quote.len_utf8()..];
    if message.starts_with("invalid") && !inner.contains(quote) {
        let what = "Achter deze tekst ontbreekt een aanhalingsteken";
        let remedy = format!("Schrijf: {name} = {}{quote}", shown(value));
        return Wrong::new(place, what, format!("`{quote}` ontbreekt"), &remedy);
    }
    if inner.trim_end().ends_with(quote) {
        let inner = inner.trim_end().trim_end_matches(quote).replace(quote, "'");
        let remedy = format!("Gebruik binnen de tekst enkele aanhalingstekens: {name} = \"{}\"", shown(&inner));
        return Wrong::new(place, "Binnen deze tekst staan ook aanhalingstekens", "", &remedy);
    }
    let what = "Achter de tekst staat nog iets";
    Wrong::new(place, what, "", "Zet alles tussen één paar aanhalingstekens, of zet `#` voor een opmerking.")
}

/// A number in a notation of daily life.
fn number_as_typed(name: &str, number: &Typed, place: Range<usize>) -> Wrong {
    let write = format!("Schrijf: {name} = {}", number.write);
    let what = notation(&number.notation);
    Wrong::new(place, what, format!("schrijf {}", number.write), &write)
}

/// What is wrong with a number in this notation, as a sentence.
pub fn notation(notation: &Notation) -> String {
    match notation {
        Notation::Plain => "Een getal staat niet tussen aanhalingstekens".into(),
        Notation::DecimalComma => "Decimalen schrijft u hier met een punt, niet met een komma".into(),
        Notation::Thousands => "Duizendtallen schrijft u hier zonder punten of spaties".into(),
        Notation::Percent => "Een percentage schrijft u hier als een deel van 1: 80% is 0.8".into(),
        Notation::Euro => "Een bedrag schrijft u hier zonder euroteken: alleen het getal".into(),
        Notation::Unit(word) => format!("Schrijf alleen het getal, zonder `{}`", shown(word)),
        Notation::Dash => "Dit is een lang streepje, zoals Word dat maakt, en geen minteken".into(),
        Notation::Incomplete => "Zo is een getal hier niet te lezen".into(),
    }
}
