//! TOML's syntax errors as advice for someone who has never heard of TOML.
//!
//! The parser tells where it lost the thread, in English and in terms of the grammar. What the writer meant shows
//! better from the line itself, so the line decides what is said and the parser's message only where.

use super::line;
use super::source::line_at;
use std::ops::Range;

/// A syntax error: where, what is wrong, a few words beside the place, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// The bytes it is about.
    pub span: Range<usize>,
    /// What is wrong.
    pub what: String,
    /// A few words beside the place.
    pub here: String,
    /// What to do.
    pub remedies: Vec<String>,
}

impl Wrong {
    /// A syntax error with at most one remedy.
    pub fn new(span: Range<usize>, what: impl Into<String>, here: impl Into<String>, remedy: &str) -> Wrong {
        let remedies = if remedy.is_empty() { Vec::new() } else { vec![remedy.to_owned()] };
        Wrong { span, what: what.into(), here: here.into(), remedies }
    }
}

/// All syntax errors of a file.
#[derive(Debug)]
pub struct Explained {
    /// At most one for each line.
    pub wrongs: Vec<Wrong>,
    /// False when what was read from the other lines may have ended up in the wrong place.
    pub trusted: bool,
}

/// A parser error without the crate's type.
struct Error<'a> {
    span: Range<usize>,
    message: &'a str,
}

/// Explains the errors that the parser found in `text`.
pub fn explain(text: &str, errors: &[toml::de::Error]) -> Explained {
    let mut errors: Vec<Error<'_>> = errors
        .iter()
        .map(|e| {
            let span = e.span().unwrap_or(0..0);
            let end = span.end.min(text.len());
            Error { span: span.start.min(end)..end, message: e.message() }
        })
        .collect();
    errors.sort_by_key(|e| e.span.start);
    let mut explained = Explained { wrongs: Vec::new(), trusted: true };
    if let Some(open) = unclosed(text, &errors) {
        // Everything after the bracket was read as part of the list: other complaints about it mean nothing.
        errors.retain(|e| e.span.start < open.span.start);
        explained.wrongs.push(open);
        explained.trusted = false;
    }
    let mut lines = Vec::new();
    for error in &errors {
        let (number, span) = line_at(text, error.span.start);
        if lines.contains(&number) {
            continue;
        }
        lines.push(number);
        let typed = text[span.clone()].trim();
        let header = typed.starts_with('[') || typed.ends_with(']') && !typed.contains('=');
        let structural = ["cannot extend", "recursion limit", "cannot recurse"];
        if header && error.message != "duplicate key" || structural.iter().any(|s| error.message.starts_with(s)) {
            explained.trusted = false;
        }
        explained.wrongs.push(explain_error(text, span, error));
        if lines.len() == MAX_WRONGS {
            explained.trusted = false;
            break;
        }
    }
    explained.wrongs.sort_by_key(|w| w.span.start);
    explained
}

/// More errors than this in one file tell nothing new: it is probably not a scenario at all.
pub const MAX_WRONGS: usize = 50;

/// The list, table or text whose end is missing, so that the rest of the file was swallowed.
fn unclosed(text: &str, errors: &[Error<'_>]) -> Option<Wrong> {
    let runaway = |e: &&Error<'_>| {
        e.message == "unexpected `=` in array, expected value, `]`"
            || e.message.starts_with("unclosed array,")
            || e.message.starts_with("unclosed inline table")
            || e.message.starts_with("invalid multi-line")
    };
    let error = errors.iter().find(runaway)?;
    let before = &text[..error.span.start];
    if error.message.starts_with("invalid multi-line") {
        if error.span.start < text.trim_end().len() {
            return None;
        }
        let start = before.rfind("\"\"\"").max(before.rfind("'''"))?;
        let what = "Deze tekst begint met drie aanhalingstekens, maar eindigt nergens";
        let remedy = "Zet dezelfde drie aanhalingstekens ook achter de tekst.";
        return Some(Wrong::new(start..start + 3, what, "hier begint de tekst", remedy));
    }
    let (bracket, end, kind) =
        if error.message.contains("inline table") { ('{', '}', "Deze groep") } else { ('[', ']', "Deze lijst") };
    // The last line that opens a value with the bracket and does not close it again.
    let start = before.match_indices('=').rev().find_map(|(i, _)| {
        let (_, line) = line_at(text, i);
        let value = &text[i + 1..line.end.max(i + 1)];
        let opens =
            value.trim_start().starts_with(bracket) && value.matches(bracket).count() > value.matches(end).count();
        opens.then(|| i + 1 + value.find(bracket).unwrap_or(0))
    })?;
    let what = format!("{kind} begint met `{bracket}`, maar eindigt niet met `{end}`");
    let remedy = format!("Zet `{end}` achter de laatste waarde.");
    Some(Wrong::new(start..start + 1, what, format!("`{end}` ontbreekt"), &remedy))
}

/// What one error means.
fn explain_error(text: &str, line: Range<usize>, error: &Error<'_>) -> Wrong {
    let at = error.span.start.clamp(line.start, line.end);
    let span = at..error.span.end.clamp(at, line.end);
    match error.message {
        "duplicate key" => {
            let name = &text[span.clone()];
            return if text[line.clone()].trim_start().starts_with('[') {
                let what = format!("De tabel `{}` staat al eerder in dit bestand", text[line].trim());
                Wrong::new(span, what, "staat er voor de tweede keer", "Voeg de twee tabellen samen tot één.")
            } else {
                let what = format!("`{name}` staat twee keer in dezelfde tabel");
                Wrong::new(span, what, "staat er voor de tweede keer", "Haal een van de twee regels weg.")
            };
        }
        m if m.starts_with("cannot extend value") => {
            let what =
                format!("`{}` is al gebruikt als waarde en kan daarom geen tabel meer zijn", &text[span.clone()]);
            return Wrong::new(span, what, "", "Kies één van de twee: een waarde of een tabel.");
        }
        m if m.starts_with("cannot recurse") || m == "recursion limit" => {
            let what = "Hier zitten te veel lijsten of tabellen in elkaar";
            return Wrong::new(span, what, "", "Een scenario heeft hooguit een paar niveaus. Controleer de haken.");
        }
        m if m.starts_with("carriage return") => {
            let what = "Deze regel eindigt met een regeleinde dat andere programma's niet kennen";
            return Wrong::new(
                span,
                what,
                "",
                "Sla het bestand opnieuw op met een gewone teksteditor, zoals Kladblok.",
            );
        }
        _ => {}
    }
    if let Some(c) = text[line.clone()].chars().find(|c| c.is_control() && *c != '\t') {
        let start = line.start + text[line.clone()].find(c).unwrap_or(0);
        let what = "Op deze regel staat een onzichtbaar teken";
        return Wrong::new(start..start + c.len_utf8(), what, "haal dit teken weg", "Typ de regel opnieuw.");
    }
    line::explain(text, line, span, error.message)
}
