//! Puts one file in its place so that it is there whole, or not at all.
//!
//! It is written under a temporary name beside its destination, flushed to the disk, and then moved into place in one
//! step. Whatever goes wrong, an existing file stays.

use super::error::ReportError;
use super::litter;
use std::ffi::OsString;
use std::fs;
use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// A file that is being written.
#[derive(Debug)]
pub struct Draft {
    to: BufWriter<NamedTempFile>,
    destination: PathBuf,
    overwrite: bool,
}

impl Draft {
    /// Begins a file that is to be called `destination`. When `overwrite` is true it will replace a file of that
    /// name, if that begins with `mark`, as every file of its kind does.
    ///
    /// # Errors
    ///
    /// When its folder cannot be made or written to, or when the destination is a folder or may not be replaced.
    pub fn begin(destination: &Path, overwrite: bool, mark: &[u8]) -> Result<Draft, ReportError> {
        let named = destination.file_name().is_some();
        // Beside a device or a pipe no file of that name is meant.
        if !named || fs::metadata(destination).is_ok_and(|found| !found.is_file()) {
            return Err(ReportError::NotAFile(destination.to_path_buf()));
        }
        if overwrite && destination.exists() && !begins_with(destination, mark) {
            return Err(ReportError::NotOurs(destination.to_path_buf()));
        }
        let parent = match destination.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent,
            _ => Path::new("."),
        };
        fs::create_dir_all(parent).map_err(ReportError::at(parent))?;
        let file = litter::file(parent, |builder| _ = builder.permissions_of_a_plain_file())
            .map_err(|e| ReportError::Write { path: parent.to_path_buf(), source: e.kind().into() })?;
        Ok(Draft { to: BufWriter::new(file), destination: destination.to_path_buf(), overwrite })
    }

    /// Puts the file in its place and returns where that is: when it may not overwrite and the name is taken,
    /// the first free one of `name-2.csv`, `name-3.csv`, ...
    ///
    /// # Errors
    ///
    /// When it cannot be written. Nothing is left of it then.
    pub fn settle(self) -> Result<PathBuf, ReportError> {
        if self.overwrite {
            return self.settle_there();
        }
        let (mut file, destination, _) = self.finish()?;
        let mut number = 1_u32;
        loop {
            let place = numbered(&destination, number);
            match file.persist_noclobber(&place) {
                Ok(_) => return Ok(place),
                Err(e) if e.error.kind() == io::ErrorKind::AlreadyExists => file = e.file,
                Err(e) => return Err(ReportError::at(&place)(e.error)),
            }
            number += 1;
        }
    }

    /// As [`Draft::settle`], under the name itself: when it may not overwrite and the name is taken, it fails.
    ///
    /// # Errors
    ///
    /// When the name is taken, or it cannot be written. Nothing is left of it then.
    pub fn settle_there(self) -> Result<PathBuf, ReportError> {
        let (file, destination, overwrite) = self.finish()?;
        let kept = if overwrite { file.persist(&destination) } else { file.persist_noclobber(&destination) };
        kept.map_err(|e| match e.error.kind() {
            io::ErrorKind::AlreadyExists => ReportError::Taken(destination.clone()),
            _ => ReportError::at(&destination)(e.error),
        })?;
        Ok(destination)
    }

    /// The file with all that was written to it, safe on the disk.
    fn finish(self) -> Result<(NamedTempFile, PathBuf, bool), ReportError> {
        let Draft { to, destination, overwrite } = self;
        let file = to.into_inner().map_err(|e| ReportError::at(&destination)(e.error().kind().into()))?;
        file.as_file().sync_all().map_err(ReportError::at(&destination))?;
        Ok((file, destination, overwrite))
    }
}

