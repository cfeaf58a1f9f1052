//! What the program says, in Dutch, and with which exit code it ends.

use assert_cmd::Command;

/// The exit code, the output and the messages of `wmosim` with these words, in an empty folder.
fn wmosim(words: &[&str]) -> (i32, String, String) {
    let folder = tempfile::tempdir().expect("there is room for an empty folder");
    let output = Command::cargo_bin("wmosim")
        .expect("it was built")
        .current_dir(folder.path())
        .args(words)
        .output()
        .expect("it can be started");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("it writes UTF-8");
    (output.status.code().expect("it was not killed"), text(output.stdout), text(output.stderr))
}

/// English words of the library that reads the command line, which users must not meet.
const ENGLISH: [&str; 10] =
    ["Usage", "Options", "Commands", "Arguments", "error:", "default", "Print", "For more", "argument", "possible"];

#[test]
fn help_is_dutch_and_ends_well() {
    for words in [
        &["--help"][..],
        &["-h"],
        &["vergelijk", "--help"],
        &["ijk", "-h"],
        &["controleer", "--hulp"],
        &["raster", "-h"],
        &["logboek", "--help"],
        &["clientreis", "--help"],
        &["dimensioneer", "-h"],
        &["aanloop", "-h"],
        &["verklaar", "-h"],
        &["gevoeligheid", "-h"],
        &["beweringen", "-h"],
        &["nieuw", "--help"],
        &["schema", "--help"],
        &["aanvullen", "--help"],
    ] {
        let (code, output, messages) = wmosim(words);
        assert_eq!((code, messages.as_str()), (0, ""), "{words:?}");
        assert!(output.contains("Gebruik: wmosim") && output.contains("Voorbeelden:"), "{output}");
        for english in ENGLISH {
            assert!(!output.contains(english), "{english:?} in the help of {words:?}:\n{output}");
        }
    }
}

#[test]
fn the_help_explains_the_exit_codes() {
    let (_, output, _) = wmosim(&["--help"]);
    let output = output.split_whitespace().collect::<Vec<_>>().join(" ");
    for said in
        ["eindigt met 0 als het deed wat u vroeg", "Met 2 als de invoer niet klopt", "Met 130 als u het met Ctrl-C"]
    {
        assert!(output.contains(said), "{said}");
    }
}

