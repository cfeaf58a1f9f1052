//! The files of an English report are English, and so are the pictures and tables of the research commands.

use crate::dutch_words::{dutch, visible};
use crate::english::comparison;
use crate::files::{made, parts};
use crate::synthetic::{DUTCH, ENGLISH};
use jiff::civil::date;
use std::collections::BTreeSet;
use wmosim::experiment::claims::picture::{CourseFound, FieldFound};
use wmosim::experiment::claims::{Claims, Finding, Outcome, Verdict};
use wmosim::experiment::validate::{Found, Row, What, all};
use wmosim::language::Language;
use wmosim::report::charts;
use wmosim::report::claims::{self, Made, table};
use wmosim::report::house_style::HouseStyle;
use wmosim::report::{View, terminal, validation};
use wmosim::statistics::{Comparison, Interval};

/// The texts of a part of an office document: what stands between tags, and what is said of a picture.
fn texts(part: &str) -> Vec<String> {
    let between = part.split('>').filter_map(|piece| piece.split_once('<')).map(|(text, _)| text.to_owned());
    let said = ["descr=\"", "title=\"", "table:name=\"", "sheet name=\"", "<svg:desc>", "<svg:title>"];
    let attributes = said.into_iter().flat_map(|name| {
        part.split(name).skip(1).filter_map(|rest| rest.split(['"', '<']).next()).map(str::to_owned)
    });
    between.chain(attributes).filter(|text| !text.trim().is_empty()).collect()
}

/// Dutch words in the documents of a report, with where they stand. Ids of measures are the same in every language.
fn dutch_in_documents(c: &Comparison, language: Language) -> Vec<String> {
    let ids: BTreeSet<&str> = c.measures.iter().map(|measure| measure.id.as_str()).collect();
    let mut found = Vec::new();
    for (name, bytes) in made(c, &HouseStyle::default(), language) {
        for (path, part) in parts(&bytes) {
            let shown = [
                "sharedStrings",
                "/charts/",
                "/drawings/",
                "workbook.xml",
                "content.xml",
                "/slides/",
                "notesSlides",
            ];
            if !path.ends_with(".xml") || !shown.iter().any(|place| path.contains(place)) {
                continue;
            }
            let part = String::from_utf8(part).expect("XML is text");
            for text in texts(&part).into_iter().filter(|text| !ids.contains(text.as_str())) {
                let words = dutch(&text);
                if !words.is_empty() {
                    found.push(format!("{name}, {path}: {text} ({})", words.join(", ")));
                }
            }
            if language == Language::English && (part.contains("\"nl-NL\"") || part.contains("fo:language=\"nl\""))
            {
                found.push(format!("{name}, {path}: is marked as Dutch"));
            }
        }
    }
    found
}

#[test]
fn the_workbooks_and_slides_of_an_english_report_have_no_dutch() {
    for n in [1, 3, 12] {
        let found = dutch_in_documents(&comparison(n), Language::English);
        assert!(found.is_empty(), "of {n} scenarios:\n{}", found.join("\n"));
    }
}

#[test]
fn the_check_for_dutch_sees_the_dutch_documents() {
    let found = dutch_in_documents(&comparison(3), Language::Dutch);
    for name in ["resultaten.xlsx", "resultaten.ods", "presentatie.pptx"] {
        let count = found.iter().filter(|text| text.starts_with(name)).count();
        assert!(count > 20, "{name}: {count}");
    }
}

#[test]
fn english_charts_and_the_table_in_the_terminal_have_no_dutch_and_say_that_they_are_english() {
    for n in [1, 2, 4, 12] {
        let c = comparison(n);
        for chart in charts::draw(&c, ENGLISH) {
            assert!(chart.svg.contains("lang=\"en\""), "{} of {n}", chart.name);
            for text in visible(&chart.svg) {
                assert_eq!(dutch(&text), [""; 0], "{} of {n}: {text}", chart.name);
            }
        }
        // The file of key figures has one name in every language.
        let table = terminal::table(&View::new(&c, ENGLISH));
        assert_eq!(dutch(&table), [""; 0], "{table}");
        assert!(!dutch(&terminal::table(&View::new(&c, DUTCH))).is_empty());
    }
}

fn interval(mean: f64, half: f64) -> Interval {
    Interval { mean, low: mean - half, high: mean + half }
}

#[test]
fn english_pictures_of_claims_have_no_dutch() {
    let made = |language| Made { replications: 40, seed: 1, language };
    let all = Claims::built_in().bewering;
    let mut measure = comparison(1).measures.iter().find(|m| m.id == "uitgaven").expect("it is there").clone();
    let months: Vec<_> = (0..48).map(|k| date(2027 + (k / 12) as i16, 1 + (k % 12) as i8, 1)).collect();
    let course = |sign: f64, turn| CourseFound {
        measure: measure.clone(),
        months: months.clone(),
        added: (0..48).map(|k| interval(sign * (f64::from(k) - 12.0) * 1e4, 5e4)).collect(),
        turn,
    };
    let claim = all.iter().find(|claim| claim.verloop.is_some()).expect("one has a course");
    for found in [course(1.0, Some(12)), course(-1.0, Some(12)), course(1.0, None)] {
        let files = claims::course(claim, &found, made(Language::English)).expect("it can be drawn");
        english("course", &files);
    }
    let dutch_files =
        claims::course(claim, &course(1.0, Some(12)), made(Language::Dutch)).expect("it can be drawn");
    let svg = String::from_utf8(dutch_files[0].1.clone()).expect("SVG is text").replace("lang=\"nl\"", "");
    assert!(visible(&svg).iter().any(|text| !dutch(text).is_empty()), "the check sees Dutch");
    let claim = all.iter().find(|claim| claim.kaart.is_some()).expect("one has a map");
    measure = comparison(1).measures.iter().find(|m| m.id == "doorlooptijd_gem").expect("it is there").clone();
    for (first, rest) in [(0.0, 0.0), (-2.0, -1.0), (2.0, 1.0), (-2.0, 1.0)] {
        let row = |r: usize| (0..5).map(|c| interval(if r + c == 0 { first } else { rest }, 0.3)).collect();
        let found = FieldFound {
            measure: measure.clone(),
            cells: (0..5).map(row).collect(),
            load: vec![0.7, 0.8, 0.85, 0.9, 0.95],
        };
        let files =
            claims::field(claim, &found, made(Language::English)).expect("it can be drawn").expect("it has a map");
        english("map", &files);
    }
}

