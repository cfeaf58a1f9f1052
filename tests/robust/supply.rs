//! What comes in with other people's code: known licences, one source, few doubles, and no `unsafe` of our own.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::process::Command;

/// Licences that go with the EUPL-1.2 and ask no more than to be named.
const ALLOWED: [&str; 12] = [
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "EUPL-1.2",
    "MIT",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Packages that are there in two versions, because two others have not agreed yet. `getrandom` and `r-efi` come with
/// test tools and with platforms that this is not built for; `syn` is only there while it is built.
const DOUBLE: [&str; 4] = ["getrandom", "miniz_oxide", "r-efi", "syn"];

/// All packages in `Cargo.lock`, those of other platforms too; without a network only those of this one.
fn packages() -> Vec<Value> {
    let ask = |more: &[&str]| {
        let mut command = Command::new(env!("CARGO"));
        command.args(["metadata", "--locked", "--format-version", "1"]).args(more);
        command.output().expect("cargo can be started")
    };
    let mut output = ask(&[]);
    if !output.status.success() {
        eprintln!("without a network: only the packages of this platform");
        let platform = format!("{}-unknown-linux-gnu", std::env::consts::ARCH);
        output = ask(&["--offline", "--filter-platform", &platform]);
    }
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let all: Value = serde_json::from_slice(&output.stdout).expect("cargo writes JSON");
    all["packages"].as_array().expect("there are packages").clone()
}

fn text<'a>(package: &'a Value, key: &str) -> &'a str {
    package[key].as_str().unwrap_or_default()
}

/// True when a licence such as `(MIT OR Apache-2.0) AND Unicode-3.0` lets us choose allowed ones.
fn allowed(licence: &str) -> bool {
    let one = |choice: &str| ALLOWED.contains(&choice.trim_matches(['(', ')', ' ']));
    !licence.is_empty() && licence.split(" AND ").all(|part| part.replace('/', " OR ").split(" OR ").any(one))
}

#[test]
fn every_package_has_a_licence_that_goes_with_ours() {
    let packages = packages();
    assert!(packages.len() > 100);
    let wrong: Vec<String> = packages
        .iter()
        .filter(|package| !allowed(text(package, "license")))
        .map(|package| format!("{}: {:?}", text(package, "name"), package["license"]))
        .collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn a_licence_is_weighed_by_its_parts() {
    for fine in ["MIT", "MIT/Apache-2.0", "LGPL-2.1 OR MIT", "(MIT OR Apache-2.0) AND Unicode-3.0"] {
        assert!(allowed(fine), "{fine}");
    }
    for wrong in ["", "GPL-3.0", "MIT AND GPL-3.0", "(GPL-3.0 OR AGPL-3.0) AND MIT", "Proprietary"] {
        assert!(!allowed(wrong), "{wrong}");
    }
}

#[test]
fn every_package_comes_from_the_one_registry() {
    for package in packages() {
        let source = package["source"].as_str();
        let own = source.is_none() && package["name"] == "wmosim";
        let registry = source == Some("registry+https://github.com/rust-lang/crates.io-index");
        assert!(own || registry, "{}: {source:?}", package["name"]);
    }
    let locked = fs::read_to_string("Cargo.lock").expect("Cargo.lock is part of the project");
    let packages = locked.matches("[[package]]").count();
    assert_eq!(locked.matches("\nchecksum = ").count() + 1, packages, "every package but our own has a checksum");
}

#[test]
fn no_package_is_there_twice_but_the_named_ones() {
    let mut versions: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for package in packages() {
        versions.entry(text(&package, "name").into()).or_default().insert(text(&package, "version").into());
    }
    let double: Vec<&String> = versions.iter().filter(|(_, all)| all.len() > 1).map(|(name, _)| name).collect();
    let unnamed: Vec<_> = double.iter().filter(|name| !DOUBLE.contains(&name.as_str())).collect();
    assert!(
        unnamed.is_empty(),
        "{unnamed:?} came twice: bring the versions together, or name them here and say why"
    );
}

#[test]
fn our_own_code_cannot_use_unsafe() {
    let manifest = fs::read_to_string("Cargo.toml").expect("it is there");
    assert!(manifest.contains("unsafe_code = \"forbid\""), "`forbid` cannot be undone further on, `deny` can");
}

#[test]
fn the_crate_for_webassembly_uses_the_same_versions() {
    let versions = |path: &str| -> BTreeSet<String> {
        let lock = fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"));
        let package = |part: &str| {
            let line = |key: &str| part.lines().find_map(|line| line.strip_prefix(key)).map(str::to_owned);
            Some(format!("{} {}", line("name = ")?, line("version = ")?))
        };
        lock.split("[[package]]").filter_map(package).collect()
    };
    let own = versions("Cargo.lock");
    let beside = versions("tests/wasm/Cargo.lock");
    let other: Vec<&String> = beside.difference(&own).filter(|name| !name.contains("\"wmosim-wasm\"")).collect();
    assert!(other.is_empty(), "copy Cargo.lock to tests/wasm and build there: {other:?}");
}
