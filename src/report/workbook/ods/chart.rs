//! A chart that draws from the cells of the sheets.

use super::super::{Chart, Kind, Series, Workbook};
use super::content::paragraphs;
use super::{CHART, address, document, styles};
use crate::report::package::escape;
use std::fmt::Write as _;

const INK: &str = "#1a1a1a";
const SOFT_INK: &str = "#4d4d4d";
/// A label at each half year.
const HALF_YEARS: &str = "<chartooo:date-scale chart:base-time-unit=\"months\" chart:major-interval-value=\"6\" \
    chart:major-interval-unit=\"months\"/>";
const GRID: &str = "#e2e2e2";

/// The document of the chart.
pub fn document_of(workbook: &Workbook, chart: &Chart) -> String {
    let class = if chart.kind == Kind::Lines { "chart:line" } else { "chart:bar" };
    let (width, height) = CHART;
    let title = paragraphs(&chart.title);
    let legend = match chart.series.len() {
        1 => String::new(),
        _ => "<chart:legend chart:legend-position=\"bottom\" chart:style-name=\"legenda\"/>".into(),
    };
    let mut plot = String::new();
    axes(&mut plot, workbook, chart);
    for (at, series) in chart.series.iter().enumerate() {
        draw(&mut plot, workbook, (at, series), class);
    }
    let inner = format!(
        "<office:automatic-styles>{}</office:automatic-styles><office:body><office:chart><chart:chart \
         svg:width=\"{width}cm\" svg:height=\"{height}cm\" xlink:href=\"..\" xlink:type=\"simple\" \
         chart:class=\"{class}\" chart:style-name=\"vlak\"><chart:title chart:style-name=\"titel\">{title}\
         </chart:title>{legend}<chart:plot-area chart:style-name=\"tekening\" \
         chart:data-source-has-labels=\"both\">{plot}<chart:wall chart:style-name=\"wand\"/></chart:plot-area></chart:chart></office:chart></office:body>",
        looks(chart, workbook)
    );
    document("document-content", &inner)
}

/// The document of the kinds of lines, which stands beside that of the chart.
pub fn lines() -> String {
    let dash = |(name, style, length): (&str, &str, &str)| {
        format!(
            "<draw:stroke-dash draw:name=\"{name}\" draw:style=\"{style}\" draw:dots1=\"1\" \
             draw:dots1-length=\"{length}\" draw:distance=\"0.12cm\"/>"
        )
    };
    let dashes = [("streep", "rect", "0.22cm"), ("punt", "round", "0.06cm")].map(dash).concat();
    document("document-styles", &format!("<office:styles>{dashes}</office:styles>"))
}

fn axes(text: &mut String, workbook: &Workbook, chart: &Chart) {
    let named = |name: &str| match name {
        "" => String::new(),
        name => format!("<chart:title chart:style-name=\"klein\">{}</chart:title>", paragraphs(name)),
    };
    let categories = chart.series.first().map_or(String::new(), |series| {
        let cells = escape(&address(workbook, &series.categories));
        format!("<chart:categories table:cell-range-address=\"{cells}\"/>")
    });
    let months = chart.kind == Kind::Lines;
    let _ = write!(
        text,
        "<chart:axis chart:dimension=\"x\" chart:name=\"primary-x\" chart:style-name=\"as-x\"{}>{}{categories}{}\
         </chart:axis><chart:axis chart:dimension=\"y\" chart:name=\"primary-y\" chart:style-name=\"as-y\">{}\
         <chart:grid chart:style-name=\"raster\" chart:class=\"major\"/></chart:axis>",
        if months { " chartooo:axis-type=\"date\"" } else { "" },
        named(&chart.across),
        if months { HALF_YEARS } else { "" },
        named(&chart.up),
    );
}

fn draw(text: &mut String, workbook: &Workbook, (at, series): (usize, &Series), class: &str) {
    let reach = series
        .reach
        .as_ref()
        .map_or("", |_| "<chart:error-indicator chart:style-name=\"interval\" chart:dimension=\"y\"/>");
    let _ = write!(
        text,
        "<chart:series chart:style-name=\"reeks{at}\" chart:values-cell-range-address=\"{}\" \
         chart:label-cell-address=\"{}\" chart:class=\"{class}\" chart:attached-axis=\"primary-y\">{reach}\
         <chart:data-point chart:repeated=\"{}\"/></chart:series>",
        escape(&address(workbook, &series.values)),
        escape(&address(workbook, &series.name)),
        series.values.rows.1 - series.values.rows.0 + 1,
    );
}

