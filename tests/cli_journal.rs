//! `wmosim logboek` and `wmosim clientreis`: what they write, say and refuse.

#![cfg(feature = "cli")]

use assert_cmd::Command;
use std::collections::BTreeSet;
use std::fs;
use tempfile::TempDir;

const BASIS: &str = include_str!("../scenarios/basis.toml");

/// A folder with a small municipality, and one that is tighter.
fn municipality() -> TempDir {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).expect("it can be written");
    let head = |title: &str| format!("titel = \"{title}\"\nvraag = \"-\"\nbeantwoordt_niet = \"-\"\n");
    write("basis.toml", BASIS);
    let small = "basis = \"basis.toml\"\ngemeente.inwoners = 5_000\nteam.fte = 1.2\ntijd.jaren = 2\n\
                 tijd.start = 2027-01-01\ntijd.aanloop_maanden = 6\n\
                 # The same residents report whatever the waiting: a log is compared by resident.\n\
                 instroom.elasticiteit = 0.0\n";
    write("klein.toml", &format!("{}{small}", head("Klein")));
    write("krap.toml", &format!("{}basis = \"klein.toml\"\nindicatie.ruimhartigheid = 0.7\n", head("Krap")));
    write("later.toml", &format!("{}basis = \"klein.toml\"\ntijd.jaren = 3\n", head("Later")));
    // Names that a spreadsheet would run.
    let step = "[[onderzoek.stap]]\nnaam = \"=2+3\"\ndeel = 1.0\nwachten_dagen = 0.0\nwachten_kans = 0.0\naanvraag = true\n";
    write("formule.toml", &format!("{}basis = \"klein.toml\"\n{step}", head("Formule")));
    folder
}

fn wmosim(folder: &TempDir, words: &[&str]) -> (i32, String, String) {
    let mut command = Command::cargo_bin("wmosim").expect("it was built");
    let output = command.current_dir(folder.path()).env("COLUMNS", "100").args(words).output().expect("it starts");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("it writes UTF-8");
    (output.status.code().expect("it was not killed"), text(output.stdout), text(output.stderr))
}

/// The rows of a log, and a column by name.
struct Log(Vec<csv::StringRecord>, csv::StringRecord);

impl Log {
    fn read(folder: &TempDir, name: &str) -> Log {
        let mut reader = csv::Reader::from_path(folder.path().join(name)).expect("the log is there");
        let head = reader.headers().expect("it has a head").clone();
        Log(reader.records().map(|row| row.expect("every row has all columns")).collect(), head)
    }

    fn column(&self, name: &str) -> Vec<&str> {
        let at = self.1.iter().position(|head| head == name).unwrap_or_else(|| panic!("no column {name}"));
        self.0.iter().map(|row| &row[at]).collect()
    }
}

#[test]
fn the_log_has_a_row_for_each_thing_in_order_and_marks_the_warm_up() {
    let folder = municipality();
    let (code, output, messages) = wmosim(&folder, &["logboek", "klein"]);
    assert_eq!((code, messages.as_str()), (0, ""), "{output}");
    assert!(output.contains("output/logboek-klein.csv"), "{output}");
    let log = Log::read(&folder, "output/logboek-klein.csv");
    let (moments, warm_up) = (log.column("moment"), log.column("aanloop"));
    assert!(moments.is_sorted() && moments[0].contains('T'));
    let first = warm_up.iter().position(|mark| *mark == "nee").expect("the reported period is in it");
    assert!(moments[first - 1] < "2027-01-01" && moments[first] >= "2027-01-01");
    assert!(warm_up[first..].iter().all(|mark| *mark == "nee"));
    let events: BTreeSet<&str> = log.column("gebeurtenis").into_iter().collect();
    for event in ["melding", "onderzoek_begonnen", "stap_klaar", "besluit", "levering_begonnen", "niveau_omhoog"] {
        assert!(events.contains(event), "{event} in {events:?}");
    }
    let (code, ..) = wmosim(&folder, &["logboek", "klein", "--zonder-aanloop", "--uit", "kort.csv"]);
    assert_eq!(code, 0);
    let short = Log::read(&folder, "kort.csv");
    assert_eq!(short.0.len(), log.0.len() - first);
    assert!(short.column("aanloop").iter().all(|mark| *mark == "nee"));
}

