//! From TOML to validated settings.
//!
//! A scenario is a file with a title, a question and settings. It may build on a basis, from which it takes all that
//! it does not name, and it may change settings from a date. The way of a file:
//!
//! [`parse`] (text to values with places, [`syntax`] errors in Dutch) -> [`header`] (title, basis and dated changes
//! apart from settings) -> [`library`] (each file once, and the files it builds on) -> [`merge`] -> [`resolve`] (each
//! period read and checked) -> [`Scenario`], or [`Rejected`] with every fault in every file.

pub mod canonical;
pub mod changes;
pub mod edit;
#[cfg(feature = "cli")]
pub mod files;
pub mod guards;
pub mod habits;
pub mod header;
pub mod key;
pub mod knob;
pub mod library;
pub mod line;
pub mod lookup;
pub mod merge;
pub mod message;
pub mod missing;
pub mod name;
pub mod notes;
pub mod numbers;
pub mod parse;
pub mod rejected;
#[cfg(feature = "cli")]
pub mod render;
pub mod repair;
pub mod resolve;
pub mod source;
pub mod syntax;
#[cfg(test)]
mod tests;
pub mod variant;

pub use changes::Reason;
pub use edit::{Edit, Located, Reach, Whole};
#[cfg(feature = "cli")]
pub use files::{Disk, find};
pub use header::{Header, Wijziging};
pub use message::Message;
pub use notes::Notes;
pub use rejected::Rejected;
#[cfg(feature = "cli")]
pub use render::{Style, render};
pub use resolve::{Below, Draft, Model, drafts};
pub use source::{Loader, Source, Unreadable};
pub use variant::Variant;

use crate::model::{Plan, Settings};
use crate::schema::{Faults, Value};
use crate::statistics::Change;
use canonical::{canonical, quote};

/// The base scenario that comes with the program.
pub const BASIS: &str = include_str!("../../scenarios/basis.toml");

/// A scenario that was read and found to be right.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// The name: the file's name without `.toml`.
    pub name: String,
    /// The Dutch title, short enough for a chart label.
    pub title: String,
    /// The question that the scenario answers.
    pub question: String,
    /// What the scenario does not answer.
    pub caveat: String,
    /// The scenario's name on which it is based, when there is one.
    pub basis: Option<String>,
    /// What differs from its basis.
    pub changes: Vec<Change>,
    /// The file, as it was found.
    pub file: String,
    /// All files that it builds on, the nearest first.
    pub below: Vec<Below>,
    /// The settings over time.
    pub plan: Plan,
    /// All settings after merging, including dated changes, for the provenance file.
    pub resolved: Value,
    /// What stands behind the settings in their files: their sources.
    pub notes: Notes,
    /// Why there are dated changes, in the words of the files.
    pub reasons: Vec<Reason>,
    /// SHA-256 of the resolved settings, in hexadecimal.
    pub hash: String,
}

impl Scenario {
    /// A file that says the same without a basis, so that a run can be repeated from one file.
    pub fn standalone(&self) -> String {
        let [title, question, caveat] = [&self.title, &self.question, &self.caveat].map(|text| quote(text));
        format!("titel = {title}\nvraag = {question}\nbeantwoordt_niet = {caveat}\n{}", canonical(&self.resolved))
    }
}

impl From<Draft<Settings>> for Scenario {
    fn from(draft: Draft<Settings>) -> Scenario {
        Scenario {
            name: draft.name,
            title: draft.title,
            question: draft.question,
            caveat: draft.caveat,
            basis: draft.basis,
            changes: draft.changes,
            file: draft.file,
            below: draft.below,
            plan: Plan::new(draft.periods),
            resolved: draft.resolved,
            notes: draft.notes,
            reasons: draft.reasons,
            hash: draft.hash,
        }
    }
}

impl Model for Settings {
    fn check(&self, tree: &Value, faults: &mut Faults) {
        Settings::check(self, tree, faults);
    }

    fn check_change(&self, before: &Settings, tree: &Value, faults: &mut Faults) {
        Settings::check_change(self, before, tree, faults);
    }
}

/// Reads the scenario at `path` from whatever `loader` supplies.
pub fn read(path: &str, loader: &dyn Loader) -> Result<Scenario, Rejected> {
    let mut all = read_all(&[path.to_owned()], loader)?;
    all.pop().ok_or_else(|| Rejected::outside(path, "Er is geen scenario gevraagd", &[]))
}

/// Reads scenarios from whatever `loader` supplies; all faults of all files are reported together.
pub fn read_all(paths: &[String], loader: &dyn Loader) -> Result<Vec<Scenario>, Rejected> {
    Ok(drafts::<Settings>(paths, loader)?.into_iter().map(Scenario::from).collect())
}

/// Reads the scenario file at `path`.
#[cfg(feature = "cli")]
pub fn load(path: &std::path::Path) -> Result<Scenario, Rejected> {
    read(&files::as_text(path)?, &Disk)
}

/// Reads `text` as if it stood in the file at `path`; what it builds on comes from the disk. So a file need not be
/// there before it is known to be right.
#[cfg(feature = "cli")]
pub fn load_text(path: &std::path::Path, text: &str) -> Result<Scenario, Rejected> {
    let path = files::as_text(path)?;
    read(&path, &files::Draft { path: &path, text })
}

/// Reads scenario files; all faults of all files are reported together, those of a shared basis once.
#[cfg(feature = "cli")]
pub fn load_all(paths: &[std::path::PathBuf]) -> Result<Vec<Scenario>, Rejected> {
    let texts: Vec<String> = paths.iter().map(|path| files::as_text(path)).collect::<Result<_, _>>()?;
    read_all(&texts, &Disk)
}
