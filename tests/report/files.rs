//! The files to work with and to show: the workbooks and the slides.

use crate::synthetic;
use calamine::{Data, Ods, Range, Reader, Xlsx};
use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;
use wmosim::language::Language;
use wmosim::report::Look;
use wmosim::report::house_style::{self, HouseStyle};
use wmosim::report::{self, Provenance, Source, csv};
use wmosim::scenario::Notes;
use wmosim::schema::{Data as Setting, Entry, Place, Value};
use wmosim::statistics::Comparison;

const FILES: [&str; 3] = ["resultaten.xlsx", "resultaten.ods", "presentatie.pptx"];

/// The bytes of a file in the report of `c`.
pub fn made(c: &Comparison, house: &HouseStyle, language: Language) -> BTreeMap<String, Vec<u8>> {
    let value = |data| Value { data, place: Place::default() };
    let entry = |key: &str, data| Entry { key: key.into(), key_place: Place::default(), value: value(data) };
    let team = Setting::Table(vec![entry("fte", Setting::Float(22.5))]);
    let resolved = value(Setting::Table(vec![entry("team", team)]));
    let notes = Notes::default();
    let source = |s: &'_ str| Source {
        name: Box::leak(s.into()),
        title: "",
        hash: "ab12",
        resolved: &resolved,
        notes: &notes,
        reasons: &[],
    };
    let sources = c.scenarios.iter().map(|s| source(&s.name)).collect();
    let folder = tempfile::tempdir().unwrap();
    let provenance = Provenance { version: "0.1.0", sources, stopping: None, unfinished: None };
    let look = Look { language, house };
    let written = report::write(c, &provenance, look, &folder.path().join("uit"), false).unwrap();
    FILES
        .iter()
        .map(|name| {
            assert!(written.files.contains(&(*name).to_owned()), "{name} is not told of");
            ((*name).to_owned(), fs::read(written.folder.join(name)).unwrap())
        })
        .collect()
}

fn plain(c: &Comparison) -> BTreeMap<String, Vec<u8>> {
    made(c, &HouseStyle::default(), Language::Dutch)
}