#[test]
fn the_same_log_has_the_same_bytes_and_never_replaces_another_unasked() {
    let folder = municipality();
    let log = |words: &[&str]| wmosim(&folder, &[&["logboek", "klein"], words].concat());
    assert_eq!(log(&["--uit", "een.csv"]).0, 0);
    fs::write(folder.path().join("oud.csv"), "iets anders").unwrap();
    let (code, output, _) = log(&["--uit", "oud.csv"]);
    assert!(code == 0 && output.contains("oud-2.csv") && output.contains("bestond al"), "{output}");
    assert_eq!(
        fs::read(folder.path().join("een.csv")).unwrap(),
        fs::read(folder.path().join("oud-2.csv")).unwrap()
    );
    let (code, output, messages) = log(&["--uit", "oud.csv", "--overschrijf"]);
    assert_eq!((code, output.as_str()), (1, ""));
    assert!(messages.contains("is geen logboek van wmosim"), "{messages}");
    assert_eq!(fs::read_to_string(folder.path().join("oud.csv")).unwrap(), "iets anders");
    assert_eq!(log(&["--uit", "een.csv", "--overschrijf", "--seed", "2"]).0, 0);
    assert_ne!(
        fs::read(folder.path().join("een.csv")).unwrap(),
        fs::read(folder.path().join("oud-2.csv")).unwrap()
    );
    let hidden = |entry: fs::DirEntry| entry.file_name().to_string_lossy().starts_with(".wmosim");
    assert!(!fs::read_dir(folder.path()).unwrap().any(|entry| hidden(entry.unwrap())), "nothing is left behind");
}

#[test]
fn a_name_that_looks_like_a_formula_is_written_as_text() {
    let folder = municipality();
    assert_eq!(wmosim(&folder, &["logboek", "formule", "--uit", "log.csv"]).0, 0);
    let log = Log::read(&folder, "log.csv");
    assert!(log.column("stap").contains(&"'=2+3"));
    assert!(log.0.iter().flatten().all(|field| !field.starts_with(['=', '+', '-', '@'])));
}

#[test]
fn the_log_of_one_client_has_only_that_resident() {
    let folder = municipality();
    assert_eq!(wmosim(&folder, &["logboek", "klein", "--client", "20", "--uit", "log.csv"]).0, 0);
    let log = Log::read(&folder, "log.csv");
    assert!(!log.0.is_empty() && log.column("client").iter().all(|number| *number == "20"));
    let residents: BTreeSet<&str> = log.column("inwoner").into_iter().collect();
    assert_eq!(residents.len(), 1);
}

#[test]
fn a_resident_has_the_same_key_in_the_logs_of_two_scenarios() {
    let folder = municipality();
    let residents = |scenario: &str| -> BTreeSet<String> {
        let file = format!("{scenario}.csv");
        assert_eq!(wmosim(&folder, &["logboek", scenario, "--uit", &file]).0, 0);
        let log = Log::read(&folder, &file);
        let who = log.column("inwoner").into_iter().zip(log.column("profiel"));
        who.filter(|(key, _)| !key.is_empty()).map(|(key, profile)| format!("{key} {profile}")).collect()
    };
    assert_eq!(residents("klein"), residents("krap"));
}

#[test]
fn a_journey_is_told_alone_and_beside_another_scenario() {
    let folder = municipality();
    let (code, alone, messages) = wmosim(&folder, &["clientreis", "klein", "--profiel", "ggz"]);
    assert_eq!((code, messages.as_str()), (0, ""));
    assert!(alone.contains("De cliënt meldt zich bij de gemeente.") && alone.contains("Balans"), "{alone}");
    let again = alone.lines().last().expect("it ends with the way to see it again").trim();
    let words: Vec<&str> = again.split(' ').skip(1).collect();
    assert_eq!(wmosim(&folder, &words).1, alone, "the same command gives the same story: {again}");
    let (code, both, messages) = wmosim(&folder, &["clientreis", "klein", "krap", "--profiel", "ggz"]);
    assert_eq!((code, messages.as_str()), (0, ""));
    assert!(both.contains("klein en krap") && both.contains("verschil"), "{both}");
    assert!(both.lines().all(|line| line.chars().count() <= 100), "{both}");
}

#[test]
fn what_cannot_be_told_is_refused_with_what_can() {
    let folder = municipality();
    let cases: [(&[&str], &str); 9] = [
        (&["clientreis", "klein", "--profiel", "dementi"], "bedoelde u `dementie`?"),
        (&["clientreis", "klein", "--profiel", "xyz"], "er is: ouder_fysiek, dementie"),
        (&["clientreis", "klein", "--client", "99999"], "de cliënten hebben de nummers 1 tot en met "),
        (&["logboek", "klein", "--client", "99999"], "cliënt 99999 bestaat niet in klein"),
        (&["clientreis", "klein", "--client", "0"], "van 1 tot en met"),
        (&["clientreis", "klein", "--client", "3", "--profiel", "ggz"], "kan niet samen met"),
        (&["clientreis", "klein", "later"], "de maanden waarover wordt gerapporteerd verschillen"),
        (&["logboek", "klein", "--replicatie", "0"], "van 1 tot en met"),
        (&["logboek", "."], "Geef de naam van één scenario"),
    ];
    for (words, said) in cases {
        let (code, output, messages) = wmosim(&folder, words);
        assert_eq!((code, output.as_str()), (2, ""), "{words:?}: {messages}");
        assert!(messages.contains(said), "{words:?}: {messages}");
    }
    assert!(!folder.path().join("output").exists(), "nothing is written for wrong input");
}
