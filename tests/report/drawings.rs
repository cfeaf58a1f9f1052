//! Charts are whole, readable and the same every time.

use crate::synthetic;
use jiff::civil::date;
use resvg::usvg::{Group, Node, roxmltree};
use wmosim::report::charts::{self, Drawing};
use wmosim::statistics::{Comparison, Figure};

const NAMES: [&str; 8] = [
    "wachtlijst",
    "doorlooptijd",
    "wachttijd",
    "begroting",
    "begroting_kans",
    "uitgaven_oorzaak",
    "wie_komt_tekort",
    "verschil",
];

/// Every kind of comparison that a chart must bear.
fn comparisons() -> Vec<(String, Comparison)> {
    let mut all: Vec<(String, Comparison)> =
        (1..=12).chain([20]).map(|n| (format!("{n} scenarios"), synthetic::comparison(n))).collect();
    for n in [1, 2, 5, 12] {
        all.push((format!("{n} scenarios without groups"), synthetic::without_groups(n)));
        all.push((format!("{n} scenarios, all zero"), synthetic::zero(n)));
        all.push((format!("{n} scenarios, played once"), synthetic::played_once(n)));
        all.push((format!("{n} scenarios, nothing seen"), synthetic::nothing(n)));
        all.push((format!("{n} scenarios, one year"), synthetic::comparison_over(n, date(2026, 7, 1), 12)));
        all.push((format!("{n} scenarios, ten years"), synthetic::comparison_over(n, date(2025, 4, 1), 120)));
        let mut last = synthetic::comparison(n);
        last.reference = n - 1;
        all.push((format!("{n} scenarios, the last as reference"), last));
        let wide = synthetic::with_wide_names(n);
        all.push((format!("{n} scenarios with wide names"), wide));
        all.push((format!("{n} scenarios, one far above"), synthetic::with_one_far_above(n)));
        all.push((format!("{n} scenarios, one far off"), synthetic::with_one_far_off(n)));
    }
    all
}

fn each_chart(check: impl Fn(&str, &Drawing)) {
    for (case, comparison) in comparisons() {
        for edition in [synthetic::DUTCH, synthetic::ENGLISH] {
            for chart in charts::draw(&comparison, edition) {
                check(&format!("{}, {case}, {}", chart.name, edition.language.code()), &chart);
            }
        }
    }
}

/// The boxes of the glyphs of each text, as laid out by the renderer and not as estimated by the charts.
pub fn boxes(group: &Group, found: &mut Vec<(String, [f32; 4])>) {
    for node in group.children() {
        match node {
            Node::Group(inner) => boxes(inner, found),
            Node::Text(text) => {
                let ink = text.flattened().abs_bounding_box();
                let words: String = text.chunks().iter().map(|chunk| chunk.text().to_string()).collect();
                found.push((words, [ink.left(), ink.top(), ink.right(), ink.bottom()]));
            }
            _ => {}
        }
    }
}

#[test]
fn a_full_comparison_gives_all_charts() {
    let names: Vec<&str> =
        charts::draw(&synthetic::comparison(7), synthetic::DUTCH).iter().map(|c| c.name).collect();
    assert_eq!(names, NAMES);
}

#[test]
fn one_scenario_gives_all_charts_but_the_difference() {
    let names: Vec<&str> =
        charts::draw(&synthetic::comparison(1), synthetic::DUTCH).iter().map(|c| c.name).collect();
    assert_eq!(names, NAMES[..7]);
}

#[test]
fn a_chart_without_its_measures_is_left_out() {
    let c = synthetic::without(3, |id| !id.starts_with("wachtlijst"));
    let names: Vec<&str> = charts::draw(&c, synthetic::DUTCH).iter().map(|c| c.name).collect();
    assert_eq!(names, ["wachtlijst", "wachttijd", "begroting_kans", "verschil"]);
    assert!(charts::draw(&synthetic::nothing(3), synthetic::DUTCH).is_empty());
}

