//! The answer of `dimensioneer`: words, charts and figures.

use crate::drawings::boxes;
use crate::dutch_words::{dutch, visible};
use std::path::Path;
use wmosim::language::Language;
use wmosim::report::charts::raster;
use wmosim::report::sizing::{Knob, Sized, draw, table, words};
use wmosim::scenario::{Scenario, load};
use wmosim::statistics::sizing::{Goal, Play, Seen, Setting, Side, Sizing, seen};

fn basis() -> Scenario {
    load(Path::new("scenarios/basis.toml")).expect("the base scenario is right")
}

/// What 40 replications see of a share around `middle` with costs around `cost`.
fn found(middle: f64, cost: f64, goal: Goal) -> Seen {
    let plays: Vec<Play> = (0..40)
        .map(|k| f64::from(k * 17 % 40) / 40.0 - 0.49)
        .map(|luck| Play { goals: vec![(middle + 0.3 * luck).clamp(0.0, 1.0)], cost: cost * (1.0 + 0.01 * luck) })
        .collect();
    let now: Vec<Play> = plays.iter().map(|play| Play { cost: 26.6e6, ..play.clone() }).collect();
    seen(&plays, &now, &[goal], 0.9)
}

/// An answer with these values of the knobs; the share of decisions in time grows with the first.
fn sized(scenario: &Scenario, knobs: Vec<Knob>, bound: f64) -> Sized<'_> {
    let measures = scenario.plan.measures();
    let place = |id: &str| measures.iter().position(|m| m.id == id).expect("it is measured");
    let goal = Goal { measure: place("binnen_termijn"), side: Side::AtLeast, bound };
    let mut all: Vec<Vec<f64>> = vec![Vec::new()];
    for knob in &knobs {
        all = all.iter().flat_map(|v| knob.values.iter().map(|x| [&v[..], &[*x]].concat())).collect();
    }
    let of = |values: &[f64]| {
        let part =
            (values[0] - knobs[0].values[0]) / (knobs[0].values[knobs[0].values.len() - 1] - knobs[0].values[0]);
        let generous = values.get(1).map_or(0.0, |x| x - 1.0);
        (0.3 + 0.75 * part.min(0.9) - 0.3 * generous, 26.0e6 + 2e6 * part + 8e6 * generous)
    };
    let settings: Vec<Setting> = all
        .into_iter()
        .map(|values| {
            let (middle, cost) = of(&values);
            let search = found(middle, cost, goal);
            let test = (middle > bound - 0.1).then(|| search.clone());
            let passed = test.as_ref().is_some_and(|test| test.share.low >= 0.9);
            Setting { knobs: values, search, test, passed }
        })
        .collect();
    let costs = |s: &usize| settings[*s].best().cost.mean;
    let answer = (0..settings.len()).filter(|s| settings[*s].passed).min_by(|a, b| costs(a).total_cmp(&costs(b)));
    let now = found(0.6, 26.6e6, goal);
    let order = (0..settings.len()).filter(|s| settings[*s].test.is_some()).collect();
    let sizing =
        Sizing { goals: vec![goal], chance: 0.9, now_in_search: now.clone(), now, settings, order, answer };
    Sized {
        scenario,
        knobs,
        whole: false,
        cost: place("uitgaven"),
        measures,
        seed: 1,
        sizing,
        language: Language::Dutch,
    }
}

fn knob(path: &str, unit: &str, now: f64, values: impl Iterator<Item = f64>) -> Knob {
    Knob { path: path.into(), unit: unit.into(), now, values: values.collect() }
}

fn team(steps: u32) -> Knob {
    knob("team.fte", "fte", 23.5, (0..=steps).map(|k| 18.0 + 14.0 * f64::from(k) / f64::from(steps)))
}

fn generosity() -> Knob {
    knob("indicatie.ruimhartigheid", "factor", 1.0, (0..=4).map(|k| 0.8 + 0.1 * f64::from(k)))
}