/// The parts of a document, by path.
pub fn parts(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..zip.len())
        .map(|at| {
            let mut file = zip.by_index(at).unwrap();
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            (file.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

/// The sheets of both workbooks.
fn sheets(files: &BTreeMap<String, Vec<u8>>) -> [BTreeMap<String, Range<Data>>; 2] {
    let xlsx: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(files[FILES[0]].clone())).unwrap();
    let ods: Ods<_> = calamine::open_workbook_from_rs(Cursor::new(files[FILES[1]].clone())).unwrap();
    fn all<R: Reader<Cursor<Vec<u8>>>>(mut book: R) -> BTreeMap<String, Range<Data>> {
        book.worksheets().into_iter().collect()
    }
    [all(xlsx), all(ods)]
}

/// A comparison in which every text that a user chooses is hostile.
fn hostile() -> Comparison {
    let mut c = synthetic::comparison(3);
    let titles = ["=1+1", "+cmd|' /C calc'!A0", "-2;=3<b>&\"'\u{1}\t\u{fffe}]]>"];
    for (scenario, title) in c.scenarios.iter_mut().zip(titles) {
        scenario.title = title.into();
        scenario.name = format!("@{title}");
        scenario.question = format!("=HYPERLINK(\"http://x\") {title}");
        // Longer than a cell of Excel can hold.
        scenario.caveat = "<script>alert(1)</script>\u{7}".repeat(2_000);
    }
    c.municipality = "=Voorbeeld & \"Zoon\" <gemeente>".into();
    c
}

#[test]
fn the_same_figures_give_the_same_bytes() {
    let c = synthetic::comparison(4);
    let first = plain(&c);
    // A clock that steps in whole seconds would show.
    std::thread::sleep(std::time::Duration::from_millis(2_100));
    let second = plain(&c);
    for name in FILES {
        assert!(first[name] == second[name], "{name} differs from one time to the next");
    }
}

#[test]
fn every_figure_in_the_workbooks_is_that_of_the_csv() {
    for c in [synthetic::comparison(1), synthetic::comparison(12), synthetic::played_once(2), synthetic::nothing(2)]
    {
        let text = String::from_utf8(csv::figures(&c)).unwrap();
        let mut expected: Vec<Vec<String>> = text.lines().skip(1).map(fields).collect();
        expected.sort();
        for sheets in sheets(&plain(&c)) {
            let sheet = &sheets["Alle uitkomsten"];
            let mut found: Vec<Vec<String>> = sheet
                .rows()
                .skip(1)
                .map(|row| {
                    // Without title, name and meaning, which the CSV does not have.
                    [0, 2, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14].map(|column| written(&row[column])).to_vec()
                })
                .collect();
            found.sort();
            assert_eq!(found.len(), expected.len());
            for (found, expected) in found.iter().zip(&expected) {
                let numbers: Vec<String> = expected.iter().map(|text| as_number(text)).collect();
                assert_eq!(*found, numbers);
            }
        }
    }
}

#[test]
fn the_key_figures_are_those_of_the_csv() {
    let c = synthetic::comparison(3);
    let text = String::from_utf8(csv::figures(&c)).unwrap();
    let rows: Vec<Vec<String>> = text.lines().skip(1).map(fields).collect();
    for sheets in sheets(&plain(&c)) {
        let keys = c.measures.iter().filter(|m| m.key).count();
        let sheet = &sheets["Kerncijfers"];
        assert_eq!(sheet.rows().count(), 1 + keys * c.scenarios.len());
        for (at, measure) in c.measures.iter().filter(|m| m.key).enumerate() {
            for (s, scenario) in c.scenarios.iter().enumerate() {
                let row: Vec<String> = sheet.rows().nth(1 + at * 3 + s).unwrap().iter().map(written).collect();
                let line = rows.iter().find(|r| r[0] == scenario.name && r[1] == measure.id).unwrap();
                let expected: Vec<String> = line[3..9].iter().map(|text| as_number(text)).collect();
                assert_eq!(row[3..9], expected, "{} of {}", measure.id, scenario.name);
            }
        }
    }
}

fn fields(line: &str) -> Vec<String> {
    let mut quoted = false;
    let mut fields = vec![String::new()];
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => fields.push(String::new()),
            c => fields.last_mut().unwrap().push(c),
        }
    }
    fields
}

fn as_number(text: &str) -> String {
    text.parse::<f64>().map_or(text.to_owned(), |number| number.to_string())
}

fn written(cell: &Data) -> String {
    match cell {
        Data::Empty => String::new(),
        Data::String(text) => text.clone(),
        Data::Float(number) => number.to_string(),
        Data::Int(number) => number.to_string(),
        other => panic!("an unexpected cell: {other:?}"),
    }
}

#[test]
fn both_workbooks_have_the_same_cells() {
    let [xlsx, ods] = sheets(&plain(&synthetic::comparison(4)));
    assert_eq!(xlsx.keys().collect::<Vec<_>>(), ods.keys().collect::<Vec<_>>());
    for (name, sheet) in xlsx.iter().filter(|(name, _)| *name != "Grafieken") {
        let other = &ods[name];
        for (row, cells) in sheet.rows().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                let there = other.get((row, column)).unwrap_or(&Data::Empty);
                match (cell, there) {
                    // One format has a number for a day, the other its date.
                    (Data::DateTime(day), Data::DateTimeIso(text)) => {
                        let date = jiff::civil::date(1899, 12, 30) + jiff::Span::new().days(day.as_f64() as i64);
                        assert_eq!(&date.to_string(), text, "{name} {row} {column}");
                    }
                    (a, b) => assert_eq!(written(a), written(b), "{name}, row {row}, column {column}"),
                }
            }
        }
    }
}

