//! How the parts of an Office document refer to each other.

use super::words::wrong;
use crate::report::package::{Part, escape};
use roxmltree::Document;
use std::fmt::Write as _;

/// Where the kinds of references are defined.
pub const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A reference from one part to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relation {
    /// Its id within the part.
    pub id: String,
    /// Its kind: a URL.
    pub kind: String,
    /// The part, or a place outside the document.
    pub target: String,
    /// True when the target is outside the document.
    pub outside: bool,
}

impl Relation {
    /// A reference within the document of a kind that Office defines.
    pub fn new(id: impl Into<String>, kind: &str, target: impl Into<String>) -> Relation {
        Relation { id: id.into(), kind: format!("{OFFICE}/{kind}"), target: target.into(), outside: false }
    }

    /// True when it is of this kind, in either of the two standards.
    pub fn is(&self, kind: &str) -> bool {
        self.kind.rsplit('/').next() == Some(kind)
    }
}

/// The path of the part with the references of `part`.
pub fn path_of(part: &str) -> String {
    match part.rsplit_once('/') {
        Some((folder, name)) => format!("{folder}/_rels/{name}.rels"),
        None => format!("_rels/{part}.rels"),
    }
}

/// The part that `target` means in the references of `from`.
pub fn resolve(from: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut folders: Vec<&str> = from.split('/').collect();
    folders.pop();
    for step in target.split('/') {
        match step {
            ".." => drop(folders.pop()),
            "." | "" => {}
            step => folders.push(step),
        }
    }
    folders.join("/")
}

/// The references of `part`; none when it has no list of them.
///
/// # Errors
///
/// When the list cannot be read.
pub fn read(parts: &[Part], part: &str) -> Result<Vec<Relation>, String> {
    let path = path_of(part);
    let Some(list) = parts.iter().find(|p| p.path == path) else { return Ok(Vec::new()) };
    let text = std::str::from_utf8(&list.bytes).map_err(|_| wrong::xml(&path))?;
    let document = Document::parse(text).map_err(|_| wrong::xml(&path))?;
    let elements = document.root_element().children().filter(|node| node.is_element());
    Ok(elements
        .filter_map(|node| {
            Some(Relation {
                id: node.attribute("Id")?.to_owned(),
                kind: node.attribute("Type")?.to_owned(),
                target: node.attribute("Target")?.to_owned(),
                outside: node.attribute("TargetMode") == Some("External"),
            })
        })
        .collect())
}

/// The list of references of `part`.
pub fn write(part: &str, relations: &[Relation]) -> Part {
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
         <Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">",
    );
    for relation in relations {
        let mode = if relation.outside { " TargetMode=\"External\"" } else { "" };
        let (id, kind, target) = (escape(&relation.id), escape(&relation.kind), escape(&relation.target));
        let _ = write!(text, "<Relationship Id=\"{id}\" Type=\"{kind}\" Target=\"{target}\"{mode}/>");
    }
    text.push_str("</Relationships>\n");
    Part::text(path_of(part), text)
}

#[cfg(test)]
mod tests {
    use super::resolve;

    #[test]
    fn a_target_is_found_from_where_it_is_named() {
        assert_eq!(resolve("ppt/slides/slide1.xml", "../media/a.png"), "ppt/media/a.png");
        assert_eq!(resolve("ppt/presentation.xml", "slides/slide1.xml"), "ppt/slides/slide1.xml");
        assert_eq!(resolve("ppt/presentation.xml", "/ppt/theme/theme1.xml"), "ppt/theme/theme1.xml");
        assert_eq!(resolve("", "ppt/presentation.xml"), "ppt/presentation.xml");
        assert_eq!(resolve("a.xml", "../../b.xml"), "b.xml");
    }
}
