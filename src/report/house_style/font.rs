//! Font files of the house, for the pages.

use skrifa::FontRef;
use skrifa::raw::TableProvider as _;

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

/// True when a font file of this kind is all there: a browser passes over one that is not, and says nothing.
pub fn is_whole(bytes: &[u8], format: &str) -> bool {
    match format {
        // The head says how long the file is (WOFF 1.0 and 2.0, clause 4).
        "woff" | "woff2" => {
            bytes.get(8..12).is_some_and(|b| u32::from_be_bytes([b[0], b[1], b[2], b[3]]) as usize == bytes.len())
        }
        _ => FontRef::new(bytes).is_ok_and(|font| {
            let tables = font.table_directory().table_records();
            let within = |from: u32, length: u32| u64::from(from) + u64::from(length) <= bytes.len() as u64;
            tables.iter().all(|table| within(table.offset(), table.length()))
                && font.head().is_ok()
                && font.maxp().is_ok()
                && font.cmap().is_ok()
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const REGULAR: &[u8] = include_bytes!("../../../assets/fonts/SourceSans3-Regular.ttf");

    #[test]
    fn a_font_file_that_was_cut_off_is_not_whole() {
        assert!(is_whole(REGULAR, "truetype"));
        for length in [4, 100, REGULAR.len() / 2, REGULAR.len() - 1] {
            assert!(!is_whole(&REGULAR[..length], "truetype"), "{length}");
        }
        let web = [b"wOF2\0\x01\0\0".as_slice(), &48_u32.to_be_bytes(), &[7; 36]].concat();
        assert!(is_whole(&web, "woff2") && !is_whole(&web[..47], "woff2") && !is_whole(&web[..9], "woff2"));
    }
}
