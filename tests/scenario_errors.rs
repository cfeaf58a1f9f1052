//! Which files on disk are read as scenarios, and what users see when they cannot be.

#![cfg(feature = "cli")]

use std::fs;
use std::path::{Path, PathBuf};
use wmosim::scenario::{Rejected, Style, find, load_all, render};

/// A folder with these files, gone after the test.
fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

fn arg(folder: &Path, name: &str) -> String {
    folder.join(name).to_str().unwrap().to_owned()
}

fn names(paths: &[PathBuf]) -> Vec<String> {
    paths.iter().map(|p| p.file_name().unwrap().to_string_lossy().into_owned()).collect()
}

/// Compares what the user sees with the stored text, with a fixed name for the folder.
fn check(name: &str, folder: &Path, rejected: &Rejected) {
    let text = render(rejected, Style::Plain).replace(folder.to_str().unwrap(), "map");
    insta::with_settings!({ omit_expression => true }, { insta::assert_snapshot!(name, text) });
}

fn refused(folder: &Path, name: &str) -> Rejected {
    load_all(&find(&[arg(folder, name)]).unwrap()).unwrap_err()
}

#[test]
fn a_folder_stands_for_its_scenarios_with_the_basis_first() {
    let files: [(&str, &[u8]); 5] =
        [("b.toml", b""), ("basis.toml", b""), ("a.toml", b""), ("lees.mij", b""), ("diep/c.toml", b"")];
    let folder = folder(&files);
    let found = find(&[arg(folder.path(), "")]).unwrap();
    assert_eq!(names(&found), ["basis.toml", "a.toml", "b.toml"]);
}

#[test]
fn a_pattern_a_name_without_ending_and_a_file_are_each_found_once() {
    let folder = folder(&[("a.toml", b""), ("ab.toml", b""), ("basis.toml", b"")]);
    let args = ["ab", "a*", "a.toml", "./a.toml"].map(|name| arg(folder.path(), name));
    assert_eq!(names(&find(&args).unwrap()), ["ab.toml", "a.toml"]);
}

#[test]
fn a_folder_or_pattern_without_scenarios_is_an_error() {
    let folder = folder(&[("lees.mij", b"")]);
    let args = ["", "*.toml"].map(|name| arg(folder.path(), name));
    check("nothing", folder.path(), &find(&args).unwrap_err());
}

#[test]
fn a_file_that_does_not_exist_gets_the_nearest_name() {
    let folder = folder(&[("meer-consulenten.toml", b""), ("basis.toml", b"")]);
    check("absent", folder.path(), &refused(folder.path(), "meer_consulent.toml"));
}

#[test]
fn a_file_saved_by_an_old_editor_is_explained() {
    let folder = folder(&[("proef.toml", b"titel = \"Proef\"\r\nvraag = \"Wat kost een cli\xebnt?\"\r\n")]);
    check("encoding", folder.path(), &refused(folder.path(), "proef"));
}

#[test]
fn a_file_that_is_too_large_is_not_read() {
    let folder = folder(&[("groot.toml", &vec![b'#'; 1_100_000])]);
    check("large", folder.path(), &refused(folder.path(), "groot.toml"));
}

#[test]
fn a_missing_basis_is_pointed_at_where_it_is_named() {
    let text = b"titel = \"Proef\"\nvraag = \"Wat als?\"\nbeantwoordt_niet = \"De rest.\"\nbasis = \"bais.toml\"\n";
    let folder = folder(&[("proef.toml", text), ("basis.toml", b"titel = 1")]);
    check("basis", folder.path(), &refused(folder.path(), "proef.toml"));
}

#[test]
fn all_faults_of_all_files_come_together() {
    let folder =
        folder(&[("a.toml", "titel = “A”\nvraag 3".as_bytes()), ("b.toml", b"[team\n"), ("basis.toml", b"")]);
    check("together", folder.path(), &refused(folder.path(), ""));
}

#[cfg(unix)]
#[test]
fn a_device_is_not_a_scenario() {
    let rejected = load_all(&[PathBuf::from("/dev/zero")]).unwrap_err();
    assert!(rejected.to_string().contains("is geen bestand"), "{rejected}");
}

