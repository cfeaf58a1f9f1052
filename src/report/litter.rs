//! Temporary files and folders that never stay behind.
//!
//! A program that is killed cannot tidy up. So each temporary thing is locked by who made it, and a lock goes with its
//! process, however that ends. Whoever writes to the same folder afterwards removes what nobody holds any more.
//!
//! Where a file system has no locks nothing is removed: litter is better than the work of another.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use tempfile::{NamedTempFile, TempDir};

/// What the names of temporary files and folders begin with.
const PREFIX: &str = ".wmosim-";
/// Letters and digits that come after it.
const RANDOM: usize = 6;
/// The file in a temporary folder that its maker holds.
const LOCK: &str = "slot";
/// Where a result that is being replaced stands meanwhile, under its own name.
const ASIDE: &str = "oud";
/// Times that another may sweep away what was just made, before it was locked.
const TRIES: usize = 100;

/// A temporary folder that others leave alone as long as this process lives.
#[derive(Debug)]
pub(super) struct Workshop {
    folder: TempDir,
    // Held, not read.
    _lock: File,
}

impl Workshop {
    /// Makes one in `parent`, and sweeps what earlier programs left there.
    ///
    /// # Errors
    ///
    /// When it cannot be made.
    pub(super) fn begin(parent: &Path) -> io::Result<Workshop> {
        sweep(parent);
        for _ in 0..TRIES {
            let folder = tempfile::Builder::new().prefix(PREFIX).rand_bytes(RANDOM).tempdir_in(parent)?;
            let path = folder.path().join(LOCK);
            match File::create_new(&path) {
                Ok(lock) if held(&lock, &path) => return Ok(Workshop { folder, _lock: lock }),
                // Swept away between two steps.
                Ok(_) => {}
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(error),
            }
        }
        Err(io::ErrorKind::ResourceBusy.into())
    }

    /// Where things can be made.
    pub(super) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Where the result called `destination` can be put aside: there it is found again when this program is killed.
    ///
    /// # Errors
    ///
    /// When the folder cannot be made.
    pub(super) fn aside(&self, destination: &Path) -> io::Result<PathBuf> {
        let folder = self.path().join(ASIDE);
        fs::create_dir(&folder)?;
        Ok(folder.join(destination.file_name().unwrap_or_default()))
    }

    /// Leaves the folder where it is.
    pub(super) fn keep(self) {
        let _ = self.folder.keep();
    }
}

/// A temporary file in `parent` that others leave alone as long as this process lives; sweeps what earlier programs
/// left there.
///
/// # Errors
///
/// When it cannot be made.
pub fn file(parent: &Path, builder: impl Fn(&mut tempfile::Builder<'_, '_>)) -> io::Result<NamedTempFile> {
    sweep(parent);
    for _ in 0..TRIES {
        let mut plain = tempfile::Builder::new();
        plain.prefix(PREFIX).rand_bytes(RANDOM);
        builder(&mut plain);
        let file = plain.tempfile_in(parent)?;
        if held(file.as_file(), file.path()) {
            return Ok(file);
        }
    }
    Err(io::ErrorKind::ResourceBusy.into())
}

/// Locks `file`, and tells whether it is still there: another may have swept it away just before.
fn held(file: &File, path: &Path) -> bool {
    match file.try_lock() {
        Ok(()) => path.exists(),
        Err(TryLockError::WouldBlock) => false,
        // No locks here, so nobody sweeps either.
        Err(TryLockError::Error(_)) => true,
    }
}

/// Removes the temporary files and folders in `parent` whose maker is gone. What cannot be removed stays: this is
/// tidying, and no reason to fail.
fn sweep(parent: &Path) {
    let Ok(entries) = fs::read_dir(parent) else { return };
    for path in entries.filter_map(Result::ok).map(|entry| entry.path()).filter(|path| is_ours(path)) {
        let Ok(found) = fs::symlink_metadata(&path) else { continue };
        if found.is_dir() {
            sweep_folder(parent, &path);
        } else if found.is_file()
            && let Ok(file) = File::options().write(true).open(&path)
            && file.try_lock().is_ok()
        {
            let _ = fs::remove_file(&path);
        }
    }
}

