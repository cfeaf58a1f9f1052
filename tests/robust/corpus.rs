//! What the hunt with `tests/fuzz` kept: every input that reached something that no other did.
//!
//! Most of them spoil a line of a scenario by its number, so a line more in `basis.toml` makes other files of them. Those
//! named `heel-` spoil nothing and are always valid.

use super::inputs;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// The longest that reading one scenario may take, in a build with assertions on a busy machine. What is read in
/// practice takes a few milliseconds.
const LONGEST: Duration = Duration::from_secs(5);

fn corpus() -> Vec<(PathBuf, Vec<u8>)> {
    let mut all: Vec<(PathBuf, Vec<u8>)> = fs::read_dir("tests/robust/corpus")
        .expect("there is a corpus")
        .map(|entry| entry.expect("it is there").path())
        .map(|path| (path.clone(), fs::read(path).expect("it can be read")))
        .collect();
    all.sort();
    all
}

#[test]
fn every_input_of_the_corpus_is_read_or_refused_in_time() {
    let corpus = corpus();
    assert!(corpus.len() > 100, "the corpus is there");
    let mut accepted = 0;
    for (path, bytes) in &corpus {
        let begun = Instant::now();
        accepted += u32::from(inputs::read_and_judge(&inputs::files(bytes)).is_some());
        assert!(begun.elapsed() < LONGEST, "{} took {:?}", path.display(), begun.elapsed());
    }
    assert!(accepted > 10, "some of it is valid: {accepted}");
}

#[test]
fn a_part_of_every_valid_input_of_the_corpus_can_be_played() {
    let (mut played, mut whole) = (0, 0);
    // All that ever made the model fall over, and a part of the rest.
    let found = |path: &Path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("gevonden-"));
    let chosen = |(place, (path, _)): &(usize, &(PathBuf, Vec<u8>))| found(path) || place % 3 == 0;
    for (_, (_, bytes)) in corpus().iter().enumerate().filter(chosen) {
        if let Some(scenario) = inputs::read_and_judge(&inputs::files(bytes)) {
            played += 1;
            whole += u32::from(inputs::play_some(&scenario));
        }
    }
    assert!(played > 3 && whole > 0, "{played} were played, {whole} to the end");
}

/// A small generator with a fixed seed: this test needs no good randomness, only much variety.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        self.0 >> 33
    }
}

/// What a hunt met.
#[derive(Default)]
struct Bag {
    kinds: [u64; 8],
    accepted: u64,
    played: u64,
    slowest: Duration,
    slowest_bytes: Vec<u8>,
}

/// Reads `count` inputs of these kinds, and plays one in `rarely` of those that are accepted: that takes a hundred times
/// as long as reading.
fn hunt(seed: u64, count: u64, kinds: &[u8], rarely: u64) -> Bag {
    let mut dice = Dice(seed);
    let mut bag = Bag::default();
    let begun_all = Instant::now();
    for number in 1..=count {
        let length = 4 + dice.next() % 40;
        let mut bytes: Vec<u8> = (0..length).map(|_| dice.next() as u8).collect();
        bytes[0] = kinds[dice.next() as usize % kinds.len()];
        bag.kinds[usize::from(bytes[0] % 8)] += 1;
        let begun = Instant::now();
        let accepted = inputs::read_and_judge(&inputs::files(&bytes));
        let took = settled(begun.elapsed(), &bytes);
        assert!(took < LONGEST, "{bytes:?} took {took:?}");
        if took > bag.slowest {
            (bag.slowest, bag.slowest_bytes) = (took, bytes);
        }
        if let Some(scenario) = accepted {
            bag.accepted += 1;
            if bag.accepted % rarely == 0 {
                bag.played += 1;
                inputs::play_some(&scenario);
            }
        }
        if number % 250_000 == 0 {
            let Bag { kinds, accepted, played, slowest, slowest_bytes } = &bag;
            println!(
                "{number} in {:.0?}: per kind {kinds:?}, {accepted} accepted, {played} played, slowest {slowest:?} \
                 {slowest_bytes:?}, most memory {}",
                begun_all.elapsed(),
                most_memory()
            );
        }
    }
    bag
}

/// How long reading `bytes` takes, when it took so long once: on a busy machine the program may have had to wait. What took
/// long is read again, and the shortest counts.
fn settled(took: Duration, bytes: &[u8]) -> Duration {
    if took < Duration::from_millis(20) {
        return took;
    }
    let again = || {
        let begun = Instant::now();
        inputs::read_and_judge(&inputs::files(bytes));
        begun.elapsed()
    };
    (0..3).map(|_| again()).fold(took, Duration::min)
}

/// The most memory that this program ever held, as Linux says it; elsewhere nothing.
fn most_memory() -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default().trim().to_owned()
}

#[test]
fn inputs_that_nobody_chose_are_read_or_refused() {
    assert!(hunt(2026, 1_000, &[2, 3, 4, 5, 6, 7], 10).accepted > 20, "some of it is valid");
    hunt(2027, 20_000, &[0, 1], 10);
}

/// The long hunt, with the numbers `seed`, `count` and kinds in `WMOSIM_JACHT`: see docs/betrouwbaarheid.md. A kind that
/// is named twice comes twice as often.
#[test]
#[ignore = "takes hours"]
fn the_long_hunt() {
    let asked = std::env::var("WMOSIM_JACHT").expect("WMOSIM_JACHT=\"zaad aantal soorten\"");
    let numbers: Vec<u64> = asked.split(' ').map(|text| text.parse().expect("a number")).collect();
    let kinds: Vec<u8> = numbers[2..].iter().map(|kind| *kind as u8).collect();
    let bag = hunt(numbers[0], numbers[1], &kinds, 1_000);
    println!("{} inputs were read, {} of them valid, {} played", numbers[1], bag.accepted, bag.played);
}
