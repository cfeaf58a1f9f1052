//! The style of pages: fonts, the colours of the house and the style sheets, in one text.

use crate::report::house_style::font::Use;
use crate::report::house_style::{Colour, HouseStyle, LARGE, SMALL};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// The font of the charts, with only the signs of western languages.
const FONTS: [(&str, &[u8]); 2] = [
    ("400", include_bytes!("../../../assets/fonts/WmosimSans-Regular.woff2")),
    ("600", include_bytes!("../../../assets/fonts/WmosimSans-SemiBold.woff2")),
];
/// Colours that no house changes.
const COLOURS: &str = include_str!("../../../assets/rapport/kleuren.css");
/// The colour of text, as in [`COLOURS`].
const INK: Colour = Colour(0x1A, 0x1A, 0x1A);
/// The darkest background of text in the colour of the house, as in [`COLOURS`].
const PANE: Colour = Colour(0xF4, 0xF6, 0xF8);
/// What the fonts of a house are called in a style sheet, when it does not name them itself.
const NAMES: [&str; 2] = ["Huisstijl", "Huisstijl titels"];

/// The style of a page whose own style sheet is `sheet`.
pub fn of(house: &HouseStyle, sheet: &str) -> String {
    let face = |(weight, bytes): &(&str, &[u8])| font_face("Wmosim Sans", weight, "woff2", bytes);
    let own = house.fonts.iter().map(|font| {
        let (name, weight) = match font.of {
            Use::Text => (name(house, 0), "400"),
            Use::Bold => (name(house, 0), "600"),
            Use::Titles => (name(house, 1), "100 900"),
        };
        font_face(&name, weight, font.format, &font.bytes)
    });
    FONTS.iter().map(face).chain(own).collect::<String>() + COLOURS + &root(house) + sheet
}

/// The hash with which a page allows a style or a script (CSP Level 3, 2.3.1).
pub fn hash(text: &str) -> String {
    STANDARD.encode(Sha256::digest(text.as_bytes()))
}

fn font_face(name: &str, weight: &str, format: &str, bytes: &[u8]) -> String {
    let kind = if format == "woff" || format == "woff2" { format } else { "sfnt" };
    format!(
        "@font-face{{font-family:\"{name}\";font-weight:{weight};src:url(data:font/{kind};base64,{}) format(\"{format}\")}}\n",
        STANDARD.encode(bytes)
    )
}

/// What a font of the house is called: of text (0) or of titles (1).
fn name(house: &HouseStyle, which: usize) -> String {
    quoted(house.page_fonts[which].as_deref().unwrap_or(NAMES[which]))
}

/// The colours and fonts of the house.
fn root(house: &HouseStyle) -> String {
    let has = |of: Use| house.fonts.iter().any(|font| font.of == of);
    let text = house.page_fonts[0].is_some() || has(Use::Text);
    let titles = house.page_fonts[1].is_some() || has(Use::Titles);
    let family =
        |own: bool, which: usize| if own { format!("\"{}\", ", name(house, which)) } else { String::new() };
    let usual = "\"Wmosim Sans\", \"Source Sans 3\", \"Segoe UI\", sans-serif";
    let letter = format!("{}{usual}", family(text, 0));
    format!(
        ":root{{--hoofd:#{};--link:#{};--nadruk:#{};--letter:{letter};--letter-titel:{}{letter}}}\n",
        house.colour.hex(),
        readable(house.colour).hex(),
        seen(house.accent, house.colour).hex(),
        family(titles, 1),
    )
}

/// The colour itself where ordinary text in it can be read, else that of text.
fn readable(colour: Colour) -> Colour {
    let clear = [Colour::WHITE, PANE].iter().all(|ground| colour.contrast(*ground) >= SMALL);
    if clear { colour } else { INK }
}

/// The accent where a line in it can be seen, else another colour.
fn seen(accent: Colour, other: Colour) -> Colour {
    if accent.contrast(Colour::WHITE) >= LARGE { accent } else { other }
}

/// A text within quotation marks of a style sheet: all but letters, digits and spaces by number.
fn quoted(text: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || [' ', '-', '_'].contains(&c);
    text.chars().map(|c| if plain(c) { c.to_string() } else { format!("\\{:x} ", u32::from(c)) }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_colour_of_links_can_be_read_whatever_the_house_has() {
        for colour in
            [Colour(0x15, 0x42, 0x73), Colour(0xE1, 0x70, 0x00), Colour(0x80, 0x80, 0x80), Colour(0, 0, 0)]
        {
            let link = readable(colour);
            assert!(link.contrast(Colour::WHITE) >= SMALL && link.contrast(PANE) >= SMALL, "{colour:?}");
            assert!(link == colour || link == INK);
        }
        assert_eq!(readable(Colour(0x15, 0x42, 0x73)), Colour(0x15, 0x42, 0x73));
        assert_eq!(readable(Colour(0xE1, 0x70, 0x00)), INK);
    }

    #[test]
    fn an_accent_that_is_hardly_seen_gives_way() {
        let main = Colour(0x15, 0x42, 0x73);
        assert_eq!(seen(Colour(0xFF, 0xEE, 0x00), main), main);
        assert_eq!(seen(Colour(0xB3, 0x47, 0x00), main), Colour(0xB3, 0x47, 0x00));
    }

    #[test]
    fn colours_stand_as_in_the_style_sheet() {
        for (name, colour) in [("--inkt", INK), ("--vlak", PANE)] {
            assert!(COLOURS.contains(&format!("{name}: #{};", colour.hex().to_lowercase())), "{name}");
        }
    }

    #[test]
    fn the_name_of_a_font_cannot_end_the_style() {
        let house = HouseStyle { page_fonts: [Some("A\"</style>;}".into()), None], ..HouseStyle::default() };
        let style = of(&house, "");
        assert!(
            style.contains("--letter:\"A\\22 \\3c \\2f style\\3e \\3b \\7d \", ") && !style.contains("</style")
        );
    }
}
