//! Every purpose has its own luck.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// All files of the model.
fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files(&path, found) } else { found.push(path) }
    }
}

#[test]
fn no_two_stages_draw_for_the_same_purpose() {
    // A draw for another's purpose is the same number: two things that have nothing to do with each other would then
    // happen to the same residents. The files of the team are one stage.
    let mut found = Vec::new();
    files(Path::new("src/model"), &mut found);
    found.sort();
    let mut users: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for path in found.iter().filter(|path| !path.ends_with("purpose.rs")) {
        let stage = path.iter().nth(2).unwrap().to_string_lossy().into_owned();
        let text = fs::read_to_string(path).unwrap();
        for rest in text.split("Purpose::").skip(1) {
            let name: String = rest.chars().take_while(|c| c.is_alphanumeric()).collect();
            let users = users.entry(name).or_default();
            if !users.contains(&stage) {
                users.push(stage.clone());
            }
        }
    }
    assert!(users.len() > 30, "the purposes were found: {}", users.len());
    for (purpose, users) in users {
        assert_eq!(users.len(), 1, "{purpose} is drawn for by {}", users.join(" and "));
    }
}
