//! A few that tower above all others leave the others readable, and are still told.

use crate::dutch_words::{dutch, visible};
use crate::synthetic;
use wmosim::language::{Language, Text};
use wmosim::report::charts::{self, Drawing, heat};
use wmosim::report::grid::{Axis, Sheet};
use wmosim::statistics::{Comparison, Interval, Measure, Unit, Whole};

fn differences(c: &Comparison) -> Drawing {
    charts::draw(c, synthetic::DUTCH).into_iter().find(|chart| chart.name == "verschil").expect("there are some")
}

/// The places of the filled and open dots along the horizontal axis.
fn dots(svg: &str) -> Vec<String> {
    let circles = svg.split("<circle ").skip(1).map(|rest| rest.split('>').next().unwrap_or_default());
    circles.map(str::to_owned).collect()
}

#[test]
fn a_difference_far_off_is_an_arrow_with_its_number_and_the_subtitle_says_so() {
    for n in [3, 5, 12] {
        let (plain, far) = (synthetic::comparison(n), synthetic::with_one_far_off(n));
        assert!(!differences(&plain).svg.contains("Pijl:"), "{n}");
        let drawn = differences(&far);
        assert!(drawn.svg.contains("Pijl: ligt ver buiten de as; kijk naar het getal"), "{n}");
        assert!(dots(&drawn.svg).len() < dots(&differences(&plain).svg).len(), "{n}: an arrow is no dot");
        let waiting = far.measures.iter().position(|m| m.id == "wachtlijst_totaal").expect("it is there");
        let d = far.scenarios[n - 1].figures[waiting].difference.expect("it differs");
        let written = Language::Dutch.number(d.mean, 0);
        assert!(drawn.svg.contains(&format!(">+{written}</text>")), "{n}: +{written} is written");
    }
}

#[test]
fn one_scenario_that_is_compared_is_never_an_outlier() {
    assert!(!differences(&synthetic::with_one_far_off(2)).svg.contains("Pijl:"));
}

fn sheet(values: &[f64], between: bool) -> Sheet {
    let axis = |name: &str, count: usize| Axis {
        name: name.into(),
        unit: String::new(),
        labels: (0..count).map(|k| k.to_string()).collect(),
    };
    let interval = |mean: &f64| Some(Interval { mean: *mean, low: mean - 0.1, high: mean + 0.1 });
    Sheet {
        measure: Measure {
            id: "doorlooptijd_gem".into(),
            name: Text::new("Doorlooptijd", "Lead time").into(),
            meaning: Text::same(""),
            unit: Unit::Weeks,
            whole: Whole::Average,
            key: true,
        },
        x: axis("Naar rechts", values.len() / 2),
        y: axis("Omhoog", 2),
        panels: None,
        against: None,
        between: between.then(|| "Een verschil".into()),
        cells: vec![values.chunks(values.len() / 2).map(|row| row.iter().map(interval).collect()).collect()],
        averaged: Vec::new(),
        replications: 3,
        seed: 1,
        municipality: "Test".into(),
    }
}

/// The colours of the cells.
fn colours(svg: &str) -> Vec<&str> {
    let boxes = svg.split("<rect ").skip(2).map(|rest| rest.split('>').next().unwrap_or_default());
    boxes.filter_map(|of| of.split("fill=\"").nth(1)?.split('"').next()).collect()
}

#[test]
fn the_colours_of_a_map_end_before_a_cell_that_towers_and_its_number_stands() {
    let near = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0];
    let mut far = near;
    far[7] = 80.0;
    for (between, said) in [(false, "Donkerste kleur: 7,0 of meer"), (true, "Felste kleur: 7,0 of meer")] {
        let drawn = heat::draw(&sheet(&far, between), synthetic::DUTCH).svg;
        assert!(drawn.contains(said), "{drawn}");
        assert!(drawn.contains("80,0</text>"), "the number is written");
        let found = colours(&drawn);
        assert_eq!(found.len(), 8, "{found:?}");
        let apart: std::collections::BTreeSet<_> = found[..7].iter().collect();
        assert_eq!(apart.len(), 7, "the others can be told apart");
        assert_eq!(found[6], found[7], "what is more has the colour of the end");
        let plain = heat::draw(&sheet(&near, between), synthetic::DUTCH).svg;
        assert!(!plain.contains("of meer"), "without one that towers the colours hold all");
    }
    let mut low = near;
    low[0] = -80.0;
    let drawn = heat::draw(&sheet(&low, false), synthetic::ENGLISH).svg;
    assert!(drawn.contains("Lightest colour: 2.0 or less"), "{drawn}");
}

#[test]
fn a_map_in_english_has_no_dutch() {
    let mut far = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, -80.0];
    for (low, against) in [(-8.0, None), (9.0, Some(0)), (-80.0, Some(1))] {
        far[7] = low;
        let mut of = Sheet { against, averaged: vec!["Growth".into()], ..sheet(&far, false) };
        (of.x.name, of.y.name) = ("To the right".into(), "Upwards".into());
        of.y.unit = "dossiers".into();
        for text in visible(&heat::draw(&of, synthetic::ENGLISH).svg) {
            assert_eq!(dutch(&text), [""; 0], "{text}");
        }
    }
}