#[test]
fn the_version_is_told() {
    assert_eq!(wmosim(&["--versie"]).1, format!("wmosim {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn without_a_command_the_help_is_shown_and_the_input_is_wrong() {
    let (code, output, messages) = wmosim(&[]);
    assert_eq!((code, output.as_str()), (2, ""));
    assert!(messages.contains("Opdrachten:"), "{messages}");
}

#[test]
fn what_cannot_be_understood_is_explained_in_dutch_and_ends_with_2() {
    let cases: [(&[&str], &str); 23] = [
        (&["vergelik"], "fout: de opdracht `vergelik` bestaat niet\n  tip: bedoelde u `vergelijk`?"),
        (&["scenarios/basis.toml"], "bedoelde u `wmosim vergelijk scenarios/basis.toml`?"),
        (
            &["vergelijk", "--replicatie", "5"],
            "fout: de optie `--replicatie` bestaat niet\n  tip: bedoelde u `--replicaties`?",
        ),
        (
            &["vergelijk", "--replicaties", "veel"],
            "`veel` is niet goed bij `--replicaties`: dit moet een geheel getal",
        ),
        (&["vergelijk", "--replicaties", "1.000"], "zonder punten, komma's of spaties"),
        (&["vergelijk", "--replicaties", "0"], "van 1 tot en met"),
        (&["vergelijk", "--seed", "-3"], "van 0 of hoger"),
        (&["vergelijk", "--seed"], "bij `--seed` hoort een waarde"),
        (&["vergelijk", "--seed", "1", "--seed", "2"], "`--seed` staat er meer dan eens"),
        (&["vergelijk", "--stil=ja"], "bij `--stil` hoort geen waarde, maar er staat `ja`"),
        (&["vergelijk", "--precisie", "5%", "--replicaties", "9"], "kan niet samen met"),
        (&["vergelijk", "--precisie", "5"], "bedoelde u `5%`?"),
        (&["vergelijk", "--precisie", "0"], "meer dan 0% en minder dan 100%"),
        (&["vergelijk", "--minimaal", "20"], "er ontbreekt iets: `--precisie`"),
        (&["vergelijk", "--precisie", "5%", "--maximaal", "3"], "van 10 tot en met"),
        (&["dimensioneer", "basis", "--doel", "saldo >= 0"], "er ontbreekt iets: `--knop`"),
        (&["dimensioneer", "basis", "--kans", "90"], "bedoelde u `90%`?"),
        (&["ijk"], "er ontbreekt iets: `SCENARIO`"),
        (&["gevoeligheid", "basis", "--grootte", "gewon"], "kies klein, gewoon of groot. Bedoelde u `gewoon`?"),
        (&["aanvullen", "bahs"], "kies bash, zsh, fish of powershell. Bedoelde u `bash`?"),
        (&["schema", "ondrzoek"], "Bedoelde u `onderzoek`?"),
        (&["logboek", "basis", "--json"], "de optie `--json` bestaat niet"),
        (&["ijk", "een", "twee"], "`twee` is hier te veel"),
    ];
    for (words, said) in cases {
        let (code, output, messages) = wmosim(words);
        assert_eq!((code, output.as_str()), (2, ""), "{words:?}: {messages}");
        assert!(messages.contains(said), "{words:?}: {messages}");
        assert!(messages.contains("Meer uitleg: wmosim"), "{words:?}: {messages}");
        for english in ENGLISH {
            assert!(!messages.contains(english), "{english:?} in {messages}");
        }
    }
}

#[test]
fn a_scenario_that_does_not_exist_ends_with_2_and_writes_nothing() {
    for words in [
        &["vergelijk", "zomer"][..],
        &["ijk", "zomer"],
        &["controleer", "zomer"],
        &["logboek", "zomer"],
        &["clientreis", "zomer", "zomer"],
        &["aanloop", "zomer"],
        &["verklaar", "zomer"],
        &["gevoeligheid", "zomer"],
    ] {
        let (code, output, messages) = wmosim(words);
        assert_eq!((code, output.as_str()), (2, ""), "{words:?}");
        assert!(messages.contains("zomer"), "{messages}");
    }
}

#[test]
fn completions_are_for_the_shell_that_was_asked_for() {
    for (shell, mark) in [
        ("bash", "_wmosim()"),
        ("zsh", "#compdef wmosim"),
        ("fish", "complete -c wmosim"),
        ("powershell", "wmosim"),
    ] {
        let (code, output, messages) = wmosim(&["aanvullen", shell]);
        assert_eq!((code, messages.as_str()), (0, ""), "{shell}");
        assert!(output.contains(mark) && output.contains("gevoeligheid"), "{shell}: {output}");
    }
}

#[test]
fn ranges_stand_in_the_scenario_and_a_wrong_one_is_reported_with_its_line() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).expect("it can be written");
    write("basis.toml", include_str!("../scenarios/basis.toml"));
    let head = "titel = \"Eigen\"\nvraag = \"-\"\nbeantwoordt_niet = \"-\"\nbasis = \"basis.toml\"\n";
    let range = |key: &str, low: f64| {
        format!(
            "{head}[[onzeker]]\nsleutel = \"{key}\"\nnaam = \"Tijd\"\nlaag = {low:?}\nhoog = 0.75\nbron = \"eigen\"\n"
        )
    };
    let check = || {
        let mut command = assert_cmd::Command::cargo_bin("wmosim").expect("it was built");
        let output = command.current_dir(folder.path()).args(["controleer", "eigen"]).output().expect("it starts");
        (output.status.code(), String::from_utf8(output.stderr).expect("it writes UTF-8"))
    };
    write("eigen.toml", &range("team.casusdeel", 0.55));
    assert_eq!(check(), (Some(0), String::new()));
    for (text, said) in [
        (range("team.casusdel", 0.55), "team.casusdeel"),
        (range("team.casusdeel", 0.8), "kleiner zijn dan hoog"),
        (format!("{head}onzeker = 3\n"), "dubbele haken"),
    ] {
        write("eigen.toml", &text);
        let (code, messages) = check();
        assert_eq!(code, Some(2), "{messages}");
        assert!(messages.contains(said) && messages.contains("eigen.toml:"), "{messages}");
    }
    // A wrong range does not wait for what else is wrong.
    write("eigen.toml", &format!("{}[team]\nftee = 3\n", range("team.casusdel", 0.8)));
    let (code, messages) = check();
    assert_eq!(code, Some(2), "{messages}");
    for said in ["De instelling `ftee`", "kleiner zijn dan hoog", "2 fouten in 1 bestand"] {
        assert!(messages.contains(said), "{said}: {messages}");
    }
}