/// Refuses Dutch in the drawing among some files.
fn english(case: &str, files: &[(String, Vec<u8>)]) {
    let svg = files.iter().find(|(name, _)| name.ends_with(".svg")).expect("there is a drawing");
    let texts = visible(std::str::from_utf8(&svg.1).expect("SVG is text"));
    assert!(texts.len() > 5, "{case}: {texts:?}");
    for text in texts {
        assert_eq!(dutch(&text), [""; 0], "{case}: {text}");
    }
}

#[test]
fn every_claim_is_told_in_english_in_the_terminal_and_on_the_page() {
    let claims = Claims::built_in().bewering;
    let scenario = claims[0].scenarios().expect("the claim is right");
    let measures = scenario[0].plan.measures();
    let position = |id: &str| measures.iter().position(|m| m.id == id).expect("it is measured");
    let verdicts = [Verdict::Holds, Verdict::NotShown, Verdict::Contradicted];
    let findings: Vec<Finding> = claims
        .iter()
        .enumerate()
        .map(|(at, claim)| {
            let outcome = |measure| Outcome {
                measure,
                without: 100.0,
                difference: interval(5.0, 1.0),
                verdict: verdicts[at % verdicts.len()],
            };
            Finding { outcomes: claim.toets.iter().map(|test| outcome(position(&test.maat.text))).collect() }
        })
        .collect();
    let tested = |language| table::Tested {
        claims: &claims,
        findings: &findings,
        measures: &measures,
        replications: 40,
        seed: 1,
        language,
    };
    // Paths of settings and the option are the same in every language; so are the names of profiles.
    let plain = |text: &str| {
        let text = text.replace("--taal en", "");
        let words = text.split_whitespace().filter(|word| !word.contains(['_', '`']) && !word.contains("--"));
        let path = |word: &&str| {
            let parts = word.split_once('.');
            parts.is_some_and(|(table, key)| table.len() > 2 && key.contains(char::is_alphabetic))
        };
        words.filter(|word| !path(word)).collect::<Vec<_>>().join(" ")
    };
    let of = tested(Language::English);
    for text in [table::sheet(of, false), table::conclusion(of), table::markdown(of)] {
        for line in text.lines() {
            assert_eq!(dutch(&plain(line)), [""; 0], "{line}");
        }
    }
    assert!(dutch(&plain(&table::markdown(tested(Language::Dutch)))).len() > 200, "the check sees Dutch");
}

#[test]
fn every_check_of_the_validation_is_told_in_english() {
    use What::{
        Books, Busy, BusyOf, CareShape, ClassWait, DecisionShape, Delayed, Delivery, DeliveryDelayed, InCare,
        Leaves, Little, Queue, Together, Wait, WaitShape,
    };
    let whats = [
        Wait,
        ClassWait(0),
        ClassWait(1),
        Delivery,
        Delayed,
        DeliveryDelayed,
        Queue,
        Busy,
        BusyOf(0),
        BusyOf(1),
        Leaves,
        InCare,
        WaitShape,
        DecisionShape,
        CareShape,
        Together,
        Books(0),
        Books(1),
        Little(2),
        Little(3),
    ];
    let found = [
        Found::Figure(interval(2.0, 0.1)),
        Found::Shape { distance: None, draws: 1_200, p: 0.4 },
        Found::Shape { distance: Some(0.01), draws: 1_200, p: 0.4 },
        Found::Equal(1e-12),
    ];
    let row = |case, what, found| Row { case, what, theory: 2.0, found };
    let rows: Vec<Row> = all()
        .iter()
        .flat_map(|case| whats.iter().zip(found.iter().cycle()).map(|(what, found)| row(case.name, *what, *found)))
        .collect();
    let wrong = [row("mm4-80", Wait, Found::Figure(interval(9.0, 0.1))); 2];
    let both = |language| {
        let ends = [&rows[..], &wrong[..1], &wrong].map(|rows| validation::conclusion(rows, 1, language));
        validation::table(&rows, language) + &ends.concat()
    };
    // Names of scenarios are the user's own.
    let plain = |text: String| all().iter().fold(text, |text, case| text.replace(case.name, ""));
    let english = plain(both(Language::English));
    let lines: Vec<&str> = english.lines().filter(|line| !dutch(line).is_empty()).collect();
    assert!(lines.is_empty(), "{}", lines.join("\n"));
    assert!(dutch(&plain(both(Language::Dutch))).len() > 200, "the check sees Dutch");
}
