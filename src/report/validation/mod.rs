//! The validation as a table: for the terminal, as CSV and as a page. The page is part of the documentation, which is
//! Dutch.

mod words;

use crate::experiment::validate::{Case, Found, Kind, RISK, Row, What, all};
use crate::language::{Language, Text};
use crate::say;
use crate::scenario::Rejected;
use std::fmt::Write as _;

/// A row with the case it is of.
#[derive(Clone, Copy)]
struct Line<'a> {
    kind: Kind,
    row: &'a Row,
}

/// The rows with their cases: those of one case stand together.
fn lines(rows: &[Row]) -> Vec<Line<'_>> {
    let little = |row: &Row| matches!(row.what, What::Little(_) | What::Books(_));
    let kind = |row: &Row| {
        let found =
            all().into_iter().find(|case| case.name == row.case && (case.kind == Kind::Little) == little(row));
        found.map_or(Kind::Little, |case| case.kind)
    };
    rows.iter().map(|row| Line { kind: kind(row), row }).collect()
}

/// Enough digits to see what differs: four that count.
fn figure(value: f64, language: Language) -> String {
    let size = value.abs();
    let decimals = [(100.0, 1), (10.0, 2), (1.0, 3)].iter().find(|(from, _)| size >= *from).map_or(4, |(_, d)| *d);
    language.number(value, decimals)
}

/// Theory, what was found, the interval, half of it as a share, and the verdict.
fn cells(row: &Row, language: Language) -> [String; 5] {
    let l = language;
    let verdict = if row.holds() { l.say("klopt", "holds") } else { l.say("KLOPT NIET", "FAILS") }.to_owned();
    let figure = |value: f64| figure(value, l);
    match row.found {
        Found::Figure(at) => {
            let half = row.half().map_or_else(String::new, |half| l.percent(half, 1));
            [figure(row.theory), figure(at.mean), l.range(&figure(at.low), &figure(at.high)), half, verdict]
        }
        Found::Shape { distance, draws, p } => {
            let square = || l.say("chi-kwadraat", "chi-squared").to_owned();
            let far = distance.map_or_else(square, |d| format!("D = {}", l.number(d, 4)));
            let chance = say!(l, "p = {} (grens {})", "p = {} (limit {})", l.number(p, 3), l.number(RISK, 3));
            ["–".to_owned(), far, chance, format!("n = {}", l.number(draws as f64, 0)), verdict]
        }
        Found::Equal(most) => {
            let most = match most {
                0.0 => "0".to_owned(),
                most => format!("{most:.0e}").replace('.', l.say(",", ".")),
            };
            let must = l.say("moet gelijk zijn", "must be equal").to_owned();
            ["0".to_owned(), most, must, String::new(), verdict]
        }
    }
}

/// The heading of the columns after the name.
const HEAD: [Text; 5] = [
    Text::new("Theorie", "Theory"),
    Text::new("Simulatie", "Simulation"),
    Text::new("99,9%-interval", "99.9% interval"),
    Text::new("±", "±"),
    Text::new("Oordeel", "Verdict"),
];

/// The table for the terminal.
pub fn table(rows: &[Row], language: Language) -> String {
    let mut text = String::new();
    let mut told: Vec<Kind> = Vec::new();
    let mut case = None;
    for Line { kind, row } in lines(rows) {
        if !told.contains(&kind) {
            told.push(kind);
            let story = words::story(kind);
            let (title, meaning) = (story.title.of(language), story.meaning.of(language));
            let _ = write!(text, "\n{title}\n{}\n", super::terminal::wrapped(meaning));
        }
        if case != Some((kind, row.case)) {
            case = Some((kind, row.case));
            let label = format!("  {}", row.case);
            let [a, b, c, d, e] = HEAD.map(|head| head.of(language));
            let _ = writeln!(text, "{label:<46}{a:>10}{b:>13}  {c:<26}{d:>11}  {e}");
        }
        let [theory, found, bounds, half, verdict] = cells(row, language);
        let name = format!("    {}", words::name(kind, row.what, language));
        let _ = writeln!(text, "{name:<46}{theory:>10}{found:>13}  {bounds:<26}{half:>11}  {verdict}");
    }
    text.trim_start().to_owned()
}

