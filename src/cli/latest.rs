//! `output/laatste.html`: a page that leads to the newest result.
//!
//! A result is never replaced unasked, so that there may be `basis`, `basis-2` and `basis-3`. A page works on every
//! system, where a link to a folder does not. It stands beside the results and not among them: a result depends on its
//! input alone.

use crate::report::{Written, file};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// The folder that the program uses for results.
const FOLDER: &str = "output";
/// The name of the page.
const PAGE: &str = "laatste.html";
/// The file of a result that is read first.
const REPORT: &str = "rapport.html";

/// Makes the page lead to `written`, and returns where it is. Nothing when the result is not in the usual folder: there
/// the user has an order of his own. That it cannot be written is no trouble, as the result is there.
pub fn lead_to(written: &Written) -> Option<PathBuf> {
    let parent = written.folder.parent().filter(|parent| parent.file_name() == Some(OsStr::new(FOLDER)))?;
    let name = written.folder.file_name()?.to_str()?;
    let path = parent.join(PAGE);
    file::put(&path, page(name, &written.files).as_bytes()).ok()?;
    Some(shown(&path))
}

/// Without the `./` that says nothing.
fn shown(path: &Path) -> PathBuf {
    path.strip_prefix(".").unwrap_or(path).to_path_buf()
}

fn page(name: &str, files: &[String]) -> String {
    let name = escaped(name);
    let link = |file: &String| format!("<li><a href=\"{name}/{0}\">{0}</a></li>\n", escaped(file));
    // The report has the charts in it.
    let (first, rest): (Vec<&String>, Vec<&String>) = files.iter().partition(|file| *file == REPORT);
    let links: String = first.into_iter().chain(rest).map(link).collect();
    format!(
        "<!doctype html>\n<html lang=\"nl\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" \
         content=\"width=device-width\">\n<title>Het nieuwste resultaat: {name}</title>\n<h1>Het nieuwste resultaat: \
         {name}</h1>\n<p>Deze bestanden staan in de map <a href=\"{name}/\">{name}</a>.</p>\n<ul>\n{links}</ul>\n</html>\n"
    )
}

/// Text as it may stand in HTML and in a link.
fn escaped(text: &str) -> String {
    let one = |c: char| match c {
        '&' => "&amp;".to_owned(),
        '<' => "&lt;".to_owned(),
        '>' => "&gt;".to_owned(),
        '"' => "&quot;".to_owned(),
        '#' | '%' | '?' => format!("%{:02X}", u32::from(c)),
        c => c.to_string(),
    };
    text.chars().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_leads_to_the_newest_result_with_its_report_first() {
        let folder = tempfile::tempdir().expect("there is room for a folder");
        let output = folder.path().join("output");
        let written = |name: &str| Written {
            folder: output.join(name),
            files: vec!["kerncijfers.csv".into(), "rapport.html".into()],
        };
        let page = lead_to(&written("basis")).expect("it is in the usual folder");
        assert_eq!(lead_to(&written("basis-2")), Some(page.clone()));
        let text = std::fs::read_to_string(&page).expect("it was written");
        assert!(text.contains("Het nieuwste resultaat: basis-2") && !text.contains("basis/"), "{text}");
        assert!(text.find("basis-2/rapport.html") < text.find("basis-2/kerncijfers.csv"), "{text}");
    }

    #[test]
    fn a_folder_of_the_user_is_left_alone() {
        let folder = tempfile::tempdir().expect("there is room for a folder");
        let written = Written { folder: folder.path().join("basis"), files: Vec::new() };
        assert_eq!(lead_to(&written), None);
        assert_eq!(std::fs::read_dir(folder.path()).expect("it exists").count(), 0);
    }
}
