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

/// The lines `doel.toml:3` that a refusal points at.
fn lines(said: &str) -> Vec<String> {
    let pointed = said.lines().filter_map(|line| line.split_once("--> "));
    pointed.map(|(_, place)| place.rsplit_once(':').map_or(place, |(place, _)| place).to_owned()).collect()
}

#[test]
fn what_is_wrong_in_a_file_with_targets_is_told_together() {
    let targets = "[[doel]]\nmaat = \"instrom\"\nnaam = \"Meldingen\"\ndoel = \"28\"\nlaag = 15\nhoog = 41\n\
                   eenheid = \"-\"\nbron = \"-\"\n[[doel]]\nmaat = \"instroom\"\ndoel = 5\nlaag = 15\nhoog = 41\n\
                   eenheid = \"-\"\nbron = \"-\"\n[[vrij]]\nsleutel = \"team.ftee\"\nlaag = 4\nhoog = 12\n";
    let town = folder(&[("klein.toml", &(HEAD.to_owned() + SMALL)), ("doel.toml", targets)]);
    let told = ["`instroom`?", "moet een getal zijn", "ontbreekt `naam`", "laag <= doel <= hoog", "`team.fte`?"];
    let said = refused(town.path(), &["ijk", "klein", "--doelen", "doel.toml"], &told);
    assert_eq!(
        lines(&said),
        ["doel.toml:2", "doel.toml:4", "doel.toml:9", "doel.toml:10", "doel.toml:17"],
        "{said}"
    );
}

#[test]
fn what_is_wrong_in_a_file_with_ranges_is_told_together() {
    let ranges = "[[onzeker]]\nsleutel = \"team.fteee\"\nnaam = 3\nlaag = 1\nhoog = 2\nbron = \"-\"\n\
                  [[onzeker]]\nsleutel = \"team.fte\"\nlaag = 3\nhoog = 2\nbron = \"-\"\n";
    let town = folder(&[("klein.toml", &(HEAD.to_owned() + SMALL)), ("bereik.toml", ranges)]);
    let told = ["`team.fte`?", "moet een tekst", "ontbreekt `naam`", "moet laag (3) kleiner zijn dan hoog (2)"];
    let said = refused(town.path(), &["gevoeligheid", "klein", "--bereiken", "bereik.toml"], &told);
    assert_eq!(lines(&said), ["bereik.toml:2", "bereik.toml:3", "bereik.toml:7", "bereik.toml:8"], "{said}");
}

#[test]
fn what_is_wrong_in_a_file_with_patterns_is_told_together() {
    let patterns = "[[patroon]]\nnaam = \"a\"\nlabel = 3\nuitleg = \"-\"\nzonder = { team.verzum = 0.0 }\n\
                    [[patroon]]\nnaam = \"b\"\nlabel = \"B\"\nzonder = {}\n";
    let town = folder(&[("klein.toml", &(HEAD.to_owned() + SMALL)), ("patroon.toml", patterns)]);
    let told = ["moet een tekst", "`team.verzuim`?", "ontbreekt `uitleg`", "verandert niets"];
    let said = refused(town.path(), &["verklaar", "klein", "--patronen", "patroon.toml"], &told);
    let wanted = ["patroon.toml:3", "patroon.toml:5", "patroon.toml:6", "patroon.toml:7"];
    assert_eq!(lines(&said), wanted, "{said}");
}

const STUDY: &str = "titel = \"Raster\"\nvraag = \"?\"\nbeantwoordt_niet = \"!\"\nbasis = \"klein.toml\"\n\
                     ontwerp = \"volledig\"\nreplicaties = 1\nmaten = [\"uitgaven\"]\n\
                     [[factor]]\nnaam = \"Verwijzen\"\nsleutel = \"indicatie.voorliggend\"\nwaarden = [0.1, 0.7]\n\
                     vanaf_start = true\n\
                     [[factor]]\nnaam = \"Afwijzen\"\nsleutel = \"indicatie.afgewezen\"\nwaarden = [0.1, 0.2]\n\
                     vanaf_start = true\n";