#[test]
fn texts_stay_within_the_drawing_and_apart() {
    let faults = std::cell::RefCell::new(Vec::new());
    each_chart(|case, chart| {
        let tree = charts::raster::tree(&chart.svg).unwrap();
        let mut found = Vec::new();
        boxes(tree.root(), &mut found);
        assert!(found.len() > 3, "{case}: hardly any text");
        for (i, (a, [al, at, ar, ab])) in found.iter().enumerate() {
            if *al < 2.0 || *at < 2.0 || *ar > 958.0 || *ab > 538.0 {
                faults.borrow_mut().push(format!("{case}: '{a}' is at {al} {at} {ar} {ab}"));
            }
            for (b, [bl, bt, br, bb]) in &found[..i] {
                let (width, height) = (ar.min(*br) - al.max(*bl), ab.min(*bb) - at.max(*bt));
                if width > 0.3 && height > 0.3 {
                    faults.borrow_mut().push(format!("{case}: '{a}' overlaps '{b}' by {width} x {height}"));
                }
            }
        }
    });
    let faults = faults.into_inner();
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn charts_are_accessible_and_need_nothing_from_elsewhere() {
    each_chart(|case, chart| {
        let document = roxmltree::Document::parse(&chart.svg).unwrap_or_else(|e| panic!("{case}: {e}"));
        let root = document.root_element();
        assert_eq!(root.attribute("role"), Some("img"), "{case}");
        assert_eq!(root.attribute("viewBox"), Some("0 0 960 540"), "{case}");
        let text = |tag: &str| root.children().find(|n| n.has_tag_name(tag)).and_then(|n| n.text());
        let tag = |tag: &'static str| ("http://www.w3.org/2000/svg", tag);
        let text_of = |name| root.children().find(|n| n.has_tag_name(tag(name))).and_then(|n| n.text());
        assert!(text("script").is_none(), "{case}");
        assert_eq!(text_of("title"), Some(chart.title.as_str()), "{case}");
        assert!(text_of("desc").is_some_and(|d| d.len() > 20), "{case}");
        let labelled = root.attribute("aria-labelledby").unwrap();
        for id in labelled.split(' ') {
            assert!(root.children().any(|n| n.attribute("id") == Some(id)), "{case}: no {id}");
        }
        for node in document.descendants().filter(|n| n.is_element()) {
            assert!(
                !["image", "script", "style", "use", "foreignObject"].contains(&node.tag_name().name()),
                "{case}"
            );
            assert!(
                node.attributes().all(|a| !a.name().ends_with("href") && !a.value().contains("url(")),
                "{case}"
            );
            if let Some(size) = node.attribute("font-size") {
                assert!(size.parse::<f64>().unwrap() >= 12.0, "{case}: text of {size}");
            }
        }
        assert!(!chart.svg.contains("NaN") && !chart.svg.contains("inf"), "{case}");
    });
}

#[test]
fn charts_do_not_depend_on_threads() {
    let c = synthetic::comparison(5);
    let drawn = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| charts::draw(&c, synthetic::DUTCH))
    };
    assert_eq!(drawn(1), drawn(4));
}

#[test]
fn the_title_states_the_conclusion() {
    let title = |n: usize| charts::draw(&synthetic::comparison(n), synthetic::DUTCH).swap_remove(0).title;
    assert_eq!(title(2), "Meer personeel: wachtlijst 38% korter dan ‘Zoals nu’ (33 tot 43%)");
    assert!(title(5).starts_with("‘Meer personeel’ verandert de wachtlijst het meest: 38% korter dan ‘Zoals nu’"));
    let equal = charts::draw(&synthetic::zero(2), synthetic::DUTCH).swap_remove(0).title;
    assert_eq!(equal, "Meer personeel: geen duidelijk verschil in wachtlijst met ‘Zoals nu’");
}

#[test]
fn the_reference_is_marked_however_long_its_name() {
    for n in [2, 5, 12] {
        for chart in
            charts::draw(&synthetic::with_wide_names(n), synthetic::DUTCH).iter().filter(|c| c.name != "verschil")
        {
            assert!(chart.svg.contains("(vergelijkingsbasis)</text>"), "{} of {n}", chart.name);
        }
    }
}

#[test]
fn every_chart_says_what_it_rests_on() {
    let source = "wmosim 0.1.0 · 1.000 keer nagespeeld · zaad 20260101 · raming, geen voorspelling";
    for n in 1..=12 {
        for chart in charts::draw(&synthetic::comparison(n), synthetic::DUTCH) {
            assert!(chart.svg.contains(source), "{} of {n}", chart.name);
        }
    }
}

#[test]
fn the_picture_is_1920_by_1080() {
    let chart = charts::draw(&synthetic::comparison(2), synthetic::DUTCH).swap_remove(0);
    let png = charts::raster::png(&chart.svg).unwrap();
    let size = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
    assert_eq!((size(16), size(20)), (1920, 1080));
}

/// The chart of a comparison with some name.
fn chart(comparison: &Comparison, name: &str) -> Drawing {
    charts::draw(comparison, synthetic::DUTCH).into_iter().find(|c| c.name == name).unwrap()
}

