//! A template: masters, layouts and theme, without the slides that it came with.

use super::relations::{self, Relation};
use super::words::wrong;
use crate::report::package::Part;
use roxmltree::{Document, Node};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::ops::Range;
use zip::ZipArchive;

/// The most that a template takes when it is unpacked, in bytes.
const MOST: u64 = 100 << 20;
/// The most parts.
const PARTS: usize = 5_000;
/// What a presentation refers to and a template keeps. Slides, comments and macros are not in it.
const KEPT: [&str; 8] =
    ["slideMaster", "notesMaster", "handoutMaster", "theme", "presProps", "viewProps", "tableStyles", "font"];
/// Elements of the presentation that refer to slides.
const ABOUT_SLIDES: [&str; 6] = ["sldIdLst", "custShowLst", "custDataLst", "photoAlbum", "smartTags", "extLst"];

/// A rectangle in EMU, of which 360,000 are a centimetre.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Area {
    /// From the left.
    pub x: i64,
    /// From the top.
    pub y: i64,
    /// Width.
    pub width: i64,
    /// Height.
    pub height: i64,
}

/// A place for text in a layout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// Its kind, such as `title`; empty for contents.
    pub kind: String,
    /// Its number within the layout.
    pub number: Option<String>,
    /// Where it is, when the layout or its master says so.
    pub area: Option<Area>,
}

/// A layout of slides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// Its part.
    pub path: String,
    /// Its kind, such as `titleOnly`.
    pub kind: String,
    /// Its places for text.
    pub holders: Vec<Holder>,
}

impl Layout {
    /// The place of this kind.
    pub fn holder(&self, kinds: &[&str]) -> Option<&Holder> {
        self.holders.iter().find(|holder| kinds.contains(&holder.kind.as_str()))
    }
}

/// A template that was read and found to be right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// The parts, without slides and without what only slides use.
    pub parts: Vec<Part>,
    /// The part of the presentation.
    pub presentation: String,
    /// Its references.
    pub relations: Vec<Relation>,
    /// Its text before and after the list of slides.
    pub text: (String, String),
    /// Width and height of a slide in EMU.
    pub size: (i64, i64),
    /// The layout of a slide with a title alone.
    pub plain: Layout,
    /// The layout of the first slide, when there is one.
    pub first: Option<Layout>,
    /// The part of the master of the notes, when there is one.
    pub notes: Option<String>,
    /// The kinds of parts.
    pub kinds: Kinds,
}

/// The kinds of parts: by extension, and by path.
pub type Kinds = (BTreeMap<String, String>, BTreeMap<String, String>);

/// Reads a `.pptx` or `.potx`.
///
/// # Errors
///
/// With what is wrong with it, in Dutch.
pub fn open(bytes: &[u8]) -> Result<Template, String> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| wrong::NOT_A_ZIP.to_owned())?;
    if zip.len() > PARTS {
        return Err(wrong::TOO_LARGE.into());
    }
    let (mut parts, mut left) = (Vec::new(), MOST);
    for at in 0..zip.len() {
        let mut file = zip.by_index(at).map_err(|_| wrong::NOT_A_ZIP.to_owned())?;
        if file.is_dir() {
            continue;
        }
        let path = file.name().map_err(|_| wrong::NOT_A_ZIP.to_owned())?.into_owned();
        let mut bytes = Vec::new();
        // What a zip says of its own size need not be true.
        file.by_ref().take(left + 1).read_to_end(&mut bytes).map_err(|_| wrong::NOT_A_ZIP.to_owned())?;
        left = left.checked_sub(bytes.len() as u64).ok_or(wrong::TOO_LARGE)?;
        parts.push(Part { path, bytes });
    }
    of(parts)
}

