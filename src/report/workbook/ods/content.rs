//! The sheets with their cells.

use super::super::words::PERCENT_POINTS;
use super::super::{Cell, Chart, Content, Look, Sheet, Workbook};
use super::{CHART, document, letters, object, quoted, styles};
use crate::language::Language;
use crate::report::package::escape;
use std::fmt::Write as _;

/// The width of a digit in centimetres.
const DIGIT: f64 = 0.193;

/// The document.
pub fn document_of(workbook: &Workbook) -> String {
    let mut widths: Vec<u32> = Vec::new();
    for column in workbook.sheets.iter().flat_map(|sheet| &sheet.columns) {
        let width = tenths(column.width);
        if !widths.contains(&width) {
            widths.push(width);
        }
    }
    widths.sort_unstable();
    let mut inner = String::from("<office:automatic-styles>");
    inner += &styles::cells(workbook);
    for width in widths {
        let centimetres = f64::from(width) / 10.0 * DIGIT;
        let _ = write!(
            inner,
            "<style:style style:name=\"k{width}\" style:family=\"table-column\"><style:table-column-properties \
             style:column-width=\"{centimetres:.3}cm\"/></style:style>"
        );
    }
    inner += &pages();
    inner += "</office:automatic-styles><office:body><office:spreadsheet>";
    let mut charts = 0;
    for sheet in &workbook.sheets {
        table(&mut inner, sheet, &mut charts, workbook.language);
    }
    filters(&mut inner, workbook);
    inner += "</office:spreadsheet></office:body>";
    document("document-content", &inner)
}

/// Styles of sheets and rows.
fn pages() -> String {
    let sheet = |name: &str, master: &str| {
        format!(
            "<style:style style:name=\"{name}\" style:family=\"table\" style:master-page-name=\"{master}\">\
             <style:table-properties table:display=\"true\"/></style:style>"
        )
    };
    let row = |name: &str, properties: &str| {
        format!(
            "<style:style style:name=\"{name}\" style:family=\"table-row\"><style:table-row-properties \
             {properties}/></style:style>"
        )
    };
    let height = CHART.1 + 0.5;
    let frame = "<style:style style:name=\"lijst\" style:family=\"graphic\"><style:graphic-properties \
                 draw:stroke=\"none\" draw:fill=\"none\"/></style:style>";
    [
        frame.to_owned(),
        sheet("tabelblad", "Tabel"),
        sheet("grafiekblad", "Grafiek"),
        row("rij", "style:use-optimal-row-height=\"true\""),
        row("eerste", &format!("style:row-height=\"{height}cm\"")),
        row("volgende", &format!("style:row-height=\"{height}cm\" fo:break-before=\"page\"")),
    ]
    .concat()
}

/// Tenths of a digit.
fn tenths(width: f64) -> u32 {
    (width * 10.0).round() as u32
}

fn table(text: &mut String, sheet: &Sheet, charts: &mut usize, language: Language) {
    let style = if sheet.charts.is_empty() { "tabelblad" } else { "grafiekblad" };
    let _ = write!(text, "<table:table table:name=\"{}\" table:style-name=\"{style}\">", escape(&sheet.name));
    for column in &sheet.columns {
        let width = tenths(column.width);
        let _ = write!(
            text,
            "<table:table-column table:style-name=\"k{width}\" table:default-cell-style-name=\"gewoon\"/>"
        );
    }
    if sheet.columns.is_empty() {
        text.push_str("<table:table-column/>");
    }
    if sheet.table {
        text.push_str("<table:table-header-rows><table:table-row table:style-name=\"rij\">");
        for (at, column) in sheet.columns.iter().enumerate() {
            let look = if sheet.to_right(at) { Look::HeadRight } else { Look::Head };
            cell(text, &Cell { content: Content::Text(column.head.clone()), look }, language);
        }
        text.push_str("</table:table-row></table:table-header-rows>");
    }
    for row in &sheet.rows {
        text.push_str("<table:table-row table:style-name=\"rij\">");
        row.iter().for_each(|one| cell(text, one, language));
        if row.is_empty() {
            text.push_str("<table:table-cell/>");
        }
        text.push_str("</table:table-row>");
    }
    for (at, chart) in sheet.charts.iter().enumerate() {
        frame(text, chart, at, *charts);
        *charts += 1;
    }
    text.push_str("</table:table>");
}

