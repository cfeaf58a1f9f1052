//! The texts that were read, so that a message can show the line it is about.

use crate::schema::Place;
use std::ops::Range;

/// The largest file that is read, in bytes. A scenario is typed by hand: a larger file is something else.
pub const MAX_BYTES: u64 = 1 << 20;

/// Supplies texts for paths, so that scenarios can be read where there are no files.
pub trait Loader {
    /// The bytes of the file at `path`: at most [`MAX_BYTES`], or the reason why not.
    fn bytes(&self, path: &str) -> Result<Vec<u8>, Unreadable>;

    /// Paths of the other scenario files in the folder of `path`, to suggest when `path` does not exist.
    fn neighbours(&self, _path: &str) -> Vec<String> {
        Vec::new()
    }
}

/// Why a file could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It does not exist.
    Missing,
    /// It is a folder, or another thing that is not a file.
    NotAFile,
    /// It has this many bytes, more than [`MAX_BYTES`].
    TooLarge(u64),
    /// The user may not read it.
    Forbidden,
    /// Any other reason, in Dutch.
    Other(String),
}

/// One file that was read, or that was asked for in vain.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// Its path as shown to the user.
    pub name: String,
    /// Its text, empty when it could not be read.
    pub text: String,
    /// False when it could not be read: there is no line to show.
    pub readable: bool,
    /// True when it builds on another file.
    pub has_basis: bool,
}

impl Source {
    /// The text at `place`, exactly as typed.
    pub fn typed(&self, place: Place) -> &str {
        self.text.get(place.start as usize..place.end as usize).unwrap_or("")
    }

    /// The number, from 1, of the line with byte `offset`, and where that line runs, without its line break.
    pub fn line(&self, offset: usize) -> (usize, Range<usize>) {
        line_at(&self.text, offset)
    }
}

/// The number, from 1, of the line of `text` with byte `offset`, and where it runs, without its line break.
pub fn line_at(text: &str, offset: usize) -> (usize, Range<usize>) {
    let bytes = text.as_bytes();
    let offset = offset.min(bytes.len());
    let start = bytes[..offset].iter().rposition(|b| *b == b'\n').map_or(0, |i| i + 1);
    let mut end = bytes[offset..].iter().position(|b| *b == b'\n').map_or(bytes.len(), |i| offset + i);
    if end > start && bytes[end - 1] == b'\r' {
        end -= 1;
    }
    (bytes[..start].iter().filter(|b| **b == b'\n').count() + 1, start..end)
}

/// Text from a file, made fit to repeat in a message: no control characters, and not too long.
pub fn shown(text: &str) -> String {
    let clean = |c: char| if is_hidden(c) { '\u{fffd}' } else { c };
    let mut shown: String = text.chars().take(60).map(clean).collect();
    if text.chars().nth(60).is_some() {
        shown.push('…');
    }
    shown
}

/// Characters that cannot be seen and that change how the text around them looks or is processed.
pub fn is_hidden(c: char) -> bool {
    let unseen = matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}');
    unseen || c.is_control() || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Decodes UTF-8 without its byte order mark. Otherwise: the text as far as it can be shown, and the first byte
/// of that text that was not UTF-8.
pub fn decode(bytes: Vec<u8>) -> Result<String, (String, usize)> {
    let start = if bytes.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
    match std::str::from_utf8(&bytes[start..]) {
        Ok(text) => Ok(text.to_owned()),
        Err(error) => Err((String::from_utf8_lossy(&bytes[start..]).into_owned(), error.valid_up_to())),
    }
}
