//! How wide a text is in the font that the charts are drawn with.

use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider as _};
use std::sync::LazyLock;

/// Source Sans 3, regular.
pub const REGULAR: &[u8] = include_bytes!("../../../assets/fonts/SourceSans3-Regular.ttf");
/// Source Sans 3, semi-bold.
pub const SEMI_BOLD: &[u8] = include_bytes!("../../../assets/fonts/SourceSans3-SemiBold.ttf");

static REGULAR_FONT: LazyLock<FontRef<'static>> = LazyLock::new(|| font(REGULAR));
static SEMI_BOLD_FONT: LazyLock<FontRef<'static>> = LazyLock::new(|| font(SEMI_BOLD));

fn font(bytes: &'static [u8]) -> FontRef<'static> {
    FontRef::new(bytes).expect("the embedded fonts are sound")
}

/// Size in units of the drawing, and weight.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Type {
    /// Height of the em square.
    pub size: f64,
    /// Semi-bold instead of regular.
    pub bold: bool,
}

/// The smallest text in a chart, in units of a drawing 960 wide.
pub const SMALL: Type = Type { size: 12.0, bold: false };
/// The smallest text, semi-bold.
pub const SMALL_BOLD: Type = Type { size: 12.0, bold: true };
/// A label that should be seen.
pub const LABEL: Type = Type { size: 13.0, bold: true };
/// The line under the title.
pub const SUBTITLE: Type = Type { size: 14.0, bold: false };
/// The conclusion.
pub const TITLE: Type = Type { size: 22.0, bold: true };

impl Type {
    /// Height from one line's baseline to the next.
    pub fn leading(self) -> f64 {
        (self.size * 1.24).round()
    }

    /// The width of `text` without kerning, in units of the drawing.
    pub fn width(self, text: &str) -> f64 {
        let font = if self.bold { &*SEMI_BOLD_FONT } else { &*REGULAR_FONT };
        let characters = font.charmap();
        let metrics = font.glyph_metrics(Size::new(self.size as f32), LocationRef::default());
        text.chars()
            .map(|c| characters.map(c).unwrap_or_default())
            .map(|glyph| f64::from(metrics.advance_width(glyph).unwrap_or(self.size as f32)))
            .sum()
    }

    /// `text`, with its end replaced by `…` when it is wider than `room`.
    pub fn ellipsize(self, text: &str, room: f64) -> String {
        if self.width(text) <= room {
            return text.to_string();
        }
        let characters: Vec<char> = text.chars().collect();
        for keep in (0..characters.len()).rev() {
            let kept: String = characters[..keep].iter().collect();
            let short = format!("{}…", kept.trim_end_matches([' ', ',', ':', '-']));
            if self.width(&short) <= room {
                return short;
            }
        }
        "…".to_string()
    }

    /// `text` in at most `lines` lines of at most `room` wide; what does not fit is cut off with `…`.
    /// A word that is wider than a line is broken.
    pub fn wrap(self, text: &str, room: f64, lines: usize) -> Vec<String> {
        let mut wrapped: Vec<String> = Vec::new();
        let mut line = String::new();
        let mut words = text.split(' ').filter(|w| !w.is_empty()).map(str::to_string).collect::<Vec<_>>();
        words.reverse();
        while let Some(word) = words.pop() {
            let longer = if line.is_empty() { word.clone() } else { format!("{line} {word}") };
            if self.width(&longer) <= room {
                line = longer;
            } else if wrapped.len() + 1 == lines {
                let rest = words.iter().rev().fold(longer, |rest, word| rest + " " + word);
                line = self.ellipsize(&rest, room);
                break;
            } else if line.is_empty() {
                let (head, tail) = self.split(&word, room);
                wrapped.push(head);
                words.push(tail);
            } else {
                wrapped.push(std::mem::take(&mut line));
                words.push(word);
            }
        }
        if !line.is_empty() || wrapped.is_empty() {
            wrapped.push(line);
        }
        wrapped
    }

    /// As [`Type::wrap`], with lines of about the same length.
    pub fn balance(self, text: &str, room: f64, lines: usize) -> Vec<String> {
        let mut best = self.wrap(text, room, lines);
        if best.len() < 2 || best.last().is_some_and(|line| line.ends_with('…')) {
            return best;
        }
        let mut narrower = room;
        while narrower > room / 2.0 {
            narrower -= 8.0;
            let tried = self.wrap(text, narrower, best.len() + 1);
            let broken = tried.iter().any(|line| line.ends_with('-')) && !text.contains('-');
            if tried.len() > best.len() || broken {
                break;
            }
            best = tried;
        }
        best
    }

    /// Breaks a word that is wider than `room`.
    fn split(self, word: &str, room: f64) -> (String, String) {
        let fits = |end: &usize| self.width(&word[..*end]) + self.width("-") <= room;
        let ends: Vec<usize> = word.char_indices().map(|(i, _)| i).skip(1).collect();
        let end = ends.iter().copied().rfind(fits).or(ends.first().copied()).unwrap_or(word.len());
        (format!("{}-", &word[..end]), word[end..].to_string())
    }
}
