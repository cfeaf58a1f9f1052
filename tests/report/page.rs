//! `rapport.html` is whole, safe and readable by everyone.

use crate::synthetic;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiff::civil::date;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use wmosim::language::Text;
use wmosim::report::charts::{self, Drawing};
use wmosim::report::house_style::HouseStyle;
use wmosim::report::html;
use wmosim::report::{Edition, Provenance, Source, View};
use wmosim::scenario::{Notes, Scenario};
use wmosim::schema::{Data, Entry, Place, Value};
use wmosim::statistics::{Change, Comparison, Unit, Whole};

const HEADS: [&str; 5] =
    ["Het antwoord", "Wat er per scenario verandert", "Wachten, geld en hulp", "De aannames", "Verantwoording"];

pub fn basis() -> Scenario {
    wmosim::scenario::load(std::path::Path::new("scenarios/basis.toml")).expect("the base scenario is right")
}

/// The page of a comparison, with the settings of the base scenario for each.
pub fn page(c: &Comparison) -> String {
    let basis = basis();
    page_of(c, &basis.resolved, &basis.notes)
}

fn page_of(c: &Comparison, resolved: &Value, notes: &Notes) -> String {
    page_in(synthetic::DUTCH, c, resolved, notes)
}

/// The page in an edition.
pub fn page_in(edition: Edition<'_>, c: &Comparison, resolved: &Value, notes: &Notes) -> String {
    made(html::page, edition, c, (resolved, notes), &HouseStyle::default())
}

/// What makes a page.
pub type Maker = fn(&View<'_>, &Provenance<'_>, &[Drawing], &HouseStyle) -> Vec<u8>;

/// A page in an edition and a style.
pub fn made(
    maker: Maker,
    edition: Edition<'_>,
    c: &Comparison,
    (resolved, notes): (&Value, &Notes),
    house: &HouseStyle,
) -> String {
    let source = |name| Source { name, title: "", hash: "ab12", resolved, notes, reasons: &[] };
    let sources = c.scenarios.iter().map(|s| source(s.name.as_str())).collect();
    let provenance = Provenance { version: "0.1.0", sources, stopping: None, unfinished: None };
    let bytes = maker(&View::new(c, edition), &provenance, &charts::draw(c, edition), house);
    String::from_utf8(bytes).expect("a page is text")
}

/// A comparison in which every stage of the process was seen.
pub fn with_stages(n: usize) -> Comparison {
    let mut c = synthetic::comparison(n);
    let stage = |c: &mut Comparison, id: &str, name: &str, unit| {
        let like = c.measures.iter().position(|m| m.id == "wachtlijst_totaal").unwrap();
        let mut measure = c.measures[like].clone();
        (measure.id, measure.name, measure.unit) = (id.into(), Text::same(name), unit);
        (measure.whole, measure.key) = (Whole::Average, false);
        c.measures.push(measure);
        for s in &mut c.scenarios {
            s.figures.push(s.figures[like]);
            s.series.push(s.series[like].clone());
        }
    };
    stage(&mut c, "wachtlijst_onderzoek", "Wachtlijst onderzoek", Unit::Count(Text::new("dossiers", "dossiers")));
    stage(
        &mut c,
        "wachtlijst_levering",
        "Wachtlijst aanbieders",
        Unit::Count(Text::new("voorzieningen", "voorzieningen")),
    );
    stage(&mut c, "wachttijd_levering_gem", "Wachttijd aanbieder", Unit::Weeks);
    c
}

/// What stands between tags `<tag` and `</tag>`, with tags in it left out.
pub fn texts(page: &str, tag: &str) -> Vec<String> {
    let mut found = Vec::new();
    let (open, close) = (format!("<{tag}"), format!("</{tag}>"));
    let mut rest = page;
    while let Some(at) = rest.find(&open) {
        rest = &rest[at + open.len()..];
        if !rest.starts_with(['>', ' ']) {
            continue;
        }
        let from = rest.find('>').unwrap() + 1;
        let to = rest.find(&close).unwrap_or(rest.len());
        let mut text = String::new();
        let mut inside = true;
        for c in rest[from..to].chars() {
            match c {
                '<' => inside = false,
                '>' => inside = true,
                c if inside => text.push(c),
                _ => {}
            }
        }
        found.push(text.trim().to_owned());
        rest = &rest[to..];
    }
    found
}

/// The values of an attribute, in order.
pub fn attributes<'a>(page: &'a str, name: &str) -> Vec<&'a str> {
    let key = format!(" {name}=\"");
    page.match_indices(&key).map(|(at, _)| page[at + key.len()..].split('"').next().unwrap()).collect()
}

