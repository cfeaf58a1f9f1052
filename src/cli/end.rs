//! How a command ends: what it says and the exit code.

use super::{crash, json};
use crate::experiment::Failure;
use anstream::{AutoStream, ColorChoice};
use std::io::{ErrorKind, Write};
use std::process::ExitCode;

/// How a command ended. The number is the exit code; [`super::arguments`] explains these in the help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// It did what was asked.
    Done = 0,
    /// It could not finish, or a figure of the calibration is out of range.
    Failed = 1,
    /// The input is wrong; nothing was run.
    Wrong = 2,
    /// The user stopped it with Ctrl-C: 128 plus the number of that signal, as shells expect.
    Interrupted = 130,
}

impl From<End> for ExitCode {
    fn from(end: End) -> ExitCode {
        ExitCode::from(end as u8)
    }
}

/// Why a command did not do what was asked, for the user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// How the command ends.
    pub end: End,
    /// The Dutch text; empty when all was said. It may be coloured; colours are dropped where they cannot be shown.
    pub text: String,
    /// The same for another program, one for each thing that is wrong in a file; empty when the text is all there is.
    pub details: Vec<Detail>,
}

/// One thing that is wrong in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Detail {
    /// The file, when it is about one.
    pub file: Option<String>,
    /// The line, from 1.
    pub line: Option<usize>,
    /// What is wrong.
    pub what: String,
    /// What to do about it.
    pub remedies: Vec<String>,
}

impl Trouble {
    /// Ends so, with this text.
    pub fn new(end: End, text: impl Into<String>) -> Trouble {
        Trouble { end, text: text.into(), details: Vec::new() }
    }

    /// The input is wrong. `text` becomes "fout: text".
    pub fn wrong(text: impl AsRef<str>) -> Trouble {
        Trouble::new(End::Wrong, error(text.as_ref()))
    }

    /// The run failed. `text` becomes "fout: text".
    pub fn failed(text: impl AsRef<str>) -> Trouble {
        Trouble::new(End::Failed, error(text.as_ref()))
    }
}

impl From<Failure> for Trouble {
    fn from(failure: Failure) -> Trouble {
        match &failure {
            Failure::Stopped { .. } => Trouble::new(End::Interrupted, failure.to_string()),
            Failure::Crashed { .. } => Trouble::failed(crash::told(&failure)),
            Failure::Nothing | Failure::Incomparable(_) | Failure::Refused(_) => {
                Trouble::wrong(failure.to_string())
            }
        }
    }
}

/// `text` as an error message.
pub fn error(text: &str) -> String {
    format!("\x1b[1;31mfout:\x1b[0m {text}")
}

/// Whether messages on the error stream may be coloured: it is a terminal that can, and the user did not refuse
/// (`NO_COLOR`).
pub fn colour() -> bool {
    AutoStream::choice(&std::io::stderr()) != ColorChoice::Never
}

/// Says `text` to the user, unless the answer is for another program.
///
/// # Errors
///
/// As [`print()`].
pub fn say(text: &str) -> Result<(), Trouble> {
    if json::asked() { Ok(()) } else { print(text) }
}

/// Prints `text` on the standard output. A reader who stops reading (`| head`) is no trouble.
///
/// # Errors
///
/// When it cannot be written, such as to a full disk.
pub fn print(text: &str) -> Result<(), Trouble> {
    let mut stream = anstream::stdout();
    match writeln!(stream, "{text}").and_then(|()| stream.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Trouble::failed(format!("de uitkomst kan niet worden getoond: {error}")))
        }
        _ => Ok(()),
    }
}

/// Tells what is wrong, if anything, and gives the exit code.
pub fn conclude(outcome: Result<End, Trouble>) -> ExitCode {
    match outcome {
        Ok(end) => end.into(),
        Err(trouble) => {
            if !trouble.text.is_empty() {
                let text = if json::asked() { json::failure(&trouble) } else { trouble.text.clone() };
                // With nowhere to say it, the exit code has to do.
                let _ = writeln!(anstream::stderr(), "{}", text.trim_end());
            }
            trouble.end.into()
        }
    }
}
