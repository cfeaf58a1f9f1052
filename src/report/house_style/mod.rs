//! A folder with the style of the house: what an organisation brings to make the files its own.
//!
//! It may hold `huisstijl.toml` with colours, fonts and a logo, `presentatie.pptx`, a template that the slides are made
//! with, and `rapport.css`, a style sheet that is laid over that of `rapport.html`. Everything wrong is reported together.

mod colour;
mod css;
pub mod font;

pub use colour::{Colour, LARGE, SMALL};

use super::slides::template::{self, Template};
use crate::scenario::{Rejected, Source, parse};
use crate::schema::{Data, Faults, Name, Rule, Setting as _, Value};
use font::{Font, Use};
use resvg::tiny_skia::Pixmap;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::Path;

/// The file with colours, fonts and the logo.
pub const FILE: &str = "huisstijl.toml";
/// The template of the slides.
pub const SLIDES: &str = "presentatie.pptx";
/// The style sheet of the report.
pub const SHEET: &str = "rapport.css";
/// The most bytes of a file with text, of the logo or a font, and of the template.
const MOST: [u64; 3] = [1 << 20, 5 << 20, 100 << 20];
/// The most pixels of a logo: unpacked, a small file may fill the memory.
const MOST_PIXELS: u64 = 25_000_000;

settings! {
    /// De huisstijl: kleuren, lettertypen en een logo.
    pub struct Settings {
        /// Hoofdkleur, voor titels en lijnen. Moet goed te lezen zijn op wit.
        kleur: Option<Colour> { example: "\"#154273\"" },
        /// Tweede kleur, voor accenten.
        accent: Option<Colour> { example: "\"#B34700\"" },
        /// Lettertype van titels. Wie het bestand opent moet het op de computer hebben.
        lettertype_titels: Option<Name> { example: "\"Calibri\"" },
        /// Lettertype van de tekst.
        lettertype: Option<Name> { example: "\"Calibri\"" },
        /// Bestand met het lettertype van titels, in dezelfde map. Alleen voor `rapport.html` en het A4.
        lettertype_titels_bestand: Option<Name> { example: "\"titels.woff2\"" },
        /// Bestand met het lettertype van de tekst, in dezelfde map. Alleen voor `rapport.html` en het A4.
        lettertype_bestand: Option<Name> { example: "\"tekst.woff2\"" },
        /// Bestand met de vette vorm van dat lettertype, in dezelfde map. Alleen voor `rapport.html` en het A4.
        lettertype_vet_bestand: Option<Name> { example: "\"tekst-vet.woff2\"" },
        /// Logo: een PNG-bestand in dezelfde map.
        logo: Option<Name> { example: "\"logo.png\"" },
        /// Wat het logo voorstelt, voor wie het niet ziet.
        logo_tekst: Option<String> { example: "\"Logo van gemeente Voorbeeld\"" },
    }
}

/// A logo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logo {
    /// The PNG.
    pub bytes: Vec<u8>,
    /// Width and height in pixels.
    pub size: (u32, u32),
    /// What it shows.
    pub text: String,
}

/// The style of the house.
#[derive(Clone, Debug, PartialEq)]
pub struct HouseStyle {
    /// Of titles and lines.
    pub colour: Colour,
    /// Of accents.
    pub accent: Colour,
    /// The font of titles.
    pub title_font: String,
    /// The font of text.
    pub font: String,
    /// The logo.
    pub logo: Option<Logo>,
    /// The template of slides, which then decides about their colours, fonts and logo.
    pub slides: Option<Template>,
    /// The fonts of pages that were asked for: of text and of titles, by name.
    pub page_fonts: [Option<String>; 2],
    /// Font files for pages.
    pub fonts: Vec<Font>,
    /// What is laid over the style of the report.
    pub sheet: Option<String>,
}

impl Default for HouseStyle {
    fn default() -> HouseStyle {
        HouseStyle {
            colour: Colour(0x00, 0x57, 0x8A),
            accent: Colour(0xB3, 0x47, 0x00),
            title_font: "Calibri".into(),
            font: "Calibri".into(),
            logo: None,
            slides: None,
            page_fonts: [None, None],
            fonts: Vec::new(),
            sheet: None,
        }
    }
}