#[test]
fn the_page_has_all_parts_in_order_for_any_number_of_scenarios() {
    for n in [2, 5, 12, 22] {
        let page = page(&with_stages(n));
        assert_eq!(texts(&page, "h2"), HEADS, "{n} scenarios");
        assert_eq!(texts(&page, "h1").len(), 1);
        let heads =
            ["Wachten", "Budget", "De verschillen met ‘Zoals nu’", "Waar het geld heen gaat", "Wie krijgt wat"];
        let found = texts(&page, "h3");
        let places: Vec<_> = heads.iter().map(|head| found.iter().position(|h| h == head)).collect();
        assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{n} scenarios: {found:?}");
        assert!(page.contains("STRESS-DES") && page.contains("Monks"), "{n} scenarios");
        assert!(page.contains("vastlopen-0-titel"), "{n} scenarios");
    }
    let alone = page(&with_stages(1));
    assert_eq!(texts(&alone, "h2")[1], "Het scenario");
    assert_eq!(texts(&alone, "h2").len(), 5);
    assert!(
        !alone.contains("tabel-antwoord") && !alone.contains("Wat verandert er ten opzichte van"),
        "there is nothing to compare"
    );
}

#[test]
fn a_comparison_with_any_oddity_gives_a_page() {
    for n in [1, 2, 12] {
        for c in [
            synthetic::zero(n),
            synthetic::nothing(n),
            synthetic::without_groups(n),
            synthetic::with_wide_names(n),
            synthetic::comparison_over(n, date(2026, 7, 1), 12),
        ] {
            assert_eq!(texts(&page(&c), "h2").len(), 5);
        }
        let once = page(&synthetic::played_once(n));
        assert!(once.contains("Met één herhaling") && !once.contains("wordt duidelijk"), "{n} scenarios");
    }
}

#[test]
fn names_cannot_bring_html_along() {
    let evil = "<script>alert(1)</script><b onclick='x'>\"&amp;";
    let mut c = with_stages(3);
    c.municipality = evil.into();
    for (i, s) in c.scenarios.iter_mut().enumerate() {
        (s.title, s.question, s.caveat) = (format!("{evil}{i}"), evil.into(), evil.into());
        let change = Change {
            path: evil.into(),
            meaning: evil.into(),
            unit: evil.into(),
            from: Some(evil.into()),
            to: format!("\"{evil}\""),
            since: None,
            reason: Some(evil.into()),
        };
        s.changes = vec![change];
    }
    for measure in &mut c.measures {
        measure.name = Text::same(evil);
    }
    let value = |data| Value { data, place: Place::default() };
    let entry = Entry { key: evil.into(), key_place: Place::default(), value: value(Data::Text(evil.into())) };
    let page = page_of(&c, &value(Data::Table(vec![entry])), &Notes::default());
    assert_eq!(page.matches("<script").count(), 1, "a script was let through beside that of the page");
    assert!(!page.contains("<script>alert") && !page.contains("<b onclick"), "HTML was let through");
    assert!(page.contains("&lt;script&gt;"));
}

#[test]
fn the_same_comparison_gives_the_same_bytes() {
    assert!(page(&with_stages(3)) == page(&with_stages(3)));
}

#[test]
fn ids_are_unique_and_everything_that_is_named_exists() {
    for n in [1, 3, 12, 22] {
        let page = page(&with_stages(n));
        let all = attributes(&page, "id");
        let unique: BTreeSet<&str> = all.iter().copied().collect();
        assert_eq!(all.len(), unique.len(), "{n} scenarios: an id stands twice");
        let named = attributes(&page, "aria-labelledby").into_iter().flat_map(|ids| ids.split(' '));
        let linked = attributes(&page, "href").into_iter().map(|href| href.trim_start_matches('#'));
        for id in named.chain(linked) {
            assert!(unique.contains(id), "{n} scenarios: there is no {id}");
        }
    }
}

#[test]
fn every_picture_has_a_title_and_a_description() {
    let page = page(&with_stages(12));
    let pictures: Vec<&str> = page.split("<svg").skip(1).collect();
    assert!(pictures.len() > 15, "{} pictures", pictures.len());
    for picture in pictures {
        let head = &picture[..picture.find("<rect").unwrap()];
        assert!(head.contains("role=\"img\"") && head.contains("aria-labelledby"), "{head}");
        assert!(!texts(head, "title")[0].is_empty() && texts(head, "desc")[0].len() > 20, "{head}");
    }
    assert!(!page.contains("<img"), "pictures stand in the page");
}

#[test]
fn the_page_asks_for_nothing_from_elsewhere() {
    let page = page(&with_stages(3));
    for part in ["src=", "<link", "<script ", "<iframe", "@import", "style=\"", "onclick", "http-equiv=\"refresh\""]
    {
        assert!(!page.contains(part), "{part}");
    }
    assert!(attributes(&page, "href").iter().all(|href| href.starts_with('#')));
    for (at, _) in page.match_indices("url(") {
        assert!(page[at..].starts_with("url(data:font/woff2;base64,"));
    }
    let policy = attributes(&page, "content").into_iter().find(|text| text.starts_with("default-src 'none'"));
    assert!(policy.is_some_and(|policy| policy.contains("style-src 'sha256-") && !policy.contains("unsafe")));
    let script = page.split("<script>").nth(1).unwrap().split("</script>").next().unwrap();
    let hash = STANDARD.encode(Sha256::digest(script.as_bytes()));
    assert!(policy.is_some_and(|policy| policy.contains(&format!("script-src 'sha256-{hash}';"))));
    for part in ["eval", "Function(", "fetch", "XMLHttpRequest", "import", "http", "innerHTML", "localStorage"] {
        assert!(!script.contains(part), "{part} in the script");
    }
}