/// The template in these parts.
///
/// # Errors
///
/// As [`open`].
pub fn of(parts: Vec<Part>) -> Result<Template, String> {
    let root = relations::read(&parts, "")?;
    let main = root.iter().find(|r| r.is("officeDocument")).ok_or(wrong::NO_PRESENTATION)?;
    let presentation = relations::resolve("", &main.target);
    let mut relations = relations::read(&parts, &presentation)?;
    relations.retain(|relation| KEPT.iter().any(|kind| relation.is(kind)) && !relation.outside);
    let text = text(&parts, &presentation)?;
    let document = parsed(&presentation, &text)?;
    let size = size(&document).ok_or(wrong::NO_SIZE)?;
    let masters = in_order(&document, &relations, &presentation);
    let layouts = layouts(&parts, &masters)?;
    let plain = layouts.iter().find(|l| l.kind == "titleOnly").or_else(|| layouts.iter().find(|l| title_alone(l)));
    let plain = plain.ok_or(wrong::NO_LAYOUT)?.clone();
    let first = layouts.iter().find(|l| l.kind == "title").cloned();
    let notes = relations.iter().find(|r| r.is("notesMaster"));
    let notes = notes.map(|relation| relations::resolve(&presentation, &relation.target));
    let kinds = kinds(&parts)?;
    let kept = reachable(&parts, &presentation, &relations)?;
    let split = without_slides(&document, &text);
    let parts = parts.into_iter().filter(|part| kept.contains(&part.path)).collect();
    Ok(Template { parts, presentation, relations, text: split, size, plain, first, notes, kinds })
}

fn text(parts: &[Part], path: &str) -> Result<String, String> {
    let part = parts.iter().find(|part| part.path == path).ok_or_else(|| wrong::missing(path))?;
    let text = String::from_utf8(part.bytes.clone()).map_err(|_| wrong::xml(path))?;
    // Some programs begin with a mark of the order of bytes.
    Ok(text.trim_start_matches('\u{feff}').to_owned())
}

fn parsed<'a>(path: &str, text: &'a str) -> Result<Document<'a>, String> {
    Document::parse(text).map_err(|_| wrong::xml(path))
}

fn named<'a, 'b>(node: Node<'a, 'b>, name: &str) -> Option<Node<'a, 'b>> {
    node.descendants().find(|n| n.is_element() && n.tag_name().name() == name)
}

fn size(document: &Document<'_>) -> Option<(i64, i64)> {
    let node = named(document.root_element(), "sldSz")?;
    let number =
        |name: &str| node.attribute(name)?.parse::<i64>().ok().filter(|x| (360_000..=100_000_000).contains(x));
    Some((number("cx")?, number("cy")?))
}

/// The masters in the order of the presentation.
fn in_order(document: &Document<'_>, relations: &[Relation], presentation: &str) -> Vec<String> {
    let nodes = document.descendants().filter(|n| n.is_element() && n.tag_name().name() == "sldMasterId");
    let ids = nodes.filter_map(|n| n.attributes().find(|a| a.name() == "id" && a.namespace().is_some()));
    ids.filter_map(|id| relations.iter().find(|r| r.id == id.value()))
        .map(|relation| relations::resolve(presentation, &relation.target))
        .collect()
}

/// The layouts of all masters. What a layout does not say of a place, its master says.
fn layouts(parts: &[Part], masters: &[String]) -> Result<Vec<Layout>, String> {
    let mut layouts = Vec::new();
    for master in masters {
        let general = holders(&parsed(master, &text(parts, master)?)?);
        let references = relations::read(parts, master)?;
        for relation in references.iter().filter(|r| r.is("slideLayout")) {
            let path = relations::resolve(master, &relation.target);
            let text = text(parts, &path)?;
            let document = parsed(&path, &text)?;
            let mut holders = holders(&document);
            for holder in &mut holders {
                let kind = if holder.kind == "ctrTitle" { "title" } else { &holder.kind };
                let same = general.iter().find(|g| g.kind == kind);
                holder.area = holder.area.or(same.and_then(|g| g.area));
            }
            let kind = document.root_element().attribute("type").unwrap_or_default().to_owned();
            layouts.push(Layout { path, kind, holders });
        }
    }
    Ok(layouts)
}

