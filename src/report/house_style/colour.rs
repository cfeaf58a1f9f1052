//! Colours of the house, and how well they can be read.

use crate::schema::{Faults, Kind, Rule, Setting, Value, read};

/// The least contrast of large letters (WCAG 2.2, success criterion 1.4.3), and of lines (1.4.11).
pub const LARGE: f64 = 3.0;
/// The least contrast of other letters (WCAG 2.2, success criterion 1.4.3).
pub const SMALL: f64 = 4.5;

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

    /// White.
    pub const WHITE: Colour = Colour(0xFF, 0xFF, 0xFF);

    /// The contrast with another colour, from 1 to 21 (WCAG 2.2, "contrast ratio").
    pub fn contrast(self, other: Colour) -> f64 {
        let (one, other) = (self.luminance(), other.luminance());
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    /// How light it is, from 0 to 1 (WCAG 2.2, "relative luminance").
    fn luminance(self) -> f64 {
        let part = |c: u8| {
            let c = f64::from(c) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { crate::engine::math::pow((c + 0.055) / 1.055, 2.4) }
        };
        0.2126 * part(self.0) + 0.7152 * part(self.1) + 0.0722 * part(self.2)
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