#[test]
fn every_cell_of_a_table_has_a_head() {
    let page = page(&with_stages(5));
    for table in page.split("<table").skip(1).map(|rest| rest.split("</table>").next().unwrap()) {
        let columns = table.matches("<th scope=\"col\"").count();
        for row in table.split("<tr").skip(2) {
            assert_eq!(row.matches("<th scope=\"row\">").count(), 1, "{row}");
            assert_eq!(row.matches("<td").count() + 1, columns, "{row}");
        }
        assert!(table.contains("<caption id="));
    }
}

#[test]
fn only_what_the_intervals_carry_is_called_clear() {
    let mut c = synthetic::comparison(2);
    let waiting = c.measures.iter().position(|m| m.id == "doorlooptijd_gem").unwrap();
    // Among other differences that may be chance, one must be the clearer.
    c.scenarios[1].figures.iter_mut().for_each(|figure| figure.p = Some(0.5));
    let figure = &mut c.scenarios[1].figures[waiting];
    figure.difference = Some(wmosim::statistics::Interval { mean: -1.0, low: -1.9, high: -0.1 });
    for (p, said) in [(1e-6, "De doorlooptijd wordt duidelijk korter"), (0.04, "De doorlooptijd lijkt korter")] {
        c.scenarios[1].figures[waiting].p = Some(p);
        assert!(page(&c).contains(said), "{said}");
    }
    c.scenarios[1].figures[waiting].difference =
        Some(wmosim::statistics::Interval { mean: -1.0, low: -2.1, high: 0.1 });
    c.scenarios[1].figures[waiting].p = Some(0.07);
    assert!(page(&c).contains("Er is geen duidelijk verschil in doorlooptijd"));
}

#[test]
fn assumptions_stand_out_with_their_source() {
    let page = page(&with_stages(2));
    let row = |path: &str| {
        let head = format!("<tr class=\"geel\"><th scope=\"row\"><code>{path}</code>");
        page.find(&head).map(|at| page[at..].split("</tr>").next().unwrap())
    };
    assert!(row("casusdeel").is_some_and(|row| row.contains("Aanname.") && row.contains("Movisie")));
    assert!(row("voltijd_uren").is_none(), "a sourced number is no assumption");
    assert!(page.contains("cao Gemeenten"));
    assert!(page.contains("<code>voltijd_uren</code></th><td>36</td><td>uur per week</td>"));
}

#[test]
fn the_maps_of_waiting_keep_their_texts_within_and_apart() {
    let mut wide = with_stages(3);
    wide.scenarios.iter_mut().enumerate().for_each(|(i, s)| s.title = format!("{i}{}", "W".repeat(39)));
    for (case, c) in [("one", with_stages(1)), ("many", with_stages(12)), ("wide", wide)] {
        let page = page(&c);
        let maps: Vec<&str> = page.split("<svg").skip(1).filter(|svg| svg.contains("id=\"vastlopen-")).collect();
        assert_eq!(maps.len(), c.scenarios.len(), "{case}");
        for map in maps {
            let svg = format!("<svg{}</svg>", map.split("</svg>").next().unwrap());
            let mut found = Vec::new();
            crate::drawings::boxes(charts::raster::tree(&svg).unwrap().root(), &mut found);
            for (i, (a, [al, at, ar, ab])) in found.iter().enumerate() {
                assert!(*al > 2.0 && *at > 2.0 && *ar < 958.0 && *ab < 538.0, "{case}: '{a}' is outside");
                for (b, [bl, bt, br, bb]) in &found[..i] {
                    let (across, down) = (ar.min(*br) - al.max(*bl), ab.min(*bb) - at.max(*bt));
                    assert!(across <= 0.3 || down <= 0.3, "{case}: '{a}' overlaps '{b}'");
                }
            }
        }
    }
}

#[test]
fn one_replication_has_no_interval_on_any_page() {
    let basis = basis();
    for n in [1, 2, 7] {
        let mut c = with_stages(n);
        let once = synthetic::played_once(n);
        (c.replications, c.scenarios) = (1, once.scenarios);
        c.measures = once.measures;
        for maker in [html::page, html::council] {
            let made = |edition| made(maker, edition, &c, (&basis.resolved, &basis.notes), &HouseStyle::default());
            for (page, gone) in [
                (made(synthetic::DUTCH), ["9 van de 10", "alle 0 ", "– tot –", "(– ", "het 95%", "een 95%"]),
                (made(synthetic::ENGLISH), ["9 of 10 sim", "all 0 ", "– to –", "(– ", "the 95%", "a 95%"]),
            ] {
                for text in gone {
                    let at = page
                        .find(text)
                        .map(|at| page[at.saturating_sub(200)..].chars().take(300).collect::<String>());
                    assert_eq!(at, None, "{n} scenarios: {text}");
                }
            }
        }
    }
}
