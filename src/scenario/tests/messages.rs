//! What users read when a file is wrong. Read them aloud: would someone who never programmed know what to do?

use super::*;
use crate::scenario::{Style, render};

/// Compares with the stored text; the cases stand above each message already.
fn check(name: &str, text: &str) {
    insta::with_settings!({ omit_expression => true }, { insta::assert_snapshot!(name, text) });
}

fn shown(result: Result<impl Sized, Rejected>) -> String {
    match result {
        Ok(_) => "(goedgekeurd)".to_owned(),
        Err(rejected) => render(&rejected, Style::Plain),
    }
}

/// The messages for files that build on the complete basis, one after another.
fn all(cases: &[(&str, &str)]) -> String {
    cases.iter().map(|(name, text)| format!("=== {name}\n\n{}\n\n", shown(on_basis(text)))).collect()
}

#[test]
fn numbers_in_dutch_notation_get_their_own_remedy() {
    check(
        "numbers",
        &all(&[
            ("decimale komma", "[team]\nfte = 12,5"),
            ("procent", "[team]\nverzuim = 7,5%"),
            ("procent tussen aanhalingstekens", "[team]\nverzuim = \"7%\""),
            ("procent van iets dat meer dan 1 mag zijn", "[product.hbh]\ntarief = \"80%\""),
            ("procenten als getal", "[team]\nverzuim = 7.0"),
            ("euroteken", "[product.hbh]\ntarief = € 34,50"),
            ("euroteken tussen aanhalingstekens", "[product.hbh]\nbudget = \"€ 1.800.000\""),
            ("punten voor duizendtallen", "[product.hbh]\nbudget = 1.800.000"),
            ("één punt voor duizendtallen", "[product.hbh]\nbudget = 180.000"),
            ("één punt voor duizendtallen in euro's", "[product.hbh]\nbudget = 1.825"),
            ("spaties voor duizendtallen", "[product.hbh]\nbudget = 1 800 000"),
            ("getal tussen aanhalingstekens", "[team]\nfte = \"22\""),
            ("komma tussen aanhalingstekens", "[team]\nfte = \"12,5\""),
            ("met eenheid", "[team]\nfte = 22 fte"),
            ("minteken uit Word", "[team]\nfte = −5"),
            ("rekensom", "[team]\nfte = 36 * 4 / 2"),
            ("nul ervoor", "[team]\ndossiers = 025"),
            ("decimalen waar een geheel getal hoort", "[team]\ndossiers = 25.0"),
            ("halve dossiers", "[team]\ndossiers = 25.5"),
            ("komma's in een lijst", "[onderzoek]\nuren = [0,5, 1,5, 2,5, 3,5, 4,5]"),
            ("procent in een lijst", "[onderzoek]\nuren = [1, 2%, 3, 4, 5]"),
        ]),
    );
}

#[test]
fn values_out_of_range_or_of_another_type_say_what_is_allowed() {
    check(
        "values",
        &all(&[
            ("te laag", "[team]\nfte = -3"),
            ("te hoog", "[team]\ndossiers = 2000"),
            ("geen getal", "[team]\nfte = nan"),
            ("oneindig", "[team]\nfte = inf"),
            ("veel te groot", "[team]\ndossiers = 99999999999999999999"),
            ("tabel waar een getal hoort", "[team.fte]\naantal = 3"),
            ("getal waar een tabel hoort", "team = 3"),
            ("tekst waar een getal hoort", "[team]\nfte = \"veel\""),
            ("getal waar een tekst hoort", "[[onderzoek.stap]]\nnaam = 3\nwachttijd = 1"),
            ("ja", "[team]\nfeestdagen_vrij = ja"),
            ("waar tussen aanhalingstekens", "[team]\nfeestdagen_vrij = \"waar\""),
            ("Nederlandse datum", "[tijd]\nstart = 1-1-2027"),
            ("datum tussen aanhalingstekens", "[tijd]\nstart = \"2027-01-01\""),
            ("datum in woorden", "[tijd]\nstart = 1 januari 2027"),
            ("datum die niet bestaat", "[tijd]\nstart = 2027-02-30"),
            ("datum met tijdstip", "[tijd]\nstart = 2027-01-01T09:00:00"),
            ("jaartal", "[tijd]\nstart = 2027"),
            ("lijst te kort", "[onderzoek]\nuren = [1, 2, 3]"),
            ("getal waar een lijst hoort", "[onderzoek]\nuren = 4"),
            (
                "in een lijst van tabellen",
                "[[onderzoek.stap]]\nnaam = \"a\"\nwachttijd = 1\n[[onderzoek.stap]]\nnaam = \"b\"\nwachttijd = 99",
            ),
            ("regel van het model", "[team]\nfte = 0"),
        ]),
    );
}

