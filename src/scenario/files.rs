//! Scenario files on disk: which ones are meant, and their bytes.

use super::rejected::Rejected;
use super::source::{Loader, MAX_BYTES, Unreadable};
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

/// Loads files from disk.
#[derive(Clone, Copy, Debug, Default)]
pub struct Disk;

impl Loader for Disk {
    fn bytes(&self, path: &str) -> Result<Vec<u8>, Unreadable> {
        let meta = std::fs::metadata(path).map_err(reason)?;
        // Also keeps out devices and pipes, which never end.
        if !meta.is_file() {
            return Err(Unreadable::NotAFile);
        }
        if meta.len() > MAX_BYTES {
            return Err(Unreadable::TooLarge(meta.len()));
        }
        let mut bytes = Vec::new();
        // The file may grow while it is read.
        File::open(path).map_err(reason)?.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(reason)?;
        Ok(bytes)
    }

    fn neighbours(&self, path: &str) -> Vec<String> {
        let folder = match Path::new(path).parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        in_folder(folder).into_iter().filter_map(|p| as_text(&p).ok()).collect()
    }
}

/// Loads one text as if it stood in the file at `path`, and all else from disk.
#[derive(Clone, Copy, Debug)]
pub struct Draft<'a> {
    /// Where it will stand.
    pub path: &'a str,
    /// What will stand there.
    pub text: &'a str,
}

impl Loader for Draft<'_> {
    fn bytes(&self, path: &str) -> Result<Vec<u8>, Unreadable> {
        if path == self.path { Ok(self.text.into()) } else { Disk.bytes(path) }
    }

    fn neighbours(&self, path: &str) -> Vec<String> {
        Disk.neighbours(path)
    }
}

fn reason(error: std::io::Error) -> Unreadable {
    if in_a_circle(&error) {
        return Unreadable::Other("het is een link die naar zichzelf verwijst".into());
    }
    match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => Unreadable::Missing,
        ErrorKind::IsADirectory => Unreadable::NotAFile,
        ErrorKind::PermissionDenied => Unreadable::Forbidden,
        _ => match error.raw_os_error() {
            Some(code) => Unreadable::Other(format!("het systeem geeft foutcode {code}")),
            None => Unreadable::Other("het systeem weigert het".into()),
        },
    }
}

/// True when the system says that links lead round and round.
#[cfg(unix)]
fn in_a_circle(error: &std::io::Error) -> bool {
    error.raw_os_error() == Some(rustix::io::Errno::LOOP.raw_os_error())
}

#[cfg(not(unix))]
fn in_a_circle(_error: &std::io::Error) -> bool {
    false
}

/// The path as text with `/`, as scenarios name each other.
pub fn as_text(path: &Path) -> Result<String, Rejected> {
    match path.to_str() {
        Some(text) if cfg!(windows) => Ok(text.replace('\\', "/")),
        Some(text) => Ok(text.to_owned()),
        None => {
            let name = path.to_string_lossy();
            let what = format!("De naam van het bestand `{name}` bevat tekens die niet te lezen zijn");
            Err(Rejected::outside("", what, &["Geef het bestand een naam met gewone letters en cijfers."]))
        }
    }
}

/// The scenario files directly in a folder: `basis.toml` first, then by name.
fn in_folder(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let visible = |p: &PathBuf| {
        let hidden = p.file_name().is_some_and(|n| n.to_string_lossy().starts_with('.'));
        !hidden && p.extension().is_some_and(|e| e == "toml") && p.is_file()
    };
    let paths = entries.filter_map(Result::ok).map(|entry| entry.path());
    // `./a.toml` and `a.toml` are one file: name it the short way.
    let short = |p: PathBuf| p.strip_prefix(".").map(Path::to_owned).unwrap_or(p);
    let mut paths: Vec<PathBuf> = paths.filter(visible).map(short).collect();
    sort(&mut paths);
    paths
}

fn sort(paths: &mut [PathBuf]) {
    paths.sort_by_key(|p| (p.file_name().is_none_or(|n| n != "basis.toml"), p.clone()));
}

/// The scenario files that the user means with file names, folders and patterns with `*`, each once.
pub fn find(args: &[String]) -> Result<Vec<PathBuf>, Rejected> {
    let mut found: Vec<PathBuf> = Vec::new();
    let mut rejected: Option<Rejected> = None;
    for arg in args {
        match find_one(arg) {
            Ok(paths) => {
                for path in paths {
                    if !found.iter().any(|known| same_file(known, &path)) {
                        found.push(path);
                    }
                }
            }
            Err(wrong) => match &mut rejected {
                Some(all) => all.add(wrong),
                None => rejected = Some(wrong),
            },
        }
    }
    match rejected {
        Some(rejected) => Err(rejected),
        None => Ok(found),
    }
}

fn same_file(a: &Path, b: &Path) -> bool {
    a == b || matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b)
}

fn find_one(arg: &str) -> Result<Vec<PathBuf>, Rejected> {
    let path = Path::new(arg);
    if path.is_dir() {
        let paths = in_folder(path);
        if paths.is_empty() {
            let what = format!("In de map `{arg}` staat geen scenario");
            return Err(Rejected::outside(
                arg,
                what,
                &["Een scenario is een bestand waarvan de naam eindigt op .toml."],
            ));
        }
        return Ok(paths);
    }
    if path.exists() {
        return Ok(vec![path.to_owned()]);
    }
    let with_ending = PathBuf::from(format!("{arg}.toml"));
    if with_ending.is_file() {
        return Ok(vec![with_ending]);
    }
    if arg.contains(['*', '?', '[']) {
        let matches = glob::glob(arg).map(|paths| paths.filter_map(Result::ok).collect::<Vec<_>>());
        let mut paths = matches.unwrap_or_default();
        paths.retain(|p| p.is_file() && p.extension().is_some_and(|e| e == "toml"));
        if paths.is_empty() {
            let what = format!("Geen enkel scenario past bij `{arg}`");
            return Err(Rejected::outside(
                arg,
                what,
                &["Een scenario is een bestand waarvan de naam eindigt op .toml."],
            ));
        }
        sort(&mut paths);
        return Ok(paths);
    }
    // Let the reader say that it does not exist: it knows how to suggest another.
    Ok(vec![path.to_owned()])
}
