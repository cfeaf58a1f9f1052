//! Reads a hostile scenario: it is accepted, or refused with a Dutch message about a place that exists.

#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../robust/inputs.rs"]
mod inputs;

fuzz_target!(|bytes: &[u8]| {
    inputs::read_and_judge(&inputs::files(bytes));
});
