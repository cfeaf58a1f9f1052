//! From TOML to validated settings.

use crate::model::Plan;
use crate::schema::Value;
use crate::statistics::Change;

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
    /// The settings over time.
    pub plan: Plan,
    /// All settings after merging, including dated changes, for the provenance file.
    pub resolved: Value,
    /// SHA-256 of the resolved settings, in hexadecimal.
    pub hash: String,
}
