//! The workbook as OpenDocument, the open standard (ODF 1.3).

mod chart;
mod content;
mod styles;

use super::{Range, Workbook};
use crate::report::package::{Part, escape, pack};
use std::fmt::Write as _;

const MIME: &str = "application/vnd.oasis.opendocument.spreadsheet";
const CHART_MIME: &str = "application/vnd.oasis.opendocument.chart";
/// A chart in centimetres: within the margins of A4 across.
const CHART: (f64, f64) = (24.0, 15.2);

/// The namespaces of all documents in the package.
const NAMESPACES: &str = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
    xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" \
    xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" \
    xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
    xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" \
    xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" \
    xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\" \
    xmlns:number=\"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0\" \
    xmlns:chart=\"urn:oasis:names:tc:opendocument:xmlns:chart:1.0\" \
    xmlns:config=\"urn:oasis:names:tc:opendocument:xmlns:config:1.0\" \
    xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\" \
    xmlns:chartooo=\"http://openoffice.org/2010/chart\" \
    xmlns:xlink=\"http://www.w3.org/1999/xlink\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" office:version=\"1.3\"";

/// The bytes of the file.
pub fn bytes(workbook: &Workbook) -> Result<Vec<u8>, String> {
    let charts: Vec<_> = workbook.sheets.iter().flat_map(|sheet| &sheet.charts).collect();
    let mut parts = vec![
        Part::text("mimetype", MIME),
        Part::text("META-INF/manifest.xml", manifest(charts.len())),
        Part::text("content.xml", content::document_of(workbook)),
        Part::text("styles.xml", styles::document_of_pages(workbook.language)),
        Part::text("meta.xml", about(workbook)),
        Part::text("settings.xml", settings(workbook)),
    ];
    for (at, chart) in charts.into_iter().enumerate() {
        parts.push(Part::text(format!("{}/styles.xml", object(at)), chart::lines()));
        parts.push(Part::text(format!("{}/content.xml", object(at)), chart::document_of(workbook, chart)));
    }
    pack(&parts)
}

/// The folder of a chart in the package.
fn object(at: usize) -> String {
    format!("Object {}", at + 1)
}

fn document(element: &str, inner: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:{element} {NAMESPACES}>{inner}</office:{element}>\n"
    )
}

fn manifest(charts: usize) -> String {
    let mut entries = String::new();
    let mut entry = |path: &str, kind: &str, version: &str| {
        let _ = write!(
            entries,
            "<manifest:file-entry manifest:full-path=\"{path}\"{version} manifest:media-type=\"{kind}\"/>"
        );
    };
    entry("/", MIME, " manifest:version=\"1.3\"");
    for path in ["content.xml", "styles.xml", "meta.xml", "settings.xml"] {
        entry(path, "text/xml", "");
    }
    for at in 0..charts {
        entry(&format!("{}/", object(at)), CHART_MIME, " manifest:version=\"1.3\"");
        entry(&format!("{}/content.xml", object(at)), "text/xml", "");
        entry(&format!("{}/styles.xml", object(at)), "text/xml", "");
    }
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<manifest:manifest \
         xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" manifest:version=\"1.3\">{entries}\
         </manifest:manifest>\n"
    )
}

/// What the document is. No moment at which it was made: the same figures give the same bytes.
fn about(workbook: &Workbook) -> String {
    let (title, subject) = (escape(&workbook.title), escape(&workbook.subject));
    let inner = format!(
        "<office:meta><meta:generator>wmosim</meta:generator><dc:title>{title}</dc:title>\
         <dc:subject>{subject}</dc:subject><dc:language>{}</dc:language></office:meta>",
        workbook.language.say("nl-NL", "en-GB")
    );
    document("document-meta", &inner)
}

/// Which rows and columns stay in sight.
fn settings(workbook: &Workbook) -> String {
    let item = |name: &str, kind: &str, value: usize| {
        format!("<config:config-item config:name=\"{name}\" config:type=\"{kind}\">{value}</config:config-item>")
    };
    let mut sheets = String::new();
    for sheet in workbook.sheets.iter().filter(|sheet| sheet.table) {
        let (columns, name) = (sheet.fixed, escape(&sheet.name));
        let items = [
            item("HorizontalSplitMode", "short", 2),
            item("VerticalSplitMode", "short", 2),
            item("HorizontalSplitPosition", "int", columns),
            item("VerticalSplitPosition", "int", 1),
            item("ActiveSplitRange", "short", 3),
            item("PositionRight", "int", columns),
            item("PositionBottom", "int", 1),
        ];
        let _ = write!(
            sheets,
            "<config:config-item-map-entry config:name=\"{name}\">{}</config:config-item-map-entry>",
            items.concat()
        );
    }
    let inner = format!(
        "<office:settings><config:config-item-set config:name=\"ooo:view-settings\">\
         <config:config-item-map-indexed config:name=\"Views\"><config:config-item-map-entry>\
         <config:config-item config:name=\"ViewId\" config:type=\"string\">view1</config:config-item>\
         <config:config-item-map-named config:name=\"Tables\">{sheets}</config:config-item-map-named>\
         </config:config-item-map-entry></config:config-item-map-indexed></config:config-item-set></office:settings>"
    );
    document("document-settings", &inner)
}

/// The address of cells: `'Per maand'.E2:'Per maand'.E49`.
fn address(workbook: &Workbook, range: &Range) -> String {
    let sheet = quoted(&workbook.sheets[range.sheet].name);
    let cell = |row: usize| format!("{sheet}.{}{}", letters(range.column), row + 1);
    match range.rows {
        (first, last) if first == last => cell(first),
        (first, last) => format!("{}:{}", cell(first), cell(last)),
    }
}

/// The name of a sheet within an address.
fn quoted(name: &str) -> String {
    format!("'{}'", name.replace('\'', "''"))
}

/// `A`, ..., `Z`, `AA`, ...
fn letters(column: usize) -> String {
    let last = char::from(b'A' + (column % 26) as u8);
    if column < 26 { last.to_string() } else { letters(column / 26 - 1) + &last.to_string() }
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn columns_have_letters() {
        let expected = [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")];
        for (column, text) in expected {
            assert_eq!(letters(column), text);
        }
    }
}