/// Reads the style in `folder`.
///
/// # Errors
///
/// With everything that is wrong with it.
pub fn open(folder: &Path) -> Result<HouseStyle, Rejected> {
    if !folder.is_dir() {
        let what = format!("`{}` is geen map", folder.display());
        return Err(Rejected::outside("", what, &["Geef de map met uw huisstijl."]));
    }
    let mut wrong = Rejected::default();
    let mut style = HouseStyle::default();
    let slides = bytes(&folder.join(SLIDES), MOST[2], &mut wrong);
    if let Some(bytes) = &slides {
        match template::open(bytes) {
            Ok(template) => style.slides = Some(template),
            Err(reason) => wrong.add(Rejected::file(&folder.join(SLIDES).display().to_string(), reason)),
        }
    }
    let settings = bytes(&folder.join(FILE), MOST[0], &mut wrong);
    let sheet = bytes(&folder.join(SHEET), MOST[0], &mut wrong);
    if slides.is_none() && settings.is_none() && sheet.is_none() && wrong.messages.is_empty() {
        let what = format!("in de map `{}` staat geen {FILE}, geen {SLIDES} en geen {SHEET}", folder.display());
        wrong.add(Rejected::outside("", what, &["Zet er een van de drie in, of meer."]));
    }
    if let Some(sheet) = sheet {
        style.sheet = self::sheet(folder, sheet, &mut wrong);
    }
    if let Some(settings) = settings {
        apply(&mut style, folder, settings, &mut wrong);
    }
    if wrong.messages.is_empty() { Ok(style) } else { Err(wrong) }
}

/// The style sheet of the report, once it was looked through.
fn sheet(folder: &Path, bytes: Vec<u8>, wrong: &mut Rejected) -> Option<String> {
    let name = folder.join(SHEET).display().to_string();
    let Ok(text) = String::from_utf8(bytes) else {
        wrong.add(Rejected::file(&name, "dit is geen tekstbestand in UTF-8"));
        return None;
    };
    let mut faults = Faults::default();
    for (place, sentence) in css::faults(&text) {
        faults.advice(place, sentence, "", &[]);
    }
    if faults.is_empty() {
        return Some(text);
    }
    let source = Source { name, text, readable: true, has_basis: true };
    wrong.add(Rejected::new(faults, vec![source], &Settings::kind(&Rule::ANY), &[]));
    None
}

/// The bytes of a file that may be absent.
fn bytes(path: &Path, most: u64, wrong: &mut Rejected) -> Option<Vec<u8>> {
    let name = path.display().to_string();
    match read_file(path, most) {
        Ok(bytes) => Some(bytes),
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(error) => {
            wrong.add(Rejected::file(&name, unread(&error, most)));
            None
        }
    }
}

