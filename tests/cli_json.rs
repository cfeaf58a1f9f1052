//! What the program answers to another program: one JSON document, and nothing else on the standard output.

#![cfg(feature = "cli")]

use assert_cmd::Command;
use serde_json::Value;
use std::path::Path;

/// A folder with the base scenario made small and short, and a policy on it.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).expect("it can be written");
    let small = wmosim::scenario::BASIS
        .replace("inwoners = 100_000", "inwoners = 10_000")
        .replace("\njaren = 4 ", "\njaren = 1 ")
        .replace("aanloop_maanden = 24", "aanloop_maanden = 6")
        .replace("\nfte = 25.0", "\nfte = 2.6");
    write("basis.toml", &small);
    let head = "titel = \"Krap\"\nvraag = \"-\"\nbeantwoordt_niet = \"-\"\nbasis = \"basis.toml\"\n";
    let change = "[[wijziging]]\nvanaf = 2027-01-01\nreden = \"De raad\"\nindicatie.ruimhartigheid = 0.8\n";
    write("krap.toml", &format!("{head}{change}"));
    folder
}

/// The exit code, the output and the messages of `wmosim` with these words and `--json`.
fn wmosim(folder: &Path, words: &[&str]) -> (i32, String, String) {
    let output = Command::cargo_bin("wmosim")
        .expect("it was built")
        .current_dir(folder)
        .args(words)
        .arg("--json")
        .output()
        .expect("it can be started");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("it writes UTF-8");
    (output.status.code().expect("it was not killed"), text(output.stdout), text(output.stderr))
}

/// The answer to these words, which must end well or with a figure out of range.
fn answer(folder: &Path, words: &[&str]) -> Value {
    let (code, output, messages) = wmosim(folder, words);
    assert!(code == 0 || code == 1, "{words:?}: {messages}");
    assert_eq!(messages, "", "{words:?}");
    let answer: Value =
        serde_json::from_str(&output).unwrap_or_else(|wrong| panic!("{words:?}: {wrong}\n{output}"));
    assert_eq!(answer["programma"], "wmosim");
    assert_eq!(answer["opdracht"], words[0]);
    answer
}

#[test]
fn every_command_with_figures_answers_with_one_document() {
    let folder = folder();
    let folder = folder.path();
    let found = answer(folder, &["controleer", "krap"]);
    let change = &found["scenarios"][0]["verschillen"][0];
    assert_eq!((&change["sleutel"], &change["reden"]), (&"indicatie.ruimhartigheid".into(), &"De raad".into()));

    let found = answer(folder, &["vergelijk", "basis", "krap", "--replicaties", "2"]);
    let line = found["kerncijfers"].as_array().expect("there are figures").last().expect("at least one");
    assert!(line["scenario"] == "krap" && line["n"].is_number(), "{line}");
    assert_eq!((&found["vergelijkingsbasis"], &found["herhalingen"]), (&"basis".into(), &2.into()));
    let place = found["map"].as_str().expect("the result is somewhere");
    assert!(folder.join(place).join("herkomst.json").is_file(), "{place}");

    let found = answer(folder, &["verklaar", "basis", "--patroon", "verzuim", "--replicaties", "2"]);
    assert!(found["verklaring"].as_array().is_some_and(|lines| !lines.is_empty()));
    let found = answer(folder, &["ijk", "basis", "--replicaties", "2"]);
    assert!(found["doelen"][0]["oordeel"].is_string() && found["alles_binnen_bereik"].is_boolean());
    let found = answer(folder, &["aanloop", "basis", "--replicaties", "10"]);
    assert!(
        found["standen"][0]["maat"].is_string()
            && found.get("lang_genoeg").is_some_and(|enough| !enough.is_string())
    );
    let goal = ["--doel", "binnen_termijn >= 1%", "--knop", "team.fte=2.6..3:0.4", "--replicaties", "10"];
    let found = answer(folder, &[&["dimensioneer", "basis"][..], &goal].concat());
    assert_eq!(found["standen"].as_array().map(Vec::len), Some(2));
}

#[test]
fn what_goes_wrong_is_told_as_json_with_the_file_and_the_line() {
    let folder = folder();
    let text = "titel = \"Fout\"\nvraag = \"-\"\nbeantwoordt_niet = \"-\"\nbasis = \"basis.toml\"\nteam.ftee = 3\n";
    std::fs::write(folder.path().join("fout.toml"), text).expect("it can be written");
    for words in [&["controleer", "fout"][..], &["vergelijk", "fout"]] {
        let (code, output, messages) = wmosim(folder.path(), words);
        assert_eq!((code, output.as_str()), (2, ""), "{messages}");
        let told: Value = serde_json::from_str(&messages).unwrap_or_else(|wrong| panic!("{wrong}\n{messages}"));
        assert_eq!((&told["fout"]["exitcode"], &told["fout"]["soort"]), (&2.into(), &"invoer".into()));
        let message = &told["fout"]["meldingen"][0];
        assert_eq!((&message["bestand"], &message["regel"]), (&"fout.toml".into(), &5.into()), "{message}");
        assert_eq!(message["tips"][0], "Bedoelde u `fte`?");
    }
    let (code, _, messages) = wmosim(folder.path(), &["vergelik"]);
    let told: Value = serde_json::from_str(&messages).unwrap_or_else(|wrong| panic!("{wrong}\n{messages}"));
    assert_eq!(code, 2);
    assert!(told["fout"]["tekst"].as_str().is_some_and(|text| text.contains("bedoelde u `vergelijk`?")), "{told}");
}

#[test]
fn the_newest_result_is_easy_to_find_and_the_results_themselves_stay() {
    let folder = folder();
    let words = ["vergelijk", "krap", "--replicaties", "2"];
    let first = answer(folder.path(), &words);
    let second = answer(folder.path(), &words);
    assert_eq!((&first["map"], &second["map"]), (&"output/krap".into(), &"output/krap-2".into()));
    let page = std::fs::read_to_string(folder.path().join("output/laatste.html")).expect("there is a page");
    assert!(page.contains("krap-2/rapport.html"), "{page}");
    for file in second["bestanden"].as_array().expect("there are files").iter().filter_map(Value::as_str) {
        let bytes = |name: &str| std::fs::read(folder.path().join("output").join(name).join(file)).expect(file);
        assert!(bytes("krap") == bytes("krap-2"), "{file} depends on the input alone");
    }
}
