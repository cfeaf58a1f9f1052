//! The workbook as Excel reads it.

use super::words::PERCENT_POINTS;
use super::{Cell, Chart, Content, Kind, Look, Range, Series, Sheet, Workbook};
use crate::language::Language;
use crate::report::charts::title_lines;
use jiff::civil::Date;
use rust_xlsxwriter::{
    Chart as XlsxChart, ChartAxisLabelPosition, ChartErrorBars, ChartErrorBarsType, ChartFont, ChartFormat,
    ChartLegendPosition, ChartLine, ChartLineDashType, ChartRange, ChartSolidFill, ChartType, Color, DocProperties,
    ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook as XlsxWorkbook, Worksheet, XlsxError,
};
use std::collections::BTreeMap;

/// A chart in pixels: at 96 to the inch it fits on a page of A4 across, within the margins.
const CHART: (u32, u32) = (912, 580);
/// Rows from one chart to the next: of 20 pixels each, so that each begins a page.
const CHART_ROWS: usize = 32;
/// The height of a line in points.
const LINE: f64 = 15.0;
/// A4.
const PAPER: u8 = 9;

const INK: Color = Color::RGB(0x1A_1A_1A);
const SOFT_INK: Color = Color::RGB(0x4D_4D_4D);
const GRID: Color = Color::RGB(0xE2_E2_E2);
const HEAD: Color = Color::RGB(0xE7_EE_F4);
const ASSUMED: Color = Color::RGB(0xFF_F3_D6);

/// The bytes of the file.
pub fn bytes(workbook: &Workbook) -> Result<Vec<u8>, String> {
    write(workbook).map_err(|error| error.to_string())
}

fn write(workbook: &Workbook) -> Result<Vec<u8>, XlsxError> {
    let mut file = XlsxWorkbook::new();
    // A fixed moment instead of the clock: the same figures give the same bytes.
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let properties = DocProperties::new()
        .set_title(&workbook.title)
        .set_subject(&workbook.subject)
        .set_author("wmosim")
        .set_creation_datetime(&made);
    file.set_properties(&properties);
    let formats = workbook.looks().into_iter().map(|look| (look, format(look, workbook.language))).collect();
    for sheet in &workbook.sheets {
        let page = file.add_worksheet();
        page.set_name(&sheet.name)?;
        fill(page, sheet, &formats)?;
        set_up(page, sheet)?;
        for (at, chart) in sheet.charts.iter().enumerate() {
            let chart = drawn(workbook, chart);
            page.insert_chart_with_offset((at * CHART_ROWS) as u32, 0, &chart, 4, 4)?;
        }
    }
    file.save_to_buffer()
}

/// Heads, cells and widths.
fn fill(page: &mut Worksheet, sheet: &Sheet, formats: &BTreeMap<Look, Format>) -> Result<(), XlsxError> {
    for (at, column) in sheet.columns.iter().enumerate() {
        page.set_column_width(at as u16, column.width)?;
        if sheet.table {
            let look = if sheet.to_right(at) { Look::HeadRight } else { Look::Head };
            page.write_string_with_format(0, at as u16, &column.head, &formats[&look])?;
        }
    }
    if sheet.table {
        page.set_row_height(0, LINE * sheet.head_lines() as f64 + 3.0)?;
    }
    for (at, row) in sheet.rows.iter().enumerate() {
        // Excel finds the height of lines itself; others take what stands in the file.
        let lines = sheet.lines(row);
        if lines > 1 {
            page.set_row_height(sheet.row(at) as u32, LINE * lines as f64)?;
        }
        for (column, cell) in row.iter().enumerate() {
            put(page, (sheet.row(at) as u32, column as u16), cell, &formats[&cell.look])?;
        }
    }
    Ok(())
}

fn put(page: &mut Worksheet, (row, column): (u32, u16), cell: &Cell, format: &Format) -> Result<(), XlsxError> {
    match &cell.content {
        Content::Nothing => page.write_blank(row, column, format)?,
        // Who edits the cell later must not turn it into a formula.
        Content::Text(text) if text.starts_with(['=', '+', '-', '@']) => {
            page.write_string_with_format(row, column, text, &format.clone().set_quote_prefix())?
        }
        Content::Text(text) => page.write_string_with_format(row, column, text, format)?,
        Content::Number(number) => page.write_number_with_format(row, column, *number, format)?,
        Content::Day(day) => page.write_number_with_format(row, column, serial(*day), format)?,
    };
    Ok(())
}