fn read_file(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    if !fs::metadata(path)?.is_file() {
        return Err(ErrorKind::IsADirectory.into());
    }
    let mut bytes = Vec::new();
    File::open(path)?.take(most + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most { Err(ErrorKind::FileTooLarge.into()) } else { Ok(bytes) }
}

/// Why a file could not be read.
fn unread(error: &io::Error, most: u64) -> String {
    match error.kind() {
        ErrorKind::FileTooLarge => format!("dit bestand is te groot: hoogstens {} MB", most >> 20),
        ErrorKind::IsADirectory => "dit is geen bestand".into(),
        ErrorKind::PermissionDenied => "u mag dit bestand niet lezen".into(),
        _ => "dit bestand is niet te lezen".into(),
    }
}

/// Reads the settings and lays them over the style.
fn apply(style: &mut HouseStyle, folder: &Path, bytes: Vec<u8>, wrong: &mut Rejected) {
    let name = folder.join(FILE).display().to_string();
    let Ok(text) = String::from_utf8(bytes) else {
        wrong.add(Rejected::file(&name, "dit is geen tekstbestand in UTF-8"));
        return;
    };
    let mut faults = Faults::default();
    let tree = parse::parse(&text, 0, &mut faults).tree;
    let read = Settings::read(&tree, &Rule::ANY, "", &mut faults);
    // What is wrong with the others need not wait for what cannot be read: each may be left out.
    let rest = || Settings::read(&without(&tree, &faults), &Rule::ANY, "", &mut Faults::default());
    if let Some(settings) = read.or_else(rest) {
        lay_over(style, folder, &settings, &tree, &mut faults);
    }
    if !faults.is_empty() {
        let source = Source { name, text, readable: true, has_basis: true };
        wrong.add(Rejected::new(faults, vec![source], &Settings::kind(&Rule::ANY), &[tree]));
    }
}

/// The settings without those that are wrong.
fn without(tree: &Value, faults: &Faults) -> Value {
    let mut tree = tree.clone();
    if let Data::Table(entries) = &mut tree.data {
        entries.retain(|entry| faults.0.iter().all(|fault| fault.path != entry.key));
    }
    tree
}

fn lay_over(style: &mut HouseStyle, folder: &Path, settings: &Settings, tree: &Value, faults: &mut Faults) {
    let place = |key: &str| tree.get(key).map_or(tree.place, |value| value.place);
    if let Some(colour) = settings.kleur {
        if colour.contrast(Colour::WHITE) < LARGE {
            faults.rule(
                place("kleur"),
                "kleur",
                "deze kleur is op wit slecht te lezen: kies een donkerder kleur voor titels",
            );
        }
        style.colour = colour;
    }
    style.accent = settings.accent.unwrap_or(style.accent);
    for (typed, font) in
        [(&settings.lettertype_titels, &mut style.title_font), (&settings.lettertype, &mut style.font)]
    {
        let Some(name) = typed else { continue };
        let sound = !name.text.trim().is_empty()
            && name.text.chars().count() <= 31
            && !name.text.chars().any(char::is_control);
        if !sound {
            faults.rule(name.place, "lettertype", "de naam van een lettertype heeft 1 tot en met 31 tekens");
        }
        *font = name.text.clone();
    }
    style.page_fonts =
        [&settings.lettertype, &settings.lettertype_titels].map(|name| name.as_ref().map(|name| name.text.clone()));
    for (typed, of, key) in [
        (&settings.lettertype_bestand, Use::Text, "lettertype_bestand"),
        (&settings.lettertype_vet_bestand, Use::Bold, "lettertype_vet_bestand"),
        (&settings.lettertype_titels_bestand, Use::Titles, "lettertype_titels_bestand"),
    ] {
        let Some(name) = typed else { continue };
        match font_file(folder, name) {
            Ok((bytes, format)) => style.fonts.push(Font { of, format, bytes }),
            Err(sentence) => faults.rule(name.place, key, sentence),
        }
    }
    if let (Some(name), None) = (&settings.lettertype_vet_bestand, tree.get("lettertype_bestand")) {
        let sentence = "een vette vorm hoort bij een gewone: geef ook `lettertype_bestand`";
        faults.rule(name.place, "lettertype_vet_bestand", sentence);
    }
    let Some(name) = &settings.logo else { return };
    match logo(folder, name) {
        Ok((bytes, size)) => {
            let text = settings.logo_tekst.clone().unwrap_or_default();
            style.logo = Some(Logo { bytes, size, text });
        }
        Err(sentence) => faults.rule(name.place, "logo", sentence),
    }
}

/// The bytes of a file that the settings name.
fn beside(folder: &Path, name: &Name, what: &str) -> Result<Vec<u8>, String> {
    let typed = &name.text;
    if typed.contains(['/', '\\']) || typed == ".." {
        return Err(format!("`{typed}` moet in dezelfde map staan: geef alleen de naam van het bestand"));
    }
    read_file(&folder.join(typed), MOST[1]).map_err(|error| match error.kind() {
        ErrorKind::NotFound => format!("{what} `{typed}` staat niet in de map `{}`", folder.display()),
        _ => format!("{what} `{typed}`: {}", unread(&error, MOST[1])),
    })
}

/// The bytes of a font and their kind.
fn font_file(folder: &Path, name: &Name) -> Result<(Vec<u8>, &'static str), String> {
    let bytes = beside(folder, name, "het lettertype")?;
    let format = font::format(&bytes)
        .ok_or_else(|| format!("het lettertype `{}` is geen WOFF2, WOFF, TTF of OTF", name.text))?;
    if font::is_whole(&bytes, format) {
        Ok((bytes, format))
    } else {
        Err(format!("het lettertype `{}` is beschadigd of niet compleet: kopieer het bestand opnieuw", name.text))
    }
}

/// The bytes of the logo and its size.
fn logo(folder: &Path, name: &Name) -> Result<(Vec<u8>, (u32, u32)), String> {
    let bytes = beside(folder, name, "het logo")?;
    let file = &name.text;
    let size = png_size(&bytes).ok_or_else(|| format!("het logo `{file}` is geen PNG-bestand"))?;
    if u64::from(size.0) * u64::from(size.1) > MOST_PIXELS {
        return Err(format!("het logo `{file}` is te groot: {} bij {} pixels", size.0, size.1));
    }
    match Pixmap::decode_png(&bytes) {
        Ok(_) => Ok((bytes, size)),
        Err(_) => Err(format!("het logo `{file}` is beschadigd of niet compleet: bewaar het opnieuw als PNG")),
    }
}

/// Width and height of a PNG (ISO/IEC 15948, clause 11.2.2).
fn png_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let number = |at: usize| bytes.get(at..at + 4).map(|b| u32::from_be_bytes([b[0], b[1], b[2], b[3]]));
    let begins = bytes.starts_with(b"\x89PNG\r\n\x1a\n") && bytes.get(12..16) == Some(b"IHDR");
    let size = (number(16)?, number(20)?);
    (begins && size.0 > 0 && size.1 > 0).then_some(size)
}