/// The styles of the parts of a chart.
fn looks(chart: &Chart, workbook: &Workbook) -> String {
    let style = |name: &str, data: &str, inner: &str| {
        format!("<style:style style:name=\"{name}\" style:family=\"chart\"{data}>{inner}</style:style>")
    };
    let letters = |size: &str, color: &str, weight: &str| {
        format!(
            "<style:text-properties fo:font-size=\"{size}\" fo:color=\"{color}\" fo:font-weight=\"{weight}\" \
             {}/>",
            styles::tongue("fo", workbook.language)
        )
    };
    let small = letters("10pt", SOFT_INK, "normal");
    let on_side = matches!(chart.kind, Kind::Stacked | Kind::Intervals);
    let plot = format!(
        "<style:chart-properties chart:vertical=\"{on_side}\" chart:stacked=\"{}\" chart:symbol-type=\"none\" \
         chart:treat-empty-cells=\"leave-gap\" chart:include-hidden-cells=\"true\" chart:auto-position=\"true\" \
         chart:auto-size=\"true\"/>",
        chart.kind == Kind::Stacked
    );
    let axis = |extra: &str| {
        format!(
            "<style:chart-properties chart:display-label=\"true\" chart:link-data-style-to-source=\"false\" \
             chart:axis-label-position=\"outside-start\" {extra}/>\
             <style:graphic-properties draw:stroke=\"solid\" svg:stroke-color=\"#8a8a8a\"/>{small}"
        )
    };
    let month = chart.kind == Kind::Lines;
    let data = |name: String| format!(" style:data-style-name=\"n-{name}\"");
    let across = if month { data(styles::name(super::super::Look::Month)) } else { String::new() };
    let mut text = styles::numbers(super::super::Look::Month, workbook.language)
        + &styles::numbers(chart.look, workbook.language);
    text += &style(
        "vlak",
        "",
        "<style:graphic-properties draw:stroke=\"none\" draw:fill=\"solid\" draw:fill-color=\"#ffffff\"/>",
    );
    text += &style("titel", "", &letters("14pt", INK, "bold"));
    text += &style("klein", "", &small);
    let bare = "<style:graphic-properties draw:stroke=\"none\" draw:fill=\"none\"/>";
    text += &style("legenda", "", &format!("{bare}{small}"));
    text += &style("wand", "", bare);
    text += &style("tekening", "", &plot);
    text += &style(
        "as-x",
        &across,
        &axis(&format!("chart:reverse-direction=\"{on_side}\" chart:text-overlap=\"false\"")),
    );
    let span = chart
        .span
        .map_or(String::new(), |(low, high)| format!("chart:minimum=\"{low}\" chart:maximum=\"{high}\" "));
    // Against reversed categories the values stand at the far end, which is below.
    let end = if on_side { axis("").replace("outside-start", "outside-end") } else { axis("") };
    text += &style(
        "as-y",
        &data(styles::name(chart.look)),
        &end.replace("chart:link", &(span + "chart:gap-width=\"60\" chart:link")),
    );
    text += &style(
        "raster",
        "",
        &format!("<style:graphic-properties draw:stroke=\"solid\" svg:stroke-color=\"{GRID}\"/>"),
    );
    for (at, series) in chart.series.iter().enumerate() {
        text += &style(&format!("reeks{at}"), "", &stroke(chart.kind, series));
    }
    if let Some(reach) = chart.series.iter().find_map(|series| series.reach.as_ref()) {
        let cells = escape(&address(workbook, reach));
        let bars = format!(
            "<style:chart-properties chart:error-category=\"cell-range\" chart:error-upper-range=\"{cells}\" \
             chart:error-lower-range=\"{cells}\" chart:error-upper-indicator=\"true\" \
             chart:error-lower-indicator=\"true\"/><style:graphic-properties draw:stroke=\"solid\" \
             svg:stroke-width=\"0.045cm\" svg:stroke-color=\"{INK}\"/>"
        );
        text += &style("interval", "", &bars);
    }
    text
}

/// How a series is drawn.
fn stroke(kind: Kind, series: &Series) -> String {
    let (r, g, b) = series.color;
    let color = format!("#{r:02x}{g:02x}{b:02x}");
    if kind != Kind::Lines {
        return format!(
            "<style:graphic-properties draw:stroke=\"none\" draw:fill=\"solid\" draw:fill-color=\"{color}\"/>"
        );
    }
    let dash = match series.turn % 3 {
        0 => "draw:stroke=\"solid\"",
        1 => "draw:stroke=\"dash\" draw:stroke-dash=\"streep\"",
        _ => "draw:stroke=\"dash\" draw:stroke-dash=\"punt\"",
    };
    let width = if series.reference { 0.11 } else { 0.075 };
    format!(
        "<style:chart-properties chart:symbol-type=\"none\"/><style:graphic-properties {dash} \
         svg:stroke-width=\"{width}cm\" svg:stroke-color=\"{color}\"/>"
    )
}
