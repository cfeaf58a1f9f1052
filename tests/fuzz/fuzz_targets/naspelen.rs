//! Reads a hostile scenario, and when it is accepted plays some of it.

#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../robust/inputs.rs"]
mod inputs;

fuzz_target!(|bytes: &[u8]| {
    if let Some(scenario) = inputs::read_and_judge(&inputs::files(bytes)) {
        inputs::play_some(&scenario);
    }
});
