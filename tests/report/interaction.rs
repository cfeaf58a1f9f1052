//! What the script of `rapport.html` can tell and hide is there for all charts and tables, and no more than that.

use crate::page::{attributes, page, with_stages};
use crate::synthetic;
use std::collections::BTreeSet;
use wmosim::report::charts::spot::{Key, Spot};
use wmosim::report::charts::{self, Drawing};
use wmosim::statistics::Comparison;

/// The figure of a chart on a page.
fn figure<'a>(page: &'a str, name: &str) -> &'a str {
    let begin = format!("<figure id=\"figuur-{name}\">");
    let at = page.find(&begin).unwrap_or_else(|| panic!("there is no figure {name}"));
    page[at..].split("</figure>").next().unwrap()
}

/// The keys of the columns and the rows of the table in a figure.
fn keys(figure: &str) -> [BTreeSet<String>; 2] {
    let table = figure.split("<table>").nth(1).expect("there is a table");
    let (head, body) = table.split_once("<tbody>").unwrap();
    let key = |tag: &str| {
        let named = |name: &str| attributes(tag, name).first().map(|key| key.to_string());
        named("data-s").map(|s| format!("s:{s}")).or(named("data-k").map(|k| format!("k:{k}")))
    };
    let of = |part: &str, tag: &str| {
        part.split(tag).skip(1).filter_map(|rest| key(&format!(" {}", rest.split('>').next().unwrap()))).collect()
    };
    [of(head, "<th"), of(body, "<tr")]
}

fn drawn(c: &Comparison) -> Vec<Drawing> {
    charts::draw(c, synthetic::DUTCH)
}

fn comparisons() -> Vec<Comparison> {
    let mut all: Vec<Comparison> = [1, 2, 3, 6, 12, 22].map(with_stages).to_vec();
    let mut other = with_stages(5);
    other.reference = 3;
    all.extend([other, synthetic::played_once(3), synthetic::with_one_far_above(12)]);
    all
}

#[test]
fn every_value_that_a_chart_can_tell_stands_in_the_table_behind_it() {
    for c in comparisons() {
        let page = page(&c);
        for drawing in drawn(&c) {
            let [columns, rows] = keys(figure(&page, drawing.name));
            assert!(!drawing.spots.is_empty(), "{} tells nothing", drawing.name);
            for spot in &drawing.spots {
                for (key, cell) in
                    spot.keys().iter().flat_map(|key| spot.cells().iter().map(move |cell| (key, cell)))
                {
                    let (key, cell) = (key.text(), cell.text());
                    let found = (rows.contains(&key) && columns.contains(&cell))
                        || (rows.contains(&cell) && columns.contains(&key));
                    assert!(
                        found,
                        "{} of {} scenarios: no cell for {key} and {cell}",
                        drawing.name,
                        c.scenarios.len()
                    );
                }
            }
        }
    }
}

#[test]
fn every_scenario_in_a_chart_can_be_read_and_hidden() {
    for c in comparisons() {
        for drawing in drawn(&c) {
            let first: BTreeSet<&str> = drawing.spots.iter().flat_map(Spot::cells).filter_map(scenario).collect();
            let marked: BTreeSet<&str> = attributes(&drawing.svg, "data-s").into_iter().collect();
            for name in &first {
                // The bars of a scenario that is alone are of no one else.
                assert!(
                    marked.contains(name) || c.scenarios.len() == 1,
                    "{}: {name} cannot be hidden",
                    drawing.name
                );
            }
            assert!(marked.len() <= 12 && marked.is_subset(&first), "{}: {marked:?}", drawing.name);
        }
    }
}

fn scenario(key: &Key) -> Option<&str> {
    match key {
        Key::Scenario(name) => Some(name),
        Key::Of(_) => None,
    }
}

#[test]
fn charts_on_the_page_are_those_of_the_files() {
    for n in [1, 3, 12] {
        let c = with_stages(n);
        let page = page(&c);
        for drawing in drawn(&c) {
            assert!(figure(&page, drawing.name).contains(drawing.svg.trim_end()), "{}", drawing.name);
        }
    }
}

#[test]
fn places_to_read_lie_within_the_drawing() {
    for c in comparisons() {
        for spot in drawn(&c).iter().flat_map(|drawing| &drawing.spots) {
            let value = spot.value();
            let place: Vec<i64> = value[0].as_array().unwrap().iter().map(|x| x.as_i64().unwrap()).collect();
            assert!(place[0] >= 0 && place[1] >= 0 && place[2] >= 0 && place[3] > 0, "{value}");
            assert!(place[0] + place[2] <= 9_600 && place[1] + place[3] <= 5_400, "{value}");
        }
    }
}

#[test]
fn all_scenarios_but_the_reference_can_be_taken_away_and_only_when_there_is_a_choice() {
    for (n, choices) in [(1, 0), (2, 0), (3, 2), (12, 11), (22, 21)] {
        let c = with_stages(n);
        let page = page(&c);
        let boxes: Vec<&str> = page.split("<input type=\"checkbox\"").skip(1).collect();
        assert_eq!(boxes.len(), choices, "{n} scenarios");
        for (box_of, scenario) in boxes.iter().zip(c.scenarios.iter().skip(1)) {
            assert_eq!(attributes(box_of, "value")[0], scenario.name);
        }
    }
}

#[test]
fn what_needs_the_script_is_hidden_until_it_runs() {
    let page = page(&with_stages(3));
    let (before, rest) = page.split_once("<div id=\"kies\" hidden").expect("the choice is hidden");
    let (choice, after) = rest.split_once("</div>\n<h3>").unwrap();
    assert!(choice.contains("<button") && choice.contains("<input"));
    for part in ["<button", "<input", "tabindex=\"0\" role=\"group\""] {
        assert!(!before.contains(part) && !after.contains(part), "{part} stands outside what is hidden");
    }
    assert!(page.contains("id=\"aflezen\" hidden"));
}
