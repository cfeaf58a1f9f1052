//! What the user sees of a fault in the program.

use super::end::{End, error};
use crate::experiment::guard::note_place;
use std::backtrace::{Backtrace, BacktraceStatus};
use std::panic::{UnwindSafe, catch_unwind, set_hook};
use std::process::ExitCode;

/// Runs the program; a panic gives a Dutch message and the exit code of a failed run. Panics inside a replay are
/// left to the experiment, which knows which replay it was.
pub fn guard(program: impl FnOnce() -> ExitCode + UnwindSafe) -> ExitCode {
    set_hook(Box::new(|info| {
        if !note_place(info) {
            anstream::eprintln!(
                "{}",
                error(&format!("er is een fout in het programma zelf. Meld deze tekst: {info}"))
            );
        }
        // Only when a developer asks for it, with RUST_BACKTRACE=1.
        let trace = Backtrace::capture();
        if trace.status() == BacktraceStatus::Captured {
            anstream::eprintln!("{trace}");
        }
    }));
    catch_unwind(program).unwrap_or(End::Failed.into())
}
