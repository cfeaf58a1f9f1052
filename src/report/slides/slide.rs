//! One slide as XML.

use super::relations::{self, OFFICE, Relation};
use super::template::{Area, Holder, Layout, Template};
use super::words;
use crate::language::Language;
use crate::report::package::{Part, escape};

/// What a slide says.
#[derive(Clone, Debug, Default)]
pub struct Slide {
    /// The language that it is in.
    pub language: Language,
    /// Its title: what it concludes.
    pub title: String,
    /// True for the slide that everything begins with.
    pub first: bool,
    /// Its text.
    pub lines: Vec<String>,
    /// Its chart.
    pub picture: Option<Picture>,
    /// Where its figures come from.
    pub source: String,
    /// What the speaker can say.
    pub notes: String,
}

/// A chart on a slide.
#[derive(Clone, Debug)]
pub struct Picture {
    /// What can be read from it.
    pub description: String,
    /// As a PNG.
    pub png: Vec<u8>,
    /// As a drawing.
    pub svg: String,
    /// What is cut off above and below, as shares of its height: the slide has a title and a source of its own.
    pub cut: (f64, f64),
    /// Width divided by height of what is left.
    pub shape: f64,
}

/// The paths of the parts of a slide.
pub struct Names {
    /// The slide itself.
    pub slide: String,
    /// Its notes.
    pub notes: String,
    /// Its pictures.
    pub png: String,
    /// The drawing.
    pub svg: String,
}

impl Names {
    /// Those of slide `number`. They are unlike those in any template.
    pub fn of(within: &dyn Fn(&str) -> String, number: usize) -> Names {
        Names {
            slide: within(&format!("slides/wmosim{number}.xml")),
            notes: within(&format!("notesSlides/wmosim{number}.xml")),
            png: within(&format!("media/wmosim{number}.png")),
            svg: within(&format!("media/wmosim{number}.svg")),
        }
    }
}

/// The font of text in the template.
const FONT: &str = "<a:latin typeface=\"+mn-lt\"/>";
const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

fn namespaces() -> String {
    format!(
        "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:r=\"{OFFICE}\" \
         xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\""
    )
}

/// All parts of a slide.
pub fn parts(template: &Template, slide: &Slide, names: &Names) -> Vec<Part> {
    let layout = template.first.as_ref().filter(|_| slide.first).unwrap_or(&template.plain);
    let absolute = |path: &str| format!("/{path}");
    let mut relations = vec![Relation::new("rId1", "slideLayout", absolute(&layout.path))];
    let mut parts = vec![Part::text(names.slide.clone(), shapes(template, layout, slide))];
    if let Some(picture) = &slide.picture {
        relations.push(Relation::new("rId2", "image", absolute(&names.png)));
        relations.push(Relation::new("rId3", "image", absolute(&names.svg)));
        parts.push(Part { path: names.png.clone(), bytes: picture.png.clone() });
        parts.push(Part::text(names.svg.clone(), picture.svg.clone()));
    }
    if let Some(master) = template.notes.as_ref().filter(|_| !slide.notes.is_empty()) {
        relations.push(Relation::new("rId4", "notesSlide", absolute(&names.notes)));
        let back = [
            Relation::new("rId1", "notesMaster", absolute(master)),
            Relation::new("rId2", "slide", absolute(&names.slide)),
        ];
        parts.push(Part::text(names.notes.clone(), notes(&slide.notes, slide.language)));
        parts.push(relations::write(&names.notes, &back));
    }
    parts.push(relations::write(&names.slide, &relations));
    parts
}