/// A folder with a small municipality and a study of it.
fn with_study(study: &str) -> tempfile::TempDir {
    folder(&[("klein.toml", &(HEAD.to_owned() + SMALL)), ("raster.toml", study)])
}

#[test]
fn what_is_wrong_in_a_study_is_told_together() {
    let study = STUDY
        .replace("replicaties = 1", "replicaties = \"veel\"")
        .replace("[\"uitgaven\"]", "[\"uitgave\"]")
        .replace("indicatie.voorliggend", "indicatie.voorligend")
        .replace("[0.1, 0.2]", "[]");
    let told = ["moet een geheel getal zijn", "`uitgaven`?", "`indicatie.voorliggend`?", "een lijst `waarden`"];
    let said = refused(with_study(&study).path(), &["raster", "raster.toml"], &told);
    assert_eq!(lines(&said), ["raster.toml:6", "raster.toml:7", "raster.toml:10", "raster.toml:14"], "{said}");
}

#[test]
fn what_is_wrong_in_a_study_and_in_its_scenario_is_told_together() {
    let town = with_study(&STUDY.replace("indicatie.voorliggend", "indicatie.voorligend"));
    std::fs::write(town.path().join("klein.toml"), HEAD.to_owned() + "team.fte = -1\n").expect("there is room");
    let told = ["`indicatie.voorliggend`?", "`team.fte` is -1", "2 fouten in 2 bestanden"];
    refused(town.path(), &["raster", "raster.toml"], &told);
}

#[test]
fn points_of_a_study_that_cannot_be_are_told_together_with_their_line() {
    let study = STUDY.replace("[0.1, 0.2]", "[0.1, 0.4, 0.6]");
    let study = study
        + "[[factor]]\nnaam = \"Grenzen\"\nsleutel = \"afwijking.grenzen\"\nwaarden = [[0.2, 0.8], [0.8, 0.2]]\n\
                         vanaf_start = true\n";
    let told = [
        "Punt 9 (Verwijzen = 0.7, Afwijzen = 0.4, Grenzen = [0.2, 0.8]) kan niet, en nog 3 andere punten ook niet",
        "samen meer dan 1",
        "Punt 2 (Verwijzen = 0.1, Afwijzen = 0.1, Grenzen = [0.8, 0.2]) kan niet, en nog 5 andere punten ook niet",
        "De eerste grens moet de laagste zijn",
        "2 fouten in 1 bestand",
    ];
    let said = refused(with_study(&study).path(), &["raster", "raster.toml"], &told);
    assert_eq!(lines(&said), ["raster.toml:16", "raster.toml:21"], "{said}");
}

#[test]
fn ranges_within_which_settings_contradict_one_another_are_refused_with_their_line() {
    let range = |key: &str, low: &str, high: &str| {
        format!("[[onzeker]]\nsleutel = \"{key}\"\nnaam = \"{key}\"\nlaag = {low}\nhoog = {high}\nbron = \"-\"\n")
    };
    let ranges = range("indicatie.voorliggend", "0.1", "0.9") + &range("indicatie.afgewezen", "0.1", "0.9");
    let town = folder(&[("klein.toml", &(HEAD.to_owned() + SMALL)), ("bereik.toml", &ranges)]);
    let words = ["gevoeligheid", "klein", "--bereiken", "bereik.toml", "--grootte", "klein"];
    let told =
        ["kan het niet met `indicatie.voorliggend` op ", " en `indicatie.afgewezen` op 0,", "samen meer dan 1"];
    let said = refused(town.path(), &words, &told);
    assert_eq!(lines(&said), ["bereik.toml:8"], "{said}");
    assert!(!said.contains("scenario.toml"), "{said}");

    let ranges = range("profiel.*.op", "0.5", "0.6").replace("bron", "soort = \"factor\"\nbron")
        + &range("profiel.ouder_fysiek.op", "0.1", "0.2")
        + &range("team.overdracht_na", "2.5", "9");
    std::fs::write(town.path().join("bereik.toml"), ranges).expect("there is room");
    let told = [
        "`profiel.ouder_fysiek.op` heeft twee bereiken",
        "`team.overdracht_na` 2,5, en het moet een heel getal zijn",
    ];
    assert_eq!(lines(&refused(town.path(), &words, &told)), ["bereik.toml:9", "bereik.toml:15"]);
}

