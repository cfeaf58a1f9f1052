//! Documents that are a zip with XML in it: OpenDocument and Office Open XML.

use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// A file within a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its path within the document.
    pub path: String,
    /// What stands in it.
    pub bytes: Vec<u8>,
}

impl Part {
    /// A part of text.
    pub fn text(path: impl Into<String>, text: impl Into<String>) -> Part {
        Part { path: path.into(), bytes: text.into().into_bytes() }
    }
}

/// The document: its parts in this order. They bear the first moment that a zip knows, so that the same parts give the
/// same bytes.
///
/// # Errors
///
/// When two parts have the same path or the zip would be too large.
pub fn pack(parts: &[Part]) -> Result<Vec<u8>, String> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for part in parts {
        // Pictures are compressed already, and the kind of an OpenDocument must be readable without unpacking.
        let stored =
            part.path == "mimetype" || [".png", ".jpg", ".jpeg"].iter().any(|end| part.path.ends_with(end));
        let method = if stored { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        let options = SimpleFileOptions::DEFAULT
            .compression_method(method)
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644);
        let written = zip.start_file(part.path.as_str(), options);
        written.map_err(|error| error.to_string())?;
        zip.write_all(&part.bytes).map_err(|error| error.to_string())?;
    }
    zip.finish().map(Cursor::into_inner).map_err(|error| error.to_string())
}

/// A text without what XML cannot hold: each such sign becomes `�`.
pub fn printable(text: &str) -> String {
    let plain = |c: char| match c {
        '\n' | '\r' | '\t' => c,
        '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => '\u{fffd}',
        c => c,
    };
    text.chars().map(plain).collect()
}

/// A text as it stands in XML, in an element or between double quotation marks. What XML cannot hold becomes `�`.
pub fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in printable(text).chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            // Within an attribute these would become spaces.
            '\n' | '\r' | '\t' => safe.push_str(&format!("&#{};", u32::from(c))),
            c => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_cannot_hold_is_replaced() {
        let hostile = "a<b>&\"c\u{1}\u{0}\nd\u{ffff}";
        let text = format!("<x y=\"{0}\">{0}</x>", escape(hostile));
        let read = roxmltree::Document::parse(&text).expect("the text is valid XML");
        let clean = "a<b>&\"c\u{fffd}\u{fffd}\nd\u{fffd}";
        assert_eq!(read.root_element().text(), Some(clean));
        assert_eq!(read.root_element().attribute("y"), Some(clean));
    }

    #[test]
    fn a_package_is_the_same_every_time() {
        let parts = [Part::text("mimetype", "x"), Part::text("a.xml", "<a/>".repeat(100))];
        let first = pack(&parts).unwrap();
        assert_eq!(first, pack(&parts).unwrap());
        assert_eq!(&first[30..38], b"mimetype");
        assert!(pack(&[Part::text("a", ""), Part::text("a", "")]).is_err());
    }
}
