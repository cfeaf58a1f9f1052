//! What the command line asks of the reader of scenarios: the one place where the two meet.

use super::end::{self, End, Trouble};
use crate::scenario::{self, Loader, Rejected, Scenario, Source, Style, parse, render};
use crate::schema::{Faults, Kind, Value};
use std::path::{Path, PathBuf};

/// The files of the scenarios that were asked for by name, file, pattern or folder; the folder `scenarios`
/// when nothing was asked for.
///
/// # Errors
///
/// When one does not exist.
pub fn find(asked: &[String]) -> Result<Vec<PathBuf>, Trouble> {
    let usual = ["scenarios".to_owned()];
    let asked: Vec<String> = asked.iter().map(|name| shipped(name)).collect();
    scenario::find(if asked.is_empty() { &usual[..] } else { &asked }).map_err(refuse)
}

/// A bare name that is nothing here means the scenario of that name in the folder `scenarios`.
fn shipped(name: &str) -> String {
    let bare = !name.contains(['/', '\\', '*', '?', '[']);
    let beside = Path::new("scenarios").join(name).with_extension("toml");
    let here = Path::new(name).exists() || Path::new(name).with_extension("toml").exists();
    if bare && !here && beside.is_file() { beside.to_string_lossy().into_owned() } else { name.to_owned() }
}

/// The one scenario that was asked for.
///
/// # Errors
///
/// When it does not exist or is wrong, or when more are meant.
pub fn one(command: &str, asked: &str) -> Result<Scenario, Trouble> {
    let paths = find(std::slice::from_ref(&asked.to_owned()))?;
    if paths.len() > 1 {
        return Err(Trouble::wrong(format!(
            "`{command}` werkt met één scenario; `{asked}` staat voor {} scenario's",
            paths.len()
        )));
    }
    let mut scenarios = load(&paths)?;
    scenarios.pop().ok_or_else(|| Trouble::wrong(format!("`{asked}` is geen scenario")))
}

/// Reads the scenarios.
///
/// # Errors
///
/// With the faults of all of them.
pub fn load(paths: &[PathBuf]) -> Result<Vec<Scenario>, Trouble> {
    scenario::load_all(paths).map_err(refuse)
}

/// What was meant by a name that is not one of `known`: a tip, and the names.
pub fn meant(typed: &str, known: &[&str]) -> String {
    let near = scenario::lookup::nearest(typed, known.iter().copied());
    near.map_or_else(
        || format!("\n  \x1b[32mtip:\x1b[0m er is {}", known.join(", ")),
        |near| format!("\n  \x1b[32mtip:\x1b[0m bedoelde u `{near}`?"),
    )
}

/// The text of a file that is not a scenario.
///
/// # Errors
///
/// When it cannot be read.
pub fn text(path: &Path) -> Result<String, Trouble> {
    let name = path.display();
    let bytes = scenario::Disk
        .bytes(&path.to_string_lossy())
        .map_err(|_| Trouble::wrong(format!("{name} bestaat niet, is te groot of mag niet worden gelezen")))?;
    String::from_utf8(bytes).map_err(|_| Trouble::wrong(format!("{name} is geen tekstbestand in UTF-8")))
}

/// The values in `text`, which is TOML; adds its syntax errors to `faults`.
pub fn tree(text: &str, faults: &mut Faults) -> Value {
    parse::parse(text, 0, faults).tree
}

/// Refuses `faults`, found in the file `name` with this `text` and settings of this `kind`, if there are any.
///
/// # Errors
///
/// With a message for each fault.
pub fn accept(name: &str, text: &str, kind: &Kind, faults: Faults) -> Result<(), Trouble> {
    if faults.is_empty() {
        return Ok(());
    }
    // Only a scenario can take what is missing from a basis, so that is not suggested.
    let source = Source { name: name.to_owned(), text: text.to_owned(), readable: true, has_basis: true };
    Err(refuse(Rejected::new(faults, vec![source], kind, &[])))
}

/// The trouble of a refusal.
pub fn refuse(rejected: Rejected) -> Trouble {
    let style = if end::colour() { Style::Coloured } else { Style::Plain };
    Trouble { end: End::Wrong, text: render(&rejected, style) }
}
