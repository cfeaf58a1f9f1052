//! What is kept of a run that broke off says so everywhere, also in a chart that is taken out of it.

use crate::synthetic;
use std::fs;
use wmosim::language::Language;
use wmosim::report::house_style::HouseStyle;
use wmosim::report::{Edition, Look, Provenance, Source, Unfinished, charts, write};
use wmosim::scenario::Notes;
use wmosim::schema::{Data, Place, Value};

const MARKS: [(Language, &str); 2] = [
    (Language::Dutch, "Onvolledig: 1.000 van 1.200 herhalingen"),
    (Language::English, "Incomplete: 1,000 of 1,200 replications"),
];

#[test]
fn every_chart_of_a_run_that_broke_off_is_marked_in_the_picture_and_in_its_description() {
    for n in [1, 3, 12] {
        let c = synthetic::comparison(n);
        for (language, mark) in MARKS {
            let plain = Edition { version: "0.1.0", language, asked: None };
            let kept = Edition { asked: Some(1_200), ..plain };
            for (chart, whole) in charts::draw(&c, kept).iter().zip(charts::draw(&c, plain)) {
                assert!(chart.svg.contains(&format!(">{mark}</text>")), "{} of {n}", chart.name);
                assert!(chart.description().starts_with(&format!("{mark}. ")), "{} of {n}", chart.name);
                assert!(!whole.svg.contains(mark), "{} of {n}", chart.name);
            }
        }
    }
}

#[test]
fn the_folder_of_a_run_that_broke_off_has_the_mark_on_all_charts_and_nothing_to_show_around() {
    let c = synthetic::comparison(3);
    let (notes, resolved) = (Notes::default(), Value { data: Data::Table(Vec::new()), place: Place::default() });
    let source = |name| Source { name, title: "", hash: "ab12", resolved: &resolved, notes: &notes, reasons: &[] };
    let sources = || c.scenarios.iter().map(|s| source(s.name.as_str())).collect();
    let whole = Provenance { version: "0.1.0", sources: sources(), stopping: None, unfinished: None };
    let unfinished = Some(Unfinished { asked: 1_200, scenario: "scenario-2", replication: 1_000 });
    let broken = Provenance { sources: sources(), unfinished, ..whole.clone() };
    let folder = tempfile::tempdir().expect("there is room");
    for (language, mark) in MARKS {
        let look = Look { language, house: &HouseStyle::default() };
        let made = |provenance, name: &str| {
            write(&c, provenance, look, &folder.path().join(language.code()).join(name), true)
                .expect("there is room")
        };
        let (kept, whole) = (made(&broken, "kept"), made(&whole, "whole"));
        assert!(kept.files.iter().all(|file| ![".xlsx", ".ods", ".pptx"].iter().any(|end| file.ends_with(end))));
        let read = |written: &wmosim::report::Written, file: &str| {
            fs::read(written.folder.join(file)).expect("it is there")
        };
        let text = |file: &str| String::from_utf8(read(&kept, file)).expect("it is text");
        let pictures = kept.files.iter().filter(|file| file.starts_with("grafieken/"));
        for file in pictures {
            match file.ends_with(".svg") {
                true => assert!(text(file).contains(mark), "{file}"),
                // The picture is made of the drawing: with the mark it has other bytes.
                false => assert_ne!(read(&kept, file), read(&whole, file), "{file}"),
            }
        }
        let page = text("rapport.html");
        let (charts, marked) = (page.matches("<svg").count(), page.matches(&format!(">{mark}</text>")).count());
        assert!(charts >= 8 && charts == marked, "{marked} of {charts} charts in the page are marked");
    }
}
