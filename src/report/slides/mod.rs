//! `presentatie.pptx`: a slide for each chart, to show and to change.
//!
//! Slides are added to a template: that of the house when it brings one, or else `own`. Pictures are drawings with
//! letters as shapes, so that they look alike everywhere, with a PNG for programs that cannot show them.

mod own;
mod relations;
mod slide;
pub mod template;
mod words;

use super::charts::{self, Drawing, lookup, raster, shown};
use super::house_style::HouseStyle;
use super::html::assumptions::{self, Count, Group};
use super::package::{Part, escape, pack};
use super::{Provenance, ReportError, View};
use crate::language::Language;
use rayon::prelude::*;
use relations::{OFFICE, Relation};
use slide::{Picture, Slide};
use std::fmt::Write as _;
use template::{Kinds, Template};

/// The name of the file.
pub const FILE: &str = "presentatie.pptx";
/// The most that the last slide tells of what scenarios do not answer.
const CAVEATS: usize = 3;
/// The first number that a slide may have.
const FIRST_ID: usize = 256;

/// The presentation. `files` are the charts as files.
///
/// # Errors
///
/// When a chart cannot be drawn.
pub(super) fn file(
    c: &View<'_>,
    provenance: &Provenance<'_>,
    drawn: &[Drawing],
    files: &[(String, Vec<u8>)],
    house: &HouseStyle,
) -> Result<(String, Vec<u8>), ReportError> {
    let failed = |reason: String| ReportError::Made { file: FILE.into(), reason };
    let template = match &house.slides {
        Some(template) => template.clone(),
        None => template::of(own::parts(house)).map_err(failed)?,
    };
    let slides = slides(c, provenance, drawn, files).map_err(failed)?;
    Ok((FILE.to_owned(), pack(&parts(&template, &slides)).map_err(failed)?))
}

/// What the slides say.
fn slides(
    c: &View<'_>,
    provenance: &Provenance<'_>,
    drawn: &[Drawing],
    files: &[(String, Vec<u8>)],
) -> Result<Vec<Slide>, String> {
    let times = c.language.number(f64::from(c.replications), 0);
    let source =
        words::source(provenance.version, &times, c.seed, &shown::of(c, c.language).municipality, c.language);
    let mut slides = vec![first(c, drawn)];
    let charts: Result<Vec<Slide>, String> =
        drawn.par_iter().map(|drawing| chart(drawing, files, &source, c.language)).collect();
    slides.extend(charts?);
    slides.push(last(c, provenance));
    Ok(slides)
}

/// The question, and the answer in a sentence.
fn first(c: &View<'_>, drawn: &[Drawing]) -> Slide {
    let others = lookup::others(c);
    let asked = match others.as_slice() {
        [] => c.scenarios.first(),
        [only] => c.scenarios.get(*only),
        _ => None,
    };
    let question = asked.map(|s| s.question.trim()).filter(|question| !question.is_empty());
    let title = match (question, others.len()) {
        (Some(question), _) => question.to_owned(),
        (None, 0 | 1) => words::NOT_ASKED.of(c.language).to_owned(),
        (None, _) => words::many(c.scenarios.len(), &c.municipality, c.language),
    };
    let answer = ["verschil", "wachtlijst"].iter().find_map(|name| drawn.iter().find(|d| d.name == *name));
    let period = match (c.months.first(), c.months.last()) {
        (Some(first), Some(last)) => {
            words::about(&c.municipality, &c.language.month(*first), &c.language.month(*last), c.language)
        }
        _ => words::ESTIMATE.of(c.language).to_owned(),
    };
    let answer = answer.map(|drawing| format!("{}.", drawing.title.trim_end_matches('.')));
    Slide {
        title,
        first: true,
        lines: answer.into_iter().chain([period]).collect(),
        language: c.language,
        ..Slide::default()
    }
}

fn chart(
    drawing: &Drawing,
    files: &[(String, Vec<u8>)],
    source: &str,
    language: Language,
) -> Result<Slide, String> {
    let name = format!("{}/{}.png", charts::FOLDER, drawing.name);
    let png = files.iter().find(|(file, _)| *file == name).map(|(_, bytes)| bytes.clone());
    let png = png.map_or_else(|| raster::png(&drawing.svg), Ok)?;
    let description = drawing.description();
    let (above, below) = charts::around(&drawing.title);
    Ok(Slide {
        title: drawing.title.clone(),
        source: source.to_owned(),
        language,
        notes: words::notes(&description, source, language),
        picture: Some(Picture {
            description,
            png,
            svg: raster::outlined(&drawing.svg)?,
            cut: (above, below),
            shape: charts::SHAPE / (1.0 - above - below),
        }),
        ..Slide::default()
    })
}