impl Write for Draft {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.to.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

/// Refuses a destination to which [`put`] could not write, before any work is done for it.
///
/// # Errors
///
/// As [`Draft::begin`].
pub fn check(destination: &Path) -> Result<(), ReportError> {
    Draft::begin(destination, false, b"").map(drop)
}

/// Writes `bytes` as the file `destination`. A file that is there is replaced when it begins as these bytes do.
///
/// # Errors
///
/// As [`Draft::begin`], or when it cannot be written.
pub fn put(destination: &Path, bytes: &[u8]) -> Result<(), ReportError> {
    put_over(destination, bytes, &bytes[..bytes.len().min(MARK)])
}

/// As [`put`]; a file that is there is replaced when it begins with `mark`.
///
/// # Errors
///
/// As [`put`].
pub fn put_over(destination: &Path, bytes: &[u8], mark: &[u8]) -> Result<(), ReportError> {
    let mut draft = Draft::begin(destination, true, mark)?;
    draft.write_all(bytes).map_err(ReportError::at(destination))?;
    draft.settle().map(drop)
}

/// Writes `bytes` as the file `destination`, which is replaced only when `overwrite` is true.
///
/// # Errors
///
/// As [`Draft::begin`], when the name is taken, or when it cannot be written.
pub fn place(destination: &Path, bytes: &[u8], overwrite: bool) -> Result<(), ReportError> {
    let mut draft = Draft::begin(destination, overwrite, b"")?;
    draft.write_all(bytes).map_err(ReportError::at(destination))?;
    draft.settle_there().map(drop)
}

/// So many bytes tell kinds of files apart: a picture, a drawing, a page with its title.
const MARK: usize = 5;

/// True when the file begins with `mark`. A file that cannot be read does not.
fn begins_with(path: &Path, mark: &[u8]) -> bool {
    let mut head = vec![0; mark.len()];
    let read = fs::File::open(path).and_then(|mut file| file.read_exact(&mut head));
    read.is_ok() && head == mark
}

/// Temporary files are for their owner's eyes; a result is a file like any other.
trait PlainFile {
    fn permissions_of_a_plain_file(&mut self) -> &mut Self;
}

impl PlainFile for tempfile::Builder<'_, '_> {
    #[cfg(unix)]
    fn permissions_of_a_plain_file(&mut self) -> &mut Self {
        use std::os::unix::fs::PermissionsExt;
        // The user's umask takes away what others may not do.
        self.permissions(fs::Permissions::from_mode(0o666))
    }

    #[cfg(not(unix))]
    fn permissions_of_a_plain_file(&mut self) -> &mut Self {
        self
    }
}

/// `name.csv`, `name-2.csv`, `name-3.csv`, ...
fn numbered(destination: &Path, number: u32) -> PathBuf {
    if number == 1 {
        return destination.to_path_buf();
    }
    let mut name: OsString = destination.file_stem().unwrap_or_default().to_os_string();
    name.push(format!("-{number}"));
    if let Some(extension) = destination.extension() {
        name.push(".");
        name.push(extension);
    }
    destination.with_file_name(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(path: &Path, text: &str, overwrite: bool) -> PathBuf {
        let mut draft = Draft::begin(path, overwrite, b"log").expect("the folder can be written to");
        draft.write_all(text.as_bytes()).expect("there is room");
        draft.settle().expect("the file can be put in place")
    }

    #[test]
    fn an_existing_file_stays_unless_it_is_to_be_overwritten() {
        let folder = tempfile::tempdir().expect("there is room for a folder");
        let path = folder.path().join("diep/log.csv");
        assert_eq!(write(&path, "log een", false), path);
        assert_eq!(write(&path, "log twee", false), folder.path().join("diep/log-2.csv"));
        assert_eq!(fs::read_to_string(&path).unwrap(), "log een");
        assert_eq!(write(&path, "log drie", true), path);
        assert_eq!(fs::read_to_string(&path).unwrap(), "log drie");
    }

    #[test]
    fn a_file_with_a_fixed_name_is_not_numbered() {
        let folder = tempfile::tempdir().expect("there is room for a folder");
        let path = folder.path().join("nieuw.toml");
        place(&path, b"een", false).expect("the name is free");
        assert!(matches!(place(&path, b"twee", false), Err(ReportError::Taken(_))));
        assert_eq!(fs::read_to_string(&path).unwrap(), "een");
        place(&path, b"drie", true).expect("it may be replaced");
        assert_eq!(fs::read_to_string(&path).unwrap(), "drie");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_draft_that_is_given_up_leaves_nothing() {
        let folder = tempfile::tempdir().expect("there is room for a folder");
        let mut draft = Draft::begin(&folder.path().join("log.csv"), false, b"log").unwrap();
        draft.write_all(b"half").unwrap();
        drop(draft);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_file_of_another_kind_is_never_replaced() {
        let folder = tempfile::tempdir().expect("there is room for a folder");
        let path = folder.path().join("basis.toml");
        fs::write(&path, "titel = 1").unwrap();
        let refused = Draft::begin(&path, true, b"log");
        assert!(matches!(refused, Err(ReportError::NotOurs(_))));
        assert_eq!(fs::read_to_string(&path).unwrap(), "titel = 1");
    }
}
