//! A result is there whole or not at all, and an earlier one is never lost.

use crate::synthetic;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;
use wmosim::language::Language;
use wmosim::report::Look;
use wmosim::report::house_style::HouseStyle;
use wmosim::report::{self, Provenance, ReportError, Source};
use wmosim::scenario::Notes;
use wmosim::schema::{Data, Entry, Place, Value};
use wmosim::statistics::Comparison;

fn value(data: Data) -> Value {
    Value { data, place: Place::default() }
}

fn settings() -> Value {
    let entry = |key: &str, data| Entry { key: key.into(), key_place: Place::default(), value: value(data) };
    let list = Data::List(vec![value(Data::Int(1)), value(Data::Float(f64::INFINITY))]);
    value(Data::Table(vec![entry("fte", Data::Float(22.5)), entry("reeks", list)]))
}

fn write(c: &Comparison, destination: &Path, overwrite: bool) -> Result<report::Written, ReportError> {
    let resolved = settings();
    let notes = Notes::default();
    let sources = c
        .scenarios
        .iter()
        .map(|s| Source {
            name: &s.name,
            title: &s.title,
            hash: "ab12",
            resolved: &resolved,
            notes: &notes,
            reasons: &[],
        })
        .collect();
    report::write(
        c,
        &Provenance { version: "0.1.0", sources, stopping: None, unfinished: None },
        Look { language: Language::Dutch, house: &HouseStyle::default() },
        destination,
        overwrite,
    )
}

/// What stands in the folder of a result.
const ALL: [&str; 9] = [
    "een-a4-voor-de-raad.html",
    "grafieken",
    "herkomst.json",
    "kerncijfers.csv",
    "presentatie.pptx",
    "rapport.html",
    "reeksen.csv",
    "resultaten.ods",
    "resultaten.xlsx",
];

/// The names in a folder, sorted.
fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn everything_is_written_and_listed_with_its_hash() {
    let home = tempfile::tempdir().unwrap();
    let written = write(&synthetic::comparison(2), &home.path().join("nieuw/uitkomst"), false).unwrap();
    assert_eq!(written.folder, home.path().join("nieuw/uitkomst"));
    assert_eq!(names(&written.folder), ALL);
    assert_eq!(names(&written.folder.join("grafieken")).len(), 16);
    let json: serde_json::Value =
        serde_json::from_slice(&fs::read(written.folder.join("herkomst.json")).unwrap()).unwrap();
    assert_eq!(json["zaad"], 20_260_101);
    assert_eq!(json["scenarios"][1]["instellingen"]["fte"], 22.5);
    assert_eq!(json["scenarios"][1]["instellingen"]["reeks"][1], "inf");
    let listed = json["bestanden"].as_array().unwrap();
    assert_eq!(listed.len() + 1, written.files.len());
    for file in listed {
        let bytes = fs::read(written.folder.join(file["bestand"].as_str().unwrap())).unwrap();
        let hash: String = Sha256::digest(&bytes).iter().map(|b| format!("{b:02x}")).collect();
        assert_eq!(file["sha256"], hash);
    }
    let text = fs::read_to_string(written.folder.join("herkomst.json")).unwrap();
    assert!(!text.contains(home.path().to_str().unwrap()));
}

#[test]
fn the_same_figures_give_the_same_bytes() {
    let home = tempfile::tempdir().unwrap();
    let c = synthetic::comparison(3);
    let (a, b) =
        (write(&c, &home.path().join("a"), false).unwrap(), write(&c, &home.path().join("b"), false).unwrap());
    assert_eq!(a.files, b.files);
    for file in &a.files {
        assert!(fs::read(a.folder.join(file)).unwrap() == fs::read(b.folder.join(file)).unwrap(), "{file}");
    }
}

#[test]
fn an_existing_result_gets_a_numbered_neighbour() {
    let home = tempfile::tempdir().unwrap();
    let c = synthetic::comparison(1);
    let destination = home.path().join("uitkomst");
    fs::create_dir(&destination).unwrap();
    fs::write(destination.join("aantekeningen.txt"), "van mij").unwrap();
    assert_eq!(write(&c, &destination, false).unwrap().folder, home.path().join("uitkomst-2"));
    assert_eq!(write(&c, &destination, false).unwrap().folder, home.path().join("uitkomst-3"));
    assert_eq!(names(&destination), ["aantekeningen.txt"]);
    assert_eq!(names(home.path()), ["uitkomst", "uitkomst-2", "uitkomst-3"]);
}

#[test]
fn overwriting_replaces_a_result_and_leaves_nothing_behind() {
    let home = tempfile::tempdir().unwrap();
    let destination = home.path().join("uitkomst");
    write(&synthetic::comparison(2), &destination, true).unwrap();
    fs::write(destination.join("oud.txt"), "").unwrap();
    let written = write(&synthetic::comparison(1), &destination, true).unwrap();
    assert_eq!(written.folder, destination);
    assert_eq!(names(&destination), ALL);
    assert_eq!(names(home.path()), ["uitkomst"]);
}

#[test]
fn a_folder_that_is_no_result_is_not_overwritten() {
    let home = tempfile::tempdir().unwrap();
    let destination = home.path().join("foto's");
    fs::create_dir(&destination).unwrap();
    fs::write(destination.join("vakantie.jpg"), "").unwrap();
    let error = write(&synthetic::comparison(1), &destination, true).unwrap_err();
    assert!(matches!(error, ReportError::NotAResult(_)), "{error}");
    assert!(error.to_string().contains("geen map met resultaten"), "{error}");
    assert_eq!(names(&destination), ["vakantie.jpg"]);
    assert_eq!(names(home.path()), ["foto's"]);
}

#[test]
fn an_empty_folder_may_be_overwritten() {
    let home = tempfile::tempdir().unwrap();
    let destination = home.path().join("leeg");
    fs::create_dir(&destination).unwrap();
    assert_eq!(write(&synthetic::comparison(1), &destination, true).unwrap().folder, destination);
}

#[test]
fn a_file_in_the_way_is_reported() {
    let home = tempfile::tempdir().unwrap();
    let destination = home.path().join("uitkomst");
    fs::write(&destination, "x").unwrap();
    for overwrite in [false, true] {
        let error = write(&synthetic::comparison(1), &destination, overwrite).unwrap_err();
        assert!(matches!(error, ReportError::NotAFolder(_)), "{error}");
    }
    let error = write(&synthetic::comparison(1), &destination.join("dieper"), false).unwrap_err();
    assert!(error.to_string().contains("een bestand en geen map"), "{error}");
    assert_eq!(fs::read_to_string(&destination).unwrap(), "x");
}

#[cfg(target_os = "linux")]
#[test]
fn a_place_where_nothing_can_be_written_is_reported_and_keeps_nothing() {
    let error = write(&synthetic::comparison(1), Path::new("/proc/wmosim"), false).unwrap_err();
    assert!(error.to_string().starts_with("kan niet schrijven naar"), "{error}");
}

#[cfg(unix)]
#[test]
fn a_link_to_a_result_stays_a_link() {
    let home = tempfile::tempdir().unwrap();
    let real = home.path().join("echt");
    write(&synthetic::comparison(1), &real, false).unwrap();
    let link = home.path().join("laatste");
    std::os::unix::fs::symlink(&real, &link).unwrap();
    write(&synthetic::comparison(2), &link, true).unwrap();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(names(home.path()), ["echt", "laatste"]);
}
