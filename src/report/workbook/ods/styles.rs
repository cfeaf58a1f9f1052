//! How cells, numbers and pages look.

use super::super::words::PERCENT_POINTS;
use super::super::{Look, Workbook};
use super::document;
use crate::language::Language;
use std::fmt::Write as _;

/// The name of a look.
pub fn name(look: Look) -> String {
    match look {
        Look::Number(d) => format!("getal{d}"),
        Look::NumberChange(d) => format!("verschil{d}"),
        Look::EuroChange => "euroverschil".into(),
        Look::ShareChange => "deelverschil".into(),
        Look::Month => "maand".into(),
        Look::Euro => "euro".into(),
        Look::Share => "deel".into(),
        Look::Whole => "heel".into(),
        Look::Plain => "gewoon".into(),
        Look::Apart => "los".into(),
        Look::Wrapped => "alinea".into(),
        Look::Title => "titel".into(),
        Look::Head => "kop".into(),
        Look::HeadRight => "kop-rechts".into(),
        Look::Strong => "nadruk".into(),
        Look::Assumed => "aanname".into(),
    }
}

/// The document with defaults and pages.
pub fn document_of_pages(language: Language) -> String {
    let tongue = tongue("fo", language);
    let page = |name: &str, scale: &str| {
        format!(
            "<style:page-layout style:name=\"{name}\"><style:page-layout-properties fo:page-width=\"29.7cm\" \
             fo:page-height=\"21cm\" style:print-orientation=\"landscape\" fo:margin=\"1.5cm\" {scale}/>\
             <style:header-style/><style:footer-style><style:header-footer-properties fo:min-height=\"0.6cm\" \
             fo:margin-top=\"0.2cm\"/></style:footer-style></style:page-layout>"
        )
    };
    let master = |name: &str, layout: &str| {
        format!(
            "<style:master-page style:name=\"{name}\" style:page-layout-name=\"{layout}\">\
             <style:header style:display=\"false\"/><style:footer><style:region-left><text:p>\
             <text:sheet-name>-</text:sheet-name></text:p></style:region-left><style:region-right><text:p>\
             <text:page-number>1</text:page-number> / <text:page-count>1</text:page-count></text:p>\
             </style:region-right></style:footer></style:master-page>"
        )
    };
    let inner = format!(
        "<office:styles><style:default-style style:family=\"table-cell\"><style:text-properties \
         fo:font-family=\"Calibri, Carlito, 'Liberation Sans', sans-serif\" fo:font-size=\"11pt\" \
         {tongue} fo:color=\"#1a1a1a\"/></style:default-style>\
         <style:style style:name=\"Default\" style:family=\"table-cell\"/></office:styles>\
         <office:automatic-styles>{}{}</office:automatic-styles>\
         <office:master-styles>{}{}</office:master-styles>",
        page("passend", "style:scale-to-X=\"1\" style:scale-to-Y=\"0\""),
        page("heel", "style:scale-to=\"100%\""),
        master("Tabel", "passend"),
        master("Grafiek", "heel"),
    );
    document("document-styles", &inner)
}

/// The attributes that name a language, in the namespace of dates and numbers or in that of texts.
pub fn tongue(space: &str, language: Language) -> String {
    let (code, country) = language.say(("nl", "NL"), ("en", "GB"));
    format!("{space}:language=\"{code}\" {space}:country=\"{country}\"")
}

/// The styles of numbers and cells.
pub fn cells(workbook: &Workbook) -> String {
    let language = workbook.language;
    let mut text = String::new();
    for look in workbook.looks() {
        let (name, data) = (name(look), numbers(look, language));
        let used = if data.is_empty() { String::new() } else { format!(" style:data-style-name=\"n-{name}\"") };
        let _ = write!(
            text,
            "{data}<style:style style:name=\"{name}\" style:family=\"table-cell\" \
             style:parent-style-name=\"Default\"{used}>{}</style:style>",
            properties(look)
        );
    }
    text
}