/// Days since 30 December 1899.
fn serial(day: Date) -> f64 {
    let start = jiff::civil::date(1899, 12, 30);
    start.until(day).map_or(0.0, |span| f64::from(span.get_days()))
}

/// How it is shown and printed.
fn set_up(page: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    let columns = sheet.columns.len().max(1) as u16 - 1;
    page.set_landscape().set_paper_size(PAPER).set_margins(0.5, 0.5, 0.6, 0.6, 0.3, 0.3);
    page.set_footer("&L&8&F · &A&R&8&P / &N");
    if sheet.table {
        page.set_freeze_panes(1, sheet.fixed as u16)?.set_repeat_rows(0, 0)?;
        if !sheet.rows.is_empty() {
            page.autofilter(0, 0, sheet.rows.len() as u32, columns)?;
        }
    }
    if sheet.charts.is_empty() {
        // As many pages down as it takes.
        page.set_print_fit_to_pages(1, 0);
    } else {
        // Excel passes by page breaks when it scales: a chart has the size of a page.
        let breaks: Vec<u32> = (1..sheet.charts.len()).map(|at| (at * CHART_ROWS) as u32).collect();
        page.set_page_breaks(&breaks)?.set_screen_gridlines(false);
    }
    Ok(())
}

fn format(look: Look, language: Language) -> Format {
    let plain = Format::new().set_font_color(INK).set_align(FormatAlign::Top);
    match look {
        Look::Plain => plain,
        Look::Apart => plain.set_indent(1),
        Look::Wrapped => plain.set_text_wrap(),
        Look::Title => plain.set_bold().set_font_size(16),
        Look::Head => plain
            .set_bold()
            .set_text_wrap()
            .set_background_color(HEAD)
            .set_border_bottom(FormatBorder::Thin)
            .set_border_bottom_color(SOFT_INK),
        Look::HeadRight => format(Look::Head, language).set_align(FormatAlign::Right),
        Look::Strong => plain.set_bold(),
        Look::Assumed => plain.set_text_wrap().set_background_color(ASSUMED),
        _ => plain.set_num_format(number_format(look, language)),
    }
}

/// How Excel writes a number.
fn number_format(look: Look, language: Language) -> String {
    let place = language.say("413", "809");
    let decimals = |d: u8| if d == 0 { "#,##0".to_owned() } else { format!("#,##0.{}", "0".repeat(d.into())) };
    let least = look.least();
    let signed = |plus: &str, text: String| format!("[>={least}]{plus}{text};[<=-{least}]-{text};{text}");
    match look {
        Look::Month => format!("[$-{place}]mmm yyyy"),
        Look::Euro => signed("", format!("[$€-{place}] #,##0")),
        Look::EuroChange => signed("+", format!("[$€-{place}] #,##0")),
        Look::Share => "0.0%".into(),
        Look::ShareChange => signed("+", format!("0.0%\"{}\"", PERCENT_POINTS.of(language))),
        Look::Number(d) => decimals(d),
        Look::NumberChange(d) => signed("+", decimals(d)),
        Look::Whole => "0".into(),
        _ => "General".into(),
    }
}

fn range(workbook: &Workbook, range: &Range) -> ChartRange {
    let (column, (from, to)) = (range.column as u16, range.rows);
    ChartRange::new_from_range(&workbook.sheets[range.sheet].name, from as u32, column, to as u32, column)
}

fn drawn(workbook: &Workbook, chart: &Chart) -> XlsxChart {
    let mut drawn = XlsxChart::new(match chart.kind {
        Kind::Lines => ChartType::Line,
        Kind::Columns => ChartType::Column,
        Kind::Stacked => ChartType::BarStacked,
        Kind::Intervals => ChartType::Bar,
    });
    drawn.set_width(CHART.0).set_height(CHART.1).set_name(&chart.name).set_alt_text(told(&chart.alt));
    let title = title_lines(&chart.title).join("\n");
    drawn.title().set_name(title.as_str()).set_font(ChartFont::new().set_size(14).set_bold().set_color(INK));
    for series in &chart.series {
        push(&mut drawn, workbook, chart.kind, series);
    }
    match chart.series.len() {
        1 => drawn.legend().set_hidden(),
        _ => drawn.legend().set_position(ChartLegendPosition::Bottom).set_font(ChartFont::new().set_size(10)),
    };
    axes(&mut drawn, chart, workbook.language);
    drawn
}

