//! The pages in the style of a house.

use crate::page::{basis, made, with_stages};
use crate::synthetic;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use std::fs;
use wmosim::report::charts::raster;
use wmosim::report::house_style::{self, HouseStyle};
use wmosim::report::html;
use wmosim::scenario::{Style, render};

fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    files.iter().for_each(|(name, bytes)| fs::write(folder.path().join(name), bytes).unwrap());
    folder
}

fn pages(house: &HouseStyle) -> [String; 2] {
    let basis = basis();
    [html::page, html::council]
        .map(|maker| made(maker, synthetic::DUTCH, &with_stages(3), (&basis.resolved, &basis.notes), house))
}

fn logo() -> Vec<u8> {
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"10\"><rect width=\"40\" height=\"10\"/></svg>";
    raster::png(svg).unwrap()
}

#[test]
fn pages_have_the_colours_the_logo_and_the_fonts_of_the_house() {
    let settings = "kleur = \"#154273\"\naccent = \"#B34700\"\nlettertype = \"Ons Schrift\"\nlogo = \"logo.png\"\n\
                    logo_tekst = \"Gemeente <X>\"\nlettertype_bestand = \"schrift.woff2\"\n";
    let font = [b"wOF2\0\x01\0\0".as_slice(), &48_u32.to_be_bytes(), &[7; 36]].concat();
    let folder = folder(&[
        ("huisstijl.toml", settings.as_bytes()),
        ("logo.png", &logo()),
        ("schrift.woff2", &font),
        ("rapport.css", b"h3 { color: #154273 }"),
    ]);
    let [report, council] = pages(&house_style::open(folder.path()).unwrap());
    for page in [&report, &council] {
        assert!(
            page.contains(
                "--hoofd:#154273;--link:#154273;--nadruk:#B34700;--letter:\"Ons Schrift\", \"Wmosim Sans\""
            )
        );
        assert!(page.contains(&format!("src=\"data:image/png;base64,{}\"", STANDARD.encode(logo()))));
        assert!(page.contains("alt=\"Gemeente &lt;X&gt;\""));
        assert!(page.contains(&format!("src:url(data:font/woff2;base64,{})", STANDARD.encode(&font))));
    }
    // What is laid over the report could make the other page more than one page.
    assert!(report.contains("h3 { color: #154273 }</style>") && !council.contains("h3 { color"));
    // Charts are laid out for their own font.
    assert!(report.contains("figure svg text { font-family: \"Wmosim Sans\""));
}

#[test]
fn a_colour_that_is_too_light_for_text_is_used_for_lines_alone() {
    let folder = folder(&[("huisstijl.toml", b"kleur = \"#E17000\"\naccent = \"#FFEE00\"\n")]);
    for page in pages(&house_style::open(folder.path()).unwrap()) {
        assert!(page.contains("--hoofd:#E17000;--link:#1A1A1A;--nadruk:#E17000;"));
    }
}

#[test]
fn a_style_sheet_alone_is_a_style_of_the_house() {
    let folder = folder(&[("rapport.css", b"body { letter-spacing: .01em }")]);
    let style = house_style::open(folder.path()).unwrap();
    assert!(pages(&style)[0].contains("letter-spacing: .01em"));
}

#[test]
fn all_that_is_wrong_is_told_together_with_its_line() {
    let folder = folder(&[
        (
            "huisstijl.toml",
            b"kleur = \"#FFEE00\"\nlettertype_bestand = \"logo.png\"\nlettertype_vet_bestand = \"weg.ttf\"\n",
        ),
        ("logo.png", &logo()),
        ("rapport.css", b"h1 { color: red }\n@import 'http://x';\nbody { background: url(http://x/y.png) }\n"),
    ]);
    let wrong = house_style::open(folder.path()).unwrap_err();
    let said: Vec<(String, usize, &str)> = wrong
        .messages
        .iter()
        .map(|message| {
            let source = &wrong.sources[message.place.file as usize];
            let name = source.name.rsplit(['/', '\\']).next().unwrap().to_owned();
            (name, source.line(message.place.start as usize).0, message.what.as_str())
        })
        .collect();
    for (file, line, part) in [
        ("huisstijl.toml", 1, "slecht te lezen"),
        ("huisstijl.toml", 2, "geen WOFF2, WOFF, TTF of OTF"),
        ("huisstijl.toml", 3, "staat niet in de map"),
        ("rapport.css", 2, "`@import` kan niet"),
        ("rapport.css", 3, "`url(http://x/y.png)` kan niet"),
    ] {
        let found = said.iter().any(|(name, at, what)| name == file && *at == line && what.contains(part));
        assert!(found, "{file}, line {line}: {part} is not told in {said:?}");
    }
    assert_eq!(said.len(), 5, "{said:?}");
}

#[test]
fn what_cannot_be_read_in_a_style_does_not_hide_what_else_is_wrong() {
    let settings = "kleur = 3\naccent = \"rood\"\nletterype = \"Ons\"\nlogo = \"weg.png\"\n\
                    lettertype_bestand = 1\nlettertype_vet_bestand = \"vet.ttf\"\n";
    let folder = folder(&[
        ("huisstijl.toml", settings.as_bytes()),
        ("presentatie.pptx", b"geen zip"),
        ("rapport.css", &[0xff]),
    ]);
    let wrong = house_style::open(folder.path()).unwrap_err();
    let said = render(&wrong, Style::Plain);
    for part in [
        "presentatie.pptx\n",
        "rapport.css\n",
        "huisstijl.toml:1:",
        "huisstijl.toml:2:",
        "huisstijl.toml:3:",
        "`lettertype`?",
        "huisstijl.toml:4:",
        "het logo `weg.png` staat niet in de map",
        "huisstijl.toml:5:",
        "huisstijl.toml:6:",
        "8 fouten in 3 bestanden",
    ] {
        assert!(said.contains(part), "no `{part}` in {said}");
    }
}

#[test]
fn a_logo_or_a_font_that_was_cut_off_is_refused() {
    let settings = "logo = \"logo.png\"\nlettertype_bestand = \"schrift.ttf\"\n";
    let (logo, font) = (logo(), include_bytes!("../../assets/fonts/SourceSans3-Regular.ttf"));
    let whole = folder(&[("huisstijl.toml", settings.as_bytes()), ("logo.png", &logo), ("schrift.ttf", font)]);
    house_style::open(whole.path()).unwrap();
    let half = [("logo.png", &logo[..logo.len() / 2]), ("schrift.ttf", &font[..font.len() / 2])];
    let folder = folder(&[&[("huisstijl.toml", settings.as_bytes())][..], &half].concat());
    let said = render(&house_style::open(folder.path()).unwrap_err(), Style::Plain);
    assert!(said.contains("het logo `logo.png` is beschadigd"), "{said}");
    assert!(said.contains("het lettertype `schrift.ttf` is beschadigd"), "{said}");
}