fn properties(look: Look) -> String {
    const WRAP: &str = " fo:wrap-option=\"wrap\"";
    let cell = |extra: &str| format!("<style:table-cell-properties style:vertical-align=\"top\"{extra}/>");
    let bold = "<style:text-properties fo:font-weight=\"bold\"/>";
    match look {
        Look::Apart => cell("") + "<style:paragraph-properties fo:margin-left=\"0.3cm\" fo:text-align=\"start\"/>",
        Look::HeadRight => {
            let end = "<style:paragraph-properties fo:text-align=\"end\"/><style:text-properties";
            properties(Look::Head).replacen("<style:text-properties", end, 1)
        }
        Look::Wrapped => cell(WRAP),
        Look::Title => cell("") + "<style:text-properties fo:font-weight=\"bold\" fo:font-size=\"16pt\"/>",
        Look::Strong => cell("") + bold,
        Look::Assumed => cell(&format!("{WRAP} fo:background-color=\"#fff3d6\"")),
        Look::Head => {
            let line = " fo:border-bottom=\"0.5pt solid #4d4d4d\" fo:background-color=\"#e7eef4\"";
            cell(&format!("{WRAP}{line}")) + bold
        }
        _ => cell(""),
    }
}

/// The style of numbers of a look, named `n-` and its name; empty for texts.
pub fn numbers(look: Look, language: Language) -> String {
    let (name, tongue) = (name(look), &tongue("number", language));
    match look {
        Look::Month => format!(
            "<number:date-style style:name=\"n-{name}\" {tongue}>\
             <number:month number:textual=\"true\"/><number:text> </number:text><number:year number:style=\"long\"/>\
             </number:date-style>"
        ),
        Look::Euro => signed((look, tongue), "currency", &euro(tongue), ""),
        Look::EuroChange => signed((look, tongue), "currency", &euro(tongue), "+"),
        Look::Share => {
            signed((look, tongue), "percentage", &(digits(1, false) + "<number:text>%</number:text>"), "")
        }
        Look::ShareChange => {
            let points = format!("<number:text>%{}</number:text>", PERCENT_POINTS.of(language));
            signed((look, tongue), "percentage", &(digits(1, false) + &points), "+")
        }
        Look::Number(d) => signed((look, tongue), "number", &digits(d, true), ""),
        Look::NumberChange(d) => signed((look, tongue), "number", &digits(d, true), "+"),
        Look::Whole => signed((look, tongue), "number", &digits(0, false), ""),
        _ => String::new(),
    }
}

fn digits(decimals: u8, grouped: bool) -> String {
    format!(
        "<number:number number:decimal-places=\"{decimals}\" number:min-decimal-places=\"{decimals}\" \
         number:min-integer-digits=\"1\"{}/>",
        if grouped { " number:grouping=\"true\"" } else { "" }
    )
}

fn euro(tongue: &str) -> String {
    format!(
        "<number:currency-symbol {tongue}>€</number:currency-symbol><number:text> </number:text>{}",
        digits(0, true)
    )
}

/// A style with a sign of its own for what is above zero and below: the sign stands before the euro.
fn signed((look, tongue): (Look, &str), kind: &str, body: &str, plus: &str) -> String {
    let (name, least) = (name(look), look.least());
    let style = |name: &str, volatile: &str, inner: &str| {
        format!(
            "<number:{kind}-style style:name=\"{name}\"{volatile} {tongue}>{inner}\
             </number:{kind}-style>"
        )
    };
    let sign =
        |sign: &str| if sign.is_empty() { String::new() } else { format!("<number:text>{sign}</number:text>") };
    let (above, below) = (format!("n-{name}-plus"), format!("n-{name}-min"));
    let maps = format!(
        "<style:map style:condition=\"value()&gt;={least}\" style:apply-style-name=\"{above}\"/>\
         <style:map style:condition=\"value()&lt;=-{least}\" style:apply-style-name=\"{below}\"/>"
    );
    let volatile = " style:volatile=\"true\"";
    style(&above, volatile, &(sign(plus) + body))
        + &style(&below, volatile, &(sign("-") + body))
        + &style(&format!("n-{name}"), "", &(body.to_owned() + &maps))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_rounds_to_zero_has_no_sign() {
        let points = numbers(Look::ShareChange, Language::Dutch);
        assert!(points.contains("value()&gt;=0.0005") && points.contains("value()&lt;=-0.0005"), "{points}");
    }
}