fn shapes(template: &Template, layout: &Layout, slide: &Slide) -> String {
    let (area, foot) = body(template, layout);
    let mut shapes = String::new();
    let title = layout.holder(&["title", "ctrTitle"]);
    shapes += &held(2, "Titel", title, &paragraphs(std::slice::from_ref(&slide.title), "", slide.language));
    let below = layout.holder(&["subTitle"]).filter(|_| slide.first);
    match (&slide.picture, below) {
        (Some(picture), _) => shapes += &drawn(picture, area, slide.language),
        (None, Some(holder)) => {
            shapes += &held(3, "Ondertitel", Some(holder), &paragraphs(&slide.lines, "", slide.language))
        }
        (None, None) => shapes += &list(area, &slide.lines, template, slide.language),
    }
    if !slide.source.is_empty() {
        shapes += &source(foot, &slide.source, template, slide.language);
    }
    if let Some(number) = layout.holder(&["sldNum"]) {
        let text = format!(
            "<a:p><a:fld id=\"{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}\" type=\"slidenum\"><a:rPr lang=\"{}\"/>\
             <a:t>‹nr.›</a:t></a:fld></a:p>",
            words::LANGUAGE.of(slide.language)
        );
        shapes += &held(6, "Dianummer", Some(number), &text);
    }
    format!(
        "{HEAD}<p:sld {}><p:cSld>{}</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>",
        namespaces(),
        tree(&shapes)
    )
}

/// The room between the title and the foot of a slide, and that of the line with the source, above the foot.
fn body(template: &Template, layout: &Layout) -> (Area, Area) {
    let (width, height) = template.size;
    let margin = width / 27;
    let title = layout.holder(&["title", "ctrTitle"]).and_then(|h| h.area);
    let title = title.unwrap_or(Area { x: margin, y: height / 30, width: width - 2 * margin, height: height / 7 });
    let small = layout.holders.iter().filter(|h| ["sldNum", "ftr", "dt"].contains(&h.kind.as_str()));
    let feet = small.filter_map(|h| h.area).map(|area| area.y).filter(|y| *y > height * 3 / 4);
    let number = layout.holder(&["sldNum"]).and_then(|h| h.area);
    let (x, width) = (title.x, title.width.max(width - 2 * title.x).min(width - title.x));
    let line = height / 24;
    // Beside a number that stands alone there is room for the source.
    let alone = layout.holders.iter().all(|h| !["ftr", "dt"].contains(&h.kind.as_str()) || h.area.is_none());
    let foot = match number.filter(|area| alone && area.y > height * 3 / 4 && area.x > width / 2) {
        Some(area) => Area { x, y: area.y, width: (area.x - x).max(width / 2), height: area.height },
        None => {
            let top = feet.min().unwrap_or(height - height / 20);
            Area { x, y: top - line, width, height: line }
        }
    };
    let (top, bottom) = match title.y < height / 2 {
        true => (title.y + title.height + height / 60, foot.y - height / 100),
        false => (height / 20, title.y.min(foot.y) - height / 60),
    };
    (Area { x, y: top, width, height: (bottom - top).max(height / 4) }, foot)
}

fn tree(shapes: &str) -> String {
    format!(
        "<p:spTree><p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>{shapes}\
         </p:spTree>"
    )
}

/// Text in a place of the layout, which says where it stands and how it looks.
fn held(id: u32, name: &str, holder: Option<&Holder>, text: &str) -> String {
    let place = holder.map_or("type=\"title\"".to_owned(), |holder| {
        let number = holder.number.as_ref().map_or(String::new(), |n| format!(" idx=\"{}\"", escape(n)));
        format!("type=\"{}\"{number}", escape(&holder.kind))
    });
    format!(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"{name}\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr>\
         <p:ph {place}/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr><a:normAutofit/></a:bodyPr><a:lstStyle/>{text}\
         </p:txBody></p:sp>"
    )
}

fn paragraphs(lines: &[String], properties: &str, language: Language) -> String {
    let line = |line: &String| {
        format!(
            "<a:p>{properties}<a:r><a:rPr lang=\"{}\"/><a:t>{}</a:t></a:r></a:p>",
            words::LANGUAGE.of(language),
            escape(line)
        )
    };
    lines.iter().map(line).collect()
}

fn placed(area: Area) -> String {
    let Area { x, y, width, height } = area;
    format!(
        "<a:xfrm><a:off x=\"{x}\" y=\"{y}\"/><a:ext cx=\"{width}\" cy=\"{height}\"/></a:xfrm><a:prstGeom prst=\"rect\">\
         <a:avLst/></a:prstGeom>"
    )
}