/// As much of a description as Excel takes, in whole sentences. All of it is in the other files.
fn told(alt: &str) -> String {
    const MOST: usize = 255;
    let fits = |end: &usize| alt[..*end].encode_utf16().count() <= MOST;
    let sentences = alt.match_indices(". ").map(|(at, _)| at + 1).chain([alt.len()]);
    if let Some(end) = sentences.filter(fits).last() {
        return alt[..end].to_owned();
    }
    let mut kept: String = alt.chars().take(MOST / 2).collect();
    kept.push('…');
    kept
}

fn push(drawn: &mut XlsxChart, workbook: &Workbook, kind: Kind, series: &Series) {
    let (r, g, b) = series.color;
    let color = Color::RGB(u32::from(r) << 16 | u32::from(g) << 8 | u32::from(b));
    let of = |part: &Range| range(workbook, part);
    let added = drawn.add_series();
    added.set_name(&of(&series.name)).set_categories(&of(&series.categories)).set_values(&of(&series.values));
    if kind == Kind::Lines {
        let dash =
            [ChartLineDashType::Solid, ChartLineDashType::Dash, ChartLineDashType::RoundDot][series.turn % 3];
        let width = if series.reference { 3.0 } else { 2.0 };
        added.set_format(
            ChartFormat::new().set_line(ChartLine::new().set_color(color).set_width(width).set_dash_type(dash)),
        );
        return;
    }
    added.set_format(ChartFormat::new().set_solid_fill(ChartSolidFill::new().set_color(color))).set_gap(60);
    if let Some(reach) = &series.reach {
        let reach = of(reach);
        let mut bars = ChartErrorBars::new();
        bars.set_type(ChartErrorBarsType::Custom(reach.clone(), reach))
            .set_format(ChartFormat::new().set_line(ChartLine::new().set_color(INK).set_width(1.25)));
        added.set_x_error_bars(&bars);
    }
}

fn axes(drawn: &mut XlsxChart, chart: &Chart, language: Language) {
    let mut font = ChartFont::new();
    font.set_size(10).set_color(SOFT_INK);
    let mut name = ChartFont::new();
    name.set_size(10).set_color(SOFT_INK).unset_bold();
    let on_side = matches!(chart.kind, Kind::Stacked | Kind::Intervals);
    // Of bars that lie on their side, the horizontal axis has the values.
    let across = if on_side { drawn.y_axis() } else { drawn.x_axis() };
    across.set_font(&font).set_label_position(ChartAxisLabelPosition::Low);
    if !chart.across.is_empty() {
        across.set_name(chart.across.as_str()).set_name_font(&name);
    }
    if chart.kind == Kind::Lines {
        across.set_date_axis(true).set_num_format(number_format(Look::Month, language)).set_major_unit(6);
    }
    if on_side {
        // The first on top.
        across.set_reverse();
        across.set_major_gridlines(false);
    }
    let up = if on_side { drawn.x_axis() } else { drawn.y_axis() };
    up.set_name(chart.up.as_str()).set_name_font(&name).set_font(&font);
    up.set_num_format(number_format(chart.look, language)).set_major_gridlines(true);
    up.set_major_gridlines_line(ChartLine::new().set_color(GRID));
    if let Some((low, high)) = chart.span {
        up.set_min(low).set_max(high);
    }
    if on_side {
        // Against reversed categories the values would stand on top.
        up.set_label_position(ChartAxisLabelPosition::High);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_rounds_to_zero_has_no_sign() {
        let points = number_format(Look::ShareChange, Language::Dutch);
        assert_eq!(points, "[>=0.0005]+0.0%\"-punt\";[<=-0.0005]-0.0%\"-punt\";0.0%\"-punt\"");
        let weeks = number_format(Look::NumberChange(2), Language::Dutch);
        assert_eq!(weeks, "[>=0.005]+#,##0.00;[<=-0.005]-#,##0.00;#,##0.00");
        let euros = number_format(Look::Euro, Language::English);
        assert_eq!(euros, "[>=0.5][$€-809] #,##0;[<=-0.5]-[$€-809] #,##0;[$€-809] #,##0");
    }
}