/// What the figures rest on, and what they do not say.
fn last(c: &View<'_>, provenance: &Provenance<'_>) -> Slide {
    let mut lines = vec![words::NO_FORECAST.of(c.language).to_owned()];
    if c.scenarios.len() > 1 {
        lines.push(words::replayed(c.replications, c.language));
    }
    let name = c.scenarios.get(c.reference).map(|s| s.name.as_str());
    if let Some(source) = provenance.sources.iter().find(|source| Some(source.name) == name) {
        let groups = assumptions::groups(source, c.language);
        let count = Count::of(groups.iter().flat_map(Group::rows));
        lines.push(words::assumed(count, c.language));
    }
    let told = lookup::order(c).into_iter().filter(|s| !c.scenarios[*s].caveat.trim().is_empty());
    lines.extend(
        told.take(CAVEATS)
            .map(|s| words::not_answered(&lookup::quoted(c, s), c.scenarios[s].caveat.trim(), c.language)),
    );
    Slide { title: words::LAST.of(c.language).into(), lines, language: c.language, ..Slide::default() }
}

/// The parts of the presentation: those of the template, and the slides.
fn parts(template: &Template, slides: &[Slide]) -> Vec<Part> {
    let folder = template.presentation.rsplit_once('/').map_or("", |(folder, _)| folder);
    let within = |path: &str| if folder.is_empty() { path.to_owned() } else { format!("{folder}/{path}") };
    let mut kinds = template.kinds.clone();
    let office = |kind: &str| format!("application/vnd.openxmlformats-officedocument.presentationml.{kind}+xml");
    for (extension, kind) in [
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
        ("png", "image/png"),
        ("svg", "image/svg+xml"),
    ] {
        kinds.0.insert(extension.into(), kind.into());
    }
    let mut relations = template.relations.clone();
    let mut list = String::new();
    let mut made = Vec::new();
    for (at, slide) in slides.iter().enumerate() {
        let names = slide::Names::of(&within, at + 1);
        kinds.1.insert(names.slide.clone(), office("slide"));
        if template.notes.is_some() && !slide.notes.is_empty() {
            kinds.1.insert(names.notes.clone(), office("notesSlide"));
        }
        let id = format!("wmosim{}", at + 1);
        let _ = write!(list, "<p:sldId id=\"{}\" r:id=\"{id}\"/>", FIRST_ID + at);
        relations.push(Relation::new(id, "slide", format!("/{}", names.slide)));
        made.extend(slide::parts(template, slide, &names));
    }
    kinds.1.insert(template.presentation.clone(), office("presentation.main"));
    kinds.1.insert("docProps/core.xml".into(), "application/vnd.openxmlformats-package.core-properties+xml".into());
    let title = slides.first().map_or("", |slide| slide.title.as_str());
    let (before, after) = &template.text;
    let text = format!(
        "{before}<p:sldIdLst xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\" \
         xmlns:r=\"{OFFICE}\">{list}</p:sldIdLst>{after}"
    );
    let core = Relation {
        id: "rId2".into(),
        kind: "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties".into(),
        target: "docProps/core.xml".into(),
        outside: false,
    };
    let root = [Relation::new("rId1", "officeDocument", template.presentation.clone()), core];
    let mut parts = vec![
        relations::write("", &root),
        Part::text(
            "docProps/core.xml",
            about(title, slides.first().map_or(Language::Dutch, |slide| slide.language)),
        ),
        Part::text(template.presentation.clone(), text),
        relations::write(&template.presentation, &relations),
    ];
    parts.extend(template.parts.iter().cloned());
    parts.extend(made);
    kinds.1.retain(|path, _| parts.iter().any(|part| part.path == *path));
    parts.insert(0, Part::text("[Content_Types].xml", listed(&kinds)));
    parts
}

fn listed(kinds: &Kinds) -> String {
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
         <Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">",
    );
    for (extension, kind) in &kinds.0 {
        let _ = write!(text, "<Default Extension=\"{}\" ContentType=\"{}\"/>", escape(extension), escape(kind));
    }
    for (path, kind) in &kinds.1 {
        let _ = write!(text, "<Override PartName=\"/{}\" ContentType=\"{}\"/>", escape(path), escape(kind));
    }
    text.push_str("</Types>\n");
    text
}

/// What the presentation is. No moment at which it was made: the same figures give the same bytes.
fn about(title: &str, language: Language) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<cp:coreProperties \
         xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title><dc:creator>wmosim</dc:creator>\
         <dc:language>{}</dc:language></cp:coreProperties>\n",
        escape(title),
        words::LANGUAGE.of(language)
    )
}