#[test]
fn who_is_short_is_told_by_name_in_two_sections_and_at_most_four_panels() {
    for n in 1..=12 {
        let svg = chart(&synthetic::comparison(n), "wie_komt_tekort").svg;
        for text in [">Naar situatie<", ">Naar profiel<", ">Dementie<", ">Laag doenvermogen, zonder netwerk<"] {
            assert!(svg.contains(text), "{text} of {n}");
        }
        let texts = svg.rsplit_once("</desc>").unwrap().1;
        assert!(!texts.contains("groep=") && !texts.contains("profiel="), "{n}");
        assert_eq!(texts.matches(">alle</text>").count(), 2 * n.min(4), "two sections in each panel of {n}");
        assert_eq!(svg.contains("Getoond: de vergelijkingsbasis en"), n > 4, "{n}");
    }
}

#[test]
fn the_budget_chart_names_its_zero_line() {
    for n in 1..=12 {
        let svg = chart(&synthetic::comparison(n), "begroting").svg;
        assert!(svg.contains(">precies volgens</text>"), "{n}");
    }
}

#[test]
fn the_differences_tell_who_shortens_the_waiting_most_and_at_what_cost() {
    let drawn = chart(&synthetic::comparison(5), "verschil");
    assert_eq!(
        drawn.title,
        "‘Meer personeel’ verkort de doorlooptijd het meest: 4,3 weken korter dan ‘Zoals nu’ en kost € 793.000 per \
         jaar minder"
            .replace("4,3 weken", "4,3\u{a0}weken")
            .replace("€ 793", "€\u{a0}793")
    );
    assert!(drawn.svg.contains("links: korter; rechts: langer"));
    assert!(drawn.svg.contains("links: meer tekort; rechts: minder tekort"));
    let place = |name: &str| drawn.svg.find(&format!("font-weight=\"600\" fill=\"#{name}")).unwrap_or(usize::MAX);
    assert!(place("0072B2") < place("006B4E"), "the shortest waiting stands on top");
}

#[test]
fn the_word_for_the_reference_stands_clear_of_the_band() {
    // Some panels have room, and there the word stands with a piece of the dashed line.
    for name in ["wachtlijst", "doorlooptijd"] {
        assert!(chart(&synthetic::comparison(3), name).svg.contains(">vergelijkingsbasis</text>"), "{name}");
    }
}

#[test]
fn a_scenario_far_above_the_others_has_an_axis_of_its_own_and_leaves_theirs_alone() {
    for name in ["wachtlijst", "doorlooptijd"] {
        let plain = chart(&synthetic::comparison(7), name).svg;
        let far = chart(&synthetic::with_one_far_above(7), name).svg;
        assert_eq!(plain.matches(">eigen schaal<").count(), 0, "{name}");
        assert_eq!(far.matches(">eigen schaal<").count(), 1, "{name}");
        assert!(far.contains("Gekleurd vlak: eigen schaal"), "{name}");
    }
    // The reference is drawn in every panel, so it shares the axis of all.
    let mut c = synthetic::with_one_far_above(7);
    c.reference = 6;
    assert!(!chart(&c, "wachtlijst").svg.contains("eigen schaal"));
}

#[test]
fn the_axis_of_a_narrow_panel_keeps_its_values() {
    let chart = chart(&synthetic::comparison(12), "verschil");
    for value in ["−50.000", "50.000", "−5", "10", "200"] {
        assert!(chart.svg.contains(&format!(">{value}<")), "{value} stands below a panel");
    }
}

/// A comparison in which the last budget year does not fit in so many of so many replications.
fn with_overruns(over: &[usize], replications: usize) -> Comparison {
    let mut c = synthetic::comparison(over.len());
    c.replications = replications as u32;
    for (scenario, over) in c.scenarios.iter_mut().zip(over) {
        let one = |k: usize| if k < *over { 1e5 + k as f64 } else { -1e5 - k as f64 };
        scenario.overruns.iter_mut().for_each(|year| *year = (0..replications).map(one).collect());
    }
    c
}

