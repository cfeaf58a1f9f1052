//! One measurement, for the scripts that measure from outside: `schaal.py` (time and memory of a process of its own)
//! and `instructies.sh` (instructions under valgrind). With `cargo bench` it does nothing.

// Time is what is measured.
#![allow(clippy::disallowed_methods)]

mod beside;

use std::process::ExitCode;
use std::time::Instant;
use wmosim::experiment::progress::{Silent, Stop};
use wmosim::experiment::run::{Options, compare};
use wmosim::model::run;
use wmosim::report::charts::raster;
use wmosim::scenario::{Scenario, find, load_all};

const USAGE: &str = "gebruik:
  meting herhaling INWONERS JAREN HERHALINGEN                      na elkaar, zonder rapport
  meting vergelijk INWONERS JAREN HERHALINGEN SCENARIOS THREADS    zoals wmosim vergelijk, zonder rapport
  meting png TEKENING.svg PLAATJE.png";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let number = |text: &str| text.parse::<u32>().unwrap_or_else(|_| panic!("{text} is geen getal"));
    match words.as_slice() {
        ["herhaling", inhabitants, years, count] => {
            one_by_one(number(inhabitants), number(years), number(count));
        }
        ["vergelijk", inhabitants, years, count, scenarios, threads] => {
            let options = Options { replications: number(count), seed: 1, threads: number(threads) as usize };
            together(&some(number(inhabitants), number(years), number(scenarios)), options);
        }
        ["png", drawing, picture] => {
            let svg = std::fs::read_to_string(drawing).unwrap_or_else(|error| panic!("{drawing}: {error}"));
            let png = raster::png(&svg).unwrap_or_else(|error| panic!("{drawing}: {error}"));
            std::fs::write(picture, png).unwrap_or_else(|error| panic!("{picture}: {error}"));
        }
        [] => {}
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    }
    ExitCode::SUCCESS
}

fn one_by_one(inhabitants: u32, years: u32, count: u32) {
    let plan = beside::basis(inhabitants, years).plan;
    let begun = Instant::now();
    let events: u64 = (0..count).map(|replication| run(&plan, 1, replication).events).sum();
    told(begun, events);
}

/// Some scenarios: the base for a municipality of some size, or with more than one, those that are shipped.
fn some(inhabitants: u32, years: u32, count: u32) -> Vec<Scenario> {
    if count == 1 {
        return vec![beside::basis(inhabitants, years)];
    }
    let paths = find(&["scenarios".to_owned()]).unwrap_or_else(|wrong| panic!("{wrong}"));
    let all = load_all(&paths).unwrap_or_else(|wrong| panic!("{wrong}"));
    all.into_iter().take(count as usize).collect()
}

fn together(scenarios: &[Scenario], options: Options) {
    let begun = Instant::now();
    compare(scenarios, 0, options, &Silent, &Stop::default()).unwrap_or_else(|failure| panic!("{failure}"));
    told(begun, 0);
}

fn told(begun: Instant, events: u64) {
    let (seconds, peak) = (begun.elapsed().as_secs_f64(), peak());
    println!("{{\"seconden\": {seconds:.6}, \"gebeurtenissen\": {events}, \"geheugen_kib\": {peak}}}");
}

/// The most memory that this process has had, in KiB; 0 where the system does not tell.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()).and_then(|number| number.parse().ok()).unwrap_or(0)
}
