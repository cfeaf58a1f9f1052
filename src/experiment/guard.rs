//! Catching a panic inside one replay.
//!
//! A panic is a fault in this program. It must not end the run with a trace of memory addresses, but say which
//! replay meets it, so that it can be met again.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind};

thread_local! {
    static INSIDE: Cell<bool> = const { Cell::new(false) };
    static PLACE: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// A panic that was caught.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crash {
    /// What the panic said.
    pub message: String,
    /// File and line, when [`note_place`] is called by the panic hook.
    pub place: Option<String>,
}

/// For the panic hook: remembers where a panic came from. Returns false when the panic is not inside a replay, so
/// that nobody will catch it and the hook itself must report it.
pub fn note_place(info: &PanicHookInfo) -> bool {
    if INSIDE.get() {
        PLACE.set(info.location().map(|place| format!("{}:{}", place.file(), place.line())));
    }
    INSIDE.get()
}

/// Runs `replay`; a panic becomes a [`Crash`]. What `replay` borrows is not used again after a crash.
pub(super) fn guarded<T>(replay: impl FnOnce() -> T) -> Result<T, Crash> {
    PLACE.set(None);
    INSIDE.set(true);
    let outcome = catch_unwind(AssertUnwindSafe(replay));
    INSIDE.set(false);
    outcome.map_err(|panic| Crash { message: message(panic.as_ref()), place: PLACE.take() })
}

fn message(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "onbekend".to_owned())
}