#[test]
fn what_cannot_be_thought_away_is_told_with_its_line() {
    let pattern = |name: &str, without: &str| {
        format!("[[patroon]]\nnaam = \"{name}\"\nlabel = \"{name}\"\nuitleg = \"-\"\nzonder = {{ {without} }}\n")
    };
    let years = pattern("jaren", "tijd.jaren = 2") + &pattern("inwoners", "gemeente.inwoners = 9_000");
    let town = folder(&[("klein.toml", &(HEAD.to_owned() + SMALL)), ("patroon.toml", &years)]);
    let words = ["verklaar", "klein", "--patronen", "patroon.toml"];
    let said = refused(town.path(), &words, &["`tijd.jaren` kan niet worden weggedacht", "het aantal inwoners"]);
    assert_eq!(lines(&said), ["patroon.toml:5", "patroon.toml:10"], "{said}");

    let shares = pattern("a", "indicatie.voorliggend = 0.6")
        + &pattern("b", "team.verzuim = 0.0")
        + &pattern("c", "indicatie.afgewezen = 0.6");
    std::fs::write(town.path().join("patroon.toml"), shares).expect("there is room");
    let told = ["de patronen `a` en `c` kunnen niet samen worden weggedacht: voorliggend en afgewezen"];
    let said = refused(town.path(), &words, &told);
    assert!(!said.contains("scenario.toml"), "{said}");
}

#[test]
fn a_fraction_of_a_whole_number_is_refused_and_a_range_plays_whole_numbers() {
    let whole = STUDY.replace("indicatie.voorliggend", "team.overdracht_na");
    for (values, told) in [
        ("waarden = [1.1]\nbewerking = \"vermenigvuldigt\"", "zou hier "),
        ("laag = 2.5\nhoog = 9", "zou hier 2,5 worden"),
    ] {
        let study = whole.replace("waarden = [0.1, 0.7]", values);
        let study = study.replace("\"volledig\"", "\"latijns_hyperkubus\"\npunten = 4");
        refused(with_study(&study).path(), &["raster", "raster.toml"], &["neemt alleen hele getallen", told]);
    }
    let study = whole
        .replace("waarden = [0.1, 0.7]", "laag = 2\nhoog = 5")
        .replace("\"volledig\"", "\"latijns_hyperkubus\"\npunten = 8");
    let town = with_study(&study);
    let (code, said) = run(town.path(), &["raster", "raster.toml", "--stil"]);
    assert_eq!(code, Some(0), "{said}");
    let text = std::fs::read_to_string(town.path().join("output/raster/resultaten.csv")).expect("it is there");
    let mut played: Vec<&str> = text.lines().skip(1).filter_map(|line| line.split(',').nth(1)).collect();
    played.sort_unstable();
    assert_eq!(played, ["2", "2", "3", "3", "4", "4", "5", "5"], "each as often as the others");
}

#[test]
fn a_factor_with_the_name_of_another_column_gets_a_column_of_its_own() {
    let study = STUDY.replace("\"Verwijzen\"", "\"maat\"").replace("\"Afwijzen\"", "\"n\"");
    let town = with_study(&study);
    let (code, said) = run(town.path(), &["raster", "raster.toml", "--stil"]);
    assert_eq!(code, Some(0), "{said}");
    let text = std::fs::read_to_string(town.path().join("output/raster/punten.csv")).expect("it is there");
    let head = text.lines().next().expect("a head");
    assert_eq!(head, "punt,maat_2,n_2,maat,eenheid,gemiddelde,bi95_laag,bi95_hoog,n");
}