#[test]
fn unknown_names_get_a_suggestion() {
    check(
        "names",
        &all(&[
            ("tikfout in een instelling", "[team]\nftee = 24"),
            ("hoofdletters en streepje", "[team]\nFeestdagen-vrij = true"),
            ("instelling uit een andere tabel", "[team]\nwachttijd = 24"),
            ("instelling uit een andere tabel, bovenaan", "fte = 24"),
            ("titel in een tabel", "[team]\ntitel = \"x\""),
            ("onbekende instelling", "[team]\nkoffie = 24"),
            ("tikfout in een tabel", "[taem]\nfte = 24"),
            ("onbekende tabel", "[koffie]\nfte = 24"),
            ("tikfout bovenaan", "titell = \"x\""),
            ("tikfout in een zelfgekozen naam", "[profiel.dementi]\nmeldingen = 500.0"),
            ("onvolledige nieuwe tabel", "[product.vervoer]\nbudget = 2000.0"),
            ("onbekend product", "[profiel.dementie]\nproduct = \"hbhh\""),
            ("heel ander product", "[profiel.dementie]\nproduct = \"taxi\""),
            ("onbekende keuze", "[team]\ntoewijzing = \"eerst\""),
        ]),
    );
}

#[test]
fn syntax_errors_are_explained_in_dutch() {
    check(
        "syntax",
        &all(&[
            ("gekrulde aanhalingstekens", "[team]\ntoewijzing = “eerst_beschikbaar”"),
            ("half gekruld", "[team]\ntoewijzing = \"eerst_beschikbaar”"),
            ("geen aanhalingstekens", "[team]\ntoewijzing = eerst_beschikbaar"),
            ("aanhalingsteken vergeten", "[team]\ntoewijzing = \"eerst_beschikbaar"),
            ("aanhalingsteken ervoor vergeten", "[team]\ntoewijzing = eerst_beschikbaar\""),
            ("aanhalingstekens in een tekst", "[team]\ntoewijzing = \"de \"eerste\" vrije\""),
            ("schuine streep", "[team]\ntoewijzing = \"C:\\Wmo\""),
            ("haak vergeten", "[team\nfte = 24"),
            ("te veel haken in een lijst", "[onderzoek]\nuren = [1, 2, 3, 4, 5]]"),
            ("haak te veel", "[team]]\nfte = 24"),
            ("openingshaak vergeten", "team]\nfte = 24"),
            ("spatie in een tabelnaam", "[product.huishoudelijke hulp]\ntarief = 30.0"),
            ("trema in een tabelnaam", "[profiel.cliënt]\nmeldingen = 1"),
            ("lijst niet gesloten", "[onderzoek]\nuren = [1, 2, 3, 4, 5\n[team]\nfte = 24"),
            ("drie aanhalingstekens", "[team]\ntoewijzing = \"\"\"eerst\nfte = 24"),
            ("komma te veel in een lijst", "[onderzoek]\nuren = [1, 2,, 3, 4, 5]"),
            ("komma aan het eind", "[team]\nfte = 24,"),
            ("dubbele punt", "[team]\nfte: 24"),
            ("isgelijkteken vergeten", "[team]\nfte 24"),
            ("twee isgelijktekens", "[team]\nfte == 24"),
            ("waarde vergeten", "[team]\nfte ="),
            ("naam vergeten", "[team]\n= 24"),
            ("spatie in een naam", "[team]\nfeestdagen vrij = true"),
            ("twee op een regel", "[team]\nfte = 24 verzuim = 0.1"),
            ("losse tekst", "[team]\nhier komt nog iets"),
            ("opmerking met strepen", "[team]\n// ruimer team\nfte = 24 // was 22"),
            ("dubbele instelling", "[team]\nfte = 24\nfte = 25"),
            ("dubbele tabel", "[team]\nfte = 24\n[team]\nverzuim = 0.1"),
            ("onzichtbaar teken", "[team]\ntoewijzing = \"eerst\u{1}\""),
            ("verborgen teken", "[team]\ntoewijzing = \"eerst\\u202e\""),
            ("te diep", &format!("[team]\nfte = {}", "[".repeat(200))),
        ]),
    );
}