#[test]
fn months_are_dates_and_amounts_are_euros() {
    let files = plain(&synthetic::comparison(2));
    let [xlsx, ods] = sheets(&files);
    assert!(matches!(xlsx["Per maand"].get((1, 3)), Some(Data::DateTime(_))));
    assert!(matches!(ods["Per maand"].get((1, 3)), Some(Data::DateTimeIso(day)) if day.as_str() == "2026-01-01"));
    let content = String::from_utf8(parts(&files[FILES[1]])["content.xml"].clone()).unwrap();
    assert!(content.contains("office:value-type=\"currency\" office:currency=\"EUR\""));
    let styles = String::from_utf8(parts(&files[FILES[0]])["xl/styles.xml"].clone()).unwrap();
    assert!(styles.contains("[$€-413] #,##0") && styles.contains("[$-413]mmm yyyy"), "{styles}");
}

#[test]
fn a_name_that_looks_like_a_formula_is_text() {
    let c = hostile();
    let files = plain(&c);
    for (path, bytes) in
        FILES.iter().flat_map(|file| parts(&files[*file])).filter(|(path, _)| path.ends_with("xml"))
    {
        let text = String::from_utf8(bytes).unwrap();
        assert!(!text.contains("<f>") && !text.contains("table:formula"), "a formula in {path}");
    }
    for sheets in sheets(&files) {
        let titles: Vec<String> = (1..4).map(|row| written(sheets["Kerncijfers"].get((row, 2)).unwrap())).collect();
        assert_eq!(titles[0], "=1+1 (vergelijkingsbasis)");
        assert!(titles[1].starts_with("+cmd|"), "{titles:?}");
    }
    for table in [csv::figures(&c), csv::series(&c)] {
        let text = String::from_utf8(table).unwrap();
        assert!(text.lines().skip(1).any(|line| line.starts_with("'@=1+1,")), "no guarded name");
        assert!(!text.contains(";="), "a formula behind the separator of a Dutch spreadsheet");
        assert!(text.contains("-410000.00") || text.contains(",-"), "negative numbers stay numbers");
    }
}

#[test]
fn every_part_is_valid_xml() {
    for c in [hostile(), synthetic::comparison(1), synthetic::with_wide_names(12), synthetic::without(2, |_| true)]
    {
        for (file, bytes) in plain(&c) {
            let parts = parts(&bytes);
            for (path, bytes) in &parts {
                if path.ends_with(".xml") || path.ends_with(".rels") || path.ends_with(".svg") {
                    let text = std::str::from_utf8(bytes).unwrap();
                    let read = roxmltree::Document::parse(text);
                    read.unwrap_or_else(|error| panic!("{file}, {path}: {error}"));
                }
            }
            if file != FILES[1] {
                references_are_there(&file, &parts);
            }
        }
    }
}

/// Every reference within an Office document has a part, and every part has a kind.
fn references_are_there(file: &str, parts: &BTreeMap<String, Vec<u8>>) {
    let kinds = std::str::from_utf8(&parts["[Content_Types].xml"]).unwrap();
    for (path, bytes) in parts {
        let extension = path.rsplit('.').next().unwrap();
        let kind = kinds.contains(&format!("/{path}\"")) || kinds.contains(&format!("Extension=\"{extension}\""));
        assert!(kind || path == "[Content_Types].xml", "{file}: {path} has no kind");
        let Some((folder, _)) = path.strip_suffix(".rels").and_then(|path| path.split_once("_rels/")) else {
            continue;
        };
        let document = roxmltree::Document::parse(std::str::from_utf8(bytes).unwrap()).unwrap();
        for node in document.root_element().children().filter(|n| n.is_element()) {
            let target = node.attribute("Target").unwrap();
            let mut at: Vec<String> = folder.split('/').filter(|s| !s.is_empty()).map(str::to_owned).collect();
            if target.starts_with('/') {
                at.clear();
            }
            for step in target.split('/').filter(|s| !s.is_empty()) {
                if step == ".." { drop(at.pop()) } else { at.push(step.to_owned()) }
            }
            assert!(parts.contains_key(&at.join("/")), "{file}: {path} refers to {target}");
        }
    }
}