#[test]
fn texts_of_the_charts_stay_within_the_drawing_and_apart() {
    let scenario = basis();
    let cases = [
        ("one knob", vec![team(14)], 0.7),
        ("fine steps", vec![team(56)], 0.7),
        ("two settings", vec![team(1)], 0.7),
        ("a goal that none meets", vec![team(14)], 0.999),
        ("a goal that all meet", vec![team(14)], 0.01),
        ("two knobs", vec![team(7), generosity()], 0.7),
        ("two knobs, none meets", vec![team(7), generosity()], 0.999),
    ];
    let mut faults = Vec::new();
    for (case, knobs, bound) in cases {
        let both = Language::ALL.map(|language| Sized { language, ..sized(&scenario, knobs.clone(), bound) });
        for chart in both.iter().flat_map(draw) {
            let tree = raster::tree(&chart.svg).expect("it is a drawing");
            let mut texts = Vec::new();
            boxes(tree.root(), &mut texts);
            assert!(texts.len() > 8 && !chart.svg.contains("NaN") && !chart.svg.contains("inf"), "{case}");
            for (i, (a, [al, at, ar, ab])) in texts.iter().enumerate() {
                if *al < 2.0 || *at < 2.0 || *ar > 958.0 || *ab > 538.0 {
                    faults.push(format!("{}, {case}: '{a}' is at {al} {at} {ar} {ab}", chart.name));
                }
                for (b, [bl, bt, br, bb]) in &texts[..i] {
                    if ar.min(*br) - al.max(*bl) > 0.3 && ab.min(*bb) - at.max(*bt) > 0.3 {
                        faults.push(format!("{}, {case}: '{a}' overlaps '{b}'", chart.name));
                    }
                }
            }
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn the_answer_is_a_sentence_with_the_goal_the_chance_and_the_costs() {
    let scenario = basis();
    let said = words::answer(&sized(&scenario, vec![team(14)], 0.7)).join("\n").replace('\u{a0}', " ");
    assert!(said.contains("fte is ‘Binnen 8 weken besloten’ 70% of meer in 9 van de 10 simulaties."), "{said}");
    assert!(said.contains("per jaar meer dan nu (€"), "{said}");
    assert!(said.contains("van de 40 keer gehaald"), "{said}");
    let none = words::answer(&sized(&scenario, vec![team(14)], 0.999)).join("\n").replace('\u{a0}', " ");
    assert!(none.starts_with("Geen stand haalt het: ‘Binnen 8 weken besloten’ 99,9% of meer"), "{none}");
    assert!(none.contains("Het dichtst erbij komt"), "{none}");
    let all = words::answer(&sized(&scenario, vec![team(14)], 0.01)).join("\n");
    assert!(all.contains("de goedkoopste stand die is geprobeerd"), "{all}");
}

#[test]
fn every_setting_has_a_line_and_one_is_the_answer() {
    let scenario = basis();
    let text = String::from_utf8(table::table(&sized(&scenario, vec![team(7), generosity()], 0.7))).expect("UTF-8");
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 1 + 8 * 5);
    assert!(lines[0].starts_with("team.fte,indicatie.ruimhartigheid,zoek_n,zoek_gehaald,toets_n,"), "{}", lines[0]);
    assert!(lines[0].contains("binnen_termijn_gemiddelde,binnen_termijn_p10,binnen_termijn_p90,kosten,"));
    assert_eq!(lines[1..].iter().filter(|line| line.ends_with(",ja")).count(), 1);
    let columns = lines[0].split(',').count();
    assert!(lines.iter().all(|line| line.split(',').count() == columns));
}

#[test]
fn the_answer_and_the_charts_in_english_have_no_dutch() {
    let scenario = basis();
    // The paths of settings and the names of options are the same in every language.
    let plain = |text: &str| {
        let words = text.split_whitespace();
        words
            .filter(|word| !word.contains("indicatie.") && !word.contains("team.") && !word.contains("--"))
            .collect::<Vec<_>>()
            .join(" ")
    };
    let cases = [
        (vec![team(14)], 0.7),
        (vec![team(14)], 0.999),
        (vec![team(14)], 0.01),
        (vec![team(7), generosity()], 0.7),
    ];
    for (knobs, bound) in cases {
        let of = Sized { language: Language::English, ..sized(&scenario, knobs.clone(), bound) };
        let drawn: Vec<String> = draw(&of).iter().flat_map(|chart| visible(&chart.svg)).collect();
        assert!(drawn.len() > 10);
        for text in drawn.into_iter().chain(words::answer(&of)) {
            assert_eq!(dutch(&plain(&text)), [""; 0], "{text}");
        }
        assert!(dutch(&words::answer(&sized(&scenario, knobs, bound)).join(" ")).len() > 5, "the check sees Dutch");
    }
}

/// Writes the charts to the folder in `WMOSIM_KIJK`.
#[test]
#[ignore = "writes pictures for people"]
fn write_the_charts() {
    let Some(folder) = std::env::var_os("WMOSIM_KIJK") else { return };
    let scenario = basis();
    for (name, knobs, bound) in [("een", vec![team(14)], 0.7), ("twee", vec![team(7), generosity()], 0.7)] {
        for chart in draw(&sized(&scenario, knobs, bound)) {
            let png = raster::png(&chart.svg).expect("it can be drawn");
            std::fs::write(Path::new(&folder).join(format!("{name}-{}.png", chart.name)), png)
                .expect("it can be written");
        }
    }
}