/// What the table says.
pub fn conclusion(rows: &[Row], seed: u64, language: Language) -> String {
    let (all, wrong) = (rows.len(), rows.iter().filter(|row| !row.holds()).count());
    let text = match wrong {
        0 => say!(language, "Alle {all} controles kloppen, zaad {seed}.", "All {all} checks hold, seed {seed}."),
        1 => say!(
            language,
            "Van de {all} controles klopt er 1 niet, zaad {seed}.",
            "Of the {all} checks 1 fails, seed {seed}."
        ),
        _ => say!(
            language,
            "Van de {all} controles kloppen er {wrong} niet, zaad {seed}.",
            "Of the {all} checks {wrong} fail, seed {seed}."
        ),
    };
    let odds = language.say(
        "Een goede controle valt door toeval één op de duizend keer buiten zijn grens.",
        "A sound check falls outside its limit by chance one time in a thousand.",
    );
    super::terminal::wrapped(&format!("{text} {odds}"))
}

/// The table as CSV: a point in numbers, an empty field where there is nothing.
pub fn csv(rows: &[Row]) -> String {
    let mut text = "scenario,controle,theorie,simulatie,laag,hoog,p,aantal,klopt\n".to_owned();
    for Line { kind, row } in lines(rows) {
        let plain = |value: f64| if value.is_finite() { format!("{value:.9}") } else { String::new() };
        let (found, low, high, p, n) = match row.found {
            Found::Figure(at) => (plain(at.mean), plain(at.low), plain(at.high), String::new(), String::new()),
            Found::Shape { distance, draws, p } => (
                distance.map_or_else(String::new, plain),
                String::new(),
                String::new(),
                plain(p),
                draws.to_string(),
            ),
            Found::Equal(most) => (plain(most), String::new(), String::new(), String::new(), String::new()),
        };
        let (name, holds) = (words::name(kind, row.what, Language::Dutch), if row.holds() { "ja" } else { "nee" });
        let _ = writeln!(text, "{},{name},{},{found},{low},{high},{p},{n},{holds}", row.case, plain(row.theory));
    }
    text
}

const PAGE: &str = include_str!("pagina.md");

/// The page of the documentation.
///
/// # Errors
///
/// When a scenario that comes with the program cannot be read.
pub fn page(rows: &[Row], seed: u64) -> Result<String, Rejected> {
    let mut text = String::new();
    let lines = lines(rows);
    let mut told: Vec<Kind> = Vec::new();
    for Line { kind, .. } in &lines {
        if told.contains(kind) {
            continue;
        }
        told.push(*kind);
        let story = words::story(*kind);
        let _ = write!(text, "\n### {}\n\n{}\n\n{}\n", story.title.dutch, story.meaning.dutch, story.formula);
        let cases: Vec<Case> = all().into_iter().filter(|case| case.kind == *kind).collect();
        for case in cases {
            let own: Vec<&Line> =
                lines.iter().filter(|line| line.kind == *kind && line.row.case == case.name).collect();
            if own.is_empty() {
                continue;
            }
            let title = case.scenario("")?.title;
            let folder = if case.name == "basis" { "scenarios" } else { "scenarios/validatie" };
            let times = case.replications;
            let _ =
                write!(text, "\n[`{0}`](../{folder}/{0}.toml): {title}, {times} keer nagespeeld\n\n", case.name);
            let _ = writeln!(
                text,
                "| controle | {} |\n|---|---:|---:|---|---:|---|",
                HEAD.map(|head| head.dutch).join(" | ").to_lowercase()
            );
            for line in own {
                let _ = writeln!(
                    text,
                    "| {} | {} |",
                    words::name(*kind, line.row.what, Language::Dutch),
                    cells(line.row, Language::Dutch).join(" | ")
                );
            }
        }
    }
    let wrong = rows.iter().filter(|row| !row.holds()).count();
    Ok(PAGE
        .replace("{{controles}}", &rows.len().to_string())
        .replace("{{fout}}", &wrong.to_string())
        .replace("{{zaad}}", &seed.to_string())
        .replace("{{tabellen}}", text.trim()))
}