#[test]
fn all_faults_of_a_file_are_reported_together() {
    let text = "[team]\nfte = 12,5\nverzuim = 7\nkoffie = 3\ntoewijzing = “eerst”\n[tijd]\nstart = 1-1-2026";
    check("together", &shown(on_basis(text)));
}

#[test]
fn headers_and_dated_changes_are_checked() {
    let file = |text: &str| {
        let text = format!("{text}{SETTINGS}");
        shown(read(&[("proef.toml", &text)], &["proef.toml"]))
    };
    let mut text = String::new();
    for (name, head) in [
        ("geen kop", ""),
        ("geen titel", "vraag = \"Wat als?\"\nbeantwoordt_niet = \"De rest.\""),
        ("lege vraag", "titel = \"a\"\nvraag = \" \"\nbeantwoordt_niet = \"De rest.\""),
        (
            "lange titel",
            "titel = \"Een titel die echt veel te lang is voor een grafiek\"\nvraag = \"a\"\nbeantwoordt_niet = \"b\"",
        ),
        ("titel is een getal", "titel = 2027\nvraag = \"a\"\nbeantwoordt_niet = \"b\""),
    ] {
        text.push_str(&format!("=== {name}\n\n{}\n\n", file(head)));
    }
    text.push_str(&all(&[
        ("enkele haken", "[wijziging]\nvanaf = 2027-01-01"),
        ("zonder datum", "[[wijziging]]\n[wijziging.team]\nfte = 20"),
        ("zelfde dag", "[[wijziging]]\nvanaf = 2027-01-01\n[wijziging.team]\nfte = 20\n[[wijziging]]\nvanaf = 2027-01-01\n[wijziging.team]\nverzuim = 0.1"),
        ("te vroeg", "[[wijziging]]\nvanaf = 2026-01-01\n[wijziging.team]\nfte = 20"),
        ("leeg", "[[wijziging]]\nvanaf = 2027-01-01"),
        ("fout erin", "[[wijziging]]\nvanaf = 2027-01-01\n[wijziging.team]\nftee = 20\nverzuim = 2"),
        ("tikfout in de datum", "[[wijziging]]\nvanf = 2027-01-01\n[wijziging.team]\nfte = 20"),
    ]));
    check("headers", &text);
}