#[test]
fn every_chart_says_what_can_be_read_from_it() {
    for n in [1, 3, 12, 15] {
        let mut c = synthetic::comparison(n);
        c.scenarios.iter_mut().enumerate().for_each(|(at, s)| s.name = format!("naam-{at}"));
        let files = plain(&c);
        let xlsx = parts(&files[FILES[0]]);
        let drawing = std::str::from_utf8(&xlsx["xl/drawings/drawing1.xml"]).unwrap();
        let document = roxmltree::Document::parse(drawing).unwrap();
        let told: Vec<&str> = document
            .descendants()
            .filter(|n| n.tag_name().name() == "cNvPr")
            .filter_map(|n| n.attribute("descr"))
            .collect();
        let charts = xlsx.keys().filter(|path| path.starts_with("xl/charts/chart")).count();
        assert_eq!(told.len(), charts);
        assert!(charts >= if n == 1 { 4 } else { 7 }, "{charts} charts of {n} scenarios");
        assert!(told.iter().all(|text| text.len() > 40 && text.encode_utf16().count() <= 255), "{told:?}");

        let ods = parts(&files[FILES[1]]);
        let content = std::str::from_utf8(&ods["content.xml"]).unwrap();
        assert_eq!(content.matches("<svg:desc>").count(), charts);
        assert_eq!(
            ods.keys().filter(|path| path.starts_with("Object ") && path.ends_with("content.xml")).count(),
            charts
        );

        let pptx = parts(&files[FILES[2]]);
        let slides: Vec<&Vec<u8>> =
            pptx.iter().filter(|(path, _)| path.starts_with("ppt/slides/wmosim")).map(|(_, bytes)| bytes).collect();
        let pictures = pptx.keys().filter(|path| path.ends_with(".svg")).count();
        assert!(pictures >= if n == 1 { 5 } else { 7 }, "{pictures} pictures of {n} scenarios");
        assert_eq!(slides.len(), pictures + 2);
        for slide in slides {
            let text = std::str::from_utf8(slide).unwrap();
            assert!(text.contains("type=\"title\"") || text.contains("type=\"ctrTitle\""));
            assert!(text.contains("lang=\"nl-NL\"") && !text.contains("descr=\"\""));
        }
    }
}

#[test]
fn charts_draw_from_cells_that_hold_numbers() {
    for n in [1, 2, 12, 15] {
        let mut c = synthetic::comparison(n);
        c.scenarios.iter_mut().enumerate().for_each(|(at, s)| s.name = format!("naam-{at}"));
        let files = plain(&c);
        let [sheets, _] = sheets(&files);
        for (path, bytes) in parts(&files[FILES[0]]).iter().filter(|(path, _)| path.starts_with("xl/charts/chart"))
        {
            let document = roxmltree::Document::parse(std::str::from_utf8(bytes).unwrap()).unwrap();
            let series: Vec<_> = document.descendants().filter(|n| n.tag_name().name() == "ser").collect();
            assert!(!series.is_empty() && series.len() <= 12, "{path} has {} series", series.len());
            for values in document.descendants().filter(|n| n.tag_name().name() == "val") {
                let range = values.descendants().find(|n| n.tag_name().name() == "f").unwrap().text().unwrap();
                let (sheet, cells) = range.split_once('!').unwrap();
                let sheet = &sheets[sheet.trim_matches('\'')];
                let ends: Vec<(u32, u32)> = cells.split(':').map(cell).collect();
                let numbers = (ends[0].0..=ends[ends.len() - 1].0)
                    .filter(|row| matches!(sheet.get_value((*row, ends[0].1)), Some(Data::Float(_))))
                    .count();
                assert!(numbers > 0, "{path}: {range} holds no numbers");
                assert!(sheet.get_value((0, ends[0].1)).is_some_and(|head| *head != Data::Empty));
            }
        }
    }
}