/// A cell with its value, and its text as a reader sees it who has no spreadsheet.
fn cell(text: &mut String, cell: &Cell, language: Language) {
    let style = styles::name(cell.look);
    let (value, shown) = match (&cell.content, cell.look) {
        (Content::Nothing, _) => {
            let _ = write!(text, "<table:table-cell table:style-name=\"{style}\"/>");
            return;
        }
        (Content::Text(written), _) => ("office:value-type=\"string\"".to_owned(), paragraphs(written)),
        (Content::Day(day), _) => {
            let value = format!("office:value-type=\"date\" office:date-value=\"{day}\"");
            (value, paragraphs(&language.month(*day)))
        }
        (Content::Number(number), Look::Euro | Look::EuroChange) => {
            let kind = "office:value-type=\"currency\" office:currency=\"EUR\"";
            (format!("{kind} office:value=\"{number}\""), paragraphs(&language.euro(*number)))
        }
        (Content::Number(number), Look::Share | Look::ShareChange) => {
            let value = format!("office:value-type=\"percentage\" office:value=\"{number}\"");
            let points = if cell.look == Look::ShareChange { PERCENT_POINTS.of(language) } else { "" };
            (value, paragraphs(&(language.percent(*number, 1) + points)))
        }
        (Content::Number(number), look) => {
            let shown = match look {
                Look::Number(decimals) | Look::NumberChange(decimals) => language.number(*number, decimals.into()),
                _ => number.to_string(),
            };
            (format!("office:value-type=\"float\" office:value=\"{number}\""), paragraphs(&shown))
        }
    };
    let _ = write!(text, "<table:table-cell table:style-name=\"{style}\" {value}>{shown}</table:table-cell>");
}

/// A text, each line of it in a paragraph.
pub fn paragraphs(text: &str) -> String {
    text.split('\n').map(|line| format!("<text:p>{}</text:p>", spaced(line))).collect()
}

/// A line in which spaces beside each other are kept, and tabs.
fn spaced(line: &str) -> String {
    escape(line).replace("&#9;", "<text:tab/>").replace("&#13;", " ").replace("  ", " <text:s/>")
}

/// A row with the frame of a chart.
fn frame(text: &mut String, chart: &Chart, at: usize, number: usize) {
    let row = if at == 0 { "eerste" } else { "volgende" };
    let (width, height) = CHART;
    let _ = write!(
        text,
        "<table:table-row table:style-name=\"{row}\"><table:table-cell><draw:frame draw:style-name=\"lijst\" draw:name=\"{}\" \
         draw:z-index=\"{number}\" svg:x=\"0.1cm\" svg:y=\"0.1cm\" svg:width=\"{width}cm\" svg:height=\"{height}cm\">\
         <draw:object xlink:href=\"./{}\" xlink:type=\"simple\" xlink:show=\"embed\" xlink:actuate=\"onLoad\"/>\
         <svg:title>{}</svg:title><svg:desc>{}</svg:desc></draw:frame></table:table-cell></table:table-row>",
        escape(&chart.name),
        object(number),
        escape(&chart.title),
        escape(&chart.alt),
    );
}

/// The heads of tables filter their rows.
fn filters(text: &mut String, workbook: &Workbook) {
    text.push_str("<table:database-ranges>");
    let tables = workbook.sheets.iter().filter(|sheet| sheet.table && !sheet.rows.is_empty());
    for (at, sheet) in tables.enumerate() {
        let name = escape(&quoted(&sheet.name));
        let last = letters(sheet.columns.len().saturating_sub(1));
        let _ = write!(
            text,
            "<table:database-range table:name=\"tabel{at}\" table:target-range-address=\"{name}.A1:{name}.{last}{}\" \
             table:display-filter-buttons=\"true\" table:orientation=\"row\"/>",
            sheet.row(sheet.rows.len() - 1) + 1
        );
    }
    text.push_str("</table:database-ranges>");
}
