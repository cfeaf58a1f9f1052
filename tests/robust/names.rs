//! Names and texts that mean something to a file system, a spreadsheet, a browser or a terminal.

use super::town::{HEAD, SMALL, contents, folder, run};
use std::path::Path;
use wmosim::scenario::{Loader, Rejected, Scenario, Unreadable, read_all};

/// Scenarios in memory, so that any name can be tried on any file system.
struct Shelf(Vec<(String, String)>);

impl Loader for Shelf {
    fn bytes(&self, path: &str) -> Result<Vec<u8>, Unreadable> {
        let basis = || std::fs::read("scenarios/basis.toml").map_err(|_| Unreadable::Missing);
        match self.0.iter().find(|(name, _)| name == path) {
            Some((_, text)) => Ok(text.clone().into_bytes()),
            None if path == "basis.toml" => basis(),
            None => Err(Unreadable::Missing),
        }
    }
}

fn read(names: &[&str]) -> Result<Vec<Scenario>, Rejected> {
    let text = |place: usize| HEAD.replace("\"Proef\"", &format!("\"Proef {place}\"")) + SMALL;
    let shelf = Shelf(names.iter().enumerate().map(|(place, name)| ((*name).to_owned(), text(place))).collect());
    read_all(&names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>(), &shelf)
}

#[test]
fn a_scenario_cannot_have_a_name_that_is_more_than_a_name() {
    let long = format!("{}.toml", "x".repeat(300));
    for name in [
        "...toml",
        "=cmd|' C'!A0.toml",
        "+1.toml",
        "-rf.toml",
        "@som.toml",
        "CON.toml",
        "nul.toml",
        "a\nb.toml",
        "\u{202e}a.toml",
        "a\u{200b}b.toml",
        "a:b.toml",
        "a\\b.toml",
        "<script>.toml",
        ".toml",
        "eind..toml",
        &long,
    ] {
        let rejected = read(&[name]).expect_err(name);
        assert!(rejected.to_string().contains("bestand"), "{rejected}");
        assert!(
            !rejected.to_string().contains(['\u{202e}', '\u{200b}']),
            "a message shows no such sign: {rejected:?}"
        );
    }
    for name in ["meer-personeel.toml", "Cliëntondersteuning (2027).toml", "2027.toml", "a=b.toml"] {
        assert!(read(&[name]).is_ok(), "{name}");
    }
}

#[test]
fn two_scenarios_whose_names_differ_in_capitals_only_are_refused() {
    let rejected = read(&["Krap.toml", "krap.toml"]).expect_err("some systems take them for one");
    assert!(rejected.to_string().contains("Er is al een scenario met de naam `Krap`"), "{rejected}");
    assert!(read(&["Krap.toml", "krapper.toml"]).is_ok());
}

/// A scenario with hostile texts wherever a user can write one; `last` ends its title.
fn hostile(evil: &str, last: &str) -> String {
    let quoted = |text: &str| format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""));
    let title = quoted(&(evil.chars().take(38).collect::<String>() + last));
    let text = quoted(evil);
    format!(
        "titel = {title}\nvraag = {text}\nbeantwoordt_niet = {text}\nbasis = \"basis.toml\"\n{SMALL}\
         gemeente.naam = {text}\nproduct.hbh.naam = {text}\nprofiel.dementie.naam = {text}\n\
         [[wijziging]]\nvanaf = 2027-03-01\nreden = {text}\nteam.fte = 1.{last}\n"
    )
}

/// The files of a comparison of two such scenarios, and a log of one.
fn written(evil: &str) -> Vec<(String, String)> {
    let home = folder(&[("een.toml", &hostile(evil, "1")), ("twee.toml", &hostile(evil, "2"))]);
    let words = ["vergelijk", "een.toml", "twee.toml", "--replicaties", "2", "--stil", "--uit", "uit"];
    let (code, said) = run(home.path(), &words);
    assert_eq!(code, Some(0), "{said}");
    let (code, said) = run(home.path(), &["logboek", "een.toml", "--uit", "uit/log.csv"]);
    assert_eq!(code, Some(0), "{said}");
    contents(&home.path().join("uit"))
        .into_iter()
        .filter_map(|(path, bytes)| Some((path.to_str()?.to_owned(), String::from_utf8(bytes).ok()?)))
        .collect()
}

#[test]
fn markup_in_a_text_stays_text_in_page_and_charts() {
    let files = written("</text></style><script>a(1)</script>&\"'<img src=x onerror=a(1)>");
    assert!(
        files.iter().any(|(name, _)| name == "rapport.html")
            && files.iter().any(|(name, _)| name.ends_with(".svg"))
    );
    for (name, text) in files.iter().filter(|(name, _)| name.ends_with(".html") || name.ends_with(".svg")) {
        for mark in ["<img", "</style><", "</text></style>"] {
            assert!(!text.contains(mark), "{mark} in {name}");
        }
        // The report has one script, its own.
        let scripts: Vec<&str> = text.split("<script").skip(1).collect();
        assert!(scripts.len() <= usize::from(name == "rapport.html"), "a script in {name}");
        let own = include_str!("../../assets/rapport/aflezen.js").trim();
        assert!(scripts.iter().all(|script| script.starts_with(&format!(">{own}"))), "another script in {name}");
        if name.ends_with(".svg") {
            only_known_tags(name, text);
        }
    }
}

/// Every `<` in a drawing begins a tag of a kind that a drawing has.
fn only_known_tags(name: &str, text: &str) {
    for (place, _) in text.match_indices('<') {
        let tag: String =
            text[place + 1..].chars().take_while(|c| c.is_ascii_alphabetic() || "/?!".contains(*c)).collect();
        let known = [
            "svg", "g", "text", "tspan", "rect", "path", "line", "circle", "polyline", "polygon", "title", "desc",
            "style", "defs",
        ];
        let bare = tag.trim_matches('/');
        assert!(known.contains(&bare) || tag.starts_with(['?', '!']), "<{tag} in {name}");
    }
}

#[test]
fn a_formula_in_a_text_is_no_formula_in_a_table() {
    for evil in ["=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)"] {
        let files = written(evil);
        let tables: Vec<_> =
            files.iter().filter(|(name, _)| Path::new(name).extension().is_some_and(|e| e == "csv")).collect();
        assert!(tables.len() >= 3, "{tables:?}");
        for (name, text) in tables {
            let mut reader = csv::ReaderBuilder::new().from_reader(text.as_bytes());
            for record in reader.records().map(|record| record.expect("a table")) {
                for field in &record {
                    let formula =
                        field.starts_with(['=', '+', '-', '@', '\t', '\r']) && field.parse::<f64>().is_err();
                    assert!(!formula, "{field} in {name}");
                }
            }
        }
    }
}
