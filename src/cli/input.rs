//! What the command line asks of the reader of scenarios: the one place where the two meet.

use super::end::{self, Detail, End, Trouble};
use super::sensitivity;
use crate::scenario::{self, Loader, Message, Rejected, Scenario, Source, Style, Unreadable, parse, render};
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

/// A bare name that is nothing here means the scenario of that name in the folder `scenarios`; also when there is none,
/// so that the names that are there can be suggested.
fn shipped(name: &str) -> String {
    let bare = !name.is_empty() && !name.contains(['/', '\\', '*', '?', '[']);
    let beside = format!("scenarios/{}.toml", name.trim_end_matches(".toml"));
    let here = Path::new(name).exists() || Path::new(&format!("{name}.toml")).exists();
    if bare && !here && Path::new("scenarios").is_dir() { beside } else { name.to_owned() }
}

/// The one scenario that was asked for.
///
/// # Errors
///
/// When it does not exist or is wrong, or when more are meant.
pub fn one(command: &str, asked: &str) -> Result<Scenario, Trouble> {
    one_by(command, asked, load)
}

/// As [`one`], read by `loaded`.
///
/// # Errors
///
/// As [`one`] and `loaded`.
pub fn one_by(
    command: &str,
    asked: &str,
    loaded: impl FnOnce(&[PathBuf]) -> Result<Vec<Scenario>, Trouble>,
) -> Result<Scenario, Trouble> {
    let paths = find(std::slice::from_ref(&asked.to_owned()))?;
    if paths.len() > 1 {
        return Err(Trouble::wrong(format!(
            "`{command}` werkt met één scenario; `{asked}` staat voor {} scenario's",
            paths.len()
        )));
    }
    let mut scenarios = loaded(&paths)?;
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

/// Reads the scenarios and the ranges in their files.
///
/// # Errors
///
/// With the faults of all of them, those of the ranges among them.
pub fn load_with_ranges(paths: &[PathBuf]) -> Result<Vec<Scenario>, Trouble> {
    let loaded = scenario::load_all(paths);
    let ranges = paths.iter().enumerate().filter_map(|(i, path)| {
        let scenario = loaded.as_ref().ok().and_then(|scenarios| scenarios.get(i));
        sensitivity::judged(path, scenario).err()
    });
    let wrong: Vec<Rejected> = loaded.as_ref().err().cloned().into_iter().chain(ranges).collect();
    let together = wrong.into_iter().reduce(|mut all, more| {
        all.add(more);
        all
    });
    match (together, loaded) {
        (None, Ok(scenarios)) => Ok(scenarios),
        (Some(rejected), _) | (None, Err(rejected)) => Err(refuse(rejected)),
    }
}

/// What was meant by a name that is not one of `known`: a tip, and the names.
pub fn meant(typed: &str, known: &[&str]) -> String {
    match near(typed, known) {
        tip if tip.is_empty() => format!("\n  \x1b[32mtip:\x1b[0m er is {}", known.join(", ")),
        tip => tip,
    }
}

/// Which of `known` was probably meant, as a tip; nothing when none is near.
pub fn near(typed: &str, known: &[&str]) -> String {
    let near = scenario::lookup::nearest(typed, known.iter().copied());
    near.map(|near| format!("\n  \x1b[32mtip:\x1b[0m bedoelde u `{near}`?")).unwrap_or_default()
}

/// The text of a file that is not a scenario.
///
/// # Errors
///
/// When it cannot be read.
pub fn text(path: &Path) -> Result<String, Trouble> {
    let name = path.display();
    let shown = path.to_string_lossy();
    let bytes = scenario::Disk.bytes(&shown).map_err(|reason| {
        let why = match reason {
            Unreadable::Missing => "bestaat niet",
            Unreadable::NotAFile => "is geen bestand",
            Unreadable::TooLarge(_) => "is te groot om te lezen",
            Unreadable::Forbidden | Unreadable::Other(_) => "mag of kan niet worden gelezen",
        };
        let beside = scenario::Disk.neighbours(&shown);
        let tip = near(&shown, &beside.iter().map(String::as_str).collect::<Vec<_>>());
        Trouble::wrong(format!("{name} {why}{tip}"))
    })?;
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
    if faults.is_empty() { Ok(()) } else { Err(refuse(rejected(name, text, kind, faults))) }
}

/// The refusal of `faults`, as [`accept`] makes it.
pub fn rejected(name: &str, text: &str, kind: &Kind, faults: Faults) -> Rejected {
    Rejected::new(faults, vec![source(name, text)], kind, &[])
}

/// A file that is no scenario. Only a scenario can take what is missing from a basis, so that is not suggested.
pub fn source(name: &str, text: &str) -> Source {
    Source { name: name.to_owned(), text: text.to_owned(), readable: true, has_basis: true }
}

/// The trouble of a refusal.
pub fn refuse(rejected: Rejected) -> Trouble {
    let style = if end::colour() { Style::Coloured } else { Style::Plain };
    let detail = |message: &Message| {
        let source = rejected.sources.get(message.place.file as usize).filter(|source| !source.name.is_empty());
        let pointed = source.filter(|source| source.readable && message.place.end > 0);
        Detail {
            file: source.map(|source| source.name.clone()),
            line: pointed.map(|source| source.line(message.place.start as usize).0),
            what: message.what.clone(),
            remedies: message.remedies.clone(),
        }
    };
    let details = rejected.messages.iter().map(detail).collect();
    Trouble { end: End::Wrong, text: render(&rejected, style), details }
}