#[test]
fn the_budget_has_no_more_dots_than_there_were_replications() {
    for (replications, dots, told) in [
        (2, 2, "Elk rondje is 1 van de 2 simulaties"),
        (19, 19, "Elk rondje is 1 van de 19 simulaties"),
        (20, 20, "Elk rondje is 1 van 20 even waarschijnlijke uitkomsten"),
        (200, 20, "Elk rondje is 1 van 20 even waarschijnlijke uitkomsten"),
    ] {
        let drawn = chart(&with_overruns(&[0, 0], replications), "begroting_kans");
        assert!(drawn.svg.contains(told), "{replications}");
        // Each is drawn in two: white, and its colour or its ring.
        assert_eq!(drawn.svg.matches("<circle").count(), 2 * 2 * dots, "{replications}");
        let all = if dots == 2 { "beide".to_owned() } else { format!("alle {dots}") };
        assert!(drawn.title.contains(&format!("past in {all} ")), "{replications}: {}", drawn.title);
    }
    let one = chart(&with_overruns(&[0, 1], 1), "begroting_kans");
    assert_eq!(one.title, "Met één herhaling is niet te zeggen hoe vaak 2029 in de begroting past");
}

#[test]
fn budgets_that_fit_as_often_are_told_as_a_tie() {
    let title = |over: &[usize]| chart(&with_overruns(over, 20), "begroting_kans").title;
    let fits = |n: usize| format!("2029 past in {n} van de 20 uitkomsten niet in de begroting");
    let chance = " (kan ook toeval zijn)";
    assert_eq!(title(&[3, 3, 3]), format!("In elk scenario: {}", fits(3)));
    assert_eq!(title(&[3, 3, 5]), format!("‘Zoals nu’: {}; bij geen ander scenario past het vaker", fits(3)));
    assert_eq!(
        title(&[3, 1, 1]),
        format!(
            "‘Meer personeel’ en ‘Strenger indiceren aan de voorkant’: {}; bij ‘Zoals nu’ in 3 niet{chance}",
            fits(1)
        )
    );
    assert_eq!(title(&[3, 1, 1, 1]), format!("3 scenario's: {}; bij ‘Zoals nu’ in 3 niet{chance}", fits(1)));
    assert_eq!(title(&[3, 4]), format!("‘Meer personeel’: {}; bij ‘Zoals nu’ in 3 niet{chance}", fits(4)));
    assert_eq!(title(&[3, 1, 2]), format!("‘Meer personeel’: {}; bij ‘Zoals nu’ in 3 niet{chance}", fits(1)));
}

#[test]
fn a_budget_that_fits_more_often_is_called_sure_only_when_the_pairs_say_so() {
    let title = |over: &[usize]| chart(&with_overruns(over, 20), "begroting_kans").title;
    let chance = |over: &[usize]| title(over).ends_with(" (kan ook toeval zijn)");
    // Six pairs that differ, all to one side: 0.031. The best of two scenarios is sure from seven on: 0.016.
    assert_eq!((chance(&[9, 4]), chance(&[9, 3])), (true, false));
    assert_eq!((chance(&[9, 3, 9]), chance(&[9, 2, 9])), (true, false));
}

#[test]
fn the_only_scenario_that_can_be_compared_is_not_said_to_be_the_only_one() {
    assert!(!chart(&synthetic::comparison(2), "verschil").title.contains("andere"));
    for (n, others) in [(3, "het andere scenario"), (4, "de andere scenario's")] {
        for p in [1e-6, 0.9] {
            let mut c = synthetic::comparison(n);
            let waiting = c.measures.iter().position(|m| m.id == "doorlooptijd_gem").unwrap();
            for scenario in &mut c.scenarios[2..] {
                scenario.figures[waiting] = Figure { value: None, difference: None, p: None, n: 0 };
            }
            c.scenarios[1].figures[waiting].p = Some(p);
            let title = chart(&c, "verschil").title;
            assert!(title.starts_with("‘Meer personeel’ maakt de doorlooptijd"), "{title}");
            assert!(title.ends_with(&format!("; van {others} is dat niet te vergelijken")), "{title}");
        }
    }
}

#[test]
fn one_replication_has_no_interval_in_any_chart() {
    let title = |n: usize| chart(&synthetic::played_once(n), "wachtlijst").title;
    let unknown = "Met één herhaling is niet te zeggen of een scenario de wachtlijst verandert";
    assert_eq!([title(2), title(3)], [unknown, unknown]);
    for n in [1, 2, 3, 7] {
        for (edition, gone) in [
            (
                synthetic::DUTCH,
                ["9 van de 10", "95%-interval", "– tot –", "geen duidelijk", "duidelijk een", "toeval zijn"],
            ),
            (synthetic::ENGLISH, ["9 of 10", "95% interval", "– to –", "no clear", "clearly give", "be chance"]),
        ] {
            for chart in charts::draw(&synthetic::played_once(n), edition) {
                for text in gone {
                    assert!(!chart.svg.contains(text), "{} of {n}: {text}: {}", chart.name, chart.title);
                }
            }
        }
    }
}
