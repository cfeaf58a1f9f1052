//! A fingerprint of what some scenarios yield, made natively and in WebAssembly.

use sha2::{Digest, Sha256};
use wmosim::experiment::{Options, Silent, Stop, compare};
use wmosim::model;
use wmosim::scenario::{Loader, Unreadable, read_all};

/// The scenarios that are replayed: the base, and one that turns many mechanisms another way.
const FILES: [(&str, &str); 2] = [
    ("basis.toml", include_str!("../../../scenarios/basis.toml")),
    ("beter-organiseren.toml", include_str!("../../../scenarios/beter-organiseren.toml")),
];

struct Shelf;

impl Loader for Shelf {
    fn bytes(&self, path: &str) -> Result<Vec<u8>, Unreadable> {
        let file = FILES.iter().find(|(name, _)| *name == path);
        file.map(|(_, text)| text.as_bytes().to_vec()).ok_or(Unreadable::Missing)
    }
}

/// SHA-256 of every bit that `replications` replications of both scenarios yield: each measure over the whole period
/// and in each month, the waiting times, the overruns, the number of events, and the averages and intervals of the
/// comparison. How much it is made of comes with it.
///
/// # Panics
///
/// When a scenario is refused or a replication meets a fault.
pub fn fingerprint(seed: u64, replications: u32) -> ([u8; 32], u64) {
    let paths = FILES.map(|(name, _)| name.to_owned());
    let scenarios = read_all(&paths, &Shelf).expect("the scenarios are right");
    let (mut hash, mut numbers) = (Sha256::new(), 0_u64);
    let mut add = |bits: u64| {
        hash.update(bits.to_le_bytes());
        numbers += 1;
    };
    for scenario in &scenarios {
        scenario.hash.bytes().for_each(|byte| add(u64::from(byte)));
        for replication in 0..replications {
            let outcome = model::run(&scenario.plan, seed, replication);
            let figures = outcome.whole.iter().chain(&outcome.values).chain(&outcome.overruns);
            figures.for_each(|figure| add(figure.to_bits()));
            outcome.waiting.iter().for_each(|count| add(u64::from(*count)));
            add(outcome.events);
        }
    }
    let options = Options { replications, seed, threads: 1 };
    let comparison = compare(&scenarios, 0, options, &Silent, &Stop::default()).expect("no replication meets a fault");
    for scenario in &comparison.scenarios {
        for figure in &scenario.figures {
            for interval in [figure.value, figure.difference].into_iter().flatten() {
                [interval.mean, interval.low, interval.high].iter().for_each(|bound| add(bound.to_bits()));
            }
        }
    }
    (hash.finalize().into(), numbers)
}

/// Four bytes of the fingerprint, as a number that WebAssembly can give back: `word` is 0 to 7.
#[unsafe(no_mangle)]
pub extern "C" fn fingerprint_word(seed: u32, replications: u32, word: u32) -> u32 {
    let (hash, _) = cached(seed, replications);
    let at = (word as usize % 8) * 4;
    u32::from_be_bytes([hash[at], hash[at + 1], hash[at + 2], hash[at + 3]])
}

/// How many numbers the fingerprint is made of.
#[unsafe(no_mangle)]
pub extern "C" fn fingerprint_numbers(seed: u32, replications: u32) -> u32 {
    cached(seed, replications).1 as u32
}

/// The fingerprint, made once.
fn cached(seed: u32, replications: u32) -> ([u8; 32], u64) {
    static MADE: std::sync::OnceLock<((u32, u32), ([u8; 32], u64))> = std::sync::OnceLock::new();
    let (asked, made) = MADE.get_or_init(|| ((seed, replications), fingerprint(u64::from(seed), replications)));
    assert_eq!(*asked, (seed, replications), "one fingerprint for each instance");
    *made
}
