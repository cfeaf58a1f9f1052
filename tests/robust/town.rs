//! A small municipality on disk, and the program at work on it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// The head of a scenario that builds on the base.
pub const HEAD: &str =
    "titel = \"Proef\"\nvraag = \"Wat als?\"\nbeantwoordt_niet = \"De rest.\"\nbasis = \"basis.toml\"\n";
/// Settings of a municipality that is replayed in a moment.
pub const SMALL: &str = "gemeente.inwoners = 4_000\nteam.fte = 1.0\ntijd.jaren = 1\ntijd.aanloop_maanden = 2\n";

/// A folder with the base scenario and these others.
pub fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("there is room");
    fs::copy("scenarios/basis.toml", folder.path().join("basis.toml")).expect("there is a base");
    for (name, text) in files {
        fs::write(folder.path().join(name), text).expect("there is room");
    }
    folder
}

/// The program in `folder`, with what it says kept.
pub fn command(folder: &Path, words: &[&str]) -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin("wmosim"));
    command.current_dir(folder).args(words).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// The exit code and what was said.
pub fn run(folder: &Path, words: &[&str]) -> (Option<i32>, String) {
    let output = command(folder, words).output().expect("it can be started");
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("it writes UTF-8");
    (output.status.code(), text(&output.stdout) + &text(&output.stderr))
}

/// Runs the program, which must refuse with exit code 2 and say all of `told`; nothing may be written.
pub fn refused(folder: &Path, words: &[&str], told: &[&str]) -> String {
    let before = contents(folder);
    let (code, said) = run(folder, words);
    assert_eq!(code, Some(2), "{said}");
    for part in told {
        assert!(said.contains(part), "no `{part}` in: {said}");
    }
    assert!(contents(folder) == before, "a refusal writes nothing");
    said
}

/// All files below `folder` with their bytes; of things that are neither file nor folder only the name.
pub fn contents(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut todo = vec![folder.to_path_buf()];
    while let Some(next) = todo.pop() {
        for path in fs::read_dir(next).expect("it can be read").map(|entry| entry.expect("it is there").path()) {
            let meta = fs::symlink_metadata(&path).expect("it is there");
            let name = path.strip_prefix(folder).expect("it is below").to_path_buf();
            if meta.is_dir() {
                todo.push(path);
            } else if meta.is_file() && meta.len() < 1 << 30 {
                found.insert(name, fs::read(path).expect("it can be read"));
            } else {
                found.insert(name, Vec::new());
            }
        }
    }
    found
}

/// Temporary files and folders of the program that stayed behind in `folder`.
pub fn litter(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    entries
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| name.starts_with(".wmosim-") || name.starts_with(".tmp"))
        .collect()
}