#[test]
fn a_file_with_targets_that_is_empty_is_told_how_one_begins() {
    let town = folder(&[("klein.toml", &(HEAD.to_owned() + SMALL)), ("leeg.toml", "# niets\n")]);
    let said =
        refused(town.path(), &["ijk", "klein", "--doelen", "leeg.toml"], &["Schrijf bijvoorbeeld: [[doel]]"]);
    assert!(!said.contains(" [doel]"), "{said}");
    std::fs::write(town.path().join("leeg.toml"), "[doel]\nmaat = \"instroom\"\n").expect("there is room");
    refused(town.path(), &["ijk", "klein", "--doelen", "leeg.toml"], &["Schrijf [[doel]] met dubbele haken"]);
}

#[test]
fn each_name_that_can_be_validated_is_told_once() {
    let (code, said) = run(town().path(), &["valideer", "zzz"]);
    assert_eq!(code, Some(2), "{said}");
    assert_eq!(said.matches("keten").count(), 1, "{said}");
}

#[test]
fn a_change_with_a_new_name_is_refused_at_that_name() {
    let product = "naam = \"Nieuw\"\neenheid = \"uur\"\ntarief = 1.0\nverzilvering = 1.0\nweging = 1.0\n\
                   duur_jaren = 1.0\nherindicatie = false\ndeelbaar = true\n";
    let change = format!("{HEAD}{SMALL}[[wijziging]]\nvanaf = 2027-06-01\n[wijziging.product.nieuw]\n{product}");
    let town = folder(&[("wij.toml", &change)]);
    let said = refused(town.path(), &["controleer", "wij"], &["De lijst van producten kan niet"]);
    assert_eq!(lines(&said), ["wij.toml:11"], "{said}");
}

#[test]
fn names_that_tell_nothing_apart_are_refused() {
    let names = "gemeente.naam = \" \"\nproduct.hbh.naam = \"Hulp\"\nproduct.begeleiding.naam = \"Hulp\"\n";
    let town = folder(&[("naam.toml", &format!("{HEAD}{SMALL}{names}"))]);
    let told = ["De naam van de gemeente is leeg", "`product.hbh` heeft dezelfde naam"];
    let said = refused(town.path(), &["controleer", "naam"], &told);
    assert_eq!(lines(&said), ["naam.toml:9", "naam.toml:11"], "{said}");
}

#[test]
fn a_place_that_cannot_be_written_is_refused_before_the_work_is_done() {
    let town = town();
    std::fs::create_dir(town.path().join("map")).expect("there is room");
    for words in [
        &["valideer", "mm1-80", "--uit", "map"][..],
        &["valideer", "mm1-80", "--schrijf", "map"],
        &["beweringen", "M1", "--schrijf", "map"],
        &["beweringen", "M1", "--beelden", "klein.toml/beeld"],
        #[cfg(unix)]
        &["logboek", "klein", "--uit", "/dev/full"],
        #[cfg(unix)]
        &["logboek", "klein", "--uit", "/dev/full", "--overschrijf"],
    ] {
        let (code, said) = run(town.path(), words);
        assert_eq!(code, Some(1), "{words:?}: {said}");
        assert!(said.starts_with("fout: ") && said.lines().count() < 4, "nothing was done first: {said}");
    }
    assert!(!std::path::Path::new("/dev/full-2").exists());
}

#[test]
fn a_shortfall_that_makes_a_crisis_every_hour_is_refused() {
    let town = folder(&[("crisis.toml", &format!("{HEAD}{SMALL}verloop.tekort_crisis = 20\n"))]);
    refused(town.path(), &["controleer", "crisis"], &["moet een getal van 0 tot en met 10 zijn"]);
}