#[test]
fn a_basis_that_cannot_be_used_is_explained() {
    let with = |basis: &str| format!("{HEAD}basis = {basis}\n");
    let mut text = String::new();
    for (name, value) in [
        ("bestaat niet", "\"bassis.toml\""),
        ("heel andere naam", "\"gemeente.toml\""),
        ("buiten de map", "\"../basis.toml\""),
        ("volledig pad", "\"C:/wmo/basis.toml\""),
        ("backslash", "'map\\basis.toml'"),
        ("zichzelf", "\"proef.toml\""),
        ("kring", "\"kring.toml\""),
        ("leeg", "\"\""),
    ] {
        let own = with(value);
        let circle = with("\"proef.toml\"");
        let files = [("basis.toml", basis()), ("proef.toml", own), ("kring.toml", circle)];
        let files: Vec<(&str, &str)> = files.iter().map(|(n, t)| (*n, t.as_str())).collect();
        text.push_str(&format!("=== {name}\n\n{}\n\n", shown(read(&files, &["proef.toml"]))));
    }
    check("basis", &text);
}

/// What is told about a basis and about the rest of the file, when the rest is wrong too. A name that only the basis can
/// know is not among it, nor what may stand there.
#[test]
fn a_basis_that_cannot_be_used_hides_nothing_else() {
    let rest = "[team]\nftee = 20\nverzuim = 2.0\n[profiel.nieuw]\nproduct = \"thuishulp\"\n\
                [[wijziging]]\nvanaf = 2027-01-01\n[wijziging.team]\ndossiers = 0\n";
    let circle = format!("{HEAD}basis = \"proef.toml\"\n[team]\nfte = -1\n");
    for basis in ["bassis.toml", "../basis.toml", "", "proef.toml", "kring.toml", "leeg.toml"] {
        let own = format!("{HEAD}basis = \"{basis}\"\n{rest}");
        let files = [("basis.toml", &super::basis()), ("proef.toml", &own), ("kring.toml", &circle)];
        let mut files: Vec<(&str, &str)> = files.iter().map(|(n, t)| (*n, t.as_str())).collect();
        files.push(("leeg.toml", ""));
        let told = shown(read(&files, &["proef.toml"]));
        let count = told.matches("fout:").count();
        let expected = if basis == "kring.toml" { 5 } else { 4 };
        assert_eq!(count, expected, "with {basis}: {told}");
        for part in ["ftee", "verzuim", "dossiers"] {
            assert!(told.contains(part), "{part} with {basis}: {told}");
        }
        assert!(!told.contains("thuishulp"), "{told}");
    }
}

#[test]
fn whole_files_can_be_wrong() {
    let double = basis();
    let own = format!("{HEAD}basis = \"basis.toml\"\n");
    let cases = [
        ("bestaat niet", vec![("basis.toml", basis())], vec!["bais.toml"]),
        ("zonder basis", vec![("proef.toml", format!("{HEAD}[team]\nfte = 24\n"))], vec!["proef.toml"]),
        ("leeg", vec![("proef.toml", String::new())], vec!["proef.toml"]),
        ("zelfde titel", vec![("basis.toml", basis()), ("kopie.toml", double)], vec!["basis.toml", "kopie.toml"]),
        (
            "zelfde naam",
            vec![("basis.toml", basis()), ("a/proef.toml", basis()), ("proef.toml", own)],
            vec!["proef.toml", "a/proef.toml"],
        ),
        ("te groot", vec![("groot.toml", "#".repeat(1_100_000))], vec!["groot.toml"]),
        (
            "twee bestanden",
            vec![("a.toml", "titel = “a”".to_owned()), ("b.toml", "titel = ".to_owned())],
            vec!["a.toml", "b.toml"],
        ),
    ];
    let mut text = String::new();
    for (name, files, paths) in cases {
        let files: Vec<(&str, &str)> = files.iter().map(|(n, t)| (*n, t.as_str())).collect();
        text.push_str(&format!("=== {name}\n\n{}\n\n", shown(read(&files, &paths))));
    }
    check("files", &text);
}

#[test]
fn colour_is_only_there_when_asked_for() {
    let rejected = on_basis("[team]\nfte = -3").unwrap_err();
    assert!(!render(&rejected, Style::Plain).contains('\u{1b}'));
    assert!(render(&rejected, Style::Coloured).contains('\u{1b}'));
}