/// True for names that only this module gives: what a user calls so is not touched.
fn is_ours(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy());
    let end = name.as_deref().and_then(|name| name.strip_prefix(PREFIX));
    end.is_some_and(|end| end.len() == RANDOM && end.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

/// Removes a temporary folder whose maker is gone. A result that it was replacing is put back when nothing has come
/// in its place.
fn sweep_folder(parent: &Path, folder: &Path) {
    let lock = match File::options().write(true).open(folder.join(LOCK)) {
        Ok(lock) if lock.try_lock().is_ok() => lock,
        Ok(_) => return,
        Err(_) => {
            // Its maker was killed before the lock was there, or is about to make it; the latter begins anew.
            let _ = fs::remove_dir(folder);
            return;
        }
    };
    for old in fs::read_dir(folder.join(ASIDE)).into_iter().flatten().filter_map(Result::ok) {
        let place = parent.join(old.file_name());
        if fs::symlink_metadata(&place).is_err() && fs::rename(old.path(), &place).is_err() {
            // It is safe where it is.
            return;
        }
    }
    // Windows does not remove what is open.
    if cfg!(windows) {
        drop(lock);
    }
    let _ = fs::remove_dir_all(folder);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).expect("it is there").filter_map(Result::ok);
        entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
    }

    #[test]
    fn what_a_killed_program_left_is_swept_and_what_is_in_use_is_not() {
        let home = tempfile::tempdir().expect("there is room");
        let (folder, draft) = (Workshop::begin(home.path()).unwrap(), file(home.path(), |_| ()).unwrap());
        fs::create_dir_all(home.path().join(".wmosim-dood01/nieuw/grafieken")).unwrap();
        fs::write(home.path().join(".wmosim-dood01/slot"), "").unwrap();
        fs::write(home.path().join(".wmosim-half02"), "hal").unwrap();
        fs::create_dir(home.path().join(".wmosim-leeg03")).unwrap();
        fs::write(home.path().join(".wmosim-van-mij"), "blijft").unwrap();
        drop(Workshop::begin(home.path()).unwrap());
        assert!(folder.path().exists() && draft.path().exists());
        drop((folder, draft));
        assert_eq!(names(home.path()), [".wmosim-van-mij"]);
    }

    #[test]
    fn a_result_that_was_put_aside_by_a_killed_program_comes_back() {
        let home = tempfile::tempdir().expect("there is room");
        let stranded = |name: &str, text: &str| {
            let folder = home.path().join(name).join("oud/uitkomst");
            fs::create_dir_all(&folder).unwrap();
            fs::write(home.path().join(name).join("slot"), "").unwrap();
            fs::write(folder.join("rapport.html"), text).unwrap();
        };
        stranded(".wmosim-aaaaaa", "het oude");
        sweep(home.path());
        let read = || fs::read_to_string(home.path().join("uitkomst/rapport.html")).unwrap();
        assert_eq!((read(), names(home.path())), ("het oude".to_owned(), vec!["uitkomst".to_owned()]));
        // Where a newer one stands, that is the result.
        stranded(".wmosim-bbbbbb", "het oudere");
        sweep(home.path());
        assert_eq!((read(), names(home.path())), ("het oude".to_owned(), vec!["uitkomst".to_owned()]));
    }

    #[test]
    fn many_at_once_do_not_sweep_each_other() {
        let home = tempfile::tempdir().expect("there is room");
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    for _ in 0..50 {
                        let folder = Workshop::begin(home.path()).expect("it can be made");
                        fs::write(folder.path().join("werk"), "x").expect("it is still there");
                        let draft = file(home.path(), |_| ()).expect("it can be made");
                        assert!(draft.path().exists());
                    }
                });
            }
        });
        assert!(names(home.path()).is_empty());
    }
}
