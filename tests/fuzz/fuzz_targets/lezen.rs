//! Reads a hostile scenario: it is accepted, or refused with a Dutch message about a place that exists. Says each million
//! inputs how many there were of each kind, how many were accepted, and how long the slowest took.

#![no_main]

use libfuzzer_sys::fuzz_target;
use std::sync::Mutex;
use std::time::{Duration, Instant};

#[path = "../../robust/inputs.rs"]
#[allow(dead_code)]
mod inputs;

/// What was read so far.
struct Tally {
    kinds: [u64; 8],
    accepted: u64,
    slowest: Duration,
}

static TALLY: Mutex<Tally> = Mutex::new(Tally { kinds: [0; 8], accepted: 0, slowest: Duration::ZERO });

fuzz_target!(|bytes: &[u8]| {
    let begun = Instant::now();
    let accepted = inputs::read_and_judge(&inputs::files(bytes)).is_some();
    let took = begun.elapsed();
    let mut tally = TALLY.lock().expect("one thread");
    tally.kinds[usize::from(bytes.first().copied().unwrap_or_default() % 8)] += 1;
    tally.accepted += u64::from(accepted);
    tally.slowest = tally.slowest.max(took);
    let count: u64 = tally.kinds.iter().sum();
    if count % 1_000_000 == 0 {
        eprintln!(
            "JACHT {count} gelezen, per soort {:?}, {} klopten, traagste {:?}",
            tally.kinds, tally.accepted, tally.slowest
        );
    }
});
