//! What a study asks for that cannot be: it is refused before anything is run, or said for what it is.

use super::town::{HEAD, SMALL, folder, refused, run};

/// A small municipality under the name `klein`.
fn town() -> tempfile::TempDir {
    folder(&[("klein.toml", &(HEAD.to_owned() + SMALL))])
}

#[test]
fn which_months_there_are_cannot_be_varied() {
    let town = town();
    let goal = ["dimensioneer", "klein", "--doel", "doorlooptijd_gem <= 6", "--knop", "tijd.jaren=1..3"];
    refused(town.path(), &goal, &["`tijd.jaren` kan geen knop zijn"]);
    let range = "[[onzeker]]\nsleutel = \"tijd.jaren\"\nnaam = \"Jaren\"\nlaag = 1\nhoog = 3\nbron = \"proef\"\n";
    std::fs::write(town.path().join("bereik.toml"), range).expect("there is room");
    let words = ["gevoeligheid", "klein", "--bereiken", "bereik.toml", "--grootte", "klein"];
    refused(town.path(), &words, &["`tijd.jaren` kan geen bereik hebben"]);
}

#[test]
fn a_target_or_a_knob_beyond_what_can_be_is_refused() {
    let town = town();
    let knob = ["--knop", "team.fte=1..2"];
    for (goal, told) in
        [("binnen_termijn >= 950%", "0% tot en met 100%"), ("doorlooptijd_gem <= 1e300", "te groot")]
    {
        refused(town.path(), &[&["dimensioneer", "klein", "--doel", goal][..], &knob].concat(), &[told]);
    }
    for (knob, told) in
        [("triage.geduld_weken=0..1e308", "hoogstens 1.000.000.000.000"), ("team.verzuim=0..1e-323", "te klein")]
    {
        refused(town.path(), &["dimensioneer", "klein", "--doel", "binnen_termijn >= 9%", "--knop", knob], &[told]);
    }
    let knobs = ["--knop", "team.fte=1..2:0.01", "--knop", "indicatie.ruimhartigheid=0.5..1.5:0.01"];
    let words = [&["dimensioneer", "klein", "--doel", "binnen_termijn >= 9%"][..], &knobs].concat();
    refused(town.path(), &words, &["samen 10.201 standen; hoogstens 5.000"]);
}

#[test]
fn what_nobody_could_measure_is_not_shown_as_zero() {
    let nobody = HEAD.to_owned() + &SMALL.replace("team.fte = 1.0", "team.fte = 0.0");
    let town = folder(&[("niemand.toml", &nobody)]);
    let words = [
        "gevoeligheid",
        "niemand",
        "--maat",
        "doorlooptijd_gem",
        "--grootte",
        "klein",
        "--sleutel",
        "piep.kans",
        "--stil",
    ];
    let (code, said) = run(town.path(), &words);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("niet in elke simulatie gemeten") && !said.contains("0,00 in het scenario"), "{said}");
}

#[test]
fn json_of_somebody_else_is_not_overwritten_with_a_schema() {
    let theirs = "{\n  \"name\": \"site\",\n  \"version\": \"1.0.0\"\n}\n";
    let town = folder(&[("package.json", theirs)]);
    let (code, said) = run(town.path(), &["schema", "--schrijf", "package.json"]);
    assert_ne!(code, Some(0), "{said}");
    assert_eq!(std::fs::read_to_string(town.path().join("package.json")).expect("it is there"), theirs);
    for _ in 0..2 {
        let (code, said) = run(town.path(), &["schema", "--schrijf", "ons.json"]);
        assert_eq!(code, Some(0), "our own is replaced: {said}");
    }
}

#[test]
fn a_name_of_a_table_has_one_line() {
    let line = HEAD.to_owned() + SMALL + "[product.\"h\\nbh\"]\n";
    let town = folder(&[("regel.toml", &line)]);
    refused(town.path(), &["controleer", "regel"], &["een teken dat niet te zien is"]);
}

#[test]
fn a_scenario_without_a_head_is_told_as_a_scenario() {
    let town = folder(&[("kaal.toml", "[team]\nfte = 3.0\n")]);
    let said = refused(town.path(), &["controleer", "kaal"], &["ontbreken `titel`, `vraag` en `beantwoordt_niet`"]);
    assert!(!said.contains("onzeker"), "nobody asked for ranges: {said}");
}

#[test]
fn a_basis_with_a_space_before_it_is_found_by_every_command() {
    let spaced = HEAD.replace("\"basis.toml\"", "\" basis.toml\"") + SMALL;
    let town = folder(&[("spatie.toml", &spaced)]);
    for words in [
        &["controleer", "spatie"][..],
        &["gevoeligheid", "spatie", "--maat", "uitgaven", "--grootte", "klein", "--sleutel", "piep.kans", "--stil"],
    ] {
        let (code, said) = run(town.path(), words);
        assert_eq!(code, Some(0), "{words:?}: {said}");
    }
}