fn holders(document: &Document<'_>) -> Vec<Holder> {
    let places = document.descendants().filter(|n| n.is_element() && n.tag_name().name() == "ph");
    places
        .map(|ph| {
            let shape = ph.ancestors().find(|n| ["sp", "pic", "graphicFrame"].contains(&n.tag_name().name()));
            Holder {
                kind: ph.attribute("type").unwrap_or_default().to_owned(),
                number: ph.attribute("idx").map(str::to_owned),
                area: shape.and_then(area),
            }
        })
        .collect()
}

fn area(shape: Node<'_, '_>) -> Option<Area> {
    let transform = named(shape, "xfrm")?;
    // A place may lie beside the slide, but not so far that sums of it overflow.
    let near = |x: &i64| (-100_000_000..=100_000_000).contains(x);
    let number = |node: &str, name: &str| named(transform, node)?.attribute(name)?.parse::<i64>().ok().filter(near);
    Some(Area {
        x: number("off", "x")?,
        y: number("off", "y")?,
        width: number("ext", "cx")?,
        height: number("ext", "cy")?,
    })
}

/// True when nothing but a title, and what stands below a slide, has a place.
fn title_alone(layout: &Layout) -> bool {
    let small = ["title", "dt", "ftr", "sldNum"];
    layout.holder(&["title"]).is_some() && layout.holders.iter().all(|h| small.contains(&h.kind.as_str()))
}

fn kinds(parts: &[Part]) -> Result<Kinds, String> {
    const PATH: &str = "[Content_Types].xml";
    let text = text(parts, PATH)?;
    let document = parsed(PATH, &text)?;
    let all = |element: &str, key: &str| -> BTreeMap<String, String> {
        let nodes = document.descendants().filter(|n| n.is_element() && n.tag_name().name() == element);
        nodes
            .filter_map(|n| {
                Some((n.attribute(key)?.trim_start_matches('/').to_owned(), n.attribute("ContentType")?.to_owned()))
            })
            .collect()
    };
    Ok((all("Default", "Extension"), all("Override", "PartName")))
}

/// The paths of the parts that can be reached without a slide, but for the presentation itself.
fn reachable(parts: &[Part], presentation: &str, kept: &[Relation]) -> Result<Vec<String>, String> {
    let mut found: Vec<String> = Vec::new();
    let mut queue: Vec<String> =
        kept.iter().map(|relation| relations::resolve(presentation, &relation.target)).collect();
    while let Some(path) = queue.pop() {
        if found.contains(&path) || path == presentation || !parts.iter().any(|part| part.path == path) {
            continue;
        }
        let inner = relations::read(parts, &path)?;
        queue.extend(
            inner.iter().filter(|r| !r.outside && !r.is("slide")).map(|r| relations::resolve(&path, &r.target)),
        );
        found.push(relations::path_of(&path));
        found.push(path);
    }
    Ok(found)
}

/// The text of the presentation before and after where the list of slides stands, without what refers to slides.
fn without_slides(document: &Document<'_>, text: &str) -> (String, String) {
    let children: Vec<Node<'_, '_>> = document.root_element().children().filter(Node::is_element).collect();
    let lists = ["sldMasterIdLst", "notesMasterIdLst", "handoutMasterIdLst"];
    let last = children.iter().rfind(|n| lists.contains(&n.tag_name().name()));
    let at = last.map_or(0, |n| n.range().end);
    let gone: Vec<Range<usize>> =
        children.iter().filter(|n| ABOUT_SLIDES.contains(&n.tag_name().name())).map(Node::range).collect();
    let keep = |from: usize, to: usize| {
        let mut kept = String::new();
        let mut at = from;
        for range in gone.iter().filter(|range| range.start >= from && range.end <= to) {
            kept.push_str(&text[at..range.start]);
            at = range.end;
        }
        kept.push_str(&text[at..to]);
        kept
    };
    (keep(0, at), keep(at, text.len()))
}
