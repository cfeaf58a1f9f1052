//! Puts a set of files into a folder so that the folder is there whole, or not at all.
//!
//! The files are written to a temporary folder beside the destination, flushed to the disk, and then moved
//! into place by a rename, which a file system does in one step. Whatever goes wrong, an existing result
//! stays and the temporary folder goes: at once, or when the program was killed at the next result in that place.

use super::error::ReportError;
use super::litter::Workshop;
use super::provenance;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// Writes `files` (names with `/`) as the folder `destination` and returns where they are.
///
/// When `destination` exists, it is replaced if `overwrite` is true and it holds a result or nothing;
/// otherwise the first free name of `destination-2`, `destination-3`, ... is taken.
pub fn write(files: &[(String, Vec<u8>)], destination: &Path, overwrite: bool) -> Result<PathBuf, ReportError> {
    let destination = real(destination)?;
    check(&destination, overwrite)?;
    let parent = destination.parent().map(Path::to_path_buf).unwrap_or_default();
    fs::create_dir_all(&parent).map_err(ReportError::at(&parent))?;
    let workshop = Workshop::begin(&parent)
        .map_err(|e| ReportError::Write { path: parent.clone(), source: e.kind().into() })?;
    let fresh = workshop.path().join("nieuw");
    fill(&fresh, files, &destination)?;
    let place = match overwrite {
        true => replace(workshop, &fresh, destination)?,
        false => settle(&fresh, destination)?,
    };
    // The result is in place; that its name survives a power cut is worth a try, not an error.
    let _ = sync_folder(&parent);
    Ok(place)
}

/// Refuses a destination that [`write()`] would refuse, before any work is done for it. Tries whether anything can be
/// written there.
pub fn check_early(destination: &Path, overwrite: bool) -> Result<(), ReportError> {
    let destination = real(destination)?;
    check(&destination, overwrite)?;
    let ground = destination.ancestors().skip(1).find(|folder| folder.is_dir());
    let Some(ground) = ground else { return Ok(()) };
    let tried = Workshop::begin(ground).map(drop);
    tried.map_err(|e| ReportError::Write { path: ground.to_path_buf(), source: e.kind().into() })
}

/// The destination itself, when it is a link to a folder; with its parent made explicit.
fn real(destination: &Path) -> Result<PathBuf, ReportError> {
    let destination = match fs::symlink_metadata(destination) {
        Ok(found) if found.is_symlink() => destination.canonicalize().map_err(ReportError::at(destination))?,
        _ => destination.to_path_buf(),
    };
    match (destination.file_name(), destination.parent()) {
        (Some(name), Some(parent)) if parent.as_os_str().is_empty() => Ok(Path::new(".").join(name)),
        (Some(_), Some(_)) => Ok(destination),
        // `.`, `..` and `/` have no name to give to a new folder.
        _ => destination
            .canonicalize()
            .ok()
            .filter(|path| path.file_name().is_some())
            .ok_or_else(|| ReportError::at(&destination)(io::ErrorKind::InvalidInput.into())),
    }
}

/// Refuses what may not be replaced.
fn check(destination: &Path, overwrite: bool) -> Result<(), ReportError> {
    let Ok(found) = fs::symlink_metadata(destination) else { return Ok(()) };
    if !found.is_dir() {
        return Err(ReportError::NotAFolder(destination.to_path_buf()));
    }
    if overwrite && !destination.join(provenance::FILE).is_file() {
        let mut content = fs::read_dir(destination).map_err(ReportError::at(destination))?;
        if content.next().is_some() {
            return Err(ReportError::NotAResult(destination.to_path_buf()));
        }
    }
    Ok(())
}

/// Writes all files below `folder` and flushes them. Errors name the file as it would have been called.
fn fill(folder: &Path, files: &[(String, Vec<u8>)], destination: &Path) -> Result<(), ReportError> {
    let mut folders = vec![folder.to_path_buf()];
    fs::create_dir(folder).map_err(ReportError::at(destination))?;
    for (name, bytes) in files {
        let path = folder.join(name);
        let written = (|| {
            if let Some(parent) = path.parent().filter(|parent| !parent.is_dir()) {
                fs::create_dir_all(parent)?;
                folders.push(parent.to_path_buf());
            }
            let mut file = File::create_new(&path)?;
            file.write_all(bytes)?;
            file.sync_all()
        })();
        written.map_err(ReportError::at(&destination.join(name)))?;
    }
    folders.iter().rev().try_for_each(|f| sync_folder(f)).map_err(ReportError::at(destination))
}

/// Moves `fresh` to the first free name. Renaming onto a folder that holds something fails, so another
/// process that takes the same name at the same moment loses nothing.
fn settle(fresh: &Path, destination: PathBuf) -> Result<PathBuf, ReportError> {
    let mut number = 1_u32;
    loop {
        let place = numbered(&destination, number);
        if fs::symlink_metadata(&place).is_err() {
            match fs::rename(fresh, &place) {
                Ok(()) => return Ok(place),
                Err(e) if fs::symlink_metadata(&place).is_err() => return Err(ReportError::at(&place)(e)),
                Err(_) => {}
            }
        }
        number += 1;
    }
}

/// Puts `fresh` in the place of the old folder, in one step where the system can.
fn replace(workshop: Workshop, fresh: &Path, destination: PathBuf) -> Result<PathBuf, ReportError> {
    if swap(fresh, &destination).is_ok() {
        return Ok(destination);
    }
    let aside = workshop.aside(&destination).map_err(ReportError::at(&destination))?;
    let had_old = destination.exists();
    if had_old {
        fs::rename(&destination, &aside).map_err(ReportError::at(&destination))?;
    }
    if let Err(error) = fs::rename(fresh, &destination) {
        if had_old && fs::rename(&aside, &destination).is_err() {
            // The old result is safe where it was put: it must not go with the temporary folder.
            workshop.keep();
            return Err(ReportError::Write { path: aside, source: error });
        }
        return Err(ReportError::at(&destination)(error));
    }
    Ok(destination)
}

/// Exchanges two folders in one step, so that at every moment a whole result stands in its place.
#[cfg(any(target_os = "linux", target_os = "macos"))]
fn swap(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn swap(_one: &Path, _other: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// `name`, `name-2`, `name-3`, ...
fn numbered(destination: &Path, number: u32) -> PathBuf {
    if number == 1 {
        return destination.to_path_buf();
    }
    let mut name: OsString = destination.file_name().unwrap_or_default().to_os_string();
    name.push(format!("-{number}"));
    destination.with_file_name(name)
}

/// Flushes the names in a folder to the disk, where the system can.
fn sync_folder(folder: &Path) -> io::Result<()> {
    match cfg!(unix) {
        true => File::open(folder)?.sync_all(),
        false => Ok(()),
    }
}