/// `$E$2` as row and column from zero.
fn cell(text: &str) -> (u32, u32) {
    let mut parts = text.split('$').skip(1);
    let column = parts.next().unwrap().bytes().fold(0, |sum, b| sum * 26 + u32::from(b - b'A') + 1) - 1;
    (parts.next().unwrap().parse::<u32>().unwrap() - 1, column)
}

fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    files.iter().for_each(|(name, bytes)| fs::write(folder.path().join(name), bytes).unwrap());
    folder
}

#[test]
fn a_house_style_colours_the_slides_and_shows_its_logo() {
    let png = report::charts::raster::png(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"10\"><rect width=\"40\" height=\"10\"/></svg>",
    )
    .unwrap();
    let settings = "kleur = \"#154273\"\naccent = \"#B34700\"\nlettertype = \"Verdana\"\nlogo = \"logo.png\"\n\
                    logo_tekst = \"Gemeente <X>\"\n";
    let folder = folder(&[("huisstijl.toml", settings.as_bytes()), ("logo.png", &png)]);
    let style = house_style::open(folder.path()).unwrap();
    let pptx = parts(&made(&synthetic::comparison(2), &style, Language::Dutch)[FILES[2]]);
    let theme = std::str::from_utf8(&pptx["ppt/theme/theme1.xml"]).unwrap();
    assert!(theme.contains("154273") && theme.contains("Verdana"));
    assert_eq!(pptx["ppt/media/logo.png"], png);
    let master = std::str::from_utf8(&pptx["ppt/slideMasters/slideMaster1.xml"]).unwrap();
    assert!(master.contains("descr=\"Gemeente &lt;X&gt;\""));
}

#[test]
fn slides_are_made_with_the_template_of_the_house_and_without_its_own_slides() {
    // A presentation of this program is itself a template with slides of its own.
    let mut c = synthetic::comparison(2);
    c.scenarios[1].question = "Wat stond er eerst?".into();
    let before = plain(&c);
    let folder = folder(&[("presentatie.pptx", &before[FILES[2]])]);
    let style = house_style::open(folder.path()).unwrap();
    c.scenarios[1].question = "En wat staat er nu?".into();
    let after = made(&c, &style, Language::Dutch);
    let pptx = parts(&after[FILES[2]]);
    references_are_there(FILES[2], &pptx);
    let all: String = pptx.values().map(|bytes| String::from_utf8_lossy(bytes).into_owned()).collect();
    assert!(all.contains("En wat staat er nu?") && !all.contains("Wat stond er eerst?"));
    let count = |bytes: &[u8]| parts(bytes).len();
    assert_eq!(count(&after[FILES[2]]), count(&before[FILES[2]]), "what only old slides use is gone");
    assert_eq!(after[FILES[2]], made(&c, &style, Language::Dutch)[FILES[2]]);
}

#[test]
fn all_that_is_wrong_with_a_house_style_is_told_together() {
    let settings = "kleur = \"oranje\"\naccent = \"#12345\"\nlogo = \"weg.png\"\nletertype = \"Arial\"\n";
    let folder = folder(&[("huisstijl.toml", settings.as_bytes()), ("presentatie.pptx", b"geen zip")]);
    let wrong = house_style::open(folder.path()).unwrap_err();
    let said: Vec<&str> = wrong.messages.iter().map(|m| m.what.as_str()).collect();
    assert!(said.len() >= 4, "{said:?}");
    for part in ["oranje", "#12345", "letertype", "geen PowerPoint-bestand"] {
        assert!(said.iter().any(|what| what.contains(part)), "{part} is not told in {said:?}");
    }
    let pale = self::folder(&[("huisstijl.toml", b"kleur = \"#FFEE00\"\nlogo = \"../x.png\"\n")]);
    assert_eq!(house_style::open(pale.path()).unwrap_err().messages.len(), 2);
    let empty = self::folder(&[]);
    assert_eq!(house_style::open(empty.path()).unwrap_err().messages.len(), 1);
    assert!(house_style::open(Path::new("/bestaat/niet")).is_err());
}
