//! A folder with the style of the house: what an organisation brings to make the files its own.
//!
//! It may hold `huisstijl.toml` with colours, fonts and a logo, and `presentatie.pptx`, a template that the slides are
//! made with. Everything wrong is reported together.

use super::slides::template::{self, Template};
use crate::scenario::{Rejected, Source, parse};
use crate::schema::{Faults, Kind, Name, Rule, Setting, Value, read};
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::Path;

/// The file with colours, fonts and the logo.
pub const FILE: &str = "huisstijl.toml";
/// The template of the slides.
pub const SLIDES: &str = "presentatie.pptx";
/// The most bytes of the file with settings, of the logo and of the template.
const MOST: [u64; 3] = [1 << 20, 5 << 20, 100 << 20];
/// The least contrast with white of large letters (WCAG 2.2, success criterion 1.4.3).
const CONTRAST: f64 = 3.0;

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
        /// Logo: een PNG-bestand in dezelfde map.
        logo: Option<Name> { example: "\"logo.png\"" },
        /// Wat het logo voorstelt, voor wie het niet ziet.
        logo_tekst: Option<String> { example: "\"Logo van gemeente Voorbeeld\"" },
    }
}

/// Red, green and blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(pub u8, pub u8, pub u8);

impl Colour {
    /// As in the files: `154273`.
    pub fn hex(self) -> String {
        format!("{:02X}{:02X}{:02X}", self.0, self.1, self.2)
    }

    /// As typed: `#154273`.
    fn parse(text: &str) -> Option<Colour> {
        let digits = text.strip_prefix('#').filter(|d| d.len() == 6 && d.bytes().all(|b| b.is_ascii_hexdigit()))?;
        let part = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
        Some(Colour(part(0)?, part(2)?, part(4)?))
    }

    /// The contrast with white, from 1 to 21 (WCAG 2.2, "contrast ratio").
    pub fn contrast(self) -> f64 {
        let part = |c: u8| {
            let c = f64::from(c) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { crate::engine::math::pow((c + 0.055) / 1.055, 2.4) }
        };
        let light = 0.2126 * part(self.0) + 0.7152 * part(self.1) + 0.0722 * part(self.2);
        1.05 / (light + 0.05)
    }
}

impl Setting for Colour {
    fn read(value: &Value, _: &Rule, path: &str, faults: &mut Faults) -> Option<Colour> {
        let text = read::text(value, path, faults)?;
        let colour = Colour::parse(text);
        if colour.is_none() {
            let sentence = format!(
                "`{text}` is geen kleur: een kleur is een hekje met zes tekens, 0 tot en met 9 en a tot en met f, zoals `\"#154273\"`"
            );
            faults.rule(value.place, path, sentence);
        }
        colour
    }

    fn kind(_: &Rule) -> Kind {
        Kind::Text
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
            Err(reason) => wrong.add(Rejected::outside(&folder.join(SLIDES).display().to_string(), reason, &[])),
        }
    }
    let settings = bytes(&folder.join(FILE), MOST[0], &mut wrong);
    if slides.is_none() && settings.is_none() && wrong.messages.is_empty() {
        let what = format!("in de map `{}` staat geen {FILE} en geen {SLIDES}", folder.display());
        wrong.add(Rejected::outside("", what, &["Zet er een van beide in, of allebei."]));
    }
    if let Some(settings) = settings {
        apply(&mut style, folder, settings, &mut wrong);
    }
    if wrong.messages.is_empty() { Ok(style) } else { Err(wrong) }
}

/// The bytes of a file that may be absent.
fn bytes(path: &Path, most: u64, wrong: &mut Rejected) -> Option<Vec<u8>> {
    let name = path.display().to_string();
    match read_file(path, most) {
        Ok(bytes) => Some(bytes),
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(error) => {
            wrong.add(Rejected::outside(&name, unread(&error, most), &[]));
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
        wrong.add(Rejected::outside(&name, "dit is geen tekstbestand in UTF-8", &[]));
        return;
    };
    let mut faults = Faults::default();
    let tree = parse::parse(&text, 0, &mut faults).tree;
    if let Some(settings) = Settings::read(&tree, &Rule::ANY, "", &mut faults) {
        lay_over(style, folder, &settings, &tree, &mut faults);
    }
    if !faults.is_empty() {
        let source = Source { name, text, readable: true, has_basis: true };
        wrong.add(Rejected::new(faults, vec![source], &Settings::kind(&Rule::ANY), &[tree]));
    }
}

fn lay_over(style: &mut HouseStyle, folder: &Path, settings: &Settings, tree: &Value, faults: &mut Faults) {
    let place = |key: &str| tree.get(key).map_or(tree.place, |value| value.place);
    if let Some(colour) = settings.kleur {
        if colour.contrast() < CONTRAST {
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
    let Some(name) = &settings.logo else { return };
    match logo(folder, name) {
        Ok((bytes, size)) => {
            let text = settings.logo_tekst.clone().unwrap_or_default();
            style.logo = Some(Logo { bytes, size, text });
        }
        Err(sentence) => faults.rule(name.place, "logo", sentence),
    }
}

/// The bytes of the logo and its size.
fn logo(folder: &Path, name: &Name) -> Result<(Vec<u8>, (u32, u32)), String> {
    let typed = &name.text;
    if typed.contains(['/', '\\']) || typed == ".." {
        return Err(format!("`{typed}` moet in dezelfde map staan: geef alleen de naam van het bestand"));
    }
    let bytes = read_file(&folder.join(typed), MOST[1]).map_err(|error| match error.kind() {
        ErrorKind::NotFound => format!("het logo `{typed}` staat niet in de map `{}`", folder.display()),
        _ => format!("het logo `{typed}`: {}", unread(&error, MOST[1])),
    })?;
    let size = png_size(&bytes).ok_or_else(|| format!("het logo `{typed}` is geen PNG-bestand"))?;
    Ok((bytes, size))
}

/// Width and height of a PNG (ISO/IEC 15948, clause 11.2.2).
fn png_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let number = |at: usize| bytes.get(at..at + 4).map(|b| u32::from_be_bytes([b[0], b[1], b[2], b[3]]));
    let begins = bytes.starts_with(b"\x89PNG\r\n\x1a\n") && bytes.get(12..16) == Some(b"IHDR");
    let size = (number(16)?, number(20)?);
    (begins && size.0 > 0 && size.1 > 0).then_some(size)
}
