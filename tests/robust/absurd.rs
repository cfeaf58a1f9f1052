//! Values that nobody means: a clear refusal, or a run that ends.

use super::town::{HEAD, SMALL, folder, refused, run};

/// What the program says of a scenario that lays these settings over a small municipality; it must refuse it.
fn told(settings: &str, parts: &[&str]) -> String {
    let home = folder(&[("proef.toml", &format!("{HEAD}{settings}"))]);
    let words = ["vergelijk", "proef.toml", "--replicaties", "2", "--threads", "2", "--stil", "--uit", "uit"];
    refused(home.path(), &words, parts)
}

/// A run with these settings over a small municipality, which must end well.
fn plays(settings: &str, replications: &str) -> String {
    let home = folder(&[("proef.toml", &format!("{HEAD}{settings}"))]);
    let words = ["vergelijk", "proef.toml", "--replicaties", replications, "--stil", "--uit", "uit"];
    let (code, said) = run(home.path(), &words);
    assert_eq!(code, Some(0), "{settings}: {said}");
    assert!(home.path().join("uit/rapport.html").is_file());
    said
}

#[test]
fn a_million_consulenten_are_refused() {
    told("team.fte = 1_000_000", &["team.fte", "1_000_000", "100.000"]);
}

#[test]
fn more_consulenten_than_residents_work() {
    plays(&SMALL.replace("team.fte = 1.0", "team.fte = 5_000"), "2");
}

#[test]
fn a_thousand_million_meldingen_are_refused() {
    told("profiel.dementie.meldingen_per_1000 = 1e9", &["meldingen_per_1000", "1e9"]);
    told("gemeente.inwoners = 1e7\nprofiel.dementie.meldingen_per_1000 = 1e5", &["meer dan een miljoen meldingen"]);
    told("gemeente.inwoners = 1e9", &["gemeente.inwoners", "20.000.000"]);
}

#[test]
fn five_hundred_years_work_and_a_year_more_is_refused() {
    let years = |years: u32| {
        SMALL
            .replace("jaren = 1", &format!("jaren = {years}"))
            .replace("4_000", "300")
            .replace("fte = 1.0", "fte = 0.2")
    };
    plays(&years(500), "2");
    told(&years(501), &["tijd.jaren", "501", "500"]);
    told("tijd.jaren = 0", &["tijd.jaren"]);
    told("tijd.jaren = -1", &["tijd.jaren"]);
    told("tijd.start = 9999-01-01", &["startjaar"]);
}

#[test]
fn money_of_many_years_of_dear_help_adds_up() {
    let dear = SMALL.replace("jaren = 1", "jaren = 30") + "product.hbh.tarief = 100_000\n";
    let home = folder(&[("duur.toml", &(HEAD.to_owned() + &dear))]);
    let words = ["vergelijk", "duur.toml", "--replicaties", "1", "--stil", "--uit", "uit"];
    let (code, said) = run(home.path(), &words);
    assert_eq!(code, Some(0), "{said}");
    let table = std::fs::read_to_string(home.path().join("uit/kerncijfers.csv")).expect("it is there");
    let row = table.lines().find(|line| line.starts_with("duur,uitgaven,")).expect("it is a key figure");
    let a_year: f64 = row.split(',').nth(3).and_then(|x| x.parse().ok()).expect("a number");
    // More than the 9.2 thousand million euros of which 64 bits hold the billionths.
    assert!(a_year * 30.0 > 1.0e10, "{a_year} euros a year");
}

#[test]
fn a_besluit_that_sees_nothing_counts_nothing() {
    plays(&format!("{SMALL}indicatie.gezien = 0.0\n"), "2");
}

#[test]
fn nobody_who_asks_and_nobody_who_works_are_fine() {
    let none: String = ["ouder_fysiek", "dementie", "ggz", "verstandelijk", "chronisch", "multi"]
        .iter()
        .map(|name| format!("profiel.{name}.meldingen_per_1000 = 0\nprofiel.{name}.clienten_per_1000 = 0\n"))
        .collect();
    plays(&format!("{SMALL}{none}"), "2");
    plays(&SMALL.replace("4_000", "0"), "2");
    plays(&SMALL.replace("fte = 1.0", "fte = 0"), "2");
}

#[test]
fn what_is_no_number_is_refused() {
    for setting in
        ["team.fte", "gemeente.inwoners", "indicatie.ruimhartigheid", "begroting.per_inwoner", "team.verzuim"]
    {
        for value in ["nan", "-nan", "inf", "-inf", "1e400"] {
            told(&format!("{setting} = {value}"), &[setting]);
        }
    }
}

#[test]
fn a_run_that_does_not_fit_in_the_memory_is_refused_with_an_estimate() {
    let home = folder(&[(
        "land.toml",
        &format!("{HEAD}gemeente.inwoners = 17_000_000\nteam.fte = 3_500\ntijd.jaren = 3\n"),
    )]);
    let words = ["vergelijk", "land.toml", "--replicaties", "100000", "--threads", "1024", "--stil"];
    refused(home.path(), &words, &["past niet in het geheugen", "byte nodig", "is vrij", "Er is niets uitgevoerd"]);
}

#[test]
fn a_run_that_never_ends_is_refused_with_an_estimate() {
    // Months of work on the fastest computer there is.
    let city = format!("{HEAD}gemeente.inwoners = 500_000\nteam.fte = 100\ntijd.jaren = 40\n");
    let names = ["een.toml", "twee.toml", "drie.toml", "vier.toml", "vijf.toml"];
    let cities = names.map(|name| (name, city.replace("\"Proef\"", &format!("\"{name}\""))));
    let home = folder(&cities.each_ref().map(|(name, text)| (*name, text.as_str())));
    let mut words = vec!["vergelijk"];
    words.extend(names);
    words.extend(["--replicaties", "1000000", "--threads", "1", "--stil"]);
    refused(home.path(), &words, &["naar schatting", "langer dan dertig dagen", "Er is niets uitgevoerd"]);
}