/// Files as people make them wrong, each on the real basis: what is wrong with it, and its settings.
const BROKEN: [(&str, &str); 26] = [
    ("decimale komma", "[team]\nfte = 12,5"),
    ("procent", "[indicatie]\nafgewezen = 7%"),
    ("procent tussen aanhalingstekens", "[indicatie]\nafgewezen = \"7%\""),
    ("procent van een factor tussen aanhalingstekens", "[indicatie]\nruimhartigheid = \"80%\""),
    ("7.0 voor 7%", "[indicatie]\nafgewezen = 7.0"),
    ("euroteken", "[eigen_bijdrage]\nbedrag = € 180"),
    ("punten voor duizendtallen", "[gemeente]\ninwoners = 1.800.000"),
    ("één punt voor duizendtallen", "[gemeente]\ninwoners = 85.000"),
    ("gekrulde aanhalingstekens", "[toewijzing]\nbeleid = “op_competentie”"),
    ("zonder aanhalingstekens", "[toewijzing]\nbeleid = op_competentie"),
    ("getal tussen aanhalingstekens", "[team]\nfte = \"27\""),
    ("met eenheid", "[team]\nfte = 27 fte"),
    ("tikfout in een instelling", "[team]\nftee = 27.0"),
    ("tikfout in een tabel", "[taem]\nfte = 27.0"),
    ("tikfout in een keuze", "[toewijzing]\nbeleid = \"op_competenties\""),
    ("tikfout in een profiel", "[profiel.dementi]\nlaag_doenvermogen = 0.5"),
    ("instelling in de verkeerde tabel", "[team]\nruimhartigheid = 0.8"),
    ("Nederlandse datum", "[[wijziging]]\nvanaf = 1-1-2028\nteam.fte = 27.0"),
    ("wijziging tussen enkele haken", "[wijziging]\nvanaf = 2028-01-01\nteam.fte = 27.0"),
    ("wijziging voor de start", "[[wijziging]]\nvanaf = 2020-01-01\nteam.fte = 27.0"),
    ("wijziging van wat vastligt", "[[wijziging]]\nvanaf = 2028-01-01\ntijd.jaren = 6"),
    ("ja en nee", "[product.hbh]\nherindicatie = ja"),
    ("lijst te kort", "[onderzoek]\nuren = [4.0, 6.0]"),
    ("buiten het bereik", "[team]\nfte = -3.0"),
    ("dubbele instelling", "[team]\nfte = 26.0\nfte = 27.0"),
    (
        "tegenspraak naast een waarde die niet te lezen is",
        "[team]\nfte = \"veel\"\n[indicatie]\nvoorliggend = 0.7\nafgewezen = 0.6",
    ),
];

#[test]
fn every_kind_of_mistake_in_a_scenario_has_a_message_of_its_own() {
    let mut text = String::new();
    for (name, settings) in BROKEN {
        let head =
            "titel = \"Proef\"\nvraag = \"Wat als?\"\nbeantwoordt_niet = \"De rest.\"\nbasis = \"basis.toml\"\n";
        let file = format!("{head}{settings}\n");
        let folder = folder(&[("basis.toml", wmosim::scenario::BASIS.as_bytes()), ("proef.toml", file.as_bytes())]);
        let shown = render(&refused(folder.path(), "proef.toml"), Style::Plain);
        text.push_str(&format!("=== {name}\n\n{}\n\n", shown.replace(folder.path().to_str().unwrap(), "map")));
    }
    insta::with_settings!({ omit_expression => true }, { insta::assert_snapshot!("kinds", text) });
}

/// A scenario on the base with one change.
fn changing(day: &str, settings: &str) -> String {
    format!(
        "titel = \"Proef\"\nvraag = \"-\"\nbeantwoordt_niet = \"-\"\nbasis = \"basis.toml\"\n[[wijziging]]\nvanaf = {day}\n\
         {settings}\n"
    )
}

/// What is said of `proef.toml`, beside the base scenario.
fn told(proef: &str) -> (usize, String) {
    let basis = fs::read("scenarios/basis.toml").unwrap();
    let folder = folder(&[("basis.toml", &basis), ("proef.toml", proef.as_bytes())]);
    let rejected = refused(folder.path(), "proef.toml");
    (rejected.messages.len(), render(&rejected, Style::Plain))
}

#[test]
fn a_change_with_a_wrong_day_is_told_what_is_wrong_with_that_day() {
    for (day, said) in [
        ("2031-01-01", "na de laatste dag, 31 december 2030"),
        ("\"2028-01-01\"", "Een datum staat niet tussen aanhalingstekens"),
        ("2028", "2028-01-01"),
        ("2028-13-01", "2028-13-01"),
    ] {
        let (count, text) = told(&changing(day, "team.fte = 24.0"));
        assert!(count == 1 && text.contains(said), "{day}: {text}");
        assert_eq!(text.contains("te laat"), day == "2031-01-01", "{text}");
    }
}

#[test]
fn a_run_may_be_shorter_than_the_changes_of_what_it_builds_on() {
    let basis = fs::read("scenarios/basis.toml").unwrap();
    let long = changing("2029-01-01", "team.fte = 24.0").replace("Proef", "Lang");
    let short =
        "titel = \"Kort\"\nvraag = \"-\"\nbeantwoordt_niet = \"-\"\nbasis = \"lang.toml\"\ntijd.jaren = 1\n";
    let folder = folder(&[("basis.toml", &basis), ("lang.toml", long.as_bytes()), ("kort.toml", short.as_bytes())]);
    let read = load_all(&find(&[arg(folder.path(), "kort.toml")]).unwrap());
    assert!(read.is_ok(), "{}", read.unwrap_err());
}

#[test]
fn what_holds_on_the_first_day_cannot_change_later_and_is_pointed_at_where_it_stands() {
    for (path, value) in [
        ("begintoestand.open_weken", "3.0"),
        ("profiel.dementie.clienten_per_1000", "9.0"),
        ("profiel.dementie.niveau_begin", "[1.0, 0.0, 0.0, 0.0, 0.0]"),
    ] {
        let (count, text) = told(&changing("2028-01-01", &format!("{path} = {value}")));
        assert!(count == 1 && text.contains("proef.toml:7:"), "{path}: {text}");
    }
}