/// The chart, as large as fits, in the middle.
fn drawn(picture: &Picture, area: Area, language: Language) -> String {
    let wide = area.width as f64 / area.height as f64 > picture.shape;
    let (width, height) = match wide {
        true => ((area.height as f64 * picture.shape).round() as i64, area.height),
        false => (area.width, (area.width as f64 / picture.shape).round() as i64),
    };
    let place =
        Area { x: area.x + (area.width - width) / 2, y: area.y + (area.height - height) / 2, width, height };
    let cut = |share: f64| (share * 100_000.0).round() as i64;
    format!(
        "<p:pic><p:nvPicPr><p:cNvPr id=\"4\" name=\"{}\" descr=\"{}\"/><p:cNvPicPr><a:picLocks noChangeAspect=\"1\"/>\
         </p:cNvPicPr><p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed=\"rId2\"><a:extLst><a:ext \
         uri=\"{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}\"><asvg:svgBlip \
         xmlns:asvg=\"http://schemas.microsoft.com/office/drawing/2016/SVG/main\" r:embed=\"rId3\"/></a:ext></a:extLst>\
         </a:blip><a:srcRect t=\"{}\" b=\"{}\"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>{}</p:spPr></p:pic>",
        words::CHART.of(language),
        escape(&picture.description),
        cut(picture.cut.0),
        cut(picture.cut.1),
        placed(place)
    )
}

/// A list with dots. The size of its letters follows that of the slide.
fn list(area: Area, lines: &[String], template: &Template, language: Language) -> String {
    let size = letters(template, 1800);
    let dots = "<a:pPr marL=\"285750\" indent=\"-285750\"><a:spcBef><a:spcPts val=\"900\"/></a:spcBef>\
                <a:buFont typeface=\"Arial\"/><a:buChar char=\"•\"/></a:pPr>";
    let text = paragraphs(lines, dots, language).replace(
        &format!("<a:rPr lang=\"{}\"/>", words::LANGUAGE.of(language)),
        &format!("<a:rPr lang=\"{}\" sz=\"{size}\">{FONT}</a:rPr>", words::LANGUAGE.of(language)),
    );
    format!(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"3\" name=\"Tekst\"/><p:cNvSpPr txBox=\"1\"/><p:nvPr/></p:nvSpPr><p:spPr>{}<a:noFill/>\
         </p:spPr><p:txBody><a:bodyPr wrap=\"square\" lIns=\"0\" rIns=\"0\"><a:normAutofit/></a:bodyPr><a:lstStyle/>{text}\
         </p:txBody></p:sp>",
        placed(area)
    )
}

fn source(foot: Area, text: &str, template: &Template, language: Language) -> String {
    let size = letters(template, 1000);
    let text = paragraphs(&[text.to_owned()], "", language).replace(
        &format!("<a:rPr lang=\"{}\"/>", words::LANGUAGE.of(language)),
        &format!(
            "<a:rPr lang=\"{}\" sz=\"{size}\"><a:solidFill><a:srgbClr val=\"4D4D4D\"/></a:solidFill>{FONT}</a:rPr>",
            words::LANGUAGE.of(language)
        ),
    );
    format!(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"5\" name=\"Bron\"/><p:cNvSpPr txBox=\"1\"/><p:nvPr/></p:nvSpPr><p:spPr>{}<a:noFill/>\
         </p:spPr><p:txBody><a:bodyPr wrap=\"square\" lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" anchor=\"ctr\"/>\
         <a:lstStyle/>{text}</p:txBody></p:sp>",
        placed(foot)
    )
}

/// A size of letters, in hundredths of a point, that suits the slide: it is told for one of 7.5 inches high.
fn letters(template: &Template, size: i64) -> i64 {
    (size * template.size.1 / 6_858_000).clamp(600, 6_000) / 100 * 100
}

fn notes(text: &str, language: Language) -> String {
    let lines: Vec<String> = text.split('\n').filter(|line| !line.is_empty()).map(str::to_owned).collect();
    let shapes = format!(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Dia\"/><p:cNvSpPr><a:spLocks noGrp=\"1\" noRot=\"1\" \
         noChangeAspect=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"sldImg\"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp><p:sp>\
         <p:nvSpPr><p:cNvPr id=\"3\" name=\"Notities\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr>\
         <p:ph type=\"body\" idx=\"1\"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>{}</p:txBody></p:sp>",
        paragraphs(&lines, "", language)
    );
    format!(
        "{HEAD}<p:notes {}><p:cSld>{}</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>",
        namespaces(),
        tree(&shapes)
    )
}
