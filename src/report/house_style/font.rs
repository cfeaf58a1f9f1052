//! Font files of the house, for the pages.

/// What a font file is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// Text.
    Text,
    /// What stands out in text.
    Bold,
    /// Titles.
    Titles,
}

/// A font file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Font {
    /// What it is for.
    pub of: Use,
    /// The kind of file, as in a style sheet.
    pub format: &'static str,
    /// The file.
    pub bytes: Vec<u8>,
}

/// The kind of a font file by how it begins (W3C WOFF 1.0 and 2.0, OpenType 1.9); `None` when it is none.
pub fn format(bytes: &[u8]) -> Option<&'static str> {
    match bytes.get(..4)? {
        b"wOF2" => Some("woff2"),
        b"wOFF" => Some("woff"),
        b"OTTO" => Some("opentype"),
        [0, 1, 0, 0] | b"true" => Some("truetype"),
        _ => None,
    }
}
