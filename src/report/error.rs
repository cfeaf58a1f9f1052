//! Why a report could not be written, in Dutch.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// Why a report could not be written. An existing result is then still there.
#[derive(Debug)]
pub enum ReportError {
    /// A file or folder could not be written.
    Write {
        /// What was being written.
        path: PathBuf,
        /// Why that failed.
        source: io::Error,
    },
    /// Something that is not a folder has the name of the result.
    NotAFolder(PathBuf),
    /// A folder, or another thing that is not a file, has the name of the file.
    NotAFile(PathBuf),
    /// A file of this name is there already, and may not be replaced.
    Taken(PathBuf),
    /// The file that should be overwritten is of another kind.
    NotOurs(PathBuf),
    /// The folder that should be overwritten does not look like a result of `wmosim`.
    NotAResult(PathBuf),
    /// A chart could not be drawn.
    Chart {
        /// The file's name without extension.
        name: String,
        /// Why that failed.
        reason: String,
    },
    /// A file could not be made.
    Made {
        /// Its name.
        file: String,
        /// Why that failed.
        reason: String,
    },
}

impl ReportError {
    /// Turns an [`io::Error`] on `path` into a [`ReportError`].
    pub(super) fn at(path: &Path) -> impl FnOnce(io::Error) -> ReportError {
        let path = path.to_path_buf();
        move |source| ReportError::Write { path, source }
    }
}

impl fmt::Display for ReportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ReportError::Write { path, source } => {
                write!(f, "kan niet schrijven naar '{}': {}", path.display(), reason(source))
            }
            ReportError::NotAFolder(path) => write!(
                f,
                "'{}' bestaat al en is geen map. Kies een andere naam voor de map met resultaten.",
                path.display()
            ),
            ReportError::NotAFile(path) if path.file_name().is_some() && !path.is_dir() => write!(
                f,
                "'{}' is geen gewoon bestand. Geef de naam van een bestand, zoals 'logboek.csv'.",
                path.display()
            ),
            ReportError::NotAFile(path) => write!(
                f,
                "'{}' is een map en geen bestand. Geef de naam van een bestand, zoals '{}'.",
                path.display(),
                path.join("logboek.csv").display()
            ),
            ReportError::Taken(path) => {
                write!(f, "'{}' bestaat al en is niet veranderd. Kies een andere naam.", path.display())
            }
            ReportError::NotOurs(path) => write!(
                f,
                "'{}' is geen logboek van wmosim en wordt daarom niet overschreven. Kies een andere naam.",
                path.display()
            ),
            ReportError::NotAResult(path) => write!(
                f,
                "'{}' is geen map met resultaten van wmosim (er staat geen {} in) en wordt daarom niet \
                 overschreven. Kies een andere map, of maak deze map eerst zelf leeg.",
                path.display(),
                super::provenance::FILE
            ),
            ReportError::Chart { name, reason } => {
                write!(f, "de grafiek '{name}' kan niet worden getekend: {reason}")
            }
            ReportError::Made { file, reason } => write!(f, "'{file}' kan niet worden gemaakt: {reason}"),
        }
    }
}

impl std::error::Error for ReportError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            ReportError::Write { source, .. } => Some(source),
            _ => None,
        }
    }
}

/// What an operating system's error means, and what to do about it.
fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            "de schijf is vol. Maak ruimte vrij en probeer het opnieuw.".into()
        }
        io::ErrorKind::PermissionDenied => {
            "u mag hier niet schrijven. Kies een andere map, of vraag om schrijfrechten.".into()
        }
        io::ErrorKind::ReadOnlyFilesystem => {
            "deze schijf is alleen-lezen. Kies een map op een andere schijf.".into()
        }
        io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists => {
            "een deel van dit pad is een bestand en geen map.".into()
        }
        io::ErrorKind::NotFound => "deze map bestaat niet.".into(),
        io::ErrorKind::InvalidFilename | io::ErrorKind::InvalidInput => {
            "deze naam kan niet worden gebruikt.".into()
        }
        _ => format!("het besturingssysteem meldt: {error}"),
    }
}
